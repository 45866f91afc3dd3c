// SPDX-License-Identifier: GPL-3.0-or-later
//
// Locks, leases and /proc, and the sentences for what they refuse.
#include "core/repair/writer_guard.h"

#include "core/inspect/live_use.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cryo {

using posix::Descriptor;

namespace {

/// Descriptors that stay free for everything else.
constexpr std::size_t kSpareDescriptors = 128;
constexpr std::size_t kLeasesMax = 20'000;

const WriterPath& holdPath()
{
    static const WriterPath path{{WriterArea::Store, {}}, std::string(kHoldFileName)};
    return path;
}

/// How many files may be open for leases; asks for as many as the system allows this user.
std::size_t leasesAllowed()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit raised{std::min<rlim_t>(limit.rlim_max, kLeasesMax + kSpareDescriptors), limit.rlim_max};
        if (raised.rlim_cur > limit.rlim_cur && ::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    std::error_code ignored;
    std::size_t open = 0;
    for (std::filesystem::directory_iterator entry("/proc/self/fd", ignored), end; entry != end;
         entry.increment(ignored))
        ++open;
    const std::size_t taken = open + kSpareDescriptors;
    return limit.rlim_cur > taken ? std::min<std::size_t>(limit.rlim_cur - taken, kLeasesMax) : 0;
}

std::string nameOf(const LiveProcess& process)
{
    return "process " + std::to_string(process.pid) + " (" + process.name + ")";
}

std::unexpected<Error> otherWriter(const PosixWriterDisk& disk)
{
    return fail(Errc::InUse, "another cryoscope is changing '" + disk.root().string() + "'");
}

std::unexpected<Error> runningNode(const PosixWriterDisk& disk, const LiveUse& use)
{
    std::string who = "a process that the system does not name";
    if (use.holder)
        who = "process " + std::to_string(*use.holder) + " (" + use.holderName + ")";
    return fail(Errc::InUse, "a node is running on this store: " + who + " holds '" +
                                 disk.pathText(holdPath()) + "' locked; stop it first");
}

Error unreadableHold(const PosixWriterDisk& disk, int error)
{
    return {Errc::NotProtected,
            "'" + disk.pathText(holdPath()) + "' cannot be opened (" + posix::systemReason(error) +
                "): a node may be running",
            {}};
}

/// Whether `.hold` lies at the root, as a file that can be locked.
bool holdLies(const PosixWriterDisk& disk)
{
    struct stat status{};
    return ::fstatat(disk.rootDescriptor(), holdPath().name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status.st_mode);
}

Result<> refuseOpenFiles(const LiveUse& use)
{
    if (use.processes.empty())
        return {};
    const LiveProcess& first = use.processes.front();
    std::string sentence = nameOf(first) + " has '" + (first.files.empty() ? "a file" : first.files.front()) +
                           "' of this store open";
    if (use.processes.size() > 1)
        sentence += ", and " + std::to_string(use.processes.size() - 1) + " more have files open";
    return fail(Errc::InUse, sentence + "; stop it first");
}

} // namespace

WriterGuard::WriterGuard(PosixWriterDisk& disk, GuardOptions options)
    : m_disk(disk)
    , m_options(std::move(options))
{
}

WriterGuard::~WriterGuard()
{
    endSwitch();
    ::flock(m_disk.rootDescriptor(), LOCK_UN);
}

Result<std::unique_ptr<WriterGuard>> WriterGuard::take(PosixWriterDisk& disk, const GuardOptions& options)
{
    std::unique_ptr<WriterGuard> guard(new WriterGuard(disk, options));
    CRYO_TRY(guard->lockRoot());
    CRYO_TRY(guard->lockHold());
    CRYO_TRY(guard->lookAround());
    return guard;
}

Result<> WriterGuard::look(const PosixWriterDisk& disk, const GuardOptions& options)
{
    const LiveUse use = findLiveUse(disk.root(), options.proc);
    if (use.rootLocked)
        return otherWriter(disk);
    if (use.holdLocked)
        return runningNode(disk, use);
    if (holdLies(disk) && !options.withoutProof &&
        ::faccessat(disk.rootDescriptor(), holdPath().name.c_str(), R_OK, AT_EACCESS) != 0)
        return std::unexpected(unreadableHold(disk, errno));
    return refuseOpenFiles(use);
}

/// Goes on when the user said so, and remembers what is not known.
Result<> WriterGuard::cannotProve(const Error& why)
{
    if (!m_options.withoutProof)
        return std::unexpected(Error{Errc::NotProtected, why.message, why.where});
    if (m_unproven.empty())
        m_unproven = why.message;
    return {};
}

Result<> WriterGuard::lockRoot()
{
    if (::flock(m_disk.rootDescriptor(), LOCK_EX | LOCK_NB) == 0)
        return {};
    const int error = errno;
    if (error == EWOULDBLOCK)
        return otherWriter(m_disk);
    return cannotProve({Errc::NotProtected,
                        "the folder '" + m_disk.root().string() + "' cannot be locked (" +
                            posix::systemReason(error) +
                            "): another cryoscope could change it at the same time",
                        {}});
}

Result<> WriterGuard::lockHold()
{
    if (!holdLies(m_disk))
        return {};
    Descriptor hold(posix::openBelow(m_disk.rootDescriptor(), holdPath().name, O_RDONLY | O_NONBLOCK));
    if (!hold.isOpen())
        return cannotProve(unreadableHold(m_disk, errno));
    if (::flock(hold.get(), LOCK_EX | LOCK_NB) == 0) {
        m_hold = std::move(hold);
        return {};
    }
    const int error = errno;
    if (error != EWOULDBLOCK)
        return cannotProve({Errc::NotProtected,
                            "'" + m_disk.pathText(holdPath()) + "' cannot be locked (" +
                                posix::systemReason(error) + "): a node may be running",
                            {}});
    return runningNode(m_disk, findLiveUse(m_disk.root(), m_options.proc));
}

Result<> WriterGuard::lookAround()
{
    const LiveUse use = findLiveUse(m_disk.root(), m_options.proc);
    m_unseen = use.unseen;
    return refuseOpenFiles(use);
}

std::unexpected<Error> WriterGuard::usedBy(const Error& refusal) const
{
    const LiveUse use = findLiveUse(m_disk.root(), m_options.proc);
    if (!use.processes.empty())
        return fail(Errc::InUse,
                    nameOf(use.processes.front()) + " has a file of this store open; stop it first");
    return fail(Errc::InUse,
                refusal.message + ", by a process that could not be seen, or by this program itself");
}

Result<> WriterGuard::lease(const WriterPath& path, bool writes)
{
    if (m_leased.contains(path))
        return {};
    const std::string text = m_disk.pathText(path);
    const int folder = m_disk.rootDescriptor();
    Descriptor parent(path.folder.path.empty()
                          ? ::fcntl(folder, F_DUPFD_CLOEXEC, 0)
                          : posix::openBelow(folder, path.folder.path, O_RDONLY | O_DIRECTORY | O_NONBLOCK));
    Descriptor file(parent.isOpen() ? posix::openBelow(parent.get(), path.name,
                                                       O_NONBLOCK | O_NOCTTY | (writes ? O_RDWR : O_RDONLY))
                                    : -1);
    struct stat status{};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return fail(Errc::AccessDenied, "'" + text + "' cannot be opened for " +
                                            (writes ? "writing: " : "reading: ") +
                                            posix::systemReason(errno));
    if (!S_ISREG(status.st_mode))
        return {};
    if (writes && status.st_nlink > 1)
        return fail(Errc::BlobOpenFailed, "'" + text + "' has " + std::to_string(status.st_nlink) +
                                              " names (hard links): writing would change all of them");
    const int descriptor = file.get();
    CRYO_TRY(m_leases->add(std::move(file), text));
    m_leased.insert(path);
    m_disk.useDescriptor(path, descriptor);
    return {};
}

/// Leases on the files that are not touched; true when every file of the root has one now.
Result<bool> WriterGuard::leaseOthers(std::size_t most)
{
    std::vector<WriterPath> all;
    std::vector<WriterPath> ends;
    CRYO_ASSIGN(const auto partitions, m_disk.list({WriterArea::Store, {}}));
    for (const std::string& partition : partitions) {
        const WriterFolder folder{WriterArea::Store, partition};
        const auto names = m_disk.list(folder);
        if (!names)
            continue; // a file at the root, or something else that no engine opens
        for (const std::string& name : *names)
            all.push_back({folder, name});
        if (!names->empty()) {
            ends.push_back({folder, names->front()});
            ends.push_back({folder, names->back()});
        }
    }
    bool every = all.size() <= most;
    for (const WriterPath& path : every ? all : ends) {
        const auto facts = m_disk.examine(path);
        if (!facts || !*facts || (*facts)->type != EntryType::Regular)
            continue;
        auto leased = lease(path, false);
        if (!leased && leased.error().code != Errc::AccessDenied)
            return std::unexpected(std::move(leased).error());
        every = every && leased.has_value(); // a file that we may not even read
    }
    return every;
}

Result<> WriterGuard::beginSwitch(const std::vector<Touched>& touched)
{
    m_leases = std::make_unique<LeaseSet>();
    m_leased.clear();
    const std::size_t most = leasesAllowed();
    bool every = false;
    const auto takeAll = [&]() -> Result<> {
        if (m_hold.isOpen())
            CRYO_TRY(m_leases->addBorrowed(m_hold.get(), m_disk.pathText(holdPath())));
        for (const Touched& file : touched)
            if (m_leased.size() < most)
                CRYO_TRY(lease(file.path, file.writes));
        CRYO_ASSIGN(every, leaseOthers(most));
        return {};
    };
    auto taken = takeAll();
    if (!taken) {
        const Error refusal = taken.error();
        endLeases();
        if (refusal.code == Errc::InUse)
            return usedBy(refusal);
        if (refusal.code != Errc::NotProtected)
            return std::unexpected(refusal);
        CRYO_TRY(cannotProve(refusal));
    }
    if (taken && every)
        return {};
    // Not every file has a lease, so nobody may have one open, and that must be known.
    auto seen = lookAround();
    if (seen && !m_unseen.empty())
        seen = cannotProve({Errc::NotProtected, m_unseen + " One of them could have the store open.", {}});
    if (!seen)
        endLeases();
    return seen;
}

Result<> WriterGuard::mayGoOn() const
{
    if (m_leases && m_leases->somebodyWaits())
        return fail(Errc::InUse, "a process opened a file of the store while it was being changed");
    return {};
}

void WriterGuard::endLeases()
{
    m_disk.forgetDescriptors();
    m_leases.reset();
    m_leased.clear();
}

void WriterGuard::endSwitch()
{
    // The lock first: whoever waits for the lease of .hold must not find it locked.
    if (m_hold.isOpen())
        ::flock(m_hold.get(), LOCK_UN);
    endLeases();
    m_hold = Descriptor(-1);
}

} // namespace cryo
