// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts, lookups and syncs; opening is in freezer_open.cpp, growing the table in freezer_resize.cpp.
#include "core/freezer/freezer.h"

#include "core/freezer/freezer_error.h"

namespace cryo {

Result<BucketReading> Freezer::readBucketAt(Bucket bucket) const
{
    CRYO_ASSIGN(const ByteView bytes, freezerTable(m_table.bucket(bucket)));
    BucketReading reading = readBucket(bytes);
    if (reading.equalEpochs)
        return std::unexpected(equalEpochsError());
    return reading;
}

/// A section is left by the put after the one that filled it; only one step per put.
Result<> Freezer::chooseSection()
{
    CRYO_ASSIGN(const std::uint64_t valueBytes, freezerJournal(m_journal.valueSizeBytes(m_currentSection)));
    if (valueBytes >= m_config.valueTargetSizeBytes)
        ++m_currentSection.value;
    return {};
}

void Freezer::writeHead(Bucket bucket, const BucketReading& before, const TableSlot& slot)
{
    m_table.setSlot(bucket, slotToWrite(before, slot.epoch), encodeSlot(slot));
}

Result<Cursor> Freezer::put(ByteView key, ByteView codecBytes)
{
    if (key.size() != m_config.keySizeBytes)
        return fail(Errc::InvalidArgument, "the key has " + std::to_string(key.size()) +
                                               " bytes, the freezer needs " +
                                               std::to_string(m_config.keySizeBytes));
    m_metrics.puts->add();
    CRYO_TRY(chooseSection());
    const Bucket bucket = bucketOfKey(key, m_tableSize);
    CRYO_ASSIGN(const BucketReading before, readBucketAt(bucket));
    const TableSlot* head = before.headSlot();

    Bytes record;
    record.reserve(m_config.keySizeBytes + kFreezerRecordOverheadBytes);
    appendFreezerRecord(record, {key, head == nullptr ? std::nullopt : std::optional(head->head), {}});
    CRYO_ASSIGN(const OversizedJournal::Appended appended,
                freezerJournal(m_journal.append(m_currentSection, record, codecBytes)));
    m_modified.insert(m_currentSection);

    const std::uint8_t addedBefore = head == nullptr ? 0 : head->added;
    const auto added = static_cast<std::uint8_t>(addedBefore == UINT8_MAX ? UINT8_MAX : addedBefore + 1);
    const bool becomesCrowded = added == m_config.tableResizeFrequency;
    if (becomesCrowded)
        ++m_crowded;
    const TableSlot slot{m_nextEpoch, {m_currentSection, appended.position}, added};
    writeHead(bucket, before, slot);
    if (m_resizeProgress && bucket.value < *m_resizeProgress) {
        // The bucket was moved already: its twin in the new half is still equal to it.
        m_metrics.unnecessaryWrites->add();
        if (becomesCrowded)
            ++m_crowded;
        writeHead(Bucket{bucket.value + m_tableSize}, before, slot);
    }
    return Cursor{m_currentSection, appended.place};
}

Result<> Freezer::update(ByteView key, ByteView codecBytes)
{
    CRYO_ASSIGN([[maybe_unused]] const Cursor cursor, put(key, codecBytes));
    return {};
}

Result<ByteView> Freezer::viewValue(Section section, ValuePlace place, Bytes& scratch) const
{
    CRYO_ASSIGN(const ByteView codecBytes, freezerJournal(m_journal.viewValue(section, place, scratch)));
    if (m_config.checkValue)
        CRYO_TRY(freezerJournal(journalResult(m_config.checkValue(codecBytes))));
    return codecBytes;
}

Result<Bytes> Freezer::get(const Cursor& cursor) const
{
    Bytes scratch;
    CRYO_ASSIGN(const ByteView codecBytes, viewValue(cursor.section, cursor.place, scratch));
    return takeViewed(codecBytes, scratch);
}

Result<std::optional<Bytes>> Freezer::get(ByteView key) const
{
    Bytes scratch;
    CRYO_ASSIGN(const std::optional<ByteView> found, view(key, scratch));
    return found ? std::optional(takeViewed(*found, scratch)) : std::nullopt;
}

Result<std::optional<ByteView>> Freezer::view(ByteView key, Bytes& scratch) const
{
    m_metrics.gets->add();
    CRYO_ASSIGN(const BucketReading bucket, readBucketAt(bucketOfKey(key, m_tableSize)));
    if (!bucket.head)
        return std::optional<ByteView>();
    RecordPlace place = bucket.headSlot()->head;
    // A chain may lead back into itself (docs/deviations.md, FZ-1): the place of every 2^n-th record is kept,
    // and meeting it again means that there is no end.
    RecordPlace kept = place;
    std::uint64_t untilKept = 1;
    std::uint64_t sinceKept = 0;
    for (;;) {
        CRYO_ASSIGN(const ByteView bytes,
                    freezerJournal(m_journal.view(place.section, place.position, scratch)));
        const FreezerRecord record = decodeFreezerRecord(bytes);
        if (equalBytes(record.key, key)) {
            CRYO_ASSIGN(const ByteView codecBytes, viewValue(place.section, record.value, scratch));
            return std::optional(codecBytes);
        }
        m_metrics.unnecessaryReads->add();
        if (!record.next)
            return std::optional<ByteView>();
        place = *record.next;
        if (place == kept)
            return fail(Errc::RecordCorrupted, "record corrupted: the chain leads back to section " +
                                                   std::to_string(place.section.value) + ", record " +
                                                   std::to_string(place.position.value));
        if (++sinceKept == untilKept) {
            kept = place;
            untilKept *= 2;
            sinceKept = 0;
        }
    }
}

Result<Checkpoint> Freezer::sync()
{
    for (const Section section : m_modified)
        CRYO_TRY(freezerJournal(m_journal.sync(section)));
    m_modified.clear();
    CRYO_TRY(freezerJournal(m_journal.settleFound())); // what the checkpoint vouches for was not all put now
    const std::uint64_t crowdedEnough = std::uint64_t{m_tableSize} * 50 / 100;
    if (!m_resizeProgress && m_crowded >= crowdedEnough)
        CRYO_TRY(startResize());
    if (m_resizeProgress)
        CRYO_TRY(advanceResize());
    CRYO_TRY(freezerTable(m_table.sync()));
    const std::uint64_t epoch = m_nextEpoch;
    if (epoch == UINT64_MAX)
        return fail(Errc::Fatal, "epoch overflow");
    ++m_nextEpoch;
    CRYO_ASSIGN(const std::uint64_t indexBytes, freezerJournal(m_journal.sizeBytes(m_currentSection)));
    return Checkpoint{epoch, m_currentSection, indexBytes, m_tableSize};
}

Result<> Freezer::commit()
{
    CRYO_ASSIGN([[maybe_unused]] const Checkpoint checkpoint, sync());
    return {};
}

Result<Checkpoint> Freezer::close()
{
    if (m_resizeProgress && m_config.tableResizeChunkSize == 0)
        return fail(Errc::InvalidArgument, "the resize never ends: its chunks have 0 buckets");
    while (m_resizeProgress)
        CRYO_TRY(advanceResize());
    return sync();
}

Result<> Freezer::writeOut()
{
    return freezerTable(m_table.writeOut());
}

Result<> Freezer::destroy()
{
    m_table.discard();
    CRYO_TRY(freezerJournal(m_journal.destroy()));
    CRYO_TRY(freezerTable(removeBlob(*m_storage, m_config.tablePartition, asBytes("table"))));
    return freezerTable(removeBlobPartition(*m_storage, m_config.tablePartition));
}

} // namespace cryo
