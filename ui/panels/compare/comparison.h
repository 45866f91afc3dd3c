// SPDX-License-Identifier: GPL-3.0-or-later
// The work behind the page of differences: a store against another folder's store, or against a snapshot.
//
// Runs in a job; reads only. What comes out is immutable. Thread rule: any thread.
#pragma once

#include "core/inspect/gap_filling.h"
#include "core/inspect/snapshot.h"

#include <filesystem>
#include <memory>

namespace cryo::ui {

struct Comparison {
    DiffSummary summary;
    std::vector<Difference> differences; ///< the first kKept; of a snapshot: none
    std::vector<GapFilling> fillings;    ///< archives: what the other one could fill here
    std::optional<SnapshotDiff> since;   ///< against a snapshot
    std::string otherName;
    std::int64_t takenMs = 0; ///< of the snapshot
    static constexpr std::size_t kKept = 50'000;
};

struct ComparisonWish {
    std::shared_ptr<const StoreView> view; ///< the store here
    DiffSide known;                        ///< its reports, where there are any
    std::filesystem::path other;           ///< a folder, or a snapshot file
    bool buckets = false;
};

/// Errors: NotFound where the folder holds no store of this kind; those of diffStores and of snapshots.
Result<std::shared_ptr<const Comparison>> compareStores(const ComparisonWish& wish, const Progress& progress);

/// Reads the store and writes a snapshot file. Errors: those of scanning; InvalidArgument inside the root;
/// Io.
Result<std::uint64_t> writeSnapshot(const ComparisonWish& wish, const std::filesystem::path& root,
                                    std::int64_t takenMs, const Progress& progress);

} // namespace cryo::ui
