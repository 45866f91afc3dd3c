// SPDX-License-Identifier: GPL-3.0-or-later
// The plain buffered blob and the tip below both buffered kinds. The names of the tests are those of
// tests/reference_tests.txt ("plain buffers", "tip") in camel case. The reference has a reader with a buffer
// of its own; here reads go straight through, and its tests ask readAt for the same bytes.
#include "tests/support/blob_bench.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

/// Reads on from where it stopped.
class Sequence {
public:
    explicit Sequence(const BufferedBlob& blob)
        : m_blob(blob)
    {
    }
    Result<std::string> take(std::size_t count)
    {
        Bytes bytes(count);
        CRYO_TRY(m_blob.readAt(LogicalOffset{m_at}, bytes));
        m_at += count;
        return std::string(reinterpret_cast<const char*>(bytes.data()), count); // NOLINT
    }
    void seek(std::uint64_t offset) { m_at = offset; }
    [[nodiscard]] std::uint64_t position() const { return m_at; }
    [[nodiscard]] std::uint64_t remaining() const { return m_blob.sizeBytes() - m_at; }

private:
    const BufferedBlob& m_blob;
    std::uint64_t m_at = 0;
};

std::string text(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; // NOLINT
}

void write(BufferedBlob& blob, std::uint64_t offset, std::string_view bytes)
{
    must(blob.writeAt(LogicalOffset{offset}, asBytes(bytes)));
}

/// A bench cannot be copied, so this is a type of its own.
struct BenchWith : BlobBench {
    explicit BenchWith(std::string_view content) { write(0, asBytes(content)); }
};

const std::string kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

} // namespace

class TestPlainBuffers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readBasic();
    void readCrossBoundary();
    void readToEndThenRewindAndReadAgain();
    void readWithKnownSize();
    void readLargeData();
    void readExactSizeReads();
    void readSeekTo();
    void readSeekWithRefill();
    void readResize();
    void readResizeToZero();
    void writeBasic();
    void writeMultipleFlushes();
    void writeLargeData();
    void writeAppendToBuffer();
    void writeIntoMiddleOfBuffer();
    void writeBeforeBuffer();
    void writeResize();
    void writeReadAtOnWriter();
    void writeStraddlingNonMergeable();
    void writeClose();
    void writeDirectDueToSize();
    void writeOverwriteAndExtendInBuffer();
    void writeAtSize();
    void writeAtSizeMultipleAppends();
    void writeNonContiguousThenAppendAtSize();
    void resizeThenAppendAtSize();
    void tipAppend();
    void tipResize();

    // What the reference has no test for.
    void whatIsBufferedIsNotInTheFile();
    void twoPiecesAreOneWrite();
    void overflowsAreErrors();
};

void TestPlainBuffers::readBasic()
{
    BenchWith bench("Hello, world! This is a test.");
    const BufferedBlob blob = bench.buffered(10);
    Sequence reader(blob);
    QCOMPARE(must(reader.take(5)), std::string("Hello"));
    QCOMPARE(must(reader.take(14)), std::string(", world! This "));
    QCOMPARE(reader.position(), 19U);
    QCOMPARE(must(reader.take(7)), std::string("is a te"));
    QCOMPARE(mustFail(reader.take(5)).code, Errc::BlobInsufficientLength);
}

void TestPlainBuffers::readCrossBoundary()
{
    BenchWith bench(kAlphabet);
    const BufferedBlob blob = bench.buffered(10);
    Sequence reader(blob);
    QCOMPARE(must(reader.take(15)), std::string("ABCDEFGHIJKLMNO"));
    QCOMPARE(must(reader.take(11)), std::string("PQRSTUVWXYZ"));
    QCOMPARE(reader.remaining(), 0U);
}

void TestPlainBuffers::readToEndThenRewindAndReadAgain()
{
    BenchWith bench(kAlphabet);
    const BufferedBlob blob = bench.buffered(20);
    Sequence reader(blob);
    QCOMPARE(must(reader.take(21)), kAlphabet.substr(0, 21));
    QCOMPARE(must(reader.take(5)), std::string("VWXYZ"));
    reader.seek(0);
    QCOMPARE(must(reader.take(21)), kAlphabet.substr(0, 21));
}

void TestPlainBuffers::readWithKnownSize()
{
    const std::string content = "This is a test with known size limitations.";
    BenchWith bench(content);
    const BufferedBlob blob = bench.buffered(10);
    Sequence reader(blob);
    QCOMPARE(reader.remaining(), content.size());
    QCOMPARE(must(reader.take(5)), std::string("This "));
    QCOMPARE(must(reader.take(content.size() - 5)), content.substr(5));
    QCOMPARE(mustFail(reader.take(1)).code, Errc::BlobInsufficientLength);
}

void TestPlainBuffers::readLargeData()
{
    const std::string content(std::size_t{256} * 1024, 'B');
    BenchWith bench(content);
    const BufferedBlob blob = bench.buffered(std::size_t{64} * 1024);
    Sequence reader(blob);
    for (int i = 0; i < 32; ++i)
        QCOMPARE(must(reader.take(8192)), content.substr(0, 8192));
    QCOMPARE(mustFail(reader.take(1)).code, Errc::BlobInsufficientLength);
}

void TestPlainBuffers::readExactSizeReads()
{
    BenchWith bench(std::string(2560, '7'));
    const BufferedBlob blob = bench.buffered(1024);
    Sequence reader(blob);
    QCOMPARE(must(reader.take(1024)), std::string(1024, '7'));
    QCOMPARE(must(reader.take(1024)), std::string(1024, '7'));
    QCOMPARE(must(reader.take(512)), std::string(512, '7'));
    QCOMPARE(reader.position(), 2560U);
}

void TestPlainBuffers::readSeekTo()
{
    BenchWith bench(kAlphabet);
    const BufferedBlob blob = bench.buffered(10);
    Sequence reader(blob);
    QCOMPARE(must(reader.take(5)), std::string("ABCDE"));
    reader.seek(10);
    QCOMPARE(must(reader.take(5)), std::string("KLMNO"));
    reader.seek(0);
    QCOMPARE(must(reader.take(5)), std::string("ABCDE"));
    reader.seek(26);
    QCOMPARE(mustFail(reader.take(1)).code, Errc::BlobInsufficientLength);
    reader.seek(36);
    QCOMPARE(mustFail(reader.take(0)).code, Errc::BlobInsufficientLength);
}

void TestPlainBuffers::readSeekWithRefill()
{
    std::string content(1000, 'A');
    content[500] = 'x';
    content[100] = 'y';
    BenchWith bench(content);
    const BufferedBlob blob = bench.buffered(10);
    Sequence reader(blob);
    must(reader.take(5));
    reader.seek(500);
    QCOMPARE(must(reader.take(5)), std::string("xAAAA"));
    QCOMPARE(reader.position(), 505U);
    reader.seek(100);
    QCOMPARE(must(reader.take(5)), std::string("yAAAA"));
}

void TestPlainBuffers::readResize()
{
    BenchWith bench(kAlphabet);
    must(bench.buffered(10).resize(13));
    QCOMPARE(text(bench.payload()), std::string("ABCDEFGHIJKLM"));
    const BufferedBlob half = bench.buffered(10);
    QCOMPARE(half.sizeBytes(), 13U);
    Bytes one(1);
    QCOMPARE(mustFail(half.readAt(LogicalOffset{13}, one)).code, Errc::BlobInsufficientLength);
    must(bench.buffered(10).resize(52));
    QCOMPARE(text(bench.payload()), "ABCDEFGHIJKLM" + std::string(39, '\0'));
}

void TestPlainBuffers::readResizeToZero()
{
    BenchWith bench(kAlphabet);
    must(bench.buffered(10).resize(0));
    const BufferedBlob empty = bench.buffered(10);
    QCOMPARE(empty.sizeBytes(), 0U);
    Bytes one(1);
    QCOMPARE(mustFail(empty.readAt(LogicalOffset{0}, one)).code, Errc::BlobInsufficientLength);
}

void TestPlainBuffers::writeBasic()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(8);
    write(blob, 0, "hello");
    QCOMPARE(blob.sizeBytes(), 5U);
    must(blob.sync());
    QCOMPARE(blob.sizeBytes(), 5U);
    QCOMPARE(text(bench.payload()), std::string("hello"));
}

void TestPlainBuffers::writeMultipleFlushes()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(4);
    write(blob, 0, "abc");
    QCOMPARE(blob.sizeBytes(), 3U);
    write(blob, 3, "defg");
    QCOMPARE(blob.sizeBytes(), 7U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("abcdefg"));
}

void TestPlainBuffers::writeLargeData()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(4);
    write(blob, 0, "abc");
    write(blob, 3, "defghijklmnopqrstuvwxyz");
    QCOMPARE(blob.sizeBytes(), 26U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("abcdefghijklmnopqrstuvwxyz"));
}

void TestPlainBuffers::writeAppendToBuffer()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 0, "hello");
    write(blob, 5, " world");
    must(blob.sync());
    QCOMPARE(blob.sizeBytes(), 11U);
    QCOMPARE(text(bench.payload()), std::string("hello world"));
}

void TestPlainBuffers::writeIntoMiddleOfBuffer()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(20);
    write(blob, 0, "abcdefghij");
    write(blob, 2, "01234");
    QCOMPARE(blob.sizeBytes(), 10U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("ab01234hij"));
    write(blob, 10, "klmnopqrst");
    write(blob, 9, "wxyz");
    QCOMPARE(blob.sizeBytes(), 20U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("ab01234hiwxyznopqrst"));
}

void TestPlainBuffers::writeBeforeBuffer()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 10, "0123456789");
    QCOMPARE(blob.sizeBytes(), 20U);
    write(blob, 0, "abcde");
    QCOMPARE(blob.sizeBytes(), 20U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), "abcde" + std::string(5, '\0') + "0123456789");
    write(blob, 5, "fghij");
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("abcdefghij0123456789"));
}

void TestPlainBuffers::writeResize()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 0, "hello world");
    must(blob.sync());
    must(blob.resize(5));
    QCOMPARE(blob.sizeBytes(), 5U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("hello"));
    write(blob, 0, "X");
    QCOMPARE(blob.sizeBytes(), 5U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("Xello"));
    must(blob.resize(10));
    QCOMPARE(text(bench.payload()), "Xello" + std::string(5, '\0'));
    must(blob.resize(0));
    QCOMPARE(blob.sizeBytes(), 0U);
    must(blob.sync());
    QCOMPARE(bench.raw().sizeBytes(), 0U);
}

void TestPlainBuffers::writeReadAtOnWriter()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 0, "buffered");
    QCOMPARE(text(readFrom(blob, 0, 4)), std::string("buff"));
    QCOMPARE(text(readFrom(blob, 4, 4)), std::string("ered"));
    Bytes one(1);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{8}, one)).code, Errc::BlobInsufficientLength);
    write(blob, 8, " and flushed");
    must(blob.sync());
    QCOMPARE(text(readFrom(blob, 0, 4)), std::string("buff"));
    QCOMPARE(text(readFrom(blob, 13, 7)), std::string("flushed"));
    write(blob, 20, " more data");
    QCOMPARE(text(readFrom(blob, 20, 5)), std::string(" more"));
    QCOMPARE(text(readFrom(blob, 16, 12)), std::string("shed more da"));
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("buffered and flushed more data"));
}

void TestPlainBuffers::writeStraddlingNonMergeable()
{
    BlobBench gap;
    BufferedBlob withGap = gap.buffered(10);
    write(withGap, 0, "0123456789");
    write(withGap, 15, "abc");
    QCOMPARE(withGap.sizeBytes(), 18U);
    must(withGap.sync());
    QCOMPARE(text(gap.payload()), "0123456789" + std::string(5, '\0') + "abc");

    BlobBench large;
    BufferedBlob tooLarge = large.buffered(10);
    write(tooLarge, 0, "0123456789");
    write(tooLarge, 5, "ABCDEFGHIJKL");
    QCOMPARE(tooLarge.sizeBytes(), 17U);
    must(tooLarge.sync());
    QCOMPARE(text(large.payload()), std::string("01234ABCDEFGHIJKL"));
}

void TestPlainBuffers::writeClose()
{
    BlobBench bench;
    {
        BufferedBlob blob = bench.buffered(8);
        write(blob, 0, "pending");
        must(blob.sync());
    }
    QCOMPARE(text(bench.payload()), std::string("pending"));
}

void TestPlainBuffers::writeDirectDueToSize()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(5);
    write(blob, 0, "0123456789");
    QCOMPARE(text(bench.payload()), std::string("0123456789")); // at once
    write(blob, 10, "abc");
    QCOMPARE(text(readFrom(blob, 10, 3)), std::string("abc"));
    QCOMPARE(bench.raw().sizeBytes(), 10U); // buffered
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("0123456789abc"));
}

void TestPlainBuffers::writeOverwriteAndExtendInBuffer()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(15);
    write(blob, 0, "0123456789");
    write(blob, 5, "ABCDEFGHIJ");
    QCOMPARE(blob.sizeBytes(), 15U);
    QCOMPARE(text(readFrom(blob, 0, 15)), std::string("01234ABCDEFGHIJ"));
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("01234ABCDEFGHIJ"));
}

void TestPlainBuffers::writeAtSize()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(20);
    write(blob, 0, "0123456789");
    must(blob.sync());
    write(blob, blob.sizeBytes(), "abc");
    QCOMPARE(blob.sizeBytes(), 13U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("0123456789abc"));
}

void TestPlainBuffers::writeAtSizeMultipleAppends()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(5);
    for (const char* piece : {"AAA", "BBB", "CCC"}) {
        write(blob, blob.sizeBytes(), piece);
        must(blob.sync());
    }
    QCOMPARE(text(bench.payload()), std::string("AAABBBCCC"));
}

void TestPlainBuffers::writeNonContiguousThenAppendAtSize()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 0, "INITIAL");
    write(blob, 20, "NONCONTIG");
    QCOMPARE(blob.sizeBytes(), 29U);
    must(blob.sync());
    write(blob, blob.sizeBytes(), "APPEND");
    QCOMPARE(blob.sizeBytes(), 35U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), "INITIAL" + std::string(13, '\0') + "NONCONTIGAPPEND");
}

void TestPlainBuffers::resizeThenAppendAtSize()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    write(blob, 0, "0123456789ABCDEF");
    must(blob.sync());
    must(blob.resize(5));
    must(blob.sync());
    write(blob, blob.sizeBytes(), "XXXXX");
    QCOMPARE(blob.sizeBytes(), 10U);
    must(blob.sync());
    QCOMPARE(text(bench.payload()), std::string("01234XXXXX"));
}

void TestPlainBuffers::tipAppend()
{
    TipBuffer tip(50, 100);
    QCOMPARE(tip.sizeBytes(), 50U);
    QVERIFY(tip.empty());
    QVERIFY(!tip.append(counting(3, 1)));
    QCOMPARE(tip.sizeBytes(), 53U);
    QVERIFY(equalBytes(tip.data(), counting(3, 1)));
    QCOMPARE(tip.offset(), 50U);
    tip.markWritten();
    QCOMPARE(tip.sizeBytes(), 53U);
    QCOMPARE(tip.offset(), 53U);
    QVERIFY(tip.empty());
    QVERIFY(!tip.append(Bytes(100, std::byte{42})));
    QCOMPARE(tip.sizeBytes(), 153U);
    QVERIFY(tip.append(counting(1, 43))); // over its capacity, and still there
    QCOMPARE(tip.sizeBytes(), 154U);
    QCOMPARE(tip.data().size(), std::size_t{101});
}

void TestPlainBuffers::tipResize()
{
    TipBuffer tip(50, 100);
    tip.append(counting(3, 1));
    tip.markWritten(); // as its owner does before the blob grows
    tip.resize(60);
    QCOMPARE(tip.sizeBytes(), 60U);
    QVERIFY(tip.empty());
    tip.append(counting(3, 4));
    QCOMPARE(tip.sizeBytes(), 63U);
    tip.resize(61);
    QCOMPARE(tip.sizeBytes(), 61U);
    QVERIFY(equalBytes(tip.data(), counting(1, 4)));
    QCOMPARE(tip.offset(), 60U);
    tip.append(counting(3, 7));
    tip.resize(59);
    QCOMPARE(tip.sizeBytes(), 59U);
    QVERIFY(tip.empty());
}

// ---- ours ----

void TestPlainBuffers::whatIsBufferedIsNotInTheFile()
{
    BlobBench bench;
    {
        BufferedBlob blob = bench.buffered(10);
        write(blob, 0, "0123456789");
        QCOMPARE(bench.raw().sizeBytes(), 0U);
        write(blob, 10, "a"); // does not fit in the window: what was there goes out
        QCOMPARE(text(bench.payload()), std::string("0123456789"));
    }
    QCOMPARE(text(bench.payload()), std::string("0123456789")); // the "a" is lost
}

void TestPlainBuffers::twoPiecesAreOneWrite()
{
    BlobBench bench;
    {
        BufferedBlob blob = bench.buffered(10);
        must(blob.writeAt(LogicalOffset{0}, asBytes("01234"), asBytes("56789")));
        QCOMPARE(bench.raw().sizeBytes(), 0U);
        must(blob.writeAt(LogicalOffset{10}, asBytes("abcdef"), asBytes("ghijk"))); // 11 bytes: both direct
        QCOMPARE(text(bench.payload()), std::string("0123456789abcdefghijk"));
    }
}

void TestPlainBuffers::overflowsAreErrors()
{
    BlobBench bench;
    BufferedBlob blob = bench.buffered(10);
    Bytes two(2);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{UINT64_MAX}, two)).code, Errc::OffsetOverflow);
    QCOMPARE(mustFail(blob.writeAt(LogicalOffset{UINT64_MAX}, two)).code, Errc::OffsetOverflow);
    QCOMPARE(mustFail(bench.raw().resize(UINT64_MAX - 3)).message, std::string("offset overflow"));
    QCOMPARE(mustFail(bench.raw().readAt(LogicalOffset{UINT64_MAX - 3}, two)).code, Errc::OffsetOverflow);
    QCOMPARE(mustFail(bench.raw().readAt(LogicalOffset{0}, two)).message,
             std::string("io error: failed to fill whole buffer"));
    QCOMPARE(mustFail(BufferedBlob::open(bench.raw(), {0})).code, Errc::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestPlainBuffers)
#include "tst_plain_buffers.moc"
