// SPDX-License-Identifier: GPL-3.0-or-later
//
// Freezer records, checkpoints and cursors to and from bytes.
#include "core/freezer/freezer_format.h"

namespace cryo {

FreezerRecord decodeFreezerRecord(ByteView record)
{
    const std::size_t keySizeBytes = record.size() - kFreezerRecordOverheadBytes;
    const ByteView rest = record.subspan(keySizeBytes);
    const std::uint64_t nextSection = loadBig<std::uint64_t>(rest);
    const std::uint64_t nextPosition = loadBig<std::uint64_t>(rest.subspan(8));
    FreezerRecord decoded;
    decoded.key = record.first(keySizeBytes);
    if (nextSection != UINT64_MAX || nextPosition != UINT64_MAX)
        decoded.next = RecordPlace{Section{nextSection}, Position{nextPosition}};
    decoded.value = {LogicalOffset{loadBig<std::uint64_t>(rest.subspan(16))},
                     loadBig<std::uint32_t>(rest.subspan(24))};
    return decoded;
}

void appendFreezerRecord(Bytes& to, const FreezerRecord& record)
{
    append(to, record.key);
    appendBig(to, record.next ? record.next->section.value : UINT64_MAX);
    appendBig(to, record.next ? record.next->position.value : UINT64_MAX);
    appendBig(to, record.value.offset.value);
    appendBig(to, record.value.sizeBytes);
}

Checkpoint decodeCheckpoint(ByteView bytes)
{
    return {loadBig<std::uint64_t>(bytes), Section{loadBig<std::uint64_t>(bytes.subspan(8))},
            loadBig<std::uint64_t>(bytes.subspan(16)), loadBig<std::uint32_t>(bytes.subspan(24))};
}

Bytes encodeCheckpoint(const Checkpoint& checkpoint)
{
    Bytes bytes;
    appendBig(bytes, checkpoint.epoch);
    appendBig(bytes, checkpoint.section.value);
    appendBig(bytes, checkpoint.oversizedSizeBytes);
    appendBig(bytes, checkpoint.tableSize);
    return bytes;
}

Cursor decodeCursor(ByteView bytes)
{
    return {
        Section{loadBig<std::uint64_t>(bytes)},
        {LogicalOffset{loadBig<std::uint64_t>(bytes.subspan(8))}, loadBig<std::uint32_t>(bytes.subspan(16))}};
}

Bytes encodeCursor(const Cursor& cursor)
{
    Bytes bytes;
    appendBig(bytes, cursor.section.value);
    appendBig(bytes, cursor.place.offset.value);
    appendBig(bytes, cursor.place.sizeBytes);
    return bytes;
}

} // namespace cryo
