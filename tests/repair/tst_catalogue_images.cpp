// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole catalogue, code by code: it has a damaged image; the image, as files on a disk, is found by
// whoever finds this code (detection, a check, the judgement of a release) with a sentence that is whole; a
// repair is planned where the catalogue says that one is possible, applied to the files, leaves nothing of
// the code, and is undone to the very bytes. The LV- codes, about a store in use, are looked at one by one.
#include "core/inspect/detection.h"
#include "core/inspect/store_changes.h"
#include "core/repair/propose.h"
#include "core/repair/undo.h"
#include "core/simulate/release_findings.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/damaged_images.h"
#include "tests/support/expect.h"
#include "tests/support/peer_config.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <fstream>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo;
using namespace cryo::test;
namespace fs = std::filesystem;

namespace {

/// An image as files, and a state folder beside it.
struct DiskImage {
    explicit DiskImage(DamagedImage from)
        : image(std::move(from))
    {
        fs::create_directory(root);
        writeToFolder(*image.storage, root);
    }
    [[nodiscard]] std::shared_ptr<const ReadOnlyFileStorage> open() const
    {
        return must(ReadOnlyFileStorage::open(root));
    }

    TempDir folder;
    fs::path root = folder / "root";
    StateFolder state{folder / "state"};
    DamagedImage image;
};

LayoutOverrides asGiven(const StoreLayout& layout)
{
    LayoutOverrides given;
    given.kind = layout.kind;
    given.partitions = layout.partitions;
    given.pageSize = layout.pageSize;
    given.keySizeBytes = layout.keySizeBytes;
    given.itemsPerSection = layout.itemsPerSection;
    given.compressed = layout.compressed;
    given.codec = layout.codec;
    return given;
}

/// Everything that anybody finds in it.
std::vector<Finding> allFindings(const DiskImage& disk, const std::shared_ptr<const ReadableStorage>& storage,
                                 const StoreLayout& layout)
{
    FindingList list;
    if (disk.image.isFoundByDetection) {
        const bool isLayout = disk.image.code == FindingCode::AR05 || disk.image.code == FindingCode::FZ23;
        const Detection detection =
            must(detectStores(*storage, isLayout ? asGiven(layout) : LayoutOverrides{}));
        for (const Finding& finding : detection.findings)
            list.add(finding);
        return list.kept();
    }
    CheckOptions options;
    options.level = CheckLevel::Deep;
    if (disk.image.valueLimitBytes != 0)
        options.valueLimitBytes = disk.image.valueLimitBytes;
    const auto view = must(StoreView::open(storage, layout));
    must(checkStore(view, options, list.sink()));
    if (!disk.image.engine.empty()) {
        SimulateOptions opening;
        opening.checkpoint = layout.checkpoint;
        const std::vector<Release> releases{*releaseFromName(disk.image.engine)};
        const std::vector<Finding> found = list.kept();
        must(reportReleaseFindings(view, CheckLevel::Deep, found, countV1Files(*view), releases, opening,
                                   list.sink()));
    }
    return list.kept();
}

/// What no plan can mend: the bytes are nowhere else, it is no matter of bytes, or a release must not be
/// used.
bool staysWithoutCopy(FindingCode code)
{
    using enum FindingCode;
    static const std::set<FindingCode> kStay = {DR08, DR10, VA03, VA04, VA06, IX04, AR05,
                                                FZ23, UP01, UP02, UP06, UP07, UP09};
    return kStay.contains(code) || catalogueEntry(code).severity == Severity::Info;
}

ApplyOptions applyOptions(const DiskImage& disk)
{
    ApplyOptions options;
    options.root = disk.root;
    options.state = disk.state;
    options.withoutProof = true; // leases and /proc are the matter of tst_apply
    return options;
}

} // namespace

class TestCatalogueImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAnImage();
    void images_data();
    void images();
    void filesThatChangeMeanwhile();
    void anInterruptedChangeIsKnown();
};

void TestCatalogueImages::everyCodeHasAnImage()
{
    std::set<FindingCode> covered;
    for (const DamagedImage& image : galleryImages())
        covered.insert(image.code);
    for (const CatalogueEntry& entry : catalogue())
        QVERIFY2(covered.contains(entry.code) || entry.name.starts_with("LV"),
                 std::string(entry.name).c_str());
}

void TestCatalogueImages::images_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const DamagedImage& image : galleryImages())
        QTest::newRow((std::string(catalogueEntry(image.code).name) + " " + image.name).c_str()) << number++;
}

void TestCatalogueImages::images()
{
    QFETCH(int, number);
    const DiskImage disk(galleryImages().at(static_cast<std::size_t>(number)));
    const DamagedImage& image = disk.image;
    if (image.isUnreadable && ::geteuid() == 0)
        QSKIP("whoever may read everything cannot be kept from it (tst_rules makes it unreadable)");
    if (image.isUnreadable)
        fs::permissions(disk.root / image.where.partition / image.where.blob, fs::perms::none);

    // Found, with a whole sentence.
    const auto findings = allFindings(disk, disk.open(), image.layout);
    const auto found = withCode(findings, image.code);
    QVERIFY2(!found.empty(), describe(findings).c_str());
    for (const Finding& finding : found) {
        const std::string text = sentence(finding);
        QVERIFY2(text.find('{') == std::string::npos && text.size() > 10, text.c_str());
        QVERIFY2(image.engine.empty() || finding.release == image.engine, text.c_str());
    }

    // Planned.
    const TreeDigest before = digestTree(disk.root);
    ProposeOptions options;
    if (image.valueLimitBytes != 0)
        options.valueLimitBytes = image.valueLimitBytes;
    auto proposal = proposeRepairs(disk.open(), image.layout, options);
    QCOMPARE(differences(before, digestTree(disk.root)), std::string());
    if (!proposal) {
        QVERIFY2(staysWithoutCopy(image.code), toString(proposal.error()).c_str());
        return;
    }
    if (proposal->plan.results.empty()) {
        const bool isCheckpoint = proposal->plan.checkpoint.has_value();
        QVERIFY2(isCheckpoint || staysWithoutCopy(image.code), "nothing is planned");
        return;
    }

    // Applied: what it said is there, and the code is gone.
    const auto changes = [&] { // nobody may have a file of the store open when it is applied
        proposal->storage.reset();
        const std::shared_ptr<const ReadableStorage> below = disk.open();
        return must(collectChanges(below, must(applyToOverlay(proposal->plan, below)).storage));
    };
    const auto applied = applyChanges(changes(), applyOptions(disk));
    QVERIFY2(applied.has_value(), applied ? "" : toString(applied.error()).c_str());
    QCOMPARE(applied->mismatch, std::string());
    for (const ResultFile& result : proposal->plan.results)
        QVERIFY2(fs::exists(fs::symlink_status(disk.root / result.partition / result.fileName)) !=
                     result.removed,
                 (result.partition + "/" + result.fileName).c_str());
    const auto after = allFindings(disk, disk.open(), proposal->layout);
    if (!staysWithoutCopy(image.code))
        QVERIFY2(withCode(after, image.code).empty(), describe(after).c_str());

    // Undone to the very bytes, and done again.
    UndoHistory history(disk.state);
    UndoOptions undo;
    undo.withoutProof = true;
    const TreeDigest repaired = digestTree(disk.root);
    const auto undone = history.undo(applied->undoId, undo);
    QVERIFY2(undone.has_value(), undone ? "" : toString(undone.error()).c_str());
    const TreeDigest now = digestTree(disk.root);
    QCOMPARE(now.size(), before.size());
    for (const auto& [path, entry] : before) {
        QVERIFY2(now.contains(path), path.c_str());
        QCOMPARE(now.at(path).sizeBytes, entry.sizeBytes);
        QVERIFY2(now.at(path).contentHash == entry.contentHash, path.c_str());
    }
    QVERIFY(history.undo(applied->undoId, undo).has_value());
    for (const auto& [path, entry] : digestTree(disk.root))
        QVERIFY2(repaired.contains(path) && repaired.at(path).contentHash == entry.contentHash, path.c_str());
}

void TestCatalogueImages::filesThatChangeMeanwhile()
{
    const DiskImage disk(healthyStores().front());
    const auto storage = disk.open();
    const StoreMoment moment = StoreMoment::of(*storage, disk.image.layout);
    const auto changes = [&] {
        std::vector<Finding> found;
        moment.reportChanges(*disk.open(), [&](Finding finding) { found.push_back(std::move(finding)); });
        return found;
    };
    QVERIFY(changes().empty());
    const std::string& partition = disk.image.layout.partitions.value;
    const fs::path file = fs::directory_iterator(disk.root / partition)->path();
    std::ofstream(file, std::ios::binary | std::ios::app) << "more";
    QCOMPARE(withCode(changes(), FindingCode::LV03).size(), std::size_t{1});
    QVERIFY(withCode(changes(), FindingCode::LV04).empty());
    QVERIFY(sentence(changes().front()).find(file.filename().string()) != std::string::npos);
    fs::resize_file(file, 3);
    QCOMPARE(withCode(changes(), FindingCode::LV04).size(), std::size_t{1});
    fs::remove(file);
    QCOMPARE(withCode(changes(), FindingCode::LV04).size(), std::size_t{1});
}

/// A process that dies in the middle of an apply leaves what LV-05 is about.
void TestCatalogueImages::anInterruptedChangeIsKnown()
{
    const auto images = damagedFreezers();
    const auto found = std::ranges::find(images, FindingCode::FZ03, &DamagedImage::code);
    QVERIFY(found != images.end());
    const DiskImage disk(*found);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto changes = [&] {
            const std::shared_ptr<const ReadableStorage> below = disk.open();
            return must(collectChanges(below, must(proposeRepairs(below, disk.image.layout)).storage));
        };
        ApplyOptions options = applyOptions(disk);
        options.stage = [](ApplyStage stage) {
            if (stage == ApplyStage::Switching)
                ::_exit(9);
        };
        static_cast<void>(applyChanges(changes(), options));
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WEXITSTATUS(status), 9);
    const auto left = must(UndoHistory(disk.state).interrupted());
    QCOMPARE(left.size(), std::size_t{1});
    QVERIFY(fs::equivalent(left.front().root, disk.root));
}

QTEST_GUILESS_MAIN(TestCatalogueImages)
#include "tst_catalogue_images.moc"
