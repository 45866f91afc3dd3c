// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what is wrong with a store to a plan that repairs it.
//
// The store is checked deeply; what the lowest layer is wrong in is repaired on an overlay (names, headers,
// then pages, index and values, then table and markers), and the overlay is checked again, until nothing is
// left that an operation could mend. So the plan's last check is the one of the repaired store: what it still
// finds stands in Plan::left. A healthy store gives an empty plan. Nothing is written.
//
// One call, one thread that calls. Source: findings.md §2, §3, product.md §3.4.
#pragma once

#include "core/inspect/check.h"
#include "core/repair/plan.h"

#include <set>

namespace cryo {

struct ProposeOptions {
    std::set<FindingCode> codes; ///< only these are repaired; empty: all
    /// Done as soon as names and headers are right, before anything else is repaired.
    std::vector<Operation> first;
    bool digests = true; ///< false: without fingerprint and results, which read every byte again
    std::uint64_t valueLimitBytes = kDecompressedLimitBytes;
};

struct Proposal {
    Plan plan;
    std::vector<Finding> before;             ///< of the store as it is
    std::vector<Finding> after;              ///< of the store as the plan leaves it
    std::shared_ptr<OverlayStorage> storage; ///< that store
    StoreLayout layout;
};

/// The recommended repairs. Errors: Unsupported where a parameter does not fit the files (AR-05, FZ-23): with
/// a wrong one a repair would destroy the store; Cancelled; those of checkStore and of operations.
Result<Proposal> proposeRepairs(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                const ProposeOptions& options = {}, const Progress& progress = {});

/// A plan of one operation that is no repair (prune, resize, tighten, edits), with its effect found out.
/// Errors: those of the operation.
Result<Proposal> proposeOperation(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                  Operation operation, const Progress& progress = {});

/// A plan of operations that are no repairs, in their order: edits by hand (file_edit.h), with the checkpoint
/// that the node is to be given from then on, if that is set by hand too. Errors: those of the operations,
/// the rules for edits among them; of a checkpoint nothing is looked at (checkpointObjections).
Result<Proposal> proposeEdits(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                              std::vector<Operation> operations, std::optional<Checkpoint> checkpoint = {},
                              const Progress& progress = {});

} // namespace cryo
