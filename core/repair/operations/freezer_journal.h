// SPDX-License-Identifier: GPL-3.0-or-later
//
// The usable records of all sections of a freezer as one journal: rows in order, which row each links to, and
// what the files need so that they hold these records and nothing else.
//
//   row      number of a usable record through all sections; older ones have lower rows
//   kept     of the records that can be believed, those up to the last one of its section whose value lies in
//   the
//            file: the others are cut by every engine
// A salvaged record is believed when its key hashes to the bucket that leads to it, or to its link's: where
// only intact records and slots that name it say otherwise, it is left out (findings.md §1).
// Positions of records move up where an earlier one of their section is lost; links follow.
// Source: format.md §8.1, §10; findings.md §2 (PG-, IX-, DR-04 … DR-06), §3, §4.
//
// Memory: 8 bytes a record, 8 more in sections that lost some, and one section's index file at a time.
#pragma once

#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"

#include <functional>
#include <set>

namespace cryo {

class FreezerJournal {
public:
    using Row = std::uint32_t;
    static constexpr Row kNone = UINT32_MAX;       ///< the end of a chain
    static constexpr Row kBroken = UINT32_MAX - 1; ///< leads nowhere, or not to an older record

    struct SectionRows {
        Section section;
        Row first = 0;
        Row count = 0;
        bool missing = false; ///< there is no index file
        bool clean = true;    ///< the index file holds exactly these records in whole pages
        bool values = false;  ///< its value file needs a correction, a cut or a recompressed value
        std::vector<std::uint64_t> positions; ///< in the file as it is; empty where they are 0 … count - 1
        std::map<std::uint64_t, ValuePlace> recompressed; ///< by position in the file as it is
        std::vector<ValueCorrection> corrections;
        Bytes newValues;
        std::uint64_t valueEnd = 0;
    };

    /// Reads every section. `allValues`: every value is read, flipped bits in them are set right.
    /// Errors: LimitExceeded beyond 2^32 - 3 records, or a number of a section beyond all reason;
    /// those of readSectionContents.
    static Result<FreezerJournal> read(const StoreView& view, bool allValues, const Progress& progress,
                                       OperationEffect& effect);

    [[nodiscard]] Row rows() const { return static_cast<Row>(m_hash.size()); }
    [[nodiscard]] std::uint32_t hash(Row row) const { return m_hash[row]; }
    [[nodiscard]] const std::vector<Row>& next() const { return m_next; }
    [[nodiscard]] const std::vector<SectionRows>& sections() const { return m_sections; }
    /// Where a row stands after the repair.
    [[nodiscard]] RecordPlace placeOf(Row row) const;
    /// Where it stands in the files as they are.
    [[nodiscard]] RecordPlace placeInFile(Row row) const;
    /// The row of a place in the files as they are; kBroken if there is none.
    [[nodiscard]] Row rowOf(RecordPlace place) const;
    /// Whether every byte of a row lies in what a page's checksum vouches for, without correction.
    [[nodiscard]] bool intact(Row row) const { return !m_notIntact.contains(row); }
    /// Whether a record moved, or is gone.
    [[nodiscard]] bool moved() const { return m_moved; }

    /// Leaves out the last sections as long as they are behind `section` and have no record; which ones.
    std::vector<Section> dropEmptyBehind(Section section);

    /// Writes index and value files; `next` holds a row or kNone for each row. Errors: those of the storage.
    Result<> write(OperationContext& context, const StoreView& view, const std::vector<Row>& next) const;

private:
    using Rejected = std::set<RecordPlace>;
    static Result<FreezerJournal> readWithout(const StoreView& view, bool allValues, const Rejected& rejected,
                                              const Progress& progress, OperationEffect& effect);
    Result<> readSection(const StoreView& view, const SectionInfo& info, bool allValues,
                         const Rejected& rejected, const Progress& progress, OperationEffect& effect);
    [[nodiscard]] Rejected misfits(const StoreView& view) const;
    Result<> recompress(const StoreView& view, const SectionContents& contents, SectionRows& rows,
                        std::uint64_t keep);
    void resolveLinks();
    Result<> writeSection(OperationContext& context, const StoreView& view, const SectionRows& rows,
                          const std::vector<Row>& next) const;
    static Result<> writeValues(OperationContext& context, const StoreView& view, const SectionRows& rows);
    [[nodiscard]] bool linksChange(const SectionRows& rows, const std::vector<Row>& next) const;

    bool m_allValues = false;
    std::set<Row> m_notIntact;
    std::vector<Row> m_salvaged;
    bool m_moved = false;
    std::vector<SectionRows> m_sections;
    std::vector<std::uint32_t> m_hash;
    std::vector<Row> m_next;
    std::vector<std::optional<RecordPlace>> m_links; ///< as they stand; freed once they are resolved
};

/// The first `count` buckets of the table, as far as they can be read, in large pieces.
void forEachBucket(const StoreView& view, std::uint64_t count,
                   const std::function<void(std::uint64_t, const BucketReading&)>& visit);

} // namespace cryo
