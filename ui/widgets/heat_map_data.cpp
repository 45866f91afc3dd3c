// SPDX-License-Identifier: GPL-3.0-or-later
// Folds a number per bucket into cells.
#include "ui/widgets/heat_map_data.h"

#include <algorithm>

namespace cryo::ui {

HeatMapData::HeatMapData(quint64 bucketCount)
    : m_bucketCount(bucketCount)
{
    if (bucketCount == 0)
        return;
    while ((bucketCount - 1) / m_bucketsPerCell + 1 > kMostCells)
        m_bucketsPerCell *= 2;
    const quint64 cells = (bucketCount - 1) / m_bucketsPerCell + 1;
    // Between square and twice as wide as high.
    quint64 columns = 1;
    while (columns < quint64(kMostColumns) && 4 * columns * columns <= 2 * cells)
        columns *= 2;
    m_columns = int(columns);
    m_rows = int((cells + columns - 1) / columns);
    m_values.assign(std::size_t(m_columns) * std::size_t(m_rows), kUnknown);
    m_worst.assign(m_values.size(), 0);
}

void HeatMapData::note(quint64 bucket, quint64 value)
{
    if (bucket >= m_bucketCount)
        return;
    const auto number = quint32(std::min<quint64>(value, kUnknown - 1));
    const std::size_t cell = cellOf(bucket);
    if (m_values[cell] != kUnknown && m_values[cell] >= number)
        return;
    m_values[cell] = number;
    m_worst[cell] = quint16(std::min<quint64>(bucket % m_bucketsPerCell, 0xffff));
    m_maximum = std::max(m_maximum, number);
}

void HeatMapData::noteUnreadable(quint64 first, quint64 last)
{
    if (first >= m_bucketCount || last < first)
        return;
    m_unreadable.emplace_back(first, std::min(last, m_bucketCount - 1));
}

quint64 HeatMapData::worstBucket(std::size_t cell) const
{
    return std::min(firstBucket(cell) + m_worst[cell], m_bucketCount - 1);
}

std::vector<quint64> HeatMapData::worstBuckets(int count) const
{
    std::vector<std::size_t> cells;
    const auto isWorse = [this](std::size_t a, std::size_t b) {
        return m_values[a] != m_values[b] ? m_values[a] > m_values[b] : a < b;
    };
    // A heap of the worst seen; its front is the mildest of them.
    for (std::size_t cell = 0; cell < m_values.size(); ++cell) {
        if (m_values[cell] == kUnknown || m_values[cell] == 0)
            continue;
        if (cells.size() < std::size_t(count)) {
            cells.push_back(cell);
            std::push_heap(cells.begin(), cells.end(), isWorse);
        } else if (!cells.empty() && isWorse(cell, cells.front())) {
            std::pop_heap(cells.begin(), cells.end(), isWorse);
            cells.back() = cell;
            std::push_heap(cells.begin(), cells.end(), isWorse);
        }
    }
    std::sort(cells.begin(), cells.end(), isWorse);
    std::vector<quint64> buckets;
    for (const std::size_t cell : cells)
        buckets.push_back(worstBucket(cell));
    return buckets;
}

} // namespace cryo::ui
