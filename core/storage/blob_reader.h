// SPDX-License-Identifier: GPL-3.0-or-later
//
// A blob as seen behind its header: logical offsets, whatever the header's layout and state.
//
//   file offset = header size + logical offset
//
// Immutable after opening; any thread. Source: format.md §1.2, §1.4.
#pragma once

#include "core/storage/blob_header.h"
#include "core/storage/storage.h"

namespace cryo {

class BlobReader {
public:
    /// Opens the file and reads its header. A damaged header is not an error: see header().
    /// Errors: those of ReadableStorage::open, ReadFailed.
    static Result<BlobReader> open(const ReadableStorage& storage, std::string_view partition,
                                   std::string_view fileName);

    /// A blob in a file that is open already.
    static Result<BlobReader> over(std::shared_ptr<const ReadableFile> file, Where where);

    [[nodiscard]] const HeaderReading& header() const { return m_header; }
    [[nodiscard]] const ReadableFile& file() const { return *m_file; }
    /// partition and blob; no offset.
    [[nodiscard]] const Where& where() const { return m_where; }
    /// `where()` with a file offset.
    [[nodiscard]] Where at(FileOffset offset) const
    {
        return {m_where.partition, m_where.blob, offset.value};
    }
    [[nodiscard]] Where at(LogicalOffset offset) const { return at(toFile(offset)); }

    /// Bytes behind the header; 0 where no payload can exist.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_sizeBytes; }
    [[nodiscard]] FileOffset toFile(LogicalOffset offset) const
    {
        return FileOffset{saturatingAdd(headerSizeBytes(m_header.layout), offset.value)};
    }

    /// Fills `to` or fails. Errors: BlobInsufficientLength past the end, ReadFailed.
    Result<> readAt(LogicalOffset offset, MutableByteView to) const;

private:
    BlobReader(std::shared_ptr<const ReadableFile> file, Where where, HeaderReading header);

    std::shared_ptr<const ReadableFile> m_file;
    Where m_where;
    HeaderReading m_header;
    std::uint64_t m_sizeBytes = 0;
};

} // namespace cryo
