// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing stores and moments, what-if tables, searching, gaps that another archive fills: against answers
// that are worked out in a slower way, or known from how the store was made.
#include "core/freezer/table_format.h"
#include "core/inspect/gap_filling.h"
#include "core/inspect/search.h"
#include "core/inspect/snapshot.h"
#include "core/inspect/what_if.h"
#include "tests/support/expect.h"
#include "tests/support/golden.h"
#include "tests/support/image_tools.h"
#include "tests/support/store_builder.h"

#include <QTest>

#include <map>
#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::uint64_t kPerSection = 64;

StoreLayout archiveLayout()
{
    StoreLayout layout;
    layout.name = "archive";
    layout.kind = StoreKind::Archive;
    layout.partitions = {"archive_key", "archive_value", {}, {}, {}};
    layout.pageSize = PageSize{1024};
    layout.keySizeBytes = 32;
    layout.itemsPerSection = kPerSection;
    layout.compressed = false;
    layout.codec = Codec::ByteString;
    return layout;
}

StoreLayout freezerLayout()
{
    StoreLayout layout = archiveLayout();
    layout.name = "freezer";
    layout.kind = StoreKind::Freezer;
    layout.partitions = {"freezer_key", "freezer_value", "freezer_table", {}, {}};
    layout.itemsPerSection.reset();
    return layout;
}

ArchiveSpec archiveSpec()
{
    ArchiveSpec spec;
    spec.itemsPerSection = kPerSection;
    return spec;
}

Bytes numberedKey(std::uint64_t number)
{
    Bytes key(32);
    storeBig<std::uint64_t>(MutableByteView(key).first(8), number * 0x9e3779b97f4a7c15ULL);
    storeBig<std::uint64_t>(MutableByteView(key).last(8), number);
    return key;
}

Bytes textValue(std::string_view words)
{
    const ByteView letters = asBytes(words);
    return byteStringBody(Bytes(letters.begin(), letters.end()));
}

using Item64 = std::map<std::uint64_t, std::string>;

DiffSide archiveOf(const Item64& items, std::shared_ptr<MemoryStorage> storage = {})
{
    ArchiveBuilder archive(archiveSpec());
    for (const auto& [index, words] : items)
        archive.put(index, numberedKey(index), textValue(words));
    archive.sync();
    if (!storage)
        storage = std::make_shared<MemoryStorage>();
    archive.writeTo(*storage);
    return must(scanForDiff(must(StoreView::open(storage, archiveLayout()))));
}

DiffSide freezerOf(const std::vector<std::pair<std::uint64_t, std::string>>& puts)
{
    FreezerSpec spec;
    spec.resizeFrequency = 255;
    FreezerBuilder freezer(spec);
    for (const auto& [number, words] : puts)
        freezer.put(numberedKey(number), textValue(words));
    freezer.close();
    auto storage = std::make_shared<MemoryStorage>();
    freezer.writeTo(*storage);
    return must(scanForDiff(must(StoreView::open(storage, freezerLayout()))));
}

struct Told {
    std::vector<Difference> list;
    DiffSummary summary;
    [[nodiscard]] std::string names() const
    {
        std::string text;
        for (const Difference& one : list)
            text +=
                std::string(differenceName(one.kind)) + (one.index ? std::to_string(*one.index) : "") + " ";
        return text;
    }
};

Told compare(const DiffSide& a, const DiffSide& b, const DiffOptions& options = {})
{
    Told told;
    told.summary = must(diffStores(
        a, b,
        [&](const Difference& difference) -> Result<> {
            told.list.push_back(difference);
            return {};
        },
        options));
    return told;
}

Item64 numbered(std::uint64_t first, std::uint64_t last)
{
    Item64 items;
    for (std::uint64_t index = first; index <= last; ++index)
        items[index] = "value " + std::to_string(index);
    return items;
}

SearchQuery expression(const char* text)
{
    SearchQuery query;
    query.kind = SearchKind::Regex;
    query.text = text;
    return query;
}

Told searchTold(const DiffSide& store, SearchQuery query, SearchSummary& summary)
{
    Told told;
    const Searcher searcher = must(Searcher::make(std::move(query)));
    summary = must(searchStore(store, searcher, [&](const Item& item, const SearchHit&) -> Result<> {
        Difference one;
        one.key = item.record.key;
        one.index = item.record.index;
        told.list.push_back(one);
        return {};
    }));
    return told;
}

} // namespace

class TestAnalysis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalArchivesDoNotDiffer();
    void everyDifferenceOfArchivesIsTold();
    void aBadValueIsTold();
    void compressionMakesNoDifference();
    void freezersAreComparedByKey();
    void bucketsAreCompared();
    void kindsDoNotMix();
    void aSnapshotOfTheSameStoreIsEqual();
    void aSnapshotTellsWhatWasAdded();
    void aSnapshotTellsPruningAndChanges();
    void aSnapshotOfAFreezerTellsHeads();
    void snapshotsSurviveTheirFile();
    void damagedSnapshotsAreRefused();
    void translatorsAreCounted();
    void tablesAreCounted();
    void tighteningIsCounted();
    void gapsAreFilled();
    void searchFinds_data();
    void searchFinds();
    void badExpressionsAreRefused();
    void aHardExpressionEnds();
};

void TestAnalysis::equalArchivesDoNotDiffer()
{
    const Told told = compare(archiveOf(numbered(5, 300)), archiveOf(numbered(5, 300)));
    QVERIFY(told.summary.isEqual());
    QCOMPARE(told.summary.same, 296U);
}

void TestAnalysis::everyDifferenceOfArchivesIsTold()
{
    Item64 a = numbered(0, 200);
    Item64 b = numbered(0, 200);
    a.erase(17);
    b.erase(100);
    b.erase(101);
    b[150] = "another";
    const Told told = compare(archiveOf(a), archiveOf(b));
    QCOMPARE(QString::fromStdString(told.names()), QStringLiteral("only-b17 only-a100 only-a101 value150 "));
    QCOMPARE(told.summary.itemsA, 200U);
    QCOMPARE(told.summary.itemsB, 199U);
    QCOMPARE(told.summary.same, 197U);
    QVERIFY(equalBytes(told.list[0].key, numberedKey(17)));
    QVERIFY(told.list[0].b && !told.list[0].a);
    QVERIFY(told.list[3].a && told.list[3].b);
    // Another key under an index.
    ArchiveBuilder other(archiveSpec());
    other.put(7, numberedKey(8), textValue("value 7"));
    other.sync();
    auto storage = std::make_shared<MemoryStorage>();
    other.writeTo(*storage);
    const DiffSide side = must(scanForDiff(must(StoreView::open(storage, archiveLayout()))));
    QCOMPARE(QString::fromStdString(compare(archiveOf(numbered(7, 7)), side).names()),
             QStringLiteral("key7 "));
}

void TestAnalysis::aBadValueIsTold()
{
    auto storage = std::make_shared<MemoryStorage>();
    (void)archiveOf(numbered(0, 20), storage);
    // The value file of the only section: one bit of the first value.
    Bytes* const file = storage->find("archive_value", "0000000000000000");
    QVERIFY(file != nullptr);
    (*file)[10] ^= std::byte{1};
    const DiffSide broken = must(scanForDiff(must(StoreView::open(storage, archiveLayout()))));
    const DiffSide whole = archiveOf(numbered(0, 20));
    QCOMPARE(QString::fromStdString(compare(broken, whole).names()), QStringLiteral("bad-a0 "));
    QCOMPARE(QString::fromStdString(compare(whole, broken).names()), QStringLiteral("bad-b0 "));
    QCOMPARE(QString::fromStdString(compare(broken, broken).names()), QStringLiteral("bad-both0 "));
}

void TestAnalysis::compressionMakesNoDifference()
{
    ArchiveSpec spec;
    spec.store.compressionLevel = 3;
    spec.itemsPerSection = 32;
    ArchiveBuilder packed(spec);
    for (const auto& [index, words] : numbered(0, 99))
        packed.put(index, numberedKey(index), textValue(words));
    packed.sync();
    auto storage = std::make_shared<MemoryStorage>();
    packed.writeTo(*storage);
    StoreLayout layout = archiveLayout();
    layout.compressed = true;
    layout.itemsPerSection = 32;
    const DiffSide side = must(scanForDiff(must(StoreView::open(storage, layout))));
    const Told told = compare(archiveOf(numbered(0, 99)), side);
    QVERIFY2(told.summary.isEqual(), told.names().c_str());
    QCOMPARE(told.summary.same, 100U);
}

void TestAnalysis::freezersAreComparedByKey()
{
    std::vector<std::pair<std::uint64_t, std::string>> puts;
    for (std::uint64_t i = 0; i < 300; ++i)
        puts.emplace_back(i, "v" + std::to_string(i));
    auto reversed = puts;
    std::ranges::reverse(reversed);
    QVERIFY(compare(freezerOf(puts), freezerOf(reversed)).summary.isEqual());
    // A newer record of a key hides the older one.
    auto changed = puts;
    changed.emplace_back(42, "new");
    changed.emplace_back(1000, "more");
    const Told told = compare(freezerOf(puts), freezerOf(changed));
    QCOMPARE(told.summary.count(DifferenceKind::Value), 1U);
    QCOMPARE(told.summary.count(DifferenceKind::OnlyB), 1U);
    QCOMPARE(told.list.size(), std::size_t(2));
    changed.emplace_back(42, "v42"); // and back again
    QCOMPARE(compare(freezerOf(puts), freezerOf(changed)).summary.count(DifferenceKind::Value), 0U);
}

void TestAnalysis::bucketsAreCompared()
{
    std::vector<std::pair<std::uint64_t, std::string>> puts;
    for (std::uint64_t i = 0; i < 300; ++i)
        puts.emplace_back(i, "v");
    auto more = puts;
    more.emplace_back(299, "v"); // the head of its bucket again: the chain is longer
    const Told told = compare(freezerOf(puts), freezerOf(more), DiffOptions{true});
    QCOMPARE(told.summary.count(DifferenceKind::Chain), 1U);
    QCOMPARE(told.summary.count(DifferenceKind::Head), 0U);
    QCOMPARE(told.list.back().bucket->value, bucketOfKey(numberedKey(299), 64).value);
    QCOMPARE(told.list.back().lengthB, told.list.back().lengthA + 1);
    more.emplace_back(5000, "v");
    const Told heads = compare(freezerOf(puts), freezerOf(more), DiffOptions{true});
    QVERIFY(heads.summary.count(DifferenceKind::Head) >= 1U);
}

void TestAnalysis::kindsDoNotMix()
{
    const Error error = mustFail(diffStores(archiveOf(numbered(0, 3)), freezerOf({{1, "a"}}),
                                            [](const Difference&) -> Result<> { return {}; }));
    QCOMPARE(error.code, Errc::InvalidArgument);
}

void TestAnalysis::aSnapshotOfTheSameStoreIsEqual()
{
    const DiffSide archive = archiveOf(numbered(3, 500));
    QVERIFY(must(compareWithSnapshot(must(takeSnapshot(archive, 1)), archive)).isEqual());
    const DiffSide freezer = freezerOf({{1, "a"}, {2, "b"}, {3, "c"}});
    QVERIFY(must(compareWithSnapshot(must(takeSnapshot(freezer, 1)), freezer)).isEqual());
    QCOMPARE(mustFail(compareWithSnapshot(must(takeSnapshot(freezer, 1)), archive)).code,
             Errc::InvalidArgument);
}

void TestAnalysis::aSnapshotTellsWhatWasAdded()
{
    const Snapshot then = must(takeSnapshot(archiveOf(numbered(0, 99)), 1));
    const SnapshotDiff diff = must(compareWithSnapshot(then, archiveOf(numbered(0, 149))));
    QCOMPARE(diff.sections.size(), std::size_t(2));
    QCOMPARE(diff.sections[0].kind, SectionChangeKind::Grown); // 64 … 99 were there
    QCOMPARE(diff.sections[0].recordsThen, 36U);
    QCOMPARE(diff.sections[0].recordsNow, 64U);
    QCOMPARE(diff.sections[1].kind, SectionChangeKind::New);
    QVERIFY(diff.indicesGone.empty());
    const std::vector<IndexRange> added = {{100, 149}};
    QVERIFY(diff.indicesNew == added);
}

void TestAnalysis::aSnapshotTellsPruningAndChanges()
{
    const Snapshot then = must(takeSnapshot(archiveOf(numbered(0, 199)), 1));
    Item64 later = numbered(64, 199);
    later.erase(70);
    const SnapshotDiff diff = must(compareWithSnapshot(then, archiveOf(later)));
    const std::vector<IndexRange> gone = {{0, 63}, {70, 70}};
    QVERIFY(diff.indicesGone == gone);
    QCOMPARE(diff.sections.front().kind, SectionChangeKind::Gone);
    QCOMPARE(diff.sections[1].kind, SectionChangeKind::Shrunk);
    // The same number of records, but others.
    Item64 other = numbered(0, 199);
    other[65] = "value of another length";
    const SnapshotDiff changed = must(compareWithSnapshot(then, archiveOf(other)));
    QCOMPARE(changed.sections.size(), std::size_t(1));
    QCOMPARE(changed.sections[0].kind, SectionChangeKind::Changed);
    QCOMPARE(changed.sections[0].section.value, 64U);
}

void TestAnalysis::aSnapshotOfAFreezerTellsHeads()
{
    std::vector<std::pair<std::uint64_t, std::string>> puts{{1, "a"}, {2, "b"}, {3, "c"}};
    const Snapshot then = must(takeSnapshot(freezerOf(puts), 1));
    puts.emplace_back(4, "d");
    const SnapshotDiff diff = must(compareWithSnapshot(then, freezerOf(puts)));
    QCOMPARE(diff.bucketsChanged, 1U);
    QCOMPARE(diff.buckets[0].bucket.value, bucketOfKey(numberedKey(4), 64).value);
    QCOMPARE(diff.buckets[0].lengthNow, diff.buckets[0].lengthThen + 1);
    QCOMPARE(diff.recordsNow, diff.recordsThen + 1);
}

void TestAnalysis::snapshotsSurviveTheirFile()
{
    const DiffSide freezer = freezerOf({{1, "a"}, {2, "b"}, {3, "c"}});
    for (const DiffSide& side : {archiveOf(numbered(3, 5000)), freezer}) {
        const Snapshot snapshot = must(takeSnapshot(side, 1234567890123));
        const Bytes file = must(encodeSnapshot(snapshot));
        QVERIFY(must(decodeSnapshot(file)) == snapshot);
        QVERIFY(file.size() < 8000);
    }
}

void TestAnalysis::damagedSnapshotsAreRefused()
{
    const Bytes file = must(encodeSnapshot(must(takeSnapshot(archiveOf(numbered(3, 500)), 7))));
    for (std::size_t length = 0; length < file.size(); ++length)
        QVERIFY(!decodeSnapshot(ByteView(file).first(length)).has_value());
    for (std::size_t at = 0; at < file.size(); ++at) {
        Bytes flipped = file;
        flipped[at] ^= std::byte{0x10};
        QVERIFY(!decodeSnapshot(flipped).has_value());
    }
    QCOMPARE(mustFail(decodeSnapshot({})).code, Errc::InvalidValue);
}

void TestAnalysis::translatorsAreCounted()
{
    // Keys whose first bytes are few: 3 first bytes, 30 first pairs.
    ArchiveBuilder archive(archiveSpec());
    std::vector<Bytes> keys;
    for (std::uint64_t i = 0; i < 300; ++i) {
        Bytes key(32);
        key[0] = static_cast<std::byte>(i % 3);
        key[1] = static_cast<std::byte>(i % 10);
        storeBig<std::uint32_t>(MutableByteView(key).subspan(4, 4), static_cast<std::uint32_t>(i));
        keys.push_back(key);
        archive.put(i, key, textValue("v"));
    }
    archive.sync();
    auto storage = std::make_shared<MemoryStorage>();
    archive.writeTo(*storage);
    const auto view = must(StoreView::open(storage, archiveLayout()));
    const auto outlooks = must(translatorOutlook(*view));
    QCOMPARE(outlooks.size(), std::size_t(4));
    for (const TranslatorOutlook& one : outlooks) {
        std::map<std::uint64_t, std::uint64_t> lists;
        double reads = 0;
        for (const Bytes& key : keys)
            reads += double(lists[one.translator.translate(key)]++);
        QCOMPARE(one.items, 300U);
        QCOMPARE(one.keys, lists.size());
        QCOMPARE(one.unnecessaryReads, reads / 300);
        QVERIFY(one.memoryBytes > 0);
    }
    QCOMPARE(outlooks[0].keys, 3U);
    QCOMPARE(outlooks[1].keys, 30U);
    QCOMPARE(outlooks[3].conflicts(), 0U);
    QCOMPARE(mustFail(translatorOutlook(freezerOf({{1, "a"}}).view())).code, Errc::InvalidArgument);
}

void TestAnalysis::tablesAreCounted()
{
    std::vector<std::pair<std::uint64_t, std::string>> puts;
    for (std::uint64_t i = 0; i < 1000; ++i)
        puts.emplace_back(i % 800, "v");
    const DiffSide side = freezerOf(puts);
    const auto outlooks = must(tableOutlook(*side.freezer->chains));
    QCOMPARE(outlooks.size(), std::size_t(6));
    for (const TableOutlook& one : outlooks) {
        // The store as it would be: the last put of a key is the one that counts.
        std::map<std::uint64_t, std::uint32_t> chains;
        std::map<std::uint64_t, std::uint32_t> cost;
        for (auto put = puts.rbegin(); put != puts.rend(); ++put) {
            const std::uint64_t bucket = bucketOfKey(numberedKey(put->first), one.tableSize).value;
            cost.try_emplace(put->first, chains[bucket]);
            ++chains[bucket];
        }
        double sum = 0;
        for (const auto& [number, reads] : cost)
            sum += reads;
        QCOMPARE(one.meanLookupCost, sum / 800);
        QCOMPARE(one.usedBuckets, chains.size());
        QCOMPARE(one.isPresent, one.tableSize == 64);
        if (one.isPresent)
            QCOMPARE(one.meanLookupCost, side.freezer->meanLookupCost);
    }
}

void TestAnalysis::tighteningIsCounted()
{
    // A resize copies heads: chains then begin with records of the other half.
    FreezerSpec spec;
    spec.tableInitialSize = 16;
    spec.resizeFrequency = 2;
    FreezerBuilder freezer(spec);
    for (std::uint64_t i = 0; i < 400; ++i) {
        freezer.put(numberedKey(i), textValue("v"));
        if (i % 20 == 19)
            freezer.sync();
    }
    freezer.close();
    auto storage = std::make_shared<MemoryStorage>();
    freezer.writeTo(*storage);
    const DiffSide side = must(scanForDiff(must(StoreView::open(storage, freezerLayout()))));
    const ChainPass& chains = *side.freezer->chains;
    const TightenOutlook outlook = must(tightenOutlook(chains));
    QVERIFY(outlook.bucketsChanged > 0);
    QCOMPARE(outlook.meanBefore, side.freezer->meanLookupCost);
    // Walked one by one: a lookup that begins at the first record of its own bucket.
    double sum = 0;
    std::uint64_t keys = 0;
    for (Row row = 0; row < chains.records(); ++row) {
        if (!chains.reachable(row) || chains.shadowed(row))
            continue;
        const Bucket bucket = *chains.bucketOf(row);
        std::optional<Row> at = chains.head(bucket);
        while (chains.bucketOf(*at) != bucket)
            at = chains.next(*at);
        for (; *at != row; at = chains.next(*at))
            ++sum;
        ++keys;
    }
    QCOMPARE(outlook.meanAfter, sum / double(keys));
    QVERIFY(outlook.meanAfter < outlook.meanBefore);
}

void TestAnalysis::gapsAreFilled()
{
    Item64 items = numbered(10, 100);
    for (const std::uint64_t missing : {20U, 21U, 22U, 40U, 60U, 61U})
        items.erase(missing);
    const DiffSide here = archiveOf(items);
    Item64 there = numbered(5, 21);
    there[40] = "x";
    there[61] = "x";
    there[200] = "x";
    const DiffSide other = archiveOf(there);
    const auto fillings = gapsFilledBy(*here.archive, other.archive->ranges());
    std::set<std::uint64_t> filled;
    for (const GapFilling& one : fillings)
        for (std::uint64_t index = one.range.first; index <= one.range.last; ++index)
            filled.insert(index);
    std::set<std::uint64_t> wanted;
    for (const auto& [index, words] : there)
        if (!items.contains(index) && index < 100)
            wanted.insert(index);
    QVERIFY(filled == wanted);
    QCOMPARE(indicesIn(fillings), wanted.size());
    QCOMPARE(fillings.front().gapClass, GapClass::BeforeFirst);
    QVERIFY(gapsFilledBy(*here.archive, here.archive->ranges()).empty());
}

void TestAnalysis::searchFinds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<bool>("ignoreCase");
    QTest::addColumn<int>("hits");
    const auto row = [](const char* name, SearchKind kind, const char* what, bool ignoreCase, int hits) {
        QTest::newRow(name) << int(kind) << QByteArray(what) << ignoreCase << hits;
    };
    row("text", SearchKind::Text, "value 10", false, 11);
    row("other case", SearchKind::Text, "VALUE 10", false, 0);
    row("ignored case", SearchKind::Text, "VALUE 10", true, 11);
    row("expression", SearchKind::Regex, "value [0-9]$", false, 10);
    row("expression, ignored case", SearchKind::Regex, "VALUE 1[0-9]$", true, 10);
    row("nowhere", SearchKind::Text, "nothing like it", false, 0);
}

void TestAnalysis::searchFinds()
{
    QFETCH(const int, kind);
    QFETCH(const QByteArray, what);
    QFETCH(const bool, ignoreCase);
    QFETCH(const int, hits);
    const DiffSide store = archiveOf(numbered(0, 109));
    SearchSummary summary;
    SearchQuery query;
    query.kind = SearchKind(kind);
    query.text = what.toStdString();
    query.ignoreCase = ignoreCase;
    const Told told = searchTold(store, query, summary);
    QCOMPARE(int(told.list.size()), hits);
    QCOMPARE(summary.items, 110U);
    QCOMPARE(int(summary.hits), hits);
    // A key, by its bytes.
    SearchQuery bytes;
    bytes.kind = SearchKind::Hex;
    bytes.bytes = numberedKey(77);
    bytes.inValues = false;
    const Told byKey = searchTold(store, bytes, summary);
    QCOMPARE(byKey.list.size(), std::size_t(1));
    QCOMPARE(byKey.list[0].index.value_or(0), 77U);
}

void TestAnalysis::badExpressionsAreRefused()
{
    QCOMPARE(mustFail(Searcher::make(expression("("))).code, Errc::InvalidArgument);
    QCOMPARE(mustFail(Searcher::make(expression(""))).code, Errc::InvalidArgument);
    QCOMPARE(mustFail(Searcher::make(SearchQuery())).code, Errc::InvalidArgument);
}

void TestAnalysis::aHardExpressionEnds()
{
    const Searcher searcher = must(Searcher::make(expression("(a+)+(b+)+$")));
    const std::string hard = std::string(100'000, 'a') + "c";
    QVERIFY(!searcher.find(asBytes(hard)));
    const Searcher deep = must(Searcher::make(expression("(x|y)*z")));
    const std::string longText(1 << 20, 'x');
    (void)deep.find(asBytes(longText)); // neither the stack nor the time runs out
}

QTEST_APPLESS_MAIN(TestAnalysis)
#include "tst_analysis.moc"
