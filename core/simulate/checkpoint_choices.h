// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer's checkpoint, which is not in its own files: given, found in the metadata of an immutable
// archive, or estimated from what is there; and what a release does with each.
//
// The estimate: the highest epoch of a valid slot; the newest section that has records whose values are in
// their file, up to its last such record; the number of buckets that lookups agree with. It keeps every
// record that is whole, which the last checkpoint may not do: what was written after the last sync stays. It
// says so by being called an estimate. Only reads. Source: format.md §10.3, product.md §3.5, findings.md
// FZ-21, FZ-22.
#pragma once

#include "core/inspect/store_view.h"
#include "core/simulate/simulate_open.h"

namespace cryo {

/// None for a freezer without records or without a table: there is nothing that a checkpoint could keep.
/// Errors: InvalidArgument for an archive; those of reading; Cancelled.
Result<std::optional<Checkpoint>> estimateCheckpoint(std::shared_ptr<const ReadableStorage> store,
                                                     const StoreLayout& layout,
                                                     const Progress& progress = {});

struct CheckpointChoice {
    enum class Source : std::uint8_t {
        None,  ///< the node hands nothing over
        Known, ///< given, or found in an immutable archive's metadata: the layout's
        Estimated
    };
    Source source = Source::None;
    std::optional<Checkpoint> checkpoint;
    SimulatedOpen opening;
};
[[nodiscard]] std::string_view checkpointSourceName(CheckpointChoice::Source source);

/// The opening with each checkpoint that there is: none, the layout's, the estimate (left out if it equals
/// the layout's). `options.checkpoint` is not looked at. Errors: as above.
Result<std::vector<CheckpointChoice>>
simulateCheckpointChoices(const std::shared_ptr<const ReadableStorage>& store, const StoreLayout& layout,
                          SimulateOptions options, const Progress& progress = {});

} // namespace cryo
