// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text in which a node prints its metrics, read: Prometheus' text format and OpenMetrics.
//
//   # HELP freezer_gets number of get operations.
//   # TYPE freezer_gets counter
//   freezer_gets_total 42
//   http_requests_total{code="200",method="post"} 1027 1395066363000
//   # EOF
// A time behind the value counts in milliseconds; where the text ends with "# EOF" (OpenMetrics), in seconds.
// The text comes from elsewhere: lines that are none are counted and skipped, and everything is bounded.
// Pure; any thread. Source: behaviour.md §4.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cryo {

enum class MetricType : std::uint8_t { Unknown, Counter, Gauge, Histogram, Summary };

/// One value of one series.
struct MetricSample {
    std::string name;
    /// `code="200",method="post"`: ascending by name, values escaped as in the text; empty for none.
    std::string labels;
    double value = 0;                 ///< finite
    std::optional<std::int64_t> atMs; ///< since 1970; none: now
    MetricType type = MetricType::Unknown;
    /// Only ever grows, but for restarts: told by the type, or by the name where there is none.
    [[nodiscard]] bool isCounter() const;
    friend bool operator==(const MetricSample&, const MetricSample&) = default;
};

struct MetricText {
    std::vector<MetricSample> samples; ///< in the order of the text
    std::uint64_t badLines = 0;        ///< that were no line of such a text
    std::uint64_t notFinite = 0;       ///< samples that are infinite or no number: left out
    bool isCut = false;                ///< more than kSamplesMax
    static constexpr std::size_t kSamplesMax = 200'000;
    static constexpr std::size_t kNameMax = 512;
    static constexpr std::size_t kLabelsMax = 4096; ///< bytes of all labels of a sample
};

/// Errors: InvalidValue when the text holds no sample, although it is not empty.
Result<MetricText> parseMetricText(std::string_view text);

/// The labels as MetricSample wants them, from names and values.
[[nodiscard]] std::string metricLabels(std::vector<std::pair<std::string, std::string>> labels);

/// Whether a series of this name only grows, as names are given: its last word is total, count, sum, bucket.
[[nodiscard]] bool isCounterName(std::string_view name);

} // namespace cryo
