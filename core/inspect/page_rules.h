// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pages of one index file may be wrong in: PG-01 … PG-08.
//
//   page k < last valid page   must be valid and full, or PG-03, PG-04; PG-05 where only its second slot
//   holds last valid page            may be partial; PG-05 … PG-08 pages behind it            PG-02, as one
//   run; bytes behind the last whole page: PG-01
//
// One PageRules for one file, one thread. Source: format.md §2, newer.md §3, findings.md (PG).
#pragma once

#include "core/inspect/finding.h"
#include "core/journal/paged_reader.h"

namespace cryo {

class PageRules {
public:
    /// `pages` and `sink` must outlive it. `recordSizeBytes` (0 = unknown) is used to count what is at risk.
    PageRules(const PagedReader& pages, Section section, std::uint64_t recordSizeBytes,
              const FindingSink& sink);

    /// What the end of the file shows: PG-01, PG-02, and PG-05 of the last valid page. Needs no other page.
    void judgeEnd();
    /// Any page of the file in order, with its data: everything that judgeEnd() does not say.
    void judgePage(PageNumber number, const PageVerdict& verdict, ByteView data);

    /// Pages before the last valid one that an engine cannot read.
    [[nodiscard]] std::uint64_t badPages() const { return m_badPages; }

private:
    [[nodiscard]] Finding make(FindingCode code, PageNumber page, std::uint64_t offsetInPage) const;
    [[nodiscard]] std::uint64_t recordsIn(std::uint64_t pages) const;
    void judgeHole(std::uint64_t firstPage, std::uint64_t endPage);
    void judgeSlots(PageNumber number, const PageVerdict& verdict, ByteView data);
    void reportFallback(PageNumber number, const PageVerdict& verdict);
    void reportBadPage(PageNumber number, const PageVerdict& verdict);

    const PagedReader& m_pages;
    Section m_section;
    std::uint64_t m_recordSizeBytes;
    const FindingSink& m_sink;
    std::uint64_t m_nextPage = 0;
    std::uint64_t m_badPages = 0;
};

} // namespace cryo
