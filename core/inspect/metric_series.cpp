// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rates and ratios of counters.
#include "core/inspect/metric_series.h"

#include <algorithm>
#include <array>

namespace cryo {

namespace {

double counterGain(double before, double after)
{
    return after >= before ? after - before : after;
}

/// Calls visit(upper's point, lower's point) for every time that both have.
template <typename Visit>
void forEachShared(std::span<const MetricPoint> upper, std::span<const MetricPoint> lower, Visit visit)
{
    std::size_t u = 0;
    std::size_t l = 0;
    while (u < upper.size() && l < lower.size()) {
        if (upper[u].atMs < lower[l].atMs)
            ++u;
        else if (upper[u].atMs > lower[l].atMs)
            ++l;
        else
            visit(upper[u++], lower[l++]);
    }
}

} // namespace

std::vector<MetricPoint> ratePerSecond(std::span<const MetricPoint> points)
{
    std::vector<MetricPoint> rates;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const std::int64_t ms = points[i].atMs - points[i - 1].atMs;
        if (ms > 0)
            rates.push_back({points[i].atMs, counterGain(points[i - 1].value, points[i].value) * 1000.0 /
                                                 static_cast<double>(ms)});
    }
    return rates;
}

std::vector<MetricPoint> ratioOfGains(std::span<const MetricPoint> upper, std::span<const MetricPoint> lower)
{
    std::vector<MetricPoint> ratios;
    bool isFirst = true;
    double upperBefore = 0;
    double lowerBefore = 0;
    forEachShared(upper, lower, [&](const MetricPoint& u, const MetricPoint& l) {
        const double below = counterGain(lowerBefore, l.value);
        // Where nothing was looked up the cost is not known; the reads in vain wait for the next lookup.
        if (!isFirst && below <= 0)
            return;
        if (!isFirst)
            ratios.push_back({l.atMs, counterGain(upperBefore, u.value) / below});
        isFirst = false;
        upperBefore = u.value;
        lowerBefore = l.value;
    });
    return ratios;
}

std::vector<MetricPoint> ratioOfTotals(std::span<const MetricPoint> upper, std::span<const MetricPoint> lower)
{
    std::vector<MetricPoint> ratios;
    forEachShared(upper, lower, [&](const MetricPoint& u, const MetricPoint& l) {
        if (l.value != 0)
            ratios.push_back({l.atMs, u.value / l.value});
    });
    return ratios;
}

std::vector<MetricPoint> thinned(std::vector<MetricPoint> points, std::size_t pointsMax)
{
    constexpr std::size_t kOfEach = 4;
    if (points.size() <= std::max(pointsMax, kOfEach))
        return points;
    const std::size_t stretches = std::max<std::size_t>(1, pointsMax / kOfEach);
    const std::int64_t first = points.front().atMs;
    const auto span = static_cast<double>(std::max<std::int64_t>(1, points.back().atMs - first));
    const auto stretchOf = [&](const MetricPoint& point) {
        const double share = static_cast<double>(point.atMs - first) / span;
        return std::min(stretches - 1, static_cast<std::size_t>(share * static_cast<double>(stretches)));
    };
    std::vector<MetricPoint> kept;
    const auto byValue = [](const MetricPoint& a, const MetricPoint& b) { return a.value < b.value; };
    for (auto begin = points.begin(); begin != points.end();) {
        const std::size_t stretch = stretchOf(*begin);
        const auto end =
            std::find_if(begin, points.end(), [&](const MetricPoint& p) { return stretchOf(p) != stretch; });
        const auto [low, high] = std::minmax_element(begin, end, byValue);
        std::array four{begin, low, high, std::prev(end)};
        std::ranges::sort(four);
        const auto rest = std::ranges::unique(four);
        for (auto each = four.begin(); each != rest.begin(); ++each)
            kept.push_back(**each);
        begin = end;
    }
    return kept;
}

} // namespace cryo
