// SPDX-License-Identifier: GPL-3.0-or-later
// What a folder looks like, down to times and contents: the proof that looking never touches.
// Take one digest before and one after; differences() of the two is empty if nothing was changed.
// Invariant: taking a digest opens regular files for reading only, follows no link, and never waits on a
// FIFO.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace cryo::test {

/// One file, folder, link or other thing in a tree. Access times are not part of it: reading may move them.
struct TreeEntry {
    std::uint64_t inode = 0;
    std::uint32_t mode = 0;           ///< kind and permissions, as in stat
    std::uint64_t sizeBytes = 0;      ///< 0 for anything but a regular file
    std::int64_t modifiedNs = 0;      ///< nanoseconds since 1970
    std::int64_t statusChangedNs = 0; ///< as above; unlike modifiedNs no program can set it back
    std::uint64_t contentHash = 0;    ///< FNV-1a of the bytes of a regular file, or of a link's target

    bool operator==(const TreeEntry&) const = default;
};

/// Every entry by its path below the top ("" is the top itself), hidden ones included.
using TreeDigest = std::map<std::string, TreeEntry>;

/// Throws std::filesystem::filesystem_error if something in the tree cannot be read.
[[nodiscard]] TreeDigest digestTree(const std::filesystem::path& top);

/// One line for each entry that was added, removed or changed, with what changed. Empty if the two are equal.
[[nodiscard]] std::string differences(const TreeDigest& before, const TreeDigest& after);

} // namespace cryo::test
