// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy of a store that a node is writing, such as a crash of the node at that moment could have left: its
// engine opens it.
//
// Files are copied in the order in which they refer to each other: table, markers, index files, values, so
// that what is copied first never speaks of something that came later. Nothing is locked, and the node is
// never waited for. A file that goes away in the meantime (pruning) is left out; what an opening does with
// half a section it does with the copy's as well. One thread. Source: cli.md (snapshot), issue 7.
#pragma once

#include "core/base/progress.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <filesystem>

namespace cryo {

struct LiveCopy {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t vanished = 0; ///< files that went away while they were to be copied
    bool wasQuiet = true;       ///< no file changed meanwhile: the copy is the store, byte for byte
};

/// Copies the store's partitions into `root`, which must not exist or be empty. Errors: as copyStore.
Result<LiveCopy> copyLiveStore(const ReadableStorage& store, const StoreLayout& layout,
                               const std::filesystem::path& root, const Progress& progress = {});

} // namespace cryo
