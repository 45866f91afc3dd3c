// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replays a script on our engines: what `cryoctl replay` does, and what is compared with the original.
//
//   {"n":line,"op":…,"result":… or "error":…,"metrics":…}     one report line for each line of the script
//
// The configuration line is number 0 and opens the store. Each opening is like a new process: metrics begin
// at zero. Letting go of a store leaves in its files exactly what the reference leaves there. One thread.
#pragma once

#include "app/cryoctl/replay/script_store.h"

namespace cryo::script {

struct ReplayOptions {
    HeaderPolicy headers;
};

class Replay {
public:
    /// `storage` must outlive the replay, and belongs to it alone.
    /// Errors: InvalidArgument for a configuration that cannot be read.
    static Result<Replay> begin(Storage& storage, const Json& config, const ReplayOptions& options = {});

    /// Line 0: opens the store for the first time. Comes before any run().
    Json open();
    /// Does the next operation; its line of the report.
    Json run(const Operation& operation);
    /// Whether the store is open now.
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }

private:
    Replay(Storage& storage, const Json& config, const ReplayOptions& options);

    Outcome<Json> openStore(const std::optional<std::string>& checkpoint, Json result);
    Outcome<Json> reopen(const Operation& operation);
    Outcome<Json> apply(const Operation& operation);
    Outcome<Json> close();
    Outcome<Json> destroy();
    Outcome<Json> files();
    void changeConfig(const Json& changes, Json& result);
    [[nodiscard]] Json line(std::size_t number, const std::string& name, const Outcome<Json>& outcome) const;

    Storage* m_storage;
    ReplayOptions m_options;
    Settings m_settings;
    std::size_t m_keyBytes;
    Memory m_memory;
    std::unique_ptr<MetricsRegistry> m_metrics;
    std::unique_ptr<Store> m_store;
};

/// A whole script: every line of the report.
Result<std::vector<Json>> replayScript(Storage& storage, std::string_view script,
                                       const ReplayOptions& options = {});

} // namespace cryo::script
