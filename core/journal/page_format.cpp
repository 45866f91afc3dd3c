// SPDX-License-Identifier: GPL-3.0-or-later
//
// Footers, the rule that judges a page, and the encoder beside it.
#include "core/journal/page_format.h"

#include "core/base/crc32c.h"

namespace cryo {

namespace {

bool matches(const PageFooter::Slot& slot, ByteView data)
{
    return slot.lenBytes != 0 && slot.lenBytes <= data.size() &&
           crc32c(data.first(slot.lenBytes)) == slot.crc;
}

} // namespace

PageFooter decodePageFooter(ByteView bytes)
{
    PageFooter footer;
    footer.slots[0] = {loadBig<std::uint16_t>(bytes), loadBig<std::uint32_t>(bytes.subspan(2))};
    footer.slots[1] = {loadBig<std::uint16_t>(bytes.subspan(6)), loadBig<std::uint32_t>(bytes.subspan(8))};
    return footer;
}

void encodePageFooter(const PageFooter& footer, MutableByteView to)
{
    storeBig(to, footer.slots[0].lenBytes);
    storeBig(to.subspan(2), footer.slots[0].crc);
    storeBig(to.subspan(6), footer.slots[1].lenBytes);
    storeBig(to.subspan(8), footer.slots[1].crc);
}

PageVerdict judgePage(ByteView physicalPage, PageSize pageSize)
{
    const ByteView data = physicalPage.first(pageSize.value);
    PageVerdict verdict;
    verdict.footer = decodePageFooter(physicalPage.subspan(pageSize.value));
    const auto& slots = verdict.footer.slots;
    const int primary = slots[0].lenBytes >= slots[1].lenBytes ? 0 : 1;
    verdict.slot = primary;
    const auto& first = slots[static_cast<std::size_t>(primary)];
    if (first.lenBytes != 0 && first.lenBytes <= data.size())
        verdict.computed = crc32c(data.first(first.lenBytes));
    if (first.lenBytes != 0 && first.lenBytes <= data.size() && verdict.computed == first.crc) {
        verdict.valid = true;
        verdict.lenBytes = first.lenBytes;
        return verdict;
    }
    const auto& other = slots[static_cast<std::size_t>(1 - primary)];
    if (first.lenBytes != 0 && matches(other, data)) {
        verdict.valid = true;
        verdict.fellBack = true;
        verdict.slot = 1 - primary;
        verdict.lenBytes = other.lenBytes;
    }
    return verdict;
}

Bytes encodePage(ByteView data, PageSize pageSize)
{
    Bytes page(pageSize.physicalBytes());
    std::ranges::copy(data, page.begin());
    PageFooter footer;
    footer.slots[0] = {static_cast<std::uint16_t>(data.size()), crc32c(data)};
    encodePageFooter(footer, MutableByteView(page).subspan(pageSize.value));
    return page;
}

Bytes encodePages(ByteView logical, PageSize pageSize)
{
    Bytes payload;
    payload.reserve((logical.size() / pageSize.value + 1) * pageSize.physicalBytes());
    while (!logical.empty()) {
        const ByteView data = logical.first(std::min<std::size_t>(pageSize.value, logical.size()));
        append(payload, encodePage(data, pageSize));
        logical = logical.subspan(data.size());
    }
    return payload;
}

} // namespace cryo
