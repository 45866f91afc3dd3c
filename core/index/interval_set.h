// SPDX-License-Identifier: GPL-3.0-or-later
//
// The set of indices that a store holds, as inclusive ranges; adjacent ones are merged.
//
// u64::MAX is a legal member. One thread while it changes; a finished one may be read from any.
// Source: behaviour.md §1 (next_gap, missing_items, ranges).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace cryo {

/// first … last, both included.
struct IndexRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend constexpr auto operator<=>(const IndexRange&, const IndexRange&) = default;
};

class IntervalSet {
public:
    /// Whether the index is new. Ascending inserts are the fast path.
    bool insert(std::uint64_t index);
    /// Removes first … last; nothing happens when first > last.
    void remove(std::uint64_t first, std::uint64_t last);
    void clear() { m_ranges.clear(); }

    [[nodiscard]] bool contains(std::uint64_t index) const;
    /// The range that contains the index, if any.
    [[nodiscard]] std::optional<IndexRange> rangeOf(std::uint64_t index) const;
    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    [[nodiscard]] std::size_t rangeCount() const { return m_ranges.size(); }
    [[nodiscard]] std::optional<std::uint64_t> first() const;
    [[nodiscard]] std::optional<std::uint64_t> last() const;
    /// Ascending.
    [[nodiscard]] std::vector<IndexRange> ranges() const;

    /// (end of the range that contains `index`, or none; start of the first range that begins after `index`,
    /// or none).
    [[nodiscard]] std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>
    nextGap(std::uint64_t index) const;

    /// Ascending missing indices ≥ start, at most `max`, only those below some member.
    [[nodiscard]] std::vector<std::uint64_t> missingItems(std::uint64_t start, std::size_t max) const;

private:
    std::map<std::uint64_t, std::uint64_t> m_ranges; // first → last
};

} // namespace cryo
