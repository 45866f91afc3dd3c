// SPDX-License-Identifier: GPL-3.0-or-later
//
// System calls of the writing half.
#include "core/repair/writer_posix.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace cryo {

using posix::Descriptor;
using posix::systemReason;

namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_NONBLOCK;

std::unexpected<Error> failed(const std::string& what, int error, const std::string& path, Errc otherwise)
{
    Errc code = otherwise;
    if (error == ENOENT || error == ENOTDIR)
        code = Errc::NotFound;
    else if (error == EACCES || error == EPERM || error == EROFS)
        code = Errc::AccessDenied;
    else if (error == EEXIST)
        code = Errc::BlobOpenFailed;
    return fail(code, "'" + path + "' " + what + ": " + systemReason(error));
}

WriterFacts factsOf(const struct stat& status)
{
    WriterFacts facts;
    facts.type = posix::entryType(status.st_mode);
    facts.identity = {status.st_dev, status.st_ino,
                      facts.type == EntryType::Regular ? static_cast<std::uint64_t>(status.st_size) : 0,
                      status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
    facts.mode = status.st_mode & 07777;
    facts.owner = status.st_uid;
    facts.group = status.st_gid;
    facts.linkCount = status.st_nlink;
    return facts;
}

/// Owner, group and permissions of `like`; the calls are only made where something differs.
Result<> dress(int descriptor, const WriterFacts& like, const std::string& path)
{
    struct stat status{};
    if (::fstat(descriptor, &status) != 0)
        return failed("cannot be examined", errno, path, Errc::Io);
    if ((status.st_uid != like.owner || status.st_gid != like.group) &&
        ::fchown(descriptor, like.owner, like.group) != 0)
        return failed("cannot be given the owner and group of its neighbours", errno, path, Errc::Io);
    if ((status.st_mode & 07777) != like.mode && ::fchmod(descriptor, like.mode) != 0)
        return failed("cannot be given the permissions of its neighbours", errno, path, Errc::Io);
    return {};
}

class PosixWriterFile final : public WriterFile {
public:
    PosixWriterFile(Descriptor descriptor, std::string path)
        : m_descriptor(std::move(descriptor))
        , m_path(std::move(path))
    {
    }

    [[nodiscard]] Result<std::uint64_t> sizeBytes() const override
    {
        struct stat status{};
        if (::fstat(m_descriptor.get(), &status) != 0)
            return failed("cannot be examined", errno, m_path, Errc::Io);
        return static_cast<std::uint64_t>(status.st_size);
    }

    Result<> readAt(std::uint64_t offset, MutableByteView to) const override
    {
        for (std::size_t done = 0; done < to.size();) {
            const ssize_t n = ::pread(m_descriptor.get(), to.data() + done, to.size() - done,
                                      static_cast<off_t>(offset + done));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return failed("cannot be read", errno, m_path, Errc::ReadFailed);
            if (n == 0)
                return fail(Errc::BlobInsufficientLength,
                            "'" + m_path + "' ends before byte " + std::to_string(offset + to.size()));
            done += static_cast<std::size_t>(n);
        }
        return {};
    }

    Result<> writeAt(std::uint64_t offset, ByteView bytes) override
    {
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t n = ::pwrite(m_descriptor.get(), bytes.data() + done, bytes.size() - done,
                                       static_cast<off_t>(offset + done));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return failed("cannot be written", errno, m_path, Errc::WriteFailed);
            done += static_cast<std::size_t>(n);
        }
        return {};
    }

    Result<> resize(std::uint64_t sizeBytes) override
    {
        if (sizeBytes > static_cast<std::uint64_t>(INT64_MAX) ||
            ::ftruncate(m_descriptor.get(), static_cast<off_t>(sizeBytes)) != 0)
            return failed("cannot be given another length", errno, m_path, Errc::BlobResizeFailed);
        return {};
    }

    Result<> sync() override
    {
        // Owner and mode count too, so not fdatasync.
        if (::fsync(m_descriptor.get()) != 0)
            return failed("cannot be made durable", errno, m_path, Errc::BlobSyncFailed);
        return {};
    }

    Result<> dressAs(const WriterFacts& like) override { return dress(m_descriptor.get(), like, m_path); }

private:
    Descriptor m_descriptor;
    std::string m_path;
};

/// An undo file is locked for as long as somebody works with it: then it was not interrupted.
Result<> lockUndoFile(int descriptor, const std::string& path)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return {};
    if (errno == EWOULDBLOCK)
        return fail(Errc::InUse, "another cryoscope is working with '" + path + "'");
    return failed("cannot be locked", errno, path, Errc::Io);
}

std::uint64_t mountOf(int descriptor)
{
    struct statx status{};
    if (::statx(descriptor, "", AT_EMPTY_PATH, STATX_MNT_ID, &status) != 0 ||
        (status.stx_mask & STATX_MNT_ID) == 0)
        return 0;
    return status.stx_mnt_id;
}

Result<Descriptor> openTop(const std::filesystem::path& folder)
{
    Descriptor descriptor(::open(folder.c_str(), kFolderFlags | O_CLOEXEC));
    if (!descriptor.isOpen())
        return failed("cannot be opened as a folder", errno, folder.string(), Errc::Io);
    return descriptor;
}

} // namespace

Result<std::unique_ptr<PosixWriterDisk>> PosixWriterDisk::open(const std::filesystem::path& root,
                                                               const std::filesystem::path& undoFolder)
{
    std::unique_ptr<PosixWriterDisk> disk(new PosixWriterDisk);
    std::error_code ignored;
    disk->m_root = std::filesystem::canonical(root, ignored);
    if (ignored)
        disk->m_root = root;
    disk->m_undo = undoFolder;
    CRYO_ASSIGN(auto store, openTop(disk->m_root));
    CRYO_ASSIGN(auto undo, openTop(undoFolder));
    disk->m_areas.push_back(std::move(store));
    disk->m_areas.emplace_back(-1);
    disk->m_areas.push_back(std::move(undo));
    return disk;
}

Result<std::unique_ptr<PosixWriterDisk>>
PosixWriterDisk::openUndoOnly(const std::filesystem::path& undoFolder)
{
    std::unique_ptr<PosixWriterDisk> disk(new PosixWriterDisk);
    disk->m_undo = undoFolder;
    CRYO_ASSIGN(auto undo, openTop(undoFolder));
    disk->m_areas.emplace_back(-1);
    disk->m_areas.emplace_back(-1);
    disk->m_areas.push_back(std::move(undo));
    return disk;
}

Result<> PosixWriterDisk::openQuarantine(const std::filesystem::path& folder, bool make)
{
    const std::string text = folder.string();
    CRYO_ASSIGN(const Descriptor parent, openTop(folder.parent_path()));
    const std::string name = folder.filename().string();
    if (make && ::mkdirat(parent.get(), name.c_str(), 0700) != 0 && errno != EEXIST)
        return failed("cannot be made", errno, text, Errc::Io);
    Descriptor opened(posix::openBelow(parent.get(), name, kFolderFlags));
    if (!opened.isOpen())
        return failed("cannot be opened as a folder", errno, text, Errc::Io);
    struct stat status{};
    if (::fstat(opened.get(), &status) != 0)
        return failed("cannot be examined", errno, text, Errc::Io);
    if (status.st_uid != ::geteuid() && ::geteuid() != 0)
        return fail(Errc::AccessDenied, "'" + text + "' belongs to another user");
    if (make && ::faccessat(opened.get(), ".", W_OK | X_OK, AT_EACCESS) != 0)
        return failed("cannot be written", errno, text, Errc::Io);
    if (make && ::fsync(parent.get()) != 0)
        return failed("cannot be made durable", errno, text, Errc::BlobSyncFailed);
    m_areas[static_cast<std::size_t>(WriterArea::Quarantine)] = std::move(opened);
    m_quarantine = folder;
    return {};
}

void PosixWriterDisk::useDescriptor(const WriterPath& path, int descriptor)
{
    m_leased.insert_or_assign(path, descriptor);
}

Descriptor PosixWriterDisk::openFolder(const WriterFolder& folder) const
{
    const int area = m_areas[static_cast<std::size_t>(folder.area)].get();
    if (area < 0) {
        errno = ENOENT;
        return Descriptor(-1);
    }
    Descriptor current(posix::openBelow(area, ".", kFolderFlags));
    for (std::size_t begin = 0; begin < folder.path.size() && current.isOpen();) {
        const std::size_t end = std::min(folder.path.find('/', begin), folder.path.size());
        const std::string name = folder.path.substr(begin, end - begin);
        if (!posix::isPlainName(name)) {
            errno = EINVAL;
            return Descriptor(-1);
        }
        Descriptor next(posix::openBelow(current.get(), name, kFolderFlags));
        if (!next.isOpen())
            return next;
        current = std::move(next);
        begin = end + 1;
    }
    return current;
}

Result<std::unique_ptr<WriterFile>> PosixWriterDisk::open(const WriterPath& path, WriterOpen how)
{
    const std::string text = pathText(path);
    if (const auto leased = m_leased.find(path); leased != m_leased.end()) {
        Descriptor same(::fcntl(leased->second, F_DUPFD_CLOEXEC, 0));
        if (!same.isOpen())
            return failed("cannot be opened", errno, text, Errc::BlobOpenFailed);
        return std::make_unique<PosixWriterFile>(std::move(same), text);
    }
    const Descriptor folder = openFolder(path.folder);
    if (!folder.isOpen() || !posix::isPlainName(path.name))
        return failed("cannot be opened", folder.isOpen() ? EINVAL : errno, text, Errc::BlobOpenFailed);
    int flags = O_NONBLOCK | O_NOCTTY | (how == WriterOpen::Read ? O_RDONLY : O_RDWR);
    if (how == WriterOpen::CreateNew)
        flags |= O_CREAT | O_EXCL;
    Descriptor file(
        posix::openBelow(folder.get(), path.name, flags, how == WriterOpen::CreateNew ? 0600 : 0));
    if (!file.isOpen())
        return failed("cannot be opened", errno, text, Errc::BlobOpenFailed);
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return failed("cannot be examined", errno, text, Errc::Io);
    if (!S_ISREG(status.st_mode))
        return fail(Errc::BlobOpenFailed, "'" + text + "' is no regular file but a " +
                                              std::string(entryTypeName(posix::entryType(status.st_mode))));
    if (how != WriterOpen::Read && status.st_nlink > 1)
        return fail(Errc::BlobOpenFailed, "'" + text + "' has " + std::to_string(status.st_nlink) +
                                              " names (hard links): writing would change all of them");
    if (path.folder.area == WriterArea::Undo && how != WriterOpen::Read)
        CRYO_TRY(lockUndoFile(file.get(), text));
    return std::make_unique<PosixWriterFile>(std::move(file), text);
}

Result<std::optional<WriterFacts>> PosixWriterDisk::examine(const WriterPath& path)
{
    const Descriptor folder = openFolder(path.folder);
    struct stat status{};
    if (folder.isOpen() && ::fstatat(folder.get(), path.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return factsOf(status);
    if (errno == ENOENT)
        return std::nullopt;
    return failed("cannot be examined", errno, pathText(path), Errc::Io);
}

Result<std::optional<WriterFacts>> PosixWriterDisk::examineFolder(const WriterFolder& folder)
{
    const Descriptor opened = openFolder(folder);
    struct stat status{};
    if (opened.isOpen() && ::fstat(opened.get(), &status) == 0)
        return factsOf(status);
    if (errno == ENOENT)
        return std::nullopt;
    return failed("cannot be examined", errno, pathText({folder, {}}), Errc::Io);
}

Result<std::vector<std::string>> PosixWriterDisk::list(const WriterFolder& folder)
{
    const std::string text = pathText({folder, {}});
    Descriptor opened = openFolder(folder);
    if (!opened.isOpen())
        return failed("cannot be listed", errno, text, Errc::Io);
    DIR* stream = ::fdopendir(opened.get());
    if (stream == nullptr)
        return failed("cannot be listed", errno, text, Errc::Io);
    static_cast<void>(opened.release());
    std::vector<std::string> names;
    errno = 0;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one stream, one thread
    while (const dirent* entry = ::readdir(stream)) {
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
            names.emplace_back(entry->d_name);
        errno = 0;
    }
    const int error = errno;
    ::closedir(stream);
    if (error != 0)
        return failed("cannot be listed to its end", error, text, Errc::Io);
    std::ranges::sort(names);
    return names;
}

namespace {

/// A folder and the last name of its path.
std::pair<WriterFolder, std::string> splitFolder(const WriterFolder& folder)
{
    const std::size_t slash = folder.path.rfind('/');
    if (slash == std::string::npos)
        return {{folder.area, {}}, folder.path};
    return {{folder.area, folder.path.substr(0, slash)}, folder.path.substr(slash + 1)};
}

} // namespace

Result<> PosixWriterDisk::makeFolder(const WriterFolder& folder, const WriterFacts* like)
{
    const std::string text = pathText({folder, {}});
    const auto [parentFolder, name] = splitFolder(folder);
    const Descriptor parent = openFolder(parentFolder);
    if (!parent.isOpen() || !posix::isPlainName(name))
        return failed("cannot be made", parent.isOpen() ? EINVAL : errno, text, Errc::Io);
    if (::mkdirat(parent.get(), name.c_str(), 0700) != 0 && errno != EEXIST)
        return failed("cannot be made", errno, text, Errc::Io);
    const Descriptor made(posix::openBelow(parent.get(), name, kFolderFlags));
    if (!made.isOpen())
        return failed("cannot be opened as a folder", errno, text, Errc::Io);
    return like == nullptr ? Result<>() : dress(made.get(), *like, text);
}

Result<> PosixWriterDisk::removeFolder(const WriterFolder& folder)
{
    const auto [parentFolder, name] = splitFolder(folder);
    const Descriptor parent = openFolder(parentFolder);
    if (parent.isOpen() && ::unlinkat(parent.get(), name.c_str(), AT_REMOVEDIR) == 0)
        return {};
    return errno == ENOENT ? Result<>()
                           : failed("cannot be removed", errno, pathText({folder, {}}), Errc::Io);
}

Result<> PosixWriterDisk::move(const WriterPath& from, const WriterPath& to)
{
    const std::string text = pathText(from);
    const Descriptor source = openFolder(from.folder);
    if (!source.isOpen())
        return failed("cannot be moved", errno, text, Errc::Io);
    const Descriptor target = openFolder(to.folder);
    if (!target.isOpen())
        return failed("cannot be moved to '" + pathText(to) + "'", errno, text, Errc::Io);
    int result =
        ::renameat2(source.get(), from.name.c_str(), target.get(), to.name.c_str(), RENAME_NOREPLACE);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS)) {
        // A file system that cannot promise it: look first. We are the only writer.
        if (::faccessat(target.get(), to.name.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0)
            errno = EEXIST;
        else
            result = ::renameat(source.get(), from.name.c_str(), target.get(), to.name.c_str());
    }
    if (result != 0)
        return failed("cannot be moved to '" + pathText(to) + "'", errno, text, Errc::Io);
    m_leased.erase(from);
    return {};
}

Result<> PosixWriterDisk::exchange(const WriterPath& a, const WriterPath& b)
{
    const Descriptor first = openFolder(a.folder);
    const Descriptor second = openFolder(b.folder);
    if (!first.isOpen() || !second.isOpen() ||
        ::renameat2(first.get(), a.name.c_str(), second.get(), b.name.c_str(), RENAME_EXCHANGE) != 0)
        return failed("cannot change names with '" + pathText(b) + "'", errno, pathText(a), Errc::Io);
    m_leased.erase(a);
    m_leased.erase(b);
    return {};
}

bool PosixWriterDisk::canExchange()
{
    // Of others it is not known, and trying needs files.
    static constexpr std::array<std::uint64_t, 5> kKnown = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,
                                                            BTRFS_SUPER_MAGIC, TMPFS_MAGIC, F2FS_SUPER_MAGIC};
    struct statfs status{};
    return ::fstatfs(rootDescriptor(), &status) == 0 &&
           std::ranges::find(kKnown, static_cast<std::uint64_t>(status.f_type)) != kKnown.end();
}

Result<> PosixWriterDisk::remove(const WriterPath& path)
{
    const Descriptor folder = openFolder(path.folder);
    if (folder.isOpen() && ::unlinkat(folder.get(), path.name.c_str(), 0) == 0) {
        m_leased.erase(path);
        return {};
    }
    return errno == ENOENT ? Result<>() : failed("cannot be removed", errno, pathText(path), Errc::Io);
}

Result<> PosixWriterDisk::syncFolder(const WriterFolder& folder)
{
    const Descriptor opened = openFolder(folder);
    if (opened.isOpen() && ::fsync(opened.get()) == 0)
        return {};
    return failed("cannot be made durable", errno, pathText({folder, {}}), Errc::BlobSyncFailed);
}

bool PosixWriterDisk::canMoveBetween(const WriterFolder& a, const WriterFolder& b)
{
    const Descriptor first = openFolder(a);
    const Descriptor second = openFolder(b);
    struct stat one{};
    struct stat other{};
    return first.isOpen() && second.isOpen() && ::fstat(first.get(), &one) == 0 &&
           ::fstat(second.get(), &other) == 0 && one.st_dev == other.st_dev &&
           mountOf(first.get()) == mountOf(second.get());
}

Result<std::uint64_t> PosixWriterDisk::freeBytes(WriterArea area)
{
    const int folder = m_areas[static_cast<std::size_t>(area)].get();
    struct statvfs status{};
    if (::fstatvfs(folder, &status) != 0)
        return failed("cannot be asked for its free space", errno, pathText({{area, {}}, {}}), Errc::Io);
    return saturatingAdd(0, checkedMultiply(status.f_bavail, status.f_frsize).value_or(UINT64_MAX));
}

bool PosixWriterDisk::sameVolume(WriterArea a, WriterArea b)
{
    struct stat one{};
    struct stat other{};
    return ::fstat(m_areas[static_cast<std::size_t>(a)].get(), &one) == 0 &&
           ::fstat(m_areas[static_cast<std::size_t>(b)].get(), &other) == 0 && one.st_dev == other.st_dev;
}

std::string PosixWriterDisk::pathText(const WriterPath& path) const
{
    const std::array<const std::filesystem::path*, 3> tops = {&m_root, &m_quarantine, &m_undo};
    std::string text = tops[static_cast<std::size_t>(path.folder.area)]->string();
    for (const std::string& part : {path.folder.path, path.name})
        if (!part.empty())
            text += '/' + part;
    return text;
}

} // namespace cryo
