// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gaps here against ranges there.
#include "core/inspect/gap_filling.h"

#include <algorithm>

namespace cryo {

std::vector<GapFilling> gapsFilledBy(const ArchiveReport& report, std::span<const IndexRange> other)
{
    std::vector<GapFilling> fillings;
    std::uint64_t number = 0;
    for (const IndexRange& range : other) {
        number = std::max(number, report.gapAtOrAfter(range.first));
        // A gap that goes on behind this range may meet the next one as well.
        for (; number < report.gapCount(); ++number) {
            const Gap gap = report.gap(number);
            if (gap.range.first > range.last)
                break;
            fillings.push_back(
                {{std::max(gap.range.first, range.first), std::min(gap.range.last, range.last)},
                 gap.gapClass});
            if (gap.range.last > range.last)
                break;
        }
    }
    return fillings;
}

std::uint64_t indicesIn(std::span<const GapFilling> fillings)
{
    std::uint64_t indices = 0;
    for (const GapFilling& filling : fillings)
        indices += filling.range.last - filling.range.first + 1;
    return indices;
}

} // namespace cryo
