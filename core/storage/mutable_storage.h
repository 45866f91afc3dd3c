// SPDX-License-Identifier: GPL-3.0-or-later
//
// The second door: storage that can be written. Only engines, repairs on copies and tests take it.
//
// Calls are primitive on purpose: each is one step that can fail, and after which the machine can stop. What
// is durable is said for each; nothing else is. Blob (blob.h) puts the steps together as a release does.
// Names are raw file names, as in ReadableStorage.
//
// Threads: mutating members belong to one thread at a time for each file, and to one for the storage itself;
// reads of a file may overlap with each other and with writes to other files.
// Source: format.md §1.3–1.4.
#pragma once

#include "core/storage/storage.h"

namespace cryo {

/// A regular file that is open for reading and writing. Unlike that of a ReadableFile its size follows what
/// is done to it. It stays usable after its name was removed.
class WritableFile : public ReadableFile {
public:
    /// Writes all of `bytes`; the file grows if need be, and a hole reads as zero.
    /// Errors: WriteFailed or Io; then any part of it may have been written.
    virtual Result<> writeAt(FileOffset offset, ByteView bytes) = 0;

    /// Two pieces, one behind the other, as one write: a value and its checksum without putting them in one
    /// buffer first.
    virtual Result<> writeAt(FileOffset offset, ByteView first, ByteView second);

    /// Sets the length, growing with zeros. Errors: BlobResizeFailed.
    virtual Result<> resize(std::uint64_t sizeBytes) = 0;

    /// Bytes and length are durable when it returns; the file's name is not. Errors: BlobSyncFailed.
    virtual Result<> sync() = 0;
};

/// Whether opening may create.
enum class OpenMode : std::uint8_t { Existing, Create };

/// A storage root that can be changed.
class Storage : public ReadableStorage {
public:
    /// Opens a regular file for reading and writing; with Create, an absent one becomes an empty file (its
    /// name is not durable yet, see syncFolder). The partition must exist. Never follows a link.
    /// Errors: BlobMissing; BlobOpenFailed.
    [[nodiscard]] virtual Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) = 0;

    /// Makes a new file with these bytes, which are durable before anything can see its name; the name itself
    /// is not durable yet. Where a storage cannot do that, a crash may leave a file with a part of them.
    /// Errors: BlobOpenFailed when the name is taken; those of openFile and WritableFile.
    virtual Result<> createFile(std::string_view partition, std::string_view fileName, ByteView content);

    /// Whether the partition's folder exists.
    [[nodiscard]] virtual bool hasFolder(std::string_view partition) const = 0;
    /// Makes the folder if it is missing (and the root's own, for a root on disk). Not durable: see syncRoot.
    /// Errors: PartitionCreationFailed.
    virtual Result<> createFolder(std::string_view partition) = 0;

    /// Takes a file's name away; not durable. Errors: BlobMissing.
    virtual Result<> removeFile(std::string_view partition, std::string_view fileName) = 0;
    /// Takes away a partition with all that is in it; not durable. Errors: PartitionMissing.
    virtual Result<> removeFolder(std::string_view partition) = 0;

    /// The partition's list of names is durable when it returns. Errors: BlobSyncFailed.
    virtual Result<> syncFolder(std::string_view partition) = 0;
    /// The root's list of partitions is durable when it returns. Errors: BlobSyncFailed.
    virtual Result<> syncRoot() = 0;
    /// Everything that any process wrote below this root before is durable when it returns (Linux: syncfs).
    /// What was read back after a process ended may be in memory only; whoever builds on it calls this once.
    /// Errors: BlobSyncFailed.
    virtual Result<> syncAll() = 0;
};

} // namespace cryo
