// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a release would refuse, drop, delete or hide: the UP- findings, beside those of a check.
//
// Most follow from what the check found and from names and headers; the store is opened by simulation only
// where the check found something that can make an engine refuse it or cut it. A healthy store costs nothing.
// One call, one thread. Source: findings.md (UP), newer.md §3–§5.
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_view.h"
#include "core/simulate/simulate_open.h"

#include <span>

namespace cryo {

/// Files of the store with a V1 header; opens every one of them, on all processors.
[[nodiscard]] std::uint64_t countV1Files(const StoreView& view);

/// The releases that a store without an engine named for it is judged for: those that its files do not
/// exclude. V1 headers or markers: 2026.10.0; several records of one index: not 2026.2.0; else all.
[[nodiscard]] std::vector<Release> releasesToJudge(const StoreView& view, std::span<const Finding> found,
                                                   std::uint64_t v1Files);

/// Reports UP-01 … UP-09 for `releases`. `found`: what a check of `level` found, with the records of each
/// code that FindingList keeps; `v1Files`: of countV1Files; `opening` says what the releases would be given
/// (its release is not looked at). Errors: Cancelled; those of simulateOpen.
Result<> reportReleaseFindings(const std::shared_ptr<const StoreView>& view, CheckLevel level,
                               std::span<const Finding> found, std::uint64_t v1Files,
                               std::span<const Release> releases, const SimulateOptions& opening,
                               const FindingSink& sink, const Progress& progress = {});

} // namespace cryo
