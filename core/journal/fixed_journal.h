// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records of one size in sections, open for writing: record p of a section is at logical offset p·R of its
// paged blob.
//
// What a record means is its user's business; here it is R bytes. Errors are those of a journal.
// Threads: mutating members belong to one thread; const members may overlap with each other.
// Source: format.md §6.
#pragma once

#include "core/journal/fixed_journal_reader.h"
#include "core/journal/section_manager.h"

namespace cryo {

/// One section's records in order, from a snapshot of its file. Sections may be read on different threads.
class SectionReplay {
public:
    [[nodiscard]] Section section() const { return m_section; }
    /// Whole records from the first one on: what forEach gives if nothing is damaged.
    [[nodiscard]] std::uint64_t records() const { return m_records; }

    /// Many records at once: `records` is a whole number of them, and lives for the call.
    using BatchVisitor = std::function<Result<>(Position first, ByteView records)>;
    /// A cut record at the end is ignored. Errors: the visitor's, unchanged; InvalidChecksum (wrapped) at a
    /// bad page, after the records in front of it.
    Result<> forEachBatch(const BatchVisitor& visit);

private:
    friend class FixedJournal;
    SectionReplay(Section section, Position first, std::uint64_t records, std::uint32_t recordBytes,
                  PagedReplay pages);

    Section m_section;
    Position m_next;
    std::uint64_t m_records;
    std::uint32_t m_recordBytes;
    PagedReplay m_pages;
};

class FixedJournal {
public:
    struct Config {
        std::string partition;
        RecordSize recordSize;
        PageSize pageSize;
        std::size_t writeBufferBytes = 1;
        HeaderPolicy headers{};
        DeviationPolicy policy = DeviationPolicy::Reference;
        PageShortening shortening = PageShortening::AtNextFlush;
        bool namesPageDamage = false; ///< release_policy.h
        /// Whether opening cuts trailing bytes that are no whole record; else replayRepairing does.
        bool cutsAtOpening = true;
        std::optional<Section> ceiling{}; ///< sections above are not opened, only removed by a rewind
    };

    /// Opens every section and cuts trailing bytes that are no whole record (not durably).
    /// Errors: InvalidArgument for sizes of 0; those of the layers below.
    static Result<FixedJournal> open(Storage& storage, const Config& config, const MetricsScope& metrics);

    [[nodiscard]] RecordSize recordSize() const { return m_recordSize; }

    /// `record` must have R bytes. Errors: InvalidBlobSize when the section is no whole number of records;
    /// those of the layers below.
    Result<Position> append(Section section, ByteView record);

    /// The record into `to` (R bytes). Errors: SectionOutOfRange; ItemOutOfRange; AlreadyPrunedToSection;
    /// those of PagedBlob::readAt.
    Result<> get(Section section, Position position, MutableByteView to) const;
    /// As get, without a copy where the record lies in memory; else in `scratch`. Valid until the journal or
    /// `scratch` changes.
    Result<ByteView> view(Section section, Position position, Bytes& scratch) const;
    /// As get, but as PagedBlob::readAtOrCause.
    Result<> getOrCause(Section section, Position position, MutableByteView to) const;
    /// The last record; none when there is not one whole. Errors: SectionOutOfRange, as get.
    Result<std::optional<Bytes>> last(Section section) const;

    /// Flushes every section from `from` on (not durably) and begins to read them, ascending. `first` only
    /// applies to section `from` itself. Errors: ItemOutOfRange when `first` is beyond it; those of the
    /// layers below.
    Result<std::vector<SectionReplay>> replay(Section from, Position first, std::size_t bufferBytes);

    /// Every record of every section in order, cutting each section at its first page that is bad, or short
    /// though others follow, and trailing bytes that are no whole record. Nothing below floors[section] bytes
    /// is ever cut: then, and where a section ends at its floor, the damage is the error. Errors: the
    /// visitor's, unchanged; InvalidChecksum, ItemOutOfRange, RecordCorrupted; those of the layers below.
    /// Gets records in order, a whole number of them at a time: those from a position on.
    using RecordVisitor = std::function<Result<>(Section, Position first, ByteView records)>;
    Result<> replayRepairing(std::size_t bufferBytes, const std::map<Section, std::uint64_t>& floors,
                             const RecordVisitor& visit);

    Result<> sync(Section section) { return m_sections.sync(section); }
    Result<> syncAll() { return m_sections.syncAll(); }
    Result<bool> prune(Section minimum) { return m_sections.prune(minimum); }
    Result<> rewind(Section section, std::uint64_t sizeBytes)
    {
        return m_sections.rewind(section, sizeBytes);
    }
    Result<bool> rewindSection(Section section, std::uint64_t sizeBytes)
    {
        return m_sections.rewindSection(section, sizeBytes);
    }
    /// Makes durable what is in the section's file (not what is buffered), if that was changed.
    Result<> settleCut(Section section) { return m_sections.settleCut(section); }
    Result<> clear() { return m_sections.clear(); }
    Result<> destroy() { return m_sections.destroy(); }

    /// Logical bytes of a section; 0 for an absent one. Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<std::uint64_t> sizeBytes(Section section) const
    {
        return m_sections.sizeBytes(section);
    }
    /// Records in a section; 0 for an absent one. Errors: AlreadyPrunedToSection.
    [[nodiscard]] Result<std::uint64_t> records(Section section) const;
    [[nodiscard]] bool hasSection(Section section) const { return m_sections.sections().contains(section); }
    [[nodiscard]] std::vector<Section> sections() const { return m_sections.sectionNumbers(); }
    [[nodiscard]] std::optional<Section> oldestSection() const { return m_sections.oldestSection(); }
    [[nodiscard]] std::optional<Section> newestSection() const { return m_sections.newestSection(); }

private:
    Result<> replaySection(Section section, PagedBlob& pages, std::size_t bufferBytes,
                           std::uint64_t floorBytes, const RecordVisitor& visit);
    FixedJournal(SectionManager<PagedBlob> sections, RecordSize recordSize)
        : m_sections(std::move(sections))
        , m_recordSize(recordSize)
    {
    }

    /// Where a record is.
    struct RecordPlace {
        const PagedBlob* pages = nullptr;
        LogicalOffset begin;
    };
    [[nodiscard]] Result<RecordPlace> find(Section section, Position position) const;
    Result<> read(Section section, Position position, MutableByteView to,
                  Result<> (PagedBlob::*readAt)(LogicalOffset, MutableByteView) const) const;

    SectionManager<PagedBlob> m_sections;
    RecordSize m_recordSize;
};

} // namespace cryo
