// SPDX-License-Identifier: GPL-3.0-or-later
// Records with values, and what opening makes of files that do not fit each other. The names of the tests are
// those of tests/reference_tests.txt ("journal/segmented/oversized") in camel case.
#include "core/journal/oversized_journal.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::string_view kIndex = "test_index";
constexpr std::string_view kValues = "test_values";
constexpr std::uint32_t kRecordBytes = 20;
constexpr std::uint32_t kValueBytes = 16;
constexpr std::uint32_t kStoredBytes = 20;

Bytes valueOf(std::uint64_t number)
{
    return Bytes(kValueBytes, static_cast<std::byte>(number));
}

struct Bench {
    MemoryStorage storage;
    PageSize pageSize{64};

    OversizedJournal open()
    {
        OversizedJournal::Config config;
        config.indexPartition = kIndex;
        config.valuePartition = kValues;
        config.recordSize = RecordSize{kRecordBytes};
        config.pageSize = pageSize;
        config.indexWriteBufferBytes = 1024;
        config.valueWriteBufferBytes = 1024;
        return must(OversizedJournal::open(storage, config, {}));
    }
    Blob raw(std::string_view partition, std::uint64_t section)
    {
        return must(Blob::open(storage, partition, sectionBlobName(Section{section})));
    }
    /// As the reference's tests cut: resize the raw blob, sync it.
    void cut(std::string_view partition, std::uint64_t section, std::uint64_t sizeBytes)
    {
        Blob blob = raw(partition, section);
        must(blob.resize(sizeBytes));
        must(blob.sync());
    }
    void remove(std::string_view partition, std::uint64_t section)
    {
        must(removeBlob(storage, partition, sectionBlobName(Section{section})));
    }
    /// A value section without records, as a crash leaves it.
    void addValuesOnly(std::uint64_t section)
    {
        Glob glob = must(Glob::open(storage, {std::string(kValues), std::nullopt, 1024}, {}));
        must(glob.append(Section{section}, valueOf(section)));
        must(glob.sync(Section{section}));
    }
    std::vector<ValuePlace> fill(std::uint64_t section, std::uint64_t count);
};

OversizedJournal::Appended add(OversizedJournal& journal, std::uint64_t section, std::uint64_t number)
{
    Bytes record;
    appendBig(record, number);
    record.resize(kRecordBytes);
    return must(journal.append(Section{section}, record, valueOf(number)));
}

/// `count` synced entries with the ids 0, 1, …; where their values are.
std::vector<ValuePlace> Bench::fill(std::uint64_t section, std::uint64_t count)
{
    OversizedJournal journal = open();
    std::vector<ValuePlace> places;
    for (std::uint64_t i = 0; i < count; ++i)
        places.push_back(add(journal, section, i).place);
    must(journal.sync(Section{section}));
    return places;
}

Result<Bytes> tryGet(const OversizedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    Bytes record(kRecordBytes);
    CRYO_TRY(journal.get(Section{section}, Position{position}, record));
    return record;
}

bool has(const OversizedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    return tryGet(journal, section, position).has_value();
}

/// The id of a record, whose value must be that of the id.
std::uint64_t idOf(const OversizedJournal& journal, std::uint64_t section, std::uint64_t position)
{
    const Bytes record = must(tryGet(journal, section, position));
    const auto id = loadBig<std::uint64_t>(record);
    if (must(journal.getValue(Section{section}, valuePlaceOf(record))) != valueOf(id))
        throw std::runtime_error("another value than that of the id");
    return id;
}

/// Exactly the entries 0 … count-1, with their values.
bool holds(const OversizedJournal& journal, std::uint64_t section, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i)
        if (idOf(journal, section, i) != i)
            return false;
    return !has(journal, section, count);
}

std::uint64_t newest(const OversizedJournal& journal)
{
    return journal.newestSection().value_or(Section{UINT64_MAX}).value;
}

std::uint64_t oldest(const OversizedJournal& journal)
{
    return journal.oldestSection().value_or(Section{UINT64_MAX}).value;
}

} // namespace

class TestSegmentedOversized : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendAndGet();
    void crashRecovery();
    void persistence();
    void prune();
    void recoveryEmptySection();
    void recoveryAllEntriesInvalid();
    void recoveryMultipleSectionsMixedValidity();
    void recoveryCorruptedLastIndexEntry();
    void recoveryAllEntriesValid();
    void recoverySingleEntryInvalid();
    void recoveryLastEntryOffByOne();
    void recoveryGlobMissingEntirely();
    void recoveryCanAppendAfterRecovery();
    void recoveryGlobPrunedButIndexNot();
    void recoveryIndexPartitionDeleted();
    void recoveryIndexSyncedButGlobNot();
    void recoveryGlobSyncedButIndexNot();
    void recoveryPartialIndexEntry();
    void recoveryOnlyPartialEntry();
    void recoveryCrashDuringRewindIndexAhead();
    void recoveryCrashDuringRewindGlobAhead();
    void getValueInvalidSize();
    void getValueWrongSize();
    void recoveryValuesHasOrphanSection();
    void recoveryValuesHasMultipleOrphanSections();
    void recoveryIndexEmptyButValuesExist();
    void recoveryOrphanSectionAppendAfter();
    void recoveryNoOrphanSections();
    void recoveryOrphanWithEmptyIndexSection();
    void recoveryOrphanSectionsWithGaps();
    void recoveryGlobTrailingGarbageTruncated();
    void recoveryEntryWithOverflowOffset();
    void emptySectionPersistence();
    void getValueSizeEqualsCrcSize();
    void getValueSizeJustOverCrc();
    void recoveryMaximumSectionNumbers();
    void recoveryCrashDuringRecoveryRewind();
    void recoveryCrashDuringOrphanCleanup();

    // What the reference has no test for.
    void rewindFollowsTheLastRecord();
    void valueSizeIsNotTheFileLength();
    void recoveringTwiceChangesNothing();
    void valuesAreDurableBeforeTheirRecords();
    void aCutIsDurableBeforeItsSpaceIsUsed();
    void aCutOfAnEarlierProcessIsDurableBeforeItsSpaceIsUsed();
};

void TestSegmentedOversized::appendAndGet()
{
    Bench bench;
    OversizedJournal journal = bench.open();
    const auto appended = add(journal, 1, 42);
    QCOMPARE(appended.position.value, 0U);
    QCOMPARE(appended.place.sizeBytes, kStoredBytes);
    QCOMPARE(idOf(journal, 1, 0), 42U);
}

void TestSegmentedOversized::crashRecovery()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.cut(kValues, 1, *places[2].end());
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 3));
}

void TestSegmentedOversized::persistence()
{
    Bench bench;
    {
        OversizedJournal journal = bench.open();
        add(journal, 1, 42);
        must(journal.sync(Section{1}));
    }
    QCOMPARE(idOf(bench.open(), 1, 0), 42U);
}

void TestSegmentedOversized::prune()
{
    Bench bench;
    OversizedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 5; ++s)
        add(journal, s, s);
    must(journal.syncAll());
    QVERIFY(must(journal.prune(Section{3})));
    QVERIFY(!has(journal, 1, 0));
    QVERIFY(!has(journal, 2, 0));
    for (std::uint64_t s = 3; s <= 5; ++s)
        QCOMPARE(idOf(journal, s, 0), s);
}

void TestSegmentedOversized::recoveryEmptySection()
{
    Bench bench;
    {
        OversizedJournal journal = bench.open();
        add(journal, 2, 7);
        must(journal.sync(Section{2}));
    }
    QCOMPARE(idOf(bench.open(), 2, 0), 7U);
}

void TestSegmentedOversized::recoveryAllEntriesInvalid()
{
    Bench bench;
    bench.fill(1, 5);
    bench.cut(kValues, 1, 0);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 0));
    QCOMPARE(add(journal, 1, 0).position.value, 0U);
    QVERIFY(holds(journal, 1, 1));
}

void TestSegmentedOversized::recoveryMultipleSectionsMixedValidity()
{
    Bench bench;
    const auto first = bench.fill(1, 3);
    const auto second = bench.fill(2, 5);
    bench.fill(3, 2);
    bench.cut(kValues, 1, *first[0].end());
    bench.cut(kValues, 2, *second[2].end());
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 1));
    QVERIFY(holds(journal, 2, 3));
    QVERIFY(holds(journal, 3, 2));
}

void TestSegmentedOversized::recoveryCorruptedLastIndexEntry()
{
    Bench bench;
    bench.pageSize = PageSize{kRecordBytes};
    bench.fill(1, 5);
    Blob index = bench.raw(kIndex, 1);
    QCOMPARE(index.sizeBytes(), 160U);
    must(index.writeAt(LogicalOffset{148}, Bytes(12, std::byte{0xFF})));
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 4));
    QCOMPARE(add(journal, 1, 4).position.value, 4U);
    QVERIFY(holds(journal, 1, 5));
}

void TestSegmentedOversized::recoveryAllEntriesValid()
{
    Bench bench;
    for (std::uint64_t s = 1; s <= 3; ++s)
        bench.fill(s, 10);
    const OversizedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 3; ++s)
        QVERIFY(holds(journal, s, 10));
}

void TestSegmentedOversized::recoverySingleEntryInvalid()
{
    Bench bench;
    bench.fill(1, 1);
    bench.cut(kValues, 1, 0);
    QVERIFY(holds(bench.open(), 1, 0));
}

void TestSegmentedOversized::recoveryLastEntryOffByOne()
{
    Bench bench;
    const auto places = bench.fill(1, 3);
    bench.cut(kValues, 1, *places[2].end() - 1);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 2));
    QCOMPARE(add(journal, 1, 2).position.value, 2U);
    QVERIFY(holds(journal, 1, 3));
}

void TestSegmentedOversized::recoveryGlobMissingEntirely()
{
    Bench bench;
    bench.fill(1, 3);
    bench.remove(kValues, 1);
    QVERIFY(holds(bench.open(), 1, 0));
}

void TestSegmentedOversized::recoveryCanAppendAfterRecovery()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.cut(kValues, 1, *places[1].end());
    {
        OversizedJournal journal = bench.open();
        QVERIFY(holds(journal, 1, 2));
        for (std::uint64_t i = 2; i < 7; ++i)
            QCOMPARE(add(journal, 1, i).position.value, i);
        must(journal.sync(Section{1}));
    }
    QVERIFY(holds(bench.open(), 1, 7));
}

void TestSegmentedOversized::recoveryGlobPrunedButIndexNot()
{
    Bench bench;
    for (std::uint64_t s = 1; s <= 3; ++s)
        bench.fill(s, 1);
    {
        Glob glob = must(Glob::open(bench.storage, {std::string(kValues), std::nullopt, 1024}, {}));
        must(glob.prune(Section{2}));
    }
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 0));
    QVERIFY(holds(journal, 2, 1));
    QVERIFY(holds(journal, 3, 1));
}

void TestSegmentedOversized::recoveryIndexPartitionDeleted()
{
    Bench bench;
    for (std::uint64_t s = 1; s <= 3; ++s)
        bench.fill(s, 1);
    bench.remove(kIndex, 2);
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 1));
    QVERIFY(!has(journal, 2, 0));
    QVERIFY(holds(journal, 3, 1));
    QVERIFY(!bench.storage.find(std::string(kValues), "0000000000000002")); // an orphan
}

void TestSegmentedOversized::recoveryIndexSyncedButGlobNot()
{
    Bench bench;
    const auto places = bench.fill(1, 3);
    {
        OversizedJournal journal = bench.open();
        for (std::uint64_t i = 3; i < 8; ++i)
            add(journal, 1, i);
    }
    bench.cut(kValues, 1, *places[2].end());
    QVERIFY(holds(bench.open(), 1, 3));
}

void TestSegmentedOversized::recoveryGlobSyncedButIndexNot()
{
    Bench bench;
    bench.pageSize = PageSize{kRecordBytes};
    bench.fill(1, 3);
    bench.cut(kIndex, 1, 2 * 32);
    {
        OversizedJournal journal = bench.open();
        QVERIFY(holds(journal, 1, 2));
        for (std::uint64_t i = 2; i < 5; ++i)
            QCOMPARE(add(journal, 1, i).position.value, i);
        must(journal.sync(Section{1}));
    }
    QVERIFY(holds(bench.open(), 1, 5));
}

void TestSegmentedOversized::recoveryPartialIndexEntry()
{
    Bench bench;
    bench.fill(1, 3);
    bench.cut(kIndex, 1, 82);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 3));
    QCOMPARE(add(journal, 1, 3).position.value, 3U);
    QVERIFY(holds(journal, 1, 4));
}

void TestSegmentedOversized::recoveryOnlyPartialEntry()
{
    Bench bench;
    bench.fill(1, 1);
    bench.cut(kIndex, 1, 10);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 0));
    QCOMPARE(add(journal, 1, 0).position.value, 0U);
}

void TestSegmentedOversized::recoveryCrashDuringRewindIndexAhead()
{
    Bench bench;
    bench.pageSize = PageSize{kRecordBytes};
    bench.fill(1, 5);
    bench.cut(kIndex, 1, 2 * 32);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 2));
    QCOMPARE(add(journal, 1, 2).position.value, 2U);
    QVERIFY(holds(journal, 1, 3));
}

void TestSegmentedOversized::recoveryCrashDuringRewindGlobAhead()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.cut(kValues, 1, *places[1].end());
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 2));
    QCOMPARE(add(journal, 1, 2).position.value, 2U);
    QVERIFY(holds(journal, 1, 3));
}

void TestSegmentedOversized::getValueInvalidSize()
{
    Bench bench;
    bench.fill(1, 1);
    const OversizedJournal journal = bench.open();
    for (std::uint32_t size = 0; size < 4; ++size)
        QCOMPARE(mustFail(journal.getValue(Section{1}, {LogicalOffset{0}, size})).code,
                 Errc::BlobInsufficientLength);
}

void TestSegmentedOversized::getValueWrongSize()
{
    Bench bench;
    bench.fill(1, 1);
    QCOMPARE(mustFail(bench.open().getValue(Section{1}, {LogicalOffset{0}, kStoredBytes - 1})).code,
             Errc::ChecksumMismatch);
}

void TestSegmentedOversized::recoveryValuesHasOrphanSection()
{
    Bench bench;
    bench.fill(1, 1);
    bench.fill(2, 1);
    bench.addValuesOnly(3);
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 1));
    QVERIFY(holds(journal, 2, 1));
    QCOMPARE(newest(journal), 2U);
    QVERIFY(!bench.storage.find(std::string(kValues), "0000000000000003"));
}

void TestSegmentedOversized::recoveryValuesHasMultipleOrphanSections()
{
    Bench bench;
    bench.fill(1, 1);
    for (std::uint64_t s = 2; s <= 4; ++s)
        bench.addValuesOnly(s);
    QCOMPARE(newest(bench.open()), 1U);
}

void TestSegmentedOversized::recoveryIndexEmptyButValuesExist()
{
    Bench bench;
    for (std::uint64_t s = 1; s <= 3; ++s)
        bench.addValuesOnly(s);
    const OversizedJournal journal = bench.open();
    QVERIFY(!journal.oldestSection());
    QVERIFY(!journal.newestSection());
}

void TestSegmentedOversized::recoveryOrphanSectionAppendAfter()
{
    Bench bench;
    bench.fill(1, 1);
    bench.addValuesOnly(2);
    bench.addValuesOnly(3);
    {
        OversizedJournal journal = bench.open();
        const auto appended = add(journal, 2, 0);
        QCOMPARE(appended.position.value, 0U);
        QCOMPARE(appended.place.offset.value, 0U);
        must(journal.sync(Section{2}));
    }
    const OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 1));
    QVERIFY(holds(journal, 2, 1));
}

void TestSegmentedOversized::recoveryNoOrphanSections()
{
    Bench bench;
    for (std::uint64_t s = 1; s <= 3; ++s)
        bench.fill(s, 1);
    const OversizedJournal journal = bench.open();
    for (std::uint64_t s = 1; s <= 3; ++s)
        QVERIFY(holds(journal, s, 1));
    QCOMPARE(newest(journal), 3U);
}

void TestSegmentedOversized::recoveryOrphanWithEmptyIndexSection()
{
    Bench bench;
    bench.fill(1, 1);
    bench.addValuesOnly(2);
    bench.cut(kIndex, 1, 0);
    const OversizedJournal journal = bench.open();
    QVERIFY(!has(journal, 1, 0));
    QCOMPARE(newest(journal), 1U);
}

void TestSegmentedOversized::recoveryOrphanSectionsWithGaps()
{
    Bench bench;
    for (const std::uint64_t s : {1U, 3U, 5U})
        bench.fill(s, 1);
    for (const std::uint64_t s : {2U, 4U, 6U})
        bench.addValuesOnly(s);
    const OversizedJournal journal = bench.open();
    for (const std::uint64_t s : {1U, 3U, 5U})
        QVERIFY(holds(journal, s, 1));
    QCOMPARE(oldest(journal), 1U);
    QCOMPARE(newest(journal), 5U);
}

void TestSegmentedOversized::recoveryGlobTrailingGarbageTruncated()
{
    Bench bench;
    const auto places = bench.fill(1, 2);
    const std::uint64_t end = *places[1].end();
    must(bench.raw(kValues, 1).writeAt(LogicalOffset{end}, Bytes(100, std::byte{0xDE})));
    OversizedJournal journal = bench.open();
    const auto appended = add(journal, 1, 2);
    QCOMPARE(appended.position.value, 2U);
    QCOMPARE(appended.place.offset.value, end);
    QVERIFY(holds(journal, 1, 3));
}

void TestSegmentedOversized::recoveryEntryWithOverflowOffset()
{
    Bench bench;
    bench.pageSize = PageSize{kRecordBytes};
    bench.fill(1, 1);
    Bytes record(kRecordBytes);
    storeValuePlace(record, {LogicalOffset{UINT64_MAX - 10}, 100});
    must(bench.raw(kIndex, 1).writeAt(LogicalOffset{0}, encodePage(record, bench.pageSize)));
    OversizedJournal journal = bench.open();
    QVERIFY(!has(journal, 1, 0));
    const auto appended = add(journal, 1, 0);
    QCOMPARE(appended.position.value, 0U);
    QCOMPARE(appended.place.offset.value, 0U);
}

void TestSegmentedOversized::emptySectionPersistence()
{
    Bench bench;
    bench.fill(1, 3);
    bench.fill(2, 1);
    bench.cut(kIndex, 1, 0);
    {
        OversizedJournal journal = bench.open();
        QVERIFY(!has(journal, 1, 0));
        QVERIFY(holds(journal, 2, 1));
        QCOMPARE(oldest(journal), 1U);
        const auto appended = add(journal, 1, 0);
        QCOMPARE(appended.position.value, 0U);
        QVERIFY(appended.place.offset.value > 0);
        must(journal.sync(Section{1}));
    }
    QVERIFY(holds(bench.open(), 1, 1));
}

void TestSegmentedOversized::getValueSizeEqualsCrcSize()
{
    Bench bench;
    OversizedJournal journal = bench.open();
    add(journal, 1, 7);
    QCOMPARE(mustFail(journal.getValue(Section{1}, {LogicalOffset{0}, 4})).code, Errc::ChecksumMismatch);
}

void TestSegmentedOversized::getValueSizeJustOverCrc()
{
    Bench bench;
    OversizedJournal journal = bench.open();
    add(journal, 1, 7);
    QCOMPARE(mustFail(journal.getValue(Section{1}, {LogicalOffset{0}, 5})).code, Errc::ChecksumMismatch);
}

void TestSegmentedOversized::recoveryMaximumSectionNumbers()
{
    Bench bench;
    constexpr std::uint64_t kLow = UINT64_MAX - 3;
    for (std::uint64_t s = kLow; s <= kLow + 2; ++s)
        bench.fill(s, 1);
    bench.cut(kValues, kLow + 1, kStoredBytes / 2);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, kLow, 1));
    QVERIFY(holds(journal, kLow + 1, 0));
    QVERIFY(holds(journal, kLow + 2, 1));
    add(journal, kLow + 1, 0);
    QVERIFY(holds(journal, kLow + 1, 1));
}

void TestSegmentedOversized::recoveryCrashDuringRecoveryRewind()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.cut(kValues, 1, *places[2].end());
    bench.cut(kIndex, 1, 80); // one page, with three whole records
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 3));
    const auto appended = add(journal, 1, 3);
    QCOMPARE(appended.position.value, 3U);
    QCOMPARE(appended.place.offset.value, *places[2].end());
    QVERIFY(holds(journal, 1, 4));
}

void TestSegmentedOversized::recoveryCrashDuringOrphanCleanup()
{
    Bench bench;
    bench.fill(1, 1);
    for (std::uint64_t s = 2; s <= 4; ++s)
        bench.addValuesOnly(s);
    bench.remove(kValues, 2);
    OversizedJournal journal = bench.open();
    QVERIFY(holds(journal, 1, 1));
    QCOMPARE(oldest(journal), 1U);
    QCOMPARE(newest(journal), 1U);
    QCOMPARE(add(journal, 2, 0).position.value, 0U);
}

// ---- ours ----

void TestSegmentedOversized::rewindFollowsTheLastRecord()
{
    Bench bench;
    bench.fill(1, 5);
    bench.fill(2, 1);
    OversizedJournal journal = bench.open();
    must(journal.rewind(Section{1}, 3 * std::uint64_t{kRecordBytes}));
    QVERIFY(holds(journal, 1, 3));
    QCOMPARE(newest(journal), 1U);
    QCOMPARE(bench.raw(kValues, 1).sizeBytes(), 3U * kStoredBytes);
    must(journal.rewindSection(Section{1}, 0));
    QCOMPARE(bench.raw(kValues, 1).sizeBytes(), 0U);
    QCOMPARE(mustFail(journal.rewind(Section{7}, 0)).message, std::string("section out of range: 7"));
}

void TestSegmentedOversized::valueSizeIsNotTheFileLength()
{
    Bench bench;
    bench.fill(1, 2);
    bench.cut(kIndex, 1, 0);
    OversizedJournal journal = bench.open();
    QCOMPARE(must(journal.valueSizeBytes(Section{1})), 0U);
    QCOMPARE(bench.raw(kValues, 1).sizeBytes(), 2U * kStoredBytes);
    QCOMPARE(must(journal.valueSizeBytes(Section{9})), 0U);
    add(journal, 1, 0);
    QCOMPARE(must(journal.valueSizeBytes(Section{1})), 3U * kStoredBytes);
}

void TestSegmentedOversized::recoveringTwiceChangesNothing()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.fill(2, 3);
    bench.addValuesOnly(3);
    bench.cut(kValues, 1, *places[2].end() + 3);
    bench.open();
    const auto index = *bench.storage.find(std::string(kIndex), "0000000000000001");
    const auto values = *bench.storage.find(std::string(kValues), "0000000000000001");
    QVERIFY(holds(bench.open(), 1, 3));
    QCOMPARE(*bench.storage.find(std::string(kIndex), "0000000000000001"), index);
    QCOMPARE(*bench.storage.find(std::string(kValues), "0000000000000001"), values);
}

namespace {

/// Writes down what becomes durable, in order.
class OrderStorage final : public Storage {
public:
    explicit OrderStorage(MemoryStorage& below)
        : m_below(below)
    {
    }
    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override { return m_below.listRoot(); }
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override
    {
        return m_below.list(partition);
    }
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view name) const override
    {
        return m_below.open(partition, name);
    }
    [[nodiscard]] std::uint64_t generation() const override { return m_below.generation(); }
    [[nodiscard]] std::string displayName() const override { return "order"; }
    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view name, OpenMode mode) override
    {
        CRYO_ASSIGN(auto file, m_below.openFile(partition, name, mode));
        return std::make_shared<File>(std::move(file), std::string(partition), m_log);
    }
    [[nodiscard]] bool hasFolder(std::string_view partition) const override
    {
        return m_below.hasFolder(partition);
    }
    Result<> createFolder(std::string_view partition) override { return m_below.createFolder(partition); }
    Result<> removeFile(std::string_view partition, std::string_view name) override
    {
        return m_below.removeFile(partition, name);
    }
    Result<> removeFolder(std::string_view partition) override { return m_below.removeFolder(partition); }
    Result<> syncFolder(std::string_view) override { return {}; }
    Result<> syncRoot() override { return {}; }
    Result<> syncAll() override
    {
        note("s all");
        return {};
    }

    /// "w test_values, s test_values": writes and syncs so far; forgotten afterwards.
    std::string takeLog() { return std::exchange(*m_log, {}); }

private:
    void note(const std::string& what) { *m_log += (m_log->empty() ? "" : ", ") + what; }

    class File final : public WritableFile {
    public:
        File(std::shared_ptr<WritableFile> below, std::string partition, std::shared_ptr<std::string> log)
            : m_below(std::move(below))
            , m_partition(std::move(partition))
            , m_log(std::move(log))
        {
        }
        [[nodiscard]] std::uint64_t sizeBytes() const override { return m_below->sizeBytes(); }
        [[nodiscard]] FileIdentity identity() const override { return m_below->identity(); }
        Result<> readAt(FileOffset offset, MutableByteView to) const override
        {
            return m_below->readAt(offset, to);
        }
        using WritableFile::writeAt;
        Result<> writeAt(FileOffset offset, ByteView bytes) override
        {
            note("w");
            return m_below->writeAt(offset, bytes);
        }
        Result<> resize(std::uint64_t sizeBytes) override
        {
            note("r");
            return m_below->resize(sizeBytes);
        }
        Result<> sync() override
        {
            note("s");
            return m_below->sync();
        }

    private:
        void note(const char* what)
        {
            *m_log += std::string(m_log->empty() ? "" : ", ") + what + " " + m_partition;
        }

        std::shared_ptr<WritableFile> m_below;
        std::string m_partition;
        std::shared_ptr<std::string> m_log;
    };

    MemoryStorage& m_below;
    std::shared_ptr<std::string> m_log = std::make_shared<std::string>();
};

OversizedJournal openOn(Storage& storage)
{
    OversizedJournal::Config config;
    config.indexPartition = kIndex;
    config.valuePartition = kValues;
    config.recordSize = RecordSize{kRecordBytes};
    config.pageSize = PageSize{64};
    config.indexWriteBufferBytes = 1024;
    config.valueWriteBufferBytes = 1;
    return must(OversizedJournal::open(storage, config, {}));
}

} // namespace

void TestSegmentedOversized::valuesAreDurableBeforeTheirRecords()
{
    Bench bench;
    OrderStorage order(bench.storage);
    OversizedJournal journal = openOn(order);
    add(journal, 1, 0);
    order.takeLog();
    must(journal.sync(Section{1}));
    QCOMPARE(order.takeLog(), std::string("s test_values, w test_index, s test_index"));
}

void TestSegmentedOversized::aCutIsDurableBeforeItsSpaceIsUsed()
{
    Bench bench;
    const auto places = bench.fill(1, 5); // two pages
    bench.cut(kValues, 1, *places[0].end());
    OrderStorage order(bench.storage);
    OversizedJournal journal = openOn(order);
    order.takeLog();
    add(journal, 1, 9);
    QCOMPARE(order.takeLog(), std::string("s all, s test_index, w test_values"));
    add(journal, 1, 10);
    QCOMPARE(order.takeLog(), std::string("w test_values")); // once is enough
}

/// The cut of a process that ended is not durable either, and the next one finds nothing left to cut.
void TestSegmentedOversized::aCutOfAnEarlierProcessIsDurableBeforeItsSpaceIsUsed()
{
    Bench bench;
    const auto places = bench.fill(1, 5);
    bench.cut(kValues, 1, *places[0].end());
    static_cast<void>(openOn(bench.storage));
    OrderStorage order(bench.storage);
    OversizedJournal journal = openOn(order);
    order.takeLog();
    add(journal, 1, 9);
    QCOMPARE(order.takeLog(), std::string("s all, s test_index, w test_values"));
}

QTEST_GUILESS_MAIN(TestSegmentedOversized)
#include "tst_segmented_oversized.moc"
