// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of classes over a 64-bit index space, in levels of detail.
//
// Ranges lie sorted and apart in one array; what no range covers is of the background class. Above the array
// stand levels, each block summing up kFanout blocks of the one below (which classes occur, how many items
// and ranges of each). A question about any run of indices, a pixel column or the whole, reads two binary
// searches and at most 2 · kFanout entries per level: 1 µs with a million ranges, so a strip asks anew for
// every repaint and zoom. Invariants: ranges ascend and do not touch inside each other; all lie within
// first() … last() < 2^64 − 1. Thread rule: immutable once built; share it freely. Building may be done by a
// job.
#pragma once

#include "ui/theme/tokens.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace cryo::ui {

/// A run of indices of one class, both ends included.
struct GapRange {
    quint64 first = 0;
    quint64 last = 0;
    GapClass cls = GapClass::Missing;

    friend bool operator==(const GapRange&, const GapRange&) = default;
};

/// A set of gap classes, one bit each.
using GapClassMask = quint8;
[[nodiscard]] constexpr GapClassMask maskOf(GapClass value)
{
    return GapClassMask(1U << unsigned(value));
}

/// What a run of indices holds.
struct GapSummary {
    /// Items of each class, the background's included.
    std::array<quint64, kGapClassCount> items{};
    /// Ranges of each class that touch the run; none are counted for what no range covers.
    std::array<quint64, kGapClassCount> ranges{};
    /// Classes with at least one item.
    GapClassMask mask = 0;
};

/// The ranges and their levels.
class GapPyramid {
public:
    static constexpr std::size_t kFanout = 32;

    /// Sorts the ranges if they are not, cuts them to the space, and of overlapping ones keeps what begins
    /// first; the later one keeps what is left. `spaceLast` below `spaceFirst` makes an empty space.
    static std::shared_ptr<const GapPyramid> build(quint64 spaceFirst, quint64 spaceLast,
                                                   std::vector<GapRange> ranges,
                                                   GapClass background = GapClass::Present);

    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    [[nodiscard]] quint64 first() const { return m_first; }
    [[nodiscard]] quint64 last() const { return m_last; }
    [[nodiscard]] GapClass background() const { return m_background; }
    [[nodiscard]] std::size_t rangeCount() const { return m_ranges.size(); }
    [[nodiscard]] const GapRange& range(std::size_t number) const { return m_ranges[number]; }

    /// Number of the first range that ends at `index` or behind it; rangeCount() if there is none.
    [[nodiscard]] std::size_t firstReaching(quint64 index) const;
    /// Number of the first range that begins behind `index`; rangeCount() if there is none.
    [[nodiscard]] std::size_t firstBehind(quint64 index) const;
    /// Classes of ranges number from … to − 1.
    [[nodiscard]] GapClassMask classesOf(std::size_t from, std::size_t to) const;
    /// The first of these ranges that is of one of the classes.
    [[nodiscard]] std::optional<std::size_t> findForward(GapClassMask classes, std::size_t from,
                                                         std::size_t to) const;
    /// The last of them.
    [[nodiscard]] std::optional<std::size_t> findBackward(GapClassMask classes, std::size_t from,
                                                          std::size_t to) const;

    [[nodiscard]] GapSummary summary(quint64 first, quint64 last) const;
    /// The range at an index, or the run of background around it.
    [[nodiscard]] GapRange rangeAt(quint64 index) const;

private:
    struct Block {
        std::array<quint64, kGapClassCount> items{};
        std::array<quint64, kGapClassCount> ranges{};
        GapClassMask mask = 0;
    };
    using Level = std::vector<Block>;

    void buildLevels();
    void addRanges(std::size_t from, std::size_t to, GapSummary& out) const;
    template <typename Visit>
    void forBlocks(std::size_t from, std::size_t to, Visit visit) const;
    [[nodiscard]] GapClassMask maskAt(std::size_t level, std::size_t block) const;

    std::vector<GapRange> m_ranges;
    /// m_levels[0] sums up kFanout ranges per block, m_levels[1] kFanout of those, …
    std::vector<Level> m_levels;
    quint64 m_first = 0;
    quint64 m_last = 0;
    GapClass m_background = GapClass::Present;
    bool m_isEmpty = true;
};

} // namespace cryo::ui
