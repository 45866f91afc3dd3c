// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names, headers, and which layout a payload fits.
#include "core/repair/propose_headers.h"

#include "core/base/crc32c.h"
#include "core/freezer/table_format.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

#include <algorithm>
#include <cctype>

namespace cryo {

namespace {

constexpr std::uint64_t kPagesTried = 16;
constexpr std::uint64_t kRecordsTried = 32;
constexpr std::uint64_t kSlotsTried = 256;
constexpr std::uint64_t kValueTriedBytes = std::uint64_t{1} << 20;
constexpr std::uint16_t kLaterVersionsMax = 16;
constexpr std::uint64_t kMarkerTriedBytes = std::uint64_t{16} << 20;

Operation fileOperation(OperationKind kind, const Finding& finding, std::string effect)
{
    Operation operation;
    operation.kind = kind;
    operation.code = finding.code;
    operation.target = {finding.where.partition, finding.where.blob, {}};
    operation.section = finding.section;
    operation.effect = std::move(effect);
    return operation;
}

std::uint64_t pagesThatFit(const StoreView& view, const ReadableFile& file, std::uint64_t header)
{
    if (!view.layout().pageSize || file.sizeBytes() <= header)
        return 0;
    const PageSize pageSize = *view.layout().pageSize;
    Bytes page(pageSize.physicalBytes());
    std::uint64_t fit = (file.sizeBytes() - header) % page.size() == 0 ? 1U : 0U;
    for (std::uint64_t i = 0; i < kPagesTried; ++i) {
        const std::uint64_t at = header + i * page.size();
        if (at + page.size() > file.sizeBytes() || !file.readAt(FileOffset{at}, page))
            break;
        fit += judgePage(page, pageSize).valid ? 2U : 0U;
    }
    return fit;
}

std::uint64_t slotsThatFit(const ReadableFile& file, std::uint64_t header)
{
    if (file.sizeBytes() <= header)
        return 0;
    std::uint64_t fit = (file.sizeBytes() - header) % kBucketSizeBytes == 0 ? 1U : 0U;
    Bytes slot(kSlotSizeBytes);
    for (std::uint64_t i = 0; i < kSlotsTried; ++i) {
        const std::uint64_t at = header + i * kSlotSizeBytes;
        if (at + slot.size() > file.sizeBytes() || !file.readAt(FileOffset{at}, slot))
            break;
        fit += readSlot(slot).state == SlotState::Valid ? 2U : 0U;
    }
    return fit;
}

std::uint64_t valuesThatFit(const StoreView& view, const ReadableFile& file, const Where& where,
                            std::uint64_t header)
{
    const auto section = sectionOfFileName(where.blob);
    const auto keys = section ? view.keyFile(*section) : fail(Errc::NotFound, "no section");
    if (!keys)
        return 0;
    std::uint64_t fit = 0;
    Bytes record((*keys)->recordSize().bytes);
    for (std::uint64_t i = 0; i < std::min(kRecordsTried, (*keys)->records()); ++i) {
        if (!(*keys)->read(Position{i}, record))
            break;
        const ValuePlace place = valuePlaceOf(record);
        const std::uint64_t begin = saturatingAdd(header, place.offset.value);
        if (place.sizeBytes < kValueCrcSizeBytes || place.sizeBytes > kValueTriedBytes ||
            saturatingAdd(begin, place.sizeBytes) > file.sizeBytes())
            continue;
        Bytes stored(place.sizeBytes);
        if (!file.readAt(FileOffset{begin}, stored))
            continue;
        const ByteView body = ByteView(stored).first(stored.size() - kValueCrcSizeBytes);
        fit += crc32c(body) == loadBig<std::uint32_t>(ByteView(stored).last(kValueCrcSizeBytes)) ? 2U : 0U;
    }
    return fit;
}

std::uint64_t markersThatFit(const ReadableFile& file, std::uint64_t header)
{
    if (file.sizeBytes() <= header || file.sizeBytes() - header > kMarkerTriedBytes)
        return 0;
    Bytes body(file.sizeBytes() - header);
    if (!file.readAt(FileOffset{header}, body))
        return 0;
    return readMetadata(body).state == MetadataState::Good ? 2U : 0U;
}

HeaderLayout fittingLayout(const StoreView& view, const Where& file)
{
    const std::uint64_t v0 = payloadFit(view, file, HeaderLayout::V0);
    const std::uint64_t v1 = payloadFit(view, file, HeaderLayout::V1);
    if (v0 == v1)
        return usualHeaderLayout(view);
    return v1 > v0 ? HeaderLayout::V1 : HeaderLayout::V0;
}

std::optional<Operation> headerOperation(const StoreView& view, const Finding& finding, HeaderLayout layout)
{
    auto operation = fileOperation(OperationKind::RewriteHeader, finding,
                                   "A right header is written; what is behind it stays.");
    const auto file = view.storage().open(finding.where.partition, finding.where.blob);
    const std::uint64_t headerBytes = headerSizeBytes(layout);
    if (!file || (*file)->sizeBytes() < headerBytes) {
        operation.kind = OperationKind::FreshHeader;
        operation.effect = "The file becomes an empty one.";
    } else {
        operation.parameters["payload"] = headerBytes;
    }
    operation.parameters["layout"] = std::string(headerLayoutName(layout));
    return operation;
}

std::optional<Operation> freshOperation(const StoreView& view, const Finding& finding)
{
    auto operation = fileOperation(OperationKind::FreshHeader, finding,
                                   "The file becomes an empty one: nothing was stored.");
    operation.parameters["layout"] = std::string(headerLayoutName(usualHeaderLayout(view)));
    return operation;
}

/// Whether most files of the store have this blob version: then a later release may have written it.
bool isVersionOfMost(const StoreView& view, std::uint16_t version)
{
    std::uint64_t same = 0;
    std::uint64_t all = 0;
    const auto look = [&](const std::string& partition, const std::string& name) {
        const auto blob = BlobReader::open(view.storage(), partition, name);
        ++all;
        same += blob && blob->header().blobVersion == version ? 1U : 0U;
    };
    for (const SectionInfo& info : view.sections()) {
        if (info.hasKeyFile)
            look(view.layout().partitions.key, info.keyFileName);
        if (info.hasValueFile)
            look(view.layout().partitions.value, info.valueFileName);
    }
    // Versions are counted up: a large number is no release's.
    return version <= kLaterVersionsMax && 2 * same > all;
}

std::optional<Operation> nameOperation(const StoreView& view, const Finding& finding)
{
    std::string lower = finding.where.blob;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto own = view.storage().open(finding.where.partition, finding.where.blob);
    const auto other = view.storage().open(finding.where.partition, lower);
    if (!other) {
        auto operation =
            fileOperation(OperationKind::RenameFile, finding, "The file gets its name in lowercase.");
        operation.parameters["name"] = lower;
        return operation;
    }
    auto operation =
        fileOperation(OperationKind::RemoveFile, finding,
                      "Of two files with the name of one section the emptier goes to quarantine.");
    // The one with the right name goes only if it holds less; the next round renames the other.
    if (own && (*own)->sizeBytes() > (*other)->sizeBytes())
        operation.target.blob = lower;
    return operation;
}

} // namespace

std::uint64_t payloadFit(const StoreView& view, const Where& where, HeaderLayout layout)
{
    const auto file = view.storage().open(where.partition, where.blob);
    if (!file)
        return 0;
    const std::uint64_t header = headerSizeBytes(layout);
    const StorePartitions& partitions = view.layout().partitions;
    if (where.partition == partitions.key)
        return pagesThatFit(view, **file, header);
    if (where.partition == partitions.value)
        return valuesThatFit(view, **file, where, header);
    if (where.partition == partitions.table)
        return slotsThatFit(**file, header);
    return markersThatFit(**file, header);
}

std::optional<Operation> proposeForFile(const StoreView& view, const Finding& finding)
{
    switch (finding.code) {
    case FindingCode::HD01:
    case FindingCode::HD02:
    case FindingCode::HD03:
    case FindingCode::HD08:
        return freshOperation(view, finding);
    case FindingCode::HD04:
        return headerOperation(view, finding, fittingLayout(view, finding.where));
    case FindingCode::HD05:
        // A few files that say so are damage.
        if (const auto blob = BlobReader::open(view.storage(), finding.where.partition, finding.where.blob);
            !blob || isVersionOfMost(view, blob->header().blobVersion))
            return std::nullopt;
        return headerOperation(view, finding, fittingLayout(view, finding.where));
    case FindingCode::HD06:
    case FindingCode::HD07:
        return headerOperation(view, finding, HeaderLayout::V1);
    case FindingCode::DR01:
    case FindingCode::DR03:
        return fileOperation(OperationKind::RemoveFile, finding,
                             "What does not belong here goes to quarantine.");
    case FindingCode::DR02:
        return nameOperation(view, finding);
    case FindingCode::DR07:
        if (finding.where.partition.empty() || finding.where.partition == view.layout().partitions.table)
            return std::nullopt;
        return fileOperation(OperationKind::CreateFolder, finding, "The partition is made anew, empty.");
    default:
        return std::nullopt;
    }
}

} // namespace cryo
