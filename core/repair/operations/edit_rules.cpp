// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each rule with the sentence that a user reads when it is broken.
#include "core/repair/operations/edit_rules.h"

#include "core/inspect/row_finder.h"
#include "core/journal/glob_format.h"

namespace cryo {

namespace {

std::unexpected<Error> refuse(std::string sentence, const Where& where)
{
    return fail(Errc::InvalidArgument, std::move(sentence), where);
}

} // namespace

Result<> checkEditedSlot(const StoreView& view, const TableSlot& slot, const SlotReading& other,
                         const Where& where)
{
    if (slot.epoch == 0)
        return refuse("epochs begin at 1", where);
    const auto& checkpoint = view.layout().checkpoint;
    if (checkpoint && slot.epoch > checkpoint->epoch)
        return refuse("an opening wipes slots above the checkpoint's epoch " +
                          std::to_string(checkpoint->epoch),
                      where);
    if (other.state == SlotState::Valid && other.slot.epoch == slot.epoch)
        return refuse("engines abort over two slots of one epoch", where);
    if (!RowFinder(view).find(slot.head))
        return refuse("there is no such record", where);
    return {};
}

Result<> checkEditedRecord(const StoreView& view, RecordPlace place, ByteView record, const Where& where)
{
    const RecordRow row = view.decodeRecord(place, RecordTrust::Verified, record);
    const auto items = view.layout().itemsPerSection;
    if (row.index && items && *items != 0 && sectionOfIndex(*row.index, *items) != place.section)
        return refuse("index " + std::to_string(*row.index) +
                          " belongs to another section; 2026.10.0 refuses the store",
                      where);
    if (row.next && !(*row.next < place))
        return refuse("a link must lead to an older record, or a lookup never ends", where);
    if (row.next && !RowFinder(view).find(*row.next))
        return refuse("the link leads to a record that does not exist", where);
    if (row.value.sizeBytes < kValueCrcSizeBytes)
        return refuse("a value has at least its checksum of 4 bytes", where);
    const auto values = view.valueFile(place.section);
    const auto end = row.value.end();
    if (!values || !end || *end > (*values)->sizeBytes())
        return refuse("the value would lie behind the end of the value file; engines cut such records",
                      where);
    if (view.readValue(place.section, row.value).state == ValueState::ChecksumMismatch)
        return refuse("the value there fails its checksum; 2026.10.0 may cut the section here", where);
    return {};
}

} // namespace cryo
