// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archive records to and from bytes.
#include "core/archive/archive_format.h"

namespace cryo {

ArchiveRecord decodeArchiveRecord(ByteView record)
{
    const std::size_t keySizeBytes = record.size() - kArchiveRecordOverheadBytes;
    const ByteView location = record.subspan(8 + keySizeBytes);
    return {loadBig<std::uint64_t>(record), record.subspan(8, keySizeBytes),
            ValuePlace{LogicalOffset{loadBig<std::uint64_t>(location)},
                       loadBig<std::uint32_t>(location.subspan(8))}};
}

void appendArchiveRecord(Bytes& to, const ArchiveRecord& record)
{
    appendBig(to, record.index);
    append(to, record.key);
    appendBig(to, record.value.offset.value);
    appendBig(to, record.value.sizeBytes);
}

} // namespace cryo
