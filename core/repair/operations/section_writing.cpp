// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages, cuts, new files.
#include "core/repair/operations/section_writing.h"

#include "core/journal/page_format.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

constexpr std::size_t kFilesAsked = 64;

/// Whether the page as it stands says `data`, by its longer slot.
bool isWanted(ByteView physical, ByteView data, PageSize pageSize)
{
    const PageVerdict verdict = judgePage(physical, pageSize);
    return verdict.valid && !verdict.fellBack && verdict.lenBytes == data.size() &&
           equalBytes(physical.first(data.size()), data);
}

} // namespace

HeaderLayout usualHeaderLayout(const StoreView& view)
{
    std::uint64_t v0 = 0;
    std::uint64_t v1 = 0;
    const auto count = [&](std::string_view partition, std::string_view name) {
        const auto blob = BlobReader::open(view.storage(), partition, name);
        if (blob && blob->header().state == HeaderState::Good)
            ++(blob->header().layout == HeaderLayout::V1 ? v1 : v0);
    };
    std::size_t asked = 0;
    for (const SectionInfo& info : view.sections()) {
        if (++asked > kFilesAsked)
            break;
        if (info.hasKeyFile)
            count(view.layout().partitions.key, info.keyFileName);
        if (info.hasValueFile)
            count(view.layout().partitions.value, info.valueFileName);
    }
    if (!view.layout().partitions.table.empty())
        count(view.layout().partitions.table, kTableFileName);
    return v1 > v0 ? HeaderLayout::V1 : HeaderLayout::V0;
}

Result<WritableBlob> openForRepair(Storage& storage, std::string_view partition, std::string_view fileName,
                                   HeaderLayout ifMissing)
{
    if (!storage.hasFolder(partition))
        CRYO_TRY(storage.createFolder(partition));
    auto existing = storage.openFile(partition, fileName, OpenMode::Existing);
    if (!existing) {
        if (existing.error().code != Errc::BlobMissing)
            return std::unexpected(existing.error());
        CRYO_ASSIGN(auto file, storage.openFile(partition, fileName, OpenMode::Create));
        CRYO_TRY(file->writeAt(FileOffset{0}, encodeBlobHeader(ifMissing)));
        return WritableBlob{std::move(file), headerSizeBytes(ifMissing)};
    }
    CRYO_ASSIGN(const HeaderReading header, readBlobHeader(**existing));
    if (header.state != HeaderState::Good)
        return fail(Errc::BlobCorrupt, "the header is damaged; it has to be repaired first",
                    {std::string(partition), std::string(fileName), {}});
    return WritableBlob{std::move(*existing), headerSizeBytes(header.layout)};
}

Result<> writeIndexFile(Storage& storage, const StoreView& view, Section section, ByteView logical)
{
    const PageSize pageSize = *view.layout().pageSize;
    const SectionInfo* info = view.section(section);
    const std::string name =
        info != nullptr && info->hasKeyFile ? info->keyFileName : sectionFileName(section);
    CRYO_ASSIGN(const WritableBlob blob,
                openForRepair(storage, view.layout().partitions.key, name, usualHeaderLayout(view)));
    const std::uint64_t pages = (logical.size() + pageSize.value - 1) / pageSize.value;
    const std::uint64_t wantedBytes = pages * pageSize.physicalBytes();
    const std::uint64_t oldPages = blob.sizeBytes() / pageSize.physicalBytes();
    if (blob.sizeBytes() > wantedBytes)
        CRYO_TRY(blob.resize(wantedBytes));
    Bytes physical(pageSize.physicalBytes());
    for (std::uint64_t page = 0; page < pages; ++page) {
        const ByteView rest = logical.subspan(page * pageSize.value);
        const ByteView data = rest.first(std::min<std::size_t>(rest.size(), pageSize.value));
        const LogicalOffset offset{page * pageSize.physicalBytes()};
        if (page < oldPages) {
            CRYO_TRY(blob.readAt(offset, physical));
            if (isWanted(physical, data, pageSize))
                continue;
        }
        CRYO_TRY(blob.writeAt(offset, encodePage(data, pageSize)));
    }
    return {};
}

Result<> cutPayload(Storage& storage, std::string_view partition, std::string_view fileName,
                    std::uint64_t sizeBytes)
{
    auto file = storage.openFile(partition, fileName, OpenMode::Existing);
    if (!file) {
        if (file.error().code == Errc::BlobMissing)
            return {};
        return std::unexpected(file.error());
    }
    CRYO_ASSIGN(const HeaderReading header, readBlobHeader(**file));
    const std::uint64_t wanted = saturatingAdd(headerSizeBytes(header.layout), sizeBytes);
    if ((*file)->sizeBytes() <= wanted)
        return {};
    return (*file)->resize(wanted);
}

} // namespace cryo
