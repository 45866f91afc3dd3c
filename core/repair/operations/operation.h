// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every operation of a plan works on, and what it says it did. One function for each kind, each in a
// file of its own; runOperation() finds it.
//
// An operation reads and writes an overlay only, depends on nothing but the store and its parameters, and may
// be run again on the same state with the same result. One thread. Source: product.md §3.4.
#pragma once

#include "core/inspect/store_view.h"
#include "core/repair/plan.h"

namespace cryo {

/// zstd's level for values that are compressed anew: a frame does not tell which one it was made with.
inline constexpr int kRewrittenLevel = 3;

struct OperationContext {
    std::shared_ptr<OverlayStorage> storage;
    StoreLayout layout; ///< an operation may change the checkpoint
    Progress progress;

    /// The store as it is now, with exact record counts.
    [[nodiscard]] Result<std::shared_ptr<const StoreView>> view() const;
};

struct OperationEffect {
    std::uint64_t gains = 0;
    std::uint64_t loses = 0;
    std::uint64_t unverified = 0;
    std::vector<std::string> sample;
    std::string sentence; ///< empty: the general one stays

    static constexpr std::size_t kSampleMax = 20;
    void lose(std::string item);
};

/// Errors: those of the operation; InvalidArgument for missing or impossible parameters.
Result<OperationEffect> runOperation(const Operation& operation, OperationContext& context);

// files
Result<OperationEffect> freshHeader(const Operation& operation, OperationContext& context);
Result<OperationEffect> rewriteHeader(const Operation& operation, OperationContext& context);
Result<OperationEffect> removeStoreFile(const Operation& operation, OperationContext& context);
Result<OperationEffect> renameFile(const Operation& operation, OperationContext& context);
Result<OperationEffect> swapFiles(const Operation& operation, OperationContext& context);
Result<OperationEffect> createPartition(const Operation& operation, OperationContext& context);
Result<OperationEffect> editBytes(const Operation& operation, OperationContext& context);
Result<OperationEffect> editFields(const Operation& operation, OperationContext& context);
Result<OperationEffect> flipBits(const Operation& operation, OperationContext& context);
// either kind
Result<OperationEffect> putStoreItems(const Operation& operation, OperationContext& context);
Result<OperationEffect> healFromReplica(const Operation& operation, OperationContext& context);
// archive
Result<OperationEffect> rewriteSection(const Operation& operation, OperationContext& context);
Result<OperationEffect> moveStrays(const Operation& operation, OperationContext& context);
Result<OperationEffect> writeMarkerCopies(const Operation& operation, OperationContext& context);
Result<OperationEffect> removeMarkerCopies(const Operation& operation, OperationContext& context);
Result<OperationEffect> pruneSections(const Operation& operation, OperationContext& context);
// freezer
Result<OperationEffect> rebuildFreezer(const Operation& operation, OperationContext& context);
Result<OperationEffect> tightenHeads(const Operation& operation, OperationContext& context);
Result<OperationEffect> resizeTable(const Operation& operation, OperationContext& context);
Result<OperationEffect> setSlot(const Operation& operation, OperationContext& context);

} // namespace cryo
