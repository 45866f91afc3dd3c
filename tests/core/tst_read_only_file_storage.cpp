// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking at a root on disk: links are not followed, FIFOs not waited for, and nothing leaves a trace.
#include "core/storage/pooled_storage.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/support/expect.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace cryo;
namespace fs = std::filesystem;

class TestReadOnlyFileStorage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewFilesAreOpenAtATime();
    void listsSortedWithTypesAndSizes();
    void readsExactlyOrFails();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void refusesNamesThatLeaveTheFolder();
    void aPartitionThatIsALinkIsNotEntered();
    void theRootMayBeALink();
    void missingThingsAreNamed();
    void leavesNoTrace();

private:
    static std::shared_ptr<const ReadOnlyFileStorage> open(const fs::path& root)
    {
        auto storage = ReadOnlyFileStorage::open(root);
        return storage ? *storage : nullptr;
    }
    static void write(const fs::path& file, std::string_view text) { std::ofstream(file) << text; }
};

void TestReadOnlyFileStorage::listsSortedWithTypesAndSizes()
{
    const test::TempDir dir;
    fs::create_directories(dir / "p" / "sub");
    write(dir / "p" / "b", "12345");
    write(dir / "p" / "a", "");
    write(dir / ".hold", "");
    const auto storage = open(dir.path());
    const auto entries = storage->list("p");
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), std::size_t{3});
    QCOMPARE(entries->at(0).name, std::string("a"));
    QCOMPARE(entries->at(1).sizeBytes, std::uint64_t{5});
    QCOMPARE(entries->at(2).type, EntryType::Directory);
    const auto root = storage->listRoot();
    QVERIFY(root.has_value());
    QCOMPARE(root->at(0).name, std::string(".hold"));
    QCOMPARE(root->at(1).type, EntryType::Directory);
}

void TestReadOnlyFileStorage::readsExactlyOrFails()
{
    const test::TempDir dir;
    fs::create_directories(dir / "p");
    write(dir / "p" / "00", "0123456789");
    const auto file = open(dir.path())->open("p", "00");
    QVERIFY(file.has_value());
    Bytes bytes(4);
    QVERIFY((*file)->readAt(FileOffset{6}, bytes).has_value());
    QVERIFY(equalBytes(bytes, asBytes("6789")));
    for (const std::uint64_t offset : {std::uint64_t{7}, std::uint64_t{1} << 40, UINT64_MAX}) {
        const auto past = (*file)->readAt(FileOffset{offset}, bytes);
        QVERIFY(!past);
        QCOMPARE(past.error().code, Errc::BlobInsufficientLength);
        QCOMPARE(past.error().where.blob, std::string("00"));
    }
    // A file that shrinks under us is an error, not a crash.
    fs::resize_file(dir / "p" / "00", 2);
    QVERIFY(!(*file)->readAt(FileOffset{6}, bytes));
}

void TestReadOnlyFileStorage::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"folder", "link", "dangling link", "FIFO", "socket"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestReadOnlyFileStorage::refusesWhatIsNoRegularFile()
{
    QFETCH(QString, kind);
    const test::TempDir dir;
    fs::create_directories(dir / "p");
    const fs::path entry = dir / "p" / "00";
    write(dir / "outside", "secret");
    if (kind == QStringLiteral("folder"))
        fs::create_directory(entry);
    else if (kind == QStringLiteral("link"))
        fs::create_symlink(dir / "outside", entry);
    else if (kind == QStringLiteral("dangling link"))
        fs::create_symlink(dir / "nothing", entry);
    else if (kind == QStringLiteral("FIFO"))
        QCOMPARE(::mkfifo(entry.c_str(), 0600), 0);
    else {
        const int s = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        entry.string().copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(s, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        ::close(s);
    }
    const auto file = open(dir.path())->open("p", "00");
    QVERIFY(!file);
    QCOMPARE(file.error().where.blob, std::string("00"));
    QVERIFY(!file.error().message.empty());
}

void TestReadOnlyFileStorage::refusesNamesThatLeaveTheFolder()
{
    const test::TempDir dir;
    fs::create_directories(dir / "root" / "p");
    write(dir / "secret", "x");
    write(dir / "root" / "p" / "00", "x");
    const auto storage = open(dir / "root");
    for (const char* name : {"..", ".", "", "../secret", "/etc/passwd", "p/../00"}) {
        QVERIFY(!storage->open("p", name));
        QVERIFY(!storage->open(name, "00"));
        QVERIFY(!storage->list(name));
    }
}

void TestReadOnlyFileStorage::aPartitionThatIsALinkIsNotEntered()
{
    const test::TempDir dir;
    fs::create_directories(dir / "elsewhere");
    fs::create_directories(dir / "root");
    write(dir / "elsewhere" / "00", "x");
    fs::create_directory_symlink(dir / "elsewhere", dir / "root" / "p");
    const auto storage = open(dir / "root");
    QVERIFY(!storage->list("p"));
    QVERIFY(!storage->open("p", "00"));
    QCOMPARE(storage->listRoot()->at(0).type, EntryType::Symlink);
}

void TestReadOnlyFileStorage::theRootMayBeALink()
{
    const test::TempDir dir;
    fs::create_directories(dir / "real" / "p");
    fs::create_directory_symlink(dir / "real", dir / "link");
    const auto storage = open(dir / "link");
    QVERIFY(storage != nullptr);
    QCOMPARE(storage->root(), dir / "real");
}

void TestReadOnlyFileStorage::missingThingsAreNamed()
{
    const test::TempDir dir;
    const auto noRoot = ReadOnlyFileStorage::open(dir / "nothing");
    QVERIFY(!noRoot);
    QCOMPARE(noRoot.error().code, Errc::NotFound);
    write(dir / "file", "x");
    const auto fileAsRoot = ReadOnlyFileStorage::open(dir / "file");
    QVERIFY(!fileAsRoot);
    QCOMPARE(fileAsRoot.error().code, Errc::InvalidArgument);
    QVERIFY(fileAsRoot.error().message.find("file") != std::string::npos);
    const auto storage = open(dir.path());
    QCOMPARE(storage->list("p").error().code, Errc::PartitionMissing);
    QCOMPARE(storage->open("p", "00").error().code, Errc::BlobMissing);
}

void TestReadOnlyFileStorage::leavesNoTrace()
{
    const test::TempDir dir;
    fs::create_directories(dir / "p");
    write(dir / "p" / "00", "0123456789");
    const auto before = test::digestTree(dir.path());
    const auto storage = open(dir.path());
    const auto listed = storage->list("p");
    QVERIFY(listed.has_value());
    const auto file = storage->open("p", "00");
    Bytes bytes(10);
    QVERIFY((*file)->readAt(FileOffset{0}, bytes).has_value());
    QCOMPARE(test::differences(before, test::digestTree(dir.path())), std::string());
}

/// As many files as one likes, of which two are open; another file in the place of one is not read as it.
void TestReadOnlyFileStorage::fewFilesAreOpenAtATime()
{
    const test::TempDir dir;
    std::filesystem::create_directory(dir / "a");
    for (int i = 0; i < 5; ++i)
        std::ofstream(dir / ("a/0" + std::to_string(i))) << "file " << i;
    const PooledStorage storage(test::must(ReadOnlyFileStorage::open(dir.path())), 2);
    std::vector<std::shared_ptr<const ReadableFile>> files;
    for (int i = 0; i < 5; ++i)
        files.push_back(test::must(storage.open("a", "0" + std::to_string(i))));
    for (int round = 0; round < 3; ++round)
        for (std::size_t i = 0; i < files.size(); ++i) {
            Bytes bytes(files[i]->sizeBytes());
            test::must(files[i]->readAt(FileOffset{0}, bytes));
            QVERIFY(equalBytes(bytes, asBytes("file " + std::to_string(i))));
            QCOMPARE(storage.openFiles(), std::size_t{2});
        }
    std::ofstream(dir / "a/other") << "file 9";
    std::filesystem::rename(dir / "a/other", dir / "a/00");
    Bytes bytes(6);
    QCOMPARE(test::mustFail(files[0]->readAt(FileOffset{0}, bytes)).code, Errc::Changed);
    files.clear();
    QCOMPARE(storage.openFiles(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestReadOnlyFileStorage)
#include "tst_read_only_file_storage.moc"
