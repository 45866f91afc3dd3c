// SPDX-License-Identifier: GPL-3.0-or-later
//
// fcntl, and the thread that hears of those who wait.
#include "core/repair/writer_leases.h"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace cryo {

namespace {

/// Far enough from the first ones, which libraries take.
int leaseSignal()
{
    return SIGRTMIN + 9;
}

constexpr long kListenNs = 50'000'000;

} // namespace

LeaseSet::~LeaseSet()
{
    release();
}

void LeaseSet::listen()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, leaseSignal());
    sigaddset(&ours, SIGIO); // what the kernel sends when too many signals wait
    m_threadId.store(::gettid());
    m_threadId.notify_all();
    const std::stop_token stop = m_thread.get_stop_token();
    while (!stop.stop_requested()) {
        const timespec wait{0, kListenNs};
        siginfo_t info{};
        const int signal = ::sigtimedwait(&ours, &info, &wait);
        if (signal == SIGIO || signal == leaseSignal())
            m_waited.store(true);
    }
}

Result<> LeaseSet::addBorrowed(int file, const std::string& name)
{
    if (m_threadId.load() == 0) {
        // The thread reads m_thread, so it must be there before it runs.
        std::atomic<bool> assigned{false};
        m_thread = std::jthread([this, &assigned] {
            assigned.wait(false);
            listen();
        });
        assigned.store(true);
        assigned.notify_all();
        m_threadId.wait(0);
    }
    const f_owner_ex owner{F_OWNER_TID, m_threadId.load()};
    int result = ::fcntl(file, F_SETSIG, leaseSignal());
    if (result == 0)
        result = ::fcntl(file, F_SETOWN_EX, &owner);
    if (result == 0)
        result = ::fcntl(file, F_SETLEASE, F_WRLCK);
    if (result == 0) {
        m_borrowed.push_back(file);
        return {};
    }
    const int error = errno;
    if (error == EAGAIN || error == EBUSY)
        return fail(Errc::InUse, "'" + name + "' is open elsewhere");
    return fail(Errc::NotProtected, "no lease can be taken on '" + name + "' (" + posix::systemReason(error) +
                                        "): a node that starts meanwhile would not be held back");
}

Result<> LeaseSet::add(posix::Descriptor file, const std::string& name)
{
    CRYO_TRY(addBorrowed(file.get(), name));
    m_borrowed.pop_back();
    m_files.push_back(std::move(file));
    return {};
}

void LeaseSet::release()
{
    for (const int file : m_borrowed)
        static_cast<void>(::fcntl(file, F_SETLEASE, F_UNLCK));
    for (const posix::Descriptor& file : m_files)
        static_cast<void>(::fcntl(file.get(), F_SETLEASE, F_UNLCK));
    m_borrowed.clear();
    m_files.clear();
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_threadId.store(0);
}

} // namespace cryo
