// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder for one test.
// Invariant: the folder exists and is ours alone for as long as the object lives, and is gone afterwards.
// Thread rule: belongs to one thread.
#pragma once

#include <filesystem>
#include <string_view>

namespace cryo::test {

/// A new, empty folder below the system's folder for temporary files; removed with all that is in it when the
/// object goes, also where a test took away permissions. A test cannot go on without it, so the constructor
/// throws std::filesystem::filesystem_error.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    /// Absolute; has no link in it.
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// path() / name.
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

} // namespace cryo::test
