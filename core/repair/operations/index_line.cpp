// SPDX-License-Identifier: GPL-3.0-or-later
//
// Steps, order, repeats.
#include "core/repair/operations/index_line.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace cryo {

namespace {

/// Fewer tell nothing about the others.
constexpr std::size_t kFewest = 3;

/// What the index grows by for each position between two entries; none where it does not, or not evenly.
std::optional<std::uint64_t> stepBetween(const IndexAtPosition& before, const IndexAtPosition& after)
{
    const std::uint64_t distance = after.position - before.position;
    if (distance == 0 || after.index <= before.index || (after.index - before.index) % distance != 0)
        return std::nullopt;
    return (after.index - before.index) / distance;
}

/// The step that at least 6 of 10 neighbours keep; none if there is none.
std::optional<std::uint64_t> commonStep(std::span<const IndexAtPosition> line)
{
    std::map<std::uint64_t, std::size_t> counts;
    for (std::size_t i = 1; i < line.size(); ++i)
        if (const auto step = stepBetween(line[i - 1], line[i]))
            ++counts[*step];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    if (most == counts.end() || most->second * 10 < (line.size() - 1) * 6)
        return std::nullopt;
    return most->first;
}

/// Members of the longest strictly ascending sequence.
std::vector<bool> longestAscending(std::span<const IndexAtPosition> line)
{
    constexpr std::size_t kNothingBefore = SIZE_MAX;
    std::vector<std::size_t> ends; // by length - 1: the entry with the lowest index that ends such a sequence
    std::vector<std::size_t> before(line.size(), kNothingBefore);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, line[i].index, {},
                                                    [&](std::size_t entry) { return line[entry].index; });
        if (place != ends.begin())
            before[i] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> members(line.size());
    for (std::size_t i = ends.empty() ? kNothingBefore : ends.back(); i != kNothingBefore; i = before[i])
        members[i] = true;
    return members;
}

} // namespace

std::vector<bool> judgeIndexLine(std::span<const IndexAtPosition> line)
{
    std::vector<bool> inLine(line.size(), true);
    if (line.size() >= kFewest) {
        const auto step = commonStep(line);
        const auto keeps = [&](std::size_t a, std::size_t b) {
            return stepBetween(line[a], line[b]) == step;
        };
        if (step) {
            for (std::size_t i = 0; i < line.size(); ++i)
                inLine[i] = (i > 0 && keeps(i - 1, i)) || (i + 1 < line.size() && keeps(i, i + 1)) ||
                            (i > 1 && keeps(i - 2, i)) || (i + 2 < line.size() && keeps(i, i + 2));
        } else if (std::vector<bool> members = longestAscending(line);
                   std::ranges::count(members, true) * 4 >= static_cast<std::ptrdiff_t>(line.size()) * 3) {
            inLine = std::move(members);
        }
    }
    std::set<std::uint64_t> seen;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (inLine[i] && !seen.insert(line[i].index).second)
            inLine[i] = false;
    return inLine;
}

} // namespace cryo
