// SPDX-License-Identifier: GPL-3.0-or-later
// The tests' own helpers: a digest that misses a change, or a copy that is not equal, would make other tests
// worthless.
#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <fstream>
#include <set>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace cryo::test;

namespace {

void write(const fs::path& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

QString found(const TreeDigest& before, const TempDir& dir)
{
    return QString::fromStdString(differences(before, digestTree(dir.path())));
}

/// The sorted "path size" lines of the regular files below a folder.
std::set<std::string> listing(const fs::path& top)
{
    std::set<std::string> lines;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
        if (entry.is_regular_file()) {
            lines.insert(entry.path().lexically_relative(top).string() + " " +
                         std::to_string(entry.file_size()));
        }
    }
    return lines;
}

} // namespace

class TestSupport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void temporaryFolderIsRemovedWithReadOnlyParts();
    void digestOfUntouchedTreeIsEqual();
    void digestSeesNewContentsUnderOldTimeAndSize();
    void digestSeesTimesAndPermissions();
    void digestSeesNewAndLostEntries();
    void digestFollowsNoLinkAndReadsNoFifo();
    void everyGoldenStoreHasTheFilesItLists();
    void copyOfGoldenStoreIsEqual();
    void copyHasEmptyFolders();
};

void TestSupport::temporaryFolderIsRemovedWithReadOnlyParts()
{
    fs::path path;
    {
        const TempDir dir;
        path = dir.path();
        fs::create_directories(dir / "a/b");
        write(dir / "a/b/c", "x");
        fs::permissions(dir / "a/b", fs::perms::none);
        QVERIFY(fs::exists(path));
    }
    QVERIFY(!fs::exists(path));
}

void TestSupport::digestOfUntouchedTreeIsEqual()
{
    const TempDir dir;
    fs::create_directory(dir / "partition");
    write(dir / "partition/0000000000000000", "CWIC");
    const TreeDigest before = digestTree(dir.path());
    QCOMPARE(before.size(), std::size_t{3});
    QCOMPARE(found(before, dir), QString());
}

void TestSupport::digestSeesNewContentsUnderOldTimeAndSize()
{
    const TempDir dir;
    write(dir / "f", "before");
    const fs::file_time_type time = fs::last_write_time(dir / "f");
    const TreeDigest before = digestTree(dir.path());
    std::fstream(dir / "f", std::ios::binary | std::ios::in | std::ios::out) << "beford";
    fs::last_write_time(dir / "f", time);
    QVERIFY(found(before, dir).contains(QStringLiteral("f: contents")));
}

void TestSupport::digestSeesTimesAndPermissions()
{
    const TempDir dir;
    write(dir / "f", "x");
    write(dir / "g", "x");
    const TreeDigest before = digestTree(dir.path());
    fs::last_write_time(dir / "f", fs::last_write_time(dir / "f") - std::chrono::nanoseconds(1));
    fs::permissions(dir / "g", fs::perms::owner_read);
    QVERIFY2(found(before, dir).contains(QStringLiteral("f: mtime")), qPrintable(found(before, dir)));
    QVERIFY2(found(before, dir).contains(QStringLiteral("g: mode")), qPrintable(found(before, dir)));
}

void TestSupport::digestSeesNewAndLostEntries()
{
    const TempDir dir;
    fs::create_directory(dir / "old");
    write(dir / ".hidden", "");
    const TreeDigest before = digestTree(dir.path());
    fs::remove(dir / "old");
    fs::remove(dir / ".hidden");
    fs::create_directory(dir / "new");
    const QString text = found(before, dir);
    QVERIFY(text.contains(QStringLiteral("old: removed")));
    QVERIFY(text.contains(QStringLiteral(".hidden: removed")));
    QVERIFY(text.contains(QStringLiteral("new: added")));
}

void TestSupport::digestFollowsNoLinkAndReadsNoFifo()
{
    const TempDir outside;
    write(outside / "target", "x");
    const TempDir dir;
    fs::create_symlink(outside.path(), dir / "link");
    QCOMPARE(mkfifo((dir / "fifo").c_str(), 0600), 0);
    const TreeDigest before = digestTree(dir.path());
    QVERIFY(before.contains("link") && before.contains("fifo") && !before.contains("link/target"));
    write(outside / "target", "y");
    QCOMPARE(found(before, dir), QString());
}

void TestSupport::everyGoldenStoreHasTheFilesItLists()
{
    QVERIFY(goldenScenarios().size() >= 45);
    for (const GoldenScenario& scenario : goldenScenarios()) {
        std::set<std::string> expected;
        for (const nlohmann::json& file :
             nlohmann::json::parse(std::ifstream(scenario.folder / "files.json"))) {
            expected.insert(file.at("path").get<std::string>() + " " +
                            std::to_string(file.at("size").get<std::uint64_t>()));
        }
        const GoldenCopy copy(scenario);
        QVERIFY2(listing(copy.root()) == expected, scenario.label().c_str());
        QVERIFY2(scenario.config().contains("engine"), scenario.label().c_str());
        QVERIFY2(!scenario.lines("expected.jsonl").empty(), scenario.label().c_str());
    }
}

void TestSupport::copyOfGoldenStoreIsEqual()
{
    const GoldenScenario scenario = goldenScenario("2026.10.0/archive-basic-mixed");
    QVERIFY(scenario.opens());
    QVERIFY(!goldenScenario("2026.10.0/archive-rollback").opens());
    const GoldenCopy copy(scenario);
    const TreeDigest original = digestTree(scenario.store());
    TreeDigest copied = digestTree(copy.root());
    QCOMPARE(copied.size(), original.size());
    for (const auto& [path, entry] : original) {
        QVERIFY2(copied.contains(path), path.c_str());
        QCOMPARE(copied[path].contentHash, entry.contentHash);
        QCOMPARE(copied[path].sizeBytes, entry.sizeBytes);
    }
}

void TestSupport::copyHasEmptyFolders()
{
    const GoldenCopy copy("2026.2.0/archive-empty");
    QVERIFY(fs::is_directory(copy.root()) && fs::is_empty(copy.root()));
}

QTEST_APPLESS_MAIN(TestSupport)
#include "tst_support.moc"
