// SPDX-License-Identifier: GPL-3.0-or-later
//
// Applying, undoing, recovering and forgetting on a WriterDisk, without a word on who else is at the store:
// locks and leases come in through SwitchHooks (apply.h and undo.h put both together).
//
//   Staging → Prepared → Applying → Done ⇄ (Undoing, Applying) ⇄ Undone;  any of them at rest → Forgetting →
//   gone
//
// At every moment the state on the disk says what may be in the store: old in Staging, Prepared and Undone,
// new in Done, anything between in Applying and Undoing. So a crash is always found, and both ways out of it
// can be taken from everywhere.
// Threads: one. Source: reliability.md §6; docs/undo-format.md.
#pragma once

#include "core/repair/apply_staging.h"
#include "core/repair/apply_steps.h"

namespace cryo {

/// A store file that the switch will write (`writes`) or move.
struct SwitchedFile {
    WriterPath path;
    bool writes = false;
};

/// What stands around the switch. All may be empty.
struct SwitchHooks {
    /// Everything is prepared: close every open file of the store, and see that nobody opens one. An error
    /// ends the change before anything was touched.
    std::function<Result<>(const std::vector<SwitchedFile>&)> before;
    /// Asked while turning back is possible; an error turns back.
    std::function<Result<>()> mayGoOn;
    /// The switch is over, whichever way it went.
    std::function<void()> after;
};

struct ApplyJob {
    ChangeSet changes; ///< closed before the switch
    UndoMeta meta;
    std::string planText;
    bool hasQuarantine = true; ///< the area is open
    PatchLimits limits{};
    Progress progress;
};

/// Makes the changes. When it fails the store has its old bytes and nothing of ours is left, unless the error
/// is Interrupted: then turning back failed too, and the undo file waits for a recovery.
/// Errors: Changed, LimitExceeded, Cancelled; those of the hooks; those of the disk.
Result<> applyOn(WriterDisk& disk, ApplyJob job, const SwitchHooks& hooks);

/// Brings the store to one side. `from`: New to undo, Old to do it again, Between after a crash. With New and
/// Old an error leaves the store as it was; with Between it leaves it between.
/// Errors: Changed when something else changed the files since; Interrupted; those of hooks and disk.
Result<> bringTo(WriterDisk& disk, UndoFile& undo, StepTarget target, StepState from,
                 const SwitchHooks& hooks, const Progress& progress);

/// Deletes an undo file at rest with all that it keeps: the store stays as it is for good.
/// Errors: InvalidArgument in Applying and Undoing; those of the disk.
Result<> forgetUndo(WriterDisk& disk, UndoFile& undo);

/// Removes what a crash left of changes of the store `root` that had not begun, or that were being forgotten.
/// What cannot be removed, and what another process works with, stays. Errors: those of listing.
Result<> sweepUndoFolder(WriterDisk& disk, const std::string& root);

} // namespace cryo
