// SPDX-License-Identifier: GPL-3.0-or-later
// Damages a store that the demo just made, as disks and crashes do. Each function stands for one sort of
// accident. Thread rule: plain functions; the store must not be open elsewhere.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/page_format.h"

#include <filesystem>

namespace cryo::demo {

/// Flips bits of one byte. Errors: ReadFailed or WriteFailed; BlobInsufficientLength if the file is shorter.
Result<> flipByte(const std::filesystem::path& file, std::uint64_t fileOffset, std::uint8_t bits);
/// Cuts bytes off the end. Errors: as above.
Result<> cutTail(const std::filesystem::path& file, std::uint64_t sizeBytes);
/// Writes a slot with a right checksum: only what it says is wrong. Errors: as above.
Result<> replaceSlot(const std::filesystem::path& table, Bucket bucket, int slot, const TableSlot& content);
/// Reads the bucket of a table file with a V0 header. Errors: as above.
Result<BucketReading> bucketOf(const std::filesystem::path& table, Bucket bucket);
/// Makes a record of an index file name another one as the next of its chain, and gives the pages that it
/// touches new checksums. The file must have a V0 header. Errors: as above.
struct RecordToLink {
    Position position;
    RecordSize recordSize;
    PageSize pageSize;
    RecordPlace next;
};
Result<> relink(const std::filesystem::path& indexFile, const RecordToLink& link);

} // namespace cryo::demo
