// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a repair real: the one function that changes a user's store, with everything that keeps it safe
// around it. What it does, in order: locks, who is there, hashes, free space, undo file and staged files
// (durable), leases, pre-images once more, the switch, Done, leases given back, a second look at the result.
//
//   ApplyOptions options{.root = root, .planText = json};
//   options.closeReaders = [&] { view.reset(); storage.reset(); };
//   auto result = applyChanges(std::move(changes), options);
//
// The caller must let go of every storage and view of the store before the switch (closeReaders): a lease is
// only given where nobody has the file open, this process included.
// Threads: one call at a time for a store; it blocks. Source: issue 6 (apply and undo); product.md §3.4.
#pragma once

#include "core/repair/apply_limits.h"
#include "core/repair/change_set.h"
#include "core/repair/state_folder.h"

#include <functional>

namespace cryo {

/// How far an apply is, for people who watch.
enum class ApplyStage : std::uint8_t {
    Guarding, ///< locks, who is there
    Staging,  ///< new files and the undo file are being written
    Switching,
    Checking ///< a second look
};

struct ApplyOptions {
    std::filesystem::path root;
    std::string name; ///< a title for the history; may be empty
    std::string planText;
    /// The user typed that nobody is at the store: leases and other users' processes may be missing.
    bool withoutProof = false;
    std::function<void()> closeReaders{};
    std::function<void(ApplyStage)> stage{};
    /// Bytes; a stop while staging or between two patched files turns everything back.
    Progress progress{};
    StateFolder state = StateFolder::ofUser();
    PatchLimits limits{};
    std::filesystem::path proc = "/proc";
};

struct ApplyResult {
    std::string undoId;
    std::filesystem::path undoFile;
    std::filesystem::path quarantine; ///< empty if nothing is kept there
    std::size_t patchedFiles = 0;
    std::size_t movedFiles = 0;
    std::string unproven; ///< what `withoutProof` took for granted; a sentence, or empty
    std::string mismatch; ///< what the second look found wrong; a sentence, or empty
};

/// Errors: InUse when a process has the store open, or opened a file during the switch (names it if
/// possible); NotProtected when that cannot be ruled out (`withoutProof` overrules); Interrupted when an
/// earlier change waits for recovery, or turning back failed; Changed; LimitExceeded without enough space;
/// InvalidArgument for no changes; Cancelled; those of the disk. But for Interrupted, the store has its old
/// bytes after an error.
Result<ApplyResult> applyChanges(ChangeSet changes, const ApplyOptions& options);

/// What applyChanges would need and whether it would be refused now, without changing anything anywhere.
struct ApplyForecast {
    std::size_t patchedFiles = 0;
    std::size_t movedFiles = 0;
    std::uint64_t undoBytes = 0;
    std::uint64_t quarantineBytes = 0;
    std::uint64_t storeBytes = 0;
    std::filesystem::path quarantine; ///< where removed and replaced files would go; empty if none do
    std::string refusal;              ///< a sentence, or empty
};
Result<ApplyForecast> forecastApply(const ChangeSet& changes, const ApplyOptions& options);

} // namespace cryo
