// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a paged blob: which bytes of a page are written when, what is kept, what opening accepts. The names
// of the first tests are those of tests/reference_tests.txt ("paged buffer: append") in camel case.
#include "tests/support/blob_bench.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr PageSize kPage{103}; // so that nothing is aligned
constexpr std::size_t kBufferBytes = 206;
constexpr PagedBlobOptions kOptions{kPage, kBufferBytes};
constexpr std::uint64_t kSlot0 = 103;
constexpr std::uint64_t kSlot1 = 109;

PageFooter footerOf(BlobBench& bench, std::uint64_t page)
{
    return decodePageFooter(bench.read(page * kPage.physicalBytes() + kPage.value, kPageFooterSizeBytes));
}

/// Opens, appends bytes that go on counting, syncs, lets go.
void appendUpTo(BlobBench& bench, std::size_t sizeBytes)
{
    PagedBlob blob = bench.paged(kOptions);
    const std::size_t before = blob.sizeBytes();
    must(blob.append(counting(sizeBytes - before, static_cast<unsigned>(before + 1))));
    must(blob.sync());
}

const Bytes kMarker = *fromHex("0000deadbeef");

} // namespace

class TestPagedAppend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crcEmpty();
    void crcBasic();
    void identifyProtectedRegionsEqual();
    void identifyProtectedRegionsLen1Larger();
    void identifyProtectedRegionsLen2Larger();
    void crcSlot1Protected();
    void crcSlot0Protected();
    void dataPrefixNotOverwritten();
    void crcSlotProtectionAcrossPageBoundary();
    void crcFallbackOnCorruptedPrimary();
    void nonLastPageRejectsPartialFallback();
    void resizeShrinkValidatesCrc();
    void immutableBlobRejectsAppendAndResize();
    void corruptedCrcLenTooLarge();
    void corruptedCrcBothSlotsLenTooLarge();

    // What the reference has no test for.
    void onlyStrictlyMoreThanTheCapacityIsFlushed();
    void theBufferHoldsTwoPagesAtLeast();
    void aReplayFlushesAndTakesASlot();
    void aShortenedPageIsWrittenAsIfNew_data();
    void aShortenedPageIsWrittenAsIfNew();
    void aShortenedPageComesBackUntilItIsWritten();
    void growingIsOneAppendOfZeros();
    void immutableRefusesWhatRecoveryWouldCut();
    void junkBehindAPartialPageIsCut();
    void saferCutsAtTheFirstBadPage();
    void impossibleSizesAreErrors();
};

void TestPagedAppend::crcEmpty()
{
    BlobBench bench;
    {
        PagedBlob blob = bench.paged(kOptions);
        QCOMPARE(blob.sizeBytes(), 0U);
        must(blob.sync());
    }
    QCOMPARE(bench.raw().sizeBytes(), 0U);
    QCOMPARE(bench.paged(kOptions).sizeBytes(), 0U);
}

void TestPagedAppend::crcBasic()
{
    BlobBench bench;
    {
        PagedBlob blob = bench.paged(kOptions);
        must(blob.append(counting(5, 1)));
        must(blob.append(counting(5, 6)));
        QCOMPARE(blob.sizeBytes(), 10U);
        QCOMPARE(readFrom(blob, 0, 5), counting(5, 1));
        QCOMPARE(readFrom(blob, 5, 5), counting(5, 6));
        QCOMPARE(readFrom(blob, 0, 10), counting(10, 1));
        must(blob.sync());
    }
    QCOMPARE(bench.raw().sizeBytes(), 115U);
    {
        PagedBlob blob = bench.paged(kOptions);
        QCOMPARE(blob.sizeBytes(), 10U);
        must(blob.append(counting(100, 11)));
        QCOMPARE(blob.sizeBytes(), 110U);
        QCOMPARE(readFrom(blob, 10, 100), counting(100, 11));
        QCOMPARE(readFrom(blob, 0, 110), counting(110, 1));
        must(blob.sync());
    }
    QCOMPARE(bench.raw().sizeBytes(), 230U);
    {
        PagedBlob blob = bench.paged(kOptions);
        QCOMPARE(blob.sizeBytes(), 110U);
        must(blob.append(counting(96, 111)));
        QCOMPARE(readFrom(blob, 0, 206), counting(206, 1));
        must(blob.sync());
    }
    QCOMPARE(bench.raw().sizeBytes(), 230U);
    const PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 206U);
    QCOMPARE(readFrom(blob, 0, 206), counting(206, 1));
}

// The three rules for the kept slot, seen at the file: a page with these footers is opened, extended, synced.
void TestPagedAppend::identifyProtectedRegionsEqual()
{
    BlobBench bench;
    appendUpTo(bench, 50);
    const PageFooter old = footerOf(bench, 0);
    Bytes both(kPageFooterSizeBytes);
    PageFooter twice;
    twice.slots = {old.slots[0], old.slots[0]};
    encodePageFooter(twice, both);
    bench.write(kSlot0, both);
    appendUpTo(bench, 60);
    QCOMPARE(footerOf(bench, 0).slots[0], old.slots[0]);
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{60});
}

void TestPagedAppend::identifyProtectedRegionsLen1Larger()
{
    BlobBench bench;
    appendUpTo(bench, 30);
    appendUpTo(bench, 50);
    appendUpTo(bench, 100); // slot 0
    const PageFooter old = footerOf(bench, 0);
    QCOMPARE(old.slots[0].lenBytes, std::uint16_t{100});
    QCOMPARE(old.slots[1].lenBytes, std::uint16_t{50});
    appendUpTo(bench, 101);
    QCOMPARE(footerOf(bench, 0).slots[0], old.slots[0]);
}

void TestPagedAppend::identifyProtectedRegionsLen2Larger()
{
    BlobBench bench;
    appendUpTo(bench, 50);
    appendUpTo(bench, 100); // slot 1
    const PageFooter old = footerOf(bench, 0);
    QCOMPARE(old.slots[0].lenBytes, std::uint16_t{50});
    QCOMPARE(old.slots[1].lenBytes, std::uint16_t{100});
    appendUpTo(bench, 101);
    QCOMPARE(footerOf(bench, 0).slots[1], old.slots[1]);
}

void TestPagedAppend::crcSlot1Protected()
{
    BlobBench bench;
    appendUpTo(bench, 10);
    appendUpTo(bench, 30);
    QVERIFY(footerOf(bench, 0).slots[1].lenBytes > footerOf(bench, 0).slots[0].lenBytes);
    const Bytes slot1 = bench.read(kSlot1, 6);
    bench.write(kSlot0, kMarker);
    appendUpTo(bench, 50);
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{50});
    QCOMPARE(bench.read(kSlot1, 6), slot1);
}

void TestPagedAppend::crcSlot0Protected()
{
    BlobBench bench;
    appendUpTo(bench, 10);
    appendUpTo(bench, 30);
    appendUpTo(bench, 50);
    QVERIFY(footerOf(bench, 0).slots[0].lenBytes > footerOf(bench, 0).slots[1].lenBytes);
    const Bytes slot0 = bench.read(kSlot0, 6);
    bench.write(kSlot1, kMarker);
    appendUpTo(bench, 70);
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{70});
    QCOMPARE(bench.read(kSlot0, 6), slot0);
}

void TestPagedAppend::dataPrefixNotOverwritten()
{
    BlobBench bench;
    appendUpTo(bench, 20);
    QCOMPARE(bench.raw().sizeBytes(), 115U);
    bench.write(25, kMarker);
    {
        PagedBlob blob = bench.paged(kOptions);
        bench.write(3, kMarker); // behind its back: were the prefix written again, this would go
        must(blob.append(counting(20, 21)));
        must(blob.sync());
    }
    QCOMPARE(bench.read(3, 6), kMarker);
    QCOMPARE(bench.read(25, 6), counting(6, 26));
}

void TestPagedAppend::crcSlotProtectionAcrossPageBoundary()
{
    BlobBench bench;
    appendUpTo(bench, 50);
    appendUpTo(bench, 80);
    QVERIFY(footerOf(bench, 0).slots[1].lenBytes > footerOf(bench, 0).slots[0].lenBytes);
    const Bytes slot1 = bench.read(kSlot1, 6);
    bench.write(kSlot0, kMarker);
    appendUpTo(bench, 120);
    QCOMPARE(bench.raw().sizeBytes(), 230U);
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{103});
    QCOMPARE(bench.read(kSlot1, 6), slot1);
    const PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 120U);
    QCOMPARE(readFrom(blob, 0, 120), counting(120, 1));
}

void TestPagedAppend::crcFallbackOnCorruptedPrimary()
{
    BlobBench bench;
    appendUpTo(bench, 10);
    appendUpTo(bench, 30);
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{10});
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{30});
    QCOMPARE(readFrom(bench.paged(kOptions), 0, 30), counting(30, 1));
    bench.write(kPage.value + 8U, *fromHex("deadbeef"));
    const PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 10U);
    QCOMPARE(readFrom(blob, 0, 10), counting(10, 1));
    Bytes tooMuch(11);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{0}, tooMuch)).code, Errc::BlobInsufficientLength);
}

void TestPagedAppend::nonLastPageRejectsPartialFallback()
{
    BlobBench bench;
    appendUpTo(bench, 10);
    appendUpTo(bench, 103);
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{10});
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{103});
    appendUpTo(bench, 113);
    QCOMPARE(bench.raw().sizeBytes(), 230U);
    QCOMPARE(readFrom(bench.paged(kOptions), 0, 113), counting(113, 1));
    bench.write(kPage.value + 8U, *fromHex("deadbeef"));
    PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 113U);
    Bytes ten(10);
    const Error random = mustFail(blob.readAt(LogicalOffset{0}, ten));
    QCOMPARE(random.code, Errc::ReadFailed);
    QCOMPARE(random.message, std::string("read failed"));
    PagedReplay replay = must(blob.replay(1024));
    const Error sequential = mustFail(replay.ensure(1));
    QCOMPARE(sequential.code, Errc::InvalidChecksum);
    QCOMPARE(sequential.message, std::string("invalid or missing checksum"));
}

void TestPagedAppend::resizeShrinkValidatesCrc()
{
    BlobBench bench;
    appendUpTo(bench, 250);
    QCOMPARE(bench.raw().sizeBytes(), 345U);
    bench.write(2 * kPage.physicalBytes() - kPageFooterSizeBytes, Bytes(12, std::byte{0xFF}));
    PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 250U);
    QCOMPARE(mustFail(blob.resize(150)).code, Errc::InvalidChecksum);
}

void TestPagedAppend::immutableBlobRejectsAppendAndResize()
{
    BlobBench bench;
    PagedBlob blob = bench.paged({PageSize{64}, 256});
    must(blob.append(counting(5, 1)));
    must(blob.sync());
    must(blob.toImmutable());
    QVERIFY(blob.isImmutable());
    QCOMPARE(mustFail(blob.append(counting(3, 6))).code, Errc::ImmutableBlob);
    QCOMPARE(mustFail(blob.resize(100)).code, Errc::ImmutableBlob);
    must(blob.sync());
    QCOMPARE(readFrom(blob, 0, 5), counting(5, 1));
    blob.toMutable();
    must(blob.append(counting(3, 6)));
}

void TestPagedAppend::corruptedCrcLenTooLarge()
{
    BlobBench bench;
    appendUpTo(bench, 50);
    bench.write(kSlot0, *fromHex("ffffdeadbeef000000000000"));
    QCOMPARE(bench.paged(kOptions).sizeBytes(), 0U);
    QCOMPARE(bench.raw().sizeBytes(), 0U);
}

void TestPagedAppend::corruptedCrcBothSlotsLenTooLarge()
{
    BlobBench bench;
    appendUpTo(bench, 50);
    bench.write(kSlot0, *fromHex("0100deadbeef0200cafebabe"));
    QCOMPARE(bench.paged(kOptions).sizeBytes(), 0U);
}

// ---- ours ----

void TestPagedAppend::onlyStrictlyMoreThanTheCapacityIsFlushed()
{
    BlobBench bench;
    PagedBlob blob = bench.paged(kOptions);
    must(blob.append(counting(206, 1)));
    QCOMPARE(bench.raw().sizeBytes(), 0U);
    must(blob.append(counting(1, 207)));
    QCOMPARE(bench.raw().sizeBytes(), 230U); // full pages only
    QCOMPARE(readFrom(blob, 0, 207), counting(207, 1));
}

void TestPagedAppend::theBufferHoldsTwoPagesAtLeast()
{
    BlobBench bench;
    PagedBlob blob = bench.paged({kPage, 1});
    must(blob.append(counting(150, 1)));
    QCOMPARE(bench.raw().sizeBytes(), 0U);
    must(blob.append(counting(57, 151)));
    QCOMPARE(bench.raw().sizeBytes(), 230U);
}

void TestPagedAppend::aReplayFlushesAndTakesASlot()
{
    BlobBench bench;
    PagedBlob blob = bench.paged(kOptions);
    must(blob.append(counting(10, 1)));
    must(blob.replay(1));
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{10});
    must(blob.append(counting(10, 11)));
    must(blob.sync());
    QCOMPARE(footerOf(bench, 0).slots[0].lenBytes, std::uint16_t{10});
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{20});
    must(blob.replay(1)); // nothing new: nothing written
    QCOMPARE(footerOf(bench, 0).slots[1].lenBytes, std::uint16_t{20});
}

void TestPagedAppend::aShortenedPageIsWrittenAsIfNew_data()
{
    QTest::addColumn<QVector<int>>("sizes"); // synced one after the other, so the slots alternate
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("appended");
    for (const QVector<int>& sizes : {QVector<int>{60}, {30, 60}, {20, 30, 60}, {60, 103}, {60, 150}, {300}})
        for (const int cut : {1, 30, 59, 60})
            for (const int appended : {0, 1, 43, 44, 200})
                QTest::addRow("%lld sizes to %d, cut to %d, %d more", sizes.size(), sizes.last(), cut,
                              appended)
                    << sizes << cut << appended;
}

void TestPagedAppend::aShortenedPageIsWrittenAsIfNew()
{
    QFETCH(const QVector<int>, sizes);
    QFETCH(const int, cut);
    QFETCH(const int, appended);
    BlobBench bench;
    for (const int size : sizes)
        appendUpTo(bench, static_cast<std::size_t>(size));
    PagedBlob blob = bench.paged(kOptions);
    must(blob.resize(static_cast<std::uint64_t>(cut)));
    must(blob.append(Bytes(static_cast<std::size_t>(appended), std::byte{0xAB})));
    must(blob.sync());
    Bytes content = counting(static_cast<std::size_t>(cut), 1);
    content.resize(content.size() + static_cast<std::size_t>(appended), std::byte{0xAB});
    QCOMPARE(bench.payload(), encodePages(content, kPage));
    QCOMPARE(readFrom(bench.paged(kOptions), 0, content.size()), content);
}

void TestPagedAppend::aShortenedPageComesBackUntilItIsWritten()
{
    BlobBench bench;
    appendUpTo(bench, 60);
    {
        PagedBlob blob = bench.paged(kOptions);
        must(blob.resize(20));
        QCOMPARE(blob.sizeBytes(), 20U);
    }
    QCOMPARE(bench.paged(kOptions).sizeBytes(), 60U);
}

void TestPagedAppend::growingIsOneAppendOfZeros()
{
    for (const std::uint64_t size : {50U, 206U, 207U, 5000U}) {
        BlobBench grown;
        BlobBench appended;
        {
            PagedBlob a = grown.paged(kOptions);
            PagedBlob b = appended.paged(kOptions);
            must(a.append(counting(10, 1)));
            must(b.append(counting(10, 1)));
            must(a.resize(size));
            must(b.append(Bytes(size - 10)));
            QCOMPARE(a.sizeBytes(), size);
        }
        QCOMPARE(grown.payload(), appended.payload());
    }
}

void TestPagedAppend::immutableRefusesWhatRecoveryWouldCut()
{
    BlobBench bench;
    appendUpTo(bench, 150);
    QCOMPARE(must(PagedBlob::openImmutable(bench.raw(), kOptions)).sizeBytes(), 150U);
    bench.write(bench.raw().sizeBytes(), counting(1, 0));
    QCOMPARE(mustFail(PagedBlob::openImmutable(bench.raw(), kOptions)).code, Errc::InvalidChecksum);
    QCOMPARE(bench.raw().sizeBytes(), 231U);
}

void TestPagedAppend::junkBehindAPartialPageIsCut()
{
    BlobBench bench;
    appendUpTo(bench, 150);
    const Bytes before = bench.payload();
    bench.write(before.size(), Bytes(2 * kPage.physicalBytes() + 7, std::byte{0x5A}));
    PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(blob.sizeBytes(), 150U);
    QCOMPARE(bench.payload(), before);
}

void TestPagedAppend::saferCutsAtTheFirstBadPage()
{
    BlobBench bench;
    appendUpTo(bench, 250);
    bench.write(kPage.physicalBytes() + 5, counting(1, 0xEE)); // page 1 of three
    PagedBlobOptions safer = kOptions;
    QCOMPARE(bench.paged(safer).sizeBytes(), 250U);
    safer.policy = DeviationPolicy::Safer;
    QCOMPARE(bench.paged(safer).sizeBytes(), 103U);
    QCOMPARE(bench.raw().sizeBytes(), 115U);
}

void TestPagedAppend::impossibleSizesAreErrors()
{
    BlobBench bench;
    QCOMPARE(mustFail(PagedBlob::open(bench.raw(), {PageSize{0}, 1})).code, Errc::InvalidArgument);
    PagedBlob blob = bench.paged(kOptions);
    QCOMPARE(mustFail(blob.replay(0)).code, Errc::InvalidArgument);
    Bytes one(1);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{UINT64_MAX}, one)).code, Errc::OffsetOverflow);
    QCOMPARE(mustFail(blob.readUpTo(LogicalOffset{5}, one)).code, Errc::BlobInsufficientLength);
    must(blob.append(counting(3, 1)));
    Bytes five(5);
    QCOMPARE(must(blob.readUpTo(LogicalOffset{1}, five)), std::size_t{2});
    QCOMPARE(ByteView(five).first(2)[0], std::byte{2});
}

QTEST_GUILESS_MAIN(TestPagedAppend)
#include "tst_paged_append.moc"
