// SPDX-License-Identifier: GPL-3.0-or-later
// Applying and undoing on a real disk: bytes, names, owners and modes, what is refused and with which words.
#include "core/repair/undo.h"
#include "core/repair/undo_file.h"
#include "core/repair/writer_leases.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/repair/sample_change.h"
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree_digest.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace cryo;
using namespace cryo::test;

namespace fs = std::filesystem;

namespace {

/// A store on disk, and a state folder beside it.
struct Box {
    TempDir folder;
    fs::path root = folder / "store";
    StateFolder state{folder / "state"};
    StoreFiles before;
    StoreFiles after;

    Box()
    {
        const auto memory = sampleStore();
        before = filesOf(*memory);
        after = filesOf(*sampleChange(memory));
        fs::create_directory(root);
        writeToFolder(*memory, root);
    }

    [[nodiscard]] ChangeSet changes() const
    {
        const std::shared_ptr<const ReadableStorage> storage = must(ReadOnlyFileStorage::open(root));
        return must(collectChanges(storage, sampleChange(storage)));
    }
    [[nodiscard]] ApplyOptions options() const
    {
        ApplyOptions options;
        options.root = root;
        options.name = "a test";
        options.planText = "{\"operations\":[]}";
        options.state = state;
        options.limits = {800, 4};
        return options;
    }
    [[nodiscard]] UndoHistory history() const { return UndoHistory(state); }
};

/// A child that does `work` and then stays until it is killed.
class Companion {
public:
    template <typename Work>
    explicit Companion(const Work& work)
    {
        int ready[2];
        if (::pipe2(ready, O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            work();
            const char byte = 0;
            static_cast<void>(::write(ready[1], &byte, 1));
            for (;;)
                ::pause();
        }
        char byte = 0;
        static_cast<void>(::read(ready[0], &byte, 1));
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~Companion()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Companion(const Companion&) = delete;
    Companion& operator=(const Companion&) = delete;
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = 0;
};

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestApply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesAndUndoes();
    void newFilesLookLikeTheirNeighbours();
    void nothingOfOursInsideTheRoot();
    void forecastChangesNothing();
    void whatIsHeldOpenIsRefused();
    void aLockedHoldIsRefused();
    void aSecondWriterIsRefused();
    void whoStartsMeanwhileWaits();
    void withoutLeasesOnlyWhenConfirmed();
    void whatChangedIsNotOverwritten();
    void cancellingLeavesNothing();
    void stateInsideTheRootIsRefused();
    void damagedUndoFilesAreSaidSo();
};

void TestApply::appliesAndUndoes()
{
    const Box box;
    const auto whole = digestTree(box.root);
    const ApplyResult result = must(applyChanges(box.changes(), box.options()));
    QCOMPARE(result.mismatch, std::string());
    QCOMPARE(result.patchedFiles, std::size_t{3});
    QCOMPARE(difference(filesOf(box.root), box.after), std::string());
    UndoHistory history = box.history();
    const auto list = must(history.list());
    QCOMPARE(list.size(), std::size_t{1});
    QCOMPARE(list[0].id, result.undoId);
    QCOMPARE(list[0].name, std::string("a test"));
    QVERIFY(list[0].state == UndoState::Done && !list[0].isInterrupted());
    QCOMPARE(must(history.planText(result.undoId)), std::string("{\"operations\":[]}"));
    must(history.checkUndo(result.undoId));
    must(history.undo(result.undoId));
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
    for (const auto& [name, entry] : digestTree(box.root))
        QCOMPARE(entry.mode, whole.at(name).mode);
    must(history.undo(result.undoId)); // the undo of the undo
    QCOMPARE(difference(filesOf(box.root), box.after), std::string());
    must(history.forget(result.undoId));
    QCOMPARE(difference(filesOf(box.root), box.after), std::string());
    QVERIFY(must(history.list()).empty());
    QVERIFY(!fs::exists(quarantineBeside(box.root)));
    QVERIFY(fs::file_size(box.state.log()) > 0);
}

void TestApply::newFilesLookLikeTheirNeighbours()
{
    const Box box;
    for (const auto& entry : fs::recursive_directory_iterator(box.root)) {
        const fs::path path = entry.path();
        if (::chmod(path.c_str(), entry.is_directory() ? 0750 : 0640) != 0 ||
            (::geteuid() == 0 && ::chown(path.c_str(), 4711, 4712) != 0))
            QFAIL("the store cannot be dressed");
    }
    must(applyChanges(box.changes(), box.options()));
    for (const auto& entry : fs::recursive_directory_iterator(box.root)) {
        struct stat status{};
        QCOMPARE(::lstat(entry.path().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, entry.is_directory() ? 0750U : 0640U);
        if (::geteuid() == 0) {
            QCOMPARE(status.st_uid, 4711U);
            QCOMPARE(status.st_gid, 4712U);
        }
    }
    struct stat status{};
    QCOMPARE(::stat(box.state.undo().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0700U);
}

void TestApply::nothingOfOursInsideTheRoot()
{
    const Box box;
    const ApplyResult result = must(applyChanges(box.changes(), box.options()));
    std::set<std::string> wanted;
    for (const auto& [name, bytes] : box.after)
        wanted.insert(name);
    std::set<std::string> found{"S/"};
    for (const auto& entry : fs::recursive_directory_iterator(box.root))
        found.insert("S/" + fs::relative(entry.path(), box.root).string() +
                     (entry.is_directory() ? "/" : ""));
    QCOMPARE(found, wanted);
    // What was removed lies in quarantine, under its own name.
    QVERIFY(fs::exists(quarantineBeside(box.root) / result.undoId / "gone" / "00"));
    QVERIFY(fs::exists(quarantineBeside(box.root) / result.undoId / "key" / "02"));
}

void TestApply::forecastChangesNothing()
{
    const Box box;
    const auto before = digestTree(box.folder.path());
    const ApplyForecast forecast = must(forecastApply(box.changes(), box.options()));
    QCOMPARE(forecast.refusal, std::string());
    QCOMPARE(forecast.patchedFiles, std::size_t{3});
    QVERIFY(forecast.undoBytes > 0 && forecast.quarantineBytes > 4500);
    QCOMPARE(QString::fromStdString(differences(before, digestTree(box.folder.path()))), QString());
    // Who would be in the way is said, and no lock is tried: a node that starts now finds none.
    const int other = ::open(box.root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QCOMPARE(::flock(other, LOCK_EX | LOCK_NB), 0);
    QVERIFY(contains(must(forecastApply(box.changes(), box.options())).refusal, "another cryoscope"));
    ::close(other);
    const Companion holder([&] { ::open((box.root / "value" / "01").c_str(), O_RDONLY); });
    QVERIFY(
        contains(must(forecastApply(box.changes(), box.options())).refusal, std::to_string(holder.pid())));
}

void TestApply::whatIsHeldOpenIsRefused()
{
    const Box box;
    const Companion holder([&] { ::open((box.root / "value" / "01").c_str(), O_RDONLY); });
    const Error error = mustFail(applyChanges(box.changes(), box.options()));
    QCOMPARE(error.code, Errc::InUse);
    QVERIFY2(contains(error.message, std::to_string(holder.pid())), error.message.c_str());
    ApplyOptions confirmed = box.options();
    confirmed.withoutProof = true;
    QCOMPARE(mustFail(applyChanges(box.changes(), confirmed)).code, Errc::InUse); // no way round
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
    QVERIFY(must(box.history().list()).empty());
    QVERIFY(!fs::exists(quarantineBeside(box.root)));
}

void TestApply::aLockedHoldIsRefused()
{
    const Box box;
    const int made = ::open((box.root / ".hold").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    ::close(made);
    {
        const Companion node([&] { ::flock(::open((box.root / ".hold").c_str(), O_RDWR), LOCK_EX); });
        const Error error = mustFail(applyChanges(box.changes(), box.options()));
        QCOMPARE(error.code, Errc::InUse);
        QVERIFY2(contains(error.message, ".hold"), error.message.c_str());
    }
    must(applyChanges(box.changes(), box.options()));
    QVERIFY(fs::exists(box.root / ".hold"));
    const Box without;
    must(applyChanges(without.changes(), without.options()));
    QVERIFY(!fs::exists(without.root / ".hold"));
}

void TestApply::aSecondWriterIsRefused()
{
    const Box box;
    const Companion other([&] { ::flock(::open(box.root.c_str(), O_RDONLY | O_DIRECTORY), LOCK_EX); });
    QCOMPARE(mustFail(applyChanges(box.changes(), box.options())).code, Errc::InUse);
}

/// A process that opens a file during the switch is held back until it is over.
void TestApply::whoStartsMeanwhileWaits()
{
    const Box box;
    LeaseSet leases;
    const fs::path file = box.root / "key" / "00";
    must(leases.add(posix::Descriptor(::open(file.c_str(), O_RDWR | O_CLOEXEC)), file.string()));
    QVERIFY(!leases.somebodyWaits());
    int opened[2];
    QCOMPARE(::pipe2(opened, O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::open(file.c_str(), O_RDONLY);
        static_cast<void>(::write(opened[1], "x", 1));
        ::_exit(0);
    }
    QTRY_VERIFY(leases.somebodyWaits());
    ::fcntl(opened[0], F_SETFL, O_NONBLOCK);
    char byte = 0;
    QVERIFY(::read(opened[0], &byte, 1) < 0); // still waiting
    leases.release();
    ::fcntl(opened[0], F_SETFL, 0);
    QCOMPARE(::read(opened[0], &byte, 1), ssize_t{1});
    ::waitpid(child, nullptr, 0);
    ::close(opened[0]);
    ::close(opened[1]);
}

/// As another user, who may write the files but owns none of them: no leases.
void TestApply::withoutLeasesOnlyWhenConfirmed()
{
    if (::geteuid() != 0)
        QSKIP("needs a second user");
    const Box box;
    fs::permissions(box.folder.path(), fs::perms::all);
    for (const auto& entry : fs::recursive_directory_iterator(box.folder.path()))
        fs::permissions(entry.path(), fs::perms::all);
    fs::permissions(box.root, fs::perms::all);
    const auto as = [&](bool confirmed) {
        std::fflush(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            int status = 9;
            if (::setgid(65534) == 0 && ::setuid(65534) == 0) {
                ApplyOptions options = box.options();
                options.withoutProof = confirmed;
                const std::shared_ptr<const ReadableStorage> storage =
                    must(ReadOnlyFileStorage::open(box.root));
                const auto overlay = std::make_shared<OverlayStorage>(storage);
                const Bytes byte(1, std::byte{0x55});
                must(must(overlay->openFile("key", "00", OpenMode::Existing))->writeAt(FileOffset{3}, byte));
                const auto applied = applyChanges(must(collectChanges(storage, overlay)), options);
                if (!applied)
                    status = applied.error().code == Errc::NotProtected ? 3 : 4;
                else
                    status = applied->unproven.empty() ? 5 : 0;
            }
            ::_exit(status);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    };
    QCOMPARE(as(false), 3);
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
    QCOMPARE(as(true), 0);
    QVERIFY(difference(filesOf(box.root), box.before) == "S/key/00 has other bytes");
}

void TestApply::whatChangedIsNotOverwritten()
{
    const Box box;
    ChangeSet seen = box.changes();
    std::thread([&] {
        const int file = ::open((box.root / "key" / "00").c_str(), O_RDWR | O_CLOEXEC);
        static_cast<void>(::pwrite(file, "!", 1, 1400));
        ::close(file);
    }).join();
    QCOMPARE(mustFail(applyChanges(std::move(seen), box.options())).code, Errc::Changed);
    const ApplyResult result = must(applyChanges(box.changes(), box.options()));
    const int file = ::open((box.root / "key" / "01").c_str(), O_RDWR | O_CLOEXEC);
    QCOMPARE(::pwrite(file, "!", 1, 5), ssize_t{1}); // outside of what was patched
    ::close(file);
    UndoHistory history = box.history();
    const StoreFiles now = filesOf(box.root);
    QCOMPARE(mustFail(history.undo(result.undoId)).code, Errc::Changed);
    QCOMPARE(difference(filesOf(box.root), now), std::string());
    QVERIFY(must(history.find(result.undoId)).state == UndoState::Done);
}

void TestApply::cancellingLeavesNothing()
{
    const Box box;
    for (const std::uint64_t after : {0U, 3U, 9U, 14U}) {
        std::stop_source stop;
        ApplyOptions options = box.options();
        std::uint64_t steps = 0;
        options.progress = Progress(stop.get_token(), [&](std::uint64_t, std::uint64_t) {
            if (steps++ == after)
                stop.request_stop();
        });
        QCOMPARE(mustFail(applyChanges(box.changes(), options)).code, Errc::Cancelled);
        QCOMPARE(difference(filesOf(box.root), box.before), std::string());
        QVERIFY(must(box.history().list()).empty());
        QVERIFY(!fs::exists(quarantineBeside(box.root)));
    }
    // Within the switch.
    std::stop_source stop;
    ApplyOptions options = box.options();
    options.progress = Progress(stop.get_token());
    options.stage = [&](ApplyStage stage) {
        if (stage == ApplyStage::Switching)
            stop.request_stop();
    };
    QCOMPARE(mustFail(applyChanges(box.changes(), options)).code, Errc::Cancelled);
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
    QVERIFY(must(box.history().list()).empty());
}

void TestApply::stateInsideTheRootIsRefused()
{
    const Box box;
    ApplyOptions options = box.options();
    options.state = {box.root / "state"};
    QCOMPARE(mustFail(applyChanges(box.changes(), options)).code, Errc::InvalidArgument);
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
}

void TestApply::damagedUndoFilesAreSaidSo()
{
    const Box box;
    const ApplyResult result = must(applyChanges(box.changes(), box.options()));
    const auto size = static_cast<off_t>(fs::file_size(result.undoFile));
    const StoreFiles now = filesOf(box.root);
    for (off_t at = 0; at < size; at += 61) {
        const int file = ::open(result.undoFile.c_str(), O_RDWR | O_CLOEXEC);
        char byte = 0;
        QCOMPARE(::pread(file, &byte, 1, at), ssize_t{1});
        const char other = static_cast<char>(byte ^ 0x10);
        QCOMPARE(::pwrite(file, &other, 1, at), ssize_t{1});
        const auto checked = box.history().checkUndo(result.undoId);
        QCOMPARE(::pwrite(file, &byte, 1, at), ssize_t{1});
        ::close(file);
        // A slot that is not the newest may be damaged, and what lies behind a slot's bytes.
        if (checked)
            QVERIFY2(at >= 4096 && at < 12288, std::to_string(at).c_str());
        QCOMPARE(difference(filesOf(box.root), now), std::string());
    }
    must(box.history().undo(result.undoId));
    QCOMPARE(difference(filesOf(box.root), box.before), std::string());
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
