// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dumps and lookups against what the engines read from the golden stores, and on stores that are damaged in a
// known way.
#include "core/base/crc32c.h"
#include "core/base/sha256.h"
#include "core/inspect/item_stream.h"
#include "core/storage/blob_name.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"
#include "tests/support/store_builder.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <map>

using namespace cryo;
using namespace cryo::test;
using nlohmann::json;

namespace {

/// A value as the peer prints it.
json jsonOf(const DecodedValue& value)
{
    constexpr std::uint64_t kExact = (std::uint64_t{1} << 53) - 1;
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return *number > kExact ? json(std::to_string(*number)) : json(*number);
    if (const auto* number = std::get_if<std::int32_t>(&value))
        return *number;
    const Bytes& bytes = std::get<Bytes>(value);
    if (bytes.size() <= 64)
        return toHex(bytes);
    return {{"len", bytes.size()}, {"sha256", toHex(sha256(bytes))}};
}

std::string indexText(const json& index)
{
    return index.is_string() ? index.get<std::string>() : std::to_string(index.get<std::uint64_t>());
}

/// A golden store opened for looking, with or without its checkpoint.
struct Golden {
    GoldenScenario scenario;
    GoldenCopy copy;
    std::shared_ptr<const ReadOnlyFileStorage> storage;
    StoreLayout layout;
    std::shared_ptr<const StoreView> view;

    explicit Golden(const std::string& label, bool withCheckpoint = true)
        : scenario(goldenScenario(label))
        , copy(scenario)
        , storage(ReadOnlyFileStorage::open(copy.root()).value())
        , layout(layoutFromPeerConfig(scenario.config(), *storage))
    {
        if (!withCheckpoint)
            layout.checkpoint.reset();
        view = StoreView::open(storage, layout).value()->countRecords().value();
    }
};

/// Equal files with equal bytes.
bool sameContents(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const auto contents = [](const std::filesystem::path& top) {
        std::map<std::string, std::uint64_t> files;
        for (const auto& [path, entry] : digestTree(top))
            if (std::filesystem::is_regular_file(top / path))
                files.emplace(path, entry.contentHash);
        return files;
    };
    return contents(a) == contents(b);
}

struct Dumped {
    std::shared_ptr<const FreezerReport> freezer;
    std::vector<Item> items;
    std::vector<Finding> findings;
};

Dumped dumpArchive(const std::shared_ptr<const StoreView>& view, const ItemStreamOptions& options = {})
{
    Dumped dumped;
    const FindingSink sink = [&](Finding finding) { dumped.findings.push_back(std::move(finding)); };
    const auto report = archiveReport(view, sink).value();
    const auto done = forEachArchiveItem(
        *report,
        [&](const Item& item) -> Result<> {
            dumped.items.push_back(item);
            return {};
        },
        sink, {}, options);
    if (!done)
        qFatal("%s", toString(done.error()).c_str());
    return dumped;
}

Dumped dumpFreezer(const std::shared_ptr<const StoreView>& view)
{
    Dumped dumped;
    const FindingSink sink = [&](Finding finding) { dumped.findings.push_back(std::move(finding)); };
    const auto report = freezerReport(view, sink).value();
    dumped.freezer = report;
    const auto done = forEachFreezerItem(
        *report,
        [&](const Item& item) -> Result<> {
            dumped.items.push_back(item);
            return {};
        },
        sink);
    if (!done)
        qFatal("%s", toString(done.error()).c_str());
    return dumped;
}

} // namespace

class TestItemStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenArchives_data();
    void goldenArchives();
    void goldenFreezers_data();
    void goldenFreezers();
    void lookingChangesNothing();
    void outOfOrderStraysAndDuplicates();
    void cutAndSalvageableRecords();
    void valuesThatFail();
    void cursors();
    void lookupsWithoutParameters();
    void visitorsStopTheStream();
};

void TestItemStream::goldenArchives_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        if (scenario.config().at("engine") == "archive" && scenario.opens())
            QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

// Also of the stores that opening changes: what the engine drops is what the report calls cut.
void TestItemStream::goldenArchives()
{
    QFETCH(QString, label);
    const Golden golden(label.toStdString());
    const Dumped dumped = dumpArchive(golden.view);
    const bool laterKeyWins = golden.scenario.release == "2026.7.1";
    std::size_t next = 0;
    for (const json& line : golden.scenario.lines("expected.jsonl")) {
        if (line.contains("index")) {
            QVERIFY(next < dumped.items.size());
            const Item& item = dumped.items[next++];
            QCOMPARE(std::to_string(item.record.index.value()), indexText(line["index"]));
            if (line.contains("error")) {
                QVERIFY(!item.value);
                QCOMPARE("journal error: " + item.reason, line["error"].get<std::string>());
            } else {
                QVERIFY2(item.value, item.reason.c_str());
                QCOMPARE(jsonOf(*item.value).dump(), line["value"].dump());
            }
            const auto found = lookupByIndex(*golden.view, *item.record.index).value();
            QCOMPARE(found.size(), std::size_t{1});
            QCOMPARE(found[0].body, item.body);
        } else if (line.contains("key")) {
            const Bytes key = fromHex(line["key"].get<std::string>()).value();
            const auto found = lookupByKey(*golden.view, key).value();
            if (line.contains("error")) {
                QVERIFY(!found.at(0).value);
            } else if (line["value"].is_null()) {
                QVERIFY(found.empty());
            } else {
                const Item& answer = laterKeyWins ? found.back() : found.front();
                QCOMPARE(jsonOf(answer.value.value()).dump(), line["value"].dump());
            }
        }
    }
    QCOMPARE(next, dumped.items.size());
}

void TestItemStream::goldenFreezers_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("withCheckpoint");
    for (const GoldenScenario& scenario : goldenScenarios()) {
        if (scenario.config().at("engine") != "freezer")
            continue;
        const QString label = QString::fromStdString(scenario.label());
        QTest::newRow((scenario.label() + " checkpoint").c_str()) << label << true;
        // Later releases delete a freezer that they open without its checkpoint.
        if (scenario.release == "2026.2.0")
            QTest::newRow((scenario.label() + " none").c_str()) << label << false;
    }
}

void TestItemStream::goldenFreezers()
{
    QFETCH(QString, label);
    QFETCH(bool, withCheckpoint);
    const Golden golden(label.toStdString(), withCheckpoint);
    const auto expected =
        golden.scenario.lines(withCheckpoint ? "expected.jsonl" : "expected-no-checkpoint.jsonl");
    const std::string after = withCheckpoint ? "after-open" : "after-open-no-checkpoint";
    const bool changed = std::filesystem::exists(golden.scenario.folder / after) &&
                         !sameContents(golden.scenario.folder / after, golden.copy.root());
    const Dumped dumped = dumpFreezer(golden.view);
    std::map<std::string, const Item*> answers;
    for (const Item& item : dumped.items) {
        QCOMPARE(item.depth.has_value(), item.reachable);
        if (!item.shadowed)
            QVERIFY2(answers.emplace(toHex(item.record.key), &item).second, "two rows are not shadowed");
    }
    const bool sameSize = dumped.freezer->table.size == golden.view->tableSize();
    std::uint64_t unnecessaryReads = 0;
    for (const json& line : expected) {
        if (!line.contains("key")) {
            // Where a resize is half done we look keys up by the right size, the engine by the doubled one.
            if (line.contains("metrics") && !changed && sameSize)
                QCOMPARE(unnecessaryReads, line["metrics"]["unnecessary_reads_total"].get<std::uint64_t>());
            continue;
        }
        const std::string key = line["key"];
        const auto found = lookupByKey(*golden.view, fromHex(key).value()).value();
        if (line.contains("value") && !line["value"].is_null() && !(changed && withCheckpoint)) {
            QVERIFY2(answers.contains(key), key.c_str());
            QCOMPARE(jsonOf(answers[key]->value.value()).dump(), line["value"].dump());
            QVERIFY(answers[key]->reachable);
            unnecessaryReads += *answers[key]->depth;
            QVERIFY(!found.empty());
            QCOMPARE(found[0].record.place, answers[key]->record.place);
            QCOMPARE(found[0].depth, answers[key]->depth);
        } else if (line.contains("value") && line["value"].is_null() && golden.view->tableSize() > 0) {
            unnecessaryReads += dumped.freezer->chains->chainLength(
                bucketOfKey(fromHex(key).value(), golden.view->tableSize()));
        } else if (line.contains("error") && answers.contains(key) && answers[key]->reachable) {
            unnecessaryReads += *answers[key]->depth;
        }
    }
}

void TestItemStream::lookingChangesNothing()
{
    for (const std::string label : {"2026.2.0/freezer-torn-journal", "2026.2.0/archive-torn-short"}) {
        const Golden golden(label);
        const auto before = digestTree(golden.copy.root());
        if (golden.layout.kind == StoreKind::Archive)
            dumpArchive(golden.view);
        else
            dumpFreezer(golden.view);
        QCOMPARE(differences(before, digestTree(golden.copy.root())), std::string());
    }
}

namespace {

StoreLayout layoutOf(const StoreSpec& store, StoreKind kind)
{
    StoreLayout layout;
    layout.name = "store";
    layout.kind = kind;
    layout.partitions.key = store.keyPartition;
    layout.partitions.value = store.valuePartition;
    layout.pageSize = store.pageSize;
    layout.keySizeBytes = store.keySizeBytes;
    layout.compressed = store.compressionLevel.has_value();
    layout.codec = Codec::ByteString;
    return layout;
}

StoreLayout layoutOf(const ArchiveSpec& spec)
{
    StoreLayout layout = layoutOf(spec.store, StoreKind::Archive);
    layout.itemsPerSection = spec.itemsPerSection;
    return layout;
}

StoreLayout layoutOf(const FreezerSpec& spec)
{
    StoreLayout layout = layoutOf(spec.store, StoreKind::Freezer);
    layout.partitions.table = spec.tablePartition;
    return layout;
}

Bytes keyOf(std::uint64_t number)
{
    Bytes key(24);
    appendBig(key, number);
    return key;
}

std::vector<std::uint64_t> indicesOf(const Dumped& dumped)
{
    std::vector<std::uint64_t> indices;
    for (const Item& item : dumped.items)
        indices.push_back(item.record.index.value());
    return indices;
}

} // namespace

void TestItemStream::outOfOrderStraysAndDuplicates()
{
    ArchiveSpec spec;
    spec.itemsPerSection = 10;
    ArchiveBuilder builder(spec);
    for (const unsigned index : {7U, 3U, 0U, 14U, 12U, 25U, 33U, 31U})
        builder.put(index, keyOf(index), byteStringBody(keyOf(index)));
    builder.putMulti(3, keyOf(99), byteStringBody(keyOf(98)));
    builder.sync();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    const std::vector<std::uint64_t> ascending = {0, 3, 3, 7, 12, 14, 25, 31, 33};
    for (const unsigned itemsPerSection : {10U, 20U, 5U, 1U, 30U, 7U}) {
        StoreLayout layout = layoutOf(spec);
        layout.itemsPerSection = itemsPerSection;
        const Dumped dumped = dumpArchive(StoreView::open(storage, layout).value());
        QCOMPARE(indicesOf(dumped), ascending);
        for (const Item& item : dumped.items)
            QVERIFY(item.value.has_value());
        QCOMPARE(dumped.items[1].record.key, keyOf(3));
        QCOMPARE(dumped.items[2].record.key, keyOf(99));
        QCOMPARE(dumped.items[2].body, byteStringBody(keyOf(98)));
    }
    StoreLayout unknown = layoutOf(spec);
    unknown.itemsPerSection.reset();
    const auto view = StoreView::open(storage, unknown).value();
    QCOMPARE(indicesOf(dumpArchive(view)), ascending);
    QCOMPARE(lookupByIndex(*view, 3).value().size(), std::size_t{2});
    QCOMPARE(lookupByIndex(*view, 33).value().at(0).record.place, (RecordPlace{Section{30}, Position{0}}));
    QVERIFY(lookupByIndex(*view, 34).value().empty());
}

void TestItemStream::cutAndSalvageableRecords()
{
    ArchiveSpec spec;
    spec.store.pageSize = PageSize{104}; // two records a page
    ArchiveBuilder builder(spec);
    for (std::uint64_t index = 0; index < 10; ++index)
        builder.put(index, keyOf(index), byteStringBody(keyOf(index)));
    builder.sync();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    const std::string name = sectionFileName(Section{0});
    // A key byte of record 4, and the last value but one byte.
    (*storage->find(spec.store.keyPartition, name))[8 + 2 * 116 + 20] ^= std::byte{1};
    storage->find(spec.store.valuePartition, name)->pop_back();
    const auto view = StoreView::open(storage, layoutOf(spec)).value();
    QCOMPARE(indicesOf(dumpArchive(view)), (std::vector<std::uint64_t>{0, 1, 2, 3, 6, 7, 8}));
    const Dumped all = dumpArchive(view, {.cutRecords = true, .salvageable = true});
    QCOMPARE(indicesOf(all), (std::vector<std::uint64_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(all.items[4].record.trust, RecordTrust::Unverified);
    QVERIFY(all.items[5].value.has_value());
    QCOMPARE(all.items[9].valueState, ValueState::OutOfFile);
    QVERIFY(!all.items[9].value && !all.items[9].reason.empty());
    QCOMPARE(withCode(all.findings, FindingCode::PG03).size(), std::size_t{1});
    QVERIFY(lookupByIndex(*view, 9).value().empty());
    QCOMPARE(lookupByIndex(*view, 9, {}, {.cutRecords = true}).value().size(), std::size_t{1});
    QVERIFY(lookupByKey(*view, keyOf(4)).value().empty());
}

void TestItemStream::valuesThatFail()
{
    ArchiveSpec spec;
    spec.store.compressionLevel = 3;
    ArchiveBuilder builder(spec);
    for (std::uint64_t index = 0; index < 6; ++index)
        builder.put(index, keyOf(index), byteStringBody(Bytes(1000, std::byte{7})));
    builder.sync();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    Bytes& file = *storage->find(spec.store.valuePartition, sectionFileName(Section{0}));
    const std::size_t valueBytes = (file.size() - 8) / 6;
    const auto replace = [&](std::size_t number, Bytes body) {
        appendBig(body, crc32c(body));
        QVERIFY(body.size() == valueBytes);
        std::ranges::copy(body, file.begin() + static_cast<std::ptrdiff_t>(8 + number * valueBytes));
    };
    file[8 + valueBytes + 3] ^= std::byte{0x10};
    replace(2, Bytes(valueBytes - 4, std::byte{0x55})); // not zstd
    StoreLayout layout = layoutOf(spec);
    const auto view = StoreView::open(storage, layout).value();
    Dumped dumped = dumpArchive(view, {.valueLimitBytes = 1002});
    QCOMPARE(dumped.items.size(), std::size_t{6});
    QCOMPARE(dumped.items[1].valueState, ValueState::ChecksumMismatch);
    QCOMPARE(dumped.items[2].valueState, ValueState::BadCompression);
    QVERIFY(dumped.items[3].value.has_value());
    QVERIFY2(alarms(dumped.findings).size() == 2, describe(dumped.findings).c_str());
    const Finding checksum = withCode(dumped.findings, FindingCode::VA02).at(0);
    QCOMPARE(checksum.where.offset.value(), std::uint64_t{8 + valueBytes});
    QCOMPARE(sentence(checksum), std::string("The value of index 1 fails its checksum."));
    QCOMPARE(withCode(dumped.findings, FindingCode::VA03).at(0).where.offset.value(),
             std::uint64_t{8 + 2 * valueBytes});
    // One byte less than they grow to.
    dumped = dumpArchive(view, {.valueLimitBytes = 1001});
    QCOMPARE(withCode(dumped.findings, FindingCode::VA06).size(), std::size_t{4});
    QCOMPARE(dumped.items[0].valueState, ValueState::OverLimit);
    // Read as another codec.
    layout.codec = Codec::U64;
    dumped = dumpArchive(StoreView::open(storage, layout).value());
    QCOMPARE(withCode(dumped.findings, FindingCode::VA04).size(), std::size_t{4});
    QCOMPARE(dumped.items[0].valueState, ValueState::Good);
    QVERIFY(!dumped.items[0].value);
}

void TestItemStream::cursors()
{
    FreezerSpec spec;
    FreezerBuilder builder(spec);
    const Cursor first = builder.put(keyOf(1), byteStringBody(keyOf(11)));
    const Cursor second = builder.put(keyOf(1), byteStringBody(keyOf(12)));
    builder.close();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    StoreLayout layout = layoutOf(spec);
    layout.checkpoint = builder.lastCheckpoint();
    const auto view = StoreView::open(storage, layout).value();
    QCOMPARE(lookupByCursor(*view, first).body, byteStringBody(keyOf(11)));
    QCOMPARE(lookupByCursor(*view, second).body, byteStringBody(keyOf(12)));
    QCOMPARE(lookupByCursor(*view, {Section{9}, first.place}).valueState, ValueState::NoFile);
    QCOMPARE(lookupByCursor(*view, {Section{0}, {LogicalOffset{UINT64_MAX}, 5}}).valueState,
             ValueState::OutOfFile);
    const auto found = lookupByKey(*view, keyOf(1)).value();
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].cursor, second);
    QVERIFY(!found[0].shadowed && found[1].shadowed);
    const Dumped dumped = dumpFreezer(view);
    QCOMPARE(dumped.items.size(), std::size_t{2});
    QVERIFY(dumped.items[0].shadowed && !dumped.items[1].shadowed);
    QCOMPARE(dumped.items[0].depth, 1U);
    QCOMPARE(withCode(dumped.findings, FindingCode::FZ16).at(0).arguments.at(0).second, std::string("1"));
}

void TestItemStream::lookupsWithoutParameters()
{
    ArchiveSpec spec;
    ArchiveBuilder builder(spec);
    builder.put(1, keyOf(1), byteStringBody({}));
    builder.sync();
    const auto storage = std::make_shared<MemoryStorage>();
    builder.writeTo(*storage);
    StoreLayout layout = layoutOf(spec);
    QCOMPARE(lookupByKey(*StoreView::open(storage, layout).value(), Bytes(3)).error().code,
             Errc::InvalidArgument);
    layout.keySizeBytes.reset();
    const auto view = StoreView::open(storage, layout).value();
    QCOMPARE(lookupByIndex(*view, 1).error().code, Errc::Unsupported);
    QCOMPARE(lookupByKey(*view, keyOf(1)).error().code, Errc::Unsupported);
    QVERIFY(dumpArchive(view).items.empty());
}

void TestItemStream::visitorsStopTheStream()
{
    const Golden golden("2026.2.0/freezer-basic");
    const auto report = freezerReport(golden.view).value();
    int visited = 0;
    const auto stopped = forEachFreezerItem(*report, [&](const Item&) -> Result<> {
        return ++visited == 3 ? Result<>(fail(Errc::WriteFailed, "full")) : Result<>();
    });
    QCOMPARE(stopped.error().code, Errc::WriteFailed);
    QCOMPARE(visited, 3);
}

QTEST_GUILESS_MAIN(TestItemStream)
#include "tst_item_stream.moc"
