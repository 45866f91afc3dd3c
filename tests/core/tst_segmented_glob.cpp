// SPDX-License-Identifier: GPL-3.0-or-later
// Values in sections. The names of the tests are those of tests/reference_tests.txt
// ("journal/segmented/glob") in camel case.
#include "core/base/codec.h"
#include "core/base/crc32c.h"
#include "core/journal/glob.h"
#include "core/storage/blob_name.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr const char* kPartition = "test_partition";

struct Bench {
    MemoryStorage storage;
    std::optional<std::uint8_t> compressionLevel;
    std::size_t bufferBytes = 1024;

    Glob open() { return must(Glob::open(storage, {kPartition, compressionLevel, bufferBytes}, {})); }
};

Bytes encoded(std::int32_t value)
{
    return must(encodeCodec(Codec::I32, value));
}

std::int32_t number(const Glob& glob, std::uint64_t section, ValuePlace place)
{
    return std::get<std::int32_t>(must(decodeValue(Codec::I32, must(glob.get(Section{section}, place)))));
}

Error getFails(const Glob& glob, std::uint64_t section, ValuePlace place)
{
    return mustFail(glob.get(Section{section}, place));
}

} // namespace

class TestSegmentedGlob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendAndGet();
    void multipleValues();
    void withCompression();
    void prune();
    void checksumMismatch();
    void rewind();
    void persistence();
    void getInvalidSize();
    void getWrongSize();

    // What the reference has no test for.
    void textsOfErrors();
    void compressionComesFromConfiguration();
    void nothingIsAllocatedForAClaim();
    void largeValuesGoPastTheBuffer();
};

void TestSegmentedGlob::appendAndGet()
{
    Bench bench;
    Glob glob = bench.open();
    const ValuePlace place = must(glob.append(Section{1}, encoded(42)));
    QCOMPARE(place.offset.value, 0U);
    QCOMPARE(place.sizeBytes, 8U);
    QCOMPARE(number(glob, 1, place), 42);
    must(glob.sync(Section{1}));
    QCOMPARE(number(glob, 1, place), 42);
}

void TestSegmentedGlob::multipleValues()
{
    Bench bench;
    Glob glob = bench.open();
    std::vector<ValuePlace> places;
    for (std::int32_t value = 1; value <= 5; ++value)
        places.push_back(must(glob.append(Section{1}, encoded(value))));
    for (std::int32_t value = 1; value <= 5; ++value)
        QCOMPARE(number(glob, 1, places[static_cast<std::size_t>(value - 1)]), value);
}

void TestSegmentedGlob::withCompression()
{
    Bench bench;
    bench.compressionLevel = 3;
    Glob glob = bench.open();
    const ValuePlace place = must(glob.append(Section{1}, Bytes(100)));
    QVERIFY(place.sizeBytes < 104);
    QCOMPARE(must(glob.get(Section{1}, place)), Bytes(100));
}

void TestSegmentedGlob::prune()
{
    Bench bench;
    Glob glob = bench.open();
    for (std::int32_t s = 1; s <= 5; ++s)
        must(glob.append(Section{static_cast<std::uint64_t>(s)}, encoded(s)));
    must(glob.syncAll());
    QVERIFY(must(glob.prune(Section{3})));
    const ValuePlace place{LogicalOffset{0}, 8};
    QCOMPARE(getFails(glob, 1, place).code, Errc::AlreadyPrunedToSection);
    QCOMPARE(getFails(glob, 2, place).code, Errc::AlreadyPrunedToSection);
    for (std::int32_t s = 3; s <= 5; ++s)
        QCOMPARE(number(glob, static_cast<std::uint64_t>(s), place), s);
}

void TestSegmentedGlob::checksumMismatch()
{
    Bench bench;
    ValuePlace place;
    {
        Glob glob = bench.open();
        place = must(glob.append(Section{1}, encoded(42)));
        must(glob.sync(Section{1}));
    }
    Blob raw = must(Blob::open(bench.storage, kPartition, sectionBlobName(Section{1})));
    must(raw.writeAt(LogicalOffset{0}, *fromHex("ffffffff")));
    const Glob glob = bench.open();
    const Error error = getFails(glob, 1, place);
    QCOMPARE(error.code, Errc::ChecksumMismatch);
    QCOMPARE(error.message, "checksum mismatch: expected=" + std::to_string(crc32c(encoded(42))) +
                                ", found=4294967295"); // crc32c(ffffffff)
}

void TestSegmentedGlob::rewind()
{
    Bench bench;
    Glob glob = bench.open();
    std::vector<ValuePlace> places;
    for (std::int32_t value = 1; value <= 5; ++value)
        places.push_back(must(glob.append(Section{1}, encoded(value))));
    must(glob.sync(Section{1}));
    QVERIFY(must(glob.rewindSection(Section{1}, *places[2].end())));
    for (std::int32_t value = 1; value <= 3; ++value)
        QCOMPARE(number(glob, 1, places[static_cast<std::size_t>(value - 1)]), value);
    QCOMPARE(getFails(glob, 1, places[3]).code, Errc::BlobInsufficientLength);
}

void TestSegmentedGlob::persistence()
{
    Bench bench;
    ValuePlace place;
    {
        Glob glob = bench.open();
        place = must(glob.append(Section{1}, encoded(42)));
        must(glob.sync(Section{1}));
    }
    QCOMPARE(number(bench.open(), 1, place), 42);
}

void TestSegmentedGlob::getInvalidSize()
{
    Bench bench;
    Glob glob = bench.open();
    must(glob.append(Section{1}, encoded(42)));
    must(glob.sync(Section{1}));
    for (std::uint32_t size = 0; size < 4; ++size)
        QCOMPARE(getFails(glob, 1, {LogicalOffset{0}, size}).code, Errc::BlobInsufficientLength);
}

void TestSegmentedGlob::getWrongSize()
{
    Bench bench;
    Glob glob = bench.open();
    const ValuePlace place = must(glob.append(Section{1}, encoded(42)));
    must(glob.sync(Section{1}));
    QCOMPARE(getFails(glob, 1, {place.offset, place.sizeBytes - 1}).code, Errc::ChecksumMismatch);
}

// ---- ours ----

void TestSegmentedGlob::textsOfErrors()
{
    Bench bench;
    Glob glob = bench.open();
    must(glob.append(Section{1}, encoded(42)));
    QCOMPARE(getFails(glob, 2, {LogicalOffset{0}, 8}).message, std::string("section out of range: 2"));
    QCOMPARE(getFails(glob, 1, {LogicalOffset{1}, 8}).message,
             std::string("runtime error: blob insufficient length"));
    QCOMPARE(getFails(glob, 1, {LogicalOffset{UINT64_MAX}, 8}).message,
             std::string("runtime error: offset overflow"));
}

void TestSegmentedGlob::compressionComesFromConfiguration()
{
    Bench bench;
    bench.compressionLevel = 3;
    ValuePlace compressed;
    ValuePlace plain;
    {
        Glob glob = bench.open();
        compressed = must(glob.append(Section{1}, encoded(1)));
        must(glob.syncAll());
    }
    bench.compressionLevel.reset();
    {
        Glob glob = bench.open();
        QVERIFY(looksLikeZstd(must(glob.get(Section{1}, compressed)))); // the frame itself
        plain = must(glob.append(Section{1}, encoded(2)));
        must(glob.syncAll());
    }
    bench.compressionLevel = 0; // any level
    const Glob glob = bench.open();
    QCOMPARE(number(glob, 1, compressed), 1);
    const Error error = getFails(glob, 1, plain);
    QCOMPARE(error.code, Errc::DecompressionFailed);
    QCOMPARE(error.message, std::string("decompression failed"));
}

void TestSegmentedGlob::nothingIsAllocatedForAClaim()
{
    Bench bench;
    Glob glob = bench.open();
    must(glob.append(Section{1}, encoded(42)));
    QCOMPARE(getFails(glob, 1, {LogicalOffset{0}, UINT32_MAX}).code, Errc::BlobInsufficientLength);
    // A frame of a few bytes that claims 2^60 of content.
    bench.compressionLevel = 3;
    Glob squeezed = bench.open();
    ValuePlace place;
    {
        Bench plain;
        Glob writer = plain.open();
        place = must(writer.append(Section{1}, *fromHex("28b52ffde0000000000000001001000000")));
        must(writer.syncAll());
        bench.storage.write(kPartition, sectionFileName(Section{1}),
                            *plain.storage.find(kPartition, sectionFileName(Section{1})));
    }
    QCOMPARE(getFails(bench.open(), 1, place).code, Errc::DecompressionFailed);
}

void TestSegmentedGlob::largeValuesGoPastTheBuffer()
{
    Bench bench;
    bench.bufferBytes = 16;
    Glob glob = bench.open();
    const ValuePlace small = must(glob.append(Section{1}, Bytes(8, std::byte{1})));
    const ValuePlace large = must(glob.append(Section{1}, Bytes(5000, std::byte{2})));
    const ValuePlace last = must(glob.append(Section{1}, Bytes(1, std::byte{3})));
    QCOMPARE(must(glob.get(Section{1}, small)), Bytes(8, std::byte{1}));
    QCOMPARE(must(glob.get(Section{1}, large)), Bytes(5000, std::byte{2}));
    QCOMPARE(must(glob.get(Section{1}, last)), Bytes(1, std::byte{3}));
    QCOMPARE(last.offset.value, 12U + 5004U);
}

QTEST_GUILESS_MAIN(TestSegmentedGlob)
#include "tst_segmented_glob.moc"
