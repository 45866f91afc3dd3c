// SPDX-License-Identifier: GPL-3.0-or-later
// What prevents losses: each kind of change, on golden stores and on damage made for it; and what bytes that
// nobody wrote do to simulations.
#include "core/inspect/store_view.h"
#include "core/simulate/checkpoint_choices.h"
#include "core/simulate/store_copy.h"
#include "core/simulate/upgrade_check.h"
#include "core/storage/blob_header.h"
#include "core/storage/memory_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/golden.h"
#include "tests/support/peer_config.h"
#include "tests/support/split_mix.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

namespace cryo::test {

namespace {

/// A golden store as it is read, behind damage that no file has.
struct Damaged {
    explicit Damaged(std::string_view label)
        : scenario(goldenScenario(label))
        , copy(scenario)
        , files(ReadOnlyFileStorage::open(copy.root()).value())
        , store(std::make_shared<OverlayStorage>(files))
        , layout(layoutFromPeerConfig(scenario.config(), *files))
    {
        const nlohmann::json config = scenario.config();
        if (config.contains("checkpoint") && config.at("checkpoint").is_string())
            layout.checkpoint = decodeCheckpoint(fromHex(config.at("checkpoint").get<std::string>()).value());
    }

    void write(const std::string& partition, const std::string& name, std::uint64_t at, ByteView bytes) const
    {
        const auto file = store->openFile(partition, name, OpenMode::Existing).value();
        if (!file->writeAt(FileOffset{at}, bytes))
            qFatal("cannot write");
    }
    void resize(const std::string& partition, const std::string& name, std::uint64_t sizeBytes) const
    {
        if (!store->openFile(partition, name, OpenMode::Create).value()->resize(sizeBytes))
            qFatal("cannot resize");
    }
    void flip(const std::string& partition, const std::string& name, std::uint64_t at, unsigned bit) const
    {
        Bytes byte(1);
        if (!store->open(partition, name).value()->readAt(FileOffset{at}, byte))
            qFatal("cannot read");
        byte[0] ^= static_cast<std::byte>(1U << bit);
        write(partition, name, at, byte);
    }
    [[nodiscard]] UpgradeCheck check(Release release) const
    {
        UpgradeOptions options;
        options.opening.release = release;
        options.opening.checkpoint = layout.checkpoint;
        return checkUpgrade(store, layout, options).value();
    }
    [[nodiscard]] std::string firstFile(const std::string& partition) const
    {
        return store->list(partition).value().front().name;
    }

    GoldenScenario scenario;
    GoldenCopy copy;
    std::shared_ptr<const ReadableStorage> files;
    std::shared_ptr<OverlayStorage> store;
    StoreLayout layout;
};

std::vector<std::string> kinds(const UpgradeCheck& check)
{
    std::vector<std::string> names;
    for (const PreventingChange& change : check.changes)
        names.emplace_back(preventingChangeName(change.kind));
    return names;
}

using Names = std::vector<std::string>;

/// Every file of a storage.
std::map<std::string, Bytes> contents(const ReadableStorage& storage)
{
    std::map<std::string, Bytes> files;
    const std::vector<DirectoryEntry> folders = storage.listRoot().value();
    for (const DirectoryEntry& folder : folders) {
        if (folder.type != EntryType::Directory)
            continue;
        const std::vector<DirectoryEntry> entries = storage.list(folder.name).value();
        for (const DirectoryEntry& entry : entries) {
            const auto file = storage.open(folder.name, entry.name).value();
            Bytes bytes(file->sizeBytes());
            if (!file->readAt(FileOffset{0}, bytes))
                qFatal("cannot read");
            files[folder.name + "/" + entry.name] = std::move(bytes);
        }
    }
    return files;
}

} // namespace

class TestUpgradeCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void markersAreLowered();
    void headersComeBack();
    void interruptedCreationsAreFinishedForEarlierReleases();
    void aFlippedPageBitIsFlippedBack();
    void freezerValuesAreAligned();
    void aCheckpointIsEstimated_data();
    void aCheckpointIsEstimated();
    void checkpointsStandSideBySide();
    void conversionsAreUndoneByTheirOpposite();
    void copiesAreWhatWasShown();
    void damageOfEveryKindEndsInAnAnswer();
};

void TestUpgradeCheck::markersAreLowered()
{
    const Damaged one("2026.10.0/archive-rollback");
    const UpgradeCheck check = one.check(Release::V2026_10_0);
    QVERIFY(!check.without.opens);
    QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QVERIFY(kinds(check) == Names{"lower-markers"});
    QCOMPARE(check.with->itemsLost, 0U);
}

void TestUpgradeCheck::headersComeBack()
{
    const Damaged one("2026.10.0/archive-basic-v1");
    const std::string& partition = one.layout.partitions.key;
    const std::string name = one.firstFile(partition);
    for (const std::uint64_t at :
         {std::uint64_t{1}, std::uint64_t{9}, std::uint64_t{100}}) { // magic, CRC, padding
        one.flip(partition, name, at, 3);
        const UpgradeCheck check = one.check(Release::V2026_10_0);
        QVERIFY(!check.without.opens);
        QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
        QVERIFY(kinds(check) == Names{"repair-headers"});
        QVERIFY(contents(*check.prepared) == contents(*one.files));
        one.flip(partition, name, at, 3);
    }
}

void TestUpgradeCheck::interruptedCreationsAreFinishedForEarlierReleases()
{
    const Damaged one("2026.2.0/archive-basic");
    one.resize(one.layout.partitions.key, "00000000ffff0000", 8);
    for (const Release release : {Release::V2026_2_0, Release::V2026_7_1}) {
        const UpgradeCheck check = one.check(release);
        QVERIFY(!check.without.opens);
        QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
        QVERIFY(kinds(check) == Names{"finish-creations"});
        QCOMPARE(check.with->itemsLost, 0U);
    }
    QVERIFY(one.check(Release::V2026_10_0).verdict == UpgradeCheck::Verdict::Safe); // heals it by itself
}

void TestUpgradeCheck::aFlippedPageBitIsFlippedBack()
{
    const Damaged one("2026.2.0/archive-bitflip-key");
    for (const Release release : kReleases) {
        const UpgradeCheck check = one.check(release);
        QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
        QVERIFY(kinds(check) == Names{"correct-bits"});
        QCOMPARE(check.with->itemsLost, 0U);
        QVERIFY(check.with->itemsBefore > check.without.itemsBefore); // the page's records are back
    }
}

void TestUpgradeCheck::freezerValuesAreAligned()
{
    const Damaged one("2026.2.0/freezer-multi-section");
    const std::string& values = one.layout.partitions.value;
    const std::string name = one.firstFile(values);
    const std::uint64_t size = one.store->open(values, name).value()->sizeBytes();
    one.resize(values, name, size + 5);
    const UpgradeCheck check = one.check(Release::V2026_10_0);
    QVERIFY(!check.without.opens);
    QVERIFY(check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QVERIFY(kinds(check) == Names{"cut-values"});
    QCOMPARE(check.prepared->open(values, name).value()->sizeBytes(), size);
    QVERIFY(one.check(Release::V2026_7_1).verdict == UpgradeCheck::Verdict::Safe);
}

void TestUpgradeCheck::aCheckpointIsEstimated_data()
{
    QTest::addColumn<QString>("label");
    for (const char* label :
         {"2026.2.0/freezer-basic", "2026.2.0/freezer-multi-section", "2026.2.0/freezer-chains",
          "2026.2.0/freezer-after-resizes", "2026.2.0/freezer-mid-resize", "2026.10.0/freezer-basic-v1"})
        QTest::newRow(label) << QString::fromLatin1(label);
}

void TestUpgradeCheck::aCheckpointIsEstimated()
{
    QFETCH(QString, label);
    const Damaged one(label.toStdString());
    const auto estimate = estimateCheckpoint(one.store, one.layout).value();
    QVERIFY(estimate);
    QVERIFY(one.layout.checkpoint);
    // These stores ended with a sync. Only the epoch may be lower: a sync that wrote no slot advances it too.
    QVERIFY(estimate->epoch > 0);
    QVERIFY(estimate->epoch <= one.layout.checkpoint->epoch);
    QCOMPARE(estimate->section, one.layout.checkpoint->section);
    QCOMPARE(estimate->oversizedSizeBytes, one.layout.checkpoint->oversizedSizeBytes);
    QCOMPARE(estimate->tableSize, one.layout.checkpoint->tableSize);
}

void TestUpgradeCheck::checkpointsStandSideBySide()
{
    const Damaged one("2026.2.0/freezer-basic");
    SimulateOptions options;
    options.release = Release::V2026_7_1;
    StoreLayout later = one.layout;
    later.checkpoint->epoch += 100;
    const auto choices = simulateCheckpointChoices(one.store, later, options).value();
    QCOMPARE(choices.size(), std::size_t{3});
    QVERIFY(choices[0].source == CheckpointChoice::Source::None);
    QCOMPARE(choices[0].opening.itemsAfter, 0U);
    QVERIFY(choices[1].source == CheckpointChoice::Source::Known);
    QVERIFY(choices[2].source == CheckpointChoice::Source::Estimated);
    QCOMPARE(choices[2].opening.itemsLost, 0U);
    QCOMPARE(choices[2].opening.itemsHidden, 0U);
    StoreLayout same = one.layout;
    same.checkpoint = choices[2].checkpoint;
    QCOMPARE(simulateCheckpointChoices(one.store, same, options)->size(), std::size_t{2});
    QVERIFY(!estimateCheckpoint(one.store, Damaged("2026.2.0/archive-basic").layout));
}

void TestUpgradeCheck::conversionsAreUndoneByTheirOpposite()
{
    const Damaged one("2026.10.0/archive-basic-mixed");
    const Conversion back = convertStore(one.store, one.layout, HeaderLayout::V0, {}).value();
    QVERIFY(back.prepared.has(PreventingChange::Kind::ConvertHeaders));
    QVERIFY(back.prepared.has(PreventingChange::Kind::RemoveMarkers));
    QCOMPARE(back.openings.size(), kReleases.size());
    for (const SimulatedOpen& opening : back.openings) {
        QVERIFY2(opening.opens, releaseName(opening.release).data());
        QCOMPARE(opening.itemsLost, 0U);
        QCOMPARE(opening.itemsBefore, back.openings.front().itemsBefore);
    }
    QVERIFY(back.prepared.storage->heldBytes() < 100); // payloads are not held
    const Conversion forth =
        convertStore(back.prepared.storage, back.prepared.layout, HeaderLayout::V1, {}).value();
    QVERIFY(!forth.openings[0].opens);
    QVERIFY(forth.openings[2].opens);
    const Conversion again =
        convertStore(forth.prepared.storage, forth.prepared.layout, HeaderLayout::V0, {}).value();
    QVERIFY(contents(*again.prepared.storage) == contents(*back.prepared.storage));
}

void TestUpgradeCheck::copiesAreWhatWasShown()
{
    const Damaged one("2026.2.0/archive-bitflip");
    const TreeDigest before = digestTree(one.copy.root());
    const UpgradeCheck check = one.check(Release::V2026_10_0);
    const TempDir folder;
    QVERIFY(copyStore(*check.prepared, check.preparedLayout, folder / "prepared"));
    const auto copied = ReadOnlyFileStorage::open(folder / "prepared").value();
    QVERIFY(contents(*copied) == contents(*check.prepared));
    const auto again = copyStore(*check.prepared, check.preparedLayout, folder / "prepared");
    QVERIFY(!again && again.error().code == Errc::InvalidArgument);
    QCOMPARE(differences(before, digestTree(one.copy.root())), std::string());
}

/// No check, whatever the bytes are, may fail, hang, or hold more than the store is large.
void TestUpgradeCheck::damageOfEveryKindEndsInAnAnswer()
{
    SplitMix64 random(7);
    for (const char* label : {"2026.2.0/archive-basic", "2026.10.0/archive-basic-mixed",
                              "2026.2.0/freezer-multi-section", "2026.10.0/freezer-chains-v1"}) {
        const Damaged whole(label);
        for (int round = 0; round < 60; ++round) {
            const Damaged one(label);
            const std::vector<std::string> partitions = partitionsOf(PreparedStore(one.store, one.layout));
            for (int n = 0; n < 3; ++n) {
                const std::string& partition = partitions[random.between(0, partitions.size() - 1)];
                const auto entries = one.store->list(partition).value();
                if (entries.empty())
                    continue;
                const DirectoryEntry& entry = entries[random.between(0, entries.size() - 1)];
                const std::uint64_t kind = random.between(0, 3);
                if (kind == 0)
                    one.resize(partition, entry.name, random.between(0, 2 * entry.sizeBytes));
                else if (kind == 1 && one.store->removeFile(partition, entry.name))
                    continue;
                else if (entry.sizeBytes > 0)
                    one.write(partition, entry.name, random.between(0, entry.sizeBytes - 1),
                              random.fill(random.between(1, 40)));
            }
            for (const Release release : kReleases) {
                const UpgradeCheck check = one.check(release);
                QVERIFY(!check.sentence.text().empty());
                QVERIFY(check.sentence.text().find('{') == std::string::npos);
                QVERIFY(check.without.itemsLost <= check.without.itemsBefore);
                QVERIFY((check.verdict == UpgradeCheck::Verdict::SafeAfterChanges) <= check.with.has_value());
            }
            QVERIFY(convertStore(one.store, one.layout, HeaderLayout::V0, {}));
        }
    }
}

} // namespace cryo::test

QTEST_GUILESS_MAIN(cryo::test::TestUpgradeCheck)
#include "tst_upgrade_check.moc"
