// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathers the indices of one archive section, in the order of its records, into ranges and duplicates.
//
// Ascending indices, which is how nearly every store is written, cost 16 bytes a range; an index that stands
// out of order costs 16 bytes until finish(). One thread.
#pragma once

#include "core/base/ids.h"
#include "core/index/interval_set.h"

#include <vector>

namespace cryo {

/// An index with several records in one section.
struct SectionDuplicate {
    std::uint64_t index = 0;
    std::uint64_t records = 0;
    Position last;
};

class IndexCollector {
public:
    void add(std::uint64_t index, Position position)
    {
        ++m_records;
        if (m_ranges.empty()) {
            m_ranges.push_back({index, index});
        } else if (index > m_ranges.back().last) {
            if (index == m_ranges.back().last + 1)
                m_ranges.back().last = index;
            else
                m_ranges.push_back({index, index});
        } else {
            m_late.push_back({index, position});
        }
    }

    /// Call once, after the last add().
    void finish();

    // Valid after finish().
    /// Ascending, disjoint, not adjacent.
    [[nodiscard]] std::vector<IndexRange>& ranges() { return m_ranges; }
    /// Ascending by index.
    [[nodiscard]] std::vector<SectionDuplicate>& duplicates() { return m_duplicates; }
    [[nodiscard]] std::uint64_t items() const { return m_items; }
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    /// The records stood in strictly ascending order.
    [[nodiscard]] bool ascending() const { return m_ascending; }

private:
    struct Late {
        std::uint64_t index = 0;
        Position position;
        friend auto operator<=>(const Late&, const Late&) = default;
    };
    void countDuplicates();

    std::vector<IndexRange> m_ranges;
    std::vector<Late> m_late;
    std::vector<SectionDuplicate> m_duplicates;
    std::uint64_t m_records = 0;
    std::uint64_t m_items = 0;
    bool m_ascending = true;
};

/// Sorts ranges and merges those that touch or overlap.
void mergeRanges(std::vector<IndexRange>& ranges);

/// Whether ascending, disjoint ranges hold the index.
[[nodiscard]] bool rangesContain(const std::vector<IndexRange>& ranges, std::uint64_t index);

} // namespace cryo
