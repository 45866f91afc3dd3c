// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counters and gauges of the engines, by the names that the reference gives them, and their text.
//
// A name is the label prefixes joined with `_`, then the metric's own name. A registry stands for one process
// of the reference: everything starts at 0, and a name can be registered once. A scope with no registry gives
// working metrics that nobody exposes.
//
// Threads: the metrics themselves may be moved from any thread; registering belongs to one thread.
// Source: behaviour.md §4.
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cryo {

/// Only ever grows. Exposed with the suffix `_total`.
class Counter {
public:
    void add(std::uint64_t n = 1) { m_value.fetch_add(n, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value = 0;
};

/// Can be set, and moved both ways.
class Gauge {
public:
    void set(std::int64_t value) { m_value.store(value, std::memory_order_relaxed); }
    void add(std::int64_t n = 1) { m_value.fetch_add(n, std::memory_order_relaxed); }
    [[nodiscard]] std::int64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_value = 0;
};

/// Every metric of one process, in the order of registration.
class MetricsRegistry {
public:
    /// One line of what is exposed.
    struct Sample {
        std::string name; ///< as exposed: a counter's ends in `_total`
        std::int64_t value = 0;
    };

    /// Errors: InvalidArgument when the name is taken (the reference aborts: "duplicate metric: name").
    Result<std::shared_ptr<Counter>> counter(std::string name, std::string help);
    Result<std::shared_ptr<Gauge>> gauge(std::string name, std::string help);

    /// Prometheus text: HELP and TYPE once per name, the sample, at the end `# EOF`.
    [[nodiscard]] std::string exposition() const;
    /// The samples alone, in order of registration.
    [[nodiscard]] std::vector<Sample> samples() const;

private:
    struct Entry {
        std::string name;
        std::string help;
        std::variant<std::shared_ptr<Counter>, std::shared_ptr<Gauge>> metric;
    };
    Result<> checkFree(std::string_view name) const;

    std::vector<Entry> m_entries;
};

/// A registry and the label prefix below which somebody registers. Cheap to copy; the registry must outlive
/// the registering, not the metrics.
class MetricsScope {
public:
    /// Metrics that are counted, but exposed nowhere.
    MetricsScope() = default;
    explicit MetricsScope(MetricsRegistry& registry, std::string prefix = {})
        : m_registry(&registry)
        , m_prefix(std::move(prefix))
    {
    }

    /// This scope with one more label: prefix `_` label.
    [[nodiscard]] MetricsScope labelled(std::string_view label) const;

    /// Errors: those of MetricsRegistry.
    [[nodiscard]] Result<std::shared_ptr<Counter>> counter(std::string_view name, std::string help) const;
    [[nodiscard]] Result<std::shared_ptr<Gauge>> gauge(std::string_view name, std::string help) const;

private:
    [[nodiscard]] std::string fullName(std::string_view name) const;

    MetricsRegistry* m_registry = nullptr;
    std::string m_prefix;
};

} // namespace cryo
