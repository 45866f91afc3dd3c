// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records with values: an index journal and a glob, one pair of files per section.
//
//   the last 12 bytes of every record say where its value lies: value_offset u64, value_size u32
//   (big-endian); the value is always in the section of the same number
//
// Opening cuts records whose value's range is not in its file, and value bytes behind the last record; it
// reads no value. On sync, values are durable before the records that point to them; a cut is durable before
// its space is used again. Errors are those of a journal.
// Threads: mutating members belong to one thread; const members may overlap with each other.
// Source: format.md §8.
#pragma once

#include "core/journal/fixed_journal.h"
#include "core/journal/glob.h"

#include <set>

namespace cryo {

/// Writes the place into the last 12 bytes of a record. `record` must have that many.
void storeValuePlace(MutableByteView record, ValuePlace place);

class OversizedJournal {
public:
    struct Config {
        std::string indexPartition;
        std::string valuePartition;
        RecordSize recordSize; ///< at least 12 bytes
        PageSize pageSize;
        std::size_t indexWriteBufferBytes = 1;
        std::size_t valueWriteBufferBytes = 1;
        std::optional<std::uint8_t> compressionLevel;
        HeaderPolicy headers{};
        std::uint64_t decompressedLimitBytes = UINT64_MAX;
        /// Safer: a storage that cannot be read just now does not cost records (deviation D-READ), and see
        /// PagedBlobOptions.
        DeviationPolicy policy = DeviationPolicy::Reference;
        PageShortening shortening = PageShortening::AtNextFlush;
        bool namesPageDamage = false;      ///< release_policy.h
        bool rewindsAbsentSection = false; ///< release_policy.h
        std::size_t verifyThreads = 1; ///< for values that openWithMarkers verifies; 0 = one per processor
    };

    /// Opens both sides (metrics below the labels `index` and `values`) and recovers (format.md §8.1).
    /// Errors: InvalidArgument for impossible sizes; those of the layers below.
    static Result<OversizedJournal> open(Storage& storage, const Config& config, const MetricsScope& metrics);

    /// What reading all records at opening tells of each one. `record` lives for the call.
    using RecordVisitor = FixedJournal::RecordVisitor;

    /// Opens both sides as releases with markers do: what the markers cover is proven before anything is
    /// changed, and above it every page and every value is verified and a section is cut at the first bad
    /// one. `visit` gets every record that stays. The markers are raised to what was retained. Errors:
    /// RecordCorrupted where the markers' proof fails; the visitor's, unchanged; those of MarkerStore and of
    /// the layers below. Source: newer.md §3 ("Archive opening").
    static Result<OversizedJournal> openWithMarkers(Storage& storage, const Config& config,
                                                    std::string_view markerPartition,
                                                    std::size_t replayBufferBytes, const RecordVisitor& visit,
                                                    const MetricsScope& metrics);

    /// Opens both sides as they were when `section` had `indexSizeBytes`: proven first, without repairing
    /// anything that this covers; everything later is removed.
    /// Errors: RecordCorrupted where the proof fails; those of the layers below. Source: newer.md §3.
    static Result<OversizedJournal> openAtCheckpoint(Storage& storage, const Config& config, Section section,
                                                     std::uint64_t indexSizeBytes,
                                                     const MetricsScope& metrics);

    [[nodiscard]] RecordSize recordSize() const { return m_index.recordSize(); }

    struct Appended {
        Position position;
        ValuePlace place;
    };
    /// Appends the value, then the record with the value's place in its last 12 bytes (whatever they were;
    /// `record` is changed). Both may still be in buffers afterwards.
    Result<Appended> append(Section section, MutableByteView record, ByteView codecBytes);

    /// As FixedJournal.
    Result<> get(Section section, Position position, MutableByteView to) const
    {
        return m_index.get(section, position, to);
    }
    Result<ByteView> view(Section section, Position position, Bytes& scratch) const
    {
        return m_index.view(section, position, scratch);
    }
    Result<std::optional<Bytes>> last(Section section) const { return m_index.last(section); }
    Result<std::vector<SectionReplay>> replay(Section from, Position first, std::size_t bufferBytes)
    {
        return m_index.replay(from, first, bufferBytes);
    }
    /// As Glob.
    Result<Bytes> getValue(Section section, ValuePlace place) const { return m_values.get(section, place); }
    Result<ByteView> viewValue(Section section, ValuePlace place, Bytes& scratch) const
    {
        return m_values.view(section, place, scratch);
    }

    /// Both files of a section: values first. The first one also settles what was found at opening.
    Result<> sync(Section section);
    Result<> syncAll();
    /// Makes durable what was found at opening, once: a process that ended may have left it in the kernel's
    /// memory only. Who promises durability without calling sync has to call this.
    Result<> settleFound();
    /// Index first, then values. Whether anything was removed.
    Result<bool> prune(Section minimum);
    /// Cuts a section to `indexSizeBytes` and removes those above; the values follow from the last record.
    /// Errors: SectionOutOfRange when the index has no such section (even for size 0); OffsetOverflow.
    Result<> rewind(Section section, std::uint64_t indexSizeBytes);
    Result<> rewindSection(Section section, std::uint64_t indexSizeBytes);
    Result<> destroy();

    /// Logical bytes of the index section; 0 for an absent one.
    [[nodiscard]] Result<std::uint64_t> sizeBytes(Section section) const
    {
        return m_index.sizeBytes(section);
    }
    /// Where the last record's value ends; 0 if there is none. Not the length of the value file.
    /// Errors: OffsetOverflow; those of last.
    [[nodiscard]] Result<std::uint64_t> valueSizeBytes(Section section) const;
    [[nodiscard]] std::vector<Section> sections() const { return m_index.sections(); }
    /// How many records each section has.
    [[nodiscard]] Result<std::map<Section, std::uint64_t>> recordCounts() const;
    [[nodiscard]] std::optional<Section> oldestSection() const { return m_index.oldestSection(); }
    [[nodiscard]] std::optional<Section> newestSection() const { return m_index.newestSection(); }

private:
    /// How many records from the start of each section have good values, as far as pages are good: found on
    /// several threads, so that the pass which may cut need not verify them again.
    std::map<Section, std::uint64_t> countGoodValues(const std::map<Section, std::uint64_t>& marked,
                                                     std::size_t bufferBytes, std::size_t threads);
    OversizedJournal(Storage& storage, const Config& config, FixedJournal index, Glob values)
        : m_storage(&storage)
        , m_policy(config.policy)
        , m_rewindsAbsentSection(config.rewindsAbsentSection)
        , m_index(std::move(index))
        , m_values(std::move(values))
        , m_foundSettled(m_index.sections().empty() && m_values.sections().empty())
    {
    }
    static FixedJournal::Config indexConfig(const Config& config);
    static Glob::Config valueConfig(const Config& config);
    using Cuts = std::vector<std::pair<Section, std::uint64_t>>; ///< section, bytes of its index to keep
    Result<> applyCuts(const Cuts& cuts);
    Result<> alignValues();
    struct Tail {
        std::uint64_t records = 0;
        std::uint64_t valueEnd = 0;
    };
    Result<> recover();
    Result<> recoverSection(Section section);
    Result<> removeOrphans();
    [[nodiscard]] Result<Tail> findTail(Section section, std::uint64_t records,
                                        std::uint64_t valueSizeBytes) const;
    [[nodiscard]] Result<std::uint64_t> endOfLastValue(Section section) const;
    Result<> settleCut(Section section);

    Storage* m_storage;
    DeviationPolicy m_policy;
    bool m_rewindsAbsentSection;
    FixedJournal m_index;
    Glob m_values;
    bool m_foundSettled;               ///< what was there at opening, and its cuts, are durable
    std::set<Section> m_unsettledCuts; ///< sections that were cut and not appended to since
};

} // namespace cryo
