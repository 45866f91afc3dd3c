// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which records an opening dropped, found by how many each section has left.
//
// Sections that kept all their records are not read where it is known from elsewhere how many of them can be
// read. The others are, in parallel; values only of what is lost. Source: newer.md §3.
#pragma once

#include "core/inspect/store_view.h"
#include "core/simulate/simulate_open.h"

namespace cryo {

using RecordCounts = std::map<Section, std::uint64_t>;

struct LossInput {
    const StoreView& before;
    const RecordCounts& kept;     ///< records of each section after the opening
    const RecordCounts& readable; ///< of sections that kept everything: how many of these can be read
    bool opens = false;           ///< else nothing was dropped but what the files no longer have
    std::size_t sampleSize = 0;
};

/// Fills itemsBefore, itemsAfter, itemsLost, itemsLostGood and lostSample. Errors: those of reading a file.
Result<> countLoss(const LossInput& input, SimulatedOpen& result);

} // namespace cryo
