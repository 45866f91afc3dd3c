// SPDX-License-Identifier: GPL-3.0-or-later
// Flipped bits are found from checksums: every bit, of bytes, checksums, page data and footers.
#include "core/base/crc32c.h"
#include "core/inspect/bit_correction.h"
#include "tests/support/split_mix.h"

#include <QElapsedTimer>
#include <QTest>

namespace cryo::test {

class TestBitCorrection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsEveryBit();
    void findsBitsOfTheChecksum();
    void saysNothingOfWholeOrBadlyDamagedBytes();
    void findsBitsOfLargeValues();
    void findsPairsOfASlot();
    void findsEveryBitOfAPage();
};

namespace {

void flip(Bytes& bytes, std::uint64_t at, unsigned bit)
{
    bytes[at] ^= static_cast<std::byte>(1U << bit);
}

} // namespace

void TestBitCorrection::findsEveryBit()
{
    SplitMix64 random(1);
    for (const std::size_t size : {1U, 2U, 7U, 25U, 300U}) {
        Bytes bytes = random.fill(size);
        const std::uint32_t stored = crc32c(bytes);
        for (std::uint64_t at = 0; at < size; ++at)
            for (unsigned bit = 0; bit < 8; ++bit) {
                flip(bytes, at, bit);
                const auto found = findFlippedBit(bytes, stored);
                QVERIFY(found);
                QCOMPARE(found->byteOffset, at);
                QCOMPARE(unsigned{found->bit}, bit);
                QVERIFY(!found->inChecksum);
                QVERIFY(flipBack(bytes, *found));
                QCOMPARE(crc32c(bytes), stored);
            }
    }
}

void TestBitCorrection::findsBitsOfTheChecksum()
{
    const Bytes bytes = SplitMix64(2).fill(100);
    for (unsigned bit = 0; bit < 32; ++bit) {
        const auto found = findFlippedBit(bytes, crc32c(bytes) ^ (1U << bit));
        QVERIFY(found);
        QVERIFY(found->inChecksum);
        QCOMPARE((3 - found->byteOffset) * 8 + found->bit, std::uint64_t{bit});
        Bytes changed = bytes;
        QVERIFY(!flipBack(changed, *found));
    }
}

void TestBitCorrection::saysNothingOfWholeOrBadlyDamagedBytes()
{
    SplitMix64 random(3);
    Bytes bytes = random.fill(200);
    const std::uint32_t stored = crc32c(bytes);
    QVERIFY(!findFlippedBit(bytes, stored));
    QVERIFY(!findFlippedBit({}, crc32c({})));
    unsigned wrong = 0;
    for (int n = 0; n < 1000; ++n) {
        Bytes damaged = bytes;
        for (int byte = 0; byte < 5; ++byte)
            damaged[random.between(0, damaged.size() - 1)] ^= static_cast<std::byte>(random.between(1, 255));
        wrong += findFlippedBit(damaged, stored) ? 1U : 0U;
    }
    QCOMPARE(wrong, 0U); // expected: 1000 * 1632 / 2^32
    flip(bytes, 10, 1);
    QVERIFY(!findFlippedBit(bytes, stored, 199));
}

void TestBitCorrection::findsBitsOfLargeValues()
{
    Bytes bytes = SplitMix64(4).fill(std::size_t{32} << 20);
    const std::uint32_t stored = crc32c(bytes);
    flip(bytes, 0, 7); // the last one that is looked at
    QElapsedTimer timer;
    timer.start();
    const auto found = findFlippedBit(bytes, stored);
    QVERIFY(found);
    QCOMPARE(found->byteOffset, std::uint64_t{0});
    QCOMPARE(unsigned{found->bit}, 7U);
    qInfo("%lld ms for 32 MiB", timer.elapsed());
}

void TestBitCorrection::findsPairsOfASlot()
{
    SplitMix64 random(5);
    for (int n = 0; n < 200; ++n) {
        Bytes bytes = random.fill(25);
        const std::uint32_t stored = crc32c(bytes);
        const std::uint64_t first = random.between(0, 199);
        const std::uint64_t second = (first + random.between(1, 199)) % 200;
        const Bytes whole = bytes;
        flip(bytes, first / 8, first % 8);
        flip(bytes, second / 8, second % 8);
        QVERIFY(!findFlippedBit(bytes, stored));
        const std::vector<FlippedBit> pair = findFlippedPair(bytes, stored);
        QCOMPARE(pair.size(), std::size_t{2});
        for (const FlippedBit& bit : pair)
            QVERIFY(flipBack(bytes, bit));
        QVERIFY(bytes == whole);
        QVERIFY(findFlippedPair(bytes, stored).empty());
    }
}

void TestBitCorrection::findsEveryBitOfAPage()
{
    constexpr PageSize kPage{48};
    const Bytes data = SplitMix64(6).fill(48);
    for (const std::size_t length : {48U, 20U}) {
        const Bytes whole = encodePage(ByteView(data).first(length), kPage);
        for (std::uint64_t at = 0; at < whole.size(); ++at)
            for (unsigned bit = 0; bit < 8; ++bit) {
                Bytes page = whole;
                flip(page, at, bit);
                if (judgePage(page, kPage).valid)
                    continue; // padding, or the slot that does not vouch
                const auto found = findFlippedBitOfPage(page, kPage, length == 48);
                QVERIFY2(found, qPrintable(QString::number(at)));
                QVERIFY(flipBack(page, *found));
                QVERIFY(page == whole);
            }
    }
}

} // namespace cryo::test

QTEST_GUILESS_MAIN(cryo::test::TestBitCorrection)
#include "tst_bit_correction.moc"
