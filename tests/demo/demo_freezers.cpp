// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's freezers: one with long chains, inside an immutable archive, and one that was damaged.
#include "core/base/crc32c.h"
#include "core/base/varint.h"
#include "core/storage/blob_name.h"
#include "tests/demo/damage.h"
#include "tests/demo/demo_stores.h"
#include "tests/support/store_builder.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cryo::demo {

namespace {

constexpr std::uint32_t kKeySizeBytes = 32;
constexpr std::uint64_t kOrdinalItems = 65'536; ///< per section of the ordinal

/// A key whose bucket is `bucket`: noise, but for the last four bytes, which make the CRC fit.
Bytes keyInBucket(Bucket bucket, std::uint32_t tableSize, test::SplitMix64& noise)
{
    Bytes key = noise.fill(kKeySizeBytes);
    const MutableByteView tail = MutableByteView(key).last(4);
    const std::uint32_t before = crc32c(ByteView(key).first(kKeySizeBytes - 4));
    for (std::uint32_t trial = loadBig<std::uint32_t>(tail);; ++trial) {
        storeBig<std::uint32_t>(tail, trial);
        if (bucketOfHash(crc32cExtend(before, tail), tableSize) == bucket) {
            return key;
        }
    }
}

Bytes someValue(test::SplitMix64& noise)
{
    const Bytes content = noise.fill(noise.between(48, 127));
    Bytes value;
    appendVarint32(value, static_cast<std::uint32_t>(content.size()));
    append(value, content);
    return value;
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

std::vector<Cursor> fill(test::FreezerBuilder& freezer, const Filling& filling, test::SplitMix64& noise)
{
    std::vector<Bytes> keys;
    std::vector<Cursor> cursors;
    for (std::uint64_t i = 0; i < filling.records; ++i) {
        Bytes key;
        if (i % filling.updateEvery == 3 && !keys.empty()) {
            key = keys[noise.between(0, keys.size() - 1)];
        } else if (i % filling.hotEvery == 1) {
            // The smaller of two draws: low numbers come more often, so the hot buckets differ in length.
            const std::uint64_t last = filling.hotBuckets - 1;
            const std::uint64_t hot = std::min(noise.between(0, last), noise.between(0, last));
            key = keyInBucket(Bucket{hot * 2654435761U % filling.tableSize}, filling.tableSize, noise);
        } else {
            key = noise.fill(kKeySizeBytes);
        }
        cursors.push_back(freezer.put(key, someValue(noise)));
        if (keys.size() < 4'000) {
            keys.push_back(std::move(key));
        }
        if (i % filling.syncEvery == filling.syncEvery - 1) {
            freezer.sync();
        }
    }
    return cursors;
}

Bytes blob(ByteView payload)
{
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, payload);
    return file;
}

/// The ordinal of an immutable archive: record i of a section is the cursor of its i-th item, with a CRC.
/// Source: format.md, appendix A.
void writeOrdinal(MemoryStorage& storage, const std::string& partition, const std::vector<Cursor>& cursors)
{
    for (std::uint64_t first = 0; first < cursors.size(); first += kOrdinalItems) {
        Bytes payload;
        for (std::uint64_t i = first; i < std::min<std::uint64_t>(first + kOrdinalItems, cursors.size());
             ++i) {
            const Bytes cursor = encodeCursor(cursors[i]);
            append(payload, cursor);
            appendBig<std::uint32_t>(payload, crc32c(cursor));
        }
        storage.write(partition, sectionFileName(Section{first / kOrdinalItems}), blob(payload));
    }
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
void writeCommit(MemoryStorage& storage, const std::string& partition, const Checkpoint& checkpoint,
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
    storage.write(partition, std::string(kMetadataLeftFileName),
                  blob(encodeMetadata(checkpoint.epoch, pairs)));
    storage.write(partition, std::string(kMetadataRightFileName),
                  blob(encodeMetadata(checkpoint.epoch - 1, pairs)));
}

constexpr PageSize kVotesPage{1024};
constexpr std::uint32_t kVotesTable = 4'096;

test::FreezerSpec freezerSpec(const std::string& name, PageSize pageSize, std::uint32_t tableSize,
                              std::uint64_t valueTargetSizeBytes)
{
    test::FreezerSpec spec;
    spec.store.keyPartition = name + "-key";
    spec.store.valuePartition = name + "-value";
    spec.store.pageSize = pageSize;
    spec.tablePartition = name + "-table";
    spec.valueTargetSizeBytes = valueTargetSizeBytes;
    spec.tableInitialSize = tableSize;
    spec.resizeFrequency = 255; // chains may grow long before a resize comes
    return spec;
}

/// Damage to the table of the votes. Both slots of a bucket are used once it was written in two epochs.
void damageTable(MemoryStorage& storage)
{
    const BlobName table{"votes-table", std::string(kTableFileName)};
    const auto flip = [&](std::uint64_t bucket, std::uint64_t slot, std::uint64_t byte) {
        flipByte(storage, table,
                 kHeaderV0SizeBytes + bucket * kBucketSizeBytes + slot * kSlotSizeBytes + byte, 0x04);
    };
    flip(100, 0, 9); // one slot bad, the other one answers
    flip(101, 1, 20);
    flip(777, 0, 3); // both bad: the bucket has no head
    flip(777, 1, 12);
    // A head that does not exist, in the newest epoch of its bucket.
    const BucketReading lost = bucketOf(storage, table, Bucket{1500});
    const int head = lost.head.value();
    replaceSlot(storage, table, Bucket{1500}, head,
                {lost.headSlot()->epoch, {Section{3}, Position{999'999}}, lost.headSlot()->added});
    // Two slots of one epoch: the original refuses to go on.
    replaceSlot(storage, table, Bucket{2000}, 1, bucketOf(storage, table, Bucket{2000}).slots[0].slot);
}

/// `last`: the newest section.
void damageVotes(MemoryStorage& storage, Section last)
{
    const auto index = [](std::uint64_t section) {
        return BlobName{"votes-key", sectionFileName(Section{section})};
    };
    const auto values = [](std::uint64_t section) {
        return BlobName{"votes-value", sectionFileName(Section{section})};
    };
    damageTable(storage);
    // A chain that loops: a record that names itself as the older one.
    const RecordPlace loop{Section{5}, Position{40}};
    relink(storage, index(5), {loop.position, freezerRecordSize(kKeySizeBytes), kVotesPage, loop});
    // A bad page between good ones, a bit of three values, a torn end, the rest of an interrupted creation,
    // and all values of a section.
    flipByte(storage, index(2), kHeaderV0SizeBytes + 3 * kVotesPage.physicalBytes() + 500, 0x40);
    for (const std::uint64_t offset : {1'000U, 40'000U, 80'000U}) {
        flipByte(storage, values(4), offset, 0x08);
    }
    cutTail(storage, index(last.value), 700);
    storage.write("votes-value", sectionFileName(Section{last.value + 1}), Bytes(kHeaderV0SizeBytes));
    storage.remove("votes-value", sectionFileName(Section{7}));
}

} // namespace

void addCertificates(MemoryStorage& storage)
{
    constexpr std::uint32_t kTableSize = 65'536;
    test::FreezerBuilder freezer(freezerSpec("certificates", PageSize{4096}, kTableSize, 1U << 20U));
    test::SplitMix64 noise(65'536);
    const std::vector<Cursor> cursors = fill(freezer, {300'000, 5'000, 10, 80, 40, kTableSize}, noise);
    const Checkpoint checkpoint = freezer.close();
    freezer.writeTo(storage);
    writeOrdinal(storage, "certificates-ordinal", cursors);
    writeCommit(storage, "certificates-metadata", checkpoint, cursors.size());
}

void addVotes(MemoryStorage& storage)
{
    test::FreezerBuilder freezer(freezerSpec("votes", kVotesPage, kVotesTable, 1U << 17U));
    test::SplitMix64 noise(4'096);
    fill(freezer, {24'000, 1'000, 12, 60, 8, kVotesTable}, noise);
    const Checkpoint checkpoint = freezer.close();
    freezer.writeTo(storage);
    damageVotes(storage, checkpoint.section);
}

} // namespace cryo::demo
