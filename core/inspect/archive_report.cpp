// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pass over an archive's index files, and what follows from its ranges.
#include "core/inspect/archive_report.h"

#include "core/inspect/archive_rules.h"
#include "core/inspect/index_collector.h"
#include "core/inspect/marker_rules.h"
#include "core/inspect/section_scan.h"

#include <queue>

#include <algorithm>
#include <bit>

namespace cryo {

namespace {

std::uint64_t lengthOf(IndexRange range)
{
    return range.last - range.first + 1; // 0 for all 2^64; no gap is that long
}

} // namespace

std::string_view gapClassName(GapClass gapClass)
{
    switch (gapClass) {
    case GapClass::Missing:
        return "missing";
    case GapClass::BeforeFirst:
        return "before-first";
    case GapClass::SectionMissing:
        return "section-missing";
    case GapClass::Unreadable:
        break;
    }
    return "unreadable";
}

std::optional<std::uint64_t> ArchiveReport::firstIndex() const
{
    return m_ranges.empty() ? std::nullopt : std::optional(m_ranges.front().first);
}

std::optional<std::uint64_t> ArchiveReport::lastIndex() const
{
    return m_ranges.empty() ? std::nullopt : std::optional(m_ranges.back().last);
}

bool ArchiveReport::contains(std::uint64_t index) const
{
    return rangesContain(m_ranges, index);
}

std::uint64_t ArchiveReport::gapCount() const
{
    if (m_ranges.empty())
        return 0;
    return m_ranges.size() - 1 + (m_ranges.front().first > 0 ? 1 : 0);
}

Gap ArchiveReport::gap(std::uint64_t number) const
{
    // With a gap before the first range, gap n ends where range n begins; without, where range n + 1 does.
    const std::size_t range = number + (m_ranges.front().first > 0 ? 0 : 1);
    Gap gap;
    gap.range.first = range == 0 ? 0 : m_ranges[range - 1].last + 1;
    gap.range.last = m_ranges[range].first - 1;
    gap.gapClass = range == 0 ? GapClass::BeforeFirst : classify(gap.range);
    return gap;
}

std::uint64_t ArchiveReport::gapAtOrAfter(std::uint64_t index) const
{
    // The gap before range r ends at r.first - 1: wanted is the first range with first > index.
    const auto range = std::ranges::upper_bound(m_ranges, index, {}, &IndexRange::first);
    if (range == m_ranges.end())
        return gapCount();
    const auto number = static_cast<std::uint64_t>(range - m_ranges.begin());
    return m_ranges.front().first > 0 ? number : number - (number > 0 ? 1 : 0);
}

GapClass ArchiveReport::classify(IndexRange gap) const
{
    const auto firstInside =
        std::ranges::lower_bound(m_sections, Section{gap.first}, {}, &ArchiveSectionReport::section);
    const auto end =
        std::ranges::upper_bound(m_sections, Section{gap.last}, {}, &ArchiveSectionReport::section);
    std::uint64_t indexFiles = 0;
    bool unreadable = firstInside != m_sections.begin() && std::prev(firstInside)->unreadableRecords > 0;
    for (auto section = firstInside; section != end; ++section) {
        unreadable = unreadable || section->unreadableRecords > 0;
        if (!section->hasKeyFile)
            return GapClass::SectionMissing;
        ++indexFiles;
    }
    if (const auto n = m_view->layout().itemsPerSection; n && *n > 0) {
        // Sections that begin inside the gap, the last one only if the gap covers it whole.
        const std::uint64_t before = gap.first == 0 ? 0 : (gap.first - 1) / *n + 1;
        std::uint64_t begun = gap.last / *n + 1 - before;
        const bool lastWhole = gap.last % *n == *n - 1 || gap.last == UINT64_MAX;
        const bool lastHasFile = end != firstInside && std::prev(end)->section.value == gap.last / *n * *n;
        if (begun > 0 && !lastWhole && !lastHasFile)
            --begun;
        if (begun > indexFiles)
            return GapClass::SectionMissing;
    }
    return unreadable ? GapClass::Unreadable : GapClass::Missing;
}

std::vector<Gap> ArchiveReport::longestGaps(std::size_t count) const
{
    const auto longerFirst = [](const IndexRange& a, const IndexRange& b) {
        return lengthOf(a) != lengthOf(b) ? lengthOf(a) > lengthOf(b) : a.first < b.first;
    };
    std::priority_queue<IndexRange, std::vector<IndexRange>, decltype(longerFirst)> best(longerFirst);
    for (std::uint64_t i = 0; i < gapCount() && count > 0; ++i) {
        const std::size_t range = i + (m_ranges.front().first > 0 ? 0 : 1);
        best.push({range == 0 ? 0 : m_ranges[range - 1].last + 1, m_ranges[range].first - 1});
        if (best.size() > count)
            best.pop();
    }
    std::vector<Gap> gaps(best.size());
    for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) {
        *gap = {best.top(), best.top().first == 0 ? GapClass::BeforeFirst : classify(best.top())};
        best.pop();
    }
    return gaps;
}

double ArchiveReport::fill() const
{
    if (m_ranges.empty())
        return 0;
    const double span = static_cast<double>(*lastIndex() - *firstIndex()) + 1.0;
    return static_cast<double>(m_items) / span;
}

std::optional<IndexRange> ArchiveReport::longestRange() const
{
    const auto longest = std::ranges::max_element(
        m_ranges, {}, [](const IndexRange& range) { return range.last - range.first; });
    return longest == m_ranges.end() ? std::nullopt : std::optional(*longest);
}

std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>
ArchiveReport::nextGap(std::uint64_t index) const
{
    const auto after = std::ranges::upper_bound(m_ranges, index, {}, &IndexRange::first);
    std::optional<std::uint64_t> end;
    if (after != m_ranges.begin() && std::prev(after)->last >= index)
        end = std::prev(after)->last;
    return {end, after == m_ranges.end() ? std::nullopt : std::optional(after->first)};
}

std::vector<std::uint64_t> ArchiveReport::missingItems(std::uint64_t start, std::size_t max) const
{
    std::vector<std::uint64_t> missing;
    for (std::uint64_t i = gapAtOrAfter(start); i < gapCount() && missing.size() < max; ++i) {
        const IndexRange range = gap(i).range;
        for (std::uint64_t index = std::max(range.first, start);; ++index) {
            missing.push_back(index);
            if (index == range.last || missing.size() == max)
                break;
        }
    }
    return missing;
}

/// Fills an ArchiveReport. One object for one pass.
class ArchiveScan {
public:
    ArchiveScan(std::shared_ptr<const StoreView> view, const FindingSink& sink)
        : m_report(new ArchiveReport())
        , m_sink(sink)
    {
        m_report->m_view = std::move(view);
    }

    Result<std::shared_ptr<const ArchiveReport>> run(const Progress& progress);

private:
    struct SectionResult {
        SectionScanResult scan;
        IndexCollector indices;
        std::vector<StrayRecord> strays;
    };

    Result<> scanOne(std::size_t number, SectionResult& result, ScanProgress& progress) const;
    [[nodiscard]] IndexRange ownIndices(std::size_t number) const;
    void takeSection(std::size_t number, SectionResult& result);
    void mergeStrays();
    void addDuplicate(DuplicateIndex duplicate);
    void reportDuplicates() const;
    void measureGaps();

    std::shared_ptr<ArchiveReport> m_report;
    const FindingSink& m_sink;
    LayoutCount m_layouts;
    std::vector<std::pair<RecordPlace, SectionDuplicate>> m_sectionDuplicates; // ascending by index
};

Result<std::shared_ptr<const ArchiveReport>> ArchiveScan::run(const Progress& progress)
{
    const StoreView& view = *m_report->m_view;
    reportOpenFindings(view, m_sink);
    std::uint64_t totalBytes = 0;
    for (const SectionInfo& info : view.sections())
        totalBytes = saturatingAdd(totalBytes, info.keyFileBytes);
    ScanProgress scanProgress(progress, totalBytes);

    CRYO_TRY(forEachSectionInOrder<SectionResult>(
        view,
        [&](std::size_t number, SectionResult& result) { return scanOne(number, result, scanProgress); },
        [&](std::size_t number, SectionResult& result) { takeSection(number, result); }));
    mergeStrays();
    judgeLayouts(m_layouts, view.layout().partitions.key, m_sink);
    judgeMarkers(view, m_sink);
    reportDuplicates();
    measureGaps();
    return std::shared_ptr<const ArchiveReport>(std::move(m_report));
}

IndexRange ArchiveScan::ownIndices(std::size_t number) const
{
    const auto sections = m_report->m_view->sections();
    const std::uint64_t first = sections[number].section.value;
    if (const auto n = m_report->m_view->layout().itemsPerSection; n && *n > 0)
        // Nothing belongs into a section whose number is no multiple (AR-01): an empty range.
        return first % *n == 0 ? IndexRange{first, saturatingAdd(first, *n - 1)} : IndexRange{1, 0};
    // Unknown: a section's number is its first index, so the next section begins where this one ends.
    const bool last = number + 1 == sections.size();
    return {first, last ? UINT64_MAX : sections[number + 1].section.value - 1};
}

Result<> ArchiveScan::scanOne(std::size_t number, SectionResult& result, ScanProgress& progress) const
{
    const StoreView& view = *m_report->m_view;
    const SectionInfo& info = view.sections()[number];
    const IndexRange own = ownIndices(number);
    const bool noneBelongs = own.first > own.last;
    const ArchiveRules rules(view.layout(), info);
    FindingList strayFindings(kFindingsPerSection);
    const FindingSink straySink = strayFindings.sink();
    const auto visit = [&](Position position, RecordTrust trust, bool kept, ByteView bytes) -> Result<> {
        if (trust != RecordTrust::Verified)
            return {};
        const std::uint64_t index = decodeArchiveRecord(bytes).index;
        const bool stray = index < own.first || index > own.last;
        if (stray && !noneBelongs && strayFindings.count(FindingCode::AR02) < kFindingsPerSection)
            rules.judgeStray(view, position, index, straySink);
        if (!kept)
            return {};
        if (stray)
            result.strays.push_back({index, {info.section, position}});
        else
            result.indices.add(index, position);
        return {};
    };
    CRYO_ASSIGN(result.scan, scanSection(view, info, CheckLevel::Structure, visit, progress));
    rules.judgeSection(result.scan.findings.sink());
    for (const Finding& finding : strayFindings.kept())
        result.scan.findings.add(finding);
    result.indices.finish();
    return {};
}

void ArchiveScan::takeSection(std::size_t number, SectionResult& result)
{
    const SectionInfo& info = m_report->m_view->sections()[number];
    ArchiveSectionReport section;
    section.section = info.section;
    section.hasKeyFile = info.hasKeyFile;
    section.hasValueFile = info.hasValueFile;
    section.keyFileBytes = info.keyFileBytes;
    section.valueFileBytes = info.valueFileBytes;
    section.records = result.indices.records() + result.strays.size();
    section.items = result.indices.items();
    section.cutRecords = result.scan.records - result.scan.kept;
    section.unreadableRecords = result.scan.unreadableRecords;
    section.strays = result.strays.size();
    section.valueBytes = result.scan.valueBytes;
    section.ascending = result.indices.ascending();
    section.findings = result.scan.alarms();
    auto& ranges = result.indices.ranges();
    if (!ranges.empty())
        section.indices = IndexRange{ranges.front().first, ranges.back().last};
    if (const auto n = m_report->m_view->layout().itemsPerSection; n && *n > 0)
        section.fill = static_cast<double>(section.items) / static_cast<double>(*n);

    m_report->m_records += section.records;
    m_report->m_cutRecords += section.cutRecords;
    m_report->m_unreadableRecords += section.unreadableRecords;
    m_report->m_valueBytes += section.valueBytes;
    m_report->m_ranges.insert(m_report->m_ranges.end(), ranges.begin(), ranges.end());
    std::ranges::move(result.strays, std::back_inserter(m_report->m_strays));
    for (const SectionDuplicate& duplicate : result.indices.duplicates())
        m_sectionDuplicates.emplace_back(RecordPlace{info.section, duplicate.last}, duplicate);
    m_layouts.add(result.scan.layouts);
    for (const Finding& finding : result.scan.findings.kept())
        m_sink(finding);
    m_report->m_sections.push_back(section);
}

void ArchiveScan::mergeStrays()
{
    // Two sections never share an own index, so only strays can collide.
    mergeRanges(m_report->m_ranges);
    auto& strays = m_report->m_strays;
    std::ranges::sort(strays);
    auto duplicate = m_sectionDuplicates.begin();
    std::vector<IndexRange> added;
    for (std::size_t i = 0; i < strays.size();) {
        const std::uint64_t index = strays[i].index;
        std::size_t end = i + 1;
        while (end < strays.size() && strays[end].index == index)
            ++end;
        for (; duplicate != m_sectionDuplicates.end() && duplicate->second.index < index; ++duplicate)
            addDuplicate({duplicate->second.index, duplicate->second.records, duplicate->first});
        DuplicateIndex sum{index, end - i, strays[end - 1].place};
        if (duplicate != m_sectionDuplicates.end() && duplicate->second.index == index) {
            sum.records += duplicate->second.records;
            sum.last = std::max(sum.last, duplicate->first);
            ++duplicate;
        } else if (rangesContain(m_report->m_ranges, index)) {
            ++sum.records;
        } else {
            added.push_back({index, index});
        }
        if (sum.records > 1)
            addDuplicate(sum);
        i = end;
    }
    for (; duplicate != m_sectionDuplicates.end(); ++duplicate)
        addDuplicate({duplicate->second.index, duplicate->second.records, duplicate->first});
    m_report->m_ranges.insert(m_report->m_ranges.end(), added.begin(), added.end());
    if (!added.empty())
        mergeRanges(m_report->m_ranges);
}

void ArchiveScan::addDuplicate(DuplicateIndex duplicate)
{
    ++m_report->m_duplicateIndices;
    if (m_report->m_duplicates.size() < ArchiveReport::kDuplicatesKept)
        m_report->m_duplicates.push_back(duplicate);
}

void ArchiveScan::reportDuplicates() const
{
    for (const DuplicateIndex& duplicate : m_report->m_duplicates)
        judgeDuplicate(*m_report->m_view, duplicate, m_sink);
}

void ArchiveScan::measureGaps()
{
    ArchiveReport& report = *m_report;
    for (const IndexRange& range : report.m_ranges)
        report.m_items += lengthOf(range);
    for (std::size_t i = 0; i < report.m_ranges.size(); ++i) {
        const std::uint64_t from = i == 0 ? 0 : report.m_ranges[i - 1].last + 1;
        const std::uint64_t length = report.m_ranges[i].first - from;
        if (length == 0)
            continue;
        report.m_missing += length;
        ++report.m_gapLengths.at(static_cast<std::size_t>(std::bit_width(length) - 1));
    }
    const auto n = report.m_view->layout().itemsPerSection;
    if (report.m_ranges.empty() || !n || *n == 0)
        return;
    const std::uint64_t last = report.m_ranges.back().last;
    const std::uint64_t end = saturatingAdd(sectionOfIndex(last, *n).value, *n - 1);
    if (last < end)
        report.m_tail = IndexRange{last + 1, end};
}

Result<std::shared_ptr<const ArchiveReport>> archiveReport(std::shared_ptr<const StoreView> view,
                                                           const FindingSink& sink, const Progress& progress)
{
    if (view->layout().kind != StoreKind::Archive)
        return fail(Errc::InvalidArgument, "this store is not an archive");
    if (!view->recordsExact()) {
        CRYO_ASSIGN(view, view->countRecords(progress));
    }
    return ArchiveScan(std::move(view), orNobody(sink)).run(progress);
}

} // namespace cryo
