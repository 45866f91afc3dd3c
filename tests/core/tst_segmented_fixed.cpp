// SPDX-License-Identifier: GPL-3.0-or-later
// Records in sections. The names of the tests are those of tests/reference_tests.txt
// ("journal/segmented/fixed") in camel case.
#include "core/base/sha256.h"
#include "core/journal/fixed_journal.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr const char* kPartition = "test_partition";

Bytes digest(std::uint64_t value)
{
    Bytes text;
    appendBig(text, value);
    const Sha256Digest hash = sha256(text);
    return {hash.begin(), hash.end()};
}

struct Bench {
    MemoryStorage storage;
    std::size_t bufferBytes = 2048;

    FixedJournal open()
    {
        return must(FixedJournal::open(storage, {kPartition, RecordSize{32}, PageSize{44}, bufferBytes}, {}));
    }
    Blob raw(std::uint64_t section)
    {
        return must(Blob::open(storage, kPartition, sectionBlobName(Section{section})));
    }
    void cutBy(std::uint64_t section, std::uint64_t bytes)
    {
        Blob blob = raw(section);
        must(blob.resize(blob.sizeBytes() - bytes));
    }
};

std::uint64_t add(FixedJournal& journal, std::uint64_t section, std::uint64_t value)
{
    return must(journal.append(Section{section}, digest(value))).value;
}

Bytes get(const FixedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    Bytes record(32);
    must(journal.get(Section{section}, Position{position}, record));
    return record;
}

Error getFails(const FixedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    Bytes record(32);
    return mustFail(journal.get(Section{section}, Position{position}, record));
}

struct Item {
    std::uint64_t section;
    std::uint64_t position;
    Bytes record;
    bool operator==(const Item&) const = default;
};

std::vector<Item> replayed(FixedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    std::vector<Item> items;
    for (SectionReplay& replay : must(journal.replay(Section{section}, Position{position}, 1024)))
        must(replay.forEachBatch([&](Position first, ByteView records) -> Result<> {
            for (std::size_t i = 0; i * 32 < records.size(); ++i) {
                const ByteView record = records.subspan(i * 32, 32);
                items.push_back({replay.section().value, first.value + i, {record.begin(), record.end()}});
            }
            return {};
        }));
    return items;
}

std::uint64_t sizeOf(const FixedJournal& journal, std::uint64_t section)
{
    return must(journal.sizeBytes(Section{section}));
}

std::uint64_t lengthOf(const FixedJournal& journal, std::uint64_t section)
{
    return must(journal.records(Section{section}));
}

} // namespace

class TestSegmentedFixed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendAndGet();
    void replay();
    void replayWithStartOffset();
    void prune();
    void rewind();
    void rewindManySections();
    void rewindPersistence();
    void corruptionRecovery();
    void persistence();
    void sectionLen();
    void nonContiguousSections();
    void emptySectionInMiddle();
    void truncationRecoveryAcrossPageBoundary();
    void clear();

    // What the reference has no test for.
    void textsOfErrors();
    void metricsMove();
    void namesInThePartition();
    void rewindAboveTheLastSection();
    void aBadPageEndsItsSectionOnly();
    void destroyLeavesNothing();
};

void TestSegmentedFixed::appendAndGet()
{
    Bench bench;
    FixedJournal journal = bench.open();
    QCOMPARE(add(journal, 1, 0), 0U);
    QCOMPARE(add(journal, 1, 1), 1U);
    QCOMPARE(add(journal, 2, 2), 0U);
    QCOMPARE(get(journal, 1, 0), digest(0));
    QCOMPARE(get(journal, 1, 1), digest(1));
    QCOMPARE(get(journal, 2, 0), digest(2));
    QCOMPARE(getFails(journal, 1, 2).message, std::string("item out of range: 2"));
    QCOMPARE(getFails(journal, 3, 0).message, std::string("section out of range: 3"));
}

void TestSegmentedFixed::replay()
{
    Bench bench;
    std::vector<Item> expected;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 20; ++i) {
            add(journal, 1 + i / 10, i);
            expected.push_back({1 + i / 10, i % 10, digest(i)});
        }
        must(journal.syncAll());
    }
    FixedJournal journal = bench.open();
    QVERIFY(replayed(journal, 0, 0) == expected);
}

void TestSegmentedFixed::replayWithStartOffset()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 15; ++i)
            add(journal, i < 10 ? 1 : 2, i);
        must(journal.syncAll());
    }
    FixedJournal journal = bench.open();
    const std::vector<Item> fromFive = replayed(journal, 1, 5);
    QCOMPARE(fromFive.size(), std::size_t{10});
    for (std::uint64_t i = 0; i < 10; ++i)
        QVERIFY((fromFive[i] == Item{i < 5 ? 1U : 2U, i < 5 ? 5 + i : i - 5, digest(5 + i)}));
    QCOMPARE(replayed(journal, 1, 9).size(), std::size_t{6});
    const std::vector<Item> fromSecond = replayed(journal, 2, 3);
    QCOMPARE(fromSecond.size(), std::size_t{2});
    QVERIFY((fromSecond[0] == Item{2, 3, digest(13)}));
    const Error error = mustFail(journal.replay(Section{1}, Position{100}, 1024));
    QCOMPARE(error.message, std::string("item out of range: 100"));
    QCOMPARE(mustFail(journal.replay(Section{1}, Position{UINT64_MAX}, 1024)).code, Errc::ItemOutOfRange);
}

void TestSegmentedFixed::prune()
{
    Bench bench;
    FixedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 5; ++s)
        add(journal, s, s);
    must(journal.syncAll());
    QVERIFY(must(journal.prune(Section{3})));
    QCOMPARE(getFails(journal, 1, 0).message, std::string("already pruned to section: 3"));
    QCOMPARE(getFails(journal, 2, 0).code, Errc::AlreadyPrunedToSection);
    QCOMPARE(get(journal, 3, 0), digest(3));
    QVERIFY(!must(journal.prune(Section{3})));
}

void TestSegmentedFixed::rewind()
{
    Bench bench;
    FixedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 3; ++s)
        add(journal, s, s);
    must(journal.syncAll());
    must(journal.rewind(Section{1}, sizeOf(journal, 1)));
    QVERIFY(sizeOf(journal, 1) > 0);
    QCOMPARE(sizeOf(journal, 2), 0U);
    QCOMPARE(sizeOf(journal, 3), 0U);
    QCOMPARE(get(journal, 1, 0), digest(1));
}

void TestSegmentedFixed::rewindManySections()
{
    Bench bench;
    FixedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 10; ++s)
        add(journal, s, s);
    must(journal.syncAll());
    must(journal.rewind(Section{5}, sizeOf(journal, 5)));
    for (std::uint64_t s = 1; s <= 10; ++s)
        QCOMPARE(sizeOf(journal, s) > 0, s <= 5);
    const std::vector<Item> items = replayed(journal, 0, 0);
    QCOMPARE(items.size(), std::size_t{5});
    for (std::uint64_t i = 0; i < 5; ++i)
        QVERIFY((items[i] == Item{i + 1, 0, digest(i + 1)}));
}

void TestSegmentedFixed::rewindPersistence()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t s = 1; s <= 5; ++s)
            add(journal, s, s);
        must(journal.syncAll());
        must(journal.rewind(Section{2}, sizeOf(journal, 2)));
        must(journal.syncAll());
    }
    const FixedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 5; ++s)
        QCOMPARE(sizeOf(journal, s) > 0, s <= 2);
    QCOMPARE(get(journal, 1, 0), digest(1));
    QCOMPARE(get(journal, 2, 0), digest(2));
}

void TestSegmentedFixed::corruptionRecovery()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 5; ++i)
            add(journal, 1, i);
        must(journal.syncAll());
    }
    bench.cutBy(1, 1);
    FixedJournal journal = bench.open();
    QCOMPARE(replayed(journal, 0, 0).size(), std::size_t{4});
}

void TestSegmentedFixed::persistence()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 5; ++i)
            add(journal, 1, i);
        must(journal.syncAll());
    }
    const FixedJournal journal = bench.open();
    for (std::uint64_t i = 0; i < 5; ++i)
        QCOMPARE(get(journal, 1, i), digest(i));
    QCOMPARE(*must(journal.last(Section{1})), digest(4));
}

void TestSegmentedFixed::sectionLen()
{
    Bench bench;
    FixedJournal journal = bench.open();
    QCOMPARE(lengthOf(journal, 1), 0U);
    for (std::uint64_t i = 0; i < 5; ++i)
        add(journal, 1, i);
    QCOMPARE(lengthOf(journal, 1), 5U);
    QCOMPARE(lengthOf(journal, 2), 0U);
}

void TestSegmentedFixed::nonContiguousSections()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (const std::uint64_t s : {1U, 5U, 10U})
            add(journal, s, s * 100);
        must(journal.syncAll());
        for (const std::uint64_t s : {1U, 5U, 10U})
            QCOMPARE(get(journal, s, 0), digest(s * 100));
        for (const std::uint64_t s : {0U, 2U, 3U, 4U, 6U, 7U, 8U, 9U, 11U})
            QCOMPARE(getFails(journal, s, 0).code, Errc::SectionOutOfRange);
    }
    FixedJournal journal = bench.open();
    const std::vector<Item> all = {{1, 0, digest(100)}, {5, 0, digest(500)}, {10, 0, digest(1000)}};
    QVERIFY(replayed(journal, 0, 0) == all);
    QVERIFY(replayed(journal, 5, 0) == std::vector<Item>(all.begin() + 1, all.end()));
}

void TestSegmentedFixed::emptySectionInMiddle()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        add(journal, 1, 100);
        add(journal, 2, 200);
        must(journal.sync(Section{2}));
        QVERIFY(must(journal.rewindSection(Section{2}, 0)));
        add(journal, 3, 300);
        QCOMPARE(lengthOf(journal, 1), 1U);
        QCOMPARE(lengthOf(journal, 2), 0U);
        QCOMPARE(lengthOf(journal, 3), 1U);
        must(journal.syncAll());
    }
    FixedJournal journal = bench.open();
    const std::vector<Item> all = {{1, 0, digest(100)}, {3, 0, digest(300)}};
    QVERIFY(replayed(journal, 0, 0) == all);
    QVERIFY(replayed(journal, 2, 0) == std::vector<Item>(all.begin() + 1, all.end()));
}

void TestSegmentedFixed::truncationRecoveryAcrossPageBoundary()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 3; ++i)
            add(journal, 1, i);
        for (std::uint64_t i = 0; i < 3; ++i)
            QCOMPARE(get(journal, 1, i), digest(i));
        must(journal.syncAll());
    }
    bench.cutBy(1, 1);
    const FixedJournal journal = bench.open();
    QCOMPARE(lengthOf(journal, 1), 2U);
    QCOMPARE(sizeOf(journal, 1), 64U);
    QCOMPARE(get(journal, 1, 0), digest(0));
    QCOMPARE(get(journal, 1, 1), digest(1));
    QCOMPARE(getFails(journal, 1, 2).code, Errc::ItemOutOfRange);
}

void TestSegmentedFixed::clear()
{
    Bench bench;
    bench.bufferBytes = 1024;
    FixedJournal journal = bench.open();
    for (std::uint64_t s = 0; s < 5; ++s) {
        for (std::uint64_t i = 0; i < 10; ++i)
            add(journal, s, s * 1000 + i);
        must(journal.sync(Section{s}));
    }
    QCOMPARE(get(journal, 4, 0), digest(4000));
    must(journal.clear());
    for (std::uint64_t s = 0; s < 5; ++s)
        QCOMPARE(getFails(journal, s, 0).code, Errc::SectionOutOfRange);
    for (std::uint64_t i = 0; i < 5; ++i)
        add(journal, 10, i * 100);
    must(journal.sync(Section{10}));
    QCOMPARE(get(journal, 10, 0), digest(0));
    QCOMPARE(getFails(journal, 0, 0).code, Errc::SectionOutOfRange);
}

// ---- ours ----

void TestSegmentedFixed::textsOfErrors()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 10; ++i)
            add(journal, 1, i);
        must(journal.syncAll());
    }
    Blob raw = bench.raw(1);
    must(raw.writeAt(LogicalOffset{3}, asBytes("?")));
    FixedJournal journal = bench.open();
    const Error read = getFails(journal, 1, 0);
    QCOMPARE(read.code, Errc::ReadFailed);
    QCOMPARE(read.message, std::string("runtime error: read failed"));
    auto replays = must(journal.replay(Section{0}, Position{0}, 1));
    const Error replay =
        mustFail(replays.front().forEachBatch([](Position, ByteView) { return Result<>{}; }));
    QCOMPARE(replay.message, std::string("runtime error: invalid or missing checksum"));
    Bytes none;
    QCOMPARE(mustFail(journal.append(Section{1}, none)).code, Errc::InvalidArgument);
}

void TestSegmentedFixed::metricsMove()
{
    MemoryStorage storage;
    MetricsRegistry registry;
    const MetricsScope scope = MetricsScope(registry).labelled("a").labelled("b");
    FixedJournal journal =
        must(FixedJournal::open(storage, {kPartition, RecordSize{32}, PageSize{44}, 1}, scope));
    for (std::uint64_t s = 1; s <= 4; ++s)
        add(journal, s, s);
    must(journal.sync(Section{1}));
    must(journal.sync(Section{1})); // clean, and counted all the same
    must(journal.sync(Section{9})); // not there
    must(journal.syncAll());
    must(journal.prune(Section{2}));
    must(journal.rewind(Section{3}, 0));
    QCOMPARE(QString::fromStdString(registry.exposition()),
             QStringLiteral("# HELP a_b_tracked Number of blobs.\n"
                            "# TYPE a_b_tracked gauge\n"
                            "a_b_tracked 2\n"
                            "# HELP a_b_synced Number of syncs.\n"
                            "# TYPE a_b_synced counter\n"
                            "a_b_synced_total 6\n"
                            "# HELP a_b_pruned Number of blobs pruned.\n"
                            "# TYPE a_b_pruned counter\n"
                            "a_b_pruned_total 1\n"
                            "# EOF\n"));
    const Error twice =
        mustFail(FixedJournal::open(storage, {kPartition, RecordSize{32}, PageSize{44}, 1}, scope));
    QCOMPARE(twice.message, std::string("duplicate metric: a_b_tracked"));
    must(journal.destroy());
    QCOMPARE(registry.samples().front().value, 2); // destroying does not move it
}

void TestSegmentedFixed::namesInThePartition()
{
    Bench bench;
    bench.storage.createPartition(kPartition);
    bench.storage.write(kPartition, "0102", {});
    const Error name =
        mustFail(FixedJournal::open(bench.storage, {kPartition, RecordSize{32}, PageSize{44}, 1}, {}));
    QCOMPARE(name.message, std::string("invalid blob name: 0102"));
    QCOMPARE(bench.storage.find(kPartition, "0102")->size(), std::size_t{8}); // it was opened first
    bench.storage.remove(kPartition, "0102");
    bench.storage.write(kPartition, "README", {});
    const Error stray =
        mustFail(FixedJournal::open(bench.storage, {kPartition, RecordSize{32}, PageSize{44}, 1}, {}));
    QCOMPARE(stray.message, std::string("runtime error: partition corrupt: test_partition"));
    bench.storage.remove(kPartition, "README");
    bench.storage.addSpecial(kPartition, "0000000000000001", EntryType::Directory);
    QCOMPARE(
        mustFail(FixedJournal::open(bench.storage, {kPartition, RecordSize{32}, PageSize{44}, 1}, {})).code,
        Errc::PartitionCorrupt);
    const Error illegal =
        mustFail(FixedJournal::open(bench.storage, {"a.b", RecordSize{32}, PageSize{44}, 1}, {}));
    QCOMPARE(
        illegal.message,
        std::string("runtime error: partition name invalid, must only contain alphanumeric, dash ('-'), or "
                    "underscore ('_') characters: a.b"));
}

void TestSegmentedFixed::rewindAboveTheLastSection()
{
    Bench bench;
    FixedJournal journal = bench.open();
    add(journal, 1, 1);
    add(journal, UINT64_MAX, 2);
    must(journal.rewind(Section{UINT64_MAX}, 0));
    QCOMPARE(lengthOf(journal, 1), 1U);
    QVERIFY(journal.hasSection(Section{UINT64_MAX}));
    QCOMPARE(lengthOf(journal, UINT64_MAX), 0U);
}

void TestSegmentedFixed::aBadPageEndsItsSectionOnly()
{
    Bench bench;
    {
        FixedJournal journal = bench.open();
        for (std::uint64_t i = 0; i < 20; ++i)
            add(journal, 1 + i / 10, i);
        must(journal.syncAll());
    }
    Blob raw = bench.raw(1);
    must(raw.writeAt(LogicalOffset{3 * 56 + 1}, asBytes("?"))); // page 3 of 8
    FixedJournal journal = bench.open();
    auto replays = must(journal.replay(Section{0}, Position{0}, 56)); // a page at a time
    std::size_t before = 0;
    const auto count = [&](Position, ByteView records) -> Result<> {
        before += records.size() / 32;
        return {};
    };
    QCOMPARE(mustFail(replays[0].forEachBatch(count)).code, Errc::InvalidChecksum);
    QCOMPARE(before, std::size_t{4}); // 132 good bytes
    must(replays[1].forEachBatch(count));
    QCOMPARE(before, std::size_t{14});
}

void TestSegmentedFixed::destroyLeavesNothing()
{
    Bench bench;
    FixedJournal journal = bench.open();
    must(journal.destroy()); // nothing there yet
    add(journal, 1, 1);
    add(journal, 2, 1);
    must(journal.destroy());
    QVERIFY(bench.storage.partitions().empty());
}

QTEST_GUILESS_MAIN(TestSegmentedFixed)
#include "tst_segmented_fixed.moc"
