// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes a ChainPass: filled record by record (any order, several threads on different rows), then finished.
//
//   fill        hash and next of every readable record
//   reach       one sweep from the newest record to the oldest. Every bucket is at some record, first at its
//               head; buckets at the same record are one set (union-find), and when the sweep has passed a
//               record its set moves on to the next older one. A record is reachable if its own bucket is in
//               the set that is at it. Buckets are never walked one by one: time is linear, whatever the
//               chains.
//   length      one sweep from the oldest to the newest
//   shadow      records of equal hash, found by sorting windows of the hashes, compared by their keys
//
// One thread but for fill. Source: format.md §10.2, §10.5; findings.md §1 (s₀), FZ-12, FZ-14 … FZ-17.
#pragma once

#include "core/inspect/chain_pass.h"
#include "core/inspect/scan_progress.h"
#include "core/inspect/table_rules.h"

#include <memory>

namespace cryo {

/// What the sweep found out beside the pass itself.
struct ReachReport {
    /// Records whose bucket lies in the upper half and is all zero, while the bucket half a table below leads
    /// to them: a half-done resize (FZ-17). And the lowest of these buckets.
    std::uint64_t unsplitRecords = 0;
    std::optional<Bucket> firstUnsplit;
    /// Buckets whose older slot is not part of the newer one's chain, or whose `added` exceeds it (FZ-15);
    /// the first kKept of them.
    std::uint64_t strangeOlderSlots = 0;
    std::vector<Bucket> strangeOlder;
    /// s₀ of findings.md §1.
    std::uint64_t smallestTableSize = 0;
    /// Records in the chain of a bucket that their hash disagrees with modulo s₀ (FZ-14); the first kKept.
    struct Foreign {
        Row row = 0;
        Bucket bucket;
    };
    std::uint64_t foreignRecords = 0;
    std::vector<Foreign> foreign;
    static constexpr std::size_t kKept = 1000;

    void noteUnsplit(Bucket bucket);
    void noteStrangeOlder(Bucket bucket);
};

class ChainBuilder {
public:
    /// Errors: LimitExceeded for more records than 32 bits can number, or than the files can really hold.
    static Result<ChainBuilder> start(const StoreView& view);

    /// Notes a record whose bytes can be trusted. Rows may come from several threads, each row once.
    /// `next`: the row of the next older record, or none.
    void setRecord(Row row, std::uint32_t keyHash, std::optional<Row> next)
    {
        m_pass->m_hash[row] = keyHash;
        m_pass->m_next[row] = next ? static_cast<std::uint32_t>(*next) : ChainPass::kNoRow;
        m_pass->m_flags[row] = 0;
    }

    /// Takes the heads of the table, decides on the table size, and finds out what is reachable. `sizeKnown`:
    /// the table's size is that of a checkpoint; else it may be twice the right one (a half-done resize).
    /// Errors: Cancelled.
    Result<ReachReport> reach(TableHeads& heads, std::uint64_t tableSize, bool sizeKnown,
                              const Progress& progress);

    /// Finds the shadowed records; reads the keys of those whose hash stands twice. Errors: Cancelled;
    /// ReadFailed. Returns the value bytes of all shadowed records.
    Result<std::uint64_t> findShadowed(const StoreView& view, const Progress& progress);

    [[nodiscard]] const ChainPass& pass() const { return *m_pass; }
    [[nodiscard]] std::shared_ptr<const ChainPass> finish() { return std::move(m_pass); }

private:
    ChainBuilder()
        : m_pass(new ChainPass())
    {
    }
    struct Sweep;
    struct Candidate;
    struct SetNode;

    void useHeads(const TableHeads& heads, std::uint64_t tableSize);
    Result<ReachReport> sweep(const TableHeads& heads, const Progress& progress, int foreignBelowBits);
    void prefetch(const Sweep& state, Row row) const;
    void sweepRow(Sweep& state, Row row, ReachReport& report) const;
    void judgeRow(Sweep& state, Row row, std::uint32_t root, ReachReport& report) const;
    [[nodiscard]] std::uint64_t reachableCount() const;
    void measureLengths();
    void judgeAdded(const TableHeads& heads, ReachReport& report) const;
    Result<std::vector<Candidate>> candidates(const Progress& progress) const;
    static Result<> readKeys(const StoreView& view, std::vector<Candidate>& candidates,
                             const Progress& progress);
    std::uint64_t markShadowed(std::vector<Candidate>& candidates);

    std::shared_ptr<ChainPass> m_pass;
};

} // namespace cryo
