// SPDX-License-Identifier: GPL-3.0-or-later
// Damages a store in memory, as disks and crashes do. Each function stands for one sort of accident.
// All of them throw std::out_of_range where the file is missing or too short for the damage: then the
// caller's idea of the store is wrong. Thread rule: plain functions on one storage.
#pragma once

#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/page_format.h"
#include "core/storage/memory_storage.h"

namespace cryo::demo {

/// A file of a storage.
struct BlobName {
    std::string partition;
    std::string file;
};

/// Flips bits of one byte.
void flipByte(MemoryStorage& storage, const BlobName& blob, std::uint64_t fileOffset, std::uint8_t bits);
/// Cuts bytes off the end.
void cutTail(MemoryStorage& storage, const BlobName& blob, std::uint64_t sizeBytes);
/// The bucket of a table with a V0 header.
[[nodiscard]] BucketReading bucketOf(MemoryStorage& storage, const BlobName& table, Bucket bucket);
/// Writes a slot with a right checksum: only what it says is wrong. The table must have a V0 header.
void replaceSlot(MemoryStorage& storage, const BlobName& table, Bucket bucket, int slot,
                 const TableSlot& content);

/// Which record leads elsewhere.
struct RecordToLink {
    Position position;
    RecordSize recordSize;
    PageSize pageSize;
    RecordPlace next;
};
/// Makes a freezer's record name another one as the next of its chain, in pages with right checksums. The
/// index file must have a V0 header.
void relink(MemoryStorage& storage, const BlobName& index, const RecordToLink& link);

} // namespace cryo::demo
