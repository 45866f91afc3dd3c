// SPDX-License-Identifier: GPL-3.0-or-later
// The freezer: the reference's own tests (names as in tests/reference_tests.txt, in camel case), its known
// bugs, what opening does with every kind of checkpoint, and the deviations (docs/deviations.md).
#include "core/base/crc32c.h"
#include "core/freezer/roles.h"
#include "core/storage/audited_storage.h"
#include "core/storage/faulty_storage.h"
#include "tests/support/engine_box.h"
#include "tests/support/reference_random.h"

#include <QTest>

#include <map>

using namespace cryo;
using namespace cryo::test;

namespace {

FreezerConfig smallTable(std::uint32_t size, std::uint8_t frequency, std::uint32_t chunk)
{
    FreezerConfig config = testFreezerConfig();
    config.tableInitialSize = size;
    config.tableResizeFrequency = frequency;
    config.tableResizeChunkSize = chunk;
    return config;
}

/// The bytes of bucket i in the table's file.
MutableByteView bucketIn(Bytes& table, std::size_t i)
{
    return MutableByteView(table).subspan(8 + i * kBucketSizeBytes, kBucketSizeBytes);
}

/// Syncs until no resize is running; the last checkpoint.
Checkpoint finishResize(FreezerBox& box)
{
    Checkpoint checkpoint;
    do
        checkpoint = must(box->sync());
    while (box->resizeProgress());
    return checkpoint;
}

QString text(const Result<>& result)
{
    return result ? QString("ok") : QString::fromStdString(result.error().message);
}

const QString kNoPowerOfTwo = "table_size must be a power of 2";
const QString kEqualEpochs =
    "internal error: entered unreachable code: two valid entries with the same epoch";

} // namespace

class TestFreezer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void putGet_data();
    void putGet();
    void multipleKeys();
    void collisionHandling();
    void restart();
    void crashConsistency();
    void destroy();
    void partialTableEntryWrite();
    void tableEntryInvalidCrc();
    void tableExtraBytes();
    void indexingAcrossResizes();
    void insertDuringResize();
    void resizeAfterStartup();
    void determinism();
    void putMultipleUpdates();
    void issue2966Regression();
    void issue2955Regression();
    // Every operation, case of opening and error.
    void cursorsReadTheValueDirectly();
    void keysOfAnotherLengthAreRefused();
    void sectionIsLeftByThePutAfterTheOneThatFilledIt();
    void everyPutGetsASectionWithTargetZero();
    void looksLikeTheFileOfTheReferenceAtEveryMoment();
    void emptyTableTakesOnlyAnAllZeroCheckpoint();
    void tableSizesMustBePowersOfTwo();
    void latestCheckpointRestoresExactly();
    void olderCheckpointLosesKeysOfThreeEpochs();
    void withoutCheckpointNothingIsRolledBack();
    void closeMayStartAnotherResize();
    void tableOfOneBucketResizesAtEverySync();
    void chunkLargerThanTheTable();
    void frequencyZeroWrapsAsTheReferenceDoes();
    void atMaximumSizeEachSyncCountsAResize();
    void addedStopsAt255();
    void oddTableIsUsedAsItIs();
    void tableOfAFewBytesIsUnusable();
    void metricsOfAFailedOpening();
    void epochsAreUsedUp();
    void rolesOfTheFreezer();
    void newBlobsCanHaveTheNewHeader();
    // The reference's own bugs, and deviations.
    void equalEpochsAreReported();
    void deviationFz1EndlessChainIsReported();
    void deviationFz2CloseWithChunksOfZero();
    void deviationFz3HighestSectionOfTheLastEpoch();
    void deviationFz4CheckpointOfAnEmptyFreezer();
    void bug4043HalfDoneResizeWithoutCheckpoint();
    void bug3950SlotsAreDurableOnlyAfterTheirRecords();
};

void TestFreezer::putGet_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("stored as they are") << false;
    QTest::newRow("zstd 3") << true;
}

void TestFreezer::putGet()
{
    QFETCH(const bool, compressed);
    FreezerConfig config = testFreezerConfig();
    if (compressed)
        config.compressionLevel = 3;
    FreezerBox box(config);
    QCOMPARE(box.get("testkey"), std::nullopt);
    box.put("testkey", 42);
    QCOMPARE(box.get("testkey"), 42);
    QCOMPARE(box.metric("gets_total"), 2);
    QCOMPARE(box.metric("puts_total"), 1);
    QCOMPARE(box.metric("unnecessary_reads_total"), 0);
    must(box->sync());
}

void TestFreezer::multipleKeys()
{
    FreezerBox box;
    for (int i = 1; i <= 5; ++i)
        box.put("key" + std::to_string(i), i);
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
}

void TestFreezer::collisionHandling()
{
    FreezerBox box(smallTable(4, 4, 128));
    for (int i = 1; i <= 8; ++i)
        box.put("key" + std::to_string(i), i);
    must(box->sync());
    for (int i = 1; i <= 8; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
    QCOMPARE(box.metric("gets_total"), 8);
    QCOMPARE(box.metric("unnecessary_reads_total"), 5);
}

void TestFreezer::restart()
{
    FreezerBox box;
    for (int i = 1; i <= 3; ++i)
        box.put("persist" + std::to_string(i), i * 100);
    box.reopen(box.close());
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(box.get("persist" + std::to_string(i)), i * 100);
}

void TestFreezer::crashConsistency()
{
    FreezerBox box;
    box.put("committed1", 1);
    box.put("committed2", 2);
    must(box->sync());
    box.put("uncommitted1", 3);
    box.put("uncommitted2", 4);
    box.reopen(box.close());
    QCOMPARE(box.get("committed1"), 1);
    QCOMPARE(box.get("committed2"), 2);
    for (int i = 1; i <= 2; ++i) {
        const std::optional<std::int32_t> value = box.get("uncommitted" + std::to_string(i));
        QVERIFY(!value || value == i + 2);
    }
}

void TestFreezer::destroy()
{
    FreezerBox box;
    box.put("destroy1", 1);
    box.put("destroy2", 2);
    must(box->destroy());
    QVERIFY(box.storage.partitions().empty());
    box.reopen(std::nullopt);
    QCOMPARE(box.get("destroy1"), std::nullopt);
    QCOMPARE(box.get("destroy2"), std::nullopt);
}

void TestFreezer::partialTableEntryWrite()
{
    FreezerBox box;
    box.put("key1", 42);
    must(box->sync());
    const Checkpoint checkpoint = box.close();
    std::ranges::fill(MutableByteView(*box.table()).subspan(8, 10), std::byte{0xFF});
    box.reopen(checkpoint);
    QCOMPARE(box.get("key1"), 42); // it is in bucket 78
}

void TestFreezer::tableEntryInvalidCrc()
{
    FreezerBox box;
    box.put("key1", 42);
    must(box->sync());
    const Checkpoint checkpoint = box.close();
    (*box.table())[8 + 20] ^= std::byte{0xFF};
    box.reopen(checkpoint);
    QCOMPARE(box.get("key1"), 42);
}

void TestFreezer::tableExtraBytes()
{
    FreezerBox box;
    box.put("key1", 42);
    must(box->sync());
    const Checkpoint checkpoint = box.close();
    const std::size_t size = box.table()->size();
    append(*box.table(), *fromHex("deadbeef"));
    box.reopen(checkpoint);
    QCOMPARE(box.table()->size(), size);
    QCOMPARE(box.get("key1"), 42);
    box.put("key2", 43);
    QCOMPARE(box.get("key2"), 43);
}

void TestFreezer::indexingAcrossResizes()
{
    FreezerBox box(smallTable(2, 2, 128));
    for (int i = 0; i < 1000; ++i) {
        box.put("key" + std::to_string(i), i);
        must(box->sync());
    }
    const auto verify = [&box] {
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(box.get("key" + std::to_string(i)), i);
    };
    verify();
    QCOMPARE(box.metric("resizes_total"), 8);
    box.reopen(box.close());
    verify();
}

void TestFreezer::insertDuringResize()
{
    FreezerBox box(smallTable(2, 1, 1));
    box.put("key0", 0);
    box.put("key2", 1);
    must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    box.put("key6", 2); // in the half that was moved
    QCOMPARE(box.metric("unnecessary_writes_total"), 1);
    QCOMPARE(box->crowdedBuckets(), 3U);
    box.put("key3", 3); // in the other
    QCOMPARE(box.metric("unnecessary_writes_total"), 1);
    QCOMPARE(box->crowdedBuckets(), 3U);
    must(box->sync());
    QVERIFY(!box->resizeProgress());
    QCOMPARE(box->crowdedBuckets(), 2U);
    box.put("key4", 4);
    box.put("key7", 5);
    must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    const std::array<const char*, 6> keys = {"key0", "key2", "key6", "key3", "key4", "key7"};
    for (std::size_t i = 0; i < keys.size(); ++i)
        QCOMPARE(box.get(keys.at(i)), static_cast<int>(i));
    finishResize(box);
    QCOMPARE(box->crowdedBuckets(), 0U);
}

void TestFreezer::resizeAfterStartup()
{
    FreezerBox box(smallTable(2, 1, 1));
    box.put("key0", 0);
    box.put("key2", 1);
    const Checkpoint checkpoint = must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    box.reopen(checkpoint);
    QVERIFY(!box->resizeProgress());
    QCOMPARE(box->crowdedBuckets(), 1U);
    must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    finishResize(box);
    QCOMPARE(box->crowdedBuckets(), 0U);
}

namespace {

/// The reference's test of a thousand random items across resizes and sections; the digest of all calls.
std::string randomRun()
{
    FreezerConfig config = smallTable(8, 2, 128);
    config.keySizeBytes = 96;
    config.valueTargetSizeBytes = 128;
    config.checkValue = {};
    MemoryStorage memory;
    AuditedStorage storage(memory);
    auto freezer = must(Freezer::open(storage, config, std::nullopt, {}));
    ReferenceRandom random(3);
    const auto bytes = [&random](std::size_t size) {
        Bytes made(size);
        random.fill(made);
        return made;
    };
    std::map<Bytes, Bytes> items;
    const auto put = [&] {
        const Bytes key = bytes(96);
        const Bytes value = bytes(256);
        must(freezer.put(key, value));
        items.emplace(key, value);
    };
    for (int i = 0; i < 1000; ++i) {
        put();
        if (random.below(10) == 0)
            must(freezer.sync());
    }
    must(freezer.sync());
    const auto verify = [&] {
        for (const auto& [key, value] : items)
            QCOMPARE(must(freezer.get(key)), std::optional(value));
    };
    verify();
    for (int i = 0; i < 10; ++i)
        if (must(freezer.get(bytes(96))))
            throw std::runtime_error("a key that was never put is found");
    const Checkpoint checkpoint = must(freezer.close());
    freezer = must(Freezer::open(storage, config, checkpoint, {}));
    verify();
    for (int i = 0; i < 20; ++i)
        put();
    for (int round = 0; round < 3; ++round) {
        must(freezer.sync());
        for (int i = 0; i < 5; ++i)
            put();
    }
    must(freezer.sync());
    verify();
    return storage.digest();
}

} // namespace

void TestFreezer::determinism()
{
    QCOMPARE(randomRun(), randomRun());
}

void TestFreezer::putMultipleUpdates()
{
    FreezerBox box;
    box.put("key1", 1);
    box.put("key1", 2);
    must(box->sync());
    QCOMPARE(box.get("key1"), 2);
}

void TestFreezer::issue2966Regression()
{
    FreezerBox box(smallTable(4, 1, 4));
    box.put("key0", 0);
    box.put("key2", 1);
    (void)box.close();
    QCOMPARE(box.table()->size(), 8 + 8 * kBucketSizeBytes);
    int empty = 0;
    for (std::size_t i = 0; i < 8; ++i)
        empty += allZero(bucketIn(*box.table(), i)) ? 1 : 0;
    QCOMPARE(empty, 4);
}

void TestFreezer::issue2955Regression()
{
    FreezerBox box(smallTable(4, 1, 4));
    box.put("key0", 42);
    must(box->sync());
    const Checkpoint checkpoint = box.close();
    const MutableByteView bucket = bucketIn(*box.table(), 0);
    bucket[kSlotSizeBytes - 4] ^= std::byte{0xFF};
    bucket[kBucketSizeBytes - 4] ^= std::byte{0xFF};
    box.reopen(checkpoint);
    QVERIFY(allZero(ByteView(*box.table()).subspan(8, kBucketSizeBytes)));
}

void TestFreezer::cursorsReadTheValueDirectly()
{
    FreezerBox box;
    const Cursor first = box.put("key1", 1);
    const Cursor second = box.put("key1", 2);
    QCOMPARE(i32Of(must(box->get(first))), 1);
    QCOMPARE(i32Of(must(box->get(second))), 2);
    QCOMPARE(box.metric("gets_total"), 0);
    QCOMPARE(first.place.sizeBytes, 8U);
    Cursor beyond = second;
    beyond.place.offset.value += 1000;
    QCOMPARE(mustFail(box->get(beyond)).message,
             std::string("journal error: runtime error: blob insufficient length"));
    beyond.section.value = 9;
    QCOMPARE(mustFail(box->get(beyond)).message, std::string("journal error: section out of range: 9"));
}

void TestFreezer::keysOfAnotherLengthAreRefused()
{
    FreezerBox box;
    QCOMPARE(mustFail(box->put(asBytes("short"), i32(1))).code, Errc::InvalidArgument);
    QCOMPARE(must(box->get(asBytes("short"))), std::nullopt);
}

void TestFreezer::sectionIsLeftByThePutAfterTheOneThatFilledIt()
{
    FreezerConfig config = testFreezerConfig();
    config.valueTargetSizeBytes = 16; // two values of 8 bytes
    FreezerBox box(config);
    std::vector<std::uint64_t> sections;
    for (int i = 0; i < 5; ++i)
        sections.push_back(box.put("key" + std::to_string(i), i).section.value);
    QCOMPARE(sections, (std::vector<std::uint64_t>{0, 0, 1, 1, 2}));
}

void TestFreezer::everyPutGetsASectionWithTargetZero()
{
    FreezerConfig config = testFreezerConfig();
    config.valueTargetSizeBytes = 0;
    FreezerBox box(config);
    QCOMPARE(box.put("key0", 0).section.value, 1U);
    QCOMPARE(box.put("key1", 1).section.value, 2U);
    box.reopen(box.close());
    QCOMPARE(box.get("key0"), 0);
}

void TestFreezer::looksLikeTheFileOfTheReferenceAtEveryMoment()
{
    // The slot of a put is in the reference's file at once; ours is there for whoever looks.
    FreezerBox box(smallTable(4, 1, 4));
    box.put("key0", 1);
    QVERIFY(allZero(ByteView(*box.table()).subspan(8)));
    must(box->writeOut());
    QVERIFY(readBucket(bucketIn(*box.table(), 2)).head.has_value()); // EBE48602 & 3
    box.put("key1", 2);
    box.drop();
    QVERIFY(readBucket(bucketIn(*box.table(), 2)).head.has_value()); // 233D4C4E & 3: the same bucket
    QCOMPARE(readBucket(bucketIn(*box.table(), 2)).headSlot()->head.position.value, 1U);
}

void TestFreezer::emptyTableTakesOnlyAnAllZeroCheckpoint()
{
    FreezerConfig config = testFreezerConfig();
    FreezerBox box(config);
    (void)box.close();
    must(box.storage.removeFolder(config.tablePartition));
    box.reopen(Checkpoint{});
    must(box.storage.removeFolder(config.tablePartition));
    const Result<> opened = box.tryReopen(Checkpoint{3, {}, 0, 256});
    QCOMPARE(text(opened), "assertion `left == right` failed\n  left: 3\n right: 0");
    QCOMPARE(opened.error().code, Errc::Fatal);
}

void TestFreezer::tableSizesMustBePowersOfTwo()
{
    FreezerBox box;
    Checkpoint checkpoint = box.close();
    for (const std::uint32_t size : {0U, 3U, 255U}) {
        checkpoint.tableSize = size;
        QCOMPARE(text(box.tryReopen(checkpoint)), kNoPowerOfTwo);
    }
    for (const std::uint32_t size : {0U, 3U}) {
        box.config.tableInitialSize = size;
        QCOMPARE(text(box.tryReopen(std::nullopt)), "table_initial_size must be a power of 2");
    }
}

void TestFreezer::latestCheckpointRestoresExactly()
{
    FreezerConfig config = smallTable(4, 2, 1);
    config.valueTargetSizeBytes = 40;
    FreezerBox box(config);
    for (int i = 0; i < 20; ++i)
        box.put("key" + std::to_string(i), i);
    const Checkpoint checkpoint = must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    for (int i = 0; i < 40; ++i) // later sections, later slots
        box.put("key" + std::to_string(i), 1000 + i);
    box.reopen(checkpoint);
    QCOMPARE(box.table()->size(), 8 + 4 * kBucketSizeBytes);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i < 20 ? std::optional(i) : std::nullopt);
    QCOMPARE(box.metric("oversized_index_tracked"), static_cast<std::int64_t>(checkpoint.section.value + 1));
}

void TestFreezer::olderCheckpointLosesKeysOfThreeEpochs()
{
    // Three puts into one bucket, with a sync after each: both slots are newer than the first checkpoint
    // then.
    FreezerBox box(smallTable(4, 200, 1));
    box.put("key0", 0);
    const Checkpoint first = must(box->sync());
    box.put("key0", 1);
    must(box->sync());
    box.put("key0", 2);
    must(box->sync());
    QCOMPARE(box.get("key0"), 2);
    box.reopen(first);
    QCOMPARE(box.get("key0"), std::nullopt); // confirmed on the original
}

void TestFreezer::withoutCheckpointNothingIsRolledBack()
{
    FreezerBox box;
    box.put("key0", 0);
    must(box->sync());
    box.put("key1", 1); // record in a buffer, slot in the file
    box.reopen(std::nullopt);
    QCOMPARE(box.get("key0"), 0);
    QCOMPARE(mustFail(box->get(testKey("key1"))).message, std::string("journal error: item out of range: 1"));
    QCOMPARE(must(box->sync()).epoch, 3U);
}

void TestFreezer::closeMayStartAnotherResize()
{
    FreezerBox box(smallTable(4, 1, 1));
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    const Checkpoint checkpoint = box.close();
    QCOMPARE(checkpoint.tableSize, 4U);
    QCOMPARE(box.table()->size(), 8 + 8 * kBucketSizeBytes);
    box.reopen(checkpoint);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
}

void TestFreezer::tableOfOneBucketResizesAtEverySync()
{
    FreezerBox box(smallTable(1, 4, 1));
    must(box->sync());
    QCOMPARE(box->tableSize(), 2U);
    QCOMPARE(box.metric("resizes_total"), 1);
}

void TestFreezer::chunkLargerThanTheTable()
{
    FreezerBox box(smallTable(4, 1, UINT32_MAX));
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    must(box->sync());
    QCOMPARE(box->tableSize(), 8U);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
}

void TestFreezer::frequencyZeroWrapsAsTheReferenceDoes()
{
    FreezerBox box(smallTable(1, 0, 4));
    box.put("key0", 0);
    QCOMPARE(box->crowdedBuckets(), 0U);
    must(box->sync());
    QCOMPARE(box->crowdedBuckets(), UINT32_MAX);
}

void TestFreezer::atMaximumSizeEachSyncCountsAResize()
{
    FreezerConfig config = smallTable(2, 1, 8);
    config.tableSizeMaximum = 7;
    FreezerBox box(config);
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    must(box->sync());
    QCOMPARE(box->tableSize(), 4U); // 8 would be more than 7
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    for (int round = 2; round < 5; ++round) {
        must(box->sync());
        QCOMPARE(box->tableSize(), 4U);
        QVERIFY(!box->resizeProgress());
        QCOMPARE(box.metric("resizes_total"), round);
    }
}

void TestFreezer::addedStopsAt255()
{
    FreezerBox box(smallTable(2, 255, 1));
    for (int i = 0; i < 600; ++i)
        box.put("key0", i);
    QCOMPARE(box->crowdedBuckets(), 346U); // every put from the 255th on comes to 255 again
    must(box->writeOut());
    QCOMPARE(int(readBucket(bucketIn(*box.table(), 0)).headSlot()->added), 255);
    QCOMPARE(box.get("key0"), 599);
}

void TestFreezer::oddTableIsUsedAsItIs()
{
    FreezerBox box(smallTable(8, 100, 1));
    for (int i = 0; i < 30; ++i)
        box.put("key" + std::to_string(i), i);
    (void)box.close();
    box.table()->resize(8 + 5 * kBucketSizeBytes + 13);
    box.reopen(std::nullopt);
    QCOMPARE(box->tableSize(), 5U);
    box.put("fresh", 7);
    QCOMPARE(box.get("fresh"), 7);
    QCOMPARE(text(box.tryReopen(must(box->sync()))), kNoPowerOfTwo);
}

void TestFreezer::tableOfAFewBytesIsUnusable()
{
    FreezerBox box;
    (void)box.close();
    box.table()->resize(8 + 57);
    box.reopen(std::nullopt);
    QCOMPARE(box->tableSize(), 0U);
    QCOMPARE(mustFail(box->put(testKey("a"), i32(1))).message,
             std::string("runtime error: io error: failed to fill whole buffer"));
    QCOMPARE(box.metric("puts_total"), 1);
}

void TestFreezer::metricsOfAFailedOpening()
{
    FreezerBox box;
    Checkpoint checkpoint = box.close();
    checkpoint.tableSize = 3;
    QVERIFY(!box.tryReopen(checkpoint));
    QCOMPARE(box.metric("oversized_index_tracked"), 0);
    try {
        (void)box.metric("puts_total");
        QFAIL("a freezer that did not open has metrics of its own");
    } catch (const std::runtime_error&) {
    }
}

void TestFreezer::epochsAreUsedUp()
{
    FreezerBox box;
    box.put("key0", 0);
    Checkpoint checkpoint = box.close();
    checkpoint.epoch = UINT64_MAX;
    QCOMPARE(text(box.tryReopen(checkpoint)), "epoch overflow");
    checkpoint.epoch = UINT64_MAX - 1;
    box.reopen(checkpoint);
    QCOMPARE(mustFail(box->sync()).message, std::string("epoch overflow"));
}

static_assert(ReadableByKey<Freezer> && UpdatableByKey<Freezer> && Persistable<Freezer>);
static_assert(!DeletableByKey<Freezer> && !Batchable<Freezer>);
static_assert(!UpdatableByKey<Archive>);

void TestFreezer::rolesOfTheFreezer()
{
    FreezerBox box;
    QVERIFY(must(create(*box.operator->(), testKey("a"), i32(1))));
    QVERIFY(!must(create(*box.operator->(), testKey("a"), i32(2))));
    QCOMPARE(box.get("a"), 1);
    const auto addTen = [](Bytes& value) { value = i32(*i32Of(value) + 10); };
    must(upsert(*box.operator->(), testKey("a"), i32(5), addTen));
    must(upsert(*box.operator->(), testKey("b"), i32(5), addTen));
    QCOMPARE(box.get("a"), 11);
    QCOMPARE(box.get("b"), 15);
    must(box->update(testKey("b"), i32(3)));
    must(box->commit());
    box.reopen(std::nullopt);
    QCOMPARE(box.get("b"), 3);
}

void TestFreezer::newBlobsCanHaveTheNewHeader()
{
    FreezerConfig config = smallTable(4, 1, 4);
    FreezerBox old(config);
    config.headers = HeaderPolicy::v1();
    FreezerBox box(config);
    for (FreezerBox* one : {&old, &box}) {
        for (int i = 0; i < 10; ++i)
            one->put("key" + std::to_string(i), i);
        (void)one->close();
    }
    for (const auto& [partition, blobs] : old.storage.partitions())
        for (const auto& [name, bytes] : blobs) {
            const Bytes* other = box.storage.find(partition, name);
            QVERIFY(other != nullptr && other->size() == bytes->size() - 8 + 4096);
            QVERIFY(equalBytes(ByteView(*other).subspan(4096), ByteView(*bytes).subspan(8)));
        }
}

void TestFreezer::equalEpochsAreReported()
{
    FreezerBox box(smallTable(4, 100, 4));
    box.put("key0", 0);
    const Checkpoint checkpoint = box.close();
    const MutableByteView bucket = bucketIn(*box.table(), 2);
    std::ranges::copy(bucket.first(kSlotSizeBytes), bucket.begin() + kSlotSizeBytes);
    for (const std::optional<Checkpoint>& with : {std::optional<Checkpoint>(), std::optional(checkpoint)}) {
        const Result<> opened = box.tryReopen(with);
        QCOMPARE(text(opened), kEqualEpochs);
        QCOMPARE(opened.error().code, Errc::Fatal);
    }
}

namespace {

/// A freezer whose only bucket names a record that is not there yet: the next put points to itself.
FreezerBox& endlessChain(FreezerBox& box)
{
    box.put("key0", 0);
    must(box->sync());
    box.put("key1", 1);
    must(box->sync());
    box.drop();
    // Cut the index to its first record; the table's newer slot still names the second.
    Bytes* index = box.storage.find(box.config.keyPartition, "0000000000000000");
    const std::size_t page = 100 + 12;
    index->resize(8 + page);
    Bytes* values = box.storage.find(box.config.valuePartition, "0000000000000000");
    values->resize(8 + 8);
    box.reopen(std::nullopt);
    return box;
}

} // namespace

void TestFreezer::deviationFz1EndlessChainIsReported()
{
    FreezerConfig config = smallTable(1, 200, 1);
    config.tableSizeMaximum = 1;
    config.keySizeBytes = 64;
    config.pageSize = PageSize{100}; // a record of 92 bytes ends in the second page
    FreezerBox box(config);
    endlessChain(box);
    box.put("key2", 2);
    QCOMPARE(box.get("key2"), 2);
    const Error error = mustFail(box->get(testKey("key3")));
    QCOMPARE(error.code, Errc::RecordCorrupted);
    QVERIFY(error.message.starts_with("record corrupted: the chain leads back to section 0, record "));
}

void TestFreezer::deviationFz2CloseWithChunksOfZero()
{
    FreezerBox box(smallTable(1, 4, 0));
    must(box->sync());
    QVERIFY(box->resizeProgress().has_value());
    QCOMPARE(mustFail(box->close()).message, std::string("the resize never ends: its chunks have 0 buckets"));
}

void TestFreezer::deviationFz3HighestSectionOfTheLastEpoch()
{
    FreezerConfig config = smallTable(64, 100, 4);
    config.valueTargetSizeBytes = 8;
    FreezerBox box(config);
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    (void)box.close();
    box.reopen(std::nullopt);
    const std::uint64_t byReference = must(box->sync()).section.value;
    QVERIFY(byReference < 7);
    box.drop();
    box.config.policy = DeviationPolicy::Safer;
    box.reopen(std::nullopt);
    const Checkpoint checkpoint = must(box->sync());
    QCOMPARE(checkpoint.section.value, 7U);
    box.reopen(checkpoint);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
}

void TestFreezer::deviationFz4CheckpointOfAnEmptyFreezer()
{
    FreezerBox box;
    const Checkpoint checkpoint = box.close();
    QCOMPARE(text(box.tryReopen(checkpoint)), "journal error: section out of range: 0");
    box.config.policy = DeviationPolicy::Safer;
    box.reopen(checkpoint);
    box.put("key0", 1);
    box.reopen(box.close());
    QCOMPARE(box.get("key0"), 1);
}

void TestFreezer::bug4043HalfDoneResizeWithoutCheckpoint()
{
    // Not fixed in 2026.2.0: keys of the half that was not moved are not found, with their records intact.
    FreezerBox box(smallTable(4, 1, 1));
    for (int i = 0; i < 8; ++i)
        box.put("key" + std::to_string(i), i);
    const Checkpoint checkpoint = must(box->sync());
    box.drop();
    box.reopen(std::nullopt);
    QCOMPARE(box->tableSize(), 8U);
    int lost = 0;
    for (int i = 0; i < 8; ++i)
        lost += box.get("key" + std::to_string(i)) ? 0 : 1;
    QVERIFY(lost > 0);
    box.reopen(checkpoint);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(box.get("key" + std::to_string(i)), i);
}

void TestFreezer::bug3950SlotsAreDurableOnlyAfterTheirRecords()
{
    // Whatever part of a sync a power cut leaves: with the last finished checkpoint everything is there, and
    // no slot that is durable names a record that is not.
    const FreezerConfig config = smallTable(2, 1, 1);
    for (std::uint64_t failing = 0;; ++failing) {
        FaultyStorage storage(failing);
        auto freezer = must(Freezer::open(storage, config, std::nullopt, {}));
        must(freezer.put(testKey("key0"), i32(0)));
        Checkpoint checkpoint = must(freezer.sync());
        must(freezer.put(testKey("key1"), i32(1)));
        storage.powerOffAt(storage.calls() + failing);
        const Result<Checkpoint> second = freezer.sync();
        storage.cutPower(CutStyle::Anything, failing);
        if (second)
            checkpoint = *second;
        freezer = must(Freezer::open(storage, config, checkpoint, {}));
        QCOMPARE(i32Of(must(freezer.get(testKey("key0")))), 0);
        const std::optional<std::int32_t> later = i32Of(must(freezer.get(testKey("key1"))));
        QCOMPARE(later, second ? std::optional(1) : std::nullopt);
        if (second)
            break;
    }
}

QTEST_APPLESS_MAIN(TestFreezer)
#include "tst_freezer.moc"
