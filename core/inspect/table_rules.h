// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a freezer's table may be wrong in by itself: its size (FZ-01 … FZ-05), its slots (FZ-06, FZ-08,
// FZ-09), and the pass over it that finds the heads of all chains.
//
// The table is read in windows, holes of the file are skipped: what it claims to be costs nothing. One
// thread. Source: format.md §10.2, §10.7; findings.md (FZ).
#pragma once

#include "core/inspect/row_finder.h"
#include "core/inspect/scan_progress.h"

#include <array>

namespace cryo {

/// The state of the table's slots.
struct TableReport {
    std::uint64_t buckets = 0;     ///< floor(payload / 58)
    std::uint64_t bucketsRead = 0; ///< fewer where the file is longer than any table can be, or a read failed
    std::uint64_t size = 0;        ///< buckets that lookups use
    bool halfDoneResize = false;   ///< FZ-17
    std::uint64_t resizeProgress = 0; ///< buckets that the resize has copied, as far as the slots show it
    std::uint64_t usedBuckets = 0;    ///< with a head that exists, below `size`
    std::uint64_t validSlots = 0;
    std::uint64_t emptySlots = 0; ///< of the buckets that were read
    std::uint64_t badSlots = 0;
    std::uint64_t slotsAfterCheckpoint = 0; ///< valid ones with an epoch above the checkpoint's
    std::uint64_t highestEpoch = 0;
    /// Section of the first slot in file order that has the highest epoch: where 2026.2.0 goes on without a
    /// checkpoint.
    std::optional<Section> sectionOfHighestEpoch;
    std::array<std::uint64_t, 256> added{}; ///< used buckets by the `added` of their head
};

/// What the pass over the table leaves for the chains. Rows fit 32 bits: the caller has seen to it.
struct TableHeads {
    struct Head {
        std::uint32_t bucket = 0;
        std::uint32_t row = 0;
        std::uint8_t added = 0;
    };
    struct Older {
        std::uint32_t row = 0; ///< the record that a valid older slot leads to; kMissing if it does not exist
        std::uint32_t bucket = 0;
    };
    static constexpr std::uint32_t kMissing = UINT32_MAX;
    /// A bucket whose bytes are not all zero, and that has no head that exists.
    struct Unusable {
        std::uint32_t bucket = 0;
        std::uint8_t badSlots = 0; ///< bit 0: slot 0 fails its checksum, bit 1: slot 1
        bool dangling = false;     ///< it has a head, but that record does not exist
    };
    std::vector<Head> heads;        ///< ascending by bucket
    std::vector<Older> older;       ///< ascending by bucket
    std::vector<Unusable> unusable; ///< ascending by bucket
    std::uint64_t upperWritten =
        0; ///< 1 + the highest bucket at or above half the table that is not all zero
};

struct TableScanOptions {
    /// Buckets from here on are not read: no hash of 32 bits leads there.
    std::uint64_t bucketsMax = std::uint64_t{1} << 32;
    /// Quick: nothing but findings is wanted, and slots that only the journal can judge are given as FZ-06.
    bool quick = false;
};

/// Reads the whole table. Findings: FZ-06, FZ-08, FZ-09, DR-10. `heads` may be null.
/// Errors: Cancelled.
Result<TableReport> scanTable(const StoreView& view, const TableScanOptions& options, TableHeads* heads,
                              const FindingSink& sink, ScanProgress& progress);

/// The table's header, and its size against itself, the records and the checkpoint: HD-, FZ-01 … FZ-05.
/// `view` must have exact record counts.
void judgeTableSize(const StoreView& view, const FindingSink& sink);

/// FZ-06 for the slots of `bucket` that `badSlots` names.
void reportBadSlots(const StoreView& view, Bucket bucket, unsigned badSlots, const FindingSink& sink);

/// Buckets that lookups use: those of the checkpoint, if it names a possible number; else those of the table.
/// A table that is shorter than its checkpoint says ends in buckets of zeros, as it does for an engine.
[[nodiscard]] std::uint64_t lookupSize(const StoreView& view);

/// A bucket of the table; an empty one between its end and lookupSize().
/// Errors: ItemOutOfRange, ReadFailed, NotFound without a table.
[[nodiscard]] Result<BucketReading> readLookupBucket(const StoreView& view, Bucket bucket);

/// Where a slot lies in the table file.
[[nodiscard]] Where whereOfSlot(const StoreView& view, Bucket bucket, int slot,
                                std::uint64_t offsetInSlot = 0);

/// The slot that lookups follow: the valid one with the higher epoch; but one that an opening with the
/// checkpoint wipes, and that leads nowhere (`exists`), gives way to the other. None for an empty or unusable
/// bucket; it may lead nowhere.
template <typename Exists>
[[nodiscard]] std::optional<int> headOfBucket(const BucketReading& reading,
                                              const std::optional<Checkpoint>& checkpoint, Exists exists)
{
    if (!reading.head)
        return std::nullopt;
    const int newest = *reading.head;
    const TableSlot& slot = reading.slots[static_cast<std::size_t>(newest)].slot;
    if (!checkpoint || slot.epoch <= checkpoint->epoch || exists(slot.head))
        return newest;
    const SlotReading& other = reading.slots[static_cast<std::size_t>(1 - newest)];
    if (other.state != SlotState::Valid)
        return std::nullopt;
    // Wiped as well, if it is newer than the checkpoint and leads nowhere.
    if (other.slot.epoch > checkpoint->epoch && !exists(other.slot.head))
        return std::nullopt;
    return 1 - newest;
}

} // namespace cryo
