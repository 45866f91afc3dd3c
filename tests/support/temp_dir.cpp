// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary folder for one test: making it with mkdtemp, and removing it whatever the test did to it.
#include "tests/support/temp_dir.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace cryo::test {

namespace fs = std::filesystem;

TempDir::TempDir()
{
    std::string name = (fs::canonical(fs::temp_directory_path()) / "cryoscope-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw fs::filesystem_error("no temporary folder", name,
                                   std::error_code(errno, std::generic_category()));
    }
    m_path = name;
}

TempDir::~TempDir()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    if (!fs::exists(m_path, ignored)) {
        return;
    }
    // A folder without permissions cannot be emptied: give them back, folder by folder, from the top.
    fs::permissions(m_path, fs::perms::owner_all, fs::perm_options::add, ignored);
    auto entry = fs::recursive_directory_iterator(m_path, ignored);
    for (const auto end = fs::recursive_directory_iterator(); !ignored && entry != end;
         entry.increment(ignored)) {
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
        }
    }
    fs::remove_all(m_path, ignored);
}

} // namespace cryo::test
