// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a release would do to a store by opening it, without opening it: the engine runs with that release's
// rules on an overlay, and what it changed there is the answer.
//
//   before  the store as inspection sees it       after  the overlay: the same store behind the changes
//   lost    records that could be read before and that the engine dropped
//   hidden  records that are still there but that no lookup of this release finds
//
// Opening only ever cuts the end of a section, or removes it whole; so what was lost is found by how many
// records each section has left. Memory follows what is changed, and for a freezer its table; not the store.
// The store is only read. Threads: one call, one thread. Source: newer.md §3, cli.md (simulate-open).
#pragma once

#include "core/base/progress.h"
#include "core/inspect/store_layout.h"
#include "core/journal/release_policy.h"
#include "core/storage/overlay_storage.h"

namespace cryo {

struct SimulateOptions {
    Release release = Release::V2026_2_0;
    /// What the caller of a freezer would hand over; none: nothing.
    std::optional<Checkpoint> checkpoint;
    /// What no file says, and only matters where a release makes or counts something new.
    std::uint32_t tableInitialSize = 65'536; ///< buckets of a new table
    std::uint8_t tableResizeFrequency = 4;
    std::size_t sampleSize = 20; ///< lost items that are named
};

/// A record that the opening dropped.
struct LostItem {
    RecordPlace place;
    std::optional<std::uint64_t> index; ///< archive only
    Bytes key;
    bool valueIsGood = false; ///< its value could be read before
};

struct SimulatedOpen {
    Release release = Release::V2026_2_0;
    bool opens = false;
    std::optional<Error> error; ///< the release's own words, when it does not open
    bool createsHold = false;   ///< a lock file at the root, which is not in `changes`

    std::vector<OverlayChange> changes; ///< also when it does not open: what was done until then
    std::uint64_t itemsBefore = 0;      ///< records that can be read
    std::uint64_t itemsAfter = 0;       ///< of these, how many the files still have
    std::uint64_t itemsLost = 0;
    std::uint64_t itemsLostGood = 0;  ///< of the lost ones, how many had a value that could be read
    std::uint64_t itemsHidden = 0;    ///< only known where the store opens
    std::vector<LostItem> lostSample; ///< the first ones, by place

    std::shared_ptr<OverlayStorage> after; ///< the store as it would be
    StoreLayout layoutAfter;               ///< how to look at it: the marker partition may be new
};

/// Opens a store as a release would, on an overlay. Sizes that the layout does not know are only missing
/// where there is no record, and any will do. Errors: what keeps the *simulation* from running: those of
/// listing the store; Cancelled. Progress counts the bytes that were read; how many it will be is not known.
Result<SimulatedOpen> simulateOpen(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                   const SimulateOptions& options, const Progress& progress = {});

/// The partition that a release with markers uses for this archive: the one that was found, else the
/// configured name is not known and the key partition's name and "-metadata" is taken.
[[nodiscard]] std::string markerPartitionOf(const StoreLayout& layout);

} // namespace cryo
