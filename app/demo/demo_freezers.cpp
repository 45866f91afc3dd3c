// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's freezers: one with long chains, inside an immutable archive, and one that was damaged.
#include "app/demo/damage.h"
#include "app/demo/demo_stores.h"
#include "app/demo/freezer_writer.h"
#include "app/demo/noise.h"
#include "core/base/codec.h"
#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cryo::demo {

namespace {

constexpr std::uint32_t kKeySizeBytes = 32;
constexpr std::uint64_t kOrdinalItems = 65'536; ///< per section of the ordinal

/// A key whose bucket is `bucket`: noise, but for the last four bytes, which make the CRC fit.
Bytes keyInBucket(Bucket bucket, std::uint32_t tableSize, Noise& noise)
{
    Bytes key = noise.bytes(kKeySizeBytes);
    const MutableByteView tail = MutableByteView(key).last(4);
    const std::uint32_t before = crc32c(ByteView(key).first(kKeySizeBytes - 4));
    for (std::uint32_t trial = loadBig<std::uint32_t>(tail);; ++trial) {
        storeBig<std::uint32_t>(tail, trial);
        if (bucketOfHash(crc32cExtend(before, tail), tableSize) == bucket) {
            return key;
        }
    }
}

Result<Bytes> someValue(Noise& noise, std::uint64_t minSizeBytes, std::uint64_t spreadBytes)
{
    return encodeCodec(Codec::ByteString, noise.bytes(minSizeBytes + noise.below(spreadBytes)));
}

/// What a freezer is filled with.
struct Filling {
    std::uint64_t records = 0;
    std::uint64_t syncEvery = 0;
    std::uint64_t updateEvery = 0; ///< so often an older key is put again
    std::uint64_t hotEvery = 0;    ///< so often a key of a hot bucket comes
    std::uint64_t hotBuckets = 1;  ///< the first of them is the hottest
    std::uint32_t tableSize = 0;
};

Result<std::vector<Cursor>> fill(FreezerWriter& freezer, const Filling& filling, Noise& noise)
{
    std::vector<Bytes> keys;
    std::vector<Cursor> cursors;
    for (std::uint64_t i = 0; i < filling.records; ++i) {
        Bytes key;
        if (i % filling.updateEvery == 3 && !keys.empty()) {
            key = keys[noise.below(keys.size())];
        } else if (i % filling.hotEvery == 1) {
            // The smaller of two draws: low numbers come more often, so the hot buckets differ in length.
            const std::uint64_t hot =
                std::min(noise.below(filling.hotBuckets), noise.below(filling.hotBuckets));
            key = keyInBucket(Bucket{hot * 2654435761U % filling.tableSize}, filling.tableSize, noise);
        } else {
            key = noise.bytes(kKeySizeBytes);
        }
        CRYO_ASSIGN(const Bytes value, someValue(noise, 48, 80));
        CRYO_ASSIGN(const Cursor cursor, freezer.put(key, value));
        cursors.push_back(cursor);
        if (keys.size() < 4'000) {
            keys.push_back(std::move(key));
        }
        if (i % filling.syncEvery == filling.syncEvery - 1) {
            freezer.sync();
        }
    }
    return cursors;
}

/// The ordinal of an immutable archive: record i of a section is the cursor of its i-th item, with a CRC.
/// Source: format.md, appendix A.
Result<> writeOrdinal(const FolderWriter& folder, const std::string& partition,
                      const std::vector<Cursor>& cursors)
{
    for (std::uint64_t first = 0; first < cursors.size(); first += kOrdinalItems) {
        Bytes payload;
        for (std::uint64_t i = first; i < std::min<std::uint64_t>(first + kOrdinalItems, cursors.size());
             ++i) {
            const Bytes cursor = encodeCursor(cursors[i]);
            append(payload, cursor);
            appendBig<std::uint32_t>(payload, crc32c(cursor));
        }
        const std::string name = sectionFileName(Section{first / kOrdinalItems});
        CRYO_TRY(folder.writeBlob(partition, name, HeaderLayout::V0, payload));
    }
    return {};
}

/// The bits of the items that are there, for a section that is not complete.
void appendBitmap(Bytes& to, std::uint64_t present)
{
    appendBig<std::uint64_t>(to, kOrdinalItems);
    for (std::uint64_t byte = 0; byte < kOrdinalItems / 8; ++byte) {
        const std::uint64_t bits = present <= 8 * byte ? 0 : std::min<std::uint64_t>(present - 8 * byte, 8);
        to.push_back(static_cast<std::byte>((1U << bits) - 1U));
    }
}

/// The commit record of an immutable archive. Source: format.md, appendix A.
Result<> writeCommit(const FolderWriter& folder, const std::string& partition, const Checkpoint& checkpoint,
                     std::uint64_t items)
{
    Bytes pairs;
    appendBig<std::uint8_t>(pairs, 0);
    appendBig<std::uint64_t>(pairs, 0);
    appendBig<std::uint8_t>(pairs, 0);
    append(pairs, encodeCheckpoint(checkpoint));
    for (std::uint64_t section = 0; section * kOrdinalItems < items; ++section) {
        appendBig<std::uint8_t>(pairs, 1);
        appendBig<std::uint64_t>(pairs, section);
        appendBig<std::uint8_t>(pairs, 1);
        const std::uint64_t present = std::min(items - section * kOrdinalItems, kOrdinalItems);
        appendBig<std::uint8_t>(pairs, present == kOrdinalItems ? 0 : 1);
        if (present < kOrdinalItems) {
            appendBitmap(pairs, present);
        }
    }
    CRYO_TRY(folder.writeBlob(partition, kMetadataLeftFileName, HeaderLayout::V0,
                              encodeMetadata(checkpoint.epoch, pairs)));
    return folder.writeBlob(partition, kMetadataRightFileName, HeaderLayout::V0,
                            encodeMetadata(checkpoint.epoch - 1, pairs));
}

constexpr PageSize kVotesPage{1024};
constexpr std::uint32_t kVotesTable = 4'096;

/// Damage to the table of the votes. Both slots of a bucket are used once it was written in two epochs.
Result<> damageTable(const std::filesystem::path& table)
{
    const auto slotOffset = [](std::uint64_t bucket, std::uint64_t slot) {
        return kHeaderV0SizeBytes + bucket * kBucketSizeBytes + slot * kSlotSizeBytes;
    };
    CRYO_TRY(flipByte(table, slotOffset(100, 0) + 9, 0x04)); // one slot bad, the other one answers
    CRYO_TRY(flipByte(table, slotOffset(101, 1) + 20, 0x80));
    CRYO_TRY(flipByte(table, slotOffset(777, 0) + 3, 0x01)); // both bad: the bucket has no head
    CRYO_TRY(flipByte(table, slotOffset(777, 1) + 12, 0x20));
    // A head that does not exist, in the newest epoch of its bucket.
    CRYO_ASSIGN(const BucketReading lost, bucketOf(table, Bucket{1500}));
    const int lostSlot = lost.head.value_or(0);
    CRYO_TRY(replaceSlot(
        table, Bucket{1500}, lostSlot,
        {lost.slots[static_cast<std::size_t>(lostSlot)].slot.epoch, {Section{3}, Position{999'999}}, 1}));
    // Two slots of one epoch: the original refuses to go on.
    CRYO_ASSIGN(const BucketReading twin, bucketOf(table, Bucket{2000}));
    return replaceSlot(table, Bucket{2000}, 1, twin.slots[0].slot);
}

/// `last`: the newest section.
Result<> damageVotes(const FolderWriter& folder, Section last)
{
    const std::filesystem::path table = folder.root() / "votes-table" / kTableFileName;
    const auto index = [&folder](std::uint64_t section) {
        return folder.root() / "votes-key" / sectionFileName(Section{section});
    };
    const auto values = [&folder](std::uint64_t section) {
        return folder.root() / "votes-value" / sectionFileName(Section{section});
    };
    CRYO_TRY(damageTable(table));
    // A chain that loops: a record that names itself as the older one.
    CRYO_TRY(relink(
        index(5), {Position{40}, freezerRecordSize(kKeySizeBytes), kVotesPage, {Section{5}, Position{40}}}));
    // A bad page between good ones, a bit of three values, a torn end, and a file that a crash left.
    CRYO_TRY(flipByte(index(2), kHeaderV0SizeBytes + 3 * kVotesPage.physicalBytes() + 500, 0x40));
    for (const std::uint64_t offset : {1'000U, 40'000U, 80'000U}) {
        CRYO_TRY(flipByte(values(4), offset, 0x08));
    }
    CRYO_TRY(cutTail(index(last.value), 700));
    CRYO_TRY(
        folder.writeFile("votes-value", sectionFileName(Section{last.value + 1}), Bytes(kHeaderV0SizeBytes)));
    std::error_code code;
    std::filesystem::remove(values(7), code); // all values of one section
    return {};
}

} // namespace

Result<> writeCertificates(const FolderWriter& folder)
{
    constexpr std::uint32_t kTableSize = 65'536;
    FreezerWriter freezer(folder, {"certificates-key", "certificates-value", "certificates-table", kTableSize,
                                   1U << 20U, PageSize{4096}, HeaderLayout::V0});
    Noise noise(65'536);
    const Filling filling{300'000, 5'000, 10, 80, 40, kTableSize};
    CRYO_ASSIGN(const std::vector<Cursor> cursors, fill(freezer, filling, noise));
    CRYO_ASSIGN(const Checkpoint checkpoint, freezer.finish());
    CRYO_TRY(writeOrdinal(folder, "certificates-ordinal", cursors));
    return writeCommit(folder, "certificates-metadata", checkpoint, cursors.size());
}

Result<> writeVotes(const FolderWriter& folder)
{
    FreezerWriter freezer(folder, {"votes-key", "votes-value", "votes-table", kVotesTable, 1U << 17U,
                                   kVotesPage, HeaderLayout::V0});
    Noise noise(4'096);
    CRYO_TRY(fill(freezer, {24'000, 1'000, 12, 60, 8, kVotesTable}, noise));
    CRYO_ASSIGN(const Checkpoint checkpoint, freezer.finish());
    return damageVotes(folder, checkpoint.section);
}

} // namespace cryo::demo
