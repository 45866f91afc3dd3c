// SPDX-License-Identifier: GPL-3.0-or-later
// What simulateOpen says of the golden stores, against what the peers left of copies of them.
#include "core/inspect/store_view.h"
#include "core/simulate/upgrade_check.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <fstream>

namespace cryo::test {

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

/// Only files: an empty folder is not kept in the source tree.
Files filesBelow(const fs::path& root)
{
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file() || entry.path().filename() == ".hold")
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files[fs::relative(entry.path(), root).string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    return files;
}

Files filesIn(const ReadableStorage& storage)
{
    Files files;
    const std::vector<DirectoryEntry> folders = storage.listRoot().value();
    for (const DirectoryEntry& folder : folders) {
        if (folder.type != EntryType::Directory)
            continue;
        const std::vector<DirectoryEntry> entries = storage.list(folder.name).value();
        for (const DirectoryEntry& entry : entries) {
            const auto file = storage.open(folder.name, entry.name).value();
            Bytes bytes(file->sizeBytes());
            if (!file->readAt(FileOffset{0}, bytes))
                continue;
            files[folder.name + "/" + entry.name].assign(reinterpret_cast<const char*>(bytes.data()),
                                                         bytes.size());
        }
    }
    return files;
}

SimulateOptions optionsFor(const GoldenScenario& scenario, Release release, bool withCheckpoint = true)
{
    const nlohmann::json config = scenario.config();
    SimulateOptions options;
    options.release = release;
    if (config.at("engine") == "freezer") {
        options.tableInitialSize = config.at("table_initial_size");
        options.tableResizeFrequency = config.at("table_resize_frequency");
        if (withCheckpoint && config.contains("checkpoint") && config.at("checkpoint").is_string())
            options.checkpoint =
                decodeCheckpoint(fromHex(config.at("checkpoint").get<std::string>()).value());
    }
    return options;
}

SimulatedOpen simulated(const fs::path& root, const GoldenScenario& scenario, const SimulateOptions& options)
{
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(root).value();
    return simulateOpen(store, layoutFromPeerConfig(scenario.config(), *store), options).value();
}

/// Records in pages that can be trusted, counted one by one.
std::uint64_t readableRecords(const std::shared_ptr<const ReadableStorage>& store, const StoreLayout& layout)
{
    const auto view = StoreView::open(store, layout).value();
    std::uint64_t count = 0;
    for (const SectionInfo& info : view->sections()) {
        const auto file = view->keyFile(info.section);
        if (!file)
            continue;
        const Result<> read = (*file)->forEach([&](Position, RecordTrust trust, ByteView) -> Result<> {
            count += trust == RecordTrust::Verified ? 1U : 0U;
            return {};
        });
        if (!read)
            qFatal("%s", toString(read.error()).c_str());
    }
    return count;
}

} // namespace

class TestSimulateOpen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesWhatThePeerLeft_data();
    void leavesWhatThePeerLeft();
    void aFlippedValueCostsTheRestOfItsSectionOnlyInTheNewest();
    void withoutCheckpointLaterReleasesDelete();
    void refusesARollbackInTheReleasesWords();
    void markersKeepEveryOtherItem();
    void aFlippedBitIsFlippedBack();
    void aRollbackIsMended();
    void knowsTheReleases();
    void isStopped();
};

void TestSimulateOpen::leavesWhatThePeerLeft_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<bool>("withCheckpoint");
    for (const GoldenScenario& scenario : goldenScenarios()) {
        const bool freezer = scenario.name.starts_with("freezer");
        for (const bool withCheckpoint : {true, false}) {
            const std::string tree = !freezer         ? "after"
                                     : withCheckpoint ? "after-open"
                                                      : "after-open-no-checkpoint";
            if ((freezer || withCheckpoint) && fs::exists(scenario.folder / tree))
                QTest::addRow("%s %s", scenario.label().c_str(), tree.c_str())
                    << QString::fromStdString(scenario.label()) << QString::fromStdString(tree)
                    << withCheckpoint;
        }
    }
}

void TestSimulateOpen::leavesWhatThePeerLeft()
{
    QFETCH(QString, label);
    QFETCH(QString, tree);
    QFETCH(bool, withCheckpoint);
    const GoldenScenario scenario = goldenScenario(label.toStdString());
    const GoldenCopy copy(scenario);
    const TreeDigest before = digestTree(copy.root());
    const Release release = releaseFromName(scenario.release).value();
    const SimulatedOpen result =
        simulated(copy.root(), scenario, optionsFor(scenario, release, withCheckpoint));
    const nlohmann::json told =
        scenario.lines(withCheckpoint ? "expected.jsonl" : "expected-no-checkpoint.jsonl").front();
    QCOMPARE(result.opens, !told.contains("open_error"));
    if (!result.opens)
        QCOMPARE("open failed: " + result.error->message, told.at("open_error").get<std::string>());
    const Files expected = filesBelow(scenario.folder / tree.toStdString());
    const Files found = filesIn(*result.after);
    for (const auto& [name, bytes] : expected) {
        QVERIFY2(found.contains(name), name.c_str());
        QVERIFY2(found.at(name) == bytes, name.c_str());
    }
    QCOMPARE(found.size(), expected.size());
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(copy.root()).value();
    const StoreLayout layout = layoutFromPeerConfig(scenario.config(), *store);
    QCOMPARE(result.itemsBefore, readableRecords(store, layout));
    // A page that 2026.2.0 cut inside vouches for what was cut until it is written again.
    if (result.opens && release != Release::V2026_2_0)
        QCOMPARE(result.itemsAfter, readableRecords(result.after, result.layoutAfter));
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestSimulateOpen::aFlippedValueCostsTheRestOfItsSectionOnlyInTheNewest()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    const GoldenCopy copy(scenario);
    for (const Release release : {Release::V2026_2_0, Release::V2026_7_1}) {
        const SimulatedOpen result = simulated(copy.root(), scenario, optionsFor(scenario, release));
        QVERIFY(result.opens);
        QCOMPARE(result.itemsLost, 0U);
        QVERIFY(!result.createsHold);
    }
    const SimulatedOpen newest = simulated(copy.root(), scenario, optionsFor(scenario, Release::V2026_10_0));
    QVERIFY(newest.opens);
    QVERIFY(newest.createsHold);
    QVERIFY(newest.itemsLost > 1);
    QCOMPARE(newest.itemsLostGood, newest.itemsLost - 1);
    QVERIFY(!newest.lostSample.front().valueIsGood);
    QCOMPARE(newest.itemsBefore, newest.itemsAfter + newest.itemsLost);
}

void TestSimulateOpen::withoutCheckpointLaterReleasesDelete()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/freezer-basic");
    const GoldenCopy copy(scenario);
    for (const Release release : kReleases) {
        const SimulatedOpen kept = simulated(copy.root(), scenario, optionsFor(scenario, release));
        QVERIFY(kept.opens);
        QCOMPARE(kept.itemsLost, 0U);
        const SimulatedOpen bare = simulated(copy.root(), scenario, optionsFor(scenario, release, false));
        QVERIFY(bare.opens);
        QVERIFY(bare.itemsBefore > 0);
        QCOMPARE(bare.itemsLost, release == Release::V2026_2_0 ? 0U : bare.itemsBefore);
    }
}

void TestSimulateOpen::refusesARollbackInTheReleasesWords()
{
    const GoldenScenario scenario = goldenScenario("2026.10.0/archive-rollback");
    const GoldenCopy copy(scenario);
    const SimulatedOpen result = simulated(copy.root(), scenario, optionsFor(scenario, Release::V2026_10_0));
    QVERIFY(!result.opens);
    const std::string expected = scenario.lines("expected.jsonl").front().at("open_error");
    QCOMPARE("open failed: " + result.error->message, expected);
    QVERIFY(simulated(copy.root(), scenario, optionsFor(scenario, Release::V2026_2_0)).opens);
}

void TestSimulateOpen::markersKeepEveryOtherItem()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    const GoldenCopy copy(scenario);
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(copy.root()).value();
    const StoreLayout layout = layoutFromPeerConfig(scenario.config(), *store);
    const UpgradeOptions options{.opening = optionsFor(scenario, Release::V2026_10_0), .correctsBits = false};
    const UpgradeCheck check = checkUpgrade(store, layout, options).value();
    QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QVERIFY(check.without.itemsLostGood > 0);
    QCOMPARE(check.changes.size(), std::size_t{1});
    QVERIFY(check.changes.front().kind == PreventingChange::Kind::WriteMarkers);
    QCOMPARE(check.with->itemsLost, 0U);
    QVERIFY(checkUpgrade(store, layout, {.opening = optionsFor(scenario, Release::V2026_7_1)})->verdict ==
            UpgradeCheck::Verdict::Safe);
}

void TestSimulateOpen::aFlippedBitIsFlippedBack()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    const GoldenCopy copy(scenario);
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(copy.root()).value();
    const StoreLayout layout = layoutFromPeerConfig(scenario.config(), *store);
    const UpgradeCheck check =
        checkUpgrade(store, layout, {.opening = optionsFor(scenario, Release::V2026_10_0)}).value();
    QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QCOMPARE(check.changes.size(), std::size_t{1});
    QVERIFY(check.changes.front().kind == PreventingChange::Kind::CorrectBits);
    const std::vector<OverlayChange> changes = check.prepared->changes();
    QCOMPARE(changes.size(), std::size_t{1}); // one byte of one file
    QCOMPARE(changes.front().written.size(), std::size_t{1});
    QCOMPARE(changes.front().written.front().sizeBytes, 1U);
    QCOMPARE(check.with->itemsLost, 0U);
    QCOMPARE(check.with->itemsBefore, check.without.itemsBefore);
}

void TestSimulateOpen::aRollbackIsMended()
{
    const GoldenScenario scenario = goldenScenario("2026.10.0/archive-rollback");
    const GoldenCopy copy(scenario);
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(copy.root()).value();
    const StoreLayout layout = layoutFromPeerConfig(scenario.config(), *store);
    const UpgradeCheck check =
        checkUpgrade(store, layout, {.opening = optionsFor(scenario, Release::V2026_10_0)}).value();
    QVERIFY(!check.without.opens);
    QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QCOMPARE(check.with->itemsLost, 0U);

    // Back from a store with V1 files.
    const GoldenScenario mixed = goldenScenario("2026.10.0/archive-basic-mixed");
    const GoldenCopy mixedCopy(mixed);
    const std::shared_ptr<const ReadableStorage> mixedStore =
        ReadOnlyFileStorage::open(mixedCopy.root()).value();
    const UpgradeCheck back = checkUpgrade(mixedStore, layoutFromPeerConfig(mixed.config(), *mixedStore),
                                           {.opening = optionsFor(mixed, Release::V2026_2_0)})
                                  .value();
    QVERIFY(!back.without.opens);
    QVERIFY(back.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QCOMPARE(back.with->itemsLost, 0U);
}

void TestSimulateOpen::knowsTheReleases()
{
    for (const Release release : kReleases)
        QCOMPARE(releaseFromName(releaseName(release)), std::optional(release));
    QVERIFY(!releaseFromName("2026.5.0"));
}

void TestSimulateOpen::isStopped()
{
    const GoldenScenario scenario = goldenScenario("2026.2.0/archive-bitflip");
    const GoldenCopy copy(scenario);
    const std::shared_ptr<const ReadableStorage> store = ReadOnlyFileStorage::open(copy.root()).value();
    const StoreLayout layout = layoutFromPeerConfig(scenario.config(), *store);
    for (const Release release : kReleases) {
        std::stop_source stop;
        stop.request_stop();
        const auto result =
            simulateOpen(store, layout, optionsFor(scenario, release), Progress(stop.get_token()));
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Cancelled);
    }
}

} // namespace cryo::test

QTEST_GUILESS_MAIN(cryo::test::TestSimulateOpen)
#include "tst_simulate_open.moc"
