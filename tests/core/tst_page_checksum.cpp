// SPDX-License-Identifier: GPL-3.0-or-later
// The footer of a page: its bytes, which slot counts, and the fallback. The names of the tests are those of
// tests/reference_tests.txt ("paged buffer: CRC record") in camel case.
#include "core/base/crc32c.h"
#include "core/journal/page_format.h"
#include "tests/support/reference_random.h"

#include <QTest>

using namespace cryo;

namespace {

constexpr PageSize kPage{64};

Bytes pageWith(std::string_view data, const PageFooter& footerBytes)
{
    Bytes page(kPage.physicalBytes());
    std::ranges::copy(asBytes(data), page.begin());
    encodePageFooter(footerBytes, MutableByteView(page).subspan(kPage.value));
    return page;
}

PageFooter footer(PageFooter::Slot slot0, PageFooter::Slot slot1 = {})
{
    PageFooter made;
    made.slots = {slot0, slot1};
    return made;
}

PageFooter::Slot slotFor(std::string_view data)
{
    return {static_cast<std::uint16_t>(data.size()), crc32c(asBytes(data))};
}

/// Which slot is tried first: the page's data match neither.
int triedFirst(std::uint16_t len1, std::uint16_t len2)
{
    return judgePage(pageWith("", footer({len1, 0xAAAAAAAA}, {len2, 0xBBBBBBBB})), kPage).slot;
}

} // namespace

class TestPageChecksum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodeReadRoundtrip();
    void encoding();
    void getCrcLen1Larger();
    void getCrcLen2Larger();
    void getCrcEqualLengths();
    void validatePageValid();
    void validatePageInvalidCrc();
    void validatePageCorruptedData();
    void validatePageUsesLargerLen();
    void validatePageUsesFallback();
    void validatePageNoFallbackAvailable();
    void codec();
};

void TestPageChecksum::encodeReadRoundtrip()
{
    const PageFooter written = footer({0x1234, 0xAABBCCDD}, {0x5678, 0x11223344});
    Bytes bytes(kPageFooterSizeBytes);
    encodePageFooter(written, bytes);
    QCOMPARE(decodePageFooter(bytes), written);
}

void TestPageChecksum::encoding()
{
    Bytes bytes(kPageFooterSizeBytes);
    encodePageFooter(footer({0x0102, 0x03040506}, {0x0708, 0x090A0B0C}), bytes);
    QCOMPARE(toHex(bytes), std::string("0102030405060708090a0b0c"));
}

void TestPageChecksum::getCrcLen1Larger()
{
    QCOMPARE(triedFirst(60, 30), 0);
    QCOMPARE(triedFirst(200, 100), 0); // longer than the page, but still the longer one
}

void TestPageChecksum::getCrcLen2Larger()
{
    QCOMPARE(triedFirst(30, 60), 1);
    QCOMPARE(triedFirst(100, 200), 1);
}

void TestPageChecksum::getCrcEqualLengths()
{
    QCOMPARE(triedFirst(30, 30), 0);
}

void TestPageChecksum::validatePageValid()
{
    const PageVerdict verdict = judgePage(pageWith("hello world", footer(slotFor("hello world"))), kPage);
    QVERIFY(verdict.valid);
    QCOMPARE(verdict.lenBytes, std::uint16_t{11});
}

void TestPageChecksum::validatePageInvalidCrc()
{
    QVERIFY(!judgePage(pageWith("hello world", footer({11, 0xBADBADBA})), kPage).valid);
}

void TestPageChecksum::validatePageCorruptedData()
{
    Bytes page = pageWith("hello world", footer(slotFor("hello world")));
    page[0] = std::byte{0xFF};
    QVERIFY(!judgePage(page, kPage).valid);
}

void TestPageChecksum::validatePageUsesLargerLen()
{
    const std::string_view data = "hello world, this is longer";
    const PageVerdict verdict = judgePage(pageWith(data, footer({5, 0xDEADBEEF}, slotFor(data))), kPage);
    QVERIFY(verdict.valid);
    QCOMPARE(verdict.lenBytes, std::uint16_t{27});
    QVERIFY(!verdict.fellBack);
}

void TestPageChecksum::validatePageUsesFallback()
{
    const std::string_view data = "fallback data";
    const PageVerdict verdict = judgePage(pageWith(data, footer({23, 0x0BAD1DEA}, slotFor(data))), kPage);
    QVERIFY(verdict.valid);
    QVERIFY(verdict.fellBack);
    QCOMPARE(verdict.slot, 1);
    QCOMPARE(verdict.lenBytes, std::uint16_t{13});
}

void TestPageChecksum::validatePageNoFallbackAvailable()
{
    QVERIFY(!judgePage(pageWith("some data", footer({9, 0x0BAD1DEA})), kPage).valid);
}

void TestPageChecksum::codec()
{
    test::ReferenceRandom random(1);
    for (int i = 0; i < 65'536; ++i) {
        Bytes bytes(kPageFooterSizeBytes);
        random.fill(bytes);
        Bytes again(kPageFooterSizeBytes);
        encodePageFooter(decodePageFooter(bytes), again);
        QCOMPARE(again, bytes);
    }
}

QTEST_GUILESS_MAIN(TestPageChecksum)
#include "tst_page_checksum.moc"
