// SPDX-License-Identifier: GPL-3.0-or-later
// The decoders that know one thing each: whatever the bytes, they end, stay in bounds, and what they call
// good encodes to the same bytes again. They run on the bytes alone, without a storage, so that millions of
// inputs are tried in minutes; what opens a file or a folder made of the bytes is a target of its own
// (files.cpp).
#include "core/archive/archive_format.h"
#include "core/base/crc32c.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/inspect/folder_rules.h"
#include "core/journal/glob_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"
#include "tests/fuzz/fuzz_target.h"

namespace cryo::fuzz {

namespace {

/// The bytes of an input as a file.
class BytesFile final : public ReadableFile {
public:
    explicit BytesFile(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_bytes.size(); }
    [[nodiscard]] FileIdentity identity() const override { return {}; }
    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        if (offset.value > m_bytes.size() || to.size() > m_bytes.size() - offset.value)
            return fail(Errc::BlobInsufficientLength, "blob insufficient length");
        std::ranges::copy(m_bytes.subspan(offset.value, to.size()), to.begin());
        return {};
    }

private:
    ByteView m_bytes;
};

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
    const ValueInput in = takeValueInput(input);
    const auto reader = BlobReader::over(std::make_shared<BytesFile>(in.file), {});
    require(reader.has_value(), "a value file opens");
    const ValueReading reading = readValue(*reader, in.place, in.compressed, kValueLimitBytes);
    require(reading.body.size() <= std::max<std::uint64_t>(in.file.size(), kValueLimitBytes),
            "a value is bounded");
    if (reading.state == ValueState::Good)
        require(reading.storedCrc == reading.computedCrc, "a good value has its checksum");
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

/// Entries of a folder (takeEntry), each as it is judged in one kind of partition.
void directoryListing(ByteView input)
{
    constexpr PartitionRole kRoles[] = {PartitionRole::Key, PartitionRole::Value, PartitionRole::Table,
                                        PartitionRole::Metadata};
    Input in(input);
    while (!in.empty()) {
        const auto [name, type, partition] = takeEntry(in);
        if (const auto section = sectionOfFileName(name))
            require(blobNameKind(name) == BlobNameKind::Uppercase || sectionFileName(*section) == name,
                    "a section's name is its own");
        const EntryVerdict verdict = judgeEntry(kRoles[partition % 4], "p", {name, type, 0});
        require(!verdict.readable || type == EntryType::Regular, "only regular files are read");
        require(verdict.readable || verdict.finding.has_value(), "what is not read is said");
        require(isUtf8(escapedName(name)), "a name can be shown");
    }
}

} // namespace cryo::fuzz
