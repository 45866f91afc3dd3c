// SPDX-License-Identifier: GPL-3.0-or-later
// The decoders that know one thing each: whatever the bytes, they end, stay in bounds, and what they call
// good encodes to the same bytes again.
#include "core/archive/archive_format.h"
#include "core/base/crc32c.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/inspect/folder_rules.h"
#include "core/journal/glob.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "core/storage/metadata_format.h"
#include "tests/fuzz/fuzz_target.h"

namespace cryo::fuzz {

namespace {

constexpr const char* kPartition = "p";

/// Opens the bytes as a blob, twice; the second time nothing is left to do.
void openAsBlob(ByteView file, const HeaderPolicy& policy)
{
    MemoryStorage storage;
    const std::string name = sectionFileName(Section{7});
    storage.write(kPartition, name, Bytes(file.begin(), file.end()));
    const auto blob = Blob::open(storage, kPartition, sectionBlobName(Section{7}), policy);
    if (!blob) {
        require(equalBytes(*storage.find(kPartition, name), file), "a blob that is refused stays as it is");
        return;
    }
    const Bytes opened = *storage.find(kPartition, name);
    require(opened.size() == headerSizeBytes(blob->layout()) + blob->sizeBytes(), "the sizes fit");
    const auto again = Blob::open(storage, kPartition, sectionBlobName(Section{7}), policy);
    require(again.has_value() && again->sizeBytes() == blob->sizeBytes(), "an opened blob opens again");
    require(*storage.find(kPartition, name) == opened, "opening again changes nothing");
}

} // namespace

/// u16: bytes that the file has beyond the region; then the file.
void header(ByteView input)
{
    Input in(input);
    const std::uint64_t beyond = in.number<std::uint16_t>();
    const ByteView file = in.rest();
    const ByteView region = file.first(std::min<std::size_t>(file.size(), kHeaderV1SizeBytes));
    const HeaderReading reading = judgeBlobHeader(region, file.size() + (file.size() < 4096 ? 0 : beyond));
    if (reading.state == HeaderState::Good)
        require(equalBytes(region.first(headerSizeBytes(reading.layout)),
                           encodeBlobHeader(reading.layout, reading.blobVersion)),
                "a good header is what is written");
    else
        require(!reading.found.empty() && !reading.expected.empty(), "a bad header says why");
    openAsBlob(file, HeaderPolicy::v0());
    openAsBlob(file, HeaderPolicy::v1());
}

/// u16: P - 1; then a physical page, filled up with zeros.
void page(ByteView input)
{
    Input in(input);
    const PageSize pageSize{static_cast<std::uint16_t>(std::max(1, in.number<std::uint16_t>() % 4096))};
    Bytes physical(pageSize.physicalBytes());
    std::ranges::copy(in.take(physical.size()), physical.begin());
    const PageVerdict verdict = judgePage(physical, pageSize);
    Bytes footer(kPageFooterSizeBytes);
    encodePageFooter(verdict.footer, footer);
    require(equalBytes(footer, ByteView(physical).last(kPageFooterSizeBytes)), "a footer encodes again");
    require(verdict.valid == (verdict.lenBytes != 0), "only a valid page has a length");
    require(verdict.lenBytes <= pageSize.value, "the length is inside the page");
    if (!verdict.valid)
        return;
    const auto& slot = verdict.footer.slots[static_cast<std::size_t>(verdict.slot)];
    require(slot.lenBytes == verdict.lenBytes &&
                slot.crc == crc32c(ByteView(physical).first(verdict.lenBytes)),
            "the slot vouches for the bytes");
    const Bytes fresh = encodePage(ByteView(physical).first(verdict.lenBytes), pageSize);
    require(judgePage(fresh, pageSize).lenBytes == verdict.lenBytes, "written anew it is valid too");
}

/// u8: key size; then records of both engines, a checkpoint and a cursor.
void records(ByteView input)
{
    Input in(input);
    const std::uint32_t keyBytes = in.number<std::uint8_t>();
    const auto record = [&](RecordSize size) {
        Bytes bytes(size.bytes);
        std::ranges::copy(in.take(size.bytes), bytes.begin());
        return bytes;
    };
    const Bytes archive = record(archiveRecordSize(keyBytes));
    Bytes again;
    appendArchiveRecord(again, decodeArchiveRecord(archive));
    require(again == archive, "an archive record encodes again");
    require(valuePlaceOf(archive) == decodeArchiveRecord(archive).value, "its place is at its end");

    const Bytes freezer = record(freezerRecordSize(keyBytes));
    const FreezerRecord decoded = decodeFreezerRecord(freezer);
    again.clear();
    appendFreezerRecord(again, decoded);
    require(again == freezer, "a freezer record encodes again");

    const Bytes checkpoint = record(RecordSize{kCheckpointSizeBytes});
    require(encodeCheckpoint(decodeCheckpoint(checkpoint)) == checkpoint, "a checkpoint encodes again");
    const Bytes cursor = record(RecordSize{kCursorSizeBytes});
    require(encodeCursor(decodeCursor(cursor)) == cursor, "a cursor encodes again");
}

/// u8: compressed?, sealed? (the CRC is put right); u64 offset; u32 size; then the value file.
void globFrame(ByteView input)
{
    Input in(input);
    const auto flags = in.number<std::uint8_t>();
    const ValuePlace place{LogicalOffset{in.number<std::uint64_t>()}, in.number<std::uint32_t>()};
    const bool compressed = (flags & 1U) != 0;
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, in.rest());
    const auto end = place.end();
    if ((flags & 2U) != 0 && end && *end <= file.size() - 8 && place.sizeBytes >= 4)
        storeBig(MutableByteView(file).subspan(8 + *end - 4, 4),
                 crc32c(ByteView(file).subspan(8 + place.offset.value, place.sizeBytes - 4)));
    MemoryStorage storage;
    storage.write(kPartition, sectionFileName(Section{1}), file);

    constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 20;
    const auto reader = BlobReader::open(storage, kPartition, sectionFileName(Section{1}));
    require(reader.has_value(), "a value file opens");
    const ValueReading reading = readValue(*reader, place, compressed, kLimitBytes);
    require(reading.body.size() <= std::max<std::uint64_t>(file.size(), kLimitBytes), "a value is bounded");

    Glob::Config config{kPartition, std::nullopt, 1};
    if (compressed)
        config.compressionLevel = 3;
    config.decompressedLimitBytes = kLimitBytes;
    const auto glob = Glob::open(storage, config, {});
    require(glob.has_value(), "a value partition opens");
    const auto value = glob->get(Section{1}, place);
    require(value.has_value() == (reading.state == ValueState::Good), "both readers agree");
    require(!value || *value == reading.body, "both readers give the same bytes");
}

/// u64: an epoch; then buckets.
void slots(ByteView input)
{
    Input in(input);
    const auto epoch = in.number<std::uint64_t>();
    while (!in.empty()) {
        Bytes bytes(kBucketSizeBytes);
        std::ranges::copy(in.take(bytes.size()), bytes.begin());
        const BucketReading bucket = readBucket(bytes);
        for (std::size_t i = 0; i < 2; ++i) {
            const ByteView slot = ByteView(bytes).subspan(i * kSlotSizeBytes, kSlotSizeBytes);
            const SlotReading& reading = bucket.slots[i];
            require((reading.state == SlotState::Empty) == allZero(slot), "only zeros are empty");
            if (reading.state == SlotState::Valid)
                require(equalBytes(encodeSlot(reading.slot), slot), "a valid slot encodes again");
        }
        const int target = slotToWrite(bucket, epoch);
        require(target == 0 || target == 1, "one of two slots is written");
        if (bucket.head)
            require(bucket.slots[static_cast<std::size_t>(*bucket.head)].state == SlotState::Valid,
                    "a head is valid");
    }
}

/// A copy of a metadata store.
void metadata(ByteView input)
{
    const MetadataReading reading = readMetadata(input);
    if (reading.state == MetadataState::Good)
        require(equalBytes(encodeMetadata(reading.version, reading.pairs), input), "a copy encodes again");
    if (!reading.usable())
        return;
    if (const auto markers = decodeMarkers(reading.pairs))
        require(equalBytes(encodeMarkers(*markers), reading.pairs), "markers encode again");
    static_cast<void>(decodeImmutableMetadata(reading.pairs));
}

/// Entries of a folder: u8 type, u8 length, name.
void directoryListing(ByteView input)
{
    Input in(input);
    MemoryStorage storage;
    storage.createPartition(kPartition);
    while (!in.empty()) {
        const auto type = static_cast<EntryType>(in.number<std::uint8_t>() % 7);
        const ByteView raw = in.take(in.number<std::uint8_t>());
        const std::string name(reinterpret_cast<const char*>(raw.data()), raw.size()); // NOLINT
        if (name.empty() || name.find('/') != std::string::npos || name.find('\0') != std::string::npos)
            continue; // no file system has these
        if (type == EntryType::Regular)
            storage.write(kPartition, name, {});
        else
            storage.addSpecial(kPartition, name, type);
        if (const auto section = sectionOfFileName(name))
            require(blobNameKind(name) == BlobNameKind::Uppercase || sectionFileName(*section) == name,
                    "a section's name is its own");
        for (const PartitionRole role :
             {PartitionRole::Key, PartitionRole::Value, PartitionRole::Table, PartitionRole::Metadata}) {
            const EntryVerdict verdict = judgeEntry(role, kPartition, {name, type, 0});
            require(!verdict.readable || type == EntryType::Regular, "only regular files are read");
            require(verdict.readable || verdict.finding.has_value(), "what is not read is said");
        }
        require(isUtf8(escapedName(name)), "a name can be shown");
    }
    if (const auto names = scanBlobs(storage, kPartition))
        for (const Bytes& name : *names)
            require(fromHex(toHex(name)) == name, "a blob's name encodes again");
}

} // namespace cryo::fuzz
