// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a freezer's chains may be wrong in: FZ-10, FZ-11 for one record; FZ-07, FZ-12 … FZ-16 for all of them,
// and FZ-06 for slots that only the journal can judge.
//
// Pure functions; any thread. Source: format.md §10, findings.md (FZ).
#pragma once

#include "core/inspect/chain_builder.h"

namespace cryo {

/// Where `next` of a record leads: a row, or a finding (FZ-10, FZ-11), or the end of the chain.
/// `sink` may be empty.
[[nodiscard]] std::optional<Row> judgeNext(const StoreLayout& layout, const FixedJournalReader* keys, Row row,
                                           RecordPlace place, const std::optional<RecordPlace>& next,
                                           RowFinder& rows, const FindingSink& sink);

struct ChainRulesInput {
    const StoreView& view;
    const ChainPass& pass;
    const ReachReport& reach;
    const TableHeads& heads;
    std::uint64_t shadowedRecords = 0;
    std::uint64_t shadowedBytes = 0;
};

/// FZ-07, FZ-12, FZ-13 (records that are not reached), FZ-06 (bad slots of buckets to which no record
/// belongs), FZ-14, FZ-15, FZ-16.
void judgeChains(const ChainRulesInput& input, const FindingSink& sink);

/// Rows below this one belong to the checkpoint; all rows without one.
[[nodiscard]] Row rowsOfCheckpoint(const StoreView& view);

} // namespace cryo
