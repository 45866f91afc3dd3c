// SPDX-License-Identifier: GPL-3.0-or-later
//
// A snapshot: the small print of a store at one moment, and what has changed since. Journals only grow, so a
// section is the same as long as the records that it had then still have their checksum.
//
//   file    "CRYOSNAP" | version u16 | body length u64 | crc32c(body) u32 | body
//   body    zstd of: kind u8 | taken (ms since 1970) u64 | name | key size u32 | items per section u64 |
//           table size u64 | sections | ranges | buckets             lists and texts begin with their length
//           u64
//   section number u64 | records u64 | crc32c of their bytes u32 | key file bytes u64 | value file bytes u64
//   range   first u64 | last u64                                      archive
//   bucket  number u32 | chain length u32 | head's section u64 | head's position u64      freezer, used ones
// All numbers big-endian. Values are not part of it: a record says where its value is and how long.
//
// Plain data and pure functions; any thread. Source: product.md §3.11, cli.md (snapshot).
#pragma once

#include "core/inspect/diff.h"

namespace cryo {

struct SectionPrint {
    Section section;
    std::uint64_t records = 0;
    std::uint32_t recordsCrc = 0; ///< of the bytes of these records, one after the other
    std::uint64_t keyFileBytes = 0;
    std::uint64_t valueFileBytes = 0;
    friend bool operator==(const SectionPrint&, const SectionPrint&) = default;
};

struct BucketPrint {
    std::uint32_t bucket = 0;
    std::uint32_t length = 0;
    RecordPlace head;
    friend bool operator==(const BucketPrint&, const BucketPrint&) = default;
};

struct Snapshot {
    StoreKind kind = StoreKind::Archive;
    std::int64_t takenMs = 0; ///< since 1970
    std::string name;
    std::uint32_t keySizeBytes = 0;
    std::uint64_t itemsPerSection = 0;
    std::uint64_t tableSize = 0;
    std::vector<SectionPrint> sections; ///< ascending
    std::vector<IndexRange> ranges;     ///< ascending
    std::vector<BucketPrint> buckets;   ///< ascending
    [[nodiscard]] std::uint64_t records() const;
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// Reads the records of every section once more. Errors: Cancelled.
Result<Snapshot> takeSnapshot(const DiffSide& side, std::int64_t takenMs, const Progress& progress = {});

[[nodiscard]] Result<Bytes> encodeSnapshot(const Snapshot& snapshot);
/// Errors: InvalidValue for what is no snapshot or a damaged one; Unsupported for a later version.
[[nodiscard]] Result<Snapshot> decodeSnapshot(ByteView file);
inline constexpr std::uint64_t kSnapshotBytesMax = std::uint64_t{1} << 30; ///< of file and body

enum class SectionChangeKind : std::uint8_t {
    New,     ///< was not there
    Gone,    ///< is not there any more
    Grown,   ///< the records of then, and more
    Shrunk,  ///< fewer records than then, and those as then
    Changed, ///< other bytes where records of then stand
};
/// "new", "gone", "grown", "shrunk", "changed".
[[nodiscard]] std::string_view sectionChangeName(SectionChangeKind kind);

struct SectionChange {
    Section section;
    SectionChangeKind kind = SectionChangeKind::New;
    std::uint64_t recordsThen = 0;
    std::uint64_t recordsNow = 0;
};

struct BucketChange {
    Bucket bucket;
    std::optional<RecordPlace> headThen;
    std::optional<RecordPlace> headNow;
    std::uint32_t lengthThen = 0;
    std::uint32_t lengthNow = 0;
};

/// What is another now.
struct SnapshotDiff {
    std::vector<SectionChange> sections;
    std::vector<IndexRange> indicesGone; ///< archive: were stored and are not
    std::vector<IndexRange> indicesNew;
    std::vector<BucketChange> buckets; ///< freezer: the first kBucketsKept that have another head or length
    std::uint64_t bucketsChanged = 0;
    std::uint64_t tableSizeThen = 0;
    std::uint64_t tableSizeNow = 0;
    std::uint64_t recordsThen = 0;
    std::uint64_t recordsNow = 0;
    static constexpr std::size_t kBucketsKept = 100'000;

    [[nodiscard]] bool isEqual() const
    {
        return sections.empty() && indicesGone.empty() && indicesNew.empty() && bucketsChanged == 0 &&
               tableSizeThen == tableSizeNow;
    }
};

/// Errors: InvalidArgument for a snapshot of the other kind; Cancelled.
Result<SnapshotDiff> compareWithSnapshot(const Snapshot& then, const DiffSide& now,
                                         const Progress& progress = {});

} // namespace cryo
