// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making the state folders.
#include "core/repair/state_folder.h"

#include "core/storage/posix_file.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

namespace cryo {

namespace fs = std::filesystem;

namespace {

bool isInside(const fs::path& path, const fs::path& root)
{
    std::error_code ignored;
    const fs::path outer = fs::weakly_canonical(root, ignored);
    const fs::path inner = fs::weakly_canonical(path, ignored);
    return !outer.empty() &&
           std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

Result<> makeOne(const fs::path& folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        return {};
    const int error = errno;
    std::error_code ignored;
    if (error == EEXIST && fs::is_directory(folder, ignored))
        return {};
    return fail(error == EACCES || error == EPERM || error == EROFS ? Errc::AccessDenied : Errc::Io,
                "'" + folder.string() + "' cannot be made: " + posix::systemReason(error));
}

} // namespace

Result<> StateFolder::make(const fs::path& root) const
{
    if (isInside(top, root))
        return fail(
            Errc::InvalidArgument,
            "the state folder '" + top.string() +
                "' lies inside the store, where a node accepts nothing foreign: set XDG_STATE_HOME to "
                "a folder outside of it");
    std::error_code error;
    fs::create_directories(top.parent_path(), error);
    for (const fs::path& folder : {top, undo()})
        CRYO_TRY(makeOne(folder));
    return {};
}

fs::path quarantineBeside(const fs::path& root)
{
    fs::path beside = root;
    if (!beside.has_filename())
        beside = beside.parent_path();
    beside += ".cryoscope-quarantine";
    return beside;
}

} // namespace cryo
