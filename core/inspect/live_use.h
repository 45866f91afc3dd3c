// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether somebody works on a store right now, as far as /proc shows: who holds `.hold` locked (an engine of
// 2026.9.0 or later), who holds the folder itself (a writer of ours), and who has files below the root open.
// Nothing is locked, nothing of the store is opened.
//
// A file counts as being below the root by its path, or, where another mount namespace shows it by another
// path, by device and inode. What may not be seen is said. Any thread. Source: newer.md §2.3, §5.2;
// findings.md LV-01, LV-02; product.md F15.
#pragma once

#include "core/inspect/finding.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cryo {

/// A process that has files below the root open. This program itself is never among them.
struct LiveProcess {
    std::int64_t pid = 0;
    std::string name;               ///< as in /proc/PID/comm; control characters escaped
    std::vector<std::string> files; ///< relative to the root, sorted, each once; at most kLiveFilesMax
    std::uint64_t fileCount = 0;    ///< all of them
    bool writes = false;            ///< has at least one of them open for writing
};

inline constexpr std::size_t kLiveFilesMax = 100;

struct LiveUse {
    bool holdExists = false;            ///< `.hold` lies at the root
    bool holdLocked = false;            ///< and is locked
    std::optional<std::int64_t> holder; ///< the process that locked it; none if the system does not tell
    std::string holderName;
    bool rootLocked =
        false; ///< the folder itself is locked: a program of ours, this one too, changes the store
    std::vector<LiveProcess> processes; ///< by pid
    std::string unseen;                 ///< a sentence; empty if everything could be seen

    /// Whether an engine is running on it, or may be: somebody holds the lock or writes.
    [[nodiscard]] bool inUse() const;
    /// LV-02 for the lock, LV-01 for each process.
    [[nodiscard]] std::vector<Finding> findings() const;
};

/// Looks once. `proc` is where the process file system is mounted. Never fails: what cannot be read is said
/// in `unseen`.
[[nodiscard]] LiveUse findLiveUse(const std::filesystem::path& root,
                                  const std::filesystem::path& proc = "/proc");

/// One line of /proc/locks that speaks of a whole file.
struct FileLock {
    std::int64_t pid = 0; ///< 0 or less: not told
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool waiting = false; ///< not granted yet
};

/// The FLOCK lines of a text in the format of /proc/locks; others are left out.
[[nodiscard]] std::vector<FileLock> parseLocks(std::string_view text);

} // namespace cryo
