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
    if (m_tables.items.contains(index))
        return {};

    const Section section = m_tables.items.sectionOf(index);
    Bytes record;
    record.reserve(m_config.keySizeBytes + kArchiveRecordOverheadBytes);
    appendArchiveRecord(record, {index, key, {}});
    CRYO_ASSIGN(const OversizedJournal::Appended appended,
                archiveResult(m_journal.append(section, record, codecBytes)));

    m_tables.items.set(index, appended.position);
    m_tables.intervals.insert(index);
    m_tables.keys.insertAndPrune(
        key, index, [floor](std::uint64_t old) { return old < floor; }, KeyTag::of(crc32c(key)));
    m_pending.insert(section);
    m_metrics.itemsTracked->set(static_cast<std::int64_t>(m_tables.items.count()));
    showIndexCounts();
    return {};
}

Result<> Archive::putSync(std::uint64_t index, ByteView key, ByteView codecBytes)
{
    CRYO_TRY(put(index, key, codecBytes));
    return sync();
}

Result<ByteView> Archive::viewValue(Section section, ValuePlace place, Bytes& scratch) const
{
    CRYO_ASSIGN(const ByteView codecBytes, archiveResult(m_journal.viewValue(section, place, scratch)));
    if (m_config.checkValue)
        CRYO_TRY(archiveResult(journalResult(m_config.checkValue(codecBytes))));
    return codecBytes;
}

Result<std::optional<Bytes>> Archive::get(std::uint64_t index) const
{
    Bytes scratch;
    CRYO_ASSIGN(const std::optional<ByteView> found, view(index, scratch));
    return found ? std::optional(takeViewed(*found, scratch)) : std::nullopt;
}

Result<std::optional<ByteView>> Archive::view(std::uint64_t index, Bytes& scratch) const
{
    m_metrics.gets->add();
    const std::optional<Position> position = m_tables.items.find(index);
    if (!position)
        return std::optional<ByteView>();
    const Section section = m_tables.items.sectionOf(index);
    CRYO_ASSIGN(const ByteView record, archiveResult(m_journal.view(section, *position, scratch)));
    CRYO_ASSIGN(const ByteView codecBytes, viewValue(section, valuePlaceOf(record), scratch));
    return std::optional(codecBytes);
}

/// None when the record's key is another one.
Result<std::optional<ByteView>> Archive::valueIfKeyMatches(std::uint64_t index, ByteView key,
                                                           Bytes& scratch) const
{
    const std::optional<Position> position = m_tables.items.find(index);
    if (!position)
        return fail(Errc::RecordCorrupted, "record corrupted");
    const Section section = m_tables.items.sectionOf(index);
    CRYO_ASSIGN(const ByteView bytes, archiveResult(m_journal.view(section, *position, scratch)));
    const ArchiveRecord record = decodeArchiveRecord(bytes);
    if (!equalBytes(record.key, key))
        return std::optional<ByteView>();
    CRYO_ASSIGN(const ByteView codecBytes, viewValue(section, record.value, scratch));
    return std::optional(codecBytes);
}

/// A replayed list is: first, last, last but one, …, second. Here: last, first, second, …, last but one.
void Archive::forEachLastFirst(ByteView key, const std::function<bool(std::uint64_t, KeyTag)>& visit) const
{
    // The list has the first one in front, and the others from the last one on behind it.
    std::vector<std::pair<std::uint64_t, KeyTag>> indices;
    m_tables.keys.forEach(key, [&](std::uint64_t index, KeyTag tag) {
        indices.emplace_back(index, tag);
        return true;
    });
    if (!indices.empty())
        std::ranges::rotate(indices, indices.begin() + 1);
    for (const auto& [index, tag] : indices)
        if (!visit(index, tag))
            return;
}

Result<std::optional<ByteView>> Archive::lookUp(ByteView key, Bytes& scratch) const
{
    m_metrics.gets->add();
    const std::uint64_t floor = m_floor.value_or(0);
    const KeyTag wanted = KeyTag::of(crc32c(key));
    Result<std::optional<ByteView>> found = std::optional<ByteView>();
    const auto tryIndex = [&](std::uint64_t index, KeyTag tag) {
        if (index < floor)
            return true; // pruned, not yet cleaned away
        if (tag == wanted || !m_tables.tagsAreExact)
            found = valueIfKeyMatches(index, key, scratch);
        if (!found.has_value() || found->has_value())
            return false;
        m_metrics.unnecessaryReads->add();
        return true;
    };
    if (m_config.release.triesLastRecordFirst)
        forEachLastFirst(key, tryIndex);
    else
        m_tables.keys.forEach(key, tryIndex);
    return found;
}

Result<std::optional<Bytes>> Archive::get(ByteView key) const
{
    Bytes scratch;
    CRYO_ASSIGN(const std::optional<ByteView> found, lookUp(key, scratch));
    return found ? std::optional(takeViewed(*found, scratch)) : std::nullopt;
}

Result<std::optional<ByteView>> Archive::view(ByteView key, Bytes& scratch) const
{
    return lookUp(key, scratch);
}

bool Archive::has(std::uint64_t index) const
{
    m_metrics.has->add();
    return m_tables.items.contains(index);
}

Result<bool> Archive::has(ByteView key) const
{
    m_metrics.has->add();
    Bytes scratch;
    CRYO_ASSIGN(const std::optional<ByteView> found, lookUp(key, scratch));
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
    const Section bound = m_tables.items.sectionOf(minimum);
    if (m_floor && bound.value <= *m_floor)
        return {};
    CRYO_ASSIGN([[maybe_unused]] const bool pruned, archiveResult(m_journal.prune(bound)));
    m_pending.erase(m_pending.begin(), m_pending.lower_bound(bound));
    m_metrics.indicesPruned->add(m_tables.items.prune(bound));
    if (bound.value > 0)
        m_tables.intervals.remove(0, bound.value - 1);
    m_floor = bound.value;
    m_metrics.itemsTracked->set(static_cast<std::int64_t>(m_tables.items.count()));
    return {};
}

Result<std::vector<std::uint64_t>> Archive::missingItems(std::uint64_t start, std::size_t max) const
{
    if (max == 0)
        return fail(Errc::Fatal, "max must be greater than 0");
    return m_tables.intervals.missingItems(start, max);
}

Result<> Archive::destroy()
{
    return archiveResult(m_journal.destroy());
}

void Archive::showIndexCounts()
{
    const IndexCounts& counts = m_tables.keys.counts();
    m_metrics.indexKeys->set(counts.keys);
    m_metrics.indexItems->set(counts.items);
    m_metrics.indexPruned->add(counts.pruned - m_shownCounts.pruned);
    m_shownCounts = counts;
}

} // namespace cryo
