// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every chain of a freezer from one sequential pass over its records: how long each is, how deep each record
// lies, whether a lookup of its key reaches it, and which records are shadowed.
//
//   row        number of a record through all sections in order; older records have lower rows
//   length(r)  records from r to the end of its chain, r included = 1 + length(next(r))
//   depth(r)   records that a lookup of r's key reads before it = length(head of its bucket) - length(r)
//   reachable  r lies in the chain of its own bucket, bucket(crc32c(key)) at tableSize()
//   shadowed   a lookup of r's key answers with another record: a newer one; or, where r itself is not
//              reachable, any that is. So each key has exactly one record that is not shadowed.
// A record that cannot be trusted (its page fails) ends the chains that run into it, as it does for an
// engine. `next` counts only when it names an older record that exists; so no walk can loop. The head of a
// bucket is the valid slot with the higher epoch; where a checkpoint is known and that slot lies after it and
// leads nowhere, the other one (an opening wipes the first).
//
// Immutable when made (chain_builder.h); any thread. Memory: 13 bytes a record, 8 a bucket that has a head, 4
// a bucket where the table is not sparse. Source: format.md §10, product.md F10, F12.
#pragma once

#include "core/freezer/table_format.h"

#include <optional>
#include <vector>

namespace cryo {

/// The number of a record through all sections.
using Row = std::uint64_t;

class ChainPass {
public:
    /// Records in all sections, unreadable ones included.
    [[nodiscard]] Row records() const { return m_hash.size(); }

    /// Buckets that lookups use. While a resize is half done and no checkpoint says so: the size before it.
    [[nodiscard]] std::uint64_t tableSize() const { return m_tableSize; }

    /// Whether the record's bytes can be trusted. Of the others nothing below is known.
    [[nodiscard]] bool readable(Row row) const { return (m_flags[row] & kUnreadable) == 0; }
    [[nodiscard]] bool reachable(Row row) const { return (m_flags[row] & kReachable) != 0; }
    [[nodiscard]] bool shadowed(Row row) const { return (m_flags[row] & kShadowed) != 0; }
    /// crc32c of the key.
    [[nodiscard]] std::uint32_t keyHash(Row row) const { return m_hash[row]; }
    /// The bucket of the record's key; none if the table has none or the record is unreadable.
    [[nodiscard]] std::optional<Bucket> bucketOf(Row row) const;
    /// Records from this one to the end of its chain, itself included.
    [[nodiscard]] std::uint32_t length(Row row) const { return m_length[row]; }
    /// Records that a lookup of its key reads before it; none if it is not reachable.
    [[nodiscard]] std::optional<std::uint32_t> depth(Row row) const
    {
        if (!reachable(row))
            return std::nullopt;
        return m_headLength[headIndexOfHash(m_hash[row])] - m_length[row];
    }
    /// Tells the processor that depth() of these rows will be asked for: who asks for many in order calls it
    /// with rows a little and twice as far ahead. Rows past the end are ignored.
    void expectDepth(Row near, Row far) const
    {
        if (m_headIndex.empty() || far >= m_hash.size())
            return;
        __builtin_prefetch(&m_headIndex[bucketOfHash(m_hash[far], m_tableSize).value]);
        const std::uint32_t head = m_headIndex[bucketOfHash(m_hash[near], m_tableSize).value];
        if (head != kNoHead)
            __builtin_prefetch(&m_headLength[head]);
    }
    /// The next older record of its chain; none at the end, or where `next` cannot be followed.
    [[nodiscard]] std::optional<Row> next(Row row) const;

    /// The newest record of a bucket's chain; none for an empty bucket or a head that does not exist.
    [[nodiscard]] std::optional<Row> head(Bucket bucket) const;
    /// Records in a bucket's chain; 0 for an empty one.
    [[nodiscard]] std::uint32_t chainLength(Bucket bucket) const;
    /// Whether the bucket's bytes are not all zero, and yet it has no head.
    [[nodiscard]] bool unusable(Bucket bucket) const;

    /// The longest chain in each of `cells` equal parts of the table, in order: what a heat map shows. Cell i
    /// covers buckets i·size/cells … (i+1)·size/cells - 1. At most tableSize() cells are made,
    /// and at most kCellsMax.
    [[nodiscard]] std::vector<std::uint32_t> longestByCell(std::size_t cells) const;
    static constexpr std::uint64_t kCellsMax = std::uint64_t{1} << 24;
    /// The bucket with the longest chain among first … last, the first of several; none if all are empty.
    [[nodiscard]] std::optional<Bucket> longestIn(Bucket first, Bucket last) const;

    /// Buckets with a head.
    [[nodiscard]] std::uint64_t usedBuckets() const { return m_heads.size(); }
    /// Calls visit(bucket, head row) for every bucket with a head, ascending.
    template <typename Visit>
    void forEachHead(Visit visit) const
    {
        for (const Head& head : m_heads)
            visit(Bucket{head.bucket}, Row{head.row});
    }

private:
    friend class ChainBuilder;
    using Row32 = std::uint32_t;
    static constexpr Row32 kNoRow = UINT32_MAX;
    static constexpr std::uint32_t kNoHead = UINT32_MAX;
    static constexpr std::uint8_t kReachable = 1;
    static constexpr std::uint8_t kShadowed = 2;
    static constexpr std::uint8_t kUnreadable = 4;

    struct Head {
        std::uint32_t bucket = 0;
        Row32 row = kNoRow;
    };

    /// The place of a bucket's head in m_heads, or kNoHead.
    [[nodiscard]] std::uint32_t headIndex(std::uint64_t bucket) const
    {
        if (m_headIndex.empty())
            return searchHead(bucket);
        return bucket < m_headIndex.size() ? m_headIndex[bucket] : kNoHead;
    }
    [[nodiscard]] std::uint32_t searchHead(std::uint64_t bucket) const;
    /// As above for the bucket of a key; follows the lower half where the upper was not written yet.
    [[nodiscard]] std::uint32_t headIndexOfHash(std::uint32_t hash) const
    {
        if (m_tableSize == 0)
            return kNoHead;
        const std::uint64_t bucket = bucketOfHash(hash, m_tableSize).value;
        const std::uint32_t own = headIndex(bucket);
        return own != kNoHead || !m_upperFallsBack ? own : lowerHead(bucket);
    }
    [[nodiscard]] std::uint32_t lowerHead(std::uint64_t bucket) const;

    std::vector<std::uint32_t> m_hash;
    std::vector<Row32> m_next;
    std::vector<std::uint32_t> m_length;
    std::vector<std::uint8_t> m_flags;
    std::vector<Head> m_heads;               ///< ascending by bucket, all below m_tableSize
    std::vector<std::uint32_t> m_headLength; ///< length of each of m_heads
    std::vector<std::uint32_t> m_headIndex;  ///< bucket → place in m_heads; empty for a sparse table
    std::vector<std::uint32_t> m_unusable;   ///< ascending buckets that are not all zero and have no head
    std::uint64_t m_tableSize = 0;
    /// A bucket of zeros in the upper half is looked up as the one half a table below it.
    bool m_upperFallsBack = false;
};

} // namespace cryo
