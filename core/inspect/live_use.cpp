// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading /proc/locks and /proc/PID/fd.
#include "core/inspect/live_use.h"

#include "core/inspect/folder_rules.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace cryo {

namespace {

namespace fs = std::filesystem;

/// Device and inode.
using FileKey = std::pair<std::uint64_t, std::uint64_t>;

/// Files of a root that are known by inode; more than this are only found by their paths.
constexpr std::size_t kKnownFilesMax = 200'000;

std::string readText(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <typename Number>
std::optional<Number> parseNumber(std::string_view text, int base = 10)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

/// Calls visit(name, inode) for each entry but . and ..; false if the folder cannot be opened.
template <typename Visit>
bool forEachEntry(const fs::path& path, const Visit& visit)
{
    // O_NOATIME would need ownership; O_NOFOLLOW keeps to what lies there.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const OpenFolder folder(::fdopendir(descriptor));
    if (!folder) {
        ::close(descriptor);
        return false;
    }
    // readdir is safe on a stream of our own
    while (const dirent* entry = ::readdir(folder.get())) { // NOLINT(concurrency-mt-unsafe)
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            visit(name, *entry);
    }
    return true;
}

/// The files of a root by inode, with their paths below it: for processes that see it under another path.
class KnownFiles {
public:
    explicit KnownFiles(const fs::path& root)
    {
        add(root, {}, 0);
        std::ranges::sort(m_files);
    }

    [[nodiscard]] const std::string* find(FileKey key) const
    {
        const auto found = std::ranges::lower_bound(m_files, key, {}, &Entry::key);
        return found != m_files.end() && found->key == key ? &found->path : nullptr;
    }

private:
    struct Entry {
        FileKey key;
        std::string path;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    void add(const fs::path& folder, const std::string& prefix, int depth)
    {
        constexpr int kDepthMax = 2;
        struct stat status{};
        if (::lstat(folder.c_str(), &status) != 0)
            return;
        std::vector<std::string> folders;
        forEachEntry(folder, [&](std::string_view name, const dirent& entry) {
            if (entry.d_type == DT_DIR && depth + 1 < kDepthMax)
                folders.emplace_back(name);
            if (entry.d_type == DT_REG && m_files.size() < kKnownFilesMax)
                m_files.push_back({{status.st_dev, entry.d_ino}, prefix + std::string(name)});
        });
        for (const std::string& name : folders)
            add(folder / name, prefix + name + "/", depth + 1);
    }

    std::vector<Entry> m_files;
};

/// Goes through the processes.
class ProcessScan {
public:
    ProcessScan(const fs::path& root, fs::path proc)
        : m_proc(std::move(proc))
        , m_root(root)
        , m_prefix(root.string() == "/" ? "/" : root.string() + "/")
        , m_namespace(mountNamespace("self"))
    {
    }

    void run(LiveUse& use)
    {
        const bool listed = forEachEntry(m_proc, [&](std::string_view name, const dirent&) {
            const auto pid = parseNumber<std::int64_t>(name);
            if (pid && *pid != ::getpid())
                look(*pid, use);
        });
        std::ranges::sort(use.processes, {}, &LiveProcess::pid);
        if (!listed)
            use.unseen = "Which files are open could not be seen: there is no " + m_proc.string() + ".";
        else if (m_refused != 0)
            use.unseen = "The open files of " + std::to_string(m_refused) +
                         (m_refused == 1 ? " process of another user" : " processes of other users") +
                         " could not be seen.";
        else if (!fs::exists(m_proc / "1"))
            use.unseen = "Processes of other users may be hidden from this one.";
    }

    [[nodiscard]] std::string nameOf(std::int64_t pid) const
    {
        std::string name = readText(m_proc / std::to_string(pid) / "comm");
        while (name.ends_with('\n'))
            name.pop_back();
        return escapedName(name);
    }

private:
    void look(std::int64_t pid, LiveUse& use)
    {
        const fs::path folder = m_proc / std::to_string(pid);
        std::set<std::string> files;
        bool writes = false;
        const bool elsewhere = mountNamespace(std::to_string(pid)) != m_namespace;
        const bool listed = forEachEntry(folder / "fd", [&](std::string_view number, const dirent&) {
            if (auto path = pathBelowRoot(folder / "fd" / number, elsewhere)) {
                files.insert(escapedName(*path));
                writes = writes || isForWriting(folder / "fdinfo" / number);
            }
        });
        // A process that ended meanwhile is none that was refused.
        if (!listed && fs::exists(folder / "comm"))
            ++m_refused;
        if (files.empty())
            return;
        LiveProcess process{pid, nameOf(pid), {}, files.size(), writes};
        for (const std::string& file : files)
            if (process.files.size() < kLiveFilesMax)
                process.files.push_back(file);
        use.processes.push_back(std::move(process));
    }

    /// Where an open file lies below the root; none for all others.
    /// `elsewhere`: the process may see the root under another path.
    std::optional<std::string> pathBelowRoot(const fs::path& link, bool elsewhere)
    {
        std::error_code error;
        const std::string target = fs::read_symlink(link, error).string();
        if (error || !target.starts_with('/'))
            return std::nullopt;
        if (target.starts_with(m_prefix))
            return target.substr(m_prefix.size());
        if (!elsewhere)
            return std::nullopt;
        // Cached attributes suffice, and a dead network mount must not hold us up.
        struct statx status{};
        if (::statx(AT_FDCWD, link.c_str(), AT_STATX_DONT_SYNC, STATX_INO | STATX_TYPE, &status) != 0 ||
            !S_ISREG(status.stx_mode))
            return std::nullopt;
        if (!m_known)
            m_known.emplace(m_root);
        const std::string* known =
            m_known->find({makedev(status.stx_dev_major, status.stx_dev_minor), status.stx_ino});
        return known == nullptr ? std::nullopt : std::optional(*known);
    }

    static bool isForWriting(const fs::path& info)
    {
        std::istringstream lines(readText(info));
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("flags:"))
                continue;
            const std::size_t digits = line.find_first_of("01234567");
            const auto flags = digits == std::string::npos
                                   ? std::nullopt
                                   : parseNumber<unsigned>(std::string_view(line).substr(digits), 8);
            return flags && (*flags & O_ACCMODE) != O_RDONLY;
        }
        return false;
    }

    [[nodiscard]] std::string mountNamespace(const std::string& pid) const
    {
        std::error_code error;
        return fs::read_symlink(m_proc / pid / "ns" / "mnt", error).string();
    }

    fs::path m_proc;
    fs::path m_root;
    std::string m_prefix;
    std::string m_namespace;
    std::optional<KnownFiles> m_known; ///< read when the first process asks for it
    std::uint64_t m_refused = 0;
};

/// Whether a process has this very path open.
bool hasOpen(const fs::path& proc, std::int64_t pid, const fs::path& path)
{
    const fs::path folder = proc / std::to_string(pid) / "fd";
    bool found = false;
    forEachEntry(folder, [&](std::string_view number, const dirent&) {
        std::error_code error;
        found = found || (fs::read_symlink(folder / number, error) == path && !error);
    });
    return found;
}

/// The granted locks of a file. Some file systems give a file another device than /proc/locks does; then a
/// process that holds such a lock and has this very file open, as hasIt(pid) tells, is taken for it.
template <typename HasIt>
std::vector<FileLock> locksOf(const std::vector<FileLock>& locks, const struct stat& file, const HasIt& hasIt)
{
    std::vector<FileLock> found;
    for (const FileLock& lock : locks)
        if (!lock.waiting && lock.inode == file.st_ino && (lock.device == file.st_dev || hasIt(lock.pid)))
            found.push_back(lock);
    return found;
}

void findLocks(const fs::path& root, const fs::path& proc, const ProcessScan& scan, LiveUse& use)
{
    const std::vector<FileLock> locks = parseLocks(readText(proc / "locks"));
    struct stat status{};
    const auto hasRoot = [&](std::int64_t pid) { return hasOpen(proc, pid, root); };
    if (::lstat(root.c_str(), &status) == 0)
        use.rootLocked = !locksOf(locks, status, hasRoot).empty();
    if (::lstat((root / kHoldFileName).c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return;
    use.holdExists = true;
    // These were found under whatever path they see the root by.
    const auto hasHold = [&](std::int64_t pid) {
        return std::ranges::any_of(use.processes, [&](const LiveProcess& process) {
            return process.pid == pid &&
                   std::ranges::find(process.files, kHoldFileName) != process.files.end();
        });
    };
    for (const FileLock& lock : locksOf(locks, status, hasHold)) {
        use.holdLocked = true;
        if (lock.pid > 0)
            use.holder = lock.pid;
    }
    if (use.holder)
        use.holderName = scan.nameOf(*use.holder);
}

} // namespace

std::vector<FileLock> parseLocks(std::string_view text)
{
    std::vector<FileLock> locks;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        // 12: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF      12: -> FLOCK … while it waits
        std::istringstream words(line);
        std::vector<std::string> word{std::istream_iterator<std::string>(words), {}};
        FileLock lock;
        if (word.size() > 1 && word[1] == "->") {
            lock.waiting = true;
            word.erase(word.begin() + 1);
        }
        if (word.size() < 6 || word[1] != "FLOCK")
            continue;
        const std::string_view place = word[5];
        const std::size_t first = place.find(':');
        const std::size_t second = place.rfind(':');
        if (first == std::string_view::npos || first == second)
            continue;
        const auto pid = parseNumber<std::int64_t>(word[4]);
        const auto major = parseNumber<unsigned>(place.substr(0, first), 16);
        const auto minor = parseNumber<unsigned>(place.substr(first + 1, second - first - 1), 16);
        const auto inode = parseNumber<std::uint64_t>(place.substr(second + 1));
        if (!pid || !major || !minor || !inode)
            continue;
        lock.pid = *pid;
        lock.device = makedev(*major, *minor);
        lock.inode = *inode;
        locks.push_back(lock);
    }
    return locks;
}

LiveUse findLiveUse(const fs::path& root, const fs::path& proc)
{
    LiveUse use;
    std::error_code error;
    const fs::path canonical = fs::canonical(root, error);
    if (error) {
        use.unseen = "Who uses the store could not be seen: " + error.message() + ".";
        return use;
    }
    ProcessScan scan(canonical, proc);
    scan.run(use);
    findLocks(canonical, proc, scan, use);
    return use;
}

bool LiveUse::inUse() const
{
    return holdLocked || std::ranges::any_of(processes, &LiveProcess::writes);
}

std::vector<Finding> LiveUse::findings() const
{
    std::vector<Finding> list;
    if (holdLocked)
        list.push_back(Finding::make(FindingCode::LV02, {{}, std::string(kHoldFileName), {}},
                                     {{"pid", holder ? std::to_string(*holder) : "?"}}));
    for (const LiveProcess& process : processes) {
        Finding finding = Finding::make(FindingCode::LV01, {},
                                        {{"process", process.name}, {"pid", std::to_string(process.pid)}});
        for (const std::string& file : process.files)
            finding.found += (finding.found.empty() ? "" : ", ") + file;
        list.push_back(std::move(finding));
    }
    return list;
}

} // namespace cryo
