// SPDX-License-Identifier: GPL-3.0-or-later
//
// What apply and undo share: the disk with its three areas, the guard, and the hooks that put the guard
// around the switch.
//
// Threads: one. The session must outlive what its hooks are given to.
#pragma once

#include "core/repair/apply_job.h"
#include "core/repair/state_folder.h"
#include "core/repair/writer_guard.h"

namespace cryo {

struct WriterSession {
    std::unique_ptr<PosixWriterDisk> disk;
    std::unique_ptr<WriterGuard> guard;
    std::function<void()> closeReaders;
    std::function<void()> switching; ///< told when the leases are about to be taken

    /// Valid for as long as the session is.
    [[nodiscard]] SwitchHooks hooks();
};

/// Opens the quarantine beside the root, or where that cannot be made the one in the state folder; neither:
/// the area stays closed. The result says whether it is open.
bool openAnyQuarantine(PosixWriterDisk& disk, const StateFolder& state);

/// Removes the quarantine's own folder when nothing is in it.
void removeEmptyQuarantine(const std::filesystem::path& quarantine);

} // namespace cryo
