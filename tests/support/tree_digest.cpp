// SPDX-License-Identifier: GPL-3.0-or-later
// What a folder looks like: collecting it with lstat and reading, and telling two such states apart.
#include "tests/support/tree_digest.h"

#include <cerrno>
#include <fstream>
#include <string_view>
#include <sys/stat.h>
#include <system_error>

namespace cryo::test {

namespace fs = std::filesystem;

namespace {

std::uint64_t addToHash(std::uint64_t hash, std::string_view bytes)
{
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    return hash;
}

std::uint64_t hashOfFile(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw fs::filesystem_error("cannot read", path, std::error_code(EIO, std::generic_category()));
    }
    std::uint64_t hash = 0xCBF29CE484222325U;
    std::string chunk(1U << 16U, '\0');
    while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
        hash = addToHash(hash, std::string_view(chunk).substr(0, static_cast<std::size_t>(file.gcount())));
    }
    return hash;
}

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

TreeEntry entryOf(const fs::path& path)
{
    struct stat status = {};
    if (lstat(path.c_str(), &status) != 0) {
        throw fs::filesystem_error("lstat", path, std::error_code(errno, std::generic_category()));
    }
    TreeEntry entry;
    entry.inode = status.st_ino;
    entry.mode = status.st_mode;
    entry.modifiedNs = nanoseconds(status.st_mtim);
    entry.statusChangedNs = nanoseconds(status.st_ctim);
    if (S_ISREG(status.st_mode)) {
        entry.sizeBytes = static_cast<std::uint64_t>(status.st_size);
        entry.contentHash = hashOfFile(path);
    } else if (S_ISLNK(status.st_mode)) {
        entry.contentHash = addToHash(0, fs::read_symlink(path).string());
    }
    return entry;
}

std::string changes(const TreeEntry& before, const TreeEntry& after)
{
    std::string text;
    const auto note = [&text](bool differs, std::string_view what) {
        if (differs) {
            text += ' ';
            text += what;
        }
    };
    note(before.inode != after.inode, "replaced");
    note(before.mode != after.mode, "mode");
    note(before.sizeBytes != after.sizeBytes, "size");
    note(before.contentHash != after.contentHash, "contents");
    note(before.modifiedNs != after.modifiedNs, "mtime");
    note(before.statusChangedNs != after.statusChangedNs, "ctime");
    return text;
}

} // namespace

TreeDigest digestTree(const fs::path& top)
{
    TreeDigest digest;
    digest.emplace("", entryOf(top));
    for (const fs::directory_entry& found : fs::recursive_directory_iterator(top)) {
        digest.emplace(found.path().lexically_relative(top).string(), entryOf(found.path()));
    }
    return digest;
}

std::string differences(const TreeDigest& before, const TreeDigest& after)
{
    std::string text;
    for (const auto& [path, entry] : before) {
        const auto found = after.find(path);
        if (found == after.end()) {
            text += path + ": removed\n";
        } else if (found->second != entry) {
            text += path + ":" + changes(entry, found->second) + "\n";
        }
    }
    for (const auto& [path, entry] : after) {
        if (!before.contains(path)) {
            text += path + ": added\n";
        }
    }
    return text;
}

} // namespace cryo::test
