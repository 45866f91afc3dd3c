// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a paged blob in order and at random. The names of the tests are those of tests/reference_tests.txt
// ("paged buffer: read" and "paged buffer: cache") in camel case.
#include "tests/support/blob_bench.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr PageSize kPage{103};
constexpr std::size_t kBufferPages = 2;
constexpr PagedBlobOptions kOptions{kPage, kBufferPages * 115};

PagedBlob blobOf(BlobBench& bench, std::size_t sizeBytes)
{
    PagedBlob blob = bench.paged(kOptions);
    must(blob.append(counting(sizeBytes, 0)));
    must(blob.sync());
    return blob;
}

/// Passes on, and remembers how long each read was.
class CountingFile final : public WritableFile {
public:
    CountingFile(std::shared_ptr<WritableFile> below, std::vector<std::size_t>& reads)
        : m_below(std::move(below))
        , m_reads(reads)
    {
    }
    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_below->sizeBytes(); }
    [[nodiscard]] FileIdentity identity() const override { return m_below->identity(); }
    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        m_reads.push_back(to.size());
        return m_below->readAt(offset, to);
    }
    using WritableFile::writeAt;
    Result<> writeAt(FileOffset offset, ByteView bytes) override { return m_below->writeAt(offset, bytes); }
    Result<> resize(std::uint64_t sizeBytes) override { return m_below->resize(sizeBytes); }
    Result<> sync() override { return m_below->sync(); }

private:
    std::shared_ptr<WritableFile> m_below;
    std::vector<std::size_t>& m_reads;
};

} // namespace

class TestPagedRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replayBasic();
    void replayPartialPage();
    void replayCrossBufferBoundary();
    void replayEmptyBlob();
    void replaySeekTo();

    // There is no cache of pages here: the kernel has one. What the reference's tests of it say about answers
    // holds all the same.
    void basic();
    void readWithBlob();
    void cacheMaxPage();
    void cacheAtHighOffset();
};

void TestPagedRead::replayBasic()
{
    BlobBench bench;
    PagedBlob blob = blobOf(bench, 300);
    PagedReplay replay = must(blob.replay(kBufferPages));
    QVERIFY(must(replay.ensure(300)));
    const ByteView all = replay.available();
    QCOMPARE(Bytes(all.begin(), all.end()), counting(300, 0));
}

void TestPagedRead::replayPartialPage()
{
    BlobBench bench;
    PagedBlob blob = blobOf(bench, 113);
    PagedReplay replay = must(blob.replay(kBufferPages));
    QVERIFY(must(replay.ensure(113)));
    QCOMPARE(replay.available().size(), std::size_t{113});
}

void TestPagedRead::replayCrossBufferBoundary()
{
    BlobBench bench;
    PagedBlob blob = blobOf(bench, 400);
    PagedReplay replay = must(blob.replay(115)); // one page at a time
    Bytes collected;
    int pieces = 0;
    while (must(replay.ensure(1))) {
        append(collected, replay.available());
        replay.take(replay.available().size());
        ++pieces;
    }
    QCOMPARE(collected, counting(400, 0));
    QCOMPARE(pieces, 4);
}

void TestPagedRead::replayEmptyBlob()
{
    BlobBench bench;
    PagedBlob blob = bench.paged(kOptions);
    PagedReplay replay = must(blob.replay(kBufferPages));
    QVERIFY(replay.available().empty());
    QVERIFY(must(replay.ensure(0)));
    QVERIFY(!must(replay.ensure(1)));
    QVERIFY(replay.exhausted());
    QVERIFY(replay.available().empty());
}

void TestPagedRead::replaySeekTo()
{
    BlobBench bench;
    PagedBlob blob = blobOf(bench, 300);
    PagedReplay replay = must(blob.replay(kBufferPages));
    must(replay.seek(LogicalOffset{150}));
    QVERIFY(must(replay.ensure(50)));
    QCOMPARE(replay.available().front(), std::byte{150});
    must(replay.seek(LogicalOffset{0}));
    QVERIFY(must(replay.ensure(1)));
    QCOMPARE(replay.available().front(), std::byte{0});
    QCOMPARE(mustFail(replay.seek(LogicalOffset{301})).code, Errc::BlobInsufficientLength);
    must(replay.seek(LogicalOffset{150}));
    QVERIFY(!must(replay.ensure(1000)));
    const ByteView rest = replay.available();
    QCOMPARE(Bytes(rest.begin(), rest.end()), counting(150, 150));
}

void TestPagedRead::basic()
{
    // A page is read whole and verified once; later reads take only what they need.
    BlobBench bench;
    blobOf(bench, 1100);
    std::vector<std::size_t> reads;
    must(bench.storage.createFolder("p"));
    auto file =
        must(bench.storage.openFile(BlobBench::kPartition, toHex(asBytes("test_blob")), OpenMode::Existing));

    /// A storage whose only file counts.
    class OneFile final : public Storage {
    public:
        explicit OneFile(std::shared_ptr<WritableFile> file)
            : m_file(std::move(file))
        {
        }
        [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override { return {}; }
        [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view) const override { return {}; }
        [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view,
                                                                       std::string_view) const override
        {
            return m_file;
        }
        [[nodiscard]] std::uint64_t generation() const override { return 0; }
        [[nodiscard]] std::string displayName() const override { return "one file"; }
        [[nodiscard]] Result<std::shared_ptr<WritableFile>> openFile(std::string_view, std::string_view,
                                                                     OpenMode) override
        {
            return m_file;
        }
        [[nodiscard]] bool hasFolder(std::string_view) const override { return true; }
        Result<> createFolder(std::string_view) override { return {}; }
        Result<> removeFile(std::string_view, std::string_view) override { return {}; }
        Result<> removeFolder(std::string_view) override { return {}; }
        Result<> syncFolder(std::string_view) override { return {}; }
        Result<> syncRoot() override { return {}; }
        Result<> syncAll() override { return {}; }

    private:
        std::shared_ptr<WritableFile> m_file;
    };

    OneFile storage(std::make_shared<CountingFile>(file, reads));
    const PagedBlob blob = must(
        PagedBlob::open(must(Blob::open(storage, BlobBench::kPartition, asBytes("test_blob"))), kOptions));
    reads.clear();
    for (int round = 0; round < 2; ++round)
        for (std::uint64_t page = 0; page < 10; ++page)
            QCOMPARE(readFrom(blob, page * 103 + 2, 101),
                     counting(101, static_cast<unsigned>(page * 103 + 2)));
    QCOMPARE(reads.size(), std::size_t{20});
    QVERIFY(std::all_of(reads.begin(), reads.begin() + 10, [](std::size_t n) { return n == 115; }));
    QVERIFY(std::all_of(reads.begin() + 10, reads.end(), [](std::size_t n) { return n == 101; }));
}

void TestPagedRead::readWithBlob()
{
    // Two blobs do not see each other's pages, and a page that was cut and written again reads as the new
    // one.
    BlobBench one;
    BlobBench two;
    PagedBlob first = blobOf(one, 1100);
    PagedBlob second = two.paged(kOptions);
    must(second.append(counting(1100, 7)));
    must(second.sync());
    for (std::uint64_t page = 0; page < 11; ++page) {
        QCOMPARE(readFrom(first, page * 100, 100), counting(100, static_cast<unsigned>(page * 100)));
        QCOMPARE(readFrom(second, page * 100, 100), counting(100, static_cast<unsigned>(page * 100 + 7)));
    }
    must(first.resize(206));
    must(first.append(counting(500, 99)));
    QCOMPARE(readFrom(first, 150, 500).back(), counting(444, 99).back());
    QCOMPARE(readFrom(first, 0, 206), counting(206, 0));
}

void TestPagedRead::cacheMaxPage()
{
    BlobBench bench;
    const PagedBlob blob = blobOf(bench, 10);
    Bytes page(103);
    const std::uint64_t last = UINT64_MAX - UINT64_MAX % 103;
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{last}, page)).code, Errc::OffsetOverflow);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{last - 103}, page)).code, Errc::BlobInsufficientLength);
}

void TestPagedRead::cacheAtHighOffset()
{
    BlobBench bench;
    const PagedBlob blob = bench.paged({PageSize{13}, 26});
    Bytes two(26);
    for (const std::uint64_t offset : {UINT64_MAX - 26, UINT64_MAX - 27, UINT64_MAX / 2})
        QCOMPARE(mustFail(blob.readAt(LogicalOffset{offset}, two)).code, Errc::BlobInsufficientLength);
    PagedBlob replayed = blobOf(bench, 0);
    PagedReplay replay = must(replayed.replay(1));
    QCOMPARE(mustFail(replay.seek(LogicalOffset{UINT64_MAX})).code, Errc::BlobInsufficientLength);
}

QTEST_GUILESS_MAIN(TestPagedRead)
#include "tst_paged_read.moc"
