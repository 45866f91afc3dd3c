// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening an archive: recovery by the journal, then every record into the tables in memory.
//
// Sections may be read on several threads; their records are added in order all the same, because the order
// of a key list is part of the behaviour, and so is what the metrics say when a record cannot be read.
#include "core/archive/archive.h"
#include "core/archive/archive_error.h"
#include "core/base/crc32c.h"
#include "core/base/parallel.h"

#include <thread>

namespace cryo {

namespace {

/// Whether this release takes a record that stands in this section.
Result<> checkBelongs(const ArchiveConfig& config, Section section, const ArchiveRecord& record)
{
    if (config.release.refusesStrayRecords && sectionOfIndex(record.index, config.itemsPerSection) != section)
        return fail(Errc::RecordCorrupted, "record corrupted");
    return {};
}

} // namespace

Archive::Archive(const ArchiveConfig& config, OversizedJournal journal, Tables tables)
    : m_config(config)
    , m_journal(std::move(journal))
    , m_tables(std::move(tables))
{
}

OversizedJournal::Config Archive::journalConfig(const ArchiveConfig& config)
{
    return {.indexPartition = config.keyPartition,
            .valuePartition = config.valuePartition,
            .recordSize = archiveRecordSize(config.keySizeBytes),
            .pageSize = config.pageSize,
            .indexWriteBufferBytes = config.keyWriteBufferBytes,
            .valueWriteBufferBytes = config.valueWriteBufferBytes,
            .compressionLevel = config.compressionLevel,
            .headers = config.headers,
            .policy = config.policy,
            .shortening = config.release.shortening,
            .namesPageDamage = config.release.namesPageDamage,
            .rewindsAbsentSection = config.release.rewindsAbsentSection,
            .verifyThreads = config.replayThreads};
}

Result<Archive> Archive::open(Storage& storage, const ArchiveConfig& config, const MetricsScope& metrics)
{
    if (config.itemsPerSection == 0 || config.replayBufferBytes == 0)
        return fail(Errc::InvalidArgument, "items per section and replay buffer must not be 0");
    CRYO_ASSIGN(Archive archive, config.release.archiveHasMarkers ? openWithMarkers(storage, config, metrics)
                                                                  : openAndReplay(storage, config, metrics));
    CRYO_TRY(archive.registerMetrics(metrics));
    archive.m_metrics.itemsTracked->set(static_cast<std::int64_t>(archive.m_tables.items.count()));
    return archive;
}

Result<Archive> Archive::openAndReplay(Storage& storage, const ArchiveConfig& config,
                                       const MetricsScope& metrics)
{
    CRYO_ASSIGN(OversizedJournal opened, archiveResult(OversizedJournal::open(
                                             storage, journalConfig(config), metrics.labelled("oversized"))));
    Archive archive(config, std::move(opened), Tables(config));
    CRYO_TRY(archive.registerIndexMetrics(metrics.labelled("index")));
    const Result<> replayed = archive.replay();
    archive.showIndexCounts();
    CRYO_TRY(replayed);
    return archive;
}

/// One pass over the records serves recovery and tables both.
Result<Archive> Archive::openWithMarkers(Storage& storage, const ArchiveConfig& config,
                                         const MetricsScope& metrics)
{
    Tables tables(config);
    const std::size_t recordBytes = archiveRecordSize(config.keySizeBytes).bytes;
    const auto visit = [&](Section section, Position position, ByteView records) -> Result<> {
        for (; !records.empty(); records = records.subspan(recordBytes), ++position.value) {
            const ArchiveRecord record = decodeArchiveRecord(records.first(recordBytes));
            CRYO_TRY(checkBelongs(config, section, record));
            tables.add(section, ReplayedRecord::of(record, position, config.translator),
                       config.release.firstRecordOfIndexWins);
        }
        return {};
    };
    CRYO_ASSIGN(OversizedJournal opened,
                archiveOpening(OversizedJournal::openWithMarkers(
                    storage, journalConfig(config), config.markerPartition, config.replayBufferBytes, visit,
                    metrics.labelled("oversized"))));
    Archive archive(config, std::move(opened), std::move(tables));
    CRYO_TRY(archive.registerIndexMetrics(metrics.labelled("index")));
    archive.showIndexCounts();
    return archive;
}

namespace {

/// Hands records on, and tells when a section ends.
class RecordBatches {
public:
    explicit RecordBatches(const Archive::RecoveryVisitor& visitor)
        : m_visitor(&visitor)
    {
    }
    void add(Section section, ByteView records)
    {
        if (m_section != section)
            finish();
        m_section = section;
        m_visitor->records(section, records);
    }
    void finish()
    {
        if (m_section)
            m_visitor->sectionEnds(*m_section);
        m_section.reset();
    }

private:
    const Archive::RecoveryVisitor* m_visitor;
    std::optional<Section> m_section;
};

/// Reads sections on several threads; the error is that of the first section that has one.
Result<> replaySections(std::vector<SectionReplay> sections, std::size_t threads,
                        const Archive::RecoveryVisitor& visitor)
{
    std::vector<Result<>> results(sections.size());
    CRYO_TRY(parallelChunks(sections.size(), threads, [&](std::size_t number) -> Result<> {
        SectionReplay section = std::move(sections[number]); // its buffers go when it is done
        results[number] = section.forEachBatch([&](Position, ByteView records) -> Result<> {
            visitor.records(section.section(), records);
            return {};
        });
        visitor.sectionEnds(section.section());
        return {};
    }));
    for (Result<>& result : results)
        CRYO_TRY(std::move(result));
    return {};
}

} // namespace

Result<std::map<Section, std::uint64_t>> Archive::recover(Storage& storage, const ArchiveConfig& config,
                                                          const RecoveryVisitor& visitor)
{
    if (config.itemsPerSection == 0 || config.replayBufferBytes == 0)
        return fail(Errc::InvalidArgument, "items per section and replay buffer must not be 0");
    if (config.release.archiveHasMarkers) {
        RecordBatches batches(visitor);
        const std::size_t recordBytes = archiveRecordSize(config.keySizeBytes).bytes;
        const auto visit = [&](Section section, Position, ByteView records) -> Result<> {
            // Of a section that can be one, its indices are one stretch.
            const bool isOne = sectionOfIndex(section.value, config.itemsPerSection) == section;
            for (ByteView rest = records; !rest.empty(); rest = rest.subspan(recordBytes)) {
                const auto index = loadBig<std::uint64_t>(rest);
                if (config.release.refusesStrayRecords &&
                    (!isOne || index - section.value >= config.itemsPerSection)) {
                    // What stands in front of it was visited.
                    batches.add(section, records.first(records.size() - rest.size()));
                    return checkBelongs(config, section, decodeArchiveRecord(rest.first(recordBytes)));
                }
            }
            batches.add(section, records);
            return {};
        };
        CRYO_ASSIGN(const OversizedJournal journal,
                    archiveOpening(OversizedJournal::openWithMarkers(storage, journalConfig(config),
                                                                     config.markerPartition,
                                                                     config.replayBufferBytes, visit, {})));
        batches.finish();
        return archiveResult(journal.recordCounts());
    }
    CRYO_ASSIGN(OversizedJournal journal,
                archiveResult(OversizedJournal::open(storage, journalConfig(config), {})));
    CRYO_ASSIGN(std::vector<SectionReplay> sections,
                archiveResult(journal.replay(Section{0}, Position{0}, config.replayBufferBytes)));
    CRYO_TRY(archiveResult(replaySections(std::move(sections), config.replayThreads, visitor)));
    return archiveResult(journal.recordCounts());
}

Result<> Archive::registerIndexMetrics(const MetricsScope& metrics)
{
    CRYO_ASSIGN(m_metrics.indexKeys, metrics.gauge("keys", "Number of translated keys in the index"));
    CRYO_ASSIGN(m_metrics.indexItems, metrics.gauge("items", "Number of items in the index"));
    CRYO_ASSIGN(m_metrics.indexPruned, metrics.counter("pruned", "Number of items pruned"));
    return {};
}

Result<> Archive::registerMetrics(const MetricsScope& metrics)
{
    CRYO_ASSIGN(m_metrics.itemsTracked, metrics.gauge("items_tracked", "Number of items tracked"));
    CRYO_ASSIGN(m_metrics.indicesPruned, metrics.counter("indices_pruned", "Number of indices pruned"));
    CRYO_ASSIGN(
        m_metrics.unnecessaryReads,
        metrics.counter("unnecessary_reads", "Number of unnecessary reads performed during key lookups"));
    CRYO_ASSIGN(m_metrics.gets, metrics.counter("gets", "Number of gets performed"));
    CRYO_ASSIGN(m_metrics.has, metrics.counter("has", "Number of has performed"));
    CRYO_ASSIGN(m_metrics.syncs, metrics.counter("syncs", "Number of syncs called"));
    return {};
}

/// visit(record) for the records of one section, in order.
template <typename Visit>
Result<> Archive::forEachRecord(SectionReplay& section, Visit visit) const
{
    const std::size_t recordBytes = m_journal.recordSize().bytes;
    return section.forEachBatch([&](Position first, ByteView records) -> Result<> {
        for (; !records.empty(); records = records.subspan(recordBytes), ++first.value) {
            const ArchiveRecord record = decodeArchiveRecord(records.first(recordBytes));
            visit(ReplayedRecord::of(record, first, m_tables.keys.translator()));
        }
        return {};
    });
}

Archive::ReplayedRecord Archive::ReplayedRecord::of(const ArchiveRecord& record, Position position,
                                                    const Translator& translator)
{
    return {record.index, translator.translate(record.key), position, KeyTag::of(crc32c(record.key))};
}

void Archive::Tables::add(Section section, const ReplayedRecord& record, bool firstRecordOfIndexWins)
{
    if (!firstRecordOfIndexWins || !items.contains(record.index))
        tagsAreExact = items.set(record.index, record.position) && tagsAreExact;
    else
        tagsAreExact = false;
    tagsAreExact = tagsAreExact && items.sectionOf(record.index) == section;
    keys.insertTranslated(record.translatedKey, record.index, record.tag);
    intervals.insert(record.index);
}

Result<> Archive::replay()
{
    CRYO_ASSIGN(std::vector<SectionReplay> sections,
                archiveResult(m_journal.replay(Section{0}, Position{0}, m_config.replayBufferBytes)));
    std::uint64_t records = 0;
    for (const SectionReplay& section : sections)
        records += section.records();
    // Short translators have few keys however many records there are.
    const int keyBits = 8 * m_config.translator.capBytes;
    m_tables.keys.reserve(keyBits < 32 ? std::min(records, std::uint64_t{1} << keyBits) : records);
    if (m_config.replayThreads != 1)
        return archiveResult(replayInParallel(sections));
    for (SectionReplay& section : sections)
        CRYO_TRY(archiveResult(forEachRecord(section, [&](const ReplayedRecord& record) {
            m_tables.add(section.section(), record, m_config.release.firstRecordOfIndexWins);
        })));
    return {};
}

Result<> Archive::replayInParallel(std::span<SectionReplay> sections)
{
    // A few sections per thread at a time bound what is held between reading and adding.
    const std::size_t threads = m_config.replayThreads == 0
                                    ? std::max(1U, std::thread::hardware_concurrency())
                                    : m_config.replayThreads;
    while (!sections.empty()) {
        const std::span<SectionReplay> group = sections.first(std::min(sections.size(), 2 * threads));
        sections = sections.subspan(group.size());
        std::vector<std::vector<ReplayedRecord>> records(group.size());
        std::vector<Result<>> outcomes(group.size());
        CRYO_TRY(parallelChunks(group.size(), threads, [&](std::size_t i) -> Result<> {
            records[i].reserve(group[i].records());
            outcomes[i] =
                forEachRecord(group[i], [&](const ReplayedRecord& record) { records[i].push_back(record); });
            return {}; // an error belongs behind the records in front of it
        }));
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (const ReplayedRecord& record : records[i])
                m_tables.add(group[i].section(), record, m_config.release.firstRecordOfIndexWins);
            CRYO_TRY(std::move(outcomes[i]));
        }
    }
    return {};
}

} // namespace cryo
