// SPDX-License-Identifier: GPL-3.0-or-later
// The demo stores are what their description says, and their damage is where it was done.
#include "core/inspect/store_view.h"
#include "core/storage/blob_name.h"
#include "tests/demo/damage.h"
#include "tests/demo/demo_stores.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace cryo;
using cryo::test::TempDir;

namespace {

const demo::BlobName kTable{"f-table", std::string(kTableFileName)};

/// 300 records in 8 buckets and two sections.
std::shared_ptr<MemoryStorage> smallFreezer()
{
    test::FreezerSpec spec;
    spec.store.keyPartition = "f-key";
    spec.store.valuePartition = "f-value";
    spec.store.pageSize = PageSize{1000};
    spec.tablePartition = "f-table";
    spec.tableInitialSize = 8;
    spec.resizeFrequency = 255;
    spec.valueTargetSizeBytes = 4'000;
    test::FreezerBuilder freezer(spec);
    test::RandomItems items;
    items.valueMinBytes = 19;
    items.valueMaxBytes = 19;
    freezer.putRandom(7, 300, items, 40);
    freezer.close();
    auto storage = std::make_shared<MemoryStorage>();
    freezer.writeTo(*storage);
    return storage;
}

StoreLayout freezerLayout(const std::string& prefix, PageSize pageSize)
{
    StoreLayout layout;
    layout.kind = StoreKind::Freezer;
    layout.partitions = {prefix + "-key", prefix + "-value", prefix + "-table", "", ""};
    layout.pageSize = pageSize;
    layout.keySizeBytes = 32;
    layout.compressed = false;
    return layout;
}

std::shared_ptr<const StoreView> opened(std::shared_ptr<const ReadableStorage> storage, StoreLayout layout)
{
    const auto view = StoreView::open(std::move(storage), std::move(layout));
    if (!view) {
        return nullptr;
    }
    const auto counted = (*view)->countRecords();
    return counted ? *counted : nullptr;
}

/// Records from the head of a bucket on; stops at the first step that does not lead to an older record.
std::size_t chainLength(const StoreView& view, Bucket bucket)
{
    const auto reading = view.readBucket(bucket);
    std::optional<RecordPlace> place;
    if (reading && reading->headSlot() != nullptr) {
        place = reading->headSlot()->head;
    }
    std::size_t length = 0;
    while (place) {
        const auto row = view.readRecord(*place);
        if (!row) {
            break;
        }
        ++length;
        place = row->next && *row->next < *place ? row->next : std::nullopt;
    }
    return length;
}

} // namespace

class TestDemoStores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replacedSlotHasARightChecksum();
    void relinkedRecordLoopsInValidPages();
    void damageOutsideAFileIsRefused();
    void blocksHaveGapsAndBothLayouts();
    void certificatesHaveLongChains();
    void votesAreDamaged();
    void programKeepsItsOwnAndLeavesOthersAlone();
};

void TestDemoStores::replacedSlotHasARightChecksum()
{
    const auto storage = smallFreezer();
    const TableSlot content{99, {Section{7}, Position{8}}, 9};
    demo::replaceSlot(*storage, kTable, Bucket{5}, 1, content);
    const BucketReading reading = demo::bucketOf(*storage, kTable, Bucket{5});
    QCOMPARE(reading.slots[1].state, SlotState::Valid);
    QVERIFY(reading.slots[1].slot == content);
    demo::flipByte(*storage, kTable, kHeaderV0SizeBytes + 5 * kBucketSizeBytes + kSlotSizeBytes, 1);
    QCOMPARE(demo::bucketOf(*storage, kTable, Bucket{5}).slots[1].state, SlotState::BadChecksum);
}

void TestDemoStores::relinkedRecordLoopsInValidPages()
{
    const auto storage = smallFreezer();
    const StoreLayout layout = freezerLayout("f", PageSize{1000});
    const RecordPlace place{Section{0}, Position{150}};
    const auto before = opened(storage, layout)->readRecord(place);
    demo::relink(*storage, {"f-key", sectionFileName(place.section)},
                 {place.position, freezerRecordSize(32), PageSize{1000}, place});
    const auto view = opened(storage, layout);
    QCOMPARE(view->records(), std::uint64_t{300});
    const auto after = view->readRecord(place);
    QVERIFY(before.has_value() && after.has_value());
    QVERIFY(after->next == place && before->next != place);
    QCOMPARE(after->trust, RecordTrust::Verified);
    QVERIFY(after->key == before->key && after->value == before->value);
}

void TestDemoStores::damageOutsideAFileIsRefused()
{
    MemoryStorage storage;
    storage.write("p", "f", Bytes(10));
    const demo::BlobName file{"p", "f"};
    QVERIFY_EXCEPTION_THROWN(demo::flipByte(storage, file, 10, 1), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN(demo::cutTail(storage, file, 11), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN(demo::replaceSlot(storage, file, Bucket{0}, 0, {}), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN(demo::flipByte(storage, {"p", "g"}, 0, 1), std::out_of_range);
    QVERIFY(*storage.find("p", "f") == Bytes(10));
    demo::cutTail(storage, file, 4);
    QCOMPARE(storage.find("p", "f")->size(), std::size_t{6});
}

void TestDemoStores::blocksHaveGapsAndBothLayouts()
{
    const auto storage = std::make_shared<MemoryStorage>();
    demo::addBlocks(*storage);
    StoreLayout layout;
    layout.kind = StoreKind::Archive;
    layout.partitions = {"blocks-key", "blocks-value", "", "blocks-key-metadata", ""};
    layout.pageSize = PageSize{4084};
    layout.keySizeBytes = 32;
    layout.itemsPerSection = 4096;
    layout.compressed = true;
    const auto view = opened(storage, layout);
    QVERIFY(view != nullptr);
    QVERIFY2(view->records() > 100'000, qPrintable(QString::number(view->records())));

    std::size_t newLayout = 0;
    std::size_t withoutIndex = 0;
    for (const SectionInfo& section : view->sections()) {
        withoutIndex += section.hasKeyFile ? 0U : 1U;
        const auto file = view->valueFile(section.section);
        newLayout += file.has_value() && (*file)->header().layout == HeaderLayout::V1 ? 1U : 0U;
    }
    QCOMPARE(withoutIndex, std::size_t{1});
    QVERIFY(newLayout > 3 && newLayout < view->sections().size());
    QVERIFY(view->section(Section{49'152}) == nullptr);
    const std::vector<RecordRow> first = view->readRows(0, 8);
    QCOMPARE(*first.front().index, std::uint64_t{20'484});
    QCOMPARE(view->readValue(first.front().place.section, first.front().value).state, ValueState::Good);
    QVERIFY(view->section(Section{999'424}) != nullptr);
}

void TestDemoStores::certificatesHaveLongChains()
{
    const auto storage = std::make_shared<MemoryStorage>();
    demo::addCertificates(*storage);
    const auto view = opened(storage, freezerLayout("certificates", PageSize{4096}));
    QVERIFY(view != nullptr);
    QVERIFY(view->openFindings().empty());
    QCOMPARE(view->records(), std::uint64_t{300'000});
    QCOMPARE(view->buckets(), std::uint64_t{65'536});
    QVERIFY(chainLength(*view, Bucket{0}) > 100);
    QVERIFY(storage->find("certificates-metadata", std::string(kMetadataLeftFileName)) != nullptr);
}

void TestDemoStores::votesAreDamaged()
{
    const auto storage = std::make_shared<MemoryStorage>();
    demo::addVotes(*storage);
    const auto view = opened(storage, freezerLayout("votes", PageSize{1024}));
    QVERIFY(view != nullptr);
    QCOMPARE(view->buckets(), std::uint64_t{4'096});
    QVERIFY(view->readBucket(Bucket{2000})->equalEpochs);
    QVERIFY(view->readBucket(Bucket{777})->headSlot() == nullptr);
    QVERIFY(view->readBucket(Bucket{100})->headSlot() != nullptr);
    QVERIFY(view->section(Section{7}) != nullptr && !view->section(Section{7})->hasValueFile);
    const RecordPlace loop{Section{5}, Position{40}};
    QVERIFY(view->readRecord(loop)->next == loop);
}

void TestDemoStores::programKeepsItsOwnAndLeavesOthersAlone()
{
    const QString program = qEnvironmentVariable("CRYO_BINARY_DIR") + QStringLiteral("/app/cryoscope-demo");
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
    QVERIFY(made.size() > 100 && made.contains(".hold"));
    QCOMPARE(run(dir / "demo"), 0);
    QCOMPARE(test::differences(made, test::digestTree(dir / "demo")), std::string());
    fs::remove_all(dir / "demo/votes-table");
    QCOMPARE(run(dir / "demo", {QStringLiteral("--anew")}), 0);
    const test::TreeDigest again = test::digestTree(dir / "demo");
    QVERIFY(std::ranges::equal(made, again, [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.contentHash == b.second.contentHash;
    }));
}

QTEST_GUILESS_MAIN(TestDemoStores)
#include "tst_demo_stores.moc"
