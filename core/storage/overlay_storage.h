// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copy-on-write over any ReadableStorage: the engine runs on it, and what lies underneath is never touched.
//
// Of each file only the bytes that were written are held, as extents; everything else is read from below. So
// memory follows what was changed, not how large the files are. What changed can be listed by file and byte
// range, which is what a simulation or a repair shows before anything is done.
//
// A file keeps its identity below by name: a removed name that is created again starts empty.
// Threads: as Storage; the storage below must outlive the overlay.
#pragma once

#include "core/storage/mutable_storage.h"

#include <map>
#include <set>

namespace cryo {

/// One difference between the overlay and what is underneath.
struct OverlayChange {
    enum class Kind : std::uint8_t {
        FileCreated,
        FileRemoved,
        FileChanged,
        PartitionCreated,
        PartitionRemoved,
        EntrySetAside ///< see OverlayStorage::setAside
    };
    struct Range {
        FileOffset begin;
        std::uint64_t sizeBytes = 0;
        friend bool operator==(const Range&, const Range&) = default;
    };
    Kind kind = Kind::FileChanged;
    std::string partition;
    std::string fileName;         ///< empty for a partition
    std::uint64_t sizeBefore = 0; ///< bytes; 0 for a new file
    std::uint64_t sizeAfter = 0;  ///< bytes; 0 for a removed one
    std::vector<Range> written;   ///< ascending, not touching; bytes that may differ, within sizeAfter
    EntryType entryType = EntryType::Regular; ///< of an entry that was set aside
};

class OverlayStorage final : public Storage {
public:
    explicit OverlayStorage(std::shared_ptr<const ReadableStorage> below);
    ~OverlayStorage() override;

    [[nodiscard]] Result<std::vector<DirectoryEntry>> listRoot() const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view partition) const override;
    [[nodiscard]] Result<std::shared_ptr<const ReadableFile>> open(std::string_view partition,
                                                                   std::string_view fileName) const override;
    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::string displayName() const override;

    [[nodiscard]] Result<std::shared_ptr<WritableFile>>
    openFile(std::string_view partition, std::string_view fileName, OpenMode mode) override;
    [[nodiscard]] bool hasFolder(std::string_view partition) const override;
    Result<> createFolder(std::string_view partition) override;
    Result<> removeFile(std::string_view partition, std::string_view fileName) override;
    Result<> removeFolder(std::string_view partition) override;
    Result<> syncFolder(std::string_view partition) override;
    Result<> syncRoot() override;
    Result<> syncAll() override;

    /// Takes away an entry of any kind, which no engine makes and none could remove: a folder or a link in a
    /// partition, or, with an empty partition, anything at the root. Errors: NotFound.
    Result<> setAside(std::string_view partition, std::string_view name);

    /// Puts other bytes in place of the first `oldBytes` of a file; what follows moves with them, and is
    /// still read from below: a large file costs nothing. The file then counts as written from end to end.
    /// Errors: BlobMissing; BlobInsufficientLength for a file that is shorter; those of opening it.
    Result<> replacePrefix(std::string_view partition, std::string_view fileName, std::uint64_t oldBytes,
                           ByteView prefix);

    /// What differs, ascending by partition and file. A file that was only opened is not listed.
    [[nodiscard]] std::vector<OverlayChange> changes() const;
    /// Bytes held in memory for written extents.
    [[nodiscard]] std::uint64_t heldBytes() const;

    /// What one file became (overlay_storage.cpp).
    struct File;

private:
    struct Partition {
        bool exists = true;
        bool hidesBelow = false; ///< was removed once: nothing from below shows through
        std::map<std::string, std::shared_ptr<File>, std::less<>> files;
        std::set<std::string, std::less<>> removed;
        std::map<std::string, EntryType, std::less<>> setAside;
    };
    [[nodiscard]] const Partition* find(std::string_view partition) const;
    [[nodiscard]] Partition& touch(std::string_view partition);
    [[nodiscard]] bool showsBelow(std::string_view partition, std::string_view fileName) const;
    void addFileChanges(const std::string& name, const Partition& partition,
                        std::vector<OverlayChange>& changes) const;

    std::shared_ptr<const ReadableStorage> m_below;
    std::map<std::string, Partition, std::less<>> m_partitions; ///< only those that were touched
    std::map<std::string, EntryType, std::less<>> m_setAside;   ///< at the root
    std::shared_ptr<std::uint64_t> m_changes;                   ///< counted by open files too
};

} // namespace cryo
