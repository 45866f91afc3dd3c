// SPDX-License-Identifier: GPL-3.0-or-later
//
// The seam through which every byte of a store comes: a root with partitions (folders) with files.
//
//   <root>/<partition>/<file>          Source: format.md §1.1
//
// Two doors. Inspection takes a ReadableStorage, which has no mutating member, so the compiler keeps the
// promise that looking never touches. Names here are raw file names as found on disk; what they mean is
// decided above.
//
// Threads: const members of every implementation may be called from any thread at the same time.
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cryo {

/// What a folder entry is. Nothing but Regular is ever opened.
enum class EntryType : std::uint8_t { Regular, Directory, Symlink, Fifo, Socket, Device, Unknown };

/// The word for it in a sentence: "folder", "symbolic link", …
[[nodiscard]] std::string_view entryTypeName(EntryType type);

struct DirectoryEntry {
    std::string name; ///< the bytes of the name; need not be UTF-8
    EntryType type = EntryType::Unknown;
    std::uint64_t sizeBytes = 0; ///< length of a regular file, else 0
};

/// Tells whether a file is still the same one, and unchanged, as far as the file system says.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t sizeBytes = 0;
    std::int64_t modifiedNs = 0; ///< nanoseconds since 1970
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// A run of bytes of a file that is stored; what lies between runs is a hole and reads as zeros.
struct DataExtent {
    std::uint64_t beginByte = 0;
    std::uint64_t endByte = 0; ///< one past the last
    friend bool operator==(const DataExtent&, const DataExtent&) = default;
};

/// An open regular file. Its size is that of the moment of opening.
class ReadableFile {
public:
    ReadableFile() = default;
    ReadableFile(const ReadableFile&) = delete;
    ReadableFile& operator=(const ReadableFile&) = delete;
    virtual ~ReadableFile() = default;

    [[nodiscard]] virtual std::uint64_t sizeBytes() const = 0;

    /// Fills `to` with the bytes from `offset` on: all of them or an error, never fewer.
    /// Errors: BlobInsufficientLength past the end; ReadFailed with the system's reason.
    virtual Result<> readAt(FileOffset offset, MutableByteView to) const = 0;

    /// The bytes themselves where they lie in memory anyway: no copy, no system call. None where they do not,
    /// or past the end; then readAt. Valid until the file is changed or closed.
    [[nodiscard]] virtual std::optional<ByteView> viewAt(FileOffset offset, std::size_t lengthBytes) const
    {
        static_cast<void>(offset);
        static_cast<void>(lengthBytes);
        return std::nullopt;
    }

    [[nodiscard]] virtual FileIdentity identity() const = 0;

    /// Where the file has data, ascending. A file may claim 2^63 bytes and store none: whoever walks through
    /// a file walks through these. At most `most` runs; the last one then reaches to the end of the file.
    [[nodiscard]] virtual std::vector<DataExtent> dataExtents(std::size_t most = 4096) const
    {
        static_cast<void>(most);
        return sizeBytes() == 0 ? std::vector<DataExtent>{} : std::vector<DataExtent>{{0, sizeBytes()}};
    }
};

/// A storage root that can only be looked at.
class ReadableStorage {
public:
    ReadableStorage() = default;
    ReadableStorage(const ReadableStorage&) = delete;
    ReadableStorage& operator=(const ReadableStorage&) = delete;
    virtual ~ReadableStorage() = default;

    /// The entries of the root, sorted by name. Errors: NotFound, AccessDenied, Io.
    [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> listRoot() const = 0;

    /// The entries of a partition, sorted by name.
    /// Errors: PartitionMissing when it is absent or no folder; AccessDenied; Io.
    [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> list(std::string_view partition) const = 0;

    /// Opens a regular file. Never follows a link, never waits on a FIFO.
    /// Errors: BlobMissing; BlobOpenFailed when it is not a regular file; AccessDenied; Io.
    [[nodiscard]] virtual Result<std::shared_ptr<const ReadableFile>>
    open(std::string_view partition, std::string_view fileName) const = 0;

    /// Counts what may have changed: equal generations mean equal bytes, as far as this storage can know.
    [[nodiscard]] virtual std::uint64_t generation() const = 0;

    /// The root for people: a path, or a word for storage without one.
    [[nodiscard]] virtual std::string displayName() const = 0;
};

} // namespace cryo
