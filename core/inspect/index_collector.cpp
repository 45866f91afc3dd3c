// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sorting what came out of order into the ranges.
#include "core/inspect/index_collector.h"

#include <algorithm>

namespace cryo {

void mergeRanges(std::vector<IndexRange>& ranges)
{
    if (!std::ranges::is_sorted(ranges))
        std::ranges::sort(ranges);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        // first - 1 cannot wrap: an earlier range begins at or below it, so first > 0 or the two overlap.
        if (kept > 0 &&
            (ranges[i].first <= ranges[kept - 1].last || ranges[i].first - 1 == ranges[kept - 1].last))
            ranges[kept - 1].last = std::max(ranges[kept - 1].last, ranges[i].last);
        else
            ranges[kept++] = ranges[i];
    }
    ranges.resize(kept);
}

bool rangesContain(const std::vector<IndexRange>& ranges, std::uint64_t index)
{
    const auto after = std::ranges::upper_bound(ranges, index, {}, &IndexRange::first);
    return after != ranges.begin() && std::prev(after)->last >= index;
}

void IndexCollector::finish()
{
    m_ascending = m_late.empty();
    if (!m_late.empty()) {
        std::ranges::sort(m_late);
        countDuplicates();
        for (const Late& late : m_late)
            m_ranges.push_back({late.index, late.index});
        mergeRanges(m_ranges);
        m_late.clear();
        m_late.shrink_to_fit();
    }
    m_items = m_records;
    for (const SectionDuplicate& duplicate : m_duplicates)
        m_items -= duplicate.records - 1;
}

void IndexCollector::countDuplicates()
{
    for (std::size_t i = 0; i < m_late.size();) {
        std::size_t end = i + 1;
        while (end < m_late.size() && m_late[end].index == m_late[i].index)
            ++end;
        const std::uint64_t records = end - i + (rangesContain(m_ranges, m_late[i].index) ? 1 : 0);
        if (records > 1)
            m_duplicates.push_back({m_late[i].index, records, m_late[end - 1].position});
        i = end;
    }
}

} // namespace cryo
