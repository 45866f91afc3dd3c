// SPDX-License-Identifier: GPL-3.0-or-later
//
// One slot of a freezer's table, set by hand or zeroed; its checksum is computed.
//
// What an engine would abort over, or never come back from, is refused (edit_rules.h). With "expert" = 1 it
// is done all the same. Source: findings.md §3; format.md §10.2.
#include "core/repair/operations/edit_rules.h"
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

namespace cryo {

Result<OperationEffect> setSlot(const Operation& operation, OperationContext& context)
{
    const auto bucket = operation.number("bucket");
    const auto number = operation.number("slot");
    if (context.layout.kind != StoreKind::Freezer || !bucket || !number || *number > 1)
        return fail(Errc::InvalidArgument, "a bucket and a slot 0 or 1 have to be named", operation.target);
    CRYO_ASSIGN(const auto view, context.view());
    CRYO_ASSIGN(const BucketReading reading, view->readBucket(Bucket{*bucket}));
    Bytes bytes(kSlotSizeBytes);
    if (const auto epoch = operation.number("epoch")) {
        const TableSlot slot{*epoch,
                             {Section{operation.number("section").value_or(0)},
                              Position{operation.number("position").value_or(0)}},
                             static_cast<std::uint8_t>(
                                 std::min<std::uint64_t>(operation.number("added").value_or(0), UINT8_MAX))};
        if (operation.number("expert").value_or(0) == 0)
            CRYO_TRY(checkEditedSlot(*view, slot, reading.slots[1 - *number], operation.target));
        std::ranges::copy(encodeSlot(slot), bytes.begin());
    }
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*context.storage, context.layout.partitions.table,
                                                       kTableFileName, HeaderLayout::V0));
    CRYO_TRY(blob.writeAt(LogicalOffset{*bucket * kBucketSizeBytes + *number * kSlotSizeBytes}, bytes));
    return OperationEffect{};
}

} // namespace cryo
