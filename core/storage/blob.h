// SPDX-License-Identifier: GPL-3.0-or-later
//
// A blob open for reading and writing: a file with a header, seen from behind it. One implementation for
// every storage below.
//
//   file offset = header size + logical offset; logical size = file length - header size
//
// Opening is the only place where headers are written, judged and healed, by the rules of one release
// (HeaderPolicy). Errors carry the names and the texts of the reference.
// Threads: as WritableFile. Source: format.md §1, newer.md §2.1, behaviour.md §5.
#pragma once

#include "core/storage/blob_header.h"
#include "core/storage/mutable_storage.h"

#include <vector>

namespace cryo {

/// The blob versions that a caller accepts; a new blob gets the highest. These stores only use 0.
struct BlobVersions {
    std::uint16_t lowest = 0;
    std::uint16_t highest = 0;
};

/// Whose rules decide about a header.
struct HeaderPolicy {
    enum class Rules : std::uint8_t {
        Release2026_2, ///< only V0; fewer than 8 bytes are a new blob; anything else must be right
        Release2026_7, ///< as before, but a scan only takes names of lowercase digits
        Release2026_9  ///< layouts by each file's own magic; an interrupted creation of V1 is created anew
    };
    Rules rules = Rules::Release2026_2;
    HeaderLayout lowest = HeaderLayout::V0;
    HeaderLayout highest = HeaderLayout::V0; ///< what a new blob gets

    /// The default: what 2026.2.0 does.
    [[nodiscard]] static HeaderPolicy v0() { return {}; }
    /// What 2026.9.0 and later do when nothing is configured: V0 and V1 are read, V1 is written.
    [[nodiscard]] static HeaderPolicy v1()
    {
        return {Rules::Release2026_9, HeaderLayout::V0, HeaderLayout::V1};
    }
};

class Blob {
public:
    /// Opens or creates. `name` is the blob's name, not the file's: eight bytes for a section.
    /// A new blob is durable, name and header, when it returns. Partition and file are created if missing.
    /// Errors: PartitionNameInvalid, PartitionCreationFailed, BlobOpenFailed, BlobCorrupt,
    /// BlobVersionMismatch, BlobResizeFailed, WriteFailed, BlobSyncFailed, ReadFailed.
    static Result<Blob> open(Storage& storage, std::string_view partition, ByteView name,
                             const HeaderPolicy& policy = {}, BlobVersions versions = {});

    /// Logical: what is behind the header.
    [[nodiscard]] std::uint64_t sizeBytes() const;
    [[nodiscard]] HeaderLayout layout() const { return m_layout; }
    [[nodiscard]] std::uint16_t version() const { return m_version; }
    [[nodiscard]] const Where& where() const { return m_where; }

    /// Fills `to`. Errors: OffsetOverflow; Io ("io error: failed to fill whole buffer") past the end;
    /// ReadFailed.
    Result<> readAt(LogicalOffset offset, MutableByteView to) const;
    /// The bytes where they lie in memory, as ReadableFile::viewAt.
    [[nodiscard]] std::optional<ByteView> viewAt(LogicalOffset offset, std::size_t lengthBytes) const;
    /// Where it has data behind its header, ascending, in logical bytes; see ReadableFile::dataExtents.
    [[nodiscard]] std::vector<DataExtent> dataExtents() const;
    /// Errors: OffsetOverflow, WriteFailed.
    Result<> writeAt(LogicalOffset offset, ByteView bytes);
    Result<> writeAt(LogicalOffset offset, ByteView first, ByteView second);
    /// Sets the logical size, growing with zeros. Errors: OffsetOverflow, BlobResizeFailed.
    Result<> resize(std::uint64_t sizeBytes);
    /// Errors: BlobSyncFailed.
    Result<> sync();

private:
    Blob(std::shared_ptr<WritableFile> file, Where where)
        : m_file(std::move(file))
        , m_where(std::move(where))
    {
    }
    [[nodiscard]] Result<FileOffset> toFile(LogicalOffset offset, std::uint64_t lengthBytes) const;

    std::shared_ptr<WritableFile> m_file;
    Where m_where;
    HeaderLayout m_layout = HeaderLayout::V0;
    std::uint16_t m_version = 0;
};

/// Removes a blob, durably. Errors: PartitionNameInvalid, BlobMissing, BlobSyncFailed.
Result<> removeBlob(Storage& storage, std::string_view partition, ByteView name);

/// Removes a partition with all its blobs, durably. Errors: PartitionNameInvalid, PartitionMissing,
/// BlobSyncFailed.
Result<> removeBlobPartition(Storage& storage, std::string_view partition);

/// The names of all blobs in a partition, ascending by file name. A name that is not UTF-8 is skipped, as the
/// reference does; capitals are accepted by the rules of 2026.2.0 only.
/// Errors: PartitionNameInvalid; PartitionMissing; PartitionCorrupt for an entry that is no regular file, or
/// whose name is not hex.
Result<std::vector<Bytes>> scanBlobs(const ReadableStorage& storage, std::string_view partition,
                                     const HeaderPolicy& policy = {});

/// A section's blob name: eight bytes, big-endian. Source: format.md §5.
[[nodiscard]] Bytes sectionBlobName(Section section);

} // namespace cryo
