// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long work says how far it is, and hears that it should stop.
//
// Core sees a stop token and a callback, no window and no thread. A Progress may be used from several threads
// at once (parallel.h does); the callback then has to stand that.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace cryo {

/// Handed down into long work. The default one is silent and never stops.
class Progress {
public:
    /// done and total count the same unit, bytes unless the work says otherwise; total 0 = not known yet.
    using Report = std::function<void(std::uint64_t done, std::uint64_t total)>;

    Progress() = default;
    explicit Progress(std::stop_token stop, Report report = {})
        : m_stop(std::move(stop))
        , m_report(std::move(report))
    {
    }

    /// Called between steps. Errors: Cancelled when asked to stop; the work passes it on at once.
    Result<> step(std::uint64_t done, std::uint64_t total) const
    {
        if (m_stop.stop_requested())
            return fail(Errc::Cancelled, "cancelled");
        if (m_report)
            m_report(done, total);
        return {};
    }

    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::stop_token token() const { return m_stop; }

private:
    std::stop_token m_stop;
    Report m_report;
};

} // namespace cryo
