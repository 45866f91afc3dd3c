// SPDX-License-Identifier: GPL-3.0-or-later
// A number per bucket of a table of any size, folded into a picture of at most 2048 × 2048 cells.
//
// Buckets run through the picture row by row; a cell stands for `bucketsPerCell` neighbours and keeps the
// highest of their numbers and which bucket has it, so that a single bad bucket among billions stays visible.
// Invariants: columns · rows · bucketsPerCell ≥ bucketCount; all three are powers of two or the last row is
// open. Thread rule: belongs to one thread while it is filled (a job), then shared as const.
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace cryo::ui {

/// The folded table.
class HeatMapData {
public:
    static constexpr int kMostColumns = 2048;
    static constexpr quint64 kMostCells = quint64(2048) * 2048;
    static constexpr quint32 kUnknown = std::numeric_limits<quint32>::max();

    explicit HeatMapData(quint64 bucketCount = 0);

    /// The bucket's number; numbers above 2^32 − 2 count as that. Buckets not noted are unknown.
    void note(quint64 bucket, quint64 value);
    /// Buckets first … last could not be read.
    void noteUnreadable(quint64 first, quint64 last);

    [[nodiscard]] quint64 bucketCount() const { return m_bucketCount; }
    [[nodiscard]] quint64 bucketsPerCell() const { return m_bucketsPerCell; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    /// Highest number noted; 0 if none.
    [[nodiscard]] quint32 maximum() const { return m_maximum; }

    /// Highest number in a cell, or kUnknown.
    [[nodiscard]] quint32 value(std::size_t cell) const { return m_values[cell]; }
    [[nodiscard]] const quint32* rowValues(int row) const
    {
        return m_values.data() + std::size_t(row) * std::size_t(m_columns);
    }
    [[nodiscard]] std::size_t cellOf(quint64 bucket) const { return std::size_t(bucket / m_bucketsPerCell); }
    [[nodiscard]] quint64 firstBucket(std::size_t cell) const { return quint64(cell) * m_bucketsPerCell; }
    /// The bucket a cell's number belongs to.
    [[nodiscard]] quint64 worstBucket(std::size_t cell) const;
    /// The buckets with the highest numbers, at most `count`, one per cell, worst first.
    [[nodiscard]] std::vector<quint64> worstBuckets(int count) const;
    [[nodiscard]] const std::vector<std::pair<quint64, quint64>>& unreadable() const { return m_unreadable; }

private:
    quint64 m_bucketCount = 0;
    quint64 m_bucketsPerCell = 1;
    int m_columns = 0;
    int m_rows = 0;
    quint32 m_maximum = 0;
    std::vector<quint32> m_values;
    /// Which bucket of the cell has the number, from its first.
    std::vector<quint16> m_worst;
    std::vector<std::pair<quint64, quint64>> m_unreadable;
};

} // namespace cryo::ui
