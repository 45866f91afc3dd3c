// SPDX-License-Identifier: GPL-3.0-or-later
//
// Standard error: notes for people, findings of the verbs that print JSON lines, and progress.
//
// Progress is a line that is written over on a terminal, or JSON lines; it stays silent for short work. Any
// thread.
#pragma once

#include "app/cryoctl/output.h"
#include "core/inspect/finding.h"

#include <chrono>
#include <mutex>

namespace cryo::ctl {

class Messages {
public:
    enum class ProgressStyle : std::uint8_t { None, Text, JsonLines };
    enum class Unit : std::uint8_t { Bytes, Steps };

    explicit Messages(int fd);

    void setProgressStyle(ProgressStyle style);
    [[nodiscard]] bool isTerminal() const { return m_out.isTerminal(); }

    /// A line, begun with "cryoctl: "; control characters come escaped.
    void note(std::string_view text);
    /// `{"finding":…}`.
    void finding(const Finding& finding);
    /// A line as it is.
    void line(std::string_view text);

    /// Forgets the work before; the next progress() belongs to new work.
    void beginWork(Unit unit);
    void progress(std::uint64_t done, std::uint64_t total);
    /// Removes the line that shows progress.
    void endWork();

private:
    using Clock = std::chrono::steady_clock;
    void clearLine();
    [[nodiscard]] std::string progressText(std::uint64_t done, std::uint64_t total,
                                           Clock::time_point now) const;

    std::mutex m_mutex;
    Output m_out;
    ProgressStyle m_style = ProgressStyle::None;
    Unit m_unit = Unit::Bytes;
    Clock::time_point m_begun;
    Clock::time_point m_shown;
    bool m_lineShown = false;
};

} // namespace cryo::ctl
