// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows one bucket's chain through the files, newest record first, without any pass before it.
//
// Every step goes to a record that is older and exists, so a walk ends, whatever the bytes say. Thread rule:
// any thread; the view is only read. Source: format.md §10.8.
#pragma once

#include "core/inspect/table_rules.h"

namespace cryo {

/// Why a chain's walk ended.
enum class ChainEnd : std::uint8_t {
    End,        ///< `next` is none
    Empty,      ///< no head
    Dangling,   ///< the head or `next` names a record that does not exist (FZ-09, FZ-10)
    NotOlder,   ///< `next` is not older: followed, it could loop (FZ-11)
    Unreadable, ///< a page on the way fails
    Limit,      ///< the visitor wanted no more
};
[[nodiscard]] std::string_view chainEndName(ChainEnd end); ///< "end", "empty", "dangling", "not-older", …

struct ChainWalk {
    std::optional<int> headSlot; ///< the slot whose record begins the chain (table_rules.h, headOfBucket)
    ChainEnd end = ChainEnd::Empty;
    std::optional<RecordPlace> stoppedAt; ///< the place that could not be, or was not, followed
};

/// Gets a record of the chain; false ends the walk before the next one.
using LinkVisitor = std::function<bool(RecordRow&& record)>;

/// Walks the chain of a bucket that was read. FZ-09, FZ-10, FZ-11 go to `sink`, which may be empty.
ChainWalk walkChain(const StoreView& view, Bucket bucket, const BucketReading& reading,
                    const LinkVisitor& visit, const FindingSink& sink);

} // namespace cryo
