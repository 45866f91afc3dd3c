// SPDX-License-Identifier: GPL-3.0-or-later
//
// Write leases on files (fcntl F_SETLEASE): granted only where nobody else has the file open, and whoever
// opens it meanwhile waits until the lease is given back, or until the kernel's lease-break-time is over.
//
// The kernel tells that somebody waits by a signal. It goes to one thread of this object that blocks every
// signal and waits for this one, so that no handler of the program is ever called.
// Threads: add and release belong to one; somebodyWaits may be asked from any.
// Source: reliability.md §5; fcntl(2).
#pragma once

#include "core/base/result.h"
#include "core/storage/posix_file.h"

#include <atomic>
#include <thread>
#include <vector>

namespace cryo {

class LeaseSet {
public:
    LeaseSet() = default;
    ~LeaseSet();
    LeaseSet(const LeaseSet&) = delete;
    LeaseSet& operator=(const LeaseSet&) = delete;

    /// Takes a lease on an open file, and the descriptor. `name` is for sentences. Errors: InUse when
    /// somebody else (or this process, through another descriptor) has it open; NotProtected when this user,
    /// this file system or this kernel gives no leases.
    Result<> add(posix::Descriptor file, const std::string& name);
    /// The same for a descriptor that somebody else keeps open.
    Result<> addBorrowed(int file, const std::string& name);

    /// Whether an opening has been waiting since a lease was taken.
    [[nodiscard]] bool somebodyWaits() const { return m_waited.load(); }
    /// Gives all back: those who wait go on. somebodyWaits() keeps what it was.
    void release();
    [[nodiscard]] std::size_t size() const { return m_files.size() + m_borrowed.size(); }

private:
    void listen();

    std::vector<posix::Descriptor> m_files;
    std::vector<int> m_borrowed;
    std::atomic<bool> m_waited{false};
    std::atomic<int> m_threadId{0};
    std::jthread m_thread;
};

} // namespace cryo
