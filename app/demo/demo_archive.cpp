// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's archive: the block store of a validator that pruned, missed blocks, was upgraded, and lost a
// file.
#include "app/demo/archive_writer.h"
#include "app/demo/damage.h"
#include "app/demo/demo_stores.h"
#include "app/demo/noise.h"
#include "core/base/codec.h"
#include "core/storage/blob_name.h"

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
Bytes keyFor(std::uint64_t index, Noise& noise)
{
    Bytes key = noise.bytes(32);
    if (index % kCollisionEvery == 7) {
        storeBig<std::uint32_t>(key, 0xB10C0000U);
    }
    if (index % 30'000 == 123) {
        key.assign(32, std::byte{0xEE}); // one block that was stored at several heights
    }
    return key;
}

/// A block as JSON text: looks like something, and compresses.
Bytes blockFor(std::uint64_t index, Noise& noise)
{
    std::string text = "{\"height\":" + std::to_string(index) +
                       ",\"view\":" + std::to_string(index + index / 90) + ",\"parent\":\"" +
                       toHex(noise.bytes(32)) + "\",\"proposer\":\"validator-" +
                       std::to_string(noise.below(7)) + "\",\"transactions\":[";
    const std::uint64_t transactions = noise.below(4);
    for (std::uint64_t i = 0; i < transactions; ++i) {
        text += std::string(i == 0 ? "" : ",") + R"({"from":"account-)" + std::to_string(noise.below(1000)) +
                R"(","to":"account-)" + std::to_string(noise.below(1000)) + R"(","amount":)" +
                std::to_string(noise.below(1'000'000)) + "}";
    }
    text += "]}";
    const ByteView bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

Result<> putBlock(ArchiveWriter& archive, std::uint64_t index, Noise& noise)
{
    const Bytes key = keyFor(index, noise);
    CRYO_ASSIGN(const Bytes value, encodeCodec(Codec::ByteString, blockFor(index, noise)));
    return archive.put(index, key, value);
}

/// Values whose bytes went bad in one section, and the values of a section without its index file.
Result<> damageBlocks(const FolderWriter& folder, Noise& noise)
{
    const std::filesystem::path bad =
        folder.root() / "blocks-value" / sectionFileName(Section{14 * kItemsPerSection});
    for (const std::uint64_t offset : {4'000U, 90'000U, 91'000U, 300'000U}) {
        CRYO_TRY(flipByte(bad, offset, 0x10));
    }
    return folder.writeBlob("blocks-value", sectionFileName(kLostSection), HeaderLayout::V0,
                            noise.bytes(200'000));
}

} // namespace

Result<> writeBlocks(const FolderWriter& folder)
{
    ArchiveOptions options;
    options.keyPartition = "blocks-key";
    options.valuePartition = "blocks-value";
    options.markerPartition = "blocks-key-metadata";
    options.itemsPerSection = kItemsPerSection;
    options.pageSize = PageSize{4084};
    options.compressionLevel = 3;
    options.firstV1Section = kFirstV1Section;
    ArchiveWriter archive(folder, options);
    Noise noise(2026);
    // Blocks arrive a little out of order: of each eight the second half first.
    for (std::uint64_t eight = kFirstIndex; eight < kEndIndex; eight += 8) {
        for (std::uint64_t i = 0; i < 8; ++i) {
            const std::uint64_t index = eight + (i + 4) % 8;
            if (index < kEndIndex && !isMissing(index)) {
                CRYO_TRY(putBlock(archive, index, noise));
            }
        }
    }
    for (const std::uint64_t index : kFarIndices) {
        CRYO_TRY(putBlock(archive, index, noise));
    }
    CRYO_TRY(archive.finish());
    return damageBlocks(folder, noise);
}

} // namespace cryo::demo
