// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ranges in an ordered map from first to last.
#include "core/index/interval_set.h"

#include <iterator>

namespace cryo {

bool IntervalSet::insert(std::uint64_t index)
{
    auto after = m_ranges.upper_bound(index);
    if (after != m_ranges.begin()) {
        const auto before = std::prev(after);
        if (index <= before->second)
            return false;
        if (before->second + 1 == index) { // cannot wrap: before->second < index
            before->second = index;
            if (after != m_ranges.end() && after->first - 1 == index) {
                before->second = after->second;
                m_ranges.erase(after);
            }
            return true;
        }
    }
    std::uint64_t last = index;
    if (after != m_ranges.end() && after->first - 1 == index) {
        last = after->second;
        after = m_ranges.erase(after);
    }
    m_ranges.emplace_hint(after, index, last);
    return true;
}

void IntervalSet::remove(std::uint64_t first, std::uint64_t last)
{
    if (first > last)
        return;
    auto it = m_ranges.upper_bound(first);
    if (it != m_ranges.begin() && std::prev(it)->second >= first)
        --it;
    while (it != m_ranges.end() && it->first <= last) {
        const IndexRange old{it->first, it->second};
        it = m_ranges.erase(it);
        if (old.first < first)
            m_ranges.emplace_hint(it, old.first, first - 1);
        if (old.last > last)
            m_ranges.emplace_hint(it, last + 1, old.last);
    }
}

bool IntervalSet::contains(std::uint64_t index) const
{
    return rangeOf(index).has_value();
}

std::optional<IndexRange> IntervalSet::rangeOf(std::uint64_t index) const
{
    const auto after = m_ranges.upper_bound(index);
    if (after == m_ranges.begin() || std::prev(after)->second < index)
        return std::nullopt;
    return IndexRange{std::prev(after)->first, std::prev(after)->second};
}

std::optional<std::uint64_t> IntervalSet::first() const
{
    return m_ranges.empty() ? std::nullopt : std::optional(m_ranges.begin()->first);
}

std::optional<std::uint64_t> IntervalSet::last() const
{
    return m_ranges.empty() ? std::nullopt : std::optional(m_ranges.rbegin()->second);
}

std::vector<IndexRange> IntervalSet::ranges() const
{
    std::vector<IndexRange> all;
    all.reserve(m_ranges.size());
    for (const auto& [first, last] : m_ranges)
        all.push_back({first, last});
    return all;
}

std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>
IntervalSet::nextGap(std::uint64_t index) const
{
    const auto after = m_ranges.upper_bound(index);
    std::optional<std::uint64_t> end;
    if (after != m_ranges.begin() && std::prev(after)->second >= index)
        end = std::prev(after)->second;
    return {end, after == m_ranges.end() ? std::nullopt : std::optional(after->first)};
}

std::vector<std::uint64_t> IntervalSet::missingItems(std::uint64_t start, std::size_t max) const
{
    std::vector<std::uint64_t> missing;
    std::uint64_t next = start;
    auto range = m_ranges.upper_bound(start);
    if (range != m_ranges.begin() && std::prev(range)->second >= start) {
        if (std::prev(range)->second == UINT64_MAX)
            return missing;
        next = std::prev(range)->second + 1;
    }
    for (; range != m_ranges.end() && missing.size() < max; ++range) {
        for (; next < range->first && missing.size() < max; ++next)
            missing.push_back(next);
        if (range->second == UINT64_MAX)
            break;
        next = range->second + 1;
    }
    return missing;
}

} // namespace cryo
