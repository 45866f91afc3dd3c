// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every readable item of a store, whatever its state, into a new and healthy one; and items from outside into
// a store. Both go through our engines, so what comes out is what an engine would have written.
//
// The old store is repaired on an overlay first (propose.h), so that records of damaged pages, moved records
// and unreachable ones are among what is read. One call, one thread. Source: product.md §3.5, the issue
// (salvage).
#pragma once

#include "core/archive/archive.h"
#include "core/freezer/freezer.h"
#include "core/inspect/store_view.h"
#include "core/storage/mutable_storage.h"

namespace cryo {

/// How our engine opens a store of this layout. Errors: Unsupported where page size or key size are not
/// known.
[[nodiscard]] Result<ArchiveConfig> archiveConfigOf(const StoreLayout& layout);
[[nodiscard]] Result<FreezerConfig> freezerConfigOf(const StoreLayout& layout);

struct StoredItem {
    std::uint64_t index = 0; ///< archive
    Bytes key;
    Bytes codecBytes;
};

/// Puts items into a store, made if it is not there, and syncs or closes it. `checkpoint`: that of the store;
/// set to the new one. Errors: those of the engines; `next` gives one item after the other, none at the end.
Result<std::uint64_t> putItems(Storage& storage, const StoreLayout& layout,
                               std::optional<Checkpoint>& checkpoint,
                               const std::function<Result<std::optional<StoredItem>>()>& next);

struct SalvageResult {
    std::uint64_t items = 0;              ///< in the new store
    std::uint64_t unverified = 0;         ///< of these, out of pages that fail
    std::uint64_t unreadable = 0;         ///< records whose value could not be had
    std::uint64_t repeated = 0;           ///< archive: records of an index that has one already
    std::optional<Checkpoint> checkpoint; ///< of the new freezer
};

/// `target` must have no partitions of these names. Errors: InvalidArgument when it has; those of the
/// engines; Cancelled.
Result<SalvageResult> salvageStore(const std::shared_ptr<const ReadableStorage>& store,
                                   const StoreLayout& layout, Storage& target, const Progress& progress = {});

} // namespace cryo
