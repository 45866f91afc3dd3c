// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a freezer: the engine's put and sync over a table in memory.
#include "app/demo/freezer_writer.h"

#include "core/storage/blob_name.h"

#include <algorithm>

namespace cryo::demo {

FreezerWriter::FreezerWriter(const FolderWriter& folder, FreezerOptions options)
    : m_folder(folder)
    , m_options(std::move(options))
    , m_table(std::size_t{m_options.tableSize} * kBucketSizeBytes)
{
}

Result<Cursor> FreezerWriter::put(ByteView key, ByteView codecBytes)
{
    if (m_values.size() >= m_options.valueTargetSizeBytes) {
        CRYO_TRY(writeSection());
        ++m_section.value;
    }
    CRYO_ASSIGN(const Bytes value, encodeValue(codecBytes));
    const ValuePlace place{LogicalOffset{m_values.size()}, static_cast<std::uint32_t>(value.size())};
    append(m_values, value);

    const std::uint64_t at = bucketOfKey(key, m_options.tableSize).value * kBucketSizeBytes;
    const MutableByteView entry = MutableByteView(m_table).subspan(at, kBucketSizeBytes);
    const BucketReading bucket = readBucket(entry);
    const TableSlot* const head = bucket.headSlot();
    FreezerRecord record{key, std::nullopt, place};
    TableSlot slot{m_epoch, {m_section, Position{m_records}}, 1};
    if (head != nullptr) {
        record.next = head->head;
        slot.added = static_cast<std::uint8_t>(std::min(head->added + 1, 255));
    }
    appendFreezerRecord(m_index, record);
    ++m_records;
    const auto where = static_cast<std::size_t>(slotToWrite(bucket, m_epoch)) * kSlotSizeBytes;
    std::ranges::copy(encodeSlot(slot), entry.begin() + static_cast<std::ptrdiff_t>(where));
    return Cursor{m_section, place};
}

Checkpoint FreezerWriter::sync()
{
    const Checkpoint checkpoint{m_epoch, m_section, m_index.size(), m_options.tableSize};
    ++m_epoch;
    return checkpoint;
}

Result<Checkpoint> FreezerWriter::finish()
{
    const Checkpoint checkpoint = sync();
    CRYO_TRY(writeSection());
    CRYO_TRY(m_folder.writeBlob(m_options.tablePartition, kTableFileName, m_options.layout, m_table));
    return checkpoint;
}

Result<> FreezerWriter::writeSection()
{
    const std::string name = sectionFileName(m_section);
    CRYO_TRY(m_folder.writeBlob(m_options.keyPartition, name, m_options.layout,
                                encodePages(m_index, m_options.pageSize)));
    CRYO_TRY(m_folder.writeBlob(m_options.valuePartition, name, m_options.layout, m_values));
    m_index.clear();
    m_values.clear();
    m_records = 0;
    return {};
}

} // namespace cryo::demo
