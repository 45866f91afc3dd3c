// SPDX-License-Identifier: GPL-3.0-or-later
//
// pread, pwrite, ftruncate, fdatasync, through descriptors below the root's own.
#include "core/storage/file_storage.h"

#include "core/storage/file_mapping.h"
#include "core/storage/posix_file.h"
#include "core/storage/read_only_file_storage.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace cryo {

using posix::Descriptor;
using posix::isPlainName;
using posix::openBelow;

namespace {

constexpr mode_t kFileMode = 0666; // the umask takes from it, as for the reference
constexpr mode_t kFolderMode = 0777;

/// "No space left on device (os error 28)": the end of the reference's sentences.
std::string osReason(int error)
{
    return posix::systemReason(error) + " (os error " + std::to_string(error) + ")";
}

std::unexpected<Error> ioError(int error, const Where& where)
{
    return fail(Errc::Io, "io error: " + osReason(error), where);
}

std::unexpected<Error> openFailed(const std::string& reason, const Where& where)
{
    return fail(Errc::BlobOpenFailed, "blob open failed: " + toString(where) + " error: " + reason, where);
}

std::unexpected<Error> syncFailed(const std::string& what, int error, const Where& where)
{
    return fail(Errc::BlobSyncFailed, "blob sync failed: " + what + " error: " + osReason(error), where);
}

Result<> syncDescriptor(int descriptor, const std::string& what, const Where& where)
{
    if (::fsync(descriptor) == 0)
        return {};
    return syncFailed(what, errno, where);
}

class OpenFile final : public WritableFile {
public:
    OpenFile(Descriptor descriptor, const struct stat& status, Where where)
        : m_descriptor(std::move(descriptor))
        , m_where(std::move(where))
        , m_device(status.st_dev)
        , m_inode(status.st_ino)
        , m_sizeBytes(static_cast<std::uint64_t>(status.st_size))
    {
    }

    [[nodiscard]] std::uint64_t sizeBytes() const override { return m_sizeBytes; }

    [[nodiscard]] FileIdentity identity() const override
    {
        struct stat status{};
        ::fstat(m_descriptor.get(), &status);
        return {m_device, m_inode, m_sizeBytes,
                status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
    }

    Result<> readAt(FileOffset offset, MutableByteView to) const override
    {
        const auto end = checkedAdd(offset.value, to.size());
        if (!end || *end > m_sizeBytes)
            return fail(Errc::BlobInsufficientLength, "blob insufficient length", at(offset.value));
        std::size_t done = 0;
        while (done < to.size()) {
            const ssize_t n = ::pread(m_descriptor.get(), to.data() + done, to.size() - done,
                                      static_cast<off_t>(offset.value + done));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return ioError(errno, at(offset.value + done));
            if (n == 0) // somebody else made it shorter
                return fail(Errc::Io, "io error: failed to fill whole buffer", at(offset.value + done));
            done += static_cast<std::size_t>(n);
        }
        return {};
    }

    [[nodiscard]] std::optional<ByteView> viewAt(FileOffset offset, std::size_t lengthBytes) const override
    {
        const auto end = checkedAdd(offset.value, lengthBytes);
        if (!end || *end > m_sizeBytes)
            return std::nullopt;
        const std::byte* begin = m_mapping.covering(m_descriptor.get(), *end);
        return begin == nullptr ? std::nullopt : std::optional(ByteView(begin + offset.value, lengthBytes));
    }

    Result<> writeAt(FileOffset offset, ByteView bytes) override { return writeAt(offset, bytes, {}); }

    Result<> writeAt(FileOffset offset, ByteView first, ByteView second) override
    {
        const auto end = checkedAdd(offset.value, first.size() + second.size());
        if (!end || *end > kLongestFileBytes)
            return ioError(EFBIG, at(offset.value));
        m_dirty = true;
        while (!first.empty() || !second.empty()) {
            const iovec pieces[2] = {piece(first), piece(second)};
            const ssize_t n = ::pwritev(m_descriptor.get(), pieces, 2, static_cast<off_t>(offset.value));
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                return ioError(n < 0 ? errno : ENOSPC, at(offset.value));
            const auto written = static_cast<std::size_t>(n);
            const std::size_t ofFirst = std::min(written, first.size());
            first = first.subspan(ofFirst);
            second = second.subspan(written - ofFirst);
            offset.value += written;
            m_sizeBytes = std::max(m_sizeBytes, offset.value);
        }
        return {};
    }

    Result<> resize(std::uint64_t sizeBytes) override
    {
        m_dirty = true;
        int error = EFBIG;
        if (sizeBytes <= kLongestFileBytes) {
            do
                error = ::ftruncate(m_descriptor.get(), static_cast<off_t>(sizeBytes)) == 0 ? 0 : errno;
            while (error == EINTR);
        }
        if (error != 0)
            return fail(Errc::BlobResizeFailed,
                        "blob resize failed: " + toString(m_where) + " error: " + osReason(error), m_where);
        m_sizeBytes = sizeBytes;
        return {};
    }

    Result<> sync() override
    {
        // Nothing but bytes and length changes here, and fdatasync covers both.
        if (!m_dirty)
            return {};
        if (::fdatasync(m_descriptor.get()) != 0)
            return syncFailed(toString(m_where), errno, m_where);
        m_dirty = false;
        return {};
    }

private:
    static constexpr std::uint64_t kLongestFileBytes = std::numeric_limits<off_t>::max();

    static iovec piece(ByteView bytes)
    {
        // The interface is shared with reading; pwritev does not change the bytes.
        return {const_cast<std::byte*>(bytes.data()), bytes.size()}; // NOLINT(*-const-cast)
    }
    [[nodiscard]] Where at(std::uint64_t offset) const { return {m_where.partition, m_where.blob, offset}; }

    Descriptor m_descriptor;
    FileMapping m_mapping;
    Where m_where;
    std::uint64_t m_device;
    std::uint64_t m_inode;
    std::uint64_t m_sizeBytes;
    bool m_dirty = true; ///< bytes that another process left may not be durable either
};

} // namespace

Result<std::unique_ptr<FileStorage>> FileStorage::open(const std::filesystem::path& root)
{
    std::error_code error;
    std::filesystem::create_directories(root, error);
    if (error && !std::filesystem::exists(root))
        return fail(error == std::errc::permission_denied ? Errc::AccessDenied : Errc::Io,
                    "'" + root.string() + "' cannot be made: " + error.message());
    CRYO_ASSIGN(auto reader, ReadOnlyFileStorage::open(root));
    Descriptor folder(::open(reader->root().c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    if (!folder.isOpen())
        return fail(Errc::Io, "'" + root.string() + "' cannot be opened: " + posix::systemReason(errno));
    return std::unique_ptr<FileStorage>(new FileStorage(std::move(reader), folder.release()));
}

FileStorage::FileStorage(std::shared_ptr<const ReadOnlyFileStorage> reader, int rootDescriptor)
    : m_reader(std::move(reader))
    , m_rootDescriptor(rootDescriptor)
{
}

FileStorage::~FileStorage()
{
    ::close(m_rootDescriptor);
}

Result<std::vector<DirectoryEntry>> FileStorage::listRoot() const
{
    return m_reader->listRoot();
}

Result<std::vector<DirectoryEntry>> FileStorage::list(std::string_view partition) const
{
    return m_reader->list(partition);
}

Result<std::shared_ptr<const ReadableFile>> FileStorage::open(std::string_view partition,
                                                              std::string_view fileName) const
{
    return m_reader->open(partition, fileName);
}

std::string FileStorage::displayName() const
{
    return m_reader->displayName();
}

/// The folder of a partition, for opening and syncing below it.
static Descriptor openFolder(int root, std::string_view partition, int flags)
{
    if (!isPlainName(partition)) {
        errno = ENOENT;
        return Descriptor(-1);
    }
    return Descriptor(openBelow(root, std::string(partition), flags | O_DIRECTORY));
}

Result<std::shared_ptr<WritableFile>> FileStorage::openFile(std::string_view partition,
                                                            std::string_view fileName, OpenMode mode)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const Descriptor folder = openFolder(m_rootDescriptor, partition, O_PATH);
    if (!folder.isOpen())
        return openFailed(osReason(errno), where);
    if (!isPlainName(fileName))
        return openFailed(osReason(ENOENT), where);
    const bool creates = mode == OpenMode::Create;
    Descriptor file(openBelow(folder.get(), where.blob,
                              O_RDWR | O_NONBLOCK | O_NOCTTY | (creates ? O_CREAT : 0),
                              creates ? kFileMode : 0));
    if (!file.isOpen()) {
        const int error = errno;
        if (error == ENOENT && !creates)
            return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
        return openFailed(osReason(error), where);
    }
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return fail(Errc::ReadFailed, "read failed", where);
    if (!S_ISREG(status.st_mode))
        return openFailed("not a regular file", where);
    if (status.st_nlink > 1)
        return openFailed("the file has more names than this one", where);
    ++m_generation;
    return std::make_shared<OpenFile>(std::move(file), status, where);
}

Result<> FileStorage::createFile(std::string_view partition, std::string_view fileName, ByteView content)
{
    const Where where{std::string(partition), std::string(fileName), {}};
    const Descriptor folder = openFolder(m_rootDescriptor, partition, O_RDONLY);
    if (!folder.isOpen() || !isPlainName(fileName))
        return openFailed(osReason(folder.isOpen() ? ENOENT : errno), where);
    Descriptor nameless(openBelow(folder.get(), ".", O_TMPFILE | O_RDWR, kFileMode));
    if (!nameless.isOpen()) // not every file system has these
        return Storage::createFile(partition, fileName, content);
    struct stat status{};
    if (::fstat(nameless.get(), &status) != 0)
        return fail(Errc::ReadFailed, "read failed", where);
    const std::string link = "/proc/self/fd/" + std::to_string(nameless.get());
    OpenFile file(std::move(nameless), status, where);
    CRYO_TRY(file.writeAt(FileOffset{0}, content));
    CRYO_TRY(file.sync());
    ++m_generation;
    if (::linkat(AT_FDCWD, link.c_str(), folder.get(), where.blob.c_str(), AT_SYMLINK_FOLLOW) == 0)
        return {};
    if (errno == EEXIST)
        return openFailed(osReason(EEXIST), where);
    return Storage::createFile(partition, fileName, content); // no /proc here
}

bool FileStorage::hasFolder(std::string_view partition) const
{
    return openFolder(m_rootDescriptor, partition, O_PATH).isOpen();
}

Result<> FileStorage::createFolder(std::string_view partition)
{
    ++m_generation;
    const std::string name(partition);
    if (isPlainName(partition) && (::mkdirat(m_rootDescriptor, name.c_str(), kFolderMode) == 0 ||
                                   (errno == EEXIST && hasFolder(partition))))
        return {};
    return fail(Errc::PartitionCreationFailed, "partition creation failed: " + name, {name, {}, {}});
}

Result<> FileStorage::removeFile(std::string_view partition, std::string_view fileName)
{
    ++m_generation;
    const Where where{std::string(partition), std::string(fileName), {}};
    const Descriptor folder = openFolder(m_rootDescriptor, partition, O_PATH);
    if (folder.isOpen() && isPlainName(fileName) && ::unlinkat(folder.get(), where.blob.c_str(), 0) == 0)
        return {};
    return fail(Errc::BlobMissing, "blob missing: " + toString(where), where);
}

Result<> FileStorage::removeFolder(std::string_view partition)
{
    ++m_generation;
    const Where where{std::string(partition), {}, {}};
    const auto missing = fail(Errc::PartitionMissing, "partition missing: " + where.partition, where);
    const auto entries = m_reader->list(partition);
    if (!entries)
        return missing;
    // One level is all that a partition can have; anything deeper makes all of it stay.
    const Descriptor folder = openFolder(m_rootDescriptor, partition, O_PATH);
    if (!folder.isOpen() ||
        std::ranges::any_of(*entries, [](const auto& entry) { return entry.type == EntryType::Directory; }))
        return missing;
    for (const DirectoryEntry& entry : *entries)
        if (::unlinkat(folder.get(), entry.name.c_str(), 0) != 0)
            return missing;
    if (::unlinkat(m_rootDescriptor, where.partition.c_str(), AT_REMOVEDIR) != 0)
        return missing;
    return {};
}

Result<> FileStorage::syncFolder(std::string_view partition)
{
    const Where where{std::string(partition), {}, {}};
    const std::string what = where.partition + "/directory";
    const Descriptor folder = openFolder(m_rootDescriptor, partition, O_RDONLY);
    if (!folder.isOpen())
        return syncFailed(what, errno, where);
    return syncDescriptor(folder.get(), what, where);
}

Result<> FileStorage::syncRoot()
{
    return syncDescriptor(m_rootDescriptor, "root/directory", {});
}

Result<> FileStorage::syncAll()
{
    if (::syncfs(m_rootDescriptor) == 0)
        return {};
    return syncFailed("file system", errno, {});
}

} // namespace cryo
