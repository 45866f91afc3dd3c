// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs of indices, sorted and merged when their section ends.
#include "core/simulate/index_count.h"

#include <algorithm>

namespace cryo {

void IndexCount::Runs::add(std::uint64_t index)
{
    ++records;
    if (!runs.empty() && runs.back().last != UINT64_MAX && runs.back().last + 1 == index)
        runs.back().last = index;
    else
        runs.push_back({index, index});
}

/// Sorts the runs.
std::uint64_t IndexCount::Runs::distinct()
{
    std::ranges::sort(runs, {}, &Run::first);
    std::uint64_t count = 0;
    std::uint64_t next = 0; // below it all are counted
    bool full = false;      // up to the last index of all
    for (const Run& run : runs) {
        if (full || run.last < next)
            continue;
        count += run.last - std::max(run.first, next) + 1;
        full = run.last == UINT64_MAX;
        next = full ? next : run.last + 1;
    }
    return count;
}

IndexCount::Runs& IndexCount::runsOf(Section section)
{
    const std::scoped_lock lock(m_mutex);
    return m_open[section]; // nodes of a map stay where they are
}

void IndexCount::add(Section section, ByteView records)
{
    Runs& runs = runsOf(section);
    // Where a section can begin at all, its indices are one stretch.
    const bool begins = m_itemsPerSection > 0 && section.value % m_itemsPerSection == 0;
    for (; records.size() >= m_recordSizeBytes; records = records.subspan(m_recordSizeBytes)) {
        const auto index = loadBig<std::uint64_t>(records);
        runs.add(index);
        if (!begins || index < section.value || index - section.value >= m_itemsPerSection)
            ++runs.strays;
    }
}

void IndexCount::sectionEnds(Section section)
{
    Runs runs;
    {
        const std::scoped_lock lock(m_mutex);
        if (auto open = m_open.extract(section))
            runs = std::move(open.mapped());
    }
    const std::uint64_t distinct = runs.distinct();
    const std::scoped_lock lock(m_mutex);
    m_hidden += runs.records - distinct;
    m_strays += runs.strays;
}

std::optional<std::uint64_t> IndexCount::hidden() const
{
    const std::scoped_lock lock(m_mutex);
    return m_strays > 0 ? std::nullopt : std::optional(m_hidden);
}

} // namespace cryo
