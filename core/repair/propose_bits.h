// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrections of flipped bits as operations of their own: pages, values and slots whose checksum passes when
// one bit, a byte, or a pair of bits where that is unique, is changed back. Each says how likely other damage
// is to look like it. What it gives are the very bytes that were there.
//
// A page or value is only corrected where its records make sense afterwards (section_contents.h); at most
// kBitOperationsMax are proposed, the rest is left to whoever writes the section anew. One thread.
// Source: findings.md §1 ("the bit"), format.md §2.1, §7, §10.
#pragma once

#include "core/inspect/store_view.h"
#include "core/repair/plan.h"

#include <span>

namespace cryo {

inline constexpr std::size_t kBitOperationsMax = 200;

/// For those findings that a flipped bit can have made. `view` must have exact record counts.
/// Errors: Cancelled.
Result<std::vector<Operation>> proposeBits(const StoreView& view, std::span<const Finding> findings,
                                           const Progress& progress);

} // namespace cryo
