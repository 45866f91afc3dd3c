// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snapshot files, and how a comparison with one is shown.
//
// One thread. Source: cli.md (diff, snapshot).
#pragma once

#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "core/inspect/snapshot.h"

namespace cryo::ctl {

/// Whether the path is a file that begins as a snapshot does.
[[nodiscard]] bool isSnapshotFile(const std::string& path);
/// Errors: NotFound, Io, LimitExceeded; those of decodeSnapshot.
Result<Snapshot> readSnapshotFile(const std::string& path);
/// Written aside and renamed. Errors: InvalidArgument for a place inside the storage root; Io.
Result<> writeSnapshotFile(const Snapshot& snapshot, const std::string& path,
                           const std::filesystem::path& root);

void printSnapshotDiffJson(Context& context, const Snapshot& then, const SnapshotDiff& diff);
void printSnapshotDiff(Context& context, const Snapshot& then, const SnapshotDiff& diff);

} // namespace cryo::ctl
