// SPDX-License-Identifier: GPL-3.0-or-later
//
// The freezer: values by key, in chains of records below the buckets of a table that grows bucket by bucket.
//
//   table partition  blob `table`: two slots per bucket, each the head of the bucket's chain (table_format.h)
//   key partition    one paged blob per section: records, each with the next older one (freezer_format.h)
//   value partition  one plain blob per section: values (glob_format.h)
//   caller           the checkpoint of the last sync; opening with it restores exactly that state
//
// A resize doubles the table: it starts in a sync, goes on one chunk per sync, and puts write to both halves
// meanwhile. The same key again becomes a new head, and hides the old record. Nothing in the journals is ever
// written again. After an error of a call that changes something, let the object go and open again.
// Letting go of a freezer writes nothing but the table's slots, as the reference has them in its file
// already. Threads: calls that change something belong to one thread; const ones may overlap with each other.
// Source: behaviour.md §2, §6; format.md §10. Deviations: docs/deviations.md.
#pragma once

#include "core/freezer/freezer_format.h"
#include "core/freezer/table.h"
#include "core/journal/deviation_policy.h"
#include "core/journal/oversized_journal.h"

#include <set>

namespace cryo {

struct FreezerConfig {
    std::string keyPartition;
    std::uint32_t keySizeBytes = 0;
    std::size_t keyWriteBufferBytes = 1;
    PageSize pageSize;
    std::string valuePartition;
    std::optional<std::uint8_t> compressionLevel; ///< zstd; none = values are stored as they are
    std::size_t valueWriteBufferBytes = 1;
    std::uint64_t valueTargetSizeBytes =
        0; ///< a section is closed by the put after the one that reached this
    std::string tablePartition;
    std::uint32_t tableInitialSize = 1;     ///< buckets, a power of two; only for a new table
    std::uint8_t tableResizeFrequency = 1;  ///< puts after which a bucket counts as crowded
    std::uint32_t tableResizeChunkSize = 1; ///< buckets per sync while the table grows
    HeaderPolicy headers;
    ReleasePolicy release; ///< whose rules decide; `headers` is apart from it
    /// Whether codec bytes are a value of this store; its error is the lookup's. None: all are.
    std::function<Result<>(ByteView codecBytes)> checkValue;
    DeviationPolicy policy = DeviationPolicy::Reference;
    /// Buckets beyond which the table does not grow; by default all that fit in a u32.
    std::uint32_t tableSizeMaximum = UINT32_MAX;
};

class Freezer {
public:
    /// Opens, and restores the state of the checkpoint, if one is given (format.md §10.7). Metrics are
    /// registered below `metrics`. `storage` must outlive the freezer.
    /// Errors: Fatal where the reference aborts (a table size that is no power of two, a checkpoint that does
    /// not fit an empty table, two slots of equal epoch); those of OversizedJournal ("journal error: …") and
    /// of Blob ("runtime error: …").
    static Result<Freezer> open(Storage& storage, const FreezerConfig& config,
                                std::optional<Checkpoint> checkpoint, const MetricsScope& metrics);

    /// Stores codec bytes under a key; where they are. Errors: InvalidArgument for a key of another length;
    /// Fatal for two slots of equal epoch; those of the journal and of the table.
    Result<Cursor> put(ByteView key, ByteView codecBytes);

    /// The newest value of a key; none if there is none. Errors: those of the journal, the table and the
    /// value check; Fatal as put; RecordCorrupted for a chain that leads back to itself.
    Result<std::optional<Bytes>> get(ByteView key) const;
    /// As get, without a copy where the value lies in memory; else it is in `scratch`, which may be used
    /// again and again. Valid until the freezer or `scratch` changes.
    Result<std::optional<ByteView>> view(ByteView key, Bytes& scratch) const;
    /// The value at a cursor. Errors: those of Glob::get and of the value check.
    Result<Bytes> get(const Cursor& cursor) const;

    /// put, without the cursor.
    Result<> update(ByteView key, ByteView codecBytes);

    /// Makes everything put so far durable, starts a resize if one is due, and does a chunk of one that runs.
    /// Errors: those of the journal and the table; Fatal when the epochs are used up.
    Result<Checkpoint> sync();
    /// sync, without the checkpoint.
    Result<> commit();
    /// Ends a running resize, then syncs (which may start another). The freezer must not be used afterwards.
    /// Errors: those of sync; InvalidArgument where chunks of 0 buckets would never end a resize.
    Result<Checkpoint> close();

    /// Writes to the files what the reference has in them now, making nothing durable: for whoever looks at
    /// the files. Errors: those of Blob::writeAt.
    Result<> writeOut();

    /// Removes the journals, then the table. The freezer must not be used afterwards.
    Result<> destroy();

    /// How many records each section has. Errors: none that an open freezer has.
    [[nodiscard]] Result<std::map<Section, std::uint64_t>> recordCounts() const
    {
        return m_journal.recordCounts();
    }
    /// Buckets.
    [[nodiscard]] std::uint32_t tableSize() const { return m_tableSize; }
    /// How many buckets of a running resize are done; none if none is running.
    [[nodiscard]] std::optional<std::uint32_t> resizeProgress() const { return m_resizeProgress; }
    /// Buckets that count as crowded (wraps below 0 with a frequency of 0, as in the reference).
    [[nodiscard]] std::uint32_t crowdedBuckets() const { return m_crowded; }

private:
    struct Metrics {
        std::shared_ptr<Counter> puts;
        std::shared_ptr<Counter> gets;
        std::shared_ptr<Counter> unnecessaryReads;
        std::shared_ptr<Counter> unnecessaryWrites;
        std::shared_ptr<Counter> resizes;
    };
    /// What a scan of the table's slots found.
    struct TableScan {
        bool changed = false;
        std::uint64_t maximumEpoch = 0;
        Section sectionOfMaximum;
        std::uint32_t crowded = 0;
    };

    Freezer(Storage& storage, const FreezerConfig& config, OversizedJournal journal, Table table);
    static Result<OversizedJournal> openJournal(Storage& storage, const FreezerConfig& config,
                                                const std::optional<Checkpoint>& checkpoint,
                                                const MetricsScope& metrics);
    static Result<> removeAll(Storage& storage, const FreezerConfig& config);
    Result<Checkpoint> restore(std::optional<Checkpoint> checkpoint);
    Result<Checkpoint> createTable();
    Result<Checkpoint> rewindTo(const Checkpoint& checkpoint);
    Result<Checkpoint> takeAsItIs();
    Result<TableScan> cleanTable(std::uint32_t tableSize, std::optional<std::uint64_t> lastEpoch);
    Result<> cleanBucket(Bucket bucket, std::optional<std::uint64_t> lastEpoch, TableScan& scan);
    Result<> registerMetrics(const MetricsScope& metrics);
    Result<> rewindJournal(const Checkpoint& checkpoint);

    [[nodiscard]] Result<BucketReading> readBucketAt(Bucket bucket) const;
    Result<> chooseSection();
    void writeHead(Bucket bucket, const BucketReading& before, const TableSlot& slot);
    Result<ByteView> viewValue(Section section, ValuePlace place, Bytes& scratch) const;
    Result<> startResize();
    Result<> advanceResize();
    Result<> moveBucket(Bucket bucket);
    void endResize();

    Storage* m_storage;
    FreezerConfig m_config;
    OversizedJournal m_journal;
    Table m_table;
    std::uint32_t m_tableSize = 0;
    Section m_currentSection;
    std::uint64_t m_nextEpoch = 1;
    std::set<Section> m_modified; // sections with puts that are not durable
    std::uint32_t m_crowded = 0;
    std::optional<std::uint32_t> m_resizeProgress;
    Metrics m_metrics;
};

} // namespace cryo
