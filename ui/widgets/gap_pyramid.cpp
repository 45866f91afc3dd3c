// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the levels and answers from them.
#include "ui/widgets/gap_pyramid.h"

#include "ui/widgets/wide_math.h"

#include <algorithm>
#include <limits>

namespace cryo::ui {
namespace {

/// The largest index: one less than what 64 bits hold, so that the length of any run fits as well.
constexpr quint64 kLargestIndex = std::numeric_limits<quint64>::max() - 1;

/// Cuts to the space and takes overlaps from the later range.
std::vector<GapRange> separated(std::vector<GapRange> ranges, quint64 spaceFirst, quint64 spaceLast)
{
    const auto earlier = [](const GapRange& a, const GapRange& b) { return a.first < b.first; };
    if (!std::is_sorted(ranges.begin(), ranges.end(), earlier))
        std::stable_sort(ranges.begin(), ranges.end(), earlier);
    std::size_t kept = 0;
    for (const GapRange& range : ranges) {
        GapRange cut{std::max(range.first, spaceFirst), std::min(range.last, spaceLast), range.cls};
        if (kept > 0 && ranges[kept - 1].last >= cut.first) {
            if (ranges[kept - 1].last == kLargestIndex)
                continue;
            cut.first = ranges[kept - 1].last + 1;
        }
        if (cut.first <= cut.last)
            ranges[kept++] = cut;
    }
    ranges.resize(kept);
    return ranges;
}

} // namespace

std::shared_ptr<const GapPyramid> GapPyramid::build(quint64 spaceFirst, quint64 spaceLast,
                                                    std::vector<GapRange> ranges, GapClass background)
{
    auto pyramid = std::make_shared<GapPyramid>();
    pyramid->m_background = background;
    spaceLast = std::min(spaceLast, kLargestIndex);
    if (spaceLast < spaceFirst)
        return pyramid;
    pyramid->m_isEmpty = false;
    pyramid->m_first = spaceFirst;
    pyramid->m_last = spaceLast;
    pyramid->m_ranges = separated(std::move(ranges), spaceFirst, spaceLast);
    pyramid->buildLevels();
    return pyramid;
}

void GapPyramid::buildLevels()
{
    Level level((m_ranges.size() + kFanout - 1) / kFanout);
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        const GapRange& range = m_ranges[i];
        Block& block = level[i / kFanout];
        const auto cls = std::size_t(range.cls);
        block.items[cls] = saturatingAdd(block.items[cls], range.last - range.first + 1);
        ++block.ranges[cls];
        block.mask |= maskOf(range.cls);
    }
    while (!level.empty()) {
        m_levels.push_back(std::move(level));
        const Level& below = m_levels.back();
        if (below.size() == 1)
            break;
        level.assign((below.size() + kFanout - 1) / kFanout, Block());
        for (std::size_t i = 0; i < below.size(); ++i) {
            Block& block = level[i / kFanout];
            for (std::size_t cls = 0; cls < kGapClassCount; ++cls) {
                block.items[cls] = saturatingAdd(block.items[cls], below[i].items[cls]);
                block.ranges[cls] += below[i].ranges[cls];
            }
            block.mask |= below[i].mask;
        }
    }
}

/// Visits from … to − 1 as few blocks: visit(level, number), level 0 being single ranges. Stops when visit
/// returns false.
template <typename Visit>
void GapPyramid::forBlocks(std::size_t from, std::size_t to, Visit visit) const
{
    while (from < to) {
        std::size_t level = 0;
        std::size_t size = 1;
        while (level < m_levels.size() && from % (size * kFanout) == 0 && to - from >= size * kFanout) {
            size *= kFanout;
            ++level;
        }
        if (!visit(level, from / size))
            return;
        from += size;
    }
}

GapClassMask GapPyramid::maskAt(std::size_t level, std::size_t block) const
{
    return level == 0 ? maskOf(m_ranges[block].cls) : m_levels[level - 1][block].mask;
}

std::size_t GapPyramid::firstReaching(quint64 index) const
{
    const auto at =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), index,
                         [](const GapRange& range, quint64 wanted) { return range.last < wanted; });
    return std::size_t(at - m_ranges.begin());
}

std::size_t GapPyramid::firstBehind(quint64 index) const
{
    const auto at =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), index,
                         [](quint64 wanted, const GapRange& range) { return wanted < range.first; });
    return std::size_t(at - m_ranges.begin());
}

GapClassMask GapPyramid::classesOf(std::size_t from, std::size_t to) const
{
    GapClassMask mask = 0;
    forBlocks(from, to, [&](std::size_t level, std::size_t block) {
        mask |= maskAt(level, block);
        return true;
    });
    return mask;
}

std::optional<std::size_t> GapPyramid::findForward(GapClassMask classes, std::size_t from,
                                                   std::size_t to) const
{
    std::optional<std::size_t> found;
    forBlocks(from, to, [&](std::size_t level, std::size_t block) {
        if ((maskAt(level, block) & classes) == 0)
            return true;
        for (; level > 0; --level) {
            block *= kFanout;
            while ((maskAt(level - 1, block) & classes) == 0)
                ++block;
        }
        found = block;
        return false;
    });
    return found;
}

std::optional<std::size_t> GapPyramid::findBackward(GapClassMask classes, std::size_t from,
                                                    std::size_t to) const
{
    // The last block with the class, then down its last children.
    std::optional<std::pair<std::size_t, std::size_t>> last;
    forBlocks(from, to, [&](std::size_t level, std::size_t block) {
        if ((maskAt(level, block) & classes) != 0)
            last = {level, block};
        return true;
    });
    if (!last)
        return std::nullopt;
    auto [level, block] = *last;
    for (; level > 0; --level) {
        const std::size_t count = level == 1 ? m_ranges.size() : m_levels[level - 2].size();
        block = std::min((block + 1) * kFanout, count) - 1;
        while ((maskAt(level - 1, block) & classes) == 0)
            --block;
    }
    return block;
}

void GapPyramid::addRanges(std::size_t from, std::size_t to, GapSummary& out) const
{
    forBlocks(from, to, [&](std::size_t level, std::size_t number) {
        if (level == 0) {
            const GapRange& range = m_ranges[number];
            const auto cls = std::size_t(range.cls);
            out.items[cls] = saturatingAdd(out.items[cls], range.last - range.first + 1);
            ++out.ranges[cls];
            return true;
        }
        const Block& block = m_levels[level - 1][number];
        for (std::size_t cls = 0; cls < kGapClassCount; ++cls) {
            out.items[cls] = saturatingAdd(out.items[cls], block.items[cls]);
            out.ranges[cls] += block.ranges[cls];
        }
        return true;
    });
}

GapSummary GapPyramid::summary(quint64 first, quint64 last) const
{
    GapSummary out;
    if (m_isEmpty)
        return out;
    first = std::max(first, m_first);
    last = std::min(last, m_last);
    if (last < first)
        return out;
    const std::size_t from = firstReaching(first);
    const std::size_t to = firstBehind(last);
    addRanges(from, to, out);
    if (from < to) {
        // The outer ranges may reach over the ends.
        const GapRange& head = m_ranges[from];
        const GapRange& tail = m_ranges[to - 1];
        if (head.first < first)
            out.items[std::size_t(head.cls)] -= first - head.first;
        if (tail.last > last)
            out.items[std::size_t(tail.cls)] -= tail.last - last;
    }
    quint64 covered = 0;
    for (const quint64 items : out.items)
        covered += items;
    out.items[std::size_t(m_background)] += last - first + 1 - covered;
    for (int cls = 0; cls < kGapClassCount; ++cls)
        out.mask |= out.items[std::size_t(cls)] > 0 ? maskOf(GapClass(cls)) : GapClassMask(0);
    return out;
}

GapRange GapPyramid::rangeAt(quint64 index) const
{
    const std::size_t at = firstReaching(index);
    if (at < m_ranges.size() && m_ranges[at].first <= index)
        return m_ranges[at];
    return {at == 0 ? m_first : m_ranges[at - 1].last + 1,
            at == m_ranges.size() ? m_last : m_ranges[at].first - 1, m_background};
}

} // namespace cryo::ui
