// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the verbs that simulate show what they found: an opening, its changes, what prevents them.
//
// One thread. Source: cli.md (simulate-open, upgrade-check, convert).
#pragma once

#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "core/simulate/upgrade_check.h"

namespace cryo::ctl {

/// The options of a simulated opening, for the store that was opened. Errors: those of the configuration
/// file.
Result<SimulateOptions> simulateOptions(const StoreOptions& options, const StoreLayout& layout,
                                        std::string_view release);

/// One change as a script gets it.
struct Step {
    std::string partition;
    std::string blob;
    std::string_view op; ///< write, truncate, create, remove
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};
[[nodiscard]] std::vector<Step> stepsOf(const std::vector<OverlayChange>& changes);
/// With the lock file, where the release makes one.
[[nodiscard]] std::vector<Step> stepsOf(const SimulatedOpen& opening);
[[nodiscard]] Json stepJson(const Step& step);
void printSteps(Output& out, const std::vector<Step>& steps);

/// opens, error, and the counts.
[[nodiscard]] Json openingJson(const SimulatedOpen& opening);
/// "opens, 3 of 100 items lost"
[[nodiscard]] std::string openingText(const SimulatedOpen& opening);
[[nodiscard]] Json lostItemJson(const LostItem& item);
[[nodiscard]] std::string lostItemText(const LostItem& item);
[[nodiscard]] Json changeJson(const PreventingChange& change);

/// Writes a store into the folder that --copy names, and says so; nothing where it names none. Errors: those
/// of copyStore.
Result<> writeCopy(Context& context, const ReadableStorage& store, const StoreLayout& layout,
                   const std::string& folder);

} // namespace cryo::ctl
