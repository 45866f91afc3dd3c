// SPDX-License-Identifier: GPL-3.0-or-later
//
// Header regions: both layouts, and every way in which one can be wrong. Source: format.md §1.3, newer.md
// §2.1.
#include "core/base/crc32c.h"
#include "core/storage/blob_header.h"
#include "core/storage/blob_reader.h"
#include "core/storage/memory_storage.h"

#include <QTest>

using namespace cryo;

namespace {

HeaderReading judge(const Bytes& file)
{
    return judgeBlobHeader(ByteView(file).first(std::min<std::size_t>(file.size(), 4096)), file.size());
}

Bytes flipped(Bytes bytes, std::size_t at)
{
    bytes[at] ^= std::byte{0x10};
    return bytes;
}

} // namespace

class TestBlobHeader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownBytes();
    void roundTrip_data();
    void roundTrip();
    void states_data();
    void states();
    void payloadBeginsBehindTheHeader();
    void noPayloadBehindATruncatedHeader();
    void layoutOfADamagedHeader();
};

void TestBlobHeader::knownBytes()
{
    QCOMPARE(toHex(encodeBlobHeader(HeaderLayout::V0)), std::string("4357494300000000"));
    const Bytes v1 = encodeBlobHeader(HeaderLayout::V1);
    QCOMPARE(v1.size(), std::size_t{4096});
    QCOMPARE(toHex(ByteView(v1).first(12)), std::string("4357494b000100002813d8dc"));
    QVERIFY(allZero(ByteView(v1).subspan(12)));
}

void TestBlobHeader::roundTrip_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("version");
    QTest::newRow("V0") << 0 << 0;
    QTest::newRow("V1") << 1 << 0;
    QTest::newRow("V0, another blob version") << 0 << 42;
    QTest::newRow("V1, another blob version") << 1 << 42;
}

void TestBlobHeader::roundTrip()
{
    QFETCH(int, layout);
    QFETCH(int, version);
    const auto expected = static_cast<HeaderLayout>(layout);
    const HeaderReading reading = judge(encodeBlobHeader(expected, static_cast<std::uint16_t>(version)));
    QCOMPARE(reading.layout, expected);
    QCOMPARE(int{reading.blobVersion}, version);
    QCOMPARE(reading.state, version == 0 ? HeaderState::Good : HeaderState::BlobVersion);
}

void TestBlobHeader::states_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("state");
    QTest::addColumn<qulonglong>("badOffset");
    const auto row = [](const char* name, const Bytes& file, HeaderState state, qulonglong badOffset) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()))
                            << static_cast<int>(state) << badOffset;
    };
    const Bytes v0 = encodeBlobHeader(HeaderLayout::V0);
    const Bytes v1 = encodeBlobHeader(HeaderLayout::V1);
    const auto cut = [](Bytes bytes, std::size_t n) {
        bytes.resize(n);
        return bytes;
    };
    const auto then = [](Bytes bytes, std::size_t zeros) {
        bytes.resize(bytes.size() + zeros);
        return bytes;
    };
    row("empty file", {}, HeaderState::TooShort, 0);
    row("seven bytes", cut(v0, 7), HeaderState::TooShort, 7);
    row("eight zeros", Bytes(8), HeaderState::EightZeros, 0);
    row("nine zeros are a torn V1", Bytes(9), HeaderState::TornV1, 0);
    row("4096 zeros are a torn V1", Bytes(4096), HeaderState::TornV1, 0);
    row("4097 zeros are not", Bytes(4097), HeaderState::Damaged, 0);
    row("CWIK and zeros", then(cut(v1, 4), 4092), HeaderState::TornV1, 4);
    row("ten bytes of a V1 header", cut(v1, 10), HeaderState::TornV1, 10);
    row("a V1 header without its checksum", then(cut(v1, 8), 4088), HeaderState::TornV1, 8);
    row("a V1 header without padding", cut(v1, 2000), HeaderState::TornV1, 2000);
    row("bad magic", flipped(v0, 0), HeaderState::Damaged, 0);
    row("bad runtime version", flipped(v0, 5), HeaderState::Damaged, 4);
    row("bad blob version", flipped(v0, 7), HeaderState::BlobVersion, 6);
    row("bad layout version of V1", flipped(v1, 5), HeaderState::Damaged, 4);
    row("bad checksum of V1", flipped(v1, 9), HeaderState::V1Checksum, 8);
    row("bad padding of V1", flipped(v1, 100), HeaderState::V1Padding, 100);
    row("bad last byte of padding", flipped(v1, 4095), HeaderState::V1Padding, 4095);
    row("V1 cut inside dirty padding", cut(flipped(v1, 100), 2000), HeaderState::V1Truncated, 2000);
    row("V1 with a payload", then(v1, 10), HeaderState::Good, 0);
}

void TestBlobHeader::states()
{
    QFETCH(QByteArray, file);
    QFETCH(int, state);
    QFETCH(qulonglong, badOffset);
    const Bytes bytes(reinterpret_cast<const std::byte*>(file.constData()),
                      reinterpret_cast<const std::byte*>(file.constData()) + file.size());
    const HeaderReading reading = judge(bytes);
    QCOMPARE(static_cast<int>(reading.state), state);
    if (reading.state != HeaderState::Good && reading.state != HeaderState::TornV1) {
        QCOMPARE(qulonglong{reading.badOffset.value}, badOffset);
        QVERIFY(!reading.expected.empty() && !reading.found.empty());
    }
    // Reading through a file gives the same answer as judging bytes.
    MemoryStorage storage;
    storage.write("p", "00", bytes);
    const auto opened = BlobReader::open(storage, "p", "00");
    QVERIFY(opened.has_value());
    QCOMPARE(static_cast<int>(opened->header().state), state);
}

void TestBlobHeader::payloadBeginsBehindTheHeader()
{
    for (const HeaderLayout layout : {HeaderLayout::V0, HeaderLayout::V1}) {
        Bytes file = encodeBlobHeader(layout);
        append(file, asBytes("payload"));
        MemoryStorage storage;
        storage.write("p", "00", file);
        const auto blob = BlobReader::open(storage, "p", "00");
        QVERIFY(blob.has_value());
        QCOMPARE(blob->sizeBytes(), std::uint64_t{7});
        Bytes read(3);
        QVERIFY(blob->readAt(LogicalOffset{4}, read).has_value());
        QVERIFY(equalBytes(read, asBytes("oad")));
        const auto past = blob->readAt(LogicalOffset{5}, read);
        QVERIFY(!past);
        QCOMPARE(past.error().code, Errc::BlobInsufficientLength);
        const auto overflow = blob->readAt(LogicalOffset{UINT64_MAX}, read);
        QVERIFY(!overflow);
    }
}

/// The payload is to be found although a byte of magic or version is wrong, whichever bits are.
void TestBlobHeader::layoutOfADamagedHeader()
{
    for (const HeaderLayout layout : {HeaderLayout::V0, HeaderLayout::V1})
        for (std::size_t at = 0; at < 6; ++at)
            for (unsigned bits = 1; bits < 256; ++bits) {
                Bytes file = encodeBlobHeader(layout);
                file.resize(file.size() + 5000, std::byte{7});
                file[at] ^= static_cast<std::byte>(bits);
                MemoryStorage storage;
                storage.write("p", "00", file);
                const auto blob = BlobReader::open(storage, "p", "00");
                QVERIFY(blob.has_value());
                QCOMPARE(blob->header().state, HeaderState::Damaged);
                QCOMPARE(blob->header().layout, layout);
                QCOMPARE(blob->sizeBytes(), 5000U);
            }
}

void TestBlobHeader::noPayloadBehindATruncatedHeader()
{
    Bytes file = flipped(encodeBlobHeader(HeaderLayout::V1), 100);
    file.resize(2000);
    MemoryStorage storage;
    storage.write("p", "00", file);
    const auto blob = BlobReader::open(storage, "p", "00");
    QVERIFY(blob.has_value());
    QCOMPARE(blob->sizeBytes(), std::uint64_t{0});
}

QTEST_APPLESS_MAIN(TestBlobHeader)
#include "tst_blob_header.moc"
