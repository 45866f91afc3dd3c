// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the tiny stores with the builders.
#include "tests/support/tiny_stores.h"

#include "tests/support/image_tools.h"

namespace cryo::test {

namespace {

constexpr PageSize kTinyPage{64};
constexpr std::uint64_t kItemsPerSection = 8;
constexpr std::uint64_t kPuts = 9;

ArchiveSpec archiveSpec()
{
    ArchiveSpec spec;
    spec.store.pageSize = kTinyPage;
    spec.itemsPerSection = kItemsPerSection;
    return spec;
}

FreezerSpec freezerSpec()
{
    FreezerSpec spec;
    spec.store.pageSize = kTinyPage;
    spec.valueTargetSizeBytes = 200;
    spec.tableInitialSize = 4;
    spec.resizeFrequency = 200;
    return spec;
}

/// Two sections with a gap in the first, synced twice; the last pages hold a part of a record.
void fill(ArchiveBuilder& builder)
{
    for (std::uint64_t i = 0; i < kPuts; ++i) {
        builder.put(i < 3 ? i : i + 2, keyOf(i), bodyOf(i));
        if (i == 2)
            builder.sync();
    }
    builder.sync();
}

void fill(FreezerBuilder& builder)
{
    for (std::uint64_t i = 0; i < kPuts; ++i) {
        builder.put(keyOf(i), bodyOf(i));
        if (i == kPuts / 2)
            builder.sync();
    }
    builder.sync();
}

TinyStore archive(std::string name, const ArchiveSpec& spec)
{
    return {std::move(name), archiveImage(spec, [](ArchiveBuilder& builder) { fill(builder); }).storage};
}

TinyStore freezer(std::string name, const FreezerSpec& spec)
{
    return {std::move(name), freezerImage(spec, [](FreezerBuilder& builder) { fill(builder); }).storage};
}

/// What an upgraded node leaves: old files with V0, new ones with V1, and a marker for each section.
TinyStore upgradedArchive()
{
    ArchiveSpec spec = archiveSpec();
    spec.markerPartition = "archive_key-metadata";
    return {"archive, upgraded", archiveImage(spec, [](ArchiveBuilder& builder) {
                                     builder.put(0, keyOf(0), bodyOf(0));
                                     builder.put(1, keyOf(1), bodyOf(1));
                                     builder.setHeaderLayout(HeaderLayout::V1);
                                     builder.put(kItemsPerSection, keyOf(2), bodyOf(2));
                                     builder.sync();
                                     const Bytes markers = encodeMarkers(builder.fullMarkers());
                                     builder.setMarkerBodies(encodeMetadata(3, markers),
                                                             encodeMetadata(2, markers));
                                 }).storage};
}

} // namespace

std::vector<TinyStore> tinyStores()
{
    ArchiveSpec packedArchive = archiveSpec();
    packedArchive.store.compressionLevel = 3;
    FreezerSpec packedFreezer = freezerSpec();
    packedFreezer.store.compressionLevel = 3;
    FreezerSpec resizing = freezerSpec();
    resizing.resizeFrequency = 2;
    resizing.resizeChunkSize = 1;
    FreezerSpec later = freezerSpec();
    later.store.headerLayout = HeaderLayout::V1;
    return {archive("archive", archiveSpec()),
            archive("archive, compressed", packedArchive),
            upgradedArchive(),
            freezer("freezer", freezerSpec()),
            freezer("freezer, compressed", packedFreezer),
            freezer("freezer, amid a resize", resizing),
            freezer("freezer, V1", later)};
}

} // namespace cryo::test
