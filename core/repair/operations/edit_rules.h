// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot or a record that is set by hand must keep to, so that no node aborts over it, refuses the store
// or never comes back. Pure functions over a snapshot with exact record counts; one thread.
// Source: findings.md §3; format.md §6, §8, §10.
#pragma once

#include "core/inspect/store_view.h"

namespace cryo {

/// `other`: the slot beside it. Errors: InvalidArgument, with a sentence: an epoch of 0, above the
/// checkpoint's or equal to the other slot's; a head that does not exist.
Result<> checkEditedSlot(const StoreView& view, const TableSlot& slot, const SlotReading& other,
                         const Where& where);

/// Errors: InvalidArgument: an index of another section; a value that is not in the value file, or shorter
/// than its checksum, or fails it; a link to a record that does not exist or is not older.
Result<> checkEditedRecord(const StoreView& view, RecordPlace place, ByteView record, const Where& where);

} // namespace cryo
