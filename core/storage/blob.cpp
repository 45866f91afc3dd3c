// SPDX-License-Identifier: GPL-3.0-or-later
//
// Creating, judging and healing headers; removing and scanning. Each step is one call of the storage, in the
// order of the releases.
#include "core/storage/blob.h"

#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"

#include <algorithm>

namespace cryo {

namespace {

Where whereOf(std::string_view partition, std::string_view fileName = {})
{
    return {std::string(partition), std::string(fileName), {}};
}

/// "[67, 87, 73, 67]": how the reference prints bytes.
std::string byteList(ByteView bytes)
{
    std::string text = "[";
    for (std::size_t i = 0; i < bytes.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(std::to_integer<unsigned>(bytes[i]));
    return text + "]";
}

Error corrupt(const Where& where, const std::string& reason)
{
    return {Errc::BlobCorrupt, "blob corrupt: " + toString(where) + " reason: " + reason, where};
}

Result<> checkPartitionName(std::string_view partition)
{
    if (isLegalPartitionName(partition))
        return {};
    return fail(Errc::PartitionNameInvalid,
                "partition name invalid, must only contain alphanumeric, dash ('-'), or underscore ('_') "
                "characters: " +
                    std::string(partition),
                whereOf(partition));
}

/// What a release makes of a header.
struct Opened {
    bool fresh = false; ///< to be created anew
    HeaderLayout layout = HeaderLayout::V0;
    std::uint16_t version = 0;
};

Error badVersion(const Where& where, BlobVersions versions, std::uint16_t found)
{
    return {Errc::BlobVersionMismatch,
            "blob version mismatch: expected one of " + std::to_string(versions.lowest) +
                "..=" + std::to_string(versions.highest) + ", found " + std::to_string(found),
            where};
}

Result<Opened> checkVersion(HeaderLayout layout, ByteView region, const Where& where, BlobVersions versions)
{
    const auto version = loadBig<std::uint16_t>(region.subspan(6));
    if (version < versions.lowest || version > versions.highest)
        return std::unexpected(badVersion(where, versions, version));
    return Opened{false, layout, version};
}

/// 2026.2.0 … 2026.7.1: one layout, three checks.
Result<Opened> judgeAs2026_2(ByteView region, const Where& where, BlobVersions versions)
{
    const Bytes expected = encodeBlobHeader(HeaderLayout::V0);
    const ByteView magic = ByteView(expected).first(4);
    if (!equalBytes(region.first(4), magic))
        return std::unexpected(corrupt(where, "invalid magic: expected " + byteList(magic) + ", found " +
                                                  byteList(region.first(4))));
    const auto runtimeVersion = loadBig<std::uint16_t>(region.subspan(4));
    if (runtimeVersion != 0)
        return std::unexpected(corrupt(where, "unsupported runtime version: expected 0, found " +
                                                  std::to_string(runtimeVersion)));
    return checkVersion(HeaderLayout::V0, region, where, versions);
}

constexpr std::uint64_t kV1CheckedBytes = 12; // what its checksum covers, and the checksum

/// What 2026.9.0 says about a header that is not right.
Error refusalOf2026_9(const HeaderReading& reading, ByteView region, const Where& where)
{
    switch (reading.state) {
    case HeaderState::V1Checksum:
        return corrupt(where, "invalid header checksum");
    case HeaderState::V1Padding:
        return corrupt(where, "invalid header padding");
    case HeaderState::V1Truncated:
        return corrupt(where,
                       "truncated header: required length " +
                           std::to_string(reading.badOffset.value < kV1CheckedBytes ? kV1CheckedBytes
                                                                                    : kHeaderV1SizeBytes) +
                           ", raw length " + std::to_string(reading.badOffset.value));
    default:
        break;
    }
    if (reading.badOffset.value == 4) {
        const unsigned expected = reading.layout == HeaderLayout::V0 ? 0 : 1;
        return corrupt(where, "unsupported layout version: expected " + std::to_string(expected) +
                                  ", found " + std::to_string(loadBig<std::uint16_t>(region.subspan(4))));
    }
    return corrupt(where, "invalid magic: found " + byteList(region.first(4)));
}

/// 2026.9.0 and later: the file's own magic names its layout. Source: newer.md §2.1.
Result<Opened> judgeAs2026_9(const HeaderReading& reading, ByteView region, const Where& where,
                             const HeaderPolicy& policy, BlobVersions versions)
{
    switch (reading.state) {
    case HeaderState::TooShort:
    case HeaderState::EightZeros:
    case HeaderState::TornV1:
        return Opened{true, policy.highest, versions.highest};
    case HeaderState::Good:
    case HeaderState::BlobVersion:
        break;
    default:
        return std::unexpected(refusalOf2026_9(reading, region, where));
    }
    if (reading.layout < policy.lowest || reading.layout > policy.highest)
        return std::unexpected(corrupt(
            where, "blob layout mismatch: expected one of " + std::string(headerLayoutName(policy.lowest)) +
                       "..=" + std::string(headerLayoutName(policy.highest)) + ", found " +
                       std::string(headerLayoutName(reading.layout))));
    return checkVersion(reading.layout, region, where, versions);
}

Result<Opened> judge(const WritableFile& file, const Where& where, const HeaderPolicy& policy,
                     BlobVersions versions)
{
    if (file.sizeBytes() < kHeaderV0SizeBytes)
        return Opened{true, policy.highest, versions.highest};
    Bytes region(kHeaderV0SizeBytes);
    if (auto read = file.readAt(FileOffset{0}, region); !read)
        return fail(Errc::ReadFailed, "read failed", where);
    if (policy.rules != HeaderPolicy::Rules::Release2026_9)
        return judgeAs2026_2(region, where, versions);
    CRYO_ASSIGN(const HeaderReading reading, readBlobHeader(file));
    return judgeAs2026_9(reading, region, where, policy, versions);
}

/// Opens a file that exists and says what it is; a blob to be created anew where it does not.
Result<Opened> look(Storage& storage, const Where& where, const HeaderPolicy& policy, BlobVersions versions,
                    std::shared_ptr<WritableFile>& file)
{
    auto opened = storage.openFile(where.partition, where.blob, OpenMode::Existing);
    if (!opened && opened.error().code == Errc::BlobMissing)
        return Opened{true, policy.highest, versions.highest};
    CRYO_ASSIGN(file, std::move(opened));
    return judge(*file, where, policy, versions);
}

/// A blob with nothing but its header. The reference grows a file and then writes into it, which a crash can
/// tear; here the header is durable before the name is there. What stood under the name goes first.
Result<> create(Storage& storage, const Where& where, const Opened& fresh, bool replaces)
{
    // A partition that has a blob is durable; so an empty one has to become it before its first blob.
    const auto entries = storage.list(where.partition);
    if (!entries || entries->empty())
        CRYO_TRY(storage.syncRoot());
    if (replaces)
        CRYO_TRY(storage.removeFile(where.partition, where.blob));
    CRYO_TRY(storage.createFile(where.partition, where.blob, encodeBlobHeader(fresh.layout, fresh.version)));
    return storage.syncFolder(where.partition);
}

} // namespace

Result<> WritableFile::writeAt(FileOffset offset, ByteView first, ByteView second)
{
    if (second.empty())
        return writeAt(offset, first);
    Bytes both(first.begin(), first.end());
    append(both, second);
    return writeAt(offset, both);
}

Result<> Storage::createFile(std::string_view partition, std::string_view fileName, ByteView content)
{
    CRYO_ASSIGN(const auto file, openFile(partition, fileName, OpenMode::Create));
    const Where where{std::string(partition), std::string(fileName), {}};
    if (file->sizeBytes() != 0)
        return fail(Errc::BlobOpenFailed, "blob open failed: " + toString(where) + " error: it exists",
                    where);
    CRYO_TRY(file->writeAt(FileOffset{0}, content));
    return file->sync();
}

Result<Blob> Blob::open(Storage& storage, std::string_view partition, ByteView name,
                        const HeaderPolicy& policy, BlobVersions versions)
{
    CRYO_TRY(checkPartitionName(partition));
    const std::string fileName = toHex(name);
    const Where where = whereOf(partition, fileName);
    if (!storage.hasFolder(partition))
        CRYO_TRY(storage.createFolder(partition));
    std::shared_ptr<WritableFile> file;
    CRYO_ASSIGN(const Opened opened, look(storage, where, policy, versions, file));
    if (opened.fresh) {
        CRYO_TRY(create(storage, where, opened, file != nullptr));
        CRYO_ASSIGN(file, storage.openFile(partition, fileName, OpenMode::Existing));
    }
    Blob blob(std::move(file), where);
    blob.m_layout = opened.layout;
    blob.m_version = opened.version;
    return blob;
}

std::uint64_t Blob::sizeBytes() const
{
    const std::uint64_t fileBytes = m_file->sizeBytes();
    const std::uint64_t headerBytes = headerSizeBytes(m_layout);
    return fileBytes < headerBytes ? 0 : fileBytes - headerBytes;
}

Result<FileOffset> Blob::toFile(LogicalOffset offset, std::uint64_t lengthBytes) const
{
    const auto begin = checkedAdd(offset.value, headerSizeBytes(m_layout));
    if (!begin || !checkedAdd(*begin, lengthBytes))
        return fail(Errc::OffsetOverflow, "offset overflow", m_where);
    return FileOffset{*begin};
}

Result<> Blob::readAt(LogicalOffset offset, MutableByteView to) const
{
    CRYO_ASSIGN(const FileOffset begin, toFile(offset, to.size()));
    // The file systems that the reference runs on say it in these words.
    if (begin.value + to.size() > m_file->sizeBytes())
        return fail(Errc::Io, "io error: failed to fill whole buffer",
                    {m_where.partition, m_where.blob, begin.value});
    return m_file->readAt(begin, to);
}

std::optional<ByteView> Blob::viewAt(LogicalOffset offset, std::size_t lengthBytes) const
{
    const auto begin = checkedAdd(offset.value, headerSizeBytes(m_layout));
    return begin ? m_file->viewAt(FileOffset{*begin}, lengthBytes) : std::nullopt;
}

std::vector<DataExtent> Blob::dataExtents() const
{
    const std::uint64_t header = headerSizeBytes(m_layout);
    std::vector<DataExtent> extents;
    for (const DataExtent& extent : m_file->dataExtents())
        if (extent.endByte > header)
            extents.push_back({std::max(extent.beginByte, header) - header, extent.endByte - header});
    return extents;
}

Result<> Blob::writeAt(LogicalOffset offset, ByteView bytes)
{
    return writeAt(offset, bytes, {});
}

Result<> Blob::writeAt(LogicalOffset offset, ByteView first, ByteView second)
{
    CRYO_ASSIGN(const FileOffset begin, toFile(offset, first.size() + second.size()));
    return second.empty() ? m_file->writeAt(begin, first) : m_file->writeAt(begin, first, second);
}

Result<> Blob::resize(std::uint64_t sizeBytes)
{
    CRYO_ASSIGN(const FileOffset end, toFile(LogicalOffset{sizeBytes}, 0));
    return m_file->resize(end.value);
}

Result<> Blob::sync()
{
    return m_file->sync();
}

Result<> removeBlob(Storage& storage, std::string_view partition, ByteView name)
{
    CRYO_TRY(checkPartitionName(partition));
    CRYO_TRY(storage.removeFile(partition, toHex(name)));
    return storage.syncFolder(partition);
}

Result<> removeBlobPartition(Storage& storage, std::string_view partition)
{
    CRYO_TRY(checkPartitionName(partition));
    CRYO_TRY(storage.removeFolder(partition));
    return storage.syncRoot();
}

Result<std::vector<Bytes>> scanBlobs(const ReadableStorage& storage, std::string_view partition,
                                     const HeaderPolicy& policy)
{
    CRYO_TRY(checkPartitionName(partition));
    const auto entries = storage.list(partition);
    if (!entries) // the reference makes no difference between an absent folder and an unreadable one
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition),
                    whereOf(partition));
    std::vector<Bytes> names;
    for (const DirectoryEntry& entry : *entries) {
        const Error corruptPartition{Errc::PartitionCorrupt, "partition corrupt: " + std::string(partition),
                                     whereOf(partition, entry.name)};
        if (entry.type != EntryType::Regular)
            return std::unexpected(corruptPartition);
        if (!isUtf8(entry.name))
            continue;
        auto name = fromHex(entry.name);
        const bool otherThanCanonical = name && toHex(*name) != entry.name;
        if (!name || (otherThanCanonical && policy.rules != HeaderPolicy::Rules::Release2026_2))
            return std::unexpected(corruptPartition);
        names.push_back(std::move(*name));
    }
    return names;
}

Bytes sectionBlobName(Section section)
{
    Bytes name;
    appendBig(name, section.value);
    return name;
}

} // namespace cryo
