// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading both copies; recognising ordinals and orphaned values.
#include "core/inspect/metadata_probe.h"

#include "core/base/crc32c.h"
#include "core/journal/glob_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/blob_reader.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr std::size_t kFilesMax = 4;
constexpr std::uint64_t kOrdinalRecordBytes = kCursorSizeBytes + 4;

Bytes payloadOf(const ReadableStorage& storage, const FolderScan& folder, std::string_view name,
                std::uint64_t limitBytes)
{
    Bytes payload;
    const auto file = BlobReader::open(storage, folder.name, name);
    if (!file)
        return payload;
    payload.resize(std::min(file->sizeBytes(), limitBytes));
    if (!file->readAt(LogicalOffset{0}, payload))
        payload.clear();
    return payload;
}

/// Values of 20 bytes have the shape of an ordinal's records; few of them could be cursors.
bool isPlausible(const Cursor& cursor)
{
    constexpr std::uint64_t kSectionMax = std::uint64_t{1} << 32;
    return cursor.section.value < kSectionMax && cursor.place.sizeBytes >= kValueCrcSizeBytes;
}

void takePairs(ByteView pairs, MetadataFolder& to)
{
    to.empty = pairs.empty();
    if (pairs.empty())
        return;
    if (auto markers = decodeMarkers(pairs))
        to.markers = std::move(*markers);
    if (const auto immutable = decodeImmutableMetadata(pairs)) {
        if (immutable->checkpoint)
            to.checkpoint = decodeCheckpoint(*immutable->checkpoint);
        to.immutable = to.markers.empty();
    }
}

} // namespace

std::optional<MetadataFolder> readMetadataFolder(const ReadableStorage& storage, const FolderScan& folder)
{
    if (!folder.hasLeft && !folder.hasRight)
        return std::nullopt;
    MetadataFolder metadata;
    metadata.folder = &folder;
    const Bytes left = payloadOf(storage, folder, kMetadataLeftFileName, kMetadataBodyMaxBytes);
    const Bytes right = payloadOf(storage, folder, kMetadataRightFileName, kMetadataBodyMaxBytes);
    const MetadataReading a = readMetadata(left);
    const MetadataReading b = readMetadata(right);
    metadata.damaged = !a.usable() || !b.usable();
    const MetadataReading* best = nullptr;
    if (a.usable())
        best = &a;
    if (b.usable() && (best == nullptr || b.version > best->version))
        best = &b;
    if (best == nullptr)
        return metadata;
    metadata.version = best->version;
    takePairs(best->pairs, metadata);
    return metadata;
}

bool isOrdinal(const ReadableStorage& storage, const FolderScan& folder)
{
    constexpr std::uint64_t kRecordsMax = 256;
    std::uint64_t good = 0;
    std::uint64_t bad = 0;
    for (const std::size_t i : typicalSections(folder, kFilesMax)) {
        const Bytes payload =
            payloadOf(storage, folder, folder.sections[i].name, kRecordsMax * kOrdinalRecordBytes);
        for (std::uint64_t at = 0; at + kOrdinalRecordBytes <= payload.size(); at += kOrdinalRecordBytes) {
            const ByteView record = ByteView(payload).subspan(at, kOrdinalRecordBytes);
            if (allZero(record))
                continue;
            const bool matches =
                crc32c(record.first(kCursorSizeBytes)) == loadBig<std::uint32_t>(record.last(4));
            ++(matches && isPlausible(decodeCursor(record)) ? good : bad);
        }
    }
    return good > 8 * bad && good != 0;
}

bool holdsValues(const ReadableStorage& storage, const FolderScan& folder)
{
    constexpr std::uint64_t kSearchBytes = std::uint64_t{64} << 10;
    for (const std::size_t i : typicalSections(folder, kFilesMax)) {
        const Bytes payload = payloadOf(storage, folder, folder.sections[i].name, kSearchBytes);
        std::uint32_t crc = 0;
        // The empty body is left out: four zero bytes prove nothing.
        for (std::size_t n = 1; n + kValueCrcSizeBytes <= payload.size(); ++n) {
            crc = crc32cExtend(crc, ByteView(payload).subspan(n - 1, 1));
            if (loadBig<std::uint32_t>(ByteView(payload).subspan(n)) == crc)
                return true;
        }
    }
    return false;
}

} // namespace cryo
