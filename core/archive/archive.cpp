// SPDX-License-Identifier: GPL-3.0-or-later
//
// The archive's operations; opening is in archive_open.cpp.
#include "core/archive/archive.h"

#include "core/archive/archive_error.h"
#include "core/base/crc32c.h"

#include <algorithm>

namespace cryo {

Result<> Archive::put(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    if (key.size() != m_config.keySizeBytes)
        return fail(Errc::InvalidArgument, "the key has " + std::to_string(key.size()) +
                                               " bytes, the archive needs " +
                                               std::to_string(m_config.keySizeBytes));
    const std::uint64_t floor = m_floor.value_or(0);
    if (index < floor)
        return fail(Errc::AlreadyPrunedTo, "already pruned to: " + std::to_string(floor));
    if (m_items.contains(index))
        return {};

    const Section section = m_items.sectionOf(index);
    Bytes record;
    record.reserve(m_config.keySizeBytes + kArchiveRecordOverheadBytes);
    appendArchiveRecord(record, {index, key, {}});
    CRYO_ASSIGN(const OversizedJournal::Appended appended,
                archiveResult(m_journal.append(section, record, codecBytes)));

    m_items.set(section, index, appended.position, {appended.place, crc32c(key)});
    m_intervals.insert(index);
    m_keys.insertAndPrune(key, index, [floor](std::uint64_t old) { return old < floor; });
    m_pending.insert(section);
    m_metrics.itemsTracked->set(static_cast<std::int64_t>(m_items.count()));
    showIndexCounts();
    return {};
}

Result<> Archive::putSync(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    CRYO_TRY(put(index, key, codecBytes));
    return sync();
}

Result<Bytes> Archive::readValue(Section section, ValuePlace place) const
{
    CRYO_ASSIGN(Bytes codecBytes, archiveResult(m_journal.getValue(section, place)));
    if (m_config.checkValue)
        CRYO_TRY(archiveResult(journalResult(m_config.checkValue(codecBytes))));
    return codecBytes;
}

Result<std::optional<Bytes>> Archive::get(std::uint64_t index) const
{
    m_metrics.gets->add();
    const std::optional<ItemTable::Item> item = m_items.find(index);
    if (!item)
        return std::optional<Bytes>();
    const Section section = m_items.sectionOf(index);
    ValuePlace place;
    if (item->place) {
        place = item->place->value;
    } else {
        Bytes record(m_journal.recordSize().bytes);
        CRYO_TRY(archiveResult(m_journal.get(section, item->position, record)));
        place = valuePlaceOf(record);
    }
    CRYO_ASSIGN(Bytes codecBytes, readValue(section, place));
    return std::optional(std::move(codecBytes));
}

/// None also when the record's key is another one, which is then counted.
Result<std::optional<Bytes>> Archive::valueIfKeyMatches(std::uint64_t index, ByteView key,
                                                        std::uint32_t keyTag) const
{
    const std::optional<ItemTable::Item> item = m_items.find(index);
    if (!item)
        return fail(Errc::RecordCorrupted, "record corrupted");
    const bool certainlyOther = item->place && item->place->keyTag != keyTag;
    if (!certainlyOther) {
        const Section section = m_items.sectionOf(index);
        Bytes bytes(m_journal.recordSize().bytes);
        CRYO_TRY(archiveResult(m_journal.get(section, item->position, bytes)));
        const ArchiveRecord record = decodeArchiveRecord(bytes);
        if (equalBytes(record.key, key)) {
            CRYO_ASSIGN(Bytes codecBytes, readValue(section, record.value));
            return std::optional(std::move(codecBytes));
        }
    }
    m_metrics.unnecessaryReads->add();
    return std::optional<Bytes>();
}

/// A replayed list is: first, last, last but one, …, second. Here: last, first, second, …, last but one.
void Archive::forEachLastFirst(ByteView key, const std::function<bool(std::uint64_t)>& visit) const
{
    // The list has the first one in front, and the others from the last one on behind it.
    std::vector<std::uint64_t> indices = m_keys.values(key);
    if (!indices.empty())
        std::ranges::rotate(indices, indices.begin() + 1);
    for (const std::uint64_t index : indices)
        if (!visit(index))
            return;
}

Result<std::optional<Bytes>> Archive::lookUp(ByteView key) const
{
    m_metrics.gets->add();
    const std::uint64_t floor = m_floor.value_or(0);
    const std::uint32_t keyTag = crc32c(key);
    Result<std::optional<Bytes>> found = std::optional<Bytes>();
    const auto tryIndex = [&](std::uint64_t index) {
        if (index < floor)
            return true; // pruned, not yet cleaned away
        found = valueIfKeyMatches(index, key, keyTag);
        return found.has_value() && !found->has_value();
    };
    if (m_config.release.triesLastRecordFirst)
        forEachLastFirst(key, tryIndex);
    else
        m_keys.forEach(key, tryIndex);
    return found;
}

Result<std::optional<Bytes>> Archive::get(ByteView key) const
{
    return lookUp(key);
}

bool Archive::has(std::uint64_t index) const
{
    m_metrics.has->add();
    return m_items.contains(index);
}

Result<bool> Archive::has(ByteView key) const
{
    m_metrics.has->add();
    CRYO_ASSIGN(const std::optional<Bytes> found, lookUp(key));
    return found.has_value();
}

Result<> Archive::sync()
{
    m_metrics.syncs->add(m_pending.size());
    for (const Section section : m_pending)
        CRYO_TRY(archiveResult(m_journal.sync(section)));
    m_pending.clear();
    // Also what an ended process put and this one found; a dropped put may be one of those.
    CRYO_TRY(archiveResult(m_journal.settleFound()));
    return {};
}

Result<> Archive::prune(std::uint64_t minimum)
{
    const Section bound = m_items.sectionOf(minimum);
    if (m_floor && bound.value <= *m_floor)
        return {};
    CRYO_ASSIGN([[maybe_unused]] const bool pruned, archiveResult(m_journal.prune(bound)));
    m_pending.erase(m_pending.begin(), m_pending.lower_bound(bound));
    m_metrics.indicesPruned->add(m_items.prune(bound));
    if (bound.value > 0)
        m_intervals.remove(0, bound.value - 1);
    m_floor = bound.value;
    m_metrics.itemsTracked->set(static_cast<std::int64_t>(m_items.count()));
    return {};
}

Result<std::vector<std::uint64_t>> Archive::missingItems(std::uint64_t start, std::size_t max) const
{
    if (max == 0)
        return fail(Errc::Fatal, "max must be greater than 0");
    return m_intervals.missingItems(start, max);
}

Result<> Archive::destroy()
{
    return archiveResult(m_journal.destroy());
}

void Archive::showIndexCounts()
{
    const IndexCounts& counts = m_keys.counts();
    m_metrics.indexKeys->set(counts.keys);
    m_metrics.indexItems->set(counts.items);
    m_metrics.indexPruned->add(counts.pruned - m_shownCounts.pruned);
    m_shownCounts = counts;
}

} // namespace cryo
