// SPDX-License-Identifier: GPL-3.0-or-later
//
// The seam through which repairs write: three areas, and the few calls that applying and undoing need. One
// implementation works on a disk (writer_posix.h); tests put one in its place that loses power.
//
//   Store       <root>/<partition>/<file>, and entries at the root (folder "")
//   Quarantine  beside the root: <id>/<partition>/<file>, staging/<id>/<number>
//   Undo        the undo files
//
// Calls are single steps after each of which the machine may stop; only what a sync call covers is durable. A
// move is atomic: afterwards the file has its old name, its new one, or both, never none.
// Threads: one at a time. Source: reliability.md §6.
#pragma once

#include "core/storage/storage.h"

#include <optional>

namespace cryo {

enum class WriterArea : std::uint8_t { Store, Quarantine, Undo };

/// A folder of an area: names joined by '/'; empty is the area itself.
struct WriterFolder {
    WriterArea area = WriterArea::Store;
    std::string path;
    friend auto operator<=>(const WriterFolder&, const WriterFolder&) = default;
};

/// An entry of a folder.
struct WriterPath {
    WriterFolder folder;
    std::string name;
    friend auto operator<=>(const WriterPath&, const WriterPath&) = default;
};

/// What the file system says of an entry; links are not followed.
struct WriterFacts {
    EntryType type = EntryType::Unknown;
    FileIdentity identity;
    std::uint32_t mode = 0; ///< permissions, as in chmod
    std::uint32_t owner = 0;
    std::uint32_t group = 0;
    std::uint64_t linkCount = 1;
};

/// An open regular file. Its size follows what is done to it.
class WriterFile {
public:
    WriterFile() = default;
    WriterFile(const WriterFile&) = delete;
    WriterFile& operator=(const WriterFile&) = delete;
    virtual ~WriterFile() = default;

    [[nodiscard]] virtual Result<std::uint64_t> sizeBytes() const = 0;
    /// All of `to`, or an error: BlobInsufficientLength past the end, ReadFailed.
    virtual Result<> readAt(std::uint64_t offset, MutableByteView to) const = 0;
    /// All of `bytes`, or an error; then any part of it may have been written.
    virtual Result<> writeAt(std::uint64_t offset, ByteView bytes) = 0;
    virtual Result<> resize(std::uint64_t sizeBytes) = 0;
    /// Bytes, length, owner and mode are durable when it returns; the name is not.
    virtual Result<> sync() = 0;
    /// Gives it owner, group and permissions of another file. Errors: AccessDenied.
    virtual Result<> dressAs(const WriterFacts& like) = 0;
};

/// How a file is opened.
enum class WriterOpen : std::uint8_t {
    Read,
    Write,
    CreateNew ///< fails where the name is taken; only the owner may read it until it is dressed
};

class WriterDisk {
public:
    WriterDisk() = default;
    WriterDisk(const WriterDisk&) = delete;
    WriterDisk& operator=(const WriterDisk&) = delete;
    virtual ~WriterDisk() = default;

    /// Regular files only, with one name; links are refused.
    /// Errors: NotFound, AccessDenied, BlobOpenFailed when it is no such file, Io.
    virtual Result<std::unique_ptr<WriterFile>> open(const WriterPath& path, WriterOpen how) = 0;
    /// None where there is no such entry. Errors: AccessDenied, Io.
    virtual Result<std::optional<WriterFacts>> examine(const WriterPath& path) = 0;
    /// None where there is no such folder. Errors: as examine.
    virtual Result<std::optional<WriterFacts>> examineFolder(const WriterFolder& folder) = 0;
    /// Names, sorted. Errors: NotFound, AccessDenied, Io.
    virtual Result<std::vector<std::string>> list(const WriterFolder& folder) = 0;

    /// Makes one folder, private to its owner unless it shall be dressed as another; not durable. Nothing
    /// happens where it exists. Errors: AccessDenied, Io.
    virtual Result<> makeFolder(const WriterFolder& folder, const WriterFacts* like) = 0;
    /// Removes an empty folder; not durable. Nothing happens where there is none. Errors: Io when not empty.
    virtual Result<> removeFolder(const WriterFolder& folder) = 0;
    /// Gives an entry of any kind another name, which must be free; not durable.
    /// Errors: NotFound; BlobOpenFailed when the name is taken; Io.
    virtual Result<> move(const WriterPath& from, const WriterPath& to) = 0;
    /// Two entries of any kind take each other's names, at once; not durable. Errors: NotFound; Io.
    virtual Result<> exchange(const WriterPath& a, const WriterPath& b) = 0;
    /// Takes a name away; not durable. Nothing happens where there is none. Errors: AccessDenied, Io.
    virtual Result<> remove(const WriterPath& path) = 0;
    /// The names in the folder are durable when it returns. Errors: BlobSyncFailed.
    virtual Result<> syncFolder(const WriterFolder& folder) = 0;

    /// Whether exchange() works wherever move() does.
    [[nodiscard]] virtual bool canExchange() = 0;
    /// Whether move() works between two folders that exist.
    [[nodiscard]] virtual bool canMoveBetween(const WriterFolder& a, const WriterFolder& b) = 0;
    /// Bytes that may still be written in an area. Errors: Io.
    virtual Result<std::uint64_t> freeBytes(WriterArea area) = 0;
    /// Whether two areas share their free space.
    [[nodiscard]] virtual bool sameVolume(WriterArea a, WriterArea b) = 0;
    /// An entry's path for people.
    [[nodiscard]] virtual std::string pathText(const WriterPath& path) const = 0;
};

} // namespace cryo
