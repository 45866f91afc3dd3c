// SPDX-License-Identifier: GPL-3.0-or-later
//
// What both storages on disk share: descriptors that close themselves, and opening one step below a folder
// without following links or leaving it.
//
// Threads: plain functions; a Descriptor belongs to one thread at a time.
#pragma once

#include "core/storage/storage.h"

#include <string>
#include <string_view>
#include <sys/types.h>

namespace cryo::posix {

/// A file descriptor that is closed with the object.
class Descriptor {
public:
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_value(other.release())
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    [[nodiscard]] bool isOpen() const { return m_value >= 0; }
    [[nodiscard]] int get() const { return m_value; }
    /// The descriptor, not closed any more by this object.
    [[nodiscard]] int release();

private:
    int m_value;
};

/// Opens `name` (one step, no slash) in `directory`: no links, no leaving; openat2 where the kernel has it.
/// O_CLOEXEC and O_NOFOLLOW are added to `flags`. -1 and errno, as open.
[[nodiscard]] int openBelow(int directory, const std::string& name, int flags, mode_t mode = 0);

/// Opens `name` in `folder` in `directory`, two steps of the same kind; in one call where the kernel can.
[[nodiscard]] int openTwoBelow(int directory, const std::string& folder, const std::string& name, int flags);

/// Whether the text can be the name of an entry: not empty, no "." or "..", no slash, no zero byte.
[[nodiscard]] bool isPlainName(std::string_view name);

/// What an entry is by its mode (st_mode).
[[nodiscard]] EntryType entryType(mode_t mode);

/// The system's words for an errno.
[[nodiscard]] std::string systemReason(int error);

} // namespace cryo::posix
