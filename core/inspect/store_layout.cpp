// SPDX-License-Identifier: GPL-3.0-or-later
//
// What follows from a layout.
#include "core/inspect/store_layout.h"

namespace cryo {

std::string_view storeKindName(StoreKind kind)
{
    return kind == StoreKind::Archive ? "archive" : "freezer";
}

std::optional<RecordSize> StoreLayout::recordSize() const
{
    // A key longer than this cannot be told from damage, and no page could hold its record.
    constexpr std::uint32_t kKeySizeLimitBytes = 1U << 20;
    if (!keySizeBytes || *keySizeBytes > kKeySizeLimitBytes)
        return std::nullopt;
    return kind == StoreKind::Archive ? archiveRecordSize(*keySizeBytes) : freezerRecordSize(*keySizeBytes);
}

} // namespace cryo
