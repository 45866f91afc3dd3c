// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registering and exposing.
#include "core/base/metrics.h"

#include <algorithm>

namespace cryo {

namespace {

bool isCounter(const std::variant<std::shared_ptr<Counter>, std::shared_ptr<Gauge>>& metric)
{
    return metric.index() == 0;
}

} // namespace

Result<> MetricsRegistry::checkFree(std::string_view name) const
{
    const bool taken = std::ranges::any_of(m_entries, [&](const Entry& entry) { return entry.name == name; });
    if (taken)
        return fail(Errc::InvalidArgument, "duplicate metric: " + std::string(name));
    return {};
}

Result<std::shared_ptr<Counter>> MetricsRegistry::counter(std::string name, std::string help)
{
    CRYO_TRY(checkFree(name));
    auto metric = std::make_shared<Counter>();
    m_entries.push_back({std::move(name), std::move(help), metric});
    return metric;
}

Result<std::shared_ptr<Gauge>> MetricsRegistry::gauge(std::string name, std::string help)
{
    CRYO_TRY(checkFree(name));
    auto metric = std::make_shared<Gauge>();
    m_entries.push_back({std::move(name), std::move(help), metric});
    return metric;
}

std::vector<MetricsRegistry::Sample> MetricsRegistry::samples() const
{
    std::vector<Sample> samples;
    for (const Entry& entry : m_entries) {
        if (isCounter(entry.metric))
            samples.push_back(
                {entry.name + "_total", static_cast<std::int64_t>(std::get<0>(entry.metric)->value())});
        else
            samples.push_back({entry.name, std::get<1>(entry.metric)->value()});
    }
    return samples;
}

std::string MetricsRegistry::exposition() const
{
    std::string text;
    const std::vector<Sample> values = samples();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        text += "# HELP " + entry.name + " " + entry.help + ".\n";
        text += "# TYPE " + entry.name + (isCounter(entry.metric) ? " counter\n" : " gauge\n");
        text += values[i].name + " " + std::to_string(values[i].value) + "\n";
    }
    return text + "# EOF\n";
}

std::string MetricsScope::fullName(std::string_view name) const
{
    return m_prefix.empty() ? std::string(name) : m_prefix + "_" + std::string(name);
}

MetricsScope MetricsScope::labelled(std::string_view label) const
{
    MetricsScope scope = *this;
    scope.m_prefix = fullName(label);
    return scope;
}

Result<std::shared_ptr<Counter>> MetricsScope::counter(std::string_view name, std::string help) const
{
    if (m_registry == nullptr)
        return std::make_shared<Counter>();
    return m_registry->counter(fullName(name), std::move(help));
}

Result<std::shared_ptr<Gauge>> MetricsScope::gauge(std::string_view name, std::string help) const
{
    if (m_registry == nullptr)
        return std::make_shared<Gauge>();
    return m_registry->gauge(fullName(name), std::move(help));
}

} // namespace cryo
