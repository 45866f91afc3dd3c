// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paged blobs and their records: sizes, straddling, damage, holes; checked against the bytes that were
// encoded.
#include "core/journal/fixed_journal_reader.h"
#include "core/storage/memory_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/temp_dir.h"

#include <QElapsedTimer>
#include <QTest>

#include <fstream>

using namespace cryo;

namespace {

Bytes numbered(std::size_t n)
{
    Bytes bytes(n);
    for (std::size_t i = 0; i < n; ++i)
        bytes[i] = static_cast<std::byte>(i * 131 + i / 251);
    return bytes;
}

Bytes fileOf(ByteView logical, PageSize pageSize)
{
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, encodePages(logical, pageSize));
    return file;
}

FixedJournalReader journalOf(const ReadableStorage& storage, PageSize pageSize, RecordSize recordSize)
{
    return *FixedJournalReader::open(*PagedReader::open(*BlobReader::open(storage, "k", "00"), pageSize),
                                     recordSize);
}

} // namespace

class TestJournalReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecordEveryWay_data();
    void everyRecordEveryWay();
    void aBadPageMarksItsRecordsAndNoOthers();
    void aShortPageInTheMiddleIsNotTrusted();
    void theEndIsTheLastPageThatValidates();
    void sparseFilesAreWalkedThroughTheirData();
};

void TestJournalReading::everyRecordEveryWay_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("record");
    QTest::addColumn<int>("bytes");
    for (const int page : {1, 7, 64, 103, 1024})
        for (const int record : {1, 20, 36, 103, 300})
            for (const int bytes : {0, 1, 299, 300, 4000})
                QTest::addRow("P %d, R %d, %d bytes", page, record, bytes) << page << record << bytes;
}

void TestJournalReading::everyRecordEveryWay()
{
    QFETCH(int, page);
    QFETCH(int, record);
    QFETCH(int, bytes);
    const auto size = static_cast<std::size_t>(record);
    const Bytes logical = numbered(static_cast<std::size_t>(bytes));
    const PageSize pageSize{static_cast<std::uint16_t>(page)};
    MemoryStorage storage;
    storage.write("k", "00", fileOf(logical, pageSize));
    const auto journal = journalOf(storage, pageSize, {static_cast<std::uint32_t>(record)});
    const std::uint64_t count = logical.size() / size;
    QCOMPARE(journal.pages().recoveredSizeBytes(), std::uint64_t{logical.size()});
    QCOMPARE(journal.records(), count);
    QCOMPARE(journal.partialBytes(), std::uint64_t{logical.size() % size});

    std::uint64_t seen = 0;
    const auto walked = journal.forEach([&](Position p, RecordTrust trust, ByteView bytesOf) -> Result<> {
        if (p.value != seen++ || trust != RecordTrust::Verified ||
            !equalBytes(bytesOf, ByteView(logical).subspan(p.value * size, size)))
            return fail(Errc::Io, "record " + std::to_string(p.value));
        return {};
    });
    QVERIFY2(walked.has_value(), walked ? "" : walked.error().message.c_str());
    QCOMPARE(seen, count);

    for (std::uint64_t first = 0; first <= count; first += 3) {
        const std::uint64_t n = std::min<std::uint64_t>(5, count - first);
        Bytes range(n * size);
        std::vector<RecordTrust> trust;
        QVERIFY(journal.readRange(Position{first}, n, range, trust).has_value());
        QVERIFY(equalBytes(range, ByteView(logical).subspan(first * size, n * size)));
        QVERIFY(std::ranges::count(trust, RecordTrust::Verified) == static_cast<std::ptrdiff_t>(n));
    }
    Bytes one(size);
    QCOMPARE(journal.read(Position{count}, one).error().code, Errc::ItemOutOfRange);
    QCOMPARE(journal.read(Position{UINT64_MAX}, one).error().code, Errc::ItemOutOfRange);
}

void TestJournalReading::aBadPageMarksItsRecordsAndNoOthers()
{
    const PageSize pageSize{64};
    const Bytes logical = numbered(640);
    Bytes file = fileOf(logical, pageSize);
    file[8 + 3 * 76 + 5] ^= std::byte{1}; // page 3: logical bytes 192 … 255
    MemoryStorage storage;
    storage.write("k", "00", file);
    const auto journal = journalOf(storage, pageSize, {20});
    QCOMPARE(journal.records(), std::uint64_t{32});
    std::vector<std::uint64_t> marked;
    QVERIFY(journal
                .forEach([&](Position p, RecordTrust trust, ByteView) -> Result<> {
                    if (trust == RecordTrust::Unverified)
                        marked.push_back(p.value);
                    return {};
                })
                .has_value());
    // Record 9 ends at 200 and 12 begins at 240: those that touch the page.
    QCOMPARE(marked, (std::vector<std::uint64_t>{9, 10, 11, 12}));
    Bytes range(32 * 20);
    std::vector<RecordTrust> trust;
    QVERIFY(journal.readRange(Position{0}, 32, range, trust).has_value());
    for (std::uint64_t p = 0; p < 32; ++p)
        QCOMPARE(trust[p] == RecordTrust::Unverified, p >= 9 && p <= 12);
}

void TestJournalReading::aShortPageInTheMiddleIsNotTrusted()
{
    const PageSize pageSize{64};
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, encodePage(numbered(40), pageSize));
    append(file, encodePage(numbered(64), pageSize));
    MemoryStorage storage;
    storage.write("k", "00", file);
    const auto journal = journalOf(storage, pageSize, {16});
    Bytes one(16);
    QCOMPARE(journal.read(Position{0}, one).value(), RecordTrust::Unverified);
    QCOMPARE(journal.read(Position{4}, one).value(), RecordTrust::Verified);
}

void TestJournalReading::theEndIsTheLastPageThatValidates()
{
    const PageSize pageSize{64};
    Bytes file = fileOf(numbered(64 * 3 + 10), pageSize);
    append(file, Bytes(76, std::byte{0xEE})); // a junk page
    append(file, Bytes(30));                  // a cut one
    MemoryStorage storage;
    storage.write("k", "00", file);
    const auto pages = *PagedReader::open(*BlobReader::open(storage, "k", "00"), pageSize);
    QCOMPARE(pages.pages(), std::uint64_t{5});
    QCOMPARE(pages.tailBytes(), std::uint64_t{30});
    QCOMPARE(pages.recoveredPages(), std::uint64_t{4});
    QCOMPARE(pages.recoveredSizeBytes(), std::uint64_t{64 * 3 + 10});
}

void TestJournalReading::sparseFilesAreWalkedThroughTheirData()
{
    const test::TempDir dir;
    std::filesystem::create_directories(dir / "k");
    const PageSize pageSize{1024};
    const Bytes file = fileOf(numbered(4096), pageSize);
    std::ofstream(dir / "k" / "00", std::ios::binary)
        .write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    std::error_code error;
    std::filesystem::resize_file(dir / "k" / "00", std::uintmax_t{1} << 43, error);
    if (error)
        QSKIP("this file system has no sparse files of 8 TiB");
    const auto storage = *ReadOnlyFileStorage::open(dir.path());
    QElapsedTimer timer;
    timer.start();
    const auto journal = journalOf(*storage, pageSize, {32});
    QCOMPARE(journal.records(), std::uint64_t{128});
    std::uint64_t pages = 0;
    QVERIFY(journal
                .forEach([](Position, RecordTrust, ByteView) -> Result<> { return {}; },
                         [&](PageNumber, const PageVerdict&, ByteView) -> Result<> {
                             ++pages;
                             return {};
                         })
                .has_value());
    QVERIFY(pages < 16);
    QVERIFY(timer.elapsed() < 5000); // walking 8 TiB of zeros would take the better part of an hour
}

QTEST_APPLESS_MAIN(TestJournalReading)
#include "tst_journal_reading.moc"
