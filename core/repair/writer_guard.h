// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody else at a store while we write. From first to last:
//
//   flock on the root folder        one writer of ours
//   flock on an existing .hold      an engine of 2026.9.0 or later; never created
//   /proc                           who has a file of the root open
//   leases, for the switch only     on every file of the root where that is possible, else on those that are
//                                   touched and the first and last of every partition
//
// A write lease on every file proves that nobody has one open, whoever may be looked at in /proc. Where it
// does not come to that, every other process must have been seen; else the answer is NotProtected, which a
// user may overrule. InUse may not be overruled.
// Threads: one; mayGoOn from any. Source: reliability.md §5; newer.md §2.3.
#pragma once

#include "core/repair/writer_leases.h"
#include "core/repair/writer_posix.h"

#include <set>

namespace cryo {

struct GuardOptions {
    /// The user typed that nobody is at the store: what cannot be proven is taken for granted.
    bool withoutProof = false;
    std::filesystem::path proc = "/proc";
};

class WriterGuard {
public:
    /// Takes the locks and looks who is there. `disk` must outlive this.
    /// Errors: InUse, naming process and pid; NotProtected; Io.
    static Result<std::unique_ptr<WriterGuard>> take(PosixWriterDisk& disk, const GuardOptions& options);
    /// Looks who is there as take() does, for a preview: no lock is tried, so that a node that starts at this
    /// moment does not find one. Nothing is promised for later. Errors: as take().
    static Result<> look(const PosixWriterDisk& disk, const GuardOptions& options);
    ~WriterGuard();
    WriterGuard(const WriterGuard&) = delete;
    WriterGuard& operator=(const WriterGuard&) = delete;

    /// Takes the leases: from here on whoever opens a file waits. This process must have none of them open.
    /// `touched` are the files that will be written (`writes`) or moved away.
    /// Errors: InUse, NotProtected, AccessDenied; then no lease is held.
    struct Touched {
        WriterPath path;
        bool writes = false;
    };
    Result<> beginSwitch(const std::vector<Touched>& touched);
    /// Errors: InUse when somebody waits for a file: finish soon or turn back.
    [[nodiscard]] Result<> mayGoOn() const;
    /// Gives back the leases and the lock of .hold; those who wait go on.
    void endSwitch();

    /// What was taken for granted because of `withoutProof`, as a sentence; empty if everything was proven.
    [[nodiscard]] const std::string& unproven() const { return m_unproven; }

private:
    WriterGuard(PosixWriterDisk& disk, GuardOptions options);
    Result<> lockRoot();
    Result<> lockHold();
    Result<> lookAround();
    Result<> cannotProve(const Error& why);
    Result<> lease(const WriterPath& path, bool writes);
    Result<bool> leaseOthers(std::size_t most);
    void endLeases();
    [[nodiscard]] std::unexpected<Error> usedBy(const Error& refusal) const;

    PosixWriterDisk& m_disk;
    GuardOptions m_options;
    posix::Descriptor m_hold{-1};
    std::string m_unseen; ///< processes that could not be looked at
    std::string m_unproven;
    std::set<WriterPath> m_leased;
    std::unique_ptr<LeaseSet> m_leases;
};

} // namespace cryo
