// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a freezer: the four cases of format.md §10.7, and the scan that cleans the table's slots.
#include "core/freezer/freezer.h"
#include "core/freezer/freezer_error.h"

#include <bit>

namespace cryo {

namespace {

/// What the reference aborts with when a field of a checkpoint for an empty table is not zero.
std::optional<Error> mustBeZero(std::uint64_t field)
{
    if (field == 0)
        return std::nullopt;
    return Error{Errc::Fatal,
                 "assertion `left == right` failed\n  left: " + std::to_string(field) + "\n right: 0"};
}

Error checkpointMismatch()
{
    return {Errc::InvalidArgument, "checkpoint does not match stored data"};
}

Result<> checkFitsEmptyTable(const Checkpoint& checkpoint)
{
    for (const std::uint64_t field : {checkpoint.epoch, checkpoint.section.value,
                                      checkpoint.oversizedSizeBytes, std::uint64_t{checkpoint.tableSize}})
        if (std::optional<Error> error = mustBeZero(field))
            return std::unexpected(*std::move(error));
    return {};
}

} // namespace

Freezer::Freezer(Storage& storage, const FreezerConfig& config, OversizedJournal journal, Table table)
    : m_storage(&storage)
    , m_config(config)
    , m_journal(std::move(journal))
    , m_table(std::move(table))
{
}

Result<Freezer> Freezer::open(Storage& storage, const FreezerConfig& config,
                              std::optional<Checkpoint> checkpoint, const MetricsScope& metrics)
{
    if (!std::has_single_bit(config.tableInitialSize))
        return fail(Errc::Fatal, "table_initial_size must be a power of 2");
    if (config.release.deletesWithoutCheckpoint && (!checkpoint || *checkpoint == Checkpoint{})) {
        CRYO_TRY(removeAll(storage, config));
        checkpoint.reset();
    }
    CRYO_ASSIGN(OversizedJournal journal,
                freezerJournal(openJournal(storage, config, checkpoint, metrics.labelled("oversized"))));
    CRYO_ASSIGN(Blob table,
                freezerTable(Blob::open(storage, config.tablePartition, asBytes("table"), config.headers)));
    Freezer freezer(storage, config, std::move(journal), Table(std::move(table)));
    CRYO_ASSIGN(const Checkpoint start, freezer.restore(checkpoint));
    CRYO_TRY(freezer.registerMetrics(metrics));
    if (start.epoch == UINT64_MAX)
        return fail(Errc::Fatal, "epoch overflow");
    freezer.m_tableSize = start.tableSize;
    freezer.m_currentSection = start.section;
    freezer.m_nextEpoch = start.epoch + 1;
    return freezer;
}

Result<OversizedJournal> Freezer::openJournal(Storage& storage, const FreezerConfig& config,
                                              const std::optional<Checkpoint>& checkpoint,
                                              const MetricsScope& metrics)
{
    const OversizedJournal::Config journal{.indexPartition = config.keyPartition,
                                           .valuePartition = config.valuePartition,
                                           .recordSize = freezerRecordSize(config.keySizeBytes),
                                           .pageSize = config.pageSize,
                                           .indexWriteBufferBytes = config.keyWriteBufferBytes,
                                           .valueWriteBufferBytes = config.valueWriteBufferBytes,
                                           .compressionLevel = config.compressionLevel,
                                           .headers = config.headers,
                                           .policy = config.policy,
                                           .shortening = config.release.shortening,
                                           .namesPageDamage = config.release.namesPageDamage,
                                           .rewindsAbsentSection = config.release.rewindsAbsentSection};
    if (checkpoint && config.release.provesCheckpoint)
        return OversizedJournal::openAtCheckpoint(storage, journal, checkpoint->section,
                                                  checkpoint->oversizedSizeBytes, metrics);
    return OversizedJournal::open(storage, journal, metrics);
}

/// What later releases do to a freezer that comes without a checkpoint.
Result<> Freezer::removeAll(Storage& storage, const FreezerConfig& config)
{
    for (const std::string& partition : {config.keyPartition, config.valuePartition, config.tablePartition}) {
        auto removed = removeBlobPartition(storage, partition);
        if (!removed && removed.error().code != Errc::PartitionMissing)
            return freezerTable(std::move(removed));
    }
    return {};
}

Result<> Freezer::registerMetrics(const MetricsScope& metrics)
{
    CRYO_ASSIGN(m_metrics.puts, metrics.counter("puts", "number of put operations"));
    CRYO_ASSIGN(m_metrics.gets, metrics.counter("gets", "number of get operations"));
    CRYO_ASSIGN(
        m_metrics.unnecessaryReads,
        metrics.counter("unnecessary_reads", "number of unnecessary reads performed during key lookups"));
    CRYO_ASSIGN(
        m_metrics.unnecessaryWrites,
        metrics.counter("unnecessary_writes", "number of unnecessary writes performed during resize"));
    CRYO_ASSIGN(m_metrics.resizes, metrics.counter("resizes", "number of table resizing operations"));
    return {};
}

Result<Checkpoint> Freezer::restore(std::optional<Checkpoint> checkpoint)
{
    if (m_table.sizeBytes() == 0) {
        if (checkpoint && m_config.release.mismatchIsError)
            return std::unexpected(checkpointMismatch());
        if (checkpoint)
            CRYO_TRY(checkFitsEmptyTable(*checkpoint));
        return createTable();
    }
    return checkpoint ? rewindTo(*checkpoint) : takeAsItIs();
}

Result<Checkpoint> Freezer::createTable()
{
    CRYO_TRY(freezerTable(m_table.resize(std::uint64_t{m_config.tableInitialSize} * kBucketSizeBytes)));
    CRYO_TRY(freezerTable(m_table.sync()));
    return Checkpoint{0, {}, 0, m_config.tableInitialSize};
}

Result<> Freezer::rewindJournal(const Checkpoint& checkpoint)
{
    // The checkpoint of an empty freezer names a section that has no blob yet (docs/deviations.md, FZ-4).
    const bool nothingThere = checkpoint.oversizedSizeBytes == 0 && m_journal.sections().empty();
    if (!nothingThere || m_config.policy == DeviationPolicy::Reference)
        CRYO_TRY(freezerJournal(m_journal.rewind(checkpoint.section, checkpoint.oversizedSizeBytes)));
    return freezerJournal(m_journal.sync(checkpoint.section));
}

Result<Checkpoint> Freezer::rewindTo(const Checkpoint& checkpoint)
{
    if (!std::has_single_bit(checkpoint.tableSize))
        return fail(Errc::Fatal, "table_size must be a power of 2");
    if (!m_config.release.provesCheckpoint) // else the journal was opened at it
        CRYO_TRY(rewindJournal(checkpoint));
    const std::uint64_t expectedBytes = std::uint64_t{checkpoint.tableSize} * kBucketSizeBytes;
    if (m_config.release.provesCheckpoint && m_table.sizeBytes() < expectedBytes)
        return std::unexpected(checkpointMismatch());
    const bool resized = m_table.sizeBytes() != expectedBytes;
    if (resized)
        CRYO_TRY(freezerTable(m_table.resize(expectedBytes)));
    CRYO_ASSIGN(const TableScan scan, cleanTable(checkpoint.tableSize, checkpoint.epoch));
    if (resized || scan.changed)
        CRYO_TRY(freezerTable(m_table.sync()));
    m_crowded = scan.crowded;
    return checkpoint;
}

Result<Checkpoint> Freezer::takeAsItIs()
{
    // The cast cuts, as the reference's does; such a table is larger than 232 GiB.
    const auto tableSize = static_cast<std::uint32_t>(m_table.sizeBytes() / kBucketSizeBytes);
    CRYO_ASSIGN(const TableScan scan, cleanTable(tableSize, std::nullopt));
    if (scan.changed)
        CRYO_TRY(freezerTable(m_table.sync()));
    m_crowded = scan.crowded;
    CRYO_ASSIGN(const std::uint64_t indexBytes, freezerJournal(m_journal.sizeBytes(scan.sectionOfMaximum)));
    return Checkpoint{scan.maximumEpoch, scan.sectionOfMaximum, indexBytes, tableSize};
}

Result<Freezer::TableScan> Freezer::cleanTable(std::uint32_t tableSize,
                                               std::optional<std::uint64_t> lastEpoch)
{
    CRYO_TRY(freezerTable(m_table.load(tableSize)));
    TableScan scan;
    for (std::uint64_t bucket = 0; bucket < tableSize; ++bucket) {
        if (bucket % Table::kChunkBuckets == 0 && m_table.chunkIsZero(Bucket{bucket}))
            bucket += Table::kChunkBuckets - 1; // all empty
        else
            CRYO_TRY(cleanBucket(Bucket{bucket}, lastEpoch, scan));
    }
    return scan;
}

Result<> Freezer::cleanBucket(Bucket bucket, std::optional<std::uint64_t> lastEpoch, TableScan& scan)
{
    static constexpr std::array<std::byte, kSlotSizeBytes> kEmpty{};
    CRYO_ASSIGN(const ByteView bytes, freezerTable(m_table.bucket(bucket)));
    const BucketReading before = readBucket(bytes);
    for (int i = 0; i < 2; ++i) {
        const SlotReading& slot = before.slots[static_cast<std::size_t>(i)];
        if (slot.state == SlotState::Empty)
            continue;
        if (slot.state == SlotState::BadChecksum || (lastEpoch && slot.slot.epoch > *lastEpoch)) {
            m_table.setSlot(bucket, i, kEmpty);
            scan.changed = true;
            continue;
        }
        const bool newer = slot.slot.epoch > scan.maximumEpoch;
        // Of several sections in the last epoch the first found counts (docs/deviations.md, FZ-3).
        const bool higher = m_config.policy == DeviationPolicy::Safer &&
                            slot.slot.epoch == scan.maximumEpoch &&
                            slot.slot.head.section > scan.sectionOfMaximum;
        if (!lastEpoch && (newer || higher)) {
            scan.maximumEpoch = slot.slot.epoch;
            scan.sectionOfMaximum = slot.slot.head.section;
        }
    }
    CRYO_ASSIGN(const BucketReading after, readBucketAt(bucket));
    if (after.head && after.headSlot()->added >= m_config.tableResizeFrequency)
        ++scan.crowded;
    return {};
}

} // namespace cryo
