// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a freezer holds, from one pass over its table and its records: the lengths of its chains against what
// chance would give, what a lookup costs, which records are not found or shadowed; and a single bucket, drawn
// out.
//
// Reports are immutable; any thread. Source: format.md §10, product.md F10–F14 and §3.7, cli.md (chains,
// bucket).
#pragma once

#include "core/inspect/chain_pass.h"
#include "core/inspect/chain_walk.h"

#include <map>
#include <memory>

namespace cryo {

/// One section, as its index file says.
struct FreezerSectionReport {
    Section section;
    bool hasKeyFile = false;
    bool hasValueFile = false;
    std::uint64_t records = 0;    ///< what an engine keeps when it opens the key file
    std::uint64_t cutRecords = 0; ///< of these, dropped at the next opening: past the value file (IX-02)
    std::uint64_t unreadableRecords = 0; ///< of these, in pages that fail
    std::uint64_t keyFileBytes = 0;      ///< with header
    std::uint64_t valueFileBytes = 0;    ///< with header
    std::uint64_t valueBytes = 0;        ///< sum of the value sizes that readable records name
    std::uint64_t findings = 0;          ///< warnings and worse about its two files
    double meanDepth = 0;                ///< of its reachable records
    std::uint64_t shadowed = 0;
};

struct BucketLength {
    Bucket bucket;
    std::uint32_t length = 0;
};

struct FreezerReport {
    std::shared_ptr<const StoreView> view; ///< the view that was scanned, with exact record counts
    std::shared_ptr<const ChainPass> chains;
    TableReport table;
    std::vector<FreezerSectionReport> sections; ///< ascending; every section with a key or a value file

    std::uint64_t records = 0;
    std::uint64_t unreadableRecords = 0;
    std::uint64_t unreachableRecords = 0; ///< not found from the bucket of their key (FZ-12)
    std::uint64_t shadowedRecords = 0;
    std::uint64_t shadowedBytes = 0; ///< value bytes of shadowed records
    std::uint64_t keys = 0;          ///< distinct keys among the readable records
    std::uint64_t valueBytes = 0;

    /// length → buckets with a chain of that length, 0 included; only lengths that occur.
    std::map<std::uint32_t, std::uint64_t> histogram;
    std::uint32_t longest = 0;
    double meanLength = 0; ///< over all buckets
    std::uint32_t p50Length = 0, p99Length = 0;

    /// Unnecessary reads of a lookup that finds its key, over all keys that are found.
    double meanLookupCost = 0;
    std::uint32_t p50LookupCost = 0, p99LookupCost = 0, maxLookupCost = 0;
    /// The sum behind the mean: what the engine counts when it looks every key up once.
    std::uint64_t unnecessaryReads = 0;

    std::vector<BucketLength> worst; ///< longest chains, longest first; ties by bucket; kWorstKept at most
    static constexpr std::size_t kWorstKept = 100;

    /// s₀ of findings.md §1: the smallest table size that the chains are consistent with.
    std::uint64_t smallestTableSize = 0;

    /// Buckets that would have a chain of `length` if the records fell into the table by chance: size ·
    /// Poisson(length; records / size).
    [[nodiscard]] double expectedBuckets(std::uint32_t length) const;
};

/// Reads the table and every index file once, sections in parallel, and judges files, pages, records, slots
/// and chains on the way (HD-, DR-, PG-, IX-, VA-01, FZ-) into `sink`, which may be empty. Progress counts
/// bytes. Errors: InvalidArgument when the view is no freezer; LimitExceeded beyond 2^32 - 2 records;
/// Cancelled. What cannot be read is a finding.
Result<std::shared_ptr<const FreezerReport>> freezerReport(std::shared_ptr<const StoreView> view,
                                                           const FindingSink& sink = {},
                                                           const Progress& progress = {});

/// One record of a bucket's chain.
struct ChainLink {
    RecordRow record;
    bool own = true;  ///< its key belongs to this bucket; else it is a sibling's from before a resize
    Bucket keyBucket; ///< the bucket of its key at the table's present size
    bool shadowedInChain = false; ///< a newer record of this chain has the same key
};

/// A bucket and its chain.
struct BucketView {
    Bucket bucket;
    FileOffset offset; ///< of the bucket in the table file
    BucketReading reading;
    std::optional<int> headSlot;  ///< the slot whose record begins the chain (table_rules.h, headOfBucket)
    std::vector<ChainLink> chain; ///< newest first
    ChainEnd end = ChainEnd::Empty;
    std::optional<RecordPlace> stoppedAt; ///< the place that could not be followed
    std::vector<Finding> findings;
};

/// Walks one bucket's chain through the store; needs no scan. At most `limit` links are read. Own and sibling
/// keys are told apart by `tableSize` (default: lookupSize(view)).
/// Errors: NotFound without a table; ItemOutOfRange for a bucket that is not there; ReadFailed of the table.
Result<BucketView> bucketView(const StoreView& view, Bucket bucket, std::size_t limit = 10'000,
                              std::optional<std::uint64_t> tableSize = {});

} // namespace cryo
