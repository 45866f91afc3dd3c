// SPDX-License-Identifier: GPL-3.0-or-later
// The stores that our encoders make are stores: the readers find in them what was put, and the damage that
// was done.
#include "app/demo/archive_writer.h"
#include "app/demo/damage.h"
#include "app/demo/demo_stores.h"
#include "app/demo/freezer_writer.h"
#include "app/demo/noise.h"
#include "core/inspect/store_view.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <map>

namespace fs = std::filesystem;
using namespace cryo;
using cryo::demo::FolderWriter;
using cryo::test::TempDir;

namespace {

std::shared_ptr<const StoreView> opened(const fs::path& root, StoreLayout layout)
{
    auto storage = ReadOnlyFileStorage::open(root);
    if (!storage) {
        return nullptr;
    }
    auto view = StoreView::open(std::move(*storage), std::move(layout));
    if (!view) {
        return nullptr;
    }
    auto counted = (*view)->countRecords();
    return counted ? *counted : nullptr;
}

demo::ArchiveOptions archiveOptions()
{
    demo::ArchiveOptions options;
    options.keyPartition = "a-key";
    options.valuePartition = "a-value";
    options.markerPartition = "a-markers";
    options.itemsPerSection = 64;
    options.pageSize = PageSize{100};
    options.compressionLevel = 3;
    options.firstV1Section = Section{128};
    return options;
}

StoreLayout archiveLayout(std::uint32_t keySizeBytes)
{
    StoreLayout layout;
    layout.kind = StoreKind::Archive;
    layout.partitions = {"a-key", "a-value", "", "a-markers", ""};
    layout.pageSize = PageSize{100};
    layout.keySizeBytes = keySizeBytes;
    layout.itemsPerSection = 64;
    layout.compressed = true;
    return layout;
}

demo::FreezerOptions freezerOptions()
{
    return {"f-key", "f-value", "f-table", 8, 4'000, PageSize{1000}, HeaderLayout::V0};
}

StoreLayout freezerLayout(const std::string& prefix, const demo::FreezerOptions& options)
{
    StoreLayout layout;
    layout.kind = StoreKind::Freezer;
    layout.partitions = {prefix + "-key", prefix + "-value", prefix + "-table", "", ""};
    layout.pageSize = options.pageSize;
    layout.keySizeBytes = 32;
    layout.compressed = false;
    return layout;
}

/// The records of a bucket, newest first; stops at the first step that does not lead to an older record.
std::vector<RecordRow> chainOf(const StoreView& view, Bucket bucket)
{
    std::vector<RecordRow> chain;
    const auto reading = view.readBucket(bucket);
    std::optional<RecordPlace> place;
    if (reading && reading->headSlot() != nullptr) {
        place = reading->headSlot()->head;
    }
    while (place) {
        const auto row = view.readRecord(*place);
        if (!row) {
            break;
        }
        chain.push_back(*row);
        place = row->next && *row->next < *place ? row->next : std::nullopt;
    }
    return chain;
}

/// Puts 300 items with 250 different keys, a sync after every 40; returns the last value of each key.
std::map<Bytes, Bytes> fillFreezer(demo::FreezerWriter& freezer)
{
    demo::Noise noise(7);
    std::vector<Bytes> keys;
    std::map<Bytes, Bytes> newest;
    for (int i = 0; i < 300; ++i) {
        const Bytes key = i < 250 ? noise.bytes(32) : keys[noise.below(keys.size())];
        keys.push_back(key);
        newest[key] = noise.bytes(20);
        const Result<Cursor> cursor = freezer.put(key, newest[key]);
        if (!cursor) {
            return {};
        }
        if (i % 40 == 39) {
            freezer.sync();
        }
    }
    return newest;
}

} // namespace

class TestDemoStores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void archiveIsReadAsItWasPut();
    void markersCoverEverySection();
    void flushedSectionTakesNoMore();
    void everyFreezerKeyIsFoundWithItsNewestValue();
    void chainsAreCompleteAndLeadToOlderRecords();
    void sectionsCloseBehindTheTarget();
    void replacedSlotHasARightChecksum();
    void relinkedRecordLoopsInValidPages();
    void damageOutsideAFileIsRefused();
    void demoIsAsDescribed();
    void programKeepsItsOwnAndLeavesOthersAlone();
};

void TestDemoStores::archiveIsReadAsItWasPut()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::ArchiveWriter archive(folder, archiveOptions());
    demo::Noise noise(1);
    std::map<std::uint64_t, std::pair<Bytes, Bytes>> put;
    for (const std::uint64_t index : {3U, 2U, 63U, 64U, 65U, 190U, 128U, 129U, 1000U}) {
        put[index] = {noise.bytes(9), noise.bytes(index)};
        QVERIFY(archive.put(index, put[index].first, put[index].second).has_value());
    }
    QVERIFY(archive.finish().has_value());

    const auto view = opened(folder.root(), archiveLayout(9));
    QVERIFY(view != nullptr);
    QVERIFY(view->openFindings().empty());
    QCOMPARE(view->records(), std::uint64_t{9});
    for (const RecordRow& row : view->readRows(0, 9)) {
        QVERIFY(row.readable && row.index && put.contains(*row.index));
        QCOMPARE(row.trust, RecordTrust::Verified);
        QCOMPARE(row.place.section.value, *row.index / 64 * 64);
        QVERIFY(row.key == put[*row.index].first);
        const ValueReading value = view->readValue(row.place.section, row.value);
        QCOMPARE(value.state, ValueState::Good);
        QVERIFY(value.body == put[*row.index].second);
    }
    const auto layoutOf = [&view](std::uint64_t section) {
        return (*view->valueFile(Section{section}))->header().layout;
    };
    QCOMPARE(layoutOf(64), HeaderLayout::V0);
    QCOMPARE(layoutOf(128), HeaderLayout::V1);
}

void TestDemoStores::markersCoverEverySection()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::ArchiveWriter archive(folder, archiveOptions());
    for (const std::uint64_t index : {1U, 2U, 70U}) {
        QVERIFY(archive.put(index, Bytes(4), Bytes(4)).has_value());
    }
    QVERIFY(archive.finish().has_value());
    const auto storage = ReadOnlyFileStorage::open(folder.root());
    QVERIFY(storage.has_value());
    const auto blob = BlobReader::open(**storage, "a-markers", kMetadataRightFileName);
    QVERIFY(blob.has_value());
    QCOMPARE(blob->header().layout, HeaderLayout::V1);
    Bytes body(blob->sizeBytes());
    QVERIFY(blob->readAt(LogicalOffset{0}, body).has_value());
    const MetadataReading reading = readMetadata(body);
    QCOMPARE(reading.state, MetadataState::Good);
    const auto markers = decodeMarkers(reading.pairs);
    QVERIFY(markers.has_value());
    QVERIFY((*markers == std::vector<Marker>{{Section{0}, 2}, {Section{64}, 1}}));
}

void TestDemoStores::flushedSectionTakesNoMore()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::ArchiveWriter archive(folder, archiveOptions());
    QVERIFY(archive.put(1, Bytes(4), Bytes(4)).has_value());
    QVERIFY(archive.flush().has_value());
    QVERIFY(!archive.put(2, Bytes(4), Bytes(4)).has_value());
    QVERIFY(archive.put(64, Bytes(4), Bytes(4)).has_value());
    QVERIFY(archive.finish().has_value());
}

void TestDemoStores::everyFreezerKeyIsFoundWithItsNewestValue()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::FreezerWriter freezer(folder, freezerOptions());
    const std::map<Bytes, Bytes> newest = fillFreezer(freezer);
    QCOMPARE(newest.size(), std::size_t{250});
    QVERIFY(freezer.finish().has_value());
    const auto view = opened(folder.root(), freezerLayout("f", freezerOptions()));
    QVERIFY(view != nullptr);
    for (const auto& [key, value] : newest) {
        const std::vector<RecordRow> chain = chainOf(*view, bucketOfKey(key, 8));
        const auto found = std::ranges::find(chain, key, &RecordRow::key);
        QVERIFY(found != chain.end());
        const ValueReading reading = view->readValue(found->place.section, found->value);
        QCOMPARE(reading.state, ValueState::Good);
        QVERIFY(reading.body == value);
    }
}

void TestDemoStores::chainsAreCompleteAndLeadToOlderRecords()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::FreezerWriter freezer(folder, freezerOptions());
    fillFreezer(freezer);
    const Result<Checkpoint> checkpoint = freezer.finish();
    QVERIFY(checkpoint.has_value());
    const auto view = opened(folder.root(), freezerLayout("f", freezerOptions()));
    QVERIFY(view != nullptr);
    QCOMPARE(view->records(), std::uint64_t{300});
    QCOMPARE(view->buckets(), std::uint64_t{8});
    std::size_t inChains = 0;
    for (std::uint64_t bucket = 0; bucket < 8; ++bucket) {
        const auto reading = view->readBucket(Bucket{bucket});
        QVERIFY(reading.has_value() && reading->headSlot() != nullptr);
        QVERIFY(!reading->equalEpochs && reading->headSlot()->epoch <= checkpoint->epoch);
        const std::vector<RecordRow> chain = chainOf(*view, Bucket{bucket});
        QCOMPARE(std::size_t{reading->headSlot()->added}, std::min<std::size_t>(chain.size(), 255));
        inChains += chain.size();
    }
    QCOMPARE(inChains, std::size_t{300});
}

void TestDemoStores::sectionsCloseBehindTheTarget()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::FreezerWriter freezer(folder, freezerOptions());
    fillFreezer(freezer);
    const Result<Checkpoint> checkpoint = freezer.finish();
    QVERIFY(checkpoint.has_value());
    // 300 values of 24 bytes: a section takes 167 until it has 4,000 bytes or more.
    const auto view = opened(folder.root(), freezerLayout("f", freezerOptions()));
    QCOMPARE(view->sections().size(), std::size_t{2});
    QCOMPARE(view->sections()[0].records, std::uint64_t{167});
    QCOMPARE(checkpoint->section.value, std::uint64_t{1});
    QCOMPARE(checkpoint->oversizedSizeBytes, std::uint64_t{133 * 60});
    QCOMPARE(checkpoint->tableSize, 8U);
}

void TestDemoStores::replacedSlotHasARightChecksum()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::FreezerWriter freezer(folder, freezerOptions());
    fillFreezer(freezer);
    QVERIFY(freezer.finish().has_value());
    const fs::path table = folder.root() / "f-table" / kTableFileName;
    const TableSlot content{99, {Section{7}, Position{8}}, 9};
    QVERIFY(demo::replaceSlot(table, Bucket{5}, 1, content).has_value());
    const auto reading = demo::bucketOf(table, Bucket{5});
    QVERIFY(reading.has_value());
    QCOMPARE(reading->slots[1].state, SlotState::Valid);
    QVERIFY(reading->slots[1].slot == content);
    QVERIFY(demo::flipByte(table, kHeaderV0SizeBytes + 5 * kBucketSizeBytes + kSlotSizeBytes, 1).has_value());
    QCOMPARE(demo::bucketOf(table, Bucket{5})->slots[1].state, SlotState::BadChecksum);
}

void TestDemoStores::relinkedRecordLoopsInValidPages()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    demo::FreezerWriter freezer(folder, freezerOptions());
    fillFreezer(freezer);
    QVERIFY(freezer.finish().has_value());
    const RecordPlace place{Section{0}, Position{150}};
    const auto before = opened(folder.root(), freezerLayout("f", freezerOptions()))->readRecord(place);
    QVERIFY(demo::relink(folder.root() / "f-key" / sectionFileName(place.section),
                         {place.position, freezerRecordSize(32), PageSize{1000}, place})
                .has_value());
    const auto view = opened(folder.root(), freezerLayout("f", freezerOptions()));
    QCOMPARE(view->sections()[0].records, std::uint64_t{167});
    const auto after = view->readRecord(place);
    QVERIFY(before.has_value() && after.has_value());
    QVERIFY(after->next == place && before->next != place);
    QCOMPARE(after->trust, RecordTrust::Verified);
    QVERIFY(after->key == before->key && after->value == before->value);
}

void TestDemoStores::damageOutsideAFileIsRefused()
{
    const TempDir dir;
    const FolderWriter folder(dir / "store");
    QVERIFY(folder.writeFile("p", "f", Bytes(10)).has_value());
    const fs::path file = folder.root() / "p" / "f";
    const test::TreeDigest before = test::digestTree(dir.path());
    QCOMPARE(demo::flipByte(file, 10, 1).error().code, Errc::BlobInsufficientLength);
    QCOMPARE(demo::cutTail(file, 11).error().code, Errc::BlobInsufficientLength);
    QCOMPARE(demo::replaceSlot(file, Bucket{0}, 0, {}).error().code, Errc::BlobInsufficientLength);
    QCOMPARE(folder.writeFile("p", "f", Bytes(3)).error().code, Errc::WriteFailed);
    QCOMPARE(test::differences(before, test::digestTree(dir.path())), std::string());
    QVERIFY(demo::cutTail(file, 4).has_value());
    QCOMPARE(fs::file_size(file), std::uintmax_t{6});
}

void TestDemoStores::demoIsAsDescribed()
{
    const TempDir dir;
    const FolderWriter folder(dir / "demo");
    QVERIFY(demo::writeBlocks(folder).has_value());
    QVERIFY(demo::writeCertificates(folder).has_value());
    QVERIFY(demo::writeVotes(folder).has_value());

    StoreLayout blocks = archiveLayout(32);
    blocks.partitions = {"blocks-key", "blocks-value", "", "blocks-key-metadata", ""};
    blocks.pageSize = PageSize{4084};
    blocks.itemsPerSection = 4096;
    const auto archive = opened(folder.root(), blocks);
    QVERIFY(archive != nullptr);
    QVERIFY2(archive->records() > 100'000, qPrintable(QString::number(archive->records())));

    demo::FreezerOptions options;
    options.pageSize = PageSize{4096};
    const auto certificates = opened(folder.root(), freezerLayout("certificates", options));
    QVERIFY(certificates != nullptr);
    QVERIFY(certificates->openFindings().empty());
    QCOMPARE(certificates->records(), std::uint64_t{300'000});
    QCOMPARE(certificates->buckets(), std::uint64_t{65'536});
    QVERIFY(chainOf(*certificates, Bucket{0}).size() > 100);

    options.pageSize = PageSize{1024};
    const auto votes = opened(folder.root(), freezerLayout("votes", options));
    QVERIFY(votes != nullptr);
    QCOMPARE(votes->buckets(), std::uint64_t{4'096});
    QVERIFY(votes->readBucket(Bucket{2000})->equalEpochs);
    QVERIFY(votes->readBucket(Bucket{777})->headSlot() == nullptr);
    QVERIFY(votes->section(Section{7}) != nullptr && !votes->section(Section{7})->hasValueFile);
}

void TestDemoStores::programKeepsItsOwnAndLeavesOthersAlone()
{
    const QString program = qEnvironmentVariable("CRYO_BINARY_DIR") + QStringLiteral("/app/make-demo");
    const auto run = [&program](const fs::path& folder, const QStringList& options = {}) {
        return QProcess::execute(program, options + QStringList{QString::fromStdString(folder.string())});
    };
    const TempDir dir;
    fs::create_directory(dir / "mine");
    std::ofstream(dir / "mine/precious") << "x";
    const test::TreeDigest before = test::digestTree(dir.path());
    QCOMPARE(run(dir / "mine"), 8);
    QCOMPARE(run(dir / "mine", {QStringLiteral("--anew")}), 8);
    QCOMPARE(QProcess::execute(program, {}), 16);
    QCOMPARE(test::differences(before, test::digestTree(dir.path())), std::string());

    QCOMPARE(run(dir / "demo"), 0);
    const test::TreeDigest made = test::digestTree(dir / "demo");
    QVERIFY(made.size() > 100);
    QCOMPARE(run(dir / "demo"), 0);
    QCOMPARE(test::differences(made, test::digestTree(dir / "demo")), std::string());
    fs::remove_all(dir / "demo/votes-table");
    QCOMPARE(run(dir / "demo", {QStringLiteral("--anew")}), 0);
    const test::TreeDigest again = test::digestTree(dir / "demo");
    QCOMPARE(again.size(), made.size());
    QVERIFY(std::ranges::equal(made, again, [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.contentHash == b.second.contentHash;
    }));
}

QTEST_GUILESS_MAIN(TestDemoStores)
#include "tst_demo_stores.moc"
