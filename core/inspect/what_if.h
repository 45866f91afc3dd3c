// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lookups would cost if something were chosen otherwise: an archive's translator, a freezer's table
// size, and heads moved forward past records that their bucket does not look for.
//
// Pure functions of a view or of a chain pass; any thread. Source: product.md §3.7, F11, F12; behaviour.md §1
// (what get counts).
#pragma once

#include "core/inspect/chain_pass.h"
#include "core/inspect/store_view.h"

namespace cryo {

/// An archive with another translator. Items of one translated key stand in one list; a lookup reads the
/// list's records one after the other until the key is right.
struct TranslatorOutlook {
    Translator translator;
    std::uint64_t items = 0;
    std::uint64_t keys = 0;        ///< different translated keys
    std::uint64_t longest = 0;     ///< items in the longest list
    double unnecessaryReads = 0;   ///< of a lookup that finds its key, on average over all items
    std::uint64_t memoryBytes = 0; ///< of the index, about: a hash map of 16-byte entries, lists beside it

    /// Items that share their translated key with an earlier one.
    [[nodiscard]] std::uint64_t conflicts() const { return items - keys; }
};

/// One entry for each of OneCap, TwoCap, FourCap and EightCap. Reads every index file once; 8 bytes of memory
/// a record. Errors: InvalidArgument for a freezer; Unsupported where no record can be read; Cancelled.
Result<std::vector<TranslatorOutlook>> translatorOutlook(const StoreView& view,
                                                         const Progress& progress = {});

/// A freezer whose present records were put, in their order, into a new table.
struct TableOutlook {
    std::uint64_t tableSize = 0;
    std::uint64_t tableBytes = 0; ///< of the file
    std::uint64_t usedBuckets = 0;
    std::uint32_t p99Length = 0; ///< over all buckets
    std::uint32_t longest = 0;
    double meanLookupCost = 0; ///< unnecessary reads of a lookup that finds its key
    std::uint32_t maxLookupCost = 0;
    bool isPresent = false; ///< of the size that the table has
};

/// The present size and those around it by halves and doubles: two smaller, three larger, at most
/// kOutlookBucketsMax. 4 bytes of memory a bucket. Errors: Cancelled.
Result<std::vector<TableOutlook>> tableOutlook(const ChainPass& chains, const Progress& progress = {});
inline constexpr std::uint64_t kOutlookBucketsMax = std::uint64_t{1} << 27;

/// Every head moved forward to the newest record of its own bucket: nothing is lost, and the records of
/// siblings before it are not read any more.
struct TightenOutlook {
    std::uint64_t bucketsChanged = 0;
    double meanBefore = 0; ///< unnecessary reads of a lookup that finds its key
    double meanAfter = 0;
    std::uint32_t maxBefore = 0;
    std::uint32_t maxAfter = 0;
};

/// Errors: Cancelled.
Result<TightenOutlook> tightenOutlook(const ChainPass& chains, const Progress& progress = {});

} // namespace cryo
