// SPDX-License-Identifier: GPL-3.0-or-later
//
// The prunable archive: values by index and by key, in sections that can be pruned from below.
//
//   key partition    one paged blob per section: records (archive_format.h)
//   value partition  one plain blob per section: values (glob_format.h)
//   memory           index → position (item_table.h), translated key → indices (translated_index.h),
//                    ranges of indices (interval_set.h), the prune floor; none of it is stored
//
// Opening recovers the files and reads every record, but no value. Puts are durable after a sync. A put at an
// index that is there already is dropped without an error, as the reference does; keys are not checked for
// duplicates. After an error of a call that changes something, let the object go and open again.
// Threads: calls that change something belong to one thread; const ones may overlap with each other.
// Source: behaviour.md §1, §6; format.md §9.
#pragma once

#include "core/archive/item_table.h"
#include "core/index/interval_set.h"
#include "core/index/translated_index.h"
#include "core/journal/oversized_journal.h"

#include <set>

namespace cryo {

struct ArchiveConfig {
    Translator translator;
    std::string keyPartition;
    std::string valuePartition;
    std::uint32_t keySizeBytes = 0;
    PageSize pageSize;
    std::optional<std::uint8_t> compressionLevel; ///< zstd; none = values are stored as they are
    std::uint64_t itemsPerSection = 1;
    std::size_t keyWriteBufferBytes = 1;
    std::size_t valueWriteBufferBytes = 1;
    std::size_t replayBufferBytes = 1;
    HeaderPolicy headers;
    ReleasePolicy release;       ///< whose rules decide; `headers` is apart from it
    std::string markerPartition; ///< used by releases that keep markers
    /// Whether codec bytes are a value of this store; its error is the lookup's. None: all are.
    std::function<Result<>(ByteView codecBytes)> checkValue;
    std::size_t replayThreads = 1; ///< 0 = one per processor
    DeviationPolicy policy = DeviationPolicy::Reference;
};

class Archive {
public:
    /// Opens, recovering what a crash left (format.md §8.1), and reads all records. Metrics are registered
    /// below `metrics`. `storage` must outlive the archive.
    /// Errors: InvalidArgument for sizes of 0; those of OversizedJournal, "journal error: …".
    static Result<Archive> open(Storage& storage, const ArchiveConfig& config, const MetricsScope& metrics);

    /// Who gets the records that a recovery keeps: of one section in order and from one thread, several of
    /// them at once; of different sections perhaps from different threads.
    struct RecoveryVisitor {
        std::function<void(Section, ByteView records)> records; ///< a whole number of them
        std::function<void(Section)> sectionEnds;               ///< also for one without records
    };
    /// Does to the files what open does, and checks what it checks, but keeps nothing: how many records each
    /// section has then. Releases without markers are read on `config.replayThreads` threads. Errors: as
    /// open.
    static Result<std::map<Section, std::uint64_t>> recover(Storage& storage, const ArchiveConfig& config,
                                                            const RecoveryVisitor& visitor);

    /// Stores codec bytes at an index. Nothing happens when the index is there already.
    /// Errors: AlreadyPrunedTo below the prune floor; InvalidArgument for a key of another length; those of
    /// OversizedJournal.
    Result<> put(std::uint64_t index, ByteView key, ByteView codecBytes);
    /// put, then sync: also after a put that was dropped.
    Result<> putSync(std::uint64_t index, ByteView key, ByteView codecBytes);

    /// The codec bytes at an index; none when it was never stored, or pruned.
    /// Errors: those of Glob::get and of the value check.
    Result<std::optional<Bytes>> get(std::uint64_t index) const;
    /// The codec bytes of the first record with this key, in the order of its list; none if there is none.
    /// Errors: as above; RecordCorrupted.
    Result<std::optional<Bytes>> get(ByteView key) const;
    /// As get, without a copy where the value lies in memory; else it is in `scratch`, which may be used
    /// again and again. Valid until the archive or `scratch` changes.
    Result<std::optional<ByteView>> view(std::uint64_t index, Bytes& scratch) const;
    Result<std::optional<ByteView>> view(ByteView key, Bytes& scratch) const;
    [[nodiscard]] bool has(std::uint64_t index) const;
    /// A whole get(key), the value included: it fails where that fails.
    Result<bool> has(ByteView key) const;

    /// Makes everything put so far durable. Errors: those of OversizedJournal.
    Result<> sync();

    /// Removes every section below that of `minimum`, durably. Key lists are cleaned later, by puts.
    /// Errors: those of OversizedJournal.
    Result<> prune(std::uint64_t minimum);

    /// (end of the range that contains `index`, or none; start of the first range after `index`, or none).
    [[nodiscard]] std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>
    nextGap(std::uint64_t index) const
    {
        return m_tables.intervals.nextGap(index);
    }
    /// Ascending missing indices ≥ start, at most `max`, only those below some stored one.
    /// Errors: Fatal for a max of 0.
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingItems(std::uint64_t start, std::size_t max) const;
    [[nodiscard]] std::vector<IndexRange> ranges() const { return m_tables.intervals.ranges(); }
    [[nodiscard]] std::optional<std::uint64_t> firstIndex() const { return m_tables.intervals.first(); }
    [[nodiscard]] std::optional<std::uint64_t> lastIndex() const { return m_tables.intervals.last(); }
    /// Number of indices.
    [[nodiscard]] std::uint64_t items() const { return m_tables.items.count(); }

    /// Removes all blobs and both partitions. The archive must not be used afterwards.
    Result<> destroy();

private:
    struct Metrics {
        std::shared_ptr<Gauge> itemsTracked;
        std::shared_ptr<Counter> indicesPruned;
        std::shared_ptr<Counter> unnecessaryReads;
        std::shared_ptr<Counter> gets;
        std::shared_ptr<Counter> has;
        std::shared_ptr<Counter> syncs;
        std::shared_ptr<Gauge> indexKeys;
        std::shared_ptr<Gauge> indexItems;
        std::shared_ptr<Counter> indexPruned;
    };
    struct ReplayedRecord {
        static ReplayedRecord of(const ArchiveRecord& record, Position position,
                                 const Translator& translator);

        std::uint64_t index = 0;
        std::uint64_t translatedKey = 0;
        Position position;
        KeyTag tag;
    };

    /// What the records come to in memory.
    struct Tables {
        explicit Tables(const ArchiveConfig& config)
            : items(config.itemsPerSection)
            , keys(config.translator)
        {
        }
        /// A record as an opening reads it, in the order of the sections.
        void add(Section section, const ReplayedRecord& record, bool firstRecordOfIndexWins);

        ItemTable items;
        TranslatedIndex<std::uint64_t> keys;
        /// Each tag in `keys` is that of the record which a lookup of its index reads. Not so once a record
        /// stands in a section of other indices, or two have one index: then lookups have to read, as the
        /// reference does.
        bool tagsAreExact = true;
        IntervalSet intervals;
    };

    Archive(const ArchiveConfig& config, OversizedJournal journal, Tables tables);
    Result<> registerIndexMetrics(const MetricsScope& metrics);
    Result<> registerMetrics(const MetricsScope& metrics);
    static OversizedJournal::Config journalConfig(const ArchiveConfig& config);
    static Result<Archive> openWithMarkers(Storage& storage, const ArchiveConfig& config,
                                           const MetricsScope& metrics);
    static Result<Archive> openAndReplay(Storage& storage, const ArchiveConfig& config,
                                         const MetricsScope& metrics);
    Result<> replay();
    Result<> replayInParallel(std::span<SectionReplay> sections);
    template <typename Visit>
    Result<> forEachRecord(SectionReplay& section, Visit visit) const;
    void showIndexCounts();
    Result<ByteView> viewValue(Section section, ValuePlace place, Bytes& scratch) const;
    Result<std::optional<ByteView>> lookUp(ByteView key, Bytes& scratch) const;
    void forEachLastFirst(ByteView key, const std::function<bool(std::uint64_t, KeyTag)>& visit) const;
    Result<std::optional<ByteView>> valueIfKeyMatches(std::uint64_t index, ByteView key,
                                                      Bytes& scratch) const;

    ArchiveConfig m_config;
    OversizedJournal m_journal;
    Tables m_tables;
    std::set<Section> m_pending; // sections with puts that are not durable
    std::optional<std::uint64_t> m_floor;
    Metrics m_metrics;
    IndexCounts m_shownCounts; // what the index metrics say
};

} // namespace cryo
