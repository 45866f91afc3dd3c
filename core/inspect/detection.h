// SPDX-License-Identifier: GPL-3.0-or-later
//
// Self-identifying open: which stores a root holds, and with which parameters, from the bytes alone.
//
// Every guess comes with its evidence and a confidence. "certain" and "likely" must never be wrong;
// "ambiguous" must have the truth among its candidates; otherwise it is "unknown". Reads only; nothing is
// locked or written. Source: format.md §11, newer.md §5–6, product.md §3.3, cli.md (detect).
#pragma once

#include "core/base/progress.h"
#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <variant>

namespace cryo {

enum class Confidence : std::uint8_t { Certain, Likely, Ambiguous, Unknown };
[[nodiscard]] std::string_view confidenceName(Confidence confidence); ///< "certain", …

using ParameterValue = std::variant<std::uint64_t, bool, std::string>;

/// One possible value, or every value from min to max that is a divisor of `divides` (where given).
struct Candidate {
    std::optional<ParameterValue> value;
    std::optional<std::uint64_t> min;
    std::optional<std::uint64_t> max;
    std::optional<std::uint64_t> divides;
};

/// Names as in cli.md: page_size key_size items_per_section compression table_size codec.
struct Parameter {
    std::string name;
    std::optional<ParameterValue> value; ///< the best guess; none when unknown
    Confidence confidence = Confidence::Unknown;
    std::vector<Candidate> candidates; ///< when ambiguous; best first
    std::string evidence;              ///< an English sentence with figures
    bool overridden = false;           ///< given by configuration or the user
};

/// A release, or a group of them, that has touched a store, and why that is known. Source: newer.md §6.
struct ReleaseEvidence {
    std::string release;
    std::string evidence;
};

struct DetectedStore {
    StoreLayout layout; ///< the best guesses, ready to be opened
    std::vector<Parameter> parameters;
    std::vector<HeaderLayout> headerLayouts; ///< those seen, V0 before V1
    std::vector<ReleaseEvidence> releases;
    std::string checkpointEvidence; ///< where layout.checkpoint comes from; empty without one

    [[nodiscard]] const Parameter* parameter(std::string_view name) const;
};

/// Something in the root that belongs to no archive and no freezer.
struct OtherEntry {
    enum class What : std::uint8_t { Metadata, Ordinal, Hold, Unknown };
    std::string path; ///< relative to the root
    What what = What::Unknown;
};
[[nodiscard]] std::string_view
otherEntryName(OtherEntry::What what); ///< "metadata", "ordinal", "hold", "unknown"

/// What the user or a configuration file knows better. Empty members are inferred.
struct LayoutOverrides {
    std::optional<StoreKind> kind;
    std::optional<StorePartitions> partitions; ///< names the store whole: nothing is grouped by contents then
    std::optional<PageSize> pageSize;
    std::optional<std::uint32_t> keySizeBytes;
    std::optional<std::uint64_t> itemsPerSection;
    std::optional<bool> compressed;
    std::optional<Codec> codec;
    std::optional<Translator> translator;
    std::optional<Checkpoint> checkpoint;
    [[nodiscard]] bool empty() const;
};

struct Detection {
    std::vector<DetectedStore> stores; ///< by name
    std::vector<OtherEntry> other;     ///< by path
    std::vector<Finding> findings;     ///< about the root and its folders: DR-07, DR-08, HD-09, MK-01, …
};

/// Looks through a root. `overrides` apply to every store, or to the one whose key partition it names.
/// Errors: those of listRoot; Cancelled. A folder that cannot be read is a finding.
Result<Detection> detectStores(const ReadableStorage& storage, const LayoutOverrides& overrides = {},
                               const Progress& progress = {});

} // namespace cryo
