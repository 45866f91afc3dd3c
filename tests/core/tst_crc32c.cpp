// SPDX-License-Identifier: GPL-3.0-or-later
// CRC-32C by its published vectors, and that no border of any kernel shows. The names of the tests are those
// of tests/reference_tests.txt ("crc32c") in camel case.
#include "core/base/crc32c.h"
#include "tests/support/reference_random.h"

#include <QTest>

using namespace cryo;

namespace {

Bytes filled(std::size_t count, unsigned value)
{
    return Bytes(count, static_cast<std::byte>(value));
}

Bytes ascending(std::size_t count, unsigned first)
{
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<std::byte>(first + i);
    return bytes;
}

} // namespace

class TestCrc32c : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rfc3720TestVectors();
    void externalTestVectors();
    void simdBoundaries();
    void chunkSizeIndependence();
    void alignmentIndependence();
    void hasherTrait();
    void len();
    void codec();
    void digestFromU32();
    void checksumReturnsU32();

    // What the reference has no test for.
    void emptyInput();
};

void TestCrc32c::rfc3720TestVectors()
{
    QCOMPARE(crc32c(Bytes(32)), 0x8A9136AAU);
    QCOMPARE(crc32c(filled(32, 0xFF)), 0x62A8AB43U);
    QCOMPARE(crc32c(ascending(32, 0)), 0x46DD794EU);
    Bytes descending = ascending(32, 0);
    std::ranges::reverse(descending);
    QCOMPARE(crc32c(descending), 0x113FDB5CU);
    // The SCSI read command of the RFC.
    const Bytes command = *fromHex("01c00000000000000000000000000000"
                                   "14000000000004000000001400000018"
                                   "28000000000000000200000000000000");
    QCOMPARE(crc32c(command), 0xD9963A56U);
}

void TestCrc32c::externalTestVectors()
{
    QCOMPARE(crc32c(asBytes("123456789")), 0xE3069283U);
    QCOMPARE(crc32c(asBytes("23456789")), 0xBFE92A83U);
    QCOMPARE(crc32c(asBytes("The quick brown fox jumps over the lazy dog")), 0x22620404U);
    QCOMPARE(crc32c(ascending(0xF0, 1)), 0x24C5D375U);
}

void TestCrc32c::emptyInput()
{
    QCOMPARE(crc32c({}), 0U);
    QCOMPARE(crc32cExtend(0x12345678, {}), 0x12345678U);
}

void TestCrc32c::simdBoundaries()
{
    Bytes bytes(4097);
    test::ReferenceRandom(1).fill(bytes);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        const ByteView part = ByteView(bytes).first(size);
        const std::uint32_t expected = crc32c_kernel::table(0, part);
        QCOMPARE(crc32c(part), expected);
        QCOMPARE(crc32c_kernel::chain(0, part), expected);
        QCOMPARE(crc32c_kernel::wide(0, part), expected);
    }
}

void TestCrc32c::chunkSizeIndependence()
{
    Bytes bytes(1024);
    test::ReferenceRandom(2).fill(bytes);
    for (std::size_t chunk = 1; chunk <= bytes.size(); ++chunk) {
        std::uint32_t crc = 0;
        for (std::size_t at = 0; at < bytes.size(); at += chunk)
            crc = crc32cExtend(crc, ByteView(bytes).subspan(at, std::min(chunk, bytes.size() - at)));
        QCOMPARE(crc, crc32c(bytes));
    }
}

void TestCrc32c::alignmentIndependence()
{
    Bytes content(512);
    test::ReferenceRandom(3).fill(content);
    const std::uint32_t expected = crc32c(content);
    Bytes room(content.size() + 64);
    for (std::size_t shift = 0; shift < 64; ++shift) {
        std::ranges::copy(content, room.begin() + static_cast<std::ptrdiff_t>(shift));
        QCOMPARE(crc32c(ByteView(room).subspan(shift, content.size())), expected);
    }
}

void TestCrc32c::hasherTrait()
{
    // Piece by piece is as all at once, and two runs do not know each other.
    const std::uint32_t pieces = crc32cExtend(crc32c(asBytes("hello ")), asBytes("world"));
    QCOMPARE(pieces, crc32c(asBytes("hello world")));
    QCOMPARE(crc32c(asBytes("hello world")), pieces);
}

void TestCrc32c::len()
{
    Bytes stored;
    appendBig(stored, crc32c(asBytes("x")));
    QCOMPARE(stored.size(), std::size_t{4});
}

void TestCrc32c::codec()
{
    Bytes stored;
    appendBig(stored, crc32c(asBytes("123456789")));
    QCOMPARE(toHex(stored), std::string("e3069283")); // big-endian
    QCOMPARE(loadBig<std::uint32_t>(stored), 0xE3069283U);
}

void TestCrc32c::digestFromU32()
{
    std::byte bytes[4];
    storeBig(MutableByteView(bytes), 0x12345678U);
    QCOMPARE(toHex(bytes), std::string("12345678"));
}

void TestCrc32c::checksumReturnsU32()
{
    static_assert(std::is_same_v<decltype(crc32c({})), std::uint32_t>);
    QVERIFY(crc32c(asBytes("test data")) != crc32c(asBytes("test datb")));
}

QTEST_GUILESS_MAIN(TestCrc32c)
#include "tst_crc32c.moc"
