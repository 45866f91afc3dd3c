// SPDX-License-Identifier: GPL-3.0-or-later
// Storage that fails, and the record of what was called. The names of the first tests are those of
// tests/reference_tests.txt ("fault injection", "audited") in camel case. The reference gives each kind of
// call a rate of failures; ours fails the n-th call, once or from then on, which is the same at rates of 0
// and 1.
#include "core/storage/audited_storage.h"
#include "core/storage/blob.h"
#include "core/storage/faulty_storage.h"
#include "core/storage/memory_storage.h"
#include "tests/support/expect.h"

#include <QTest>

#include <set>

using namespace cryo;
using namespace cryo::test;

namespace {

constexpr std::string_view kPartition = "partition";

Blob openTest(FaultyStorage& storage)
{
    return must(Blob::open(storage, kPartition, asBytes("test")));
}

/// From the next call on.
void failFromNow(FaultyStorage& storage, CallFault::Kind kind = CallFault::Kind::Error)
{
    storage.failCall({storage.calls(), kind, true});
}

void failNext(FaultyStorage& storage, CallFault::Kind kind)
{
    storage.failCall({storage.calls(), kind, false});
}

/// The payload as a reader sees it.
Bytes payload(const FaultyStorage& storage)
{
    const auto image = storage.image();
    const Bytes& file = *image->find(std::string(kPartition), toHex(asBytes("test")));
    return {file.begin() + 8, file.end()};
}

} // namespace

class TestFaultyStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFaults();
    void syncAlwaysFails();
    void writeAlwaysFails();
    void readAlwaysFails();
    void openAlwaysFails();
    void removeAlwaysFails();
    void scanAlwaysFails();
    void determinism();
    void rateFor();
    void dynamicConfig();
    void partialWrite();
    void partialWriteDisabled();
    void partialWriteSingleByte();
    void partialResizeGrow();
    void partialResizeShrink();
    void partialResizeDisabled();
    void partialResizeSameSize();
    void partialResizeAfterWriteExtends();
    void partialResizeOneByteDifference();
    void auditedStorage();
    void auditedStorageCombined();

    // What the reference has no test for.
    void unsyncedIsLost();
    void syncedSurvivesEveryCut();
    void everyFateOfAWriteHappens();
    void namesAreLostUntilTheirFolderIsSynced();
    void aCallUnderWhichThePowerGoesMayBeTorn();
    void openFilesDieWithTheProcess();
    void aFullDiskSaysSo();
    void aForgottenSyncStaysForgotten();
    void bitsFlip();
    void itNamesItsSeed();
};

void TestFaultyStorage::noFaults()
{
    FaultyStorage storage(1); // the whole suite runs on it in tst_runtime_storage
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, asBytes("data")));
    must(blob.sync());
    QVERIFY(equalBytes(payload(storage), asBytes("data")));
    QCOMPARE(storage.pendingOperations(), std::size_t{0});
}

void TestFaultyStorage::syncAlwaysFails()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, asBytes("data")));
    failFromNow(storage);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(mustFail(blob.sync()).code, Errc::BlobSyncFailed);
}

void TestFaultyStorage::writeAlwaysFails()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    failFromNow(storage);
    QCOMPARE(mustFail(blob.writeAt(LogicalOffset{0}, asBytes("data"))).code, Errc::Io);
    QVERIFY(payload(storage).empty());
}

void TestFaultyStorage::readAlwaysFails()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, asBytes("data")));
    must(blob.sync());
    failFromNow(storage);
    Bytes four(4);
    QCOMPARE(mustFail(blob.readAt(LogicalOffset{0}, four)).code, Errc::Io);
}

void TestFaultyStorage::openAlwaysFails()
{
    FaultyStorage storage(1);
    failFromNow(storage);
    QCOMPARE(mustFail(Blob::open(storage, kPartition, asBytes("test"))).code, Errc::Io);
}

void TestFaultyStorage::removeAlwaysFails()
{
    FaultyStorage storage(1);
    must(openTest(storage).sync());
    failFromNow(storage);
    QCOMPARE(mustFail(removeBlob(storage, kPartition, asBytes("test"))).code, Errc::Io);
    QCOMPARE(mustFail(removeBlobPartition(storage, kPartition)).code, Errc::Io);
}

void TestFaultyStorage::scanAlwaysFails()
{
    FaultyStorage storage(1);
    openTest(storage);
    failFromNow(storage);
    // An unreadable folder is a missing one for the reference.
    QCOMPARE(mustFail(scanBlobs(storage, kPartition)).code, Errc::PartitionMissing);
    QCOMPARE(mustFail(storage.list(kPartition)).code, Errc::Io);
}

namespace {

/// The file after a torn write, for one seed.
Bytes afterTornWrite(std::uint64_t seed)
{
    FaultyStorage storage(seed);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, Bytes(2000, std::byte{7})));
    storage.cutPower(CutStyle::Anything, 3);
    return payload(storage);
}

} // namespace

void TestFaultyStorage::determinism()
{
    QCOMPARE(afterTornWrite(42), afterTornWrite(42));
    std::set<Bytes> outcomes;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        outcomes.insert(afterTornWrite(seed));
    QVERIFY(outcomes.size() > 10);
}

void TestFaultyStorage::rateFor()
{
    // One call, and only that one.
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    storage.failCall({storage.calls() + 1, CallFault::Kind::Error, false});
    must(blob.writeAt(LogicalOffset{0}, asBytes("a")));
    mustFail(blob.writeAt(LogicalOffset{0}, asBytes("b")));
    must(blob.writeAt(LogicalOffset{1}, asBytes("c")));
    QVERIFY(equalBytes(payload(storage), asBytes("ac")));
}

void TestFaultyStorage::dynamicConfig()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.sync());
    failFromNow(storage);
    mustFail(blob.sync());
    storage.clearFault();
    must(blob.sync());
}

void TestFaultyStorage::partialWrite()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    failNext(storage, CallFault::Kind::Short);
    const std::string data = "hello world";
    mustFail(blob.writeAt(LogicalOffset{0}, asBytes(data)));
    const Bytes written = payload(storage);
    QVERIFY(!written.empty() && written.size() < data.size());
    QVERIFY(equalBytes(written, asBytes(data).first(written.size())));
}

void TestFaultyStorage::partialWriteDisabled()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    failNext(storage, CallFault::Kind::Error);
    mustFail(blob.writeAt(LogicalOffset{0}, asBytes("hello world")));
    QVERIFY(payload(storage).empty());
}

void TestFaultyStorage::partialWriteSingleByte()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    failNext(storage, CallFault::Kind::Short);
    mustFail(blob.writeAt(LogicalOffset{0}, asBytes("x")));
    QVERIFY(payload(storage).empty());
}

namespace {

/// The size after a resize that stops half-way.
std::uint64_t afterShortResize(std::uint64_t before, std::uint64_t target, bool written = false)
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    if (written)
        must(blob.writeAt(LogicalOffset{0}, Bytes(before, std::byte{0xAB})));
    else
        must(blob.resize(before));
    must(blob.sync());
    failNext(storage, CallFault::Kind::Short);
    mustFail(blob.resize(target));
    return payload(storage).size();
}

} // namespace

void TestFaultyStorage::partialResizeGrow()
{
    const std::uint64_t size = afterShortResize(0, 100);
    QVERIFY(size > 0 && size < 100);
}

void TestFaultyStorage::partialResizeShrink()
{
    const std::uint64_t size = afterShortResize(100, 10);
    QVERIFY(size > 10 && size < 100);
}

void TestFaultyStorage::partialResizeDisabled()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    failNext(storage, CallFault::Kind::Error);
    QCOMPARE(mustFail(blob.resize(100)).code, Errc::BlobResizeFailed);
    QVERIFY(payload(storage).empty());
}

void TestFaultyStorage::partialResizeSameSize()
{
    QCOMPARE(afterShortResize(0, 0), 0U);
}

void TestFaultyStorage::partialResizeAfterWriteExtends()
{
    const std::uint64_t size = afterShortResize(50, 10, true);
    QVERIFY(size > 10 && size < 50);
}

void TestFaultyStorage::partialResizeOneByteDifference()
{
    QCOMPARE(afterShortResize(0, 1), 0U);
}

// ---- audited ----

namespace {

void work(Storage& storage)
{
    Blob blob = must(Blob::open(storage, kPartition, asBytes("test")));
    must(blob.writeAt(LogicalOffset{0}, asBytes("ab"), asBytes("cd")));
    Bytes two(2);
    must(blob.readAt(LogicalOffset{1}, two));
    must(blob.resize(3));
    must(blob.sync());
    must(removeBlob(storage, kPartition, asBytes("test")));
}

std::string auditOf(const std::function<void(Storage&)>& what)
{
    MemoryStorage below;
    AuditedStorage audited(below);
    what(audited);
    return audited.digest();
}

} // namespace

void TestFaultyStorage::auditedStorage()
{
    QCOMPARE(auditOf(work), auditOf(work));
    const auto with = [](auto change) {
        return auditOf([&](Storage& storage) {
            work(storage);
            Blob blob = must(Blob::open(storage, kPartition, asBytes("test")));
            change(blob);
        });
    };
    Bytes buffer(1);
    std::set<std::string> digests = {
        auditOf(work),
        with([](Blob&) {}),
        with([](Blob& blob) { must(blob.writeAt(LogicalOffset{0}, asBytes("a"))); }),
        with([](Blob& blob) { must(blob.writeAt(LogicalOffset{0}, asBytes("b"))); }),
        with([](Blob& blob) { must(blob.writeAt(LogicalOffset{1}, asBytes("a"))); }),
        with([](Blob& blob) { must(blob.resize(1)); }),
        with([](Blob& blob) { must(blob.sync()); }),
    };
    QCOMPARE(digests.size(), std::size_t{7});
}

void TestFaultyStorage::auditedStorageCombined()
{
    // Two storages that do the same stay in step; one different call parts them for ever.
    MemoryStorage belowOne;
    MemoryStorage belowTwo;
    AuditedStorage one(belowOne);
    AuditedStorage two(belowTwo);
    work(one);
    work(two);
    QCOMPARE(one.digest(), two.digest());
    QCOMPARE(one.calls(), two.calls());
    mustFail(one.removeFile("nowhere", "00"));
    QVERIFY(one.digest() != two.digest());
    work(one);
    work(two);
    QVERIFY(one.digest() != two.digest());
}

// ---- ours ----

void TestFaultyStorage::unsyncedIsLost()
{
    FaultyStorage storage(1);
    {
        Blob blob = openTest(storage);
        must(blob.writeAt(LogicalOffset{0}, asBytes("kept")));
        must(blob.sync());
        must(blob.writeAt(LogicalOffset{4}, asBytes("lost")));
        must(blob.resize(2));
    }
    storage.cutPower(CutStyle::DropAll, 0);
    QVERIFY(equalBytes(payload(storage), asBytes("kept")));
}

void TestFaultyStorage::syncedSurvivesEveryCut()
{
    for (std::uint64_t choice = 0; choice < 500; ++choice) {
        FaultyStorage storage(choice);
        {
            Blob blob = openTest(storage);
            must(blob.writeAt(LogicalOffset{0}, Bytes(1000, std::byte{1})));
            must(blob.sync());
            must(blob.writeAt(LogicalOffset{1000}, Bytes(1000, std::byte{2})));
        }
        storage.cutPower(choice % 2 == 0 ? CutStyle::Anything : CutStyle::KeepPrefix, choice);
        QVERIFY(equalBytes(ByteView(payload(storage)).first(1000), Bytes(1000, std::byte{1})));
    }
}

void TestFaultyStorage::everyFateOfAWriteHappens()
{
    bool kept = false;
    bool dropped = false;
    bool prefix = false;
    bool sectors = false;
    bool scattered = false;
    bool zeros = false;
    bool rubbish = false;
    for (std::uint64_t choice = 0; choice < 300; ++choice) {
        FaultyStorage storage(5);
        {
            Blob blob = openTest(storage);
            must(blob.writeAt(LogicalOffset{0}, Bytes(2000, std::byte{7})));
        }
        storage.cutPower(CutStyle::Anything, choice);
        const Bytes now = payload(storage);
        const auto written = static_cast<std::size_t>(std::ranges::count(now, std::byte{7}));
        const auto empty = static_cast<std::size_t>(std::ranges::count(now, std::byte{0}));
        kept = kept || written == 2000;
        dropped = dropped || now.empty();
        prefix = prefix || (written == now.size() && written > 0 && written < 2000);
        zeros = zeros || empty == 2000;
        rubbish = rubbish || written + empty < now.size();
        if (written + empty != now.size() || written == 0 || empty == 0)
            continue;
        std::size_t changes = 0;
        bool aligned = true;
        for (std::size_t i = 1; i < now.size(); ++i)
            if (now[i] != now[i - 1]) {
                ++changes;
                aligned = aligned && (i + 8) % 512 == 0; // sectors of the file, behind the header
            }
        sectors = sectors || aligned;
        scattered = scattered || changes > 100;
    }
    QVERIFY(kept && dropped && prefix && sectors && scattered && zeros && rubbish);
}

void TestFaultyStorage::namesAreLostUntilTheirFolderIsSynced()
{
    FaultyStorage storage(1);
    must(storage.createFolder("p"));
    must(must(storage.openFile("p", "00", OpenMode::Create))->sync());
    storage.cutPower(CutStyle::DropAll, 0);
    QVERIFY(!storage.hasFolder("p"));
    must(storage.createFolder("p"));
    must(storage.syncRoot());
    must(must(storage.openFile("p", "00", OpenMode::Create))->sync());
    storage.cutPower(CutStyle::DropAll, 0);
    QVERIFY(storage.hasFolder("p"));
    QVERIFY(must(storage.list("p")).empty());
    must(must(storage.openFile("p", "00", OpenMode::Create))->sync());
    must(storage.syncFolder("p"));
    must(storage.removeFile("p", "00"));
    storage.cutPower(CutStyle::DropAll, 0);
    QCOMPARE(must(storage.list("p")).size(), std::size_t{1}); // the removal was lost
    must(storage.removeFile("p", "00"));
    must(storage.syncFolder("p"));
    storage.cutPower(CutStyle::KeepAll, 0);
    QVERIFY(must(storage.list("p")).empty());
}

void TestFaultyStorage::aCallUnderWhichThePowerGoesMayBeTorn()
{
    std::set<std::size_t> sizes;
    for (std::uint64_t choice = 0; choice < 100; ++choice) {
        FaultyStorage storage(9);
        Blob blob = openTest(storage);
        storage.powerOffAt(storage.calls());
        mustFail(blob.writeAt(LogicalOffset{0}, Bytes(100, std::byte{7})));
        QVERIFY(storage.isOff());
        mustFail(blob.sync());
        mustFail(storage.list(kPartition));
        storage.cutPower(CutStyle::Anything, choice);
        QVERIFY(!storage.isOff());
        sizes.insert(payload(storage).size());
    }
    QVERIFY(sizes.contains(0));
    QVERIFY(sizes.contains(100));
    QVERIFY(sizes.size() > 5);
}

void TestFaultyStorage::openFilesDieWithTheProcess()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, asBytes("data")));
    storage.endProcess();
    mustFail(blob.writeAt(LogicalOffset{0}, asBytes("ghost")));
    QVERIFY(equalBytes(payload(storage), asBytes("data"))); // the kernel still has it
    storage.cutPower(CutStyle::DropAll, 0);
    QVERIFY(payload(storage).empty());
}

void TestFaultyStorage::aFullDiskSaysSo()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    storage.setCapacityBytes(100);
    must(blob.writeAt(LogicalOffset{0}, Bytes(92)));
    const Error error = mustFail(blob.writeAt(LogicalOffset{92}, Bytes(10)));
    QCOMPARE(error.message, std::string("io error: No space left on device (os error 28)"));
    QCOMPARE(mustFail(blob.resize(1000)).code, Errc::BlobResizeFailed);
    must(blob.writeAt(LogicalOffset{0}, Bytes(5, std::byte{1}))); // in place there is room
}

void TestFaultyStorage::aForgottenSyncStaysForgotten()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, asBytes("forgotten")));
    failNext(storage, CallFault::Kind::SyncForgets);
    mustFail(blob.sync());
    must(blob.writeAt(LogicalOffset{9}, asBytes(" kept")));
    must(blob.sync()); // says that all is well
    QVERIFY(equalBytes(payload(storage), asBytes("forgotten kept")));
    storage.cutPower(CutStyle::DropAll, 0);
    QCOMPARE(toHex(payload(storage)), "000000000000000000" + toHex(asBytes(" kept")));
}

void TestFaultyStorage::bitsFlip()
{
    FaultyStorage storage(1);
    Blob blob = openTest(storage);
    must(blob.writeAt(LogicalOffset{0}, Bytes(2)));
    const std::string name = toHex(asBytes("test"));
    QVERIFY(storage.flipBit(kPartition, name, 8 * 8 + 11));
    QCOMPARE(toHex(payload(storage)), std::string("0008"));
    QVERIFY(!storage.flipBit(kPartition, name, 8 * 10));
    QVERIFY(!storage.flipBit(kPartition, "00", 0));
}

void TestFaultyStorage::itNamesItsSeed()
{
    QCOMPARE(FaultyStorage(4711).displayName(), std::string("faulty storage, seed 4711"));
}

QTEST_GUILESS_MAIN(TestFaultyStorage)
#include "tst_faulty_storage.moc"
