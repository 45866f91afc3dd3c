// SPDX-License-Identifier: GPL-3.0-or-later
// Blobs on every kind of storage: the same answers everywhere, headers included. The names of the tests are
// those of tests/reference_tests.txt ("runtime storage") in camel case; each runs once per storage.
#include "core/base/crc32c.h"
#include "core/storage/audited_storage.h"
#include "core/storage/blob.h"
#include "core/storage/blob_name.h"
#include "core/storage/faulty_storage.h"
#include "core/storage/file_storage.h"
#include "core/storage/memory_storage.h"
#include "core/storage/overlay_storage.h"
#include "tests/support/expect.h"
#include "tests/support/reference_random.h"
#include "tests/support/temp_dir.h"

#include <QTest>

#include <fstream>
#include <thread>

using namespace cryo;
using namespace cryo::test;

namespace {

/// A storage of the kind that the test's row names, with what it needs to live.
class Backend {
public:
    explicit Backend(const QString& kind)
    {
        if (kind == "memory") {
            m_storage = std::make_unique<MemoryStorage>();
        } else if (kind == "file") {
            m_storage = must(FileStorage::open(m_dir / "root"));
        } else if (kind == "faulty") {
            m_storage = std::make_unique<FaultyStorage>(1);
        } else if (kind == "overlay") {
            m_storage = std::make_unique<OverlayStorage>(std::make_shared<MemoryStorage>());
        } else {
            m_inner = std::make_unique<MemoryStorage>();
            m_storage = std::make_unique<AuditedStorage>(*m_inner);
        }
    }
    Storage& operator*() { return *m_storage; }

    Blob open(std::string_view partition, std::string_view name)
    {
        return must(Blob::open(*m_storage, partition, asBytes(name)));
    }
    /// The file's own bytes, header included.
    Bytes fileBytes(std::string_view partition, std::string_view name)
    {
        const auto file = must(m_storage->open(partition, toHex(asBytes(name))));
        Bytes bytes(file->sizeBytes());
        must(file->readAt(FileOffset{0}, bytes));
        return bytes;
    }
    void setFile(std::string_view partition, std::string_view name, ByteView bytes)
    {
        must(m_storage->createFolder(partition));
        auto file = must(m_storage->openFile(partition, toHex(asBytes(name)), OpenMode::Create));
        must(file->resize(0));
        must(file->writeAt(FileOffset{0}, bytes));
    }

private:
    TempDir m_dir;
    std::unique_ptr<MemoryStorage> m_inner;
    std::unique_ptr<Storage> m_storage;
};

void addBackends()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"memory", "file", "faulty", "overlay", "audited"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

std::string text(const Blob& blob, std::uint64_t offset, std::size_t count)
{
    std::string result(count, '\0');
    must(blob.readAt(LogicalOffset{offset}, std::as_writable_bytes(std::span(result))));
    return result;
}

void write(Blob& blob, std::uint64_t offset, std::string_view bytes)
{
    must(blob.writeAt(LogicalOffset{offset}, asBytes(bytes)));
}

constexpr BlobVersions versions(std::uint16_t lowest, std::uint16_t highest)
{
    return {lowest, highest};
}

} // namespace

class TestRuntimeStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headerFields();
    void headerValidateSuccess();
    void headerValidateMagicMismatch();
    void headerValidateRuntimeVersionMismatch();
    void headerValidateBlobVersionOutOfRange();
    void headerBytesRoundTrip();
    void headerCodec();

    void openAndWrite_data() { addBackends(); }
    void openAndWrite();
    void remove_data() { addBackends(); }
    void remove();
    void scan_data() { addBackends(); }
    void scan();
    void concurrentAccess_data() { addBackends(); }
    void concurrentAccess();
    void largeData_data() { addBackends(); }
    void largeData();
    void overwriteData_data() { addBackends(); }
    void overwriteData();
    void readBeyondBound_data() { addBackends(); }
    void readBeyondBound();
    void writeAtLargeOffset_data() { addBackends(); }
    void writeAtLargeOffset();
    void appendData_data() { addBackends(); }
    void appendData();
    void sequentialReadWrite_data() { addBackends(); }
    void sequentialReadWrite();
    void sequentialChunkReadWrite_data() { addBackends(); }
    void sequentialChunkReadWrite();
    void readEmptyBlob_data() { addBackends(); }
    void readEmptyBlob();
    void overlappingWrites_data() { addBackends(); }
    void overlappingWrites();
    void resizeThenOpen_data() { addBackends(); }
    void resizeThenOpen();
    void partitionNameValidation_data() { addBackends(); }
    void partitionNameValidation();
    void blobVersionMismatch_data() { addBackends(); }
    void blobVersionMismatch();
    void readAtReturnsSameBuffer_data() { addBackends(); }
    void readAtReturnsSameBuffer();

    void blobHeaderHandling_data() { addBackends(); }
    void blobHeaderHandling();
    void blobMagicMismatch_data() { addBackends(); }
    void blobMagicMismatch();

    // What the reference has no test for.
    void layoutsByRelease_data();
    void layoutsByRelease();
    void scanAcceptsCapitals();
    void errorsInItsWords_data() { addBackends(); }
    void errorsInItsWords();
    void filesOutliveTheirNames_data() { addBackends(); }
    void filesOutliveTheirNames();
    void filesAreNeverReachedThroughLinks();
};

// ---- headers ----

void TestRuntimeStorage::headerFields()
{
    const Bytes header = encodeBlobHeader(HeaderLayout::V0, 42);
    QCOMPARE(toHex(header), std::string("435749430000002a"));
}

namespace {

Result<Blob> openHeader(ByteView header, BlobVersions accepted)
{
    static MemoryStorage storage;
    storage.write("p", toHex(asBytes("b")), Bytes(header.begin(), header.end()));
    return Blob::open(storage, "p", asBytes("b"), {}, accepted);
}

} // namespace

void TestRuntimeStorage::headerValidateSuccess()
{
    const Bytes header = encodeBlobHeader(HeaderLayout::V0, 5);
    QCOMPARE(must(openHeader(header, versions(3, 7))).version(), std::uint16_t{5});
    QCOMPARE(must(openHeader(header, versions(5, 5))).version(), std::uint16_t{5});
}

void TestRuntimeStorage::headerValidateMagicMismatch()
{
    const Error error = mustFail(openHeader(*fromHex("5858585800000005"), versions(3, 7)));
    QCOMPARE(error.code, Errc::BlobCorrupt);
    QCOMPARE(error.message,
             std::string("blob corrupt: p/62 reason: invalid magic: expected [67, 87, 73, 67], "
                         "found [88, 88, 88, 88]"));
}

void TestRuntimeStorage::headerValidateRuntimeVersionMismatch()
{
    const Error error = mustFail(openHeader(*fromHex("4357494300630005"), versions(3, 7)));
    QCOMPARE(error.code, Errc::BlobCorrupt);
    QCOMPARE(error.message, std::string("blob corrupt: p/62 reason: unsupported runtime version: expected 0, "
                                        "found 99"));
}

void TestRuntimeStorage::headerValidateBlobVersionOutOfRange()
{
    const Error error = mustFail(openHeader(encodeBlobHeader(HeaderLayout::V0, 10), versions(3, 7)));
    QCOMPARE(error.code, Errc::BlobVersionMismatch);
    QCOMPARE(error.message, std::string("blob version mismatch: expected one of 3..=7, found 10"));
}

void TestRuntimeStorage::headerBytesRoundTrip()
{
    const Bytes header = encodeBlobHeader(HeaderLayout::V0, 123);
    QCOMPARE(judgeBlobHeader(header, header.size()).blobVersion, std::uint16_t{123});
}

void TestRuntimeStorage::headerCodec()
{
    for (std::uint32_t version = 0; version < 65'536; ++version) {
        const Bytes header = encodeBlobHeader(HeaderLayout::V0, static_cast<std::uint16_t>(version));
        QCOMPARE(judgeBlobHeader(header, header.size()).blobVersion, static_cast<std::uint16_t>(version));
    }
}

// ---- the suite ----

void TestRuntimeStorage::openAndWrite()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("partition", "test_blob");
    QCOMPARE(blob.sizeBytes(), 0U);
    write(blob, 0, "hello world");
    QCOMPARE(text(blob, 0, 11), std::string("hello world"));
}

void TestRuntimeStorage::remove()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    must(backend.open("test_remove", "test_blob").sync());
    must(removeBlob(*backend, "test_remove", asBytes("test_blob")));
    QVERIFY(must(scanBlobs(*backend, "test_remove")).empty());
}

void TestRuntimeStorage::scan()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    backend.open("test_scan", "blob2");
    backend.open("test_scan", "blob1");
    const auto names = must(scanBlobs(*backend, "test_scan"));
    QCOMPARE(names.size(), std::size_t{2});
    QVERIFY(equalBytes(names[0], asBytes("blob1")));
    QVERIFY(equalBytes(names[1], asBytes("blob2")));
    QCOMPARE(mustFail(scanBlobs(*backend, "nowhere")).message, std::string("partition missing: nowhere"));
}

void TestRuntimeStorage::concurrentAccess()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    // Reads may overlap; writes to one file belong to one thread.
    Blob blob = backend.open("partition", "test_blob");
    write(blob, 0, "concurrent write");
    if (kind == "faulty" || kind == "audited")
        return; // these count calls, and belong to one thread
    std::atomic<int> right = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i)
        readers.emplace_back([&] {
            for (int k = 0; k < 100; ++k)
                if (text(blob, 0, 16) == "concurrent write")
                    ++right;
        });
    readers.clear();
    QCOMPARE(right.load(), 400);
}

void TestRuntimeStorage::largeData()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("partition", "large_blob");
    const std::string large(std::size_t{10} << 20U, '*');
    write(blob, 0, large);
    QVERIFY(text(blob, 0, large.size()) == large);
}

void TestRuntimeStorage::overwriteData()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("test_overwrite_data", "test_blob");
    write(blob, 0, "initial data");
    write(blob, 8, "overwrite");
    QCOMPARE(text(blob, 0, 17), std::string("initial overwrite"));
}

void TestRuntimeStorage::readBeyondBound()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("test_read_beyond_written_data", "test_blob");
    write(blob, 0, "hello");
    Bytes buffer(10);
    mustFail(blob.readAt(LogicalOffset{6}, buffer));
    mustFail(blob.readAt(LogicalOffset{0}, buffer));
}

void TestRuntimeStorage::writeAtLargeOffset()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("test_write_at_large_offset", "test_blob");
    write(blob, 10'000, "offset data");
    QCOMPARE(text(blob, 10'000, 11), std::string("offset data"));
    QCOMPARE(text(blob, 0, 10'000), std::string(10'000, '\0'));
}

void TestRuntimeStorage::appendData()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("test_append_data", "test_blob");
    write(blob, 0, "first");
    write(blob, blob.sizeBytes(), "second");
    QCOMPARE(text(blob, 0, 11), std::string("firstsecond"));
}

void TestRuntimeStorage::sequentialReadWrite()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("partition", "test_blob");
    write(blob, 0, "first");
    write(blob, 10, "second");
    QCOMPARE(text(blob, 0, 5), std::string("first"));
    QCOMPARE(text(blob, 10, 6), std::string("second"));
}

void TestRuntimeStorage::sequentialChunkReadWrite()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("partition", "large_blob");
    const std::size_t chunk = std::size_t{1} << 20U;
    for (std::size_t i = 0; i < 10; ++i)
        write(blob, i * chunk, std::string(chunk, static_cast<char>('0' + i)));
    for (std::size_t i = 0; i < 10; ++i)
        QVERIFY(text(blob, i * chunk, chunk) == std::string(chunk, static_cast<char>('0' + i)));
}

void TestRuntimeStorage::readEmptyBlob()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    const Blob blob = backend.open("test_read_empty_blob", "empty_blob");
    Bytes one(1);
    mustFail(blob.readAt(LogicalOffset{0}, one));
}

void TestRuntimeStorage::overlappingWrites()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("test_overlapping_writes", "test_blob");
    write(blob, 0, "overlap");
    write(blob, 4, "map");
    QCOMPARE(text(blob, 0, 7), std::string("overmap"));
}

void TestRuntimeStorage::resizeThenOpen()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    {
        Blob blob = backend.open("test_resize_then_open", "test_blob");
        write(blob, 0, "hello world");
        must(blob.resize(5));
        must(blob.sync());
    }
    const Blob blob = backend.open("test_resize_then_open", "test_blob");
    QCOMPARE(blob.sizeBytes(), 5U);
    QCOMPARE(text(blob, 0, 5), std::string("hello"));
}

void TestRuntimeStorage::partitionNameValidation()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    for (const char* name : {"partition", "my_partition", "my-partition", "partition123", "A1"}) {
        must(Blob::open(*backend, name, asBytes("blob")));
        must(removeBlobPartition(*backend, name));
        QCOMPARE(mustFail(scanBlobs(*backend, name)).code, Errc::PartitionMissing);
    }
    for (const char* name : {"my/partition", "my.partition", "my partition", "../escape", ""}) {
        QCOMPARE(mustFail(Blob::open(*backend, name, asBytes("blob"))).code, Errc::PartitionNameInvalid);
        QCOMPARE(mustFail(removeBlobPartition(*backend, name)).code, Errc::PartitionNameInvalid);
        QCOMPARE(mustFail(removeBlob(*backend, name, asBytes("blob"))).code, Errc::PartitionNameInvalid);
        QCOMPARE(mustFail(scanBlobs(*backend, name)).code, Errc::PartitionNameInvalid);
    }
}

void TestRuntimeStorage::blobVersionMismatch()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    const auto open = [&](std::uint16_t lowest, std::uint16_t highest) {
        return Blob::open(*backend, "test_version_mismatch", asBytes("blob"), {}, versions(lowest, highest));
    };
    QCOMPARE(must(open(1, 1)).version(), std::uint16_t{1});
    QCOMPARE(must(open(0, 2)).version(), std::uint16_t{1});
    QCOMPARE(mustFail(open(2, 3)).message,
             std::string("blob version mismatch: expected one of 2..=3, found 1"));
}

void TestRuntimeStorage::readAtReturnsSameBuffer()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    // The caller's buffer is filled in place, whole or in pieces.
    Blob blob = backend.open("test_read_at_contract", "blob");
    write(blob, 0, "hello world");
    Bytes buffer(12, std::byte{'!'});
    must(blob.readAt(LogicalOffset{0}, MutableByteView(buffer).first(5)));
    must(blob.readAt(LogicalOffset{5}, MutableByteView(buffer).subspan(5, 6)));
    QVERIFY(equalBytes(buffer, asBytes("hello world!")));
}

// ---- headers on every storage ----

void TestRuntimeStorage::blobHeaderHandling()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    {
        Blob blob = backend.open("partition", "test");
        QCOMPARE(blob.sizeBytes(), 0U);
        QCOMPARE(toHex(backend.fileBytes("partition", "test")), std::string("4357494300000000"));
        write(blob, 0, "hello");
        QVERIFY(equalBytes(ByteView(backend.fileBytes("partition", "test")).subspan(8), asBytes("hello")));
        must(blob.resize(5));
        QCOMPARE(backend.fileBytes("partition", "test").size(), std::size_t{13});
        must(blob.resize(0));
        QCOMPARE(backend.fileBytes("partition", "test").size(), std::size_t{8});
        write(blob, 0, "test data");
        must(blob.sync());
    }
    QCOMPARE(backend.open("partition", "test").sizeBytes(), 9U);
    for (const std::size_t cut : {0U, 1U, 2U, 4U, 7U}) {
        backend.setFile("partition", "short", Bytes(cut, std::byte{0xEE}));
        QCOMPARE(backend.open("partition", "short").sizeBytes(), 0U);
        QCOMPARE(toHex(backend.fileBytes("partition", "short")), std::string("4357494300000000"));
    }
}

void TestRuntimeStorage::blobMagicMismatch()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    backend.setFile("partition", "zeros", Bytes(8));
    const Error error = mustFail(Blob::open(*backend, "partition", asBytes("zeros")));
    QCOMPARE(error.code, Errc::BlobCorrupt);
    QVERIFY(error.message.find("invalid magic") != std::string::npos);
    QCOMPARE(backend.fileBytes("partition", "zeros"), Bytes(8)); // untouched
}

// ---- ours ----

void TestRuntimeStorage::layoutsByRelease_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("as2026_2"); // layout and size, or the reason
    QTest::addColumn<QString>("as2026_9");
    const auto bytes = [](ByteView view) {
        return QByteArray(reinterpret_cast<const char*>(view.data()), // NOLINT
                          static_cast<qsizetype>(view.size()));
    };
    const QByteArray v0 = bytes(encodeBlobHeader(HeaderLayout::V0));
    const QByteArray v1 = bytes(encodeBlobHeader(HeaderLayout::V1));
    QByteArray badCrc = v1;
    badCrc[9] = 'x';
    QByteArray badPadding = v1;
    badPadding[100] = 1;
    QByteArray longZeros(4097, '\0');
    QByteArray badLayout = v1;
    badLayout[5] = 7;
    const QString magic = QStringLiteral("invalid magic: expected [67, 87, 73, 67], found [67, 87, 73, 75]");
    QTest::newRow("V0") << v0 + "abc" << "V0 3" << "V0 3";
    QTest::newRow("V1") << v1 + "abc" << magic << "V1 3";
    QTest::newRow("empty") << QByteArray() << "V0 0" << "V1 0";
    QTest::newRow("seven bytes") << v0.left(7) << "V0 0" << "V1 0";
    QTest::newRow("eight zeros") << QByteArray(8, '\0')
                                 << "invalid magic: expected [67, 87, 73, 67], found [0, 0, 0, 0]" << "V1 0";
    QTest::newRow("4096 zeros") << QByteArray(4096, '\0')
                                << "invalid magic: expected [67, 87, 73, 67], found [0, 0, 0, 0]" << "V1 0";
    QTest::newRow("4097 zeros") << longZeros << "invalid magic: expected [67, 87, 73, 67], found [0, 0, 0, 0]"
                                << "invalid magic: found [0, 0, 0, 0]";
    QTest::newRow("ten bytes of V1") << v1.left(10) << magic << "V1 0";
    QTest::newRow("magic and zeros") << v1.left(4) + QByteArray(4092, '\0') << magic << "V1 0";
    QTest::newRow("wrong CRC") << badCrc << magic << "invalid header checksum";
    QTest::newRow("wrong padding") << badPadding << magic << "invalid header padding";
    QTest::newRow("cut in the padding") << v1.left(4000) << magic << "V1 0";
    QTest::newRow("cut, with rubbish")
        << v1.left(3999) + "x" << magic << "truncated header: required length 4096, raw length 4000";
    QTest::newRow("layout 7") << badLayout << magic << "unsupported layout version: expected 1, found 7";
    QTest::newRow("runtime version 1")
        << QByteArray::fromHex("4357494300010000") << "unsupported runtime version: expected 0, found 1"
        << "unsupported layout version: expected 0, found 1";
}

void TestRuntimeStorage::layoutsByRelease()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, as2026_2);
    QFETCH(const QString, as2026_9);
    const auto opened = [&](const HeaderPolicy& policy) -> QString {
        Backend backend("memory");
        const ByteView bytes = std::as_bytes(std::span(file.data(), static_cast<std::size_t>(file.size())));
        backend.setFile("p", "b", bytes);
        const auto blob = Blob::open(*backend, "p", asBytes("b"), policy);
        if (!blob)
            return QString::fromStdString(blob.error().message)
                .remove(QStringLiteral("blob corrupt: p/62 reason: "));
        if (blob->sizeBytes() == 0 &&
            backend.fileBytes("p", "b") != encodeBlobHeader(blob->layout(), blob->version()))
            return QStringLiteral("another header");
        return QString::fromStdString(std::string(headerLayoutName(blob->layout()))) + " " +
               QString::number(blob->sizeBytes());
    };
    QCOMPARE(opened(HeaderPolicy::v0()), as2026_2);
    QCOMPARE(opened(HeaderPolicy::v1()), as2026_9);
    // 2026.9 that is told to keep to V0.
    const HeaderPolicy onlyV0{HeaderPolicy::Rules::Release2026_9, HeaderLayout::V0, HeaderLayout::V0};
    if (as2026_9.startsWith("V1") && !as2026_9.endsWith(" 0"))
        QCOMPARE(opened(onlyV0), QStringLiteral("blob layout mismatch: expected one of V0..=V0, found V1"));
    if (as2026_9 == "V1 0")
        QCOMPARE(opened(onlyV0), QStringLiteral("V0 0"));
}

void TestRuntimeStorage::scanAcceptsCapitals()
{
    MemoryStorage storage;
    storage.write("p", "000000000000000A", encodeBlobHeader(HeaderLayout::V0));
    const auto names = must(scanBlobs(storage, "p"));
    QCOMPARE(names.size(), std::size_t{1});
    QCOMPARE(names[0], sectionBlobName(Section{10}));
    must(Blob::open(storage, "p", names[0])); // the lower-case name: a second, empty file
    QCOMPARE(must(scanBlobs(storage, "p")).size(), std::size_t{2});
    storage.write("p", "\xff\xfe", {});
    QCOMPARE(must(scanBlobs(storage, "p")).size(), std::size_t{2}); // no UTF-8: not seen
    storage.write("p", "0", {});
    QCOMPARE(mustFail(scanBlobs(storage, "p")).message, std::string("partition corrupt: p"));
}

void TestRuntimeStorage::errorsInItsWords()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    QCOMPARE(mustFail(removeBlob(*backend, "p", asBytes("b"))).message, std::string("blob missing: p/62"));
    QCOMPARE(mustFail(removeBlobPartition(*backend, "p")).message, std::string("partition missing: p"));
    Blob blob = backend.open("p", "b");
    Bytes one(1);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{0}, one)).message,
             std::string("io error: failed to fill whole buffer"));
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{UINT64_MAX - 2}, one)).message,
             std::string("offset overflow"));
    QCOMPARE(mustFail(blob.writeAt(LogicalOffset{UINT64_MAX - 8}, one)).message,
             std::string("offset overflow"));
    QCOMPARE(mustFail(blob.resize(UINT64_MAX)).message, std::string("offset overflow"));
}

void TestRuntimeStorage::filesOutliveTheirNames()
{
    QFETCH(const QString, kind);
    Backend backend(kind);
    Blob blob = backend.open("p", "b");
    write(blob, 0, "old");
    must(removeBlob(*backend, "p", asBytes("b")));
    Blob again = backend.open("p", "b");
    QCOMPARE(again.sizeBytes(), 0U);
    write(again, 0, "new");
    QCOMPARE(text(blob, 0, 3), std::string("old"));
    QCOMPARE(text(again, 0, 3), std::string("new"));
}

void TestRuntimeStorage::filesAreNeverReachedThroughLinks()
{
    namespace fs = std::filesystem;
    TempDir dir;
    fs::create_directories(dir / "outside");
    std::ofstream(dir / "outside/file") << "secret";
    auto storage = must(FileStorage::open(dir / "root"));
    must(storage->createFolder("p"));
    fs::create_symlink(dir / "outside/file", dir / "root/p/62");
    QCOMPARE(mustFail(Blob::open(*storage, "p", asBytes("b"))).code, Errc::BlobOpenFailed);
    fs::create_directory_symlink(dir / "outside", dir / "root/q");
    QCOMPARE(mustFail(Blob::open(*storage, "q", asBytes("b"))).code, Errc::PartitionCreationFailed);
    QCOMPARE(mustFail(removeBlobPartition(*storage, "q")).code, Errc::PartitionMissing);
    fs::create_directory(dir / "root/r");
    fs::create_hard_link(dir / "outside/file", dir / "root/r/62");
    QCOMPARE(mustFail(Blob::open(*storage, "r", asBytes("b"))).code, Errc::BlobOpenFailed);
    QCOMPARE(fs::file_size(dir / "outside/file"), std::uintmax_t{6});
    // A folder inside a partition: nothing of it is removed.
    fs::create_directory(dir / "root/p/deeper");
    QCOMPARE(mustFail(removeBlobPartition(*storage, "p")).code, Errc::PartitionMissing);
    QVERIFY(fs::is_symlink(dir / "root/p/62"));
}

QTEST_GUILESS_MAIN(TestRuntimeStorage)
#include "tst_runtime_storage.moc"
