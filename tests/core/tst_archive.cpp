// SPDX-License-Identifier: GPL-3.0-or-later
// The archive: the reference's own tests (names as in tests/reference_tests.txt, in camel case), its known
// bugs, and what its prose gets wrong. Compression is a row of a test, not a test of its own.
#include "core/storage/audited_storage.h"
#include "core/storage/faulty_storage.h"
#include "tests/support/engine_box.h"
#include "tests/support/reference_random.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace cryo;
using namespace cryo::test;

namespace {

using Gap = std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>;

ArchiveConfig fourCap()
{
    ArchiveConfig config = testArchiveConfig();
    config.translator = Translator{4};
    config.itemsPerSection = 65536;
    config.replayBufferBytes = 4096;
    return config;
}

ArchiveConfig rowConfig()
{
    ArchiveConfig config = testArchiveConfig();
    QFETCH(const bool, compressed);
    if (compressed)
        config.compressionLevel = 3;
    return config;
}

void bothCompressions()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("stored as they are") << false;
    QTest::newRow("zstd 3") << true;
}

struct Item {
    std::uint64_t index = 0;
    Bytes value;
};

using Items = std::map<Bytes, Item>;

/// 64 random bytes.
Bytes randomKey(ReferenceRandom& random)
{
    Bytes key(kTestKeyBytes);
    random.fill(key);
    return key;
}

/// The bytes of all files, by path.
std::map<std::string, Bytes> filesOf(const MemoryStorage& storage)
{
    std::map<std::string, Bytes> files;
    for (const auto& [partition, blobs] : storage.partitions())
        for (const auto& [name, bytes] : blobs)
            files.emplace(partition + "/" + name, *bytes);
    return files;
}

} // namespace

class TestArchive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // archive/prunable
    void archiveCompressionThenNone();
    void archiveOverlappingKeyBasic();
    void archiveOverlappingKeyMultipleSections();
    void archivePruneKeys();
    void archiveManyKeysAndRestart();
    void determinism();
    // archive, trait level
    void putGet_data() { bothCompressions(); }
    void putGet();
    void duplicateKey_data() { bothCompressions(); }
    void duplicateKey();
    void getNonexistent_data() { bothCompressions(); }
    void getNonexistent();
    void persistence_data() { bothCompressions(); }
    void persistence();
    void ranges_data() { bothCompressions(); }
    void ranges();
    void manyKeys_data() { bothCompressions(); }
    void manyKeys();
    void manyKeysPrunableLarge();
    // Every operation and error.
    void missingItemsOfNothingIsRefused();
    void keysOfAnotherLengthAreRefused();
    void u64MaxIsAnIndex();
    void duplicateKeysFollowTheListOrder();
    void firstPruneSetsTheFloorEvenAtZero();
    void pruneIsBySection();
    void putSyncSyncsAfterADuplicateToo();
    void hasByKeyReadsTheValue();
    void metricsMoveAtTheirMoment();
    void failedReplayLeavesTheRecordsBeforeIt();
    void otherItemsPerSectionIsReadAsTheReferenceDoes();
    void sparseAndHugeIndices();
    void parallelReplayIsTheSame();
    void destroyRemovesEverything();
    void newBlobsCanHaveTheNewHeader();
    // The reference's own bugs, as far as archives have them.
    void bug4260RecordsPointOnlyToDurableValues();
    void bug3653NoStaleReadsAfterACut();
    void bug4237PruneForgetsBufferedPuts();
};

void TestArchive::archiveCompressionThenNone()
{
    ArchiveConfig config = fourCap();
    config.compressionLevel = 3;
    ArchiveBox box(config);
    box.put(1, "testkey", 1);
    must(box->sync());
    box.config.compressionLevel.reset();
    box.reopen();
    const Error error = mustFail(box->get(1));
    QCOMPARE(error.code, Errc::ExtraData);
    QVERIFY(error.message.starts_with("journal error: codec error: Extra Data: "));
}

void TestArchive::archiveOverlappingKeyBasic()
{
    ArchiveBox box(fourCap());
    box.put(1, "keys1", 1);
    box.put(2, "keys2", 2);
    QCOMPARE(box.get("keys1"), 1);
    QCOMPARE(box.get("keys2"), 2);
    QCOMPARE(box.metric("items_tracked"), 2);
    QCOMPARE(box.metric("unnecessary_reads_total"), 1);
    QCOMPARE(box.metric("gets_total"), 2);
}

void TestArchive::archiveOverlappingKeyMultipleSections()
{
    ArchiveBox box(fourCap());
    box.put(1, "keys1", 1);
    box.put(2'000'000, "keys2", 2);
    QCOMPARE(box.get("keys1"), 1);
    QCOMPARE(box.get("keys2"), 2);
}

void TestArchive::archivePruneKeys()
{
    ArchiveConfig config = fourCap();
    config.itemsPerSection = 1;
    ArchiveBox box(config);
    const std::vector<std::tuple<std::uint64_t, const char*, int>> items = {{1, "key1-blah", 1},
                                                                            {2, "key2-blah", 2},
                                                                            {3, "key3-blah", 3},
                                                                            {4, "key3-bleh", 3},
                                                                            {5, "key4-blah", 4}};
    for (const auto& [index, key, value] : items)
        box.put(index, key, value);
    QCOMPARE(box.metric("items_tracked"), 5);
    must(box->prune(3));
    for (const auto& [index, key, value] : items)
        QCOMPARE(box.get(key), index < 3 ? std::nullopt : std::optional(value));
    QCOMPARE(box.metric("items_tracked"), 3);
    QCOMPARE(box.metric("indices_pruned_total"), 2);
    QCOMPARE(box.metric("index_pruned_total"), 0);
    must(box->prune(2));
    must(box->prune(3));
    const Error error = mustFail(box->put(1, testKey("key1-blah"), i32(1)));
    QCOMPARE(error.code, Errc::AlreadyPrunedTo);
    QCOMPARE(error.message, std::string("already pruned to: 3"));
    box.put(6, "key2-blfh", 5);
    QCOMPARE(box.metric("items_tracked"), 4);
    QCOMPARE(box.metric("indices_pruned_total"), 2);
    QCOMPARE(box.metric("index_pruned_total"), 1);
}

namespace {

/// The reference's test of many keys: put, find, reopen, find, prune half. The digest of all storage calls.
std::string manyKeysAndRestart(std::uint64_t count)
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 256;
    config.replayBufferBytes = 4096;
    config.checkValue = {};
    MemoryStorage memory;
    AuditedStorage storage(memory);
    auto metrics = std::make_unique<MetricsRegistry>();
    auto archive = must(Archive::open(storage, config, MetricsScope(*metrics)));
    ReferenceRandom random(42);
    Items items;
    for (std::uint64_t index = 0; index < count; ++index) {
        const Bytes key = randomKey(random);
        Bytes value(1024);
        random.fill(value);
        must(archive.put(index, key, value));
        items.emplace(key, Item{index, value});
    }
    const auto verify = [&](std::uint64_t floor) {
        for (const auto& [key, item] : items) {
            const std::optional<Bytes> expected =
                item.index < floor ? std::nullopt : std::optional(item.value);
            QCOMPARE(must(archive.get(item.index)), expected);
            QCOMPARE(must(archive.get(key)), expected);
            if (floor > 0)
                QCOMPARE(archive.nextGap(item.index),
                         item.index < floor ? Gap(std::nullopt, floor) : Gap(count - 1, std::nullopt));
        }
    };
    const auto metric = [&metrics](std::string_view name) {
        const auto samples = metrics->samples();
        return std::ranges::find(samples, name, &MetricsRegistry::Sample::name)->value;
    };
    verify(0);
    must(archive.sync());
    metrics = std::make_unique<MetricsRegistry>();
    archive = must(Archive::open(storage, config, MetricsScope(*metrics)));
    verify(0);
    const std::uint64_t floor = count / 2 / 256 * 256;
    must(archive.prune(count / 2));
    verify(floor);
    if (metric("items_tracked") != static_cast<std::int64_t>(count - floor) ||
        metric("indices_pruned_total") != static_cast<std::int64_t>(floor) ||
        metric("index_pruned_total") != 0)
        throw std::runtime_error("a metric is wrong");
    return storage.digest();
}

} // namespace

void TestArchive::archiveManyKeysAndRestart()
{
    QVERIFY(!manyKeysAndRestart(100'000).empty());
}

void TestArchive::determinism()
{
    QCOMPARE(manyKeysAndRestart(5'000), manyKeysAndRestart(5'000));
}

void TestArchive::putGet()
{
    ArchiveBox box(rowConfig());
    QVERIFY(!box->has(1));
    QVERIFY(!must(box->has(testKey("testkey"))));
    box.put(1, "testkey", 1);
    QVERIFY(box->has(1));
    QVERIFY(must(box->has(testKey("testkey"))));
    QCOMPARE(box.get("testkey"), 1);
    QCOMPARE(box.get(1), 1);
    must(box->sync());
}

void TestArchive::duplicateKey()
{
    ArchiveBox box(rowConfig());
    box.put(1, "duplicate", 1);
    box.put(1, "duplicate", 2);
    QCOMPARE(box.get(1), 1);
    QCOMPARE(box.get("duplicate"), 1);
    QCOMPARE(box.metric("items_tracked"), 1);
}

void TestArchive::getNonexistent()
{
    ArchiveBox box(rowConfig());
    QCOMPARE(box.get(1), std::nullopt);
    QCOMPARE(box.get("nonexistent"), std::nullopt);
}

void TestArchive::persistence()
{
    ArchiveBox box(rowConfig());
    box.put(1, "key1", 1);
    box.put(2, "key2", 2);
    box.put(3, "key3", 3);
    must(box->sync());
    box.reopen();
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(box.get(static_cast<std::uint64_t>(i)), i);
        QCOMPARE(box.get("key" + std::to_string(i)), i);
    }
}

void TestArchive::ranges()
{
    ArchiveBox box(rowConfig());
    ReferenceRandom random(9);
    std::vector<std::uint64_t> indices;
    std::uint64_t index = 0;
    for (int i = 0; i < 100; ++i) {
        index += 1 + random.below(10);
        indices.push_back(index);
        must(box->put(index, randomKey(random), i32(i)));
    }
    must(box->sync());
    box.reopen();
    QCOMPARE(box->nextGap(0), Gap(std::nullopt, indices.front()));
    for (std::size_t first = 0; first < indices.size();) {
        std::size_t last = first;
        while (last + 1 < indices.size() && indices[last + 1] == indices[last] + 1)
            ++last;
        const bool isLast = last + 1 == indices.size();
        const auto next = isLast ? std::nullopt : std::optional(indices[last + 1]);
        for (std::size_t i = first; i <= last; ++i)
            QCOMPARE(box->nextGap(indices[i]), Gap(indices[last], next));
        if (!isLast)
            QCOMPARE(box->nextGap(indices[last] + 1), Gap(std::nullopt, next));
        first = last + 1;
    }
}

namespace {

std::string digestOfManyKeys(std::uint64_t count, const ArchiveConfig& settings)
{
    ArchiveConfig config = settings;
    MemoryStorage memory;
    AuditedStorage storage(memory);
    auto archive = must(Archive::open(storage, config, {}));
    ReferenceRandom random(1);
    std::map<Bytes, std::pair<std::uint64_t, std::int32_t>> items;
    for (std::uint64_t index = 0; index < count; ++index) {
        const Bytes key = randomKey(random);
        const auto value = static_cast<std::int32_t>(random.nextU32());
        must(archive.put(index, key, i32(value)));
        items.emplace(key, std::pair(index, value));
        if (random.below(10) == 0)
            must(archive.sync());
    }
    must(archive.sync());
    const auto verify = [&] {
        for (const auto& [key, item] : items) {
            QCOMPARE(i32Of(must(archive.get(item.first))), item.second);
            QCOMPARE(i32Of(must(archive.get(key))), item.second);
        }
    };
    verify();
    archive = must(Archive::open(storage, config, {}));
    verify();
    return storage.digest();
}

} // namespace

void TestArchive::manyKeys()
{
    const ArchiveConfig config = rowConfig();
    QCOMPARE(digestOfManyKeys(1'000, config), digestOfManyKeys(1'000, config));
}

void TestArchive::manyKeysPrunableLarge()
{
    const ArchiveConfig config = testArchiveConfig();
    QCOMPARE(digestOfManyKeys(50'000, config), digestOfManyKeys(50'000, config));
}

void TestArchive::missingItemsOfNothingIsRefused()
{
    ArchiveBox box;
    box.put(1, "a", 1);
    box.put(5, "b", 2);
    const Error error = mustFail(box->missingItems(0, 0));
    QCOMPARE(error.code, Errc::Fatal);
    QCOMPARE(error.message, std::string("max must be greater than 0"));
    QCOMPARE(must(box->missingItems(0, 9)), (std::vector<std::uint64_t>{0, 2, 3, 4}));
    QCOMPARE(must(box->missingItems(3, 1)), (std::vector<std::uint64_t>{3}));
}

void TestArchive::keysOfAnotherLengthAreRefused()
{
    ArchiveBox box;
    QCOMPARE(mustFail(box->put(1, asBytes("short"), i32(1))).code, Errc::InvalidArgument);
    QVERIFY(!box->has(1));
}

void TestArchive::u64MaxIsAnIndex()
{
    ArchiveBox box;
    box.put(UINT64_MAX, "last", 7);
    must(box->sync());
    box.reopen();
    QCOMPARE(box.get(UINT64_MAX), 7);
    QCOMPARE(box->nextGap(UINT64_MAX), Gap(UINT64_MAX, std::nullopt));
    QCOMPARE(box->lastIndex(), std::optional(UINT64_MAX));
}

void TestArchive::duplicateKeysFollowTheListOrder()
{
    // Running: the oldest index. After a restart: the first one of the lowest section.
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 10;
    ArchiveBox box(config);
    box.put(25, "same", 25);
    box.put(7, "same", 7);
    box.put(3, "same", 3);
    QCOMPARE(box.get("same"), 25);
    must(box->sync());
    box.reopen();
    QCOMPARE(box.get("same"), 7);
    // 7, 25, 3: the second is inserted behind the first, the third between them.
    box.put(4, "samx", 4);
    QCOMPARE(box.get("samx"), 4);
    QCOMPARE(box.metric("unnecessary_reads_total"), 3);
}

void TestArchive::firstPruneSetsTheFloorEvenAtZero()
{
    ArchiveBox box;
    must(box->prune(0));
    box.put(1, "a", 1);
    QCOMPARE(box.metric("oversized_index_pruned_total"), 0);
    must(box->prune(5000));
    QCOMPARE(mustFail(box->put(1, testKey("a"), i32(1))).message, std::string("already pruned to: 4096"));
    box.reopen(); // the floor is forgotten
    box.put(1, "a", 1);
    QCOMPARE(box.get(1), 1);
}

void TestArchive::pruneIsBySection()
{
    ArchiveBox box;
    box.put(1, "a", 1);
    box.put(1500, "b", 2);
    must(box->prune(1023));
    QCOMPARE(box.get(1), 1);
    must(box->prune(1024));
    QCOMPARE(box.get(1), std::nullopt);
    QCOMPARE(box.get(1500), 2);
    QCOMPARE(box->ranges(), (std::vector<IndexRange>{{1500, 1500}}));
}

void TestArchive::putSyncSyncsAfterADuplicateToo()
{
    ArchiveBox box;
    box.put(1, "a", 1);
    must(box->putSync(1, testKey("b"), i32(2)));
    QCOMPARE(box.metric("syncs_total"), 1);
    box.reopen();
    QCOMPARE(box.get(1), 1);
    QCOMPARE(box.get("b"), std::nullopt);
}

void TestArchive::hasByKeyReadsTheValue()
{
    ArchiveBox box;
    box.put(1, "a", 1);
    must(box->sync());
    Bytes* values = box.storage.find("test_value", "0000000000000000");
    QVERIFY(values != nullptr);
    values->back() ^= std::byte{1};
    box.reopen();
    QVERIFY(box->has(1));
    const Error error = mustFail(box->has(testKey("a")));
    QCOMPARE(error.code, Errc::ChecksumMismatch);
    QVERIFY(error.message.starts_with("journal error: checksum mismatch: expected="));
    QCOMPARE(box.metric("has_total"), 2);
    QCOMPARE(box.metric("gets_total"), 1);
}

void TestArchive::metricsMoveAtTheirMoment()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 1;
    ArchiveBox box(config);
    box.put(1, "ab1", 1);
    box.put(2, "ab2", 2);
    box.put(3, "cd", 3);
    QCOMPARE(box.metric("index_keys"), 2);
    QCOMPARE(box.metric("index_items"), 3);
    QCOMPARE(box.metric("oversized_index_tracked"), 3);
    must(box->sync());
    must(box->sync());
    QCOMPARE(box.metric("syncs_total"), 3);
    QCOMPARE(box.metric("oversized_index_synced_total"), 3);
    QCOMPARE(box.metric("oversized_values_synced_total"), 3);
    must(box->prune(2));
    QCOMPARE(box.metric("oversized_index_pruned_total"), 1);
    QCOMPARE(box.metric("oversized_values_tracked"), 2);
    QCOMPARE(box.metric("index_items"), 3);
    box.reopen();
    QCOMPARE(box.metric("items_tracked"), 2);
    QCOMPARE(box.metric("index_items"), 2);
    QCOMPARE(box.metric("gets_total"), 0);
    QVERIFY(box.metrics().exposition().find("# HELP unnecessary_reads Number of unnecessary reads performed "
                                            "during key lookups.\n# TYPE unnecessary_reads counter\n"
                                            "unnecessary_reads_total 0\n") != std::string::npos);
}

void TestArchive::failedReplayLeavesTheRecordsBeforeIt()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 100;
    config.pageSize = PageSize{100};
    ArchiveBox box(config);
    for (std::uint64_t i = 0; i < 150; ++i)
        must(box->put(i, testKey("key" + std::to_string(i)), i32(1)));
    must(box->sync());
    box.drop();
    Bytes* index = box.storage.find("test_index", "0000000000000064");
    QVERIFY(index != nullptr);
    (*index)[8 + 112 * 3] ^= std::byte{1}; // the fourth page of the second section
    MetricsRegistry metrics;
    const Error error = mustFail(Archive::open(box.storage, config, MetricsScope(metrics)));
    QCOMPARE(error.message, std::string("journal error: runtime error: invalid or missing checksum"));
    const std::vector<MetricsRegistry::Sample> samples = metrics.samples();
    QVERIFY(std::ranges::find(samples, "items_tracked", &MetricsRegistry::Sample::name) == samples.end());
    const auto items = std::ranges::find(samples, "index_items", &MetricsRegistry::Sample::name);
    QVERIFY(items != samples.end() && items->value >= 100 && items->value <= 103);
}

void TestArchive::otherItemsPerSectionIsReadAsTheReferenceDoes()
{
    // Positions are looked up in the section that the present configuration computes.
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 4;
    ArchiveBox box(config);
    for (std::uint64_t i = 0; i < 8; ++i)
        must(box->put(i, testKey("key" + std::to_string(i)), i32(static_cast<std::int32_t>(i))));
    must(box->sync());
    box.config.itemsPerSection = 2;
    box.reopen();
    QCOMPARE(box.get(0), 0);
    QCOMPARE(box.get(1), 1);
    QCOMPARE(mustFail(box->get(2)).message, std::string("journal error: section out of range: 2"));
    QCOMPARE(box.get(5), 5);
    QCOMPARE(mustFail(box->get(7)).code, Errc::SectionOutOfRange);
    // A put to 2's section makes a new file; index 3 then finds another record there, or none.
    must(box->put(100, testKey("far"), i32(100)));
    QCOMPARE(box.get(100), 100);
}

void TestArchive::sparseAndHugeIndices()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = UINT64_MAX;
    ArchiveBox box(config);
    std::map<std::uint64_t, std::int32_t> expected;
    ReferenceRandom random(5);
    for (std::int32_t i = 0; i < 3000; ++i) {
        const std::uint64_t index = i % 3 == 0 ? random.nextU64() : static_cast<std::uint64_t>(i);
        if (!expected.emplace(index, i).second)
            continue;
        must(box->put(index, testKey("k" + std::to_string(i)), i32(i)));
    }
    must(box->sync());
    for (int round = 0; round < 2; ++round) {
        for (const auto& [index, value] : expected)
            QCOMPARE(box.get(index), value);
        QCOMPARE(box->items(), expected.size());
        box.reopen();
    }
}

void TestArchive::parallelReplayIsTheSame()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 50;
    config.translator = Translator{1};
    ArchiveBox box(config);
    ReferenceRandom random(77);
    std::vector<Bytes> keys;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        keys.push_back(randomKey(random));
        must(box->put(i, keys.back(), i32(static_cast<std::int32_t>(i))));
    }
    must(box->sync());
    std::vector<std::int64_t> reads;
    for (const std::size_t threads : {1U, 2U, 0U}) {
        box.config.replayThreads = threads;
        box.reopen();
        for (std::size_t i = 0; i < keys.size(); ++i)
            QCOMPARE(i32Of(must(box->get(keys[i]))), static_cast<std::int32_t>(i));
        reads.push_back(box.metric("unnecessary_reads_total"));
    }
    QVERIFY(reads[0] > 0);
    QCOMPARE(reads, std::vector<std::int64_t>(3, reads[0]));
}

void TestArchive::destroyRemovesEverything()
{
    ArchiveBox box;
    box.put(1, "a", 1);
    box.put(5000, "b", 1);
    must(box->sync());
    must(box->destroy());
    QVERIFY(box.storage.partitions().empty());
    box.reopen();
    QCOMPARE(box->items(), 0U);
}

void TestArchive::newBlobsCanHaveTheNewHeader()
{
    ArchiveConfig config = testArchiveConfig();
    ArchiveBox old(config);
    config.headers = HeaderPolicy::v1();
    ArchiveBox box(config);
    for (ArchiveBox* one : {&old, &box}) {
        one->put(1, "a", 1);
        must((*one)->sync());
    }
    const std::map<std::string, Bytes> files = filesOf(box.storage);
    QCOMPARE(files.size(), 2U);
    for (const auto& [path, bytes] : filesOf(old.storage)) {
        const Bytes& other = files.at(path);
        QCOMPARE(toHex(ByteView(other).first(4)), std::string("4357494b"));
        QVERIFY(equalBytes(ByteView(other).subspan(4096), ByteView(bytes).subspan(8)));
    }
}

void TestArchive::bug4260RecordsPointOnlyToDurableValues()
{
    // A sync that fails between the two files must not leave a record whose value is not durable.
    ArchiveConfig config = testArchiveConfig();
    std::uint64_t calls = 0;
    for (std::uint64_t failing = 0;; ++failing) {
        FaultyStorage storage(failing);
        auto archive = must(Archive::open(storage, config, {}));
        must(archive.put(1, testKey("a"), i32(1)));
        must(archive.sync());
        must(archive.put(2, testKey("b"), i32(2)));
        calls = storage.calls();
        storage.powerOffAt(calls + failing);
        const bool finished = archive.sync().has_value();
        storage.cutPower(CutStyle::KeepPrefix, failing);
        archive = must(Archive::open(storage, config, {}));
        QCOMPARE(i32Of(must(archive.get(1))), 1);
        const std::optional<Bytes> second = must(archive.get(2)); // never an error
        QVERIFY(!second || i32Of(second) == 2);
        if (finished) {
            QVERIFY(second.has_value());
            break;
        }
    }
}

void TestArchive::bug3653NoStaleReadsAfterACut()
{
    // Records that an opening cut away must not come back when their space is used again.
    ArchiveConfig config = testArchiveConfig();
    config.pageSize = PageSize{84};
    ArchiveBox box(config);
    for (std::uint64_t i = 0; i < 6; ++i)
        must(box->put(i, testKey("old" + std::to_string(i)), i32(1)));
    must(box->sync());
    box.drop();
    Bytes* values = box.storage.find("test_value", "0000000000000000");
    values->resize(values->size() - 3 * 8);
    box.reopen();
    QCOMPARE(box->items(), 3U);
    for (std::uint64_t i = 3; i < 6; ++i)
        must(box->put(i, testKey("new" + std::to_string(i)), i32(2)));
    for (int round = 0; round < 2; ++round) {
        for (std::uint64_t i = 3; i < 6; ++i) {
            QCOMPARE(box.get(i), 2);
            QCOMPARE(box.get("new" + std::to_string(i)), 2);
            QCOMPARE(box.get("old" + std::to_string(i)), std::nullopt);
        }
        must(box->sync());
        box.reopen();
    }
}

void TestArchive::bug4237PruneForgetsBufferedPuts()
{
    ArchiveConfig config = testArchiveConfig();
    config.itemsPerSection = 1;
    ArchiveBox box(config);
    box.put(1, "a", 1); // in buffers only
    box.put(2, "b", 2);
    must(box->prune(2));
    must(box->sync());
    QCOMPARE(box.metric("syncs_total"), 1);
    box.reopen();
    QCOMPARE(box.get(1), std::nullopt);
    QCOMPARE(box.get(2), 2);
    QCOMPARE(box.storage.find("test_index", "0000000000000001"), nullptr);
}

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
