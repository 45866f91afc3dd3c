// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two engines behind one interface, as a script sees them. Errors are the texts of the report.
// One thread.
#pragma once

#include "app/cryoctl/replay/random_items.h"
#include "app/cryoctl/replay/script.h"
#include "core/base/metrics.h"
#include "core/journal/release_policy.h"

#include <map>
#include <memory>

namespace cryo::script {

/// What a replay remembers from one operation to the next.
struct Memory {
    std::size_t operation = 0;                 ///< number of the operation being applied
    std::map<std::size_t, Bytes> cursors;      ///< freezer: by the number of the put
    std::optional<std::string> lastCheckpoint; ///< freezer: hex, of the last sync or close
};

/// An open store.
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    /// An operation that needs an open store and leaves it open.
    virtual Outcome<Json> apply(const Operation& operation, Memory& memory) = 0;
    /// Writes everything out; the checkpoint as hex, if there is such a thing. Not used afterwards.
    virtual Outcome<std::optional<std::string>> close() = 0;
    virtual Outcome<void> destroy() = 0;
    /// Brings the files to what the reference has in them now.
    virtual Outcome<void> writeOut() = 0;
    /// What can be listed: a summary, then every item by index. Nothing but the summary for a freezer.
    virtual void dumpItems(std::size_t keysAsked, const std::function<void(Json)>& line) = 0;
    /// {"key", "value" or "error"}.
    virtual Json dumpKey(ByteView key) = 0;
};

struct StoreOpening {
    Storage& storage;
    const Settings& settings;
    MetricsScope metrics;
    HeaderPolicy headers;
    std::size_t keyBytes = 0;
    std::optional<std::string> checkpoint; ///< hex
    ReleasePolicy release{};               ///< whose rules decide; `headers` is apart from it
};

[[nodiscard]] Outcome<std::unique_ptr<Store>> openArchiveStore(const StoreOpening& opening);
[[nodiscard]] Outcome<std::unique_ptr<Store>> openFreezerStore(const StoreOpening& opening);

/// How the errors begin that ours reports where the reference does not come back: docs/deviations.md, FZ-1
/// and FZ-2.
inline constexpr std::string_view kChainLoops = "record corrupted: the chain leads back";
inline constexpr std::string_view kResizeNeverEnds = "the resize never ends";

/// The text of an engine's error: "panic: …" where the reference aborts.
[[nodiscard]] std::string textOf(const Error& error);

/// The key of an operation: hex, or `text:` and a text that zeros fill up.
[[nodiscard]] Outcome<Bytes> keyOf(const Json& fields, std::size_t keyBytes);

/// A value for the report; null for none.
[[nodiscard]] Outcome<Json> found(const Result<std::optional<Bytes>>& codecBytes, const ValueCodec& codec);

/// How a check_random operation went.
class Tally {
public:
    void add(const DecodedValue& expected, const Result<std::optional<Bytes>>& got, const ValueCodec& codec);
    [[nodiscard]] Json json() const;

private:
    std::uint64_t m_found = 0;
    std::uint64_t m_missing = 0;
    std::uint64_t m_different = 0;
    std::uint64_t m_errors = 0;
    std::optional<std::string> m_firstError;
};

/// The fields of a checkpoint, and its hex.
[[nodiscard]] Json checkpointJson(std::string_view hex);

} // namespace cryo::script
