// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which folders of a root make a store together. Contents decide: checksums of values that records point to,
// keys that hash to the buckets that lead to them, section numbers; names only break ties.
//
// One thread. Source: cli.md (STORE), newer.md §5.3, format.md §0.
#pragma once

#include "core/inspect/key_folder.h"
#include "core/inspect/metadata_probe.h"
#include "core/inspect/table_probe.h"

namespace cryo {

/// One store: the folders that play a role in it, with what was found out on the way. Pointers go into the
/// RootScan.
struct StoreGroup {
    StoreKind kind = StoreKind::Archive;
    bool kindProven = false;
    std::optional<KeyFolder> key;          ///< none where no index page could be judged
    const FolderScan* keyFolder = nullptr; ///< set without `key` where the folder holds nothing
    const FolderScan* valueFolder = nullptr;
    const FolderScan* tableFolder = nullptr;
    std::optional<MetadataFolder> markers;
    std::optional<MetadataFolder> metadata; ///< of an immutable archive
    std::optional<Checkpoint> checkpoint;   ///< from `metadata`, if it fits the files
    bool neverUsed = false;                 ///< a freezer without any record: only an empty table

    [[nodiscard]] StorePartitions partitions() const;
};

struct Grouping {
    std::vector<StoreGroup> stores;
    std::vector<OtherEntry> other; ///< without `.hold`
    std::vector<Finding> findings; ///< MK-01
};

/// Errors: Cancelled.
Result<Grouping> groupPartitions(const ReadableStorage& storage, const RootScan& root,
                                 const LayoutOverrides& overrides, const Progress& progress);

/// A checkpoint belongs to a freezer if its table, section and size are there. Source: format.md §10.7.
[[nodiscard]] bool fitsCheckpoint(const ReadableStorage& storage, const StoreGroup& store,
                                  const Checkpoint& checkpoint);

} // namespace cryo
