// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a store as it would be into a folder of its own: what a simulation or a preparation left, for
// looking at it, or for trying it with a node, before anything is done to the store itself.
//
// The store that is copied is only read. One thread. Source: cli.md.
#pragma once

#include "core/base/progress.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <filesystem>

namespace cryo {

/// Copies the store's partitions into `root`, which must not exist or be empty. What is no regular file is
/// left out. Errors: InvalidArgument for a folder that holds something; those of reading and writing;
/// Cancelled, with what was written until then. Progress: bytes.
Result<> copyStore(const ReadableStorage& store, const StoreLayout& layout, const std::filesystem::path& root,
                   const Progress& progress = {});

} // namespace cryo
