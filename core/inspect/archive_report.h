// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an archive holds, from one pass over its index files: which indices are there, where the gaps are and
// of what class, how full each section is, and which indices stand twice.
//
//   present   the record lies in what valid pages vouch for, and an engine keeps it when it opens the store
//   cut       the record is readable, but an engine drops it at the next opening: it and every later record
//   of
//             its section point past the value file (IX-02)
//   unreadable  at least one byte of the record lies in a page that fails (PG-03, PG-04)
// Only present records make a range. Values are not read: an index whose value is bad is present.
//
// A report is immutable; any thread. Memory: 16 bytes a range, and while the pass runs 16 bytes for each
// record that stands out of order in its section. Source: format.md §9, behaviour.md §1, product.md §3.6.
#pragma once

#include "core/index/interval_set.h"
#include "core/inspect/store_view.h"

#include <array>
#include <memory>

namespace cryo {

/// Why indices are missing, as far as the files tell.
enum class GapClass : std::uint8_t {
    Missing,        ///< between stored indices, and every section that it touches has its index file
    BeforeFirst,    ///< below the first stored index: pruned or never written, which nothing tells apart
    SectionMissing, ///< between stored indices, and at least one whole section in it has no index file
    Unreadable,     ///< as Missing, but records that cannot be read may belong here
};

/// "missing", "before-first", "section-missing", "unreadable".
[[nodiscard]] std::string_view gapClassName(GapClass gapClass);

/// A maximal run of indices that are not stored.
struct Gap {
    IndexRange range;
    GapClass gapClass = GapClass::Missing;
    friend bool operator==(const Gap&, const Gap&) = default;
};

/// One section, as its index file says.
struct ArchiveSectionReport {
    Section section;
    bool hasKeyFile = false;
    bool hasValueFile = false;
    std::uint64_t records = 0;           ///< present, with duplicates of an index
    std::uint64_t items = 0;             ///< distinct indices among them
    std::uint64_t cutRecords = 0;        ///< see the head of this file
    std::uint64_t unreadableRecords = 0; ///< see the head of this file
    std::uint64_t strays = 0;            ///< records whose index belongs to another section (AR-02)
    std::uint64_t keyFileBytes = 0;      ///< with header
    std::uint64_t valueFileBytes = 0;    ///< with header
    std::uint64_t valueBytes = 0;        ///< sum of the value sizes that present records name
    std::optional<IndexRange> indices;   ///< lowest and highest present index
    bool ascending = true;               ///< records stand in strictly ascending order of their index
    std::uint64_t findings = 0;          ///< warnings and worse about its two files
    /// items / items per section; 0 when that is unknown. Strays are not counted.
    double fill = 0;
};

/// An index with more than one record.
struct DuplicateIndex {
    std::uint64_t index = 0;
    std::uint64_t records = 0;
    RecordPlace last; ///< the record that 2026.2.0 answers with; a later release answers with the first
};

/// How many gaps have a length in [2^bin, 2^(bin+1)).
using GapLengthHistogram = std::array<std::uint64_t, 64>;

/// A record of an archive that stands in a section where its index does not belong.
struct StrayRecord {
    std::uint64_t index = 0;
    RecordPlace place;
    friend constexpr auto operator<=>(const StrayRecord&, const StrayRecord&) = default;
};

class ArchiveReport {
public:
    /// The view that was scanned, with exact record counts.
    [[nodiscard]] const StoreView& view() const { return *m_view; }
    [[nodiscard]] std::shared_ptr<const StoreView> sharedView() const { return m_view; }

    /// Ascending by number; every section that has a key or a value file.
    [[nodiscard]] std::span<const ArchiveSectionReport> sections() const { return m_sections; }

    /// Present records, duplicates included.
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    /// Distinct present indices.
    [[nodiscard]] std::uint64_t items() const { return m_items; }
    [[nodiscard]] std::uint64_t cutRecords() const { return m_cutRecords; }
    [[nodiscard]] std::uint64_t unreadableRecords() const { return m_unreadableRecords; }
    /// Sum of the value sizes that present records name.
    [[nodiscard]] std::uint64_t valueBytes() const { return m_valueBytes; }

    /// Inclusive, ascending, adjacent ones merged.
    [[nodiscard]] std::span<const IndexRange> ranges() const { return m_ranges; }
    [[nodiscard]] std::optional<std::uint64_t> firstIndex() const;
    [[nodiscard]] std::optional<std::uint64_t> lastIndex() const;
    [[nodiscard]] bool contains(std::uint64_t index) const;

    /// Gaps below the last stored index, ascending; one more than the ranges have between them when the first
    /// index is not 0. Made when asked for, so that a million gaps cost nothing.
    [[nodiscard]] std::uint64_t gapCount() const;
    /// `number` must be below gapCount().
    [[nodiscard]] Gap gap(std::uint64_t number) const;
    /// The number of the first gap that ends at `index` or after it; gapCount() if there is none.
    [[nodiscard]] std::uint64_t gapAtOrAfter(std::uint64_t index) const;
    /// Indices in all gaps. Those before the first index count: subtract gap(0) where that is not wanted.
    [[nodiscard]] std::uint64_t missing() const { return m_missing; }
    /// The longest gaps, longest first, at most `count`. One pass over the gaps, no full sort.
    [[nodiscard]] std::vector<Gap> longestGaps(std::size_t count) const;
    [[nodiscard]] const GapLengthHistogram& gapLengths() const { return m_gapLengths; }
    /// The free indices behind the last one, up to the end of its section; none when the section is full or
    /// the items per section are unknown. No gap: the next puts go there.
    [[nodiscard]] std::optional<IndexRange> tail() const { return m_tail; }
    /// items / (last - first + 1); 0 for an empty archive.
    [[nodiscard]] double fill() const;
    /// The longest range, the first of several; none for an empty archive.
    [[nodiscard]] std::optional<IndexRange> longestRange() const;

    /// As the engine answers: (end of the range that contains `index`, or none; start of the first range that
    /// begins after it, or none). Source: behaviour.md §1.
    [[nodiscard]] std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>
    nextGap(std::uint64_t index) const;
    /// As the engine answers: ascending missing indices ≥ start, at most `max`, only those below some stored
    /// index. Source: behaviour.md §1.
    [[nodiscard]] std::vector<std::uint64_t> missingItems(std::uint64_t start, std::size_t max) const;

    /// Indices with several records; how many, and the first kDuplicatesKept of them by index.
    [[nodiscard]] std::uint64_t duplicateIndices() const { return m_duplicateIndices; }
    [[nodiscard]] std::span<const DuplicateIndex> duplicates() const { return m_duplicates; }
    static constexpr std::size_t kDuplicatesKept = 10'000;

    /// Present records in the wrong section, ascending by index, all of them (24 bytes each).
    [[nodiscard]] std::span<const StrayRecord> strays() const { return m_strays; }

private:
    friend class ArchiveScan;
    ArchiveReport() = default;
    [[nodiscard]] GapClass classify(IndexRange gap) const;

    std::shared_ptr<const StoreView> m_view;
    std::vector<ArchiveSectionReport> m_sections;
    std::vector<IndexRange> m_ranges;
    std::uint64_t m_records = 0;
    std::uint64_t m_items = 0;
    std::uint64_t m_cutRecords = 0;
    std::uint64_t m_unreadableRecords = 0;
    std::uint64_t m_valueBytes = 0;
    std::uint64_t m_missing = 0;
    GapLengthHistogram m_gapLengths{};
    std::optional<IndexRange> m_tail;
    std::uint64_t m_duplicateIndices = 0;
    std::vector<DuplicateIndex> m_duplicates;
    std::vector<StrayRecord> m_strays;
};

/// Reads every index file of an archive once, sections in parallel, and judges files, pages and records on
/// the way (HD-, DR-, PG-, IX-, VA-01, AR-01 … AR-03) into `sink`, ascending by section; at most
/// kFindingsPerSection of one code for each section. `sink` may be empty. Progress counts bytes.
/// Errors: InvalidArgument when the view is no archive; Cancelled. What cannot be read is a finding.
Result<std::shared_ptr<const ArchiveReport>> archiveReport(std::shared_ptr<const StoreView> view,
                                                           const FindingSink& sink = {},
                                                           const Progress& progress = {});

} // namespace cryo
