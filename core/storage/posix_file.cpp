// SPDX-License-Identifier: GPL-3.0-or-later
//
// System calls, with the fallback for kernels and sandboxes without openat2.
#include "core/storage/posix_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace cryo::posix {

Descriptor::~Descriptor()
{
    if (m_value >= 0)
        ::close(m_value);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    // What was open here closes with `old`, also when both are one object.
    const Descriptor old(std::exchange(m_value, other.release()));
    return *this;
}

int Descriptor::release()
{
    return std::exchange(m_value, -1);
}

namespace {

/// openat2 that follows no link and does not leave `directory`.
int openInside(int directory, const char* path, int flags, mode_t mode)
{
    open_how how{};
    how.flags = static_cast<decltype(how.flags)>(flags);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(::syscall(SYS_openat2, directory, path, &how, sizeof how));
}

/// An older kernel, or a sandbox that does not know the call; else the answer stands.
bool mayBeUnknown(int error)
{
    return error == ENOSYS || error == EPERM;
}

} // namespace

int openBelow(int directory, const std::string& name, int flags, mode_t mode)
{
    flags |= O_CLOEXEC | O_NOFOLLOW;
    const int opened = openInside(directory, name.c_str(), flags, mode);
    if (opened >= 0 || !mayBeUnknown(errno))
        return opened;
    // The name has no slash, so one O_NOFOLLOW is enough.
    return ::openat(directory, name.c_str(), flags, mode);
}

int openTwoBelow(int directory, const std::string& folder, const std::string& name, int flags)
{
    flags |= O_CLOEXEC | O_NOFOLLOW;
    const int opened = openInside(directory, (folder + '/' + name).c_str(), flags, 0);
    if (opened >= 0 || !mayBeUnknown(errno))
        return opened;
    // A folder is only passed through: O_PATH needs no right to list it, and allows no other flags.
    const Descriptor parent(openBelow(directory, folder, O_PATH | O_DIRECTORY));
    return parent.isOpen() ? openBelow(parent.get(), name, flags) : -1;
}

bool isPlainName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos &&
           name.find('\0') == std::string_view::npos;
}

EntryType entryType(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return EntryType::Regular;
    case S_IFDIR:
        return EntryType::Directory;
    case S_IFLNK:
        return EntryType::Symlink;
    case S_IFIFO:
        return EntryType::Fifo;
    case S_IFSOCK:
        return EntryType::Socket;
    case S_IFBLK:
    case S_IFCHR:
        return EntryType::Device;
    default:
        return EntryType::Unknown;
    }
}

std::string systemReason(int error)
{
    char buffer[256] = {};
    // The GNU form returns the text, which need not be in the buffer.
    return ::strerror_r(error, buffer, sizeof buffer);
}

} // namespace cryo::posix
