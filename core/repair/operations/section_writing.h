// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the files of one section as a repair wants them, touching only what differs.
//
// A page that holds the wanted bytes already, and says so with its longer slot, is left alone; all others are
// written as {len, crc, 0, 0}. A file that is missing is made with the header layout of its neighbours.
// One thread. Source: findings.md §3, format.md §2.
#pragma once

#include "core/inspect/store_view.h"
#include "core/storage/mutable_storage.h"

namespace cryo {

/// The layout that most files of the store have; V0 in a tie.
[[nodiscard]] HeaderLayout usualHeaderLayout(const StoreView& view);

/// Makes the index file hold exactly `logical`. Errors: those of the storage.
Result<> writeIndexFile(Storage& storage, const StoreView& view, Section section, ByteView logical);

/// Cuts a blob's payload to `sizeBytes`; nothing happens if it is not longer, or missing.
Result<> cutPayload(Storage& storage, std::string_view partition, std::string_view fileName,
                    std::uint64_t sizeBytes);

/// Opens a blob for writing, made empty if it is missing.
struct WritableBlob {
    std::shared_ptr<WritableFile> file;
    std::uint64_t headerBytes = kHeaderV0SizeBytes;
    [[nodiscard]] std::uint64_t sizeBytes() const { return file->sizeBytes() - headerBytes; }
    Result<> writeAt(LogicalOffset offset, ByteView bytes) const
    {
        return file->writeAt(FileOffset{headerBytes + offset.value}, bytes);
    }
    Result<> readAt(LogicalOffset offset, MutableByteView to) const
    {
        return file->readAt(FileOffset{headerBytes + offset.value}, to);
    }
    Result<> resize(std::uint64_t sizeBytes) const { return file->resize(headerBytes + sizeBytes); }
};
/// Errors: BlobCorrupt when its header is damaged: headers are repaired first.
Result<WritableBlob> openForRepair(Storage& storage, std::string_view partition, std::string_view fileName,
                                   HeaderLayout ifMissing);

} // namespace cryo
