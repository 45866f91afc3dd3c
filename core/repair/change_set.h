// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a repair changes: the difference between a store and the overlay that holds the repaired one, by file
// and byte. The seam between planning (which makes overlays) and applying (which writes them).
//
//   collectChanges(store, overlay)   names, sizes, and runs of bytes that really differ
//   addHashes(changes)               SHA-256 of every file before and after
//   storeFingerprint(store, …)       names, sizes, heads and tails of the files, as one SHA-256
//
// Nothing here writes. Memory follows the number of changed runs, not the files' sizes; the new bytes stay in
// the overlay and are read through `after`. A ChangeSet keeps both storages, and their open files, alive.
// Threads: plain values; collecting belongs to one thread. Source: product.md §3.4, reliability.md §6.
#pragma once

#include "core/base/progress.h"
#include "core/storage/overlay_storage.h"

#include <optional>
#include <span>

namespace cryo {

/// One file that is different afterwards.
struct FileChange {
    enum class Kind : std::uint8_t {
        Created,
        Removed, ///< goes to quarantine
        Changed
    };
    Kind kind = Kind::Changed;
    std::string partition;
    std::string fileName;
    std::uint64_t sizeBefore = 0; ///< bytes; 0 for a new file
    std::uint64_t sizeAfter = 0;  ///< bytes; 0 for a removed one
    /// Runs within sizeAfter whose bytes differ, ascending; what lies behind sizeBefore is always in one.
    /// Equal bytes between two differing ones may be part of a run, no more than 64 in a row.
    std::vector<OverlayChange::Range> ranges;
    /// SHA-256 of the whole file, where addHashes() was called: `before` of changed files, `after` of changed
    /// and created ones. None for files beyond kHashedFileMaxBytes.
    std::optional<std::string> sha256Before;
    std::optional<std::string> sha256After;
    /// Of the file below when the changes were collected; zeros for a new file.
    FileIdentity identityBefore;

    /// Bytes in `ranges`.
    [[nodiscard]] std::uint64_t changedBytes() const;
    friend bool operator==(const FileChange&, const FileChange&) = default;
};

/// An entry that is no file of a store (a folder, a link, a FIFO, a file at the root) and goes to quarantine.
struct SetAsideEntry {
    std::string partition; ///< empty: it lies at the root
    std::string name;
    EntryType type = EntryType::Unknown;
    friend bool operator==(const SetAsideEntry&, const SetAsideEntry&) = default;
};

struct ChangeSet {
    std::vector<FileChange> files; ///< ascending by partition and name
    std::vector<std::string> createdPartitions;
    std::vector<std::string> removedPartitions; ///< everything in them is among `files` and `setAside`
    std::vector<SetAsideEntry> setAside;
    std::shared_ptr<const ReadableStorage> before;
    std::shared_ptr<const ReadableStorage> after;

    [[nodiscard]] bool empty() const
    {
        return files.empty() && createdPartitions.empty() && removedPartitions.empty() && setAside.empty();
    }
};

/// Files whose length claims more are not hashed: such a length is a hole, not data.
inline constexpr std::uint64_t kHashedFileMaxBytes = std::uint64_t{1} << 38;

/// What `after` holds against `before`, which must be what lies below it. Files that were written with equal
/// bytes are left out. Errors: those of reading; Cancelled. Progress: bytes compared.
Result<ChangeSet> collectChanges(std::shared_ptr<const ReadableStorage> before,
                                 std::shared_ptr<const OverlayStorage> after, const Progress& progress = {});

/// Fills those of sha256Before and sha256After that are not filled. Reads changed files whole. Errors: those
/// of reading; Cancelled. Progress: bytes hashed.
Result<> addHashes(ChangeSet& changes, const Progress& progress = {});

/// SHA-256 of one file as 64 hex digits; none beyond kHashedFileMaxBytes. Errors: those of opening and
/// reading; Cancelled.
Result<std::optional<std::string>> sha256OfFile(const ReadableStorage& storage, std::string_view partition,
                                                std::string_view fileName, const Progress& progress = {});

/// Names, kinds and sizes of all entries of these partitions, and the first and last 4096 bytes of every
/// file, as one SHA-256 in 64 hex digits. A partition that is not there counts as such. Cheap: two reads a
/// file, whatever its size; so it tells another or a later state of the store, but not every changed byte.
/// Errors: those of reading; Cancelled. Progress: files.
Result<std::string> storeFingerprint(const ReadableStorage& storage, std::span<const std::string> partitions,
                                     const Progress& progress = {});

} // namespace cryo
