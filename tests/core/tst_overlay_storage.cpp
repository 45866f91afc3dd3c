// SPDX-License-Identifier: GPL-3.0-or-later
// Copy-on-write: what lies underneath stays as it is, what is seen is as if it had been written, and the list
// of changes says exactly where the two differ.
#include "core/storage/blob.h"
#include "core/storage/file_storage.h"
#include "core/storage/memory_storage.h"
#include "core/storage/overlay_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/expect.h"
#include "tests/support/golden.h"
#include "tests/support/reference_random.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <fstream>

using namespace cryo;
using namespace cryo::test;

namespace {

/// Every file as it is seen through a storage.
std::map<std::string, Bytes> contents(const ReadableStorage& storage)
{
    std::map<std::string, Bytes> all;
    for (const DirectoryEntry& partition : must(storage.listRoot())) {
        if (partition.type != EntryType::Directory)
            continue;
        for (const DirectoryEntry& entry : must(storage.list(partition.name))) {
            const auto file = must(storage.open(partition.name, entry.name));
            Bytes bytes(file->sizeBytes());
            must(file->readAt(FileOffset{0}, bytes));
            if (bytes.size() != entry.sizeBytes)
                throw std::runtime_error("the list has another size than the file");
            all.emplace(partition.name + "/" + entry.name, std::move(bytes));
        }
    }
    return all;
}

std::string describe(const std::vector<OverlayChange>& changes)
{
    static constexpr const char* kKinds[] = {"created", "removed", "changed", "made", "gone"};
    std::string all;
    for (const OverlayChange& change : changes) {
        all += std::string(kKinds[static_cast<std::size_t>(change.kind)]) + " " + change.partition;
        if (!change.fileName.empty())
            all += "/" + change.fileName + " " + std::to_string(change.sizeBefore) + ">" +
                   std::to_string(change.sizeAfter);
        for (const auto& range : change.written)
            all += " [" + std::to_string(range.begin.value) + "+" + std::to_string(range.sizeBytes) + "]";
        all += "; ";
    }
    return all;
}

std::shared_ptr<MemoryStorage> sample()
{
    auto below = std::make_shared<MemoryStorage>();
    below->write("a", "00", Bytes(10, std::byte{1}));
    below->write("a", "01", Bytes(20, std::byte{2}));
    below->write("b", "02", Bytes(30, std::byte{3}));
    return below;
}

std::shared_ptr<WritableFile> file(OverlayStorage& overlay, std::string_view partition, std::string_view name)
{
    return must(overlay.openFile(partition, name, OpenMode::Create));
}

} // namespace

class TestOverlayStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesAreListed();
    void namesComeAndGo();
    void agreesWithMemory();
    void onlyWhatChangedIsHeld();
    void otherBytesInFrontOfAFile();
    void holesStayHoles();
    void aStoreUnderneathIsUntouched();
};

void TestOverlayStorage::changesAreListed()
{
    const auto below = sample();
    OverlayStorage overlay(below);
    QCOMPARE(describe(overlay.changes()), std::string());
    auto first = file(overlay, "a", "00");
    QCOMPARE(describe(overlay.changes()), std::string()); // only opened
    must(first->writeAt(FileOffset{2}, Bytes(3)));
    must(first->writeAt(FileOffset{5}, Bytes(1)));
    must(first->writeAt(FileOffset{9}, Bytes(3)));
    QCOMPARE(describe(overlay.changes()), std::string("changed a/00 10>12 [2+4] [9+3]; "));
    auto second = file(overlay, "a", "01");
    must(second->resize(5));
    must(second->resize(8)); // zeros where other bytes were
    QCOMPARE(describe(overlay.changes()),
             std::string("changed a/00 10>12 [2+4] [9+3]; changed a/01 20>8 [5+3]; "));
    must(overlay.removeFile("b", "02"));
    must(overlay.createFolder("c"));
    must(file(overlay, "c", "03")->writeAt(FileOffset{0}, Bytes(4)));
    QCOMPARE(describe(overlay.changes()),
             std::string("changed a/00 10>12 [2+4] [9+3]; changed a/01 20>8 [5+3]; removed b/02 30>0; "
                         "made c; created c/03 0>4 [0+4]; "));
    QCOMPARE(contents(*below), contents(*sample()));
}

void TestOverlayStorage::namesComeAndGo()
{
    OverlayStorage overlay(sample());
    must(overlay.removeFolder("a"));
    QVERIFY(!overlay.hasFolder("a"));
    QCOMPARE(mustFail(overlay.list("a")).code, Errc::PartitionMissing);
    QCOMPARE(mustFail(overlay.open("a", "00")).code, Errc::BlobMissing);
    QCOMPARE(mustFail(overlay.openFile("a", "00", OpenMode::Create)).code, Errc::BlobMissing);
    QCOMPARE(describe(overlay.changes()), std::string("gone a; removed a/00 10>0; removed a/01 20>0; "));
    must(overlay.createFolder("a"));
    QVERIFY(must(overlay.list("a")).empty());
    auto again = file(overlay, "a", "00");
    QCOMPARE(again->sizeBytes(), 0U);
    must(again->writeAt(FileOffset{0}, Bytes(10, std::byte{1})));
    // The same bytes, but written: a removed name that came back is listed.
    QCOMPARE(describe(overlay.changes()), std::string("changed a/00 10>10 [0+10]; removed a/01 20>0; "));
    QCOMPARE(mustFail(overlay.removeFile("a", "01")).code, Errc::BlobMissing);
    QCOMPARE(mustFail(overlay.openFile("a", "01", OpenMode::Existing)).code, Errc::BlobMissing);
    must(overlay.removeFile("b", "02"));
    QCOMPARE(mustFail(overlay.removeFile("b", "02")).code, Errc::BlobMissing);
    QVERIFY(must(overlay.list("b")).empty());
}

void TestOverlayStorage::agreesWithMemory()
{
    ReferenceRandom random(7);
    for (int round = 0; round < 200; ++round) {
        MemoryStorage truth;
        auto below = sample();
        for (const auto& [partition, files] : below->partitions())
            for (const auto& [name, bytes] : files)
                truth.write(partition, name, *bytes);
        OverlayStorage overlay(below);
        for (int step = 0; step < 60; ++step) {
            const char* partition = random.below(2) == 0 ? "a" : "b";
            const std::string name = "0" + std::to_string(random.below(4));
            const std::uint64_t what = random.below(12);
            const std::uint64_t at = random.below(64);
            Bytes bytes(random.below(20));
            random.fill(bytes);
            const auto apply = [&](Storage& storage) -> bool {
                if (what == 0)
                    return storage.removeFile(partition, name).has_value();
                if (what == 1 && step % 7 == 0)
                    return storage.removeFolder(partition).has_value();
                must(storage.createFolder(partition));
                auto handle = must(storage.openFile(partition, name, OpenMode::Create));
                return (what < 4 ? handle->resize(at) : handle->writeAt(FileOffset{at}, bytes)).has_value();
            };
            const bool overlaid = apply(overlay);
            const bool done = apply(truth);
            QCOMPARE(overlaid, done);
        }
        const auto seen = contents(overlay);
        QVERIFY(seen == contents(truth));
        // The list of changes and what is underneath make the same files.
        auto rebuilt = contents(*below);
        for (const OverlayChange& change : overlay.changes()) {
            const std::string name = change.partition + "/" + change.fileName;
            if (change.kind == OverlayChange::Kind::FileRemoved)
                rebuilt.erase(name);
            if (change.kind != OverlayChange::Kind::FileChanged &&
                change.kind != OverlayChange::Kind::FileCreated)
                continue;
            rebuilt[name].resize(change.sizeAfter);
            for (const auto& range : change.written)
                for (std::uint64_t i = 0; i < range.sizeBytes; ++i)
                    rebuilt[name][range.begin.value + i] = seen.at(name)[range.begin.value + i];
        }
        QVERIFY(rebuilt == seen);
    }
}

void TestOverlayStorage::onlyWhatChangedIsHeld()
{
    auto below = std::make_shared<MemoryStorage>();
    below->write("a", "00", Bytes(std::size_t{1} << 20U, std::byte{9}));
    OverlayStorage overlay(below);
    auto large = file(overlay, "a", "00");
    for (std::uint64_t i = 0; i < 100; ++i)
        must(large->writeAt(FileOffset{i * 10'000}, Bytes(10)));
    QCOMPARE(overlay.heldBytes(), 1000U);
    must(large->resize(std::uint64_t{1} << 40U)); // a claim of size costs nothing
    QCOMPARE(overlay.heldBytes(), 1000U);
    Bytes far(100, std::byte{1});
    must(large->readAt(FileOffset{std::uint64_t{1} << 39U}, far));
    QCOMPARE(far, Bytes(100));
    must(large->resize(5));
    QCOMPARE(overlay.heldBytes(), 5U);
}

void TestOverlayStorage::otherBytesInFrontOfAFile()
{
    auto below = std::make_shared<MemoryStorage>();
    below->write("a", "00", Bytes(asBytes("HEADpayload").begin(), asBytes("HEADpayload").end()));
    OverlayStorage overlay(below);
    must(file(overlay, "a", "00")->writeAt(FileOffset{10}, asBytes("D"))); // an earlier change moves along
    must(overlay.replacePrefix("a", "00", 4, asBytes("longer head ")));
    const auto content = [&] {
        const auto reader = must(overlay.open("a", "00"));
        Bytes bytes(reader->sizeBytes());
        must(reader->readAt(FileOffset{0}, bytes));
        for (std::uint64_t at = 0; at <= bytes.size(); ++at) // every split reads the same
            for (std::uint64_t end = at; end <= bytes.size(); ++end) {
                Bytes part(end - at);
                must(reader->readAt(FileOffset{at}, part));
                if (!std::ranges::equal(part, ByteView(bytes).subspan(at, end - at)))
                    qFatal("%d to %d differ", static_cast<int>(at), static_cast<int>(end));
            }
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    QCOMPARE(content(), std::string("longer head payloaD"));
    QCOMPARE(overlay.heldBytes(), 0U);
    must(overlay.replacePrefix("a", "00", 12, asBytes("H")));
    QCOMPARE(content(), std::string("HpayloaD"));
    must(file(overlay, "a", "00")->writeAt(FileOffset{1}, asBytes("P")));
    must(file(overlay, "a", "00")->resize(5));
    QCOMPARE(content(), std::string("HPayl"));
    const std::vector<OverlayChange> changes = overlay.changes();
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().sizeBefore, 11U);
    QCOMPARE(changes.front().sizeAfter, 5U);
    QCOMPARE(changes.front().written.size(), std::size_t{1});
    QCOMPARE(changes.front().written.front().sizeBytes, 5U);
    QVERIFY(!overlay.replacePrefix("a", "00", 6, {}));
    QVERIFY(!overlay.replacePrefix("a", "01", 0, {}));
}

/// What is neither stored below nor written is a hole: whoever walks through a file may leave it out.
void TestOverlayStorage::holesStayHoles()
{
    const TempDir dir;
    std::filesystem::create_directory(dir / "a");
    std::ofstream(dir / "a/00") << "begin";
    std::filesystem::resize_file(dir / "a/00", std::uintmax_t{1} << 30U);
    OverlayStorage overlay(must(ReadOnlyFileStorage::open(dir.path())));
    const auto large = file(overlay, "a", "00");
    const std::vector<DataExtent> below = large->dataExtents();
    QVERIFY(below.size() == 1 && below[0].beginByte == 0 && below[0].endByte < 1U << 20U);
    must(large->writeAt(FileOffset{1U << 25U}, Bytes(10)));
    must(large->resize(std::uint64_t{1} << 40U));
    const DataExtent added{1U << 25U, (1U << 25U) + 10};
    QCOMPARE(large->dataExtents(), (std::vector<DataExtent>{below[0], added}));
    QCOMPARE(must(overlay.open("a", "00"))->dataExtents(), (std::vector<DataExtent>{below[0], added}));
    QCOMPARE(large->dataExtents(1), (std::vector<DataExtent>{{0, std::uint64_t{1} << 30U}}));
    must(large->resize(3));
    QCOMPARE(large->dataExtents(), (std::vector<DataExtent>{{0, 3}}));
    // a longer prefix moves them
    OverlayStorage moved(must(ReadOnlyFileStorage::open(dir.path())));
    must(moved.replacePrefix("a", "00", 2, Bytes(5)));
    QCOMPARE(must(moved.open("a", "00"))->dataExtents(),
             (std::vector<DataExtent>{{0, below[0].endByte + 3}}));
}

void TestOverlayStorage::aStoreUnderneathIsUntouched()
{
    const GoldenCopy copy{std::string_view("2026.2.0/archive-torn")};
    const TreeDigest before = digestTree(copy.root());
    OverlayStorage overlay(must(ReadOnlyFileStorage::open(copy.root())));
    for (const DirectoryEntry& partition : must(overlay.listRoot()))
        for (const Bytes& name : must(scanBlobs(overlay, partition.name))) {
            Blob blob = must(Blob::open(overlay, partition.name, name));
            must(blob.writeAt(LogicalOffset{blob.sizeBytes() / 2}, asBytes("changed")));
            must(blob.sync());
        }
    QVERIFY(!overlay.changes().empty());
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

QTEST_GUILESS_MAIN(TestOverlayStorage)
#include "tst_overlay_storage.moc"
