// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's archive: the block store of a validator that pruned, missed blocks, was upgraded, and lost a
// file.
#include "core/base/varint.h"
#include "core/storage/blob_name.h"
#include "tests/demo/damage.h"
#include "tests/demo/demo_stores.h"
#include "tests/support/store_builder.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace cryo::demo {

namespace {

constexpr std::uint64_t kItemsPerSection = 4096;
constexpr std::uint64_t kFirstIndex = 5 * kItemsPerSection; ///< everything before was pruned
constexpr std::uint64_t kEndIndex = 36 * kItemsPerSection - 911;
constexpr Section kLostSection{17 * kItemsPerSection}; ///< its index file is gone, its values are there
constexpr Section kFirstV1Section{26 * kItemsPerSection};
constexpr Section kSparseSection{22 * kItemsPerSection}; ///< only every third index
constexpr std::uint64_t kCollisionEvery = 50;            ///< so often comes a key of the colliding family
constexpr std::uint64_t kOneGapEvery = 997;

/// Runs of indices that were never written: first, and how many.
constexpr std::array<std::pair<std::uint64_t, std::uint64_t>, 9> kMissingRuns = {{
    {23'000, 2},
    {27'411, 10},
    {31'050, 64},
    {36'200, 300},
    {44'000, 1'500},
    {49'152, 2 * kItemsPerSection}, // two whole sections, and nothing of them on disk
    {80'000, 37},
    {101'376, 5'000},
    {120'001, 700},
}};
/// Indices far behind all others.
constexpr std::array<std::uint64_t, 3> kFarIndices = {262'144, 262'146, 1'000'000};

bool isMissing(std::uint64_t index)
{
    for (const auto& [first, count] : kMissingRuns) {
        if (index >= first && index - first < count) {
            return true;
        }
    }
    const Section section{index / kItemsPerSection * kItemsPerSection};
    return section == kLostSection || index % kOneGapEvery == 0 ||
           (section == kSparseSection && index % 3 != 0);
}

/// A key of 32 bytes: noise, but now and then one that begins as many others do, and one that comes again.
Bytes keyFor(std::uint64_t index, test::SplitMix64& noise)
{
    Bytes key = noise.fill(32);
    if (index % kCollisionEvery == 7) {
        storeBig<std::uint32_t>(key, 0xB10C0000U);
    }
    if (index % 30'000 == 123) {
        key.assign(32, std::byte{0xEE}); // one block that was stored at several heights
    }
    return key;
}

/// A block as JSON text: looks like something, and compresses.
Bytes blockFor(std::uint64_t index, test::SplitMix64& noise)
{
    std::string text = "{\"height\":" + std::to_string(index) +
                       ",\"view\":" + std::to_string(index + index / 90) + ",\"parent\":\"" +
                       toHex(noise.fill(32)) + "\",\"proposer\":\"validator-" +
                       std::to_string(noise.between(0, 6)) + "\",\"transactions\":[";
    const std::uint64_t transactions = noise.between(0, 3);
    for (std::uint64_t i = 0; i < transactions; ++i) {
        text += std::string(i == 0 ? "" : ",") + R"({"from":"account-)" +
                std::to_string(noise.between(0, 999)) + R"(","to":"account-)" +
                std::to_string(noise.between(0, 999)) + R"(","amount":)" +
                std::to_string(noise.between(0, 999'999)) + "}";
    }
    text += "]}";
    const ByteView bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

void putBlock(test::ArchiveBuilder& archive, std::uint64_t index, test::SplitMix64& noise)
{
    const Bytes key = keyFor(index, noise);
    const Bytes block = blockFor(index, noise);
    Bytes value;
    appendVarint32(value, static_cast<std::uint32_t>(block.size()));
    append(value, block);
    archive.put(index, key, value);
}

/// Values whose bytes went bad in one section, and the values of a section without its index file.
void damageBlocks(MemoryStorage& storage, test::SplitMix64& noise)
{
    const BlobName bad{"blocks-value", sectionFileName(Section{14 * kItemsPerSection})};
    for (const std::uint64_t offset : {4'000U, 90'000U, 91'000U, 300'000U}) {
        flipByte(storage, bad, offset, 0x10);
    }
    Bytes orphan = encodeBlobHeader(HeaderLayout::V0);
    append(orphan, noise.fill(200'000));
    storage.write("blocks-value", sectionFileName(kLostSection), orphan);
}

} // namespace

void addBlocks(MemoryStorage& storage)
{
    test::ArchiveSpec spec;
    spec.store.keyPartition = "blocks-key";
    spec.store.valuePartition = "blocks-value";
    spec.store.pageSize = PageSize{4084};
    spec.store.compressionLevel = 3;
    spec.itemsPerSection = kItemsPerSection;
    spec.markerPartition = "blocks-key-metadata";
    test::ArchiveBuilder archive(spec);
    test::SplitMix64 noise(2026);
    // Blocks arrive a little out of order: of each eight the second half first.
    for (std::uint64_t eight = kFirstIndex; eight < kEndIndex; eight += 8) {
        if (eight == kFirstV1Section.value) {
            archive.setHeaderLayout(HeaderLayout::V1);
        }
        for (std::uint64_t i = 0; i < 8; ++i) {
            const std::uint64_t index = eight + (i + 4) % 8;
            if (index < kEndIndex && !isMissing(index)) {
                putBlock(archive, index, noise);
            }
        }
        if (eight % 1'000 == 0) {
            archive.sync();
        }
    }
    archive.sync();
    // Markers trail by one sync.
    const Bytes older = encodeMetadata(1, encodeMarkers(archive.fullMarkers()));
    for (const std::uint64_t index : kFarIndices) {
        putBlock(archive, index, noise);
    }
    archive.sync();
    archive.setMarkerBodies(older, encodeMetadata(2, encodeMarkers(archive.fullMarkers())));
    archive.writeTo(storage);
    damageBlocks(storage, noise);
}

} // namespace cryo::demo
