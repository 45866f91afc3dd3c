// SPDX-License-Identifier: GPL-3.0-or-later
//
// The archive report against what the engines say about the golden stores, against the interval set on stores
// with random gaps, and on stores that are damaged in a known way.
#include "core/inspect/archive_report.h"
#include "core/storage/blob_name.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"
#include "tests/support/store_builder.h"

#include <QTest>

#include <set>

using namespace cryo;
using namespace cryo::test;
using nlohmann::json;

namespace {

std::uint64_t numberOf(const json& value)
{
    return value.is_string() ? std::stoull(value.get<std::string>()) : value.get<std::uint64_t>();
}

StoreLayout layoutOf(const ArchiveSpec& spec)
{
    StoreLayout layout;
    layout.name = "archive";
    layout.kind = StoreKind::Archive;
    layout.partitions.key = spec.store.keyPartition;
    layout.partitions.value = spec.store.valuePartition;
    layout.partitions.markers = spec.markerPartition;
    layout.pageSize = spec.store.pageSize;
    layout.keySizeBytes = spec.store.keySizeBytes;
    layout.itemsPerSection = spec.itemsPerSection;
    layout.compressed = spec.store.compressionLevel.has_value();
    layout.codec = Codec::ByteString;
    return layout;
}

struct Scanned {
    std::shared_ptr<const ArchiveReport> report;
    std::vector<Finding> findings;
};

Scanned scan(std::shared_ptr<const ReadableStorage> storage, const StoreLayout& layout)
{
    Scanned scanned;
    const auto view = StoreView::open(std::move(storage), layout);
    if (!view)
        qFatal("%s", toString(view.error()).c_str());
    auto report =
        archiveReport(*view, [&](Finding finding) { scanned.findings.push_back(std::move(finding)); });
    if (!report)
        qFatal("%s", toString(report.error()).c_str());
    scanned.report = *report;
    return scanned;
}

Bytes keyOf(std::uint64_t number)
{
    Bytes key(24);
    appendBig(key, number);
    return key;
}

ArchiveBuilder builderWith(const ArchiveSpec& spec, const std::vector<std::uint64_t>& indices)
{
    ArchiveBuilder builder(spec);
    for (const std::uint64_t index : indices)
        builder.put(index, keyOf(index), byteStringBody(keyOf(index)));
    builder.sync();
    return builder;
}

Scanned scanOf(const ArchiveSpec& spec, const std::vector<std::uint64_t>& indices)
{
    const auto storage = std::make_shared<MemoryStorage>();
    builderWith(spec, indices).writeTo(*storage);
    return scan(storage, layoutOf(spec));
}

} // namespace

class TestArchiveReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenSummaries_data();
    void goldenSummaries();
    void agreesWithIntervalSet();
    void gapClasses();
    void extremeIndices();
    void outOfOrderAndDuplicates();
    void straysAreCountedOnce();
    void cutAndUnreadableRecords();
    void gapsByNumber();
    void emptyArchive();
    void wrongKindAndCancel();
};

void TestArchiveReport::goldenSummaries_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        if (scenario.config().at("engine") == "archive" && scenario.opens())
            QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestArchiveReport::goldenSummaries()
{
    QFETCH(QString, label);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const auto storage = ReadOnlyFileStorage::open(copy.root()).value();
    const Scanned scanned = scan(storage, layoutFromPeerConfig(scenario.config(), *storage));
    const json summary = scenario.lines("expected.jsonl").front().at("summary");
    QCOMPARE(scanned.report->items(), numberOf(summary.at("items")));
    const json& ranges = summary.at("ranges");
    QCOMPARE(scanned.report->ranges().size(), ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        QCOMPARE(scanned.report->ranges()[i].first, numberOf(ranges[i][0]));
        QCOMPARE(scanned.report->ranges()[i].last, numberOf(ranges[i][1]));
    }
    if (!ranges.empty()) {
        QCOMPARE(scanned.report->firstIndex().value(), numberOf(summary.at("first_index")));
        QCOMPARE(scanned.report->lastIndex().value(), numberOf(summary.at("last_index")));
    }
    std::uint64_t items = 0;
    for (const ArchiveSectionReport& section : scanned.report->sections())
        items += section.items;
    QCOMPARE(items, scanned.report->items());
}

void TestArchiveReport::agreesWithIntervalSet()
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SplitMix64 random(seed);
        ArchiveSpec spec;
        spec.itemsPerSection = random.between(1, 40);
        spec.store.pageSize = PageSize{static_cast<std::uint16_t>(random.between(20, 300))};
        const std::uint64_t span = random.between(1, 600);
        std::vector<std::uint64_t> indices;
        IntervalSet expected;
        for (std::uint64_t i = 0; i < random.between(1, 400); ++i) {
            indices.push_back(random.next() % span);
            expected.insert(indices.back());
        }
        const Scanned scanned = scanOf(spec, indices);
        QVERIFY2(alarms(scanned.findings).empty(), describe(scanned.findings).c_str());
        const auto ranges = expected.ranges();
        QVERIFY(std::ranges::equal(scanned.report->ranges(), ranges));
        for (std::uint64_t index = 0; index < span + 3; ++index) {
            QCOMPARE(scanned.report->contains(index), expected.contains(index));
            QCOMPARE(scanned.report->nextGap(index), expected.nextGap(index));
            const std::size_t max = random.between(1, 30);
            QCOMPARE(scanned.report->missingItems(index, max), expected.missingItems(index, max));
        }
        std::uint64_t missing = 0;
        for (std::uint64_t i = 0; i < scanned.report->gapCount(); ++i) {
            const IndexRange gap = scanned.report->gap(i).range;
            missing += gap.last - gap.first + 1;
            QVERIFY(!expected.contains(gap.first) && !expected.contains(gap.last));
            QVERIFY(expected.contains(gap.last + 1));
            QVERIFY(gap.first == 0 || expected.contains(gap.first - 1));
            QCOMPARE(scanned.report->gapAtOrAfter(gap.first), i);
            QCOMPARE(scanned.report->gapAtOrAfter(gap.last), i);
            QCOMPARE(scanned.report->gapAtOrAfter(gap.last + 1), i + 1);
        }
        QCOMPARE(scanned.report->missing(), missing);
        std::uint64_t binned = 0;
        for (const std::uint64_t gaps : scanned.report->gapLengths())
            binned += gaps;
        QCOMPARE(binned, scanned.report->gapCount());
    }
}

void TestArchiveReport::gapClasses()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 10;
    // 0..19 was pruned or never written, 25 is free in section 20, sections 40 and 50 do not exist.
    std::vector<std::uint64_t> indices = {20, 21, 22, 23, 24, 26, 27, 28, 29, 30, 35, 61};
    const auto storage = std::make_shared<MemoryStorage>();
    builderWith(spec, indices).writeTo(*storage);
    Scanned scanned = scan(storage, layoutOf(spec));
    QCOMPARE(scanned.report->gapCount(), std::uint64_t{4});
    QCOMPARE(scanned.report->gap(0), (Gap{{0, 19}, GapClass::BeforeFirst}));
    QCOMPARE(scanned.report->gap(1), (Gap{{25, 25}, GapClass::Missing}));
    QCOMPARE(scanned.report->gap(2), (Gap{{31, 34}, GapClass::Missing}));
    QCOMPARE(scanned.report->gap(3), (Gap{{36, 60}, GapClass::SectionMissing}));
    QCOMPARE(scanned.report->tail().value(), (IndexRange{62, 69}));
    QCOMPARE(scanned.report->missing(), std::uint64_t{20 + 1 + 4 + 25});
    QCOMPARE(scanned.report->longestGaps(2).at(0).range, (IndexRange{36, 60}));
    QCOMPARE(scanned.report->longestGaps(2).at(1).range, (IndexRange{0, 19}));
    QCOMPARE(scanned.report->longestRange().value(), (IndexRange{20, 24})); // the first of two

    // The index file of section 30 is lost: its values remain, and the gap has another reason.
    storage->remove(spec.store.keyPartition, sectionFileName(Section{30}));
    scanned = scan(storage, layoutOf(spec));
    QCOMPARE(scanned.report->gapCount(), std::uint64_t{3});
    QCOMPARE(scanned.report->gap(2), (Gap{{30, 60}, GapClass::SectionMissing}));
    QCOMPARE(withCode(scanned.findings, FindingCode::DR04).size(), std::size_t{1});
    // Without items per section there is still the value file to tell.
    StoreLayout unknown = layoutOf(spec);
    unknown.itemsPerSection.reset();
    QCOMPARE(scan(storage, unknown).report->gap(2).gapClass, GapClass::SectionMissing);
    QVERIFY(!scan(storage, unknown).report->tail());
}

void TestArchiveReport::extremeIndices()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 3;
    const std::uint64_t highest = UINT64_MAX;
    const Scanned scanned = scanOf(spec, {highest, 0, highest - 2});
    QVERIFY2(alarms(scanned.findings).empty(), describe(scanned.findings).c_str());
    QCOMPARE(scanned.report->gapCount(), std::uint64_t{2});
    QCOMPARE(scanned.report->gap(0).range, (IndexRange{1, highest - 3}));
    QCOMPARE(scanned.report->gap(0).gapClass, GapClass::SectionMissing);
    QCOMPARE(scanned.report->gap(1).range, (IndexRange{highest - 1, highest - 1}));
    QVERIFY(!scanned.report->tail());
    QCOMPARE(scanned.report->nextGap(highest).second, std::nullopt);
    QCOMPARE(scanned.report->missingItems(highest, 5), std::vector<std::uint64_t>{});
    QCOMPARE(scanned.report->missingItems(highest - 4, 9),
             (std::vector<std::uint64_t>{highest - 4, highest - 3, highest - 1}));
}

void TestArchiveReport::outOfOrderAndDuplicates()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 100;
    ArchiveBuilder builder = builderWith(spec, {5, 3, 4, 9, 1, 150});
    for (int i = 0; i < 2; ++i)
        builder.putMulti(4, keyOf(1000), byteStringBody(keyOf(7)));
    builder.putMulti(9, keyOf(1001), byteStringBody(keyOf(8)));
    builder.sync();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    const Scanned scanned = scan(storage, layoutOf(spec));
    QCOMPARE(scanned.report->items(), std::uint64_t{6});
    QCOMPARE(scanned.report->records(), std::uint64_t{9});
    QVERIFY(!scanned.report->sections()[0].ascending);
    QVERIFY(scanned.report->sections()[1].ascending);
    QCOMPARE(scanned.report->duplicateIndices(), std::uint64_t{2});
    QCOMPARE(scanned.report->duplicates()[0].index, std::uint64_t{4});
    QCOMPARE(scanned.report->duplicates()[0].records, std::uint64_t{3});
    QCOMPARE(scanned.report->duplicates()[0].last, (RecordPlace{Section{0}, Position{6}}));
    QCOMPARE(scanned.report->duplicates()[1].records, std::uint64_t{2});
    const auto found = withCode(scanned.findings, FindingCode::AR03);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].position, Position{6});
    QCOMPARE(found[0].where.offset.value(), std::uint64_t{8 + 6 * 52}); // still in the first page
}

void TestArchiveReport::straysAreCountedOnce()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 10;
    const std::vector<std::uint64_t> indices = {0, 1, 2, 13, 14, 27, 28};
    const auto storage = std::make_shared<MemoryStorage>();
    builderWith(spec, indices).writeTo(*storage);
    // Written with 10 a section, read as 20: section 10 is no multiple, section 20 holds what belongs there.
    StoreLayout layout = layoutOf(spec);
    layout.itemsPerSection = 20;
    Scanned scanned = scan(storage, layout);
    QCOMPARE(scanned.report->items(), std::uint64_t{7});
    QCOMPARE(scanned.report->strays().size(), std::size_t{2});
    const auto wrongSection = withCode(scanned.findings, FindingCode::AR01);
    QCOMPARE(wrongSection.size(), std::size_t{1});
    QCOMPARE(wrongSection[0].where.blob, sectionFileName(Section{10}));
    // As 5: sections are multiples, but 27 and 28 belong to 25, and so on.
    layout.itemsPerSection = 5;
    scanned = scan(storage, layout);
    QCOMPARE(scanned.report->items(), std::uint64_t{7});
    QVERIFY(withCode(scanned.findings, FindingCode::AR01).empty());
    const auto strays = withCode(scanned.findings, FindingCode::AR02);
    QCOMPARE(strays.size(), std::size_t{2});
    QCOMPARE(strays[0].section, Section{20});
    QCOMPARE(strays[0].found, std::string("27"));
    QCOMPARE(strays[0].where.offset.value(), std::uint64_t{8});

    // An index that stands in its own section and, as a stray, in another one.
    Bytes pages;
    ArchiveRecord record{13, {}, {LogicalOffset{0}, 4}};
    const Bytes key(32);
    record.key = key;
    appendArchiveRecord(pages, record);
    Bytes file = encodeBlobHeader(HeaderLayout::V0);
    append(file, encodePages(pages, spec.store.pageSize));
    storage->write(spec.store.keyPartition, sectionFileName(Section{90}), file);
    Bytes values = encodeBlobHeader(HeaderLayout::V0);
    append(values, encodeValue({}).value());
    storage->write(spec.store.valuePartition, sectionFileName(Section{90}), values);
    scanned = scan(storage, layoutOf(spec));
    QCOMPARE(scanned.report->items(), std::uint64_t{7});
    QCOMPARE(scanned.report->records(), std::uint64_t{8});
    QCOMPARE(scanned.report->duplicateIndices(), std::uint64_t{1});
    QCOMPARE(scanned.report->duplicates()[0].last, (RecordPlace{Section{90}, Position{0}}));
}

void TestArchiveReport::cutAndUnreadableRecords()
{
    ArchiveSpec spec;
    spec.store.pageSize = PageSize{104}; // two records a page
    spec.itemsPerSection = 100;
    const auto storage = std::make_shared<MemoryStorage>();
    builderWith(spec, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).writeTo(*storage);
    const std::string name = sectionFileName(Section{0});
    // A byte of the second page, and the last two values but one byte.
    (*storage->find(spec.store.keyPartition, name))[8 + 116 + 3] ^= std::byte{1};
    Bytes& values = *storage->find(spec.store.valuePartition, name);
    const std::size_t valueBytes = (values.size() - 8) / 11;
    values.resize(8 + 9 * valueBytes + 1);
    const Scanned scanned = scan(storage, layoutOf(spec));
    QVERIFY(std::ranges::equal(scanned.report->ranges(), std::vector<IndexRange>{{0, 1}, {4, 8}}));
    QCOMPARE(scanned.report->gap(0), (Gap{{2, 3}, GapClass::Unreadable}));
    QCOMPARE(scanned.report->unreadableRecords(), std::uint64_t{2});
    QCOMPARE(scanned.report->cutRecords(), std::uint64_t{2});
    const auto found = alarms(scanned.findings);
    QVERIFY2(found.size() == 3, describe(found).c_str());
    QCOMPARE(found[0].code, FindingCode::IX02);
    QCOMPARE(found[0].position, Position{9});
    QCOMPARE(found[1].code, FindingCode::VA01);
    QCOMPARE(found[1].where.offset.value(), std::uint64_t{8 + 9 * valueBytes});
    QCOMPARE(found[2].code, FindingCode::PG03);
    QCOMPARE(found[2].where.offset.value(), std::uint64_t{8 + 116});
}

void TestArchiveReport::gapsByNumber()
{
    // Gaps without one before the first index are numbered from 0 all the same.
    ArchiveSpec spec;
    const Scanned scanned = scanOf(spec, {0, 2, 3, 7});
    QCOMPARE(scanned.report->gapCount(), std::uint64_t{2});
    QCOMPARE(scanned.report->gap(0).range, (IndexRange{1, 1}));
    QCOMPARE(scanned.report->gap(1).range, (IndexRange{4, 6}));
    QCOMPARE(scanned.report->gapAtOrAfter(0), std::uint64_t{0});
    QCOMPARE(scanned.report->gapAtOrAfter(2), std::uint64_t{1});
    QCOMPARE(scanned.report->gapAtOrAfter(7), std::uint64_t{2});
    QCOMPARE(scanned.report->gapLengths()[0], std::uint64_t{1});
    QCOMPARE(scanned.report->gapLengths()[1], std::uint64_t{1});
    QCOMPARE(scanned.report->fill(), 0.5);
}

void TestArchiveReport::emptyArchive()
{
    ArchiveSpec spec;
    const auto storage = std::make_shared<MemoryStorage>();
    storage->createPartition(spec.store.keyPartition);
    storage->createPartition(spec.store.valuePartition);
    const Scanned scanned = scan(storage, layoutOf(spec));
    QCOMPARE(scanned.report->items(), std::uint64_t{0});
    QCOMPARE(scanned.report->gapCount(), std::uint64_t{0});
    QCOMPARE(scanned.report->gapAtOrAfter(0), std::uint64_t{0});
    QVERIFY(!scanned.report->firstIndex() && !scanned.report->tail() && !scanned.report->longestRange());
    QCOMPARE(scanned.report->fill(), 0.0);
    QVERIFY(scanned.report->longestGaps(5).empty());
    QVERIFY(scanned.findings.empty());
}

void TestArchiveReport::wrongKindAndCancel()
{
    ArchiveSpec spec;
    const auto storage = std::make_shared<MemoryStorage>();
    builderWith(spec, {0, 1, 2}).writeTo(*storage);
    StoreLayout layout = layoutOf(spec);
    std::stop_source source;
    source.request_stop();
    const auto cancelled =
        archiveReport(StoreView::open(storage, layout).value(), {}, Progress(source.get_token()));
    QCOMPARE(cancelled.error().code, Errc::Cancelled);
    layout.kind = StoreKind::Freezer;
    QCOMPARE(archiveReport(StoreView::open(storage, layout).value()).error().code, Errc::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestArchiveReport)
#include "tst_archive_report.moc"
