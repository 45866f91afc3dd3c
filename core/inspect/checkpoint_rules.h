// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer against its checkpoint, or what the lack of one means: FZ-17 … FZ-22; and sections that a freezer
// should have: DR-06.
//
// Pure functions; any thread. `view` must have exact record counts. Source: format.md §10.3, §10.7;
// findings.md.
#pragma once

#include "core/inspect/table_rules.h"

namespace cryo {

/// FZ-17 (with a checkpoint), FZ-18 … FZ-22.
void judgeCheckpoint(const StoreView& view, const TableReport& table, const FindingSink& sink);

/// FZ-17 without a checkpoint: `bucket` is in the upper half and was not written yet, while records of its
/// are found through the lower half.
void reportHalfDoneResize(const StoreView& view, std::uint64_t records, std::uint64_t bucket,
                          const FindingSink& sink);

/// DR-06: holes among the freezer's sections.
void judgeSectionHoles(const StoreView& view, const FindingSink& sink);

} // namespace cryo
