// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a blob for reading.
#include "core/storage/blob_reader.h"

#include <utility>

namespace cryo {

std::string_view entryTypeName(EntryType type)
{
    switch (type) {
    case EntryType::Regular:
        return "regular file";
    case EntryType::Directory:
        return "folder";
    case EntryType::Symlink:
        return "symbolic link";
    case EntryType::Fifo:
        return "FIFO";
    case EntryType::Socket:
        return "socket";
    case EntryType::Device:
        return "device";
    case EntryType::Unknown:
        break;
    }
    return "thing of unknown kind";
}

BlobReader::BlobReader(std::shared_ptr<const ReadableFile> file, Where where, HeaderReading header)
    : m_file(std::move(file))
    , m_where(std::move(where))
    , m_header(std::move(header))
{
    const std::uint64_t fileBytes = m_file->sizeBytes();
    const std::uint64_t headerBytes = headerSizeBytes(m_header.layout);
    if (m_header.payloadReadable() && fileBytes > headerBytes)
        m_sizeBytes = fileBytes - headerBytes;
}

Result<BlobReader> BlobReader::open(const ReadableStorage& storage, std::string_view partition,
                                    std::string_view fileName)
{
    CRYO_ASSIGN(auto file, storage.open(partition, fileName));
    return over(std::move(file), {std::string(partition), std::string(fileName), {}});
}

Result<BlobReader> BlobReader::over(std::shared_ptr<const ReadableFile> file, Where where)
{
    CRYO_ASSIGN(auto header, readBlobHeader(*file));
    return BlobReader(std::move(file), std::move(where), std::move(header));
}

Result<> BlobReader::readAt(LogicalOffset offset, MutableByteView to) const
{
    const auto end = checkedAdd(offset.value, to.size());
    if (!end || *end > m_sizeBytes)
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", at(offset));
    return m_file->readAt(toFile(offset), to);
}

} // namespace cryo
