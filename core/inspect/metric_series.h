// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arithmetic on the history of a metric: rates, ratios, and fewer points for a screen.
//
// A series is ascending by time. A counter that falls was restarted: it counts from 0 again. Pure; any
// thread. Source: product.md §3.10.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cryo {

struct MetricPoint {
    std::int64_t atMs = 0; ///< since 1970
    double value = 0;
    friend bool operator==(const MetricPoint&, const MetricPoint&) = default;
};

/// What a counter gained a second between each point and the one before; one point fewer. Points of the same
/// time count once.
[[nodiscard]] std::vector<MetricPoint> ratePerSecond(std::span<const MetricPoint> points);

/// What `upper` gained for each that `lower` gained, between times that both have; nothing where `lower` did
/// not move. With counters of reads in vain and of lookups: reads in vain a lookup.
[[nodiscard]] std::vector<MetricPoint> ratioOfGains(std::span<const MetricPoint> upper,
                                                    std::span<const MetricPoint> lower);

/// upper / lower at times that both have; nothing where lower is 0.
[[nodiscard]] std::vector<MetricPoint> ratioOfTotals(std::span<const MetricPoint> upper,
                                                     std::span<const MetricPoint> lower);

/// At most about `pointsMax` points that draw the same line: of each stretch of time the first, the lowest,
/// the highest and the last. All of them where there are no more.
[[nodiscard]] std::vector<MetricPoint> thinned(std::vector<MetricPoint> points, std::size_t pointsMax);

} // namespace cryo
