// SPDX-License-Identifier: GPL-3.0-or-later
//
// Known bytes of every small structure, and decode(encode(x)) == x over many random values.
#include "core/archive/archive_format.h"
#include "core/base/codec.h"
#include "core/base/crc32c.h"
#include "core/base/varint.h"
#include "core/freezer/freezer_format.h"
#include "core/freezer/table_format.h"
#include "core/journal/glob_format.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "core/storage/metadata_format.h"

#include <QTest>

#include <random>

using namespace cryo;

namespace {

constexpr int kCases = 65536;

Bytes randomBytes(std::mt19937_64& random, std::size_t n)
{
    Bytes bytes(n);
    for (std::byte& b : bytes)
        b = static_cast<std::byte>(random());
    return bytes;
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void crcVectors();
    void crcKernelsAgree();
    void names();
    void varints();
    void codecs();
    void pageFooterBytes();
    void pagesByTheLongerSlot();
    void archiveRecords();
    void freezerRecords();
    void checkpointsAndCursors();
    void slots();
    void headOfABucket();
    void valueFraming();
    void decompressionIsBounded();
    void metadata();
};

void TestFormats::crcVectors()
{
    QCOMPARE(crc32c(asBytes("123456789")), 0xE3069283U);
    QCOMPARE(crc32c(Bytes(32)), 0x8A9136AAU);
    QCOMPARE(crc32c({}), 0U);
    QCOMPARE(crc32c(Bytes(25)), 0x1DB1BF80U);
    QCOMPARE(crc32c(Bytes(32, std::byte{0xFF})), 0x62A8AB43U);
}

void TestFormats::crcKernelsAgree()
{
    std::mt19937_64 random(1);
    const Bytes bytes = randomBytes(random, 5000);
    for (std::size_t n = 0; n < 4200; n += n < 600 ? 1 : 97)
        for (std::size_t at = 0; at < 17; at += 4) {
            const ByteView part = ByteView(bytes).subspan(at, n);
            const std::uint32_t before = static_cast<std::uint32_t>(random());
            const std::uint32_t expected = crc32c_kernel::table(before, part);
            QCOMPARE(crc32c_kernel::chain(before, part), expected);
            QCOMPARE(crc32c_kernel::wide(before, part), expected);
            QCOMPARE(crc32cExtend(before, part), expected);
        }
}

void TestFormats::names()
{
    QCOMPARE(sectionFileName(Section{7}), std::string("0000000000000007"));
    QCOMPARE(sectionOfFileName("0000000000001000").value(), Section{4096});
    QCOMPARE(sectionOfFileName(sectionFileName(Section{UINT64_MAX})).value(), Section{UINT64_MAX});
    QVERIFY(!sectionOfFileName("7461626c65"));
    QVERIFY(!sectionOfFileName("000000000000000g"));
    QCOMPARE(blobNameKind("00ff"), BlobNameKind::Canonical);
    QCOMPARE(blobNameKind("00FF"), BlobNameKind::Uppercase);
    QCOMPARE(blobNameKind("00f"), BlobNameKind::NotHex);
    QCOMPARE(blobNameKind("lost+found"), BlobNameKind::NotHex);
    QCOMPARE(blobNameKind("\xff\xfe"), BlobNameKind::NotUtf8);
    QVERIFY(isUtf8("\xC3\xA9\xE2\x82\xAC\xF0\x9F\xA6\x80"));
    QVERIFY(!isUtf8("\xC0\xAF") && !isUtf8("\xED\xA0\x80") && !isUtf8("\xF5\x80\x80\x80") &&
            !isUtf8("\xE2\x82"));
    QVERIFY(isLegalPartitionName("a_B-9") && !isLegalPartitionName("") && !isLegalPartitionName("a.b"));
}

void TestFormats::varints()
{
    Bytes bytes;
    appendVarint32(bytes, 200);
    QCOMPARE(toHex(bytes), std::string("c801"));
    for (const std::uint64_t v : {0ULL, 1ULL, 127ULL, 128ULL, 16383ULL, 16384ULL, 4294967295ULL}) {
        bytes.clear();
        appendVarint32(bytes, static_cast<std::uint32_t>(v));
        const auto decoded = decodeVarint32(bytes);
        QVERIFY(decoded.has_value());
        QCOMPARE(std::uint64_t{decoded->value}, v);
        QCOMPARE(decoded->sizeBytes, bytes.size());
    }
    QCOMPARE(decodeVarint32(*fromHex("8000")).error().code, Errc::InvalidVarint);
    QCOMPARE(decodeVarint32(*fromHex("ffffffff1f")).error().code, Errc::InvalidVarint);
    QCOMPARE(decodeVarint32(*fromHex("ffffffffff01")).error().code, Errc::InvalidVarint);
    QCOMPARE(decodeVarint32(*fromHex("80")).error().code, Errc::EndOfBuffer);
}

void TestFormats::codecs()
{
    const Bytes body = *encodeCodec(Codec::ByteString, Bytes{std::byte{0xAB}});
    QCOMPARE(toHex(body), std::string("01ab"));
    QCOMPARE(std::get<Bytes>(*decodeValue(Codec::ByteString, body)).size(), std::size_t{1});
    QCOMPARE(decodeValue(Codec::ByteString, *fromHex("01abcd")).error().code, Errc::ExtraData);
    QCOMPARE(decodeValue(Codec::ByteString, *fromHex("02ab")).error().code, Errc::EndOfBuffer);
    QCOMPARE(std::get<std::uint64_t>(*decodeValue(Codec::U64, *fromHex("0000000000000100"))),
             std::uint64_t{256});
    QCOMPARE(std::get<std::int32_t>(*decodeValue(Codec::I32, *fromHex("ffffffff"))), -1);
    QCOMPARE(decodeValue(Codec::I32, *fromHex("ffffffffff")).error().code, Errc::ExtraData);
    QVERIFY(!encodeCodec(Codec::U64, Bytes{}));
}

void TestFormats::pageFooterBytes()
{
    PageFooter footer;
    footer.slots[0] = {0x0102, 0x03040506};
    footer.slots[1] = {0x0708, 0x090A0B0C};
    Bytes bytes(kPageFooterSizeBytes);
    encodePageFooter(footer, bytes);
    QCOMPARE(toHex(bytes), std::string("0102030405060708090a0b0c"));
    QVERIFY(decodePageFooter(bytes) == footer);
}

void TestFormats::pagesByTheLongerSlot()
{
    const PageSize pageSize{64};
    const auto data = asBytes("hello world, and some more of it");
    Bytes page = encodePage(data, pageSize);
    QCOMPARE(page.size(), std::size_t{76});
    QCOMPARE(judgePage(page, pageSize).lenBytes, std::uint16_t(data.size()));
    PageFooter footer = decodePageFooter(ByteView(page).subspan(64));
    footer.slots[1] = {5, crc32c(data.first(5))};
    encodePageFooter(footer, MutableByteView(page).subspan(64));
    QVERIFY(judgePage(page, pageSize).valid && !judgePage(page, pageSize).fellBack);
    page[20] ^= std::byte{1}; // beyond the shorter slot
    PageVerdict verdict = judgePage(page, pageSize);
    QVERIFY(verdict.valid && verdict.fellBack);
    QCOMPARE(verdict.lenBytes, std::uint16_t{5});
    QCOMPARE(verdict.slot, 1);
    page[2] ^= std::byte{1};
    QVERIFY(!judgePage(page, pageSize).valid);
    footer.slots[0].lenBytes = 65; // longer than the page
    encodePageFooter(footer, MutableByteView(page).subspan(64));
    QVERIFY(!judgePage(page, pageSize).valid);
    QVERIFY(!judgePage(Bytes(76), pageSize).valid);
}

void TestFormats::archiveRecords()
{
    std::mt19937_64 random(2);
    for (int i = 0; i < kCases; ++i) {
        const Bytes key = randomBytes(random, 8);
        const ArchiveRecord record{
            random(), key, {LogicalOffset{random()}, static_cast<std::uint32_t>(random())}};
        Bytes bytes;
        appendArchiveRecord(bytes, record);
        QCOMPARE(bytes.size(), std::size_t{28});
        const ArchiveRecord decoded = decodeArchiveRecord(bytes);
        QVERIFY(decoded.index == record.index && equalBytes(decoded.key, key) &&
                decoded.value == record.value);
    }
    QCOMPARE(sectionOfIndex(5000, 1024), Section{4096});
    QCOMPARE(sectionOfIndex(UINT64_MAX, 65536), Section{UINT64_MAX - 65535});
}

void TestFormats::freezerRecords()
{
    std::mt19937_64 random(3);
    for (int i = 0; i < kCases; ++i) {
        const Bytes key = randomBytes(random, 8);
        FreezerRecord record{key, {}, {LogicalOffset{random()}, static_cast<std::uint32_t>(random())}};
        if (i % 2 == 0)
            record.next = RecordPlace{Section{random()}, Position{random()}};
        Bytes bytes;
        appendFreezerRecord(bytes, record);
        QCOMPARE(bytes.size(), std::size_t{36});
        const FreezerRecord decoded = decodeFreezerRecord(bytes);
        QVERIFY(decoded.next == record.next && equalBytes(decoded.key, key) && decoded.value == record.value);
    }
}

void TestFormats::checkpointsAndCursors()
{
    std::mt19937_64 random(4);
    for (int i = 0; i < kCases; ++i) {
        const Checkpoint checkpoint{random(), Section{random()}, random(),
                                    static_cast<std::uint32_t>(random())};
        QVERIFY(decodeCheckpoint(encodeCheckpoint(checkpoint)) == checkpoint);
        const Cursor cursor{Section{random()},
                            {LogicalOffset{random()}, static_cast<std::uint32_t>(random())}};
        QVERIFY(decodeCursor(encodeCursor(cursor)) == cursor);
    }
    QCOMPARE(toHex(encodeCheckpoint({1, Section{2}, 3, 4})),
             std::string("00000000000000010000000000000002000000000000000300000004"));
}

void TestFormats::slots()
{
    std::mt19937_64 random(5);
    for (int i = 0; i < kCases; ++i) {
        const TableSlot slot{
            random() | 1, {Section{random()}, Position{random()}}, static_cast<std::uint8_t>(random())};
        auto bytes = encodeSlot(slot);
        const SlotReading reading = readSlot(bytes);
        QVERIFY(reading.state == SlotState::Valid && reading.slot == slot);
        bytes[random() % bytes.size()] ^= static_cast<std::byte>(1 + random() % 255);
        QVERIFY(readSlot(bytes).state == SlotState::BadChecksum);
    }
    QCOMPARE(readSlot(Bytes(29)).state, SlotState::Empty);
    QCOMPARE(bucketOfKey(asBytes("123456789"), 256).value, std::uint64_t{0x83});
}

void TestFormats::headOfABucket()
{
    const auto bucketOf = [](std::optional<TableSlot> a, std::optional<TableSlot> b) {
        Bytes bytes(kBucketSizeBytes);
        if (a)
            std::ranges::copy(encodeSlot(*a), bytes.begin());
        if (b)
            std::ranges::copy(encodeSlot(*b), bytes.begin() + kSlotSizeBytes);
        return readBucket(bytes);
    };
    const TableSlot old{3, {Section{0}, Position{1}}, 1};
    const TableSlot newer{5, {Section{0}, Position{9}}, 2};
    QVERIFY(!bucketOf({}, {}).head);
    QCOMPARE(bucketOf(old, {}).head.value(), 0);
    QCOMPARE(bucketOf(old, newer).head.value(), 1);
    QCOMPARE(bucketOf(newer, old).head.value(), 0);
    QVERIFY(bucketOf(old, old).equalEpochs && !bucketOf(old, old).head);
    QCOMPARE(slotToWrite(bucketOf(old, newer), 5), 1);
    QCOMPARE(slotToWrite(bucketOf(old, newer), 6), 0);
    QCOMPARE(slotToWrite(bucketOf(newer, old), 6), 1);
    QCOMPARE(slotToWrite(bucketOf(old, {}), 6), 1);
    QCOMPARE(slotToWrite(bucketOf(old, {}), 3), 0);
}

void TestFormats::valueFraming()
{
    MemoryStorage storage;
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    const Bytes value = *encodeValue(asBytes("value"));
    append(file, value);
    storage.write("v", "00", file);
    const BlobReader blob = *BlobReader::open(storage, "v", "00");
    const ValuePlace place{LogicalOffset{0}, static_cast<std::uint32_t>(value.size())};
    QCOMPARE(readValue(blob, place, false).state, ValueState::Good);
    QVERIFY(equalBytes(readValue(blob, place, false).body, asBytes("value")));
    QCOMPARE(readValue(blob, place, true).state, ValueState::BadCompression);
    QCOMPARE(readValue(blob, {LogicalOffset{1}, place.sizeBytes}, false).state, ValueState::OutOfFile);
    QCOMPARE(readValue(blob, {LogicalOffset{UINT64_MAX}, 9}, false).state, ValueState::OutOfFile);
    QCOMPARE(readValue(blob, {LogicalOffset{0}, UINT32_MAX}, false).state, ValueState::OutOfFile);
    QCOMPARE(readValue(blob, {LogicalOffset{0}, 3}, false).state, ValueState::SizeTooSmall);
    QCOMPARE(readValue(blob, {LogicalOffset{0}, place.sizeBytes - 1}, false).state,
             ValueState::ChecksumMismatch);
}

void TestFormats::decompressionIsBounded()
{
    const Bytes content(1 << 20, std::byte{7});
    const Bytes frame = *compress(content, 3);
    QVERIFY(isOneSizedZstdFrame(frame));
    QVERIFY(equalBytes(*decompress(frame), content));
    QCOMPARE(decompress(frame, 1000).error().code, Errc::LimitExceeded);
    Bytes two = frame;
    append(two, frame);
    QVERIFY(!isOneSizedZstdFrame(two));
    QCOMPARE(decompress(two)->size(), 2 * content.size());
    QCOMPARE(decompress(two, content.size()).error().code, Errc::LimitExceeded);
    QCOMPARE(decompress(ByteView(frame).first(frame.size() - 1)).error().code, Errc::DecompressionFailed);
    QCOMPARE(decompress(asBytes("no frame at all")).error().code, Errc::DecompressionFailed);
    // A header that claims a thousand times what the frame holds does not get the memory.
    Bytes liar = *fromHex("28b52ffda0000000100100000000"); // 4-byte content size: 256 MiB
    QVERIFY(!decompress(liar));
}

void TestFormats::metadata()
{
    QCOMPARE(readMetadata({}).state, MetadataState::Empty);
    QCOMPARE(readMetadata(Bytes(11)).state, MetadataState::TooShort);
    const std::vector<Marker> markers = {{Section{0}, 128}, {Section{128}, 5}};
    Bytes body = encodeMetadata(3, encodeMarkers(markers));
    const MetadataReading reading = readMetadata(body);
    QCOMPARE(reading.state, MetadataState::Good);
    QCOMPARE(reading.version, std::uint64_t{3});
    QVERIFY(decodeMarkers(reading.pairs) == markers);
    body[9] ^= std::byte{1};
    QCOMPARE(readMetadata(body).state, MetadataState::BadChecksum);
    QVERIFY(!decodeMarkers(encodeMarkers({{Section{5}, 1}, {Section{5}, 1}})));

    Bytes pairs = *fromHex("000000000000000000"
                           "00"); // (0, 0) → tag 0 + checkpoint
    append(pairs, encodeCheckpoint({1, Section{0}, 60, 64}));
    append(pairs, *fromHex("010000000000000007"
                           "01"
                           "01"
                           "0000000000000041")); // section 7: bitmap of 65 bits
    append(pairs, Bytes(16));
    append(pairs, *fromHex("010000000000000008"
                           "01"
                           "00")); // section 8: complete
    const auto immutable = decodeImmutableMetadata(pairs);
    QVERIFY(immutable && immutable->checkpoint);
    QCOMPARE(immutable->sectionsWithBitmap, (std::vector<std::uint64_t>{7, 8}));
    QVERIFY(!decodeImmutableMetadata(ByteView(pairs).first(pairs.size() - 3)));
}

QTEST_APPLESS_MAIN(TestFormats)
#include "tst_formats.moc"
