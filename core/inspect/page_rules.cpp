// SPDX-License-Identifier: GPL-3.0-or-later
//
// Page verdicts to findings.
#include "core/inspect/page_rules.h"

#include "core/base/crc32c.h"

namespace cryo {

namespace {

constexpr std::uint64_t kSlotBytes = kPageFooterSizeBytes / 2;

std::string slotText(const PageFooter::Slot& slot)
{
    return std::to_string(slot.lenBytes) + " bytes, crc " + hex32(slot.crc);
}

const PageFooter::Slot& slotOf(const PageVerdict& verdict, int slot)
{
    return verdict.footer.slots[static_cast<std::size_t>(slot)];
}

} // namespace

PageRules::PageRules(const PagedReader& pages, Section section, std::uint64_t recordSizeBytes,
                     const FindingSink& sink)
    : m_pages(pages)
    , m_section(section)
    , m_recordSizeBytes(recordSizeBytes)
    , m_sink(sink)
{
}

Finding PageRules::make(FindingCode code, PageNumber page, std::uint64_t offsetInPage) const
{
    const FileOffset begin = m_pages.pageFileOffset(page);
    Finding finding =
        Finding::make(code, m_pages.blob().at(FileOffset{saturatingAdd(begin.value, offsetInPage)}),
                      {{"k", std::to_string(page.value)}, {"s", std::to_string(m_section.value)}});
    finding.section = m_section;
    return finding;
}

std::uint64_t PageRules::recordsIn(std::uint64_t pages) const
{
    if (m_recordSizeBytes == 0)
        return 0;
    const std::uint64_t pageBytes = m_pages.pageSize().value;
    return (pages * pageBytes + m_recordSizeBytes - 1) / m_recordSizeBytes;
}

void PageRules::judgeEnd()
{
    const std::uint64_t valid = m_pages.recoveredPages();
    if (m_pages.tailBytes() != 0) {
        Finding finding = make(FindingCode::PG01, PageNumber{m_pages.pages()}, 0);
        finding.arguments.emplace_back("n", std::to_string(m_pages.tailBytes()));
        finding.expected = std::to_string(m_pages.pageSize().physicalBytes()) + " bytes";
        finding.found = std::to_string(m_pages.tailBytes()) + " bytes";
        finding.atRisk = m_recordSizeBytes == 0 ? 0 : m_pages.tailBytes() / m_recordSizeBytes;
        m_sink(std::move(finding));
    }
    if (valid < m_pages.pages()) {
        Finding finding = make(FindingCode::PG02, PageNumber{valid}, 0);
        finding.arguments.emplace_back("n", std::to_string(m_pages.pages() - valid));
        Bytes page;
        if (const auto verdict = m_pages.readPage(PageNumber{valid}, page)) {
            finding.expected = slotText(slotOf(*verdict, verdict->slot));
            finding.found = "crc " + hex32(verdict->computed);
        }
        finding.atRisk = recordsIn(m_pages.pages() - valid);
        m_sink(std::move(finding));
    }
    if (valid > 0 && m_pages.lastVerdict().fellBack)
        reportFallback(PageNumber{valid - 1}, m_pages.lastVerdict());
}

void PageRules::judgePage(PageNumber number, const PageVerdict& verdict, ByteView data)
{
    const std::uint64_t valid = m_pages.recoveredPages();
    if (number.value > m_nextPage && m_nextPage + 1 < valid)
        judgeHole(m_nextPage, std::min(number.value, valid - 1));
    m_nextPage = number.value + 1;
    if (number.value >= valid)
        return; // PG-02 spoke of them
    const bool isLast = number.value + 1 == valid;
    if (!verdict.valid) {
        reportBadPage(number, verdict);
        return;
    }
    if (!isLast && !verdict.full(m_pages.pageSize())) {
        ++m_badPages;
        Finding finding =
            make(FindingCode::PG04, number,
                 m_pages.pageSize().value + static_cast<std::uint64_t>(verdict.slot) * kSlotBytes);
        finding.expected = std::to_string(m_pages.pageSize().value) + " bytes";
        finding.found = std::to_string(verdict.lenBytes) + " bytes";
        finding.atRisk = recordsIn(1);
        m_sink(std::move(finding));
        return;
    }
    if (!isLast && verdict.fellBack)
        reportFallback(number, verdict);
    judgeSlots(number, verdict, data);
}

void PageRules::judgeHole(std::uint64_t firstPage, std::uint64_t endPage)
{
    // Pages that are a hole in the file are zeros; one finding speaks for all of them.
    m_badPages += endPage - firstPage;
    Finding finding = make(FindingCode::PG03, PageNumber{firstPage}, 0);
    finding.expected = "a page";
    finding.found = std::to_string(endPage - firstPage) + " pages that are a hole in the file";
    finding.atRisk = recordsIn(endPage - firstPage);
    m_sink(std::move(finding));
}

void PageRules::reportBadPage(PageNumber number, const PageVerdict& verdict)
{
    ++m_badPages;
    Finding finding = make(FindingCode::PG03, number, 0);
    finding.expected = slotText(slotOf(verdict, verdict.slot));
    finding.found = "crc " + hex32(verdict.computed);
    finding.atRisk = recordsIn(1);
    m_sink(std::move(finding));
}

void PageRules::reportFallback(PageNumber number, const PageVerdict& verdict)
{
    const int failed = 1 - verdict.slot;
    Finding finding = make(FindingCode::PG05, number,
                           m_pages.pageSize().value + static_cast<std::uint64_t>(failed) * kSlotBytes);
    finding.arguments.emplace_back("len", std::to_string(verdict.lenBytes));
    finding.arguments.emplace_back("longer", std::to_string(slotOf(verdict, failed).lenBytes));
    finding.expected = slotText(slotOf(verdict, failed));
    finding.found = "crc " + hex32(verdict.computed);
    const std::uint64_t lost = slotOf(verdict, failed).lenBytes - std::uint64_t{verdict.lenBytes};
    finding.atRisk = m_recordSizeBytes == 0 ? 0 : (lost + m_recordSizeBytes - 1) / m_recordSizeBytes;
    m_sink(std::move(finding));
}

void PageRules::judgeSlots(PageNumber number, const PageVerdict& verdict, ByteView data)
{
    const int other = 1 - verdict.slot;
    const PageFooter::Slot& slot = slotOf(verdict, other);
    const std::uint64_t slotOffset =
        m_pages.pageSize().value + static_cast<std::uint64_t>(other) * kSlotBytes;
    if (slot.lenBytes == 0 && slot.crc != 0) {
        Finding finding = make(FindingCode::PG06, number, slotOffset);
        finding.found = slotText(slot);
        m_sink(std::move(finding));
    }
    // Of a page that fell back, the other slot is the newer one and has its own finding.
    if (!verdict.fellBack && slot.lenBytes != 0 && slot.lenBytes <= data.size()) {
        const std::uint32_t computed = crc32c(data.first(slot.lenBytes));
        if (computed != slot.crc) {
            Finding finding = make(FindingCode::PG07, number, slotOffset);
            finding.expected = slotText(slot);
            finding.found = "crc " + hex32(computed);
            m_sink(std::move(finding));
        }
    }
    const ByteView padding = data.subspan(verdict.lenBytes);
    if (!allZero(padding)) {
        const auto first = std::ranges::find_if(padding, [](std::byte byte) { return byte != std::byte{0}; });
        Finding finding =
            make(FindingCode::PG08, number,
                 verdict.lenBytes + static_cast<std::uint64_t>(std::distance(padding.begin(), first)));
        finding.expected = "zeros from byte " + std::to_string(verdict.lenBytes) + " on";
        finding.found = toHex(ByteView(&*first, 1));
        m_sink(std::move(finding));
    }
}

} // namespace cryo
