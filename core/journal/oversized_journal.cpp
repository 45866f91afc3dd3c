// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeping the two sides in step: recovery, cuts, and the order in which things become durable.
#include "core/journal/oversized_journal.h"

namespace cryo {

void storeValuePlace(MutableByteView record, ValuePlace place)
{
    const MutableByteView to = record.last(kValuePlaceSizeBytes);
    storeBig(to, place.offset.value);
    storeBig(to.subspan(8), place.sizeBytes);
}

FixedJournal::Config OversizedJournal::indexConfig(const Config& config)
{
    return {.partition = config.indexPartition,
            .recordSize = config.recordSize,
            .pageSize = config.pageSize,
            .writeBufferBytes = config.indexWriteBufferBytes,
            .headers = config.headers,
            .policy = config.policy,
            .shortening = config.shortening,
            .namesPageDamage = config.namesPageDamage,
            // Else a section is cut twice, here and by recoverSection, and the first cut comes to the file.
            .cutsAtOpening = config.policy == DeviationPolicy::Reference};
}

Glob::Config OversizedJournal::valueConfig(const Config& config)
{
    return {.partition = config.valuePartition,
            .compressionLevel = config.compressionLevel,
            .writeBufferBytes = config.valueWriteBufferBytes,
            .headers = config.headers,
            .decompressedLimitBytes = config.decompressedLimitBytes};
}

Result<OversizedJournal> OversizedJournal::open(Storage& storage, const Config& config,
                                                const MetricsScope& metrics)
{
    if (config.recordSize.bytes < kValuePlaceSizeBytes)
        return fail(Errc::InvalidArgument, "a record is too short for the place of its value",
                    {config.indexPartition, {}, {}});
    CRYO_ASSIGN(auto index, FixedJournal::open(storage, indexConfig(config), metrics.labelled("index")));
    CRYO_ASSIGN(auto values, Glob::open(storage, valueConfig(config), metrics.labelled("values")));
    OversizedJournal journal(storage, config, std::move(index), std::move(values));
    CRYO_TRY(journal.recover());
    return journal;
}

// ---- recovery ----

Result<> OversizedJournal::recover()
{
    for (const Section section : m_index.sections())
        CRYO_TRY(recoverSection(section));
    return removeOrphans();
}

/// Source: format.md §8.1, steps 1 to 6.
Result<> OversizedJournal::recoverSection(Section section)
{
    CRYO_ASSIGN(const std::uint64_t records, m_index.records(section));
    CRYO_ASSIGN(const std::uint64_t valueBytes, m_values.sizeBytes(section));
    CRYO_ASSIGN(const Tail tail, findTail(section, records, valueBytes));
    CRYO_ASSIGN(const bool cut, m_index.rewindSection(section, tail.records * recordSize().bytes));
    if (cut)
        m_unsettledCuts.insert(section);
    if (records > 0)
        CRYO_TRY(m_values.rewindSection(section, tail.valueEnd));
    return {};
}

/// The last record whose value's range lies in the value file. A record that cannot be read is as one that
/// points nowhere.
Result<OversizedJournal::Tail> OversizedJournal::findTail(Section section, std::uint64_t records,
                                                          std::uint64_t valueSizeBytes) const
{
    Bytes record(recordSize().bytes);
    for (std::uint64_t n = records; n > 0; --n) {
        if (const auto read = m_index.getOrCause(section, Position{n - 1}, record); !read) {
            // For the reference every failure is damage; a disk that fails for a moment is not.
            if (m_policy == DeviationPolicy::Safer && read.error().code != Errc::InvalidChecksum)
                return std::unexpected(read.error());
            continue;
        }
        const ValuePlace place = valuePlaceOf(record);
        const std::uint64_t end = saturatingAdd(place.offset.value, place.sizeBytes);
        if (end <= valueSizeBytes)
            return Tail{n, end};
    }
    return Tail{};
}

Result<> OversizedJournal::removeOrphans()
{
    for (const Section section : m_values.sections())
        if (!m_index.hasSection(section))
            CRYO_TRY(m_values.removeSection(section));
    return {};
}

// ---- changing ----

Result<OversizedJournal::Appended> OversizedJournal::append(Section section, MutableByteView record,
                                                            ByteView codecBytes)
{
    if (record.size() != recordSize().bytes)
        return fail(Errc::InvalidArgument, "the record does not have the journal's record size");
    CRYO_TRY(settleFound());
    CRYO_TRY(settleCut(section));
    CRYO_ASSIGN(const ValuePlace place, m_values.append(section, codecBytes));
    storeValuePlace(record, place);
    CRYO_ASSIGN(const Position position, m_index.append(section, record));
    return Appended{position, place};
}

/// Records that were cut must be gone from the disk before other values come to lie where theirs were; and so
/// must values: if the new one is lost, the old one would come back, whole, below the new one's record.
Result<> OversizedJournal::settleCut(Section section)
{
    if (m_unsettledCuts.erase(section) == 0)
        return {};
    CRYO_TRY(m_values.settleCut(section));
    return m_index.settleCut(section);
}

/// What was found at opening may still be on its way to the disk, from a process that ended before it could
/// sync: its cuts too, and those of this opening.
Result<> OversizedJournal::settleFound()
{
    if (m_foundSettled)
        return {};
    CRYO_TRY(journalResult(m_storage->syncAll()));
    m_foundSettled = true;
    return {};
}

Result<> OversizedJournal::sync(Section section)
{
    CRYO_TRY(settleFound());
    CRYO_TRY(m_values.sync(section));
    return m_index.sync(section);
}

Result<> OversizedJournal::syncAll()
{
    CRYO_TRY(settleFound());
    CRYO_TRY(m_values.syncAll());
    return m_index.syncAll();
}

Result<bool> OversizedJournal::prune(Section minimum)
{
    CRYO_ASSIGN(const bool indexPruned, m_index.prune(minimum));
    CRYO_ASSIGN(const bool valuesPruned, m_values.prune(minimum));
    return indexPruned || valuesPruned;
}

Result<> OversizedJournal::rewind(Section section, std::uint64_t indexSizeBytes)
{
    CRYO_TRY(m_index.rewind(section, indexSizeBytes));
    m_unsettledCuts.insert(section);
    const bool nothingLeft = m_rewindsAbsentSection && indexSizeBytes == 0 && !m_index.hasSection(section);
    std::uint64_t valueEnd = 0;
    if (!nothingLeft) {
        CRYO_ASSIGN(valueEnd, endOfLastValue(section));
    }
    return m_values.rewind(section, valueEnd);
}

Result<> OversizedJournal::rewindSection(Section section, std::uint64_t indexSizeBytes)
{
    CRYO_TRY(m_index.rewindSection(section, indexSizeBytes));
    m_unsettledCuts.insert(section);
    CRYO_ASSIGN(const std::uint64_t valueEnd, endOfLastValue(section));
    CRYO_TRY(m_values.rewindSection(section, valueEnd));
    return {};
}

Result<> OversizedJournal::destroy()
{
    CRYO_TRY(m_index.destroy());
    return m_values.destroy();
}

// ---- asking ----

Result<std::map<Section, std::uint64_t>> OversizedJournal::recordCounts() const
{
    std::map<Section, std::uint64_t> counts;
    for (const Section section : m_index.sections()) {
        CRYO_ASSIGN(counts[section], m_index.records(section));
    }
    return counts;
}

Result<std::uint64_t> OversizedJournal::endOfLastValue(Section section) const
{
    CRYO_ASSIGN(const auto record, m_index.last(section));
    if (!record)
        return 0;
    const auto end = valuePlaceOf(*record).end();
    if (!end)
        return fail(Errc::OffsetOverflow, "offset overflow");
    return *end;
}

Result<std::uint64_t> OversizedJournal::valueSizeBytes(Section section) const
{
    auto end = endOfLastValue(section);
    if (!end && end.error().code == Errc::SectionOutOfRange)
        return 0;
    return end;
}

} // namespace cryo
