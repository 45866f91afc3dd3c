// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening and listing without a trace: openat2, fstat, getdents through a descriptor of our own.
#include "core/storage/read_only_file_storage.h"

#include "core/storage/posix_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cryo {

using posix::Descriptor;
using posix::isPlainName;
using posix::systemReason;

namespace {

Errc errcOf(int error, Errc otherwise)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return Errc::NotFound;
    case EACCES:
    case EPERM:
        return Errc::AccessDenied;
    default:
        return otherwise;
    }
}

DirectoryEntry describe(int directory, const char* name)
{
    DirectoryEntry entry{name, EntryType::Unknown, 0};
    struct stat status{};
    if (::fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        entry.type = posix::entryType(status.st_mode);
        if (entry.type == EntryType::Regular)
            entry.sizeBytes = static_cast<std::uint64_t>(status.st_size);
    }
    return entry;
}

constexpr int kReadFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY;

/// Calls open(flags), leaving access times alone where that is allowed: O_NOATIME is for owners only.
template <typename Open>
Descriptor openQuietly(int flags, const Open& open)
{
    const int opened = open(flags | O_NOATIME);
    return Descriptor(opened >= 0 || errno != EPERM ? opened : open(flags));
}

Descriptor openFolder(int directory, const std::string& name)
{
    return openQuietly(kReadFlags | O_DIRECTORY,
                       [&](int flags) { return posix::openBelow(directory, name, flags); });
}

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

Result<std::vector<DirectoryEntry>> listDescriptor(Descriptor folder, const Where& where)
{
    const std::unique_ptr<DIR, CloseDirectory> stream(::fdopendir(folder.get()));
    if (!stream)
        return fail(Errc::Io, "the folder cannot be listed: " + systemReason(errno), where);
    static_cast<void>(folder.release()); // the stream owns it now
    std::vector<DirectoryEntry> entries;
    for (;;) {
        errno = 0;
        const dirent* found =
            ::readdir(stream.get()); // NOLINT(concurrency-mt-unsafe): one stream, one thread
        if (found == nullptr)
            break;
        if (std::strcmp(found->d_name, ".") != 0 && std::strcmp(found->d_name, "..") != 0)
            entries.push_back(describe(::dirfd(stream.get()), found->d_name));
    }
    if (errno != 0)
        return fail(Errc::Io, "the folder cannot be listed to its end: " + systemReason(errno), where);
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

class ReadOnlyFile final : public ReadableFile {
public:
    ReadOnlyFile(Descriptor descriptor, const struct stat& status, Where where)
        : m_descriptor(std::move(descriptor))
        , m_where(std::move(where))
        , m_identity{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                     status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec}
        , m_storedBytes(static_cast<std::uint64_t>(status.st_blocks) * 512)
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_identity.sizeBytes; }
    [[nodiscard]] FileIdentity identity() const override { return m_identity; }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_identity.sizeBytes)
            return fail(Errc::BlobInsufficientLength, "the file ends before the bytes that were asked for",
                        at(offset.value));
        std::size_t done = 0;
        while (done < to.size()) {
            const ssize_t n = ::pread(m_descriptor.get(), to.data() + done, to.size() - done,
                                      static_cast<off_t>(offset.value + done));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return fail(Errc::ReadFailed, "read failed: " + systemReason(errno), at(offset.value + done));
            if (n == 0)
                return fail(Errc::BlobInsufficientLength, "the file became shorter while it was read",
                            at(offset.value + done));
            done += static_cast<std::size_t>(n);
        }
        return {};
    }

    [[nodiscard]] std::vector<DataExtent> dataExtents(std::size_t most) const override
    {
        if (m_storedBytes >= sizeBytes())
            return ReadableFile::dataExtents(most);
        std::vector<DataExtent> extents;
        std::uint64_t at = 0;
        while (at < sizeBytes()) {
            const off_t begin = ::lseek(m_descriptor.get(), static_cast<off_t>(at), SEEK_DATA);
            if (begin < 0 && errno == ENXIO)
                break; // only a hole is left
            const off_t end = begin < 0 ? -1 : ::lseek(m_descriptor.get(), begin, SEEK_HOLE);
            if (end < 0 || extents.size() + 1 >= most) {
                extents.push_back({begin < 0 ? at : static_cast<std::uint64_t>(begin), sizeBytes()});
                break;
            }
            at = std::min(static_cast<std::uint64_t>(end), sizeBytes());
            extents.push_back({static_cast<std::uint64_t>(begin), at});
        }
        return extents;
    }

private:
    [[nodiscard]] Where at(std::uint64_t offset) const { return {m_where.partition, m_where.blob, offset}; }

    Descriptor m_descriptor;
    Where m_where;
    FileIdentity m_identity;
    std::uint64_t m_storedBytes;
};

} // namespace

Result<std::shared_ptr<const ReadOnlyFileStorage>>
ReadOnlyFileStorage::open(const std::filesystem::path& root)
{
    Descriptor folder(::open(root.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NONBLOCK));
    if (folder.get() < 0) {
        const int error = errno;
        const bool isFile = error == ENOTDIR;
        return fail(isFile ? Errc::InvalidArgument : errcOf(error, Errc::Io),
                    "'" + root.string() + "' cannot be opened as a folder: " + systemReason(error));
    }
    std::error_code ignored;
    auto canonical = std::filesystem::canonical(root, ignored);
    if (ignored)
        canonical = root;
    return std::shared_ptr<const ReadOnlyFileStorage>(
        new ReadOnlyFileStorage(std::move(canonical), folder.release()));
}

ReadOnlyFileStorage::ReadOnlyFileStorage(std::filesystem::path root, int descriptor)
    : m_root(std::move(root))
    , m_rootDescriptor(descriptor)
{
}

ReadOnlyFileStorage::~ReadOnlyFileStorage()
{
    ::close(m_rootDescriptor);
}

Result<std::vector<DirectoryEntry>> ReadOnlyFileStorage::listRoot() const
{
    Descriptor folder = openFolder(m_rootDescriptor, ".");
    if (folder.get() < 0)
        return fail(errcOf(errno, Errc::Io), "the storage root cannot be listed: " + systemReason(errno));
    return listDescriptor(std::move(folder), {});
}

Result<std::vector<DirectoryEntry>> ReadOnlyFileStorage::list(std::string_view partition) const
{
    const Where where{std::string(partition), {}, {}};
    if (!isPlainName(partition))
        return fail(Errc::PartitionMissing, "partition missing: " + std::string(partition), where);
    Descriptor folder = openFolder(m_rootDescriptor, where.partition);
    if (folder.get() < 0) {
        const Errc code = errcOf(errno, errno == ELOOP ? Errc::NotFound : Errc::Io);
        return fail(code == Errc::NotFound ? Errc::PartitionMissing : code,
                    "partition '" + where.partition + "' cannot be opened: " + systemReason(errno), where);
    }
    return listDescriptor(std::move(folder), where);
}

Result<std::shared_ptr<const ReadableFile>> ReadOnlyFileStorage::open(std::string_view partition,
                                                                      std::string_view fileName) const
{
    const Where where{std::string(partition), std::string(fileName), {}};
    if (!isPlainName(partition) || !isPlainName(fileName))
        return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
    Descriptor file = openQuietly(kReadFlags, [&](int flags) {
        return posix::openTwoBelow(m_rootDescriptor, where.partition, where.blob, flags);
    });
    if (file.get() < 0) {
        const int error = errno;
        const Errc code = errcOf(error, Errc::BlobOpenFailed);
        return fail(code == Errc::NotFound ? Errc::BlobMissing : code,
                    "the file cannot be opened: " + systemReason(error), where);
    }
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return fail(Errc::Io, "the file cannot be examined: " + systemReason(errno), where);
    if (!S_ISREG(status.st_mode))
        return fail(Errc::BlobOpenFailed,
                    "not a regular file but a " +
                        std::string(entryTypeName(posix::entryType(status.st_mode))),
                    where);
    return std::make_shared<ReadOnlyFile>(std::move(file), status, where);
}

} // namespace cryo
