// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds a store: real processes that lock and open, and made-up process file systems for what a test
// cannot bring about.
#include "core/inspect/live_use.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo;
using namespace cryo::test;
namespace fs = std::filesystem;

namespace {

/// A process of its own that opens files, and perhaps locks one, until the object goes.
class Holder {
public:
    Holder(const std::vector<fs::path>& files, int flags, const fs::path& lock = {})
    {
        int ready[2];
        if (::pipe2(ready, O_CLOEXEC) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            for (const fs::path& file : files)
                (void)::open(file.c_str(), flags | O_CLOEXEC);
            if (!lock.empty())
                ::flock(::open(lock.c_str(), O_RDWR | O_CLOEXEC), LOCK_EX);
            (void)!::write(ready[1], "x", 1);
            for (;;)
                ::pause();
        }
        char byte = 0;
        (void)!::read(ready[0], &byte, 1);
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~Holder()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    [[nodiscard]] std::int64_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
};

/// A root with two files and `.hold`.
struct Root {
    Root()
    {
        fs::create_directories(dir / "root/key");
        for (const char* const name :
             {"root/key/0000000000000000", "root/key/0000000000000001", "root/.hold"})
            std::ofstream(dir / name) << "x";
    }
    [[nodiscard]] fs::path path() const { return dir / "root"; }
    TempDir dir;
};

std::vector<LiveProcess> only(const LiveUse& use, std::int64_t pid)
{
    std::vector<LiveProcess> list;
    for (const LiveProcess& process : use.processes)
        if (process.pid == pid)
            list.push_back(process);
    return list;
}

} // namespace

class TestLiveUse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobody();
    void lockAndFiles();
    void aLockedRoot();
    void readersDoNotWrite();
    void locks();
    void waitingIsNotHolding();
    void otherNamespace();
    void refused();
    void noProc();
    void missingRoot();
};

void TestLiveUse::nobody()
{
    const Root root;
    // our own descriptors do not count
    const int own = ::open((root.path() / "key/0000000000000000").c_str(), O_RDWR | O_CLOEXEC);
    const TreeDigest before = digestTree(root.path());
    const LiveUse use = findLiveUse(root.path());
    QVERIFY(use.holdExists);
    QVERIFY(!use.holdLocked);
    QVERIFY(use.processes.empty());
    QVERIFY(!use.inUse());
    QVERIFY(use.findings().empty());
    QCOMPARE(differences(before, digestTree(root.path())), std::string());
    ::close(own);
}

void TestLiveUse::lockAndFiles()
{
    const Root root;
    const Holder holder({root.path() / "key/0000000000000001"}, O_RDWR, root.path() / ".hold");
    // named through a link, seen all the same
    fs::create_directory_symlink(root.path(), root.dir / "link");
    const LiveUse use = findLiveUse(root.dir / "link");
    QVERIFY(use.holdLocked);
    QCOMPARE(use.holder.value_or(0), holder.pid());
    QVERIFY(!use.holderName.empty());
    QCOMPARE(use.processes.size(), std::size_t{1});
    const std::vector<std::string> files = {".hold", "key/0000000000000001"};
    QCOMPARE(use.processes[0].files, files);
    QVERIFY(use.processes[0].writes);
    QVERIFY(use.inUse());
    const auto findings = use.findings();
    QCOMPARE(findings.size(), std::size_t{2});
    QCOMPARE(findings[0].code, FindingCode::LV02);
    QVERIFY(sentence(findings[0]).find(std::to_string(holder.pid())) != std::string::npos);
    QCOMPARE(findings[1].code, FindingCode::LV01);
    QVERIFY(findings[1].found.find("key/0000000000000001") != std::string::npos);
}

/// A writer locks the folder itself, this program too; that is seen without trying the lock.
void TestLiveUse::aLockedRoot()
{
    const Root root;
    QVERIFY(!findLiveUse(root.path()).rootLocked);
    const int own = ::open(root.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QCOMPARE(::flock(own, LOCK_EX | LOCK_NB), 0);
    QVERIFY(findLiveUse(root.path()).rootLocked);
    ::close(own);
    QVERIFY(!findLiveUse(root.path()).rootLocked);
}

void TestLiveUse::readersDoNotWrite()
{
    const Root root;
    const Holder holder({root.path() / "key/0000000000000000"}, O_RDONLY);
    const LiveUse use = findLiveUse(root.path());
    const auto process = only(use, holder.pid());
    QCOMPARE(process.size(), std::size_t{1});
    QVERIFY(!process[0].writes);
    QVERIFY(!use.inUse());
}

void TestLiveUse::locks()
{
    const auto locks = parseLocks("1: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF\n"
                                  "2: POSIX  ADVISORY  READ  12 08:01:132 128 128\n"
                                  "3: -> FLOCK  ADVISORY  WRITE 99 fd:1f:18446744073709551615 0 EOF\n"
                                  "4: FLOCK  ADVISORY  WRITE -1 00:2a:7 0 EOF\n"
                                  "5: FLOCK  ADVISORY\n"
                                  "6: FLOCK  ADVISORY  WRITE x 08:01:131 0 EOF\n"
                                  "7: FLOCK  ADVISORY  WRITE 1 08:01 0 EOF\n"
                                  "garbage\n");
    QCOMPARE(locks.size(), std::size_t{3});
    QCOMPARE(locks[0].pid, std::int64_t{4711});
    QCOMPARE(locks[0].device, std::uint64_t{makedev(8, 1)});
    QCOMPARE(locks[0].inode, std::uint64_t{131});
    QVERIFY(!locks[0].waiting);
    QVERIFY(locks[1].waiting);
    QCOMPARE(locks[1].inode, UINT64_MAX);
    QCOMPARE(locks[2].pid, std::int64_t{-1});
}

void TestLiveUse::waitingIsNotHolding()
{
    const Root root;
    const TempDir proc;
    struct stat hold{};
    QCOMPARE(::lstat((root.path() / ".hold").c_str(), &hold), 0);
    char place[64];
    (void)std::snprintf(place, sizeof place, "%02x:%02x:%llu", major(hold.st_dev), minor(hold.st_dev),
                        static_cast<unsigned long long>(hold.st_ino));
    std::ofstream(proc / "locks") << "1: -> FLOCK  ADVISORY  WRITE 5 " << place << " 0 EOF\n";
    QVERIFY(!findLiveUse(root.path(), proc.path()).holdLocked);
    // a lock whose holder is not told is a lock all the same
    std::ofstream(proc / "locks") << "1: FLOCK  ADVISORY  WRITE -1 " << place << " 0 EOF\n";
    const LiveUse use = findLiveUse(root.path(), proc.path());
    QVERIFY(use.holdLocked);
    QVERIFY(!use.holder.has_value());
    QCOMPARE(use.findings().size(), std::size_t{1});
    // the same inode on another device is another file
    std::ofstream(proc / "locks") << "1: FLOCK  ADVISORY  WRITE 5 fe:dc:" << hold.st_ino << " 0 EOF\n";
    QVERIFY(!findLiveUse(root.path(), proc.path()).holdLocked);
}

/// A process in another mount namespace: its links lead, by other paths, to the same files.
void TestLiveUse::otherNamespace()
{
    const Root root;
    const TempDir proc;
    fs::create_directories(proc / "7/fd");
    fs::create_directories(proc / "7/ns");
    fs::create_directories(proc / "self/ns");
    fs::create_symlink("mnt:[1]", proc / "self/ns/mnt");
    fs::create_symlink("mnt:[2]", proc / "7/ns/mnt");
    std::ofstream(proc / "7/comm") << "node\n";
    fs::create_hard_link(root.path() / "key/0000000000000001", root.dir / "seen-elsewhere");
    fs::create_symlink(root.dir / "seen-elsewhere", proc / "7/fd/3");
    std::ofstream(root.dir / "unrelated") << "x";
    fs::create_symlink(root.dir / "unrelated", proc / "7/fd/4");
    LiveUse use = findLiveUse(root.path(), proc.path());
    QCOMPARE(use.processes.size(), std::size_t{1});
    QCOMPARE(use.processes[0].name, std::string("node"));
    const std::vector<std::string> files = {"key/0000000000000001"};
    QCOMPARE(use.processes[0].files, files);
    // in our own namespace the path alone decides
    fs::remove(proc / "7/ns/mnt");
    fs::create_symlink("mnt:[1]", proc / "7/ns/mnt");
    use = findLiveUse(root.path(), proc.path());
    QVERIFY(use.processes.empty());
}

void TestLiveUse::refused()
{
    const Root root;
    const TempDir proc;
    fs::create_directories(proc / "1/fd");
    std::ofstream(proc / "1/comm") << "init\n";
    std::ofstream(proc / "locks");
    QCOMPARE(findLiveUse(root.path(), proc.path()).unseen, std::string());
    // a folder that cannot be listed, for whatever reason and whoever we are
    fs::remove(proc / "1/fd");
    std::ofstream(proc / "1/fd");
    QCOMPARE(findLiveUse(root.path(), proc.path()).unseen,
             std::string("The open files of 1 process of another user could not be seen."));
    fs::remove_all(proc / "1");
    fs::create_directories(proc / "33/fd");
    QCOMPARE(findLiveUse(root.path(), proc.path()).unseen,
             std::string("Processes of other users may be hidden from this one."));
}

void TestLiveUse::noProc()
{
    const Root root;
    const LiveUse use = findLiveUse(root.path(), root.dir / "no-proc");
    QVERIFY(use.processes.empty());
    QVERIFY(!use.unseen.empty());
}

void TestLiveUse::missingRoot()
{
    const TempDir dir;
    const LiveUse use = findLiveUse(dir / "nothing");
    QVERIFY(!use.holdExists);
    QVERIFY(!use.unseen.empty());
}

QTEST_GUILESS_MAIN(TestLiveUse)
#include "tst_live_use.moc"
