// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the records of one section and its value file may disagree in: IX-01 … IX-07, VA-01, DR-04, DR-05,
// DR-11.
//
//   I  logical size of the index file, R  record size, G  logical size of the value file
//   kept  records that an engine keeps: all up to the last readable one whose value ends at or below G;
//         only the tail is looked at, so an earlier record may point past G all the same (IX-03)
//
// One RecordRules for one section, one thread. Source: format.md §6, §8.1; findings.md (IX, VA-01, DR).
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/inspect/store_view.h"

#include <map>

namespace cryo {

/// The two files of a section, as far as they could be opened.
struct SectionFiles {
    const SectionInfo* info = nullptr;
    std::optional<FixedJournalReader> keys; ///< none: no file, or it cannot be read
    std::optional<BlobReader> values;       ///< none: no file, or it cannot be read
    /// False where the value file exists but could not be opened, or its header says nothing about where its
    /// payload begins: then records are not compared with it.
    bool valuesComparable = true;
    /// G; 0 without a file.
    [[nodiscard]] std::uint64_t valueBytes() const { return values ? values->sizeBytes() : 0; }
};

/// How many records an engine keeps when it opens the section. Reads backwards from the last record, one
/// batch for a healthy file. Errors: ReadFailed.
Result<std::uint64_t> recordsKept(const FixedJournalReader& keys, std::uint64_t valueBytes);

class RecordRules {
public:
    /// `files` and `sink` must outlive it.
    RecordRules(const StoreLayout& layout, const SectionFiles& files, const FindingSink& sink);

    /// What the ends of the two files show: IX-01, IX-02, IX-07, VA-01, DR-04, DR-05, DR-11. Sets kept().
    /// Errors: ReadFailed.
    Result<> judgeEnd();
    /// Any record, in order; those in pages that fail as well. IX-03 … IX-06.
    void judgeRecord(Position position, RecordTrust trust, ValuePlace value);
    /// After the last record. Reads the index once more if records overlap, to say with which one.
    /// Errors: ReadFailed.
    Result<> finish();

    [[nodiscard]] std::uint64_t kept() const { return m_kept; }

private:
    struct Overlap {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        Position position;
    };

    [[nodiscard]] Where keyFileWhere() const;
    [[nodiscard]] Where valueFileWhere(std::uint64_t offset) const;
    [[nodiscard]] Finding make(FindingCode code, Where where) const;
    [[nodiscard]] Finding makeFor(FindingCode code, Position position) const;
    void judgeWithoutRecords();
    void judgeValueEnd();
    Result<std::uint64_t> lastKeptEnd() const;
    void judgeOrder(Position position, std::uint64_t begin, std::uint64_t end);
    Result<std::vector<std::optional<Position>>> overlapPartners();
    bool fillHole(std::uint64_t begin, std::uint64_t end);

    const StoreLayout& m_layout;
    const SectionFiles& m_files;
    const FindingSink& m_sink;
    std::string m_section;
    std::uint64_t m_kept = 0;
    std::optional<std::uint64_t> m_end = 0; ///< highest value end so far; none after an unreadable record
    std::uint64_t m_highestEnd = 0;
    std::optional<Position> m_before;               ///< the record before, if it was readable
    std::map<std::uint64_t, std::uint64_t> m_holes; ///< begin → end of bytes that no record claimed yet
    std::vector<Overlap> m_overlaps;
};

} // namespace cryo
