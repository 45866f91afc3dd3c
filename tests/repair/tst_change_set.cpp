// SPDX-License-Identifier: GPL-3.0-or-later
// What a repair changes, by file and byte: exactly what differs, whatever was written to the overlay.
#include "core/base/sha256.h"
#include "core/repair/change_set.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

using namespace cryo;
using namespace cryo::test;

namespace {

using Kind = FileChange::Kind;

std::shared_ptr<MemoryStorage> sample()
{
    auto store = std::make_shared<MemoryStorage>();
    store->write("a", "00", Bytes(1000, std::byte{1}));
    store->write("a", "01", Bytes(20, std::byte{2}));
    store->write("b", "00", Bytes(30, std::byte{3}));
    store->addSpecial("a", "link", EntryType::Symlink);
    store->addSpecial("b", "pipe", EntryType::Fifo);
    store->addRootFile("notes", 5);
    return store;
}

void put(OverlayStorage& overlay, const std::string& partition, const std::string& name, std::uint64_t at,
         const Bytes& bytes)
{
    must(must(overlay.openFile(partition, name, OpenMode::Create))->writeAt(FileOffset{at}, bytes));
}

std::string text(const FileChange& file)
{
    static constexpr const char* kKinds[] = {"created", "removed", "changed"};
    std::string line = kKinds[static_cast<std::size_t>(file.kind)];
    line += " " + file.partition + "/" + file.fileName + " " + std::to_string(file.sizeBefore) + ">" +
            std::to_string(file.sizeAfter);
    for (const auto& range : file.ranges)
        line += " [" + std::to_string(range.begin.value) + "+" + std::to_string(range.sizeBytes) + "]";
    return line;
}

} // namespace

class TestChangeSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalBytesAreNoChange();
    void runsThatDiffer();
    void namesAndPartitions();
    void hashesOfWholeFiles();
    void fingerprintTellsStates();
};

void TestChangeSet::equalBytesAreNoChange()
{
    const auto store = sample();
    const auto overlay = std::make_shared<OverlayStorage>(store);
    put(*overlay, "a", "00", 10, Bytes(500, std::byte{1}));
    must(must(overlay->openFile("b", "00", OpenMode::Existing))->resize(30));
    QVERIFY(must(collectChanges(store, overlay)).empty());
}

void TestChangeSet::runsThatDiffer()
{
    const auto store = sample();
    const auto overlay = std::make_shared<OverlayStorage>(store);
    Bytes mixed(600, std::byte{1});
    mixed[5] = mixed[40] = mixed[300] = std::byte{9}; // the first two are close enough for one run
    put(*overlay, "a", "00", 100, mixed);
    put(*overlay, "a", "01", 18, Bytes(4, std::byte{2})); // two bytes are new, and all are equal
    must(must(overlay->openFile("b", "00", OpenMode::Existing))->resize(7));
    const ChangeSet set = must(collectChanges(store, overlay));
    QCOMPARE(set.files.size(), std::size_t{3});
    QCOMPARE(text(set.files[0]), std::string("changed a/00 1000>1000 [105+36] [400+1]"));
    QCOMPARE(text(set.files[1]), std::string("changed a/01 20>22 [20+2]"));
    QCOMPARE(text(set.files[2]), std::string("changed b/00 30>7"));
    QCOMPARE(set.files[0].changedBytes(), std::uint64_t{37});
}

void TestChangeSet::namesAndPartitions()
{
    const auto store = sample();
    const auto overlay = std::make_shared<OverlayStorage>(store);
    must(overlay->removeFolder("b"));
    must(overlay->createFolder("c"));
    put(*overlay, "c", "05", 0, Bytes(3, std::byte{1}));
    must(overlay->removeFile("a", "01"));
    must(overlay->setAside("a", "link"));
    must(overlay->setAside("", "notes"));
    mustFail(overlay->setAside("a", "nothing"));
    const ChangeSet set = must(collectChanges(store, overlay));
    QCOMPARE(set.files.size(), std::size_t{3});
    QCOMPARE(text(set.files[0]), std::string("removed a/01 20>0"));
    QCOMPARE(text(set.files[1]), std::string("removed b/00 30>0"));
    QCOMPARE(text(set.files[2]), std::string("created c/05 0>3 [0+3]"));
    QCOMPARE(set.createdPartitions, std::vector<std::string>{"c"});
    QCOMPARE(set.removedPartitions, std::vector<std::string>{"b"});
    QCOMPARE(set.setAside.size(), std::size_t{3});
    QVERIFY((set.setAside[0] == SetAsideEntry{"", "notes", EntryType::Regular}));
    QVERIFY((set.setAside[1] == SetAsideEntry{"a", "link", EntryType::Symlink}));
    QVERIFY((set.setAside[2] == SetAsideEntry{"b", "pipe", EntryType::Fifo}));
    for (const DirectoryEntry& entry : must(overlay->list("a")))
        QVERIFY(entry.name != "link" && entry.name != "01");
    for (const DirectoryEntry& entry : must(overlay->listRoot()))
        QVERIFY(entry.name != "notes" && entry.name != "b");
}

void TestChangeSet::hashesOfWholeFiles()
{
    const auto store = sample();
    const auto overlay = std::make_shared<OverlayStorage>(store);
    put(*overlay, "a", "01", 0, Bytes(1, std::byte{7}));
    put(*overlay, "a", "02", 0, Bytes(3, std::byte{7}));
    must(overlay->removeFile("b", "00"));
    ChangeSet set = must(collectChanges(store, overlay));
    must(addHashes(set));
    Bytes after(20, std::byte{2});
    QCOMPARE(set.files[0].sha256Before, toHex(sha256(after)));
    after[0] = std::byte{7};
    QCOMPARE(set.files[0].sha256After, toHex(sha256(after)));
    QCOMPARE(set.files[1].sha256After, toHex(sha256(Bytes(3, std::byte{7}))));
    QVERIFY(!set.files[1].sha256Before && !set.files[2].sha256After);
    std::stop_source stop;
    stop.request_stop();
    set = must(collectChanges(store, overlay)); // what has its hash already is not read again
    QCOMPARE(mustFail(addHashes(set, Progress(stop.get_token()))).code, Errc::Cancelled);
}

void TestChangeSet::fingerprintTellsStates()
{
    const auto store = sample();
    const std::vector<std::string> both{"b", "a"};
    const std::vector<std::string> sorted{"a", "b", "b"};
    const std::vector<std::string> one{"a"};
    const std::string before = must(storeFingerprint(*store, both));
    QCOMPARE(before.size(), std::size_t{64});
    QCOMPARE(must(storeFingerprint(*store, sorted)), before);
    QVERIFY(must(storeFingerprint(*store, one)) != before);
    (*store->find("b", "00"))[29] = std::byte{0};
    const std::string changed = must(storeFingerprint(*store, both));
    QVERIFY(changed != before);
    store->write("b", "01", {});
    QVERIFY(must(storeFingerprint(*store, both)) != changed);
}

QTEST_APPLESS_MAIN(TestChangeSet)
#include "tst_change_set.moc"
