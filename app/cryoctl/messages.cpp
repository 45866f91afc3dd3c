// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notes and progress on standard error.
#include "app/cryoctl/messages.h"

#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "core/inspect/folder_rules.h"

namespace cryo::ctl {

namespace {

using namespace std::chrono_literals;
constexpr auto kSilentAtFirst = 400ms;
constexpr auto kBetween = 200ms;

} // namespace

Messages::Messages(int fd)
    : m_out(fd)
    , m_begun(Clock::now())
    , m_shown(m_begun)
{
}

void Messages::setProgressStyle(ProgressStyle style)
{
    const std::scoped_lock lock(m_mutex);
    m_style = style;
}

void Messages::clearLine()
{
    if (m_lineShown)
        m_out << "\r\x1b[K";
    m_lineShown = false;
}

void Messages::line(std::string_view text)
{
    const std::scoped_lock lock(m_mutex);
    clearLine();
    m_out << text << "\n";
    m_out.flush();
}

void Messages::note(std::string_view text)
{
    line(escapedName("cryoctl: " + std::string(text)));
}

void Messages::finding(const Finding& finding)
{
    line(compact({{"finding", toJson(finding)}}));
}

void Messages::beginWork(Unit unit)
{
    const std::scoped_lock lock(m_mutex);
    m_unit = unit;
    m_begun = Clock::now();
    m_shown = m_begun;
}

void Messages::endWork()
{
    const std::scoped_lock lock(m_mutex);
    clearLine();
    m_out.flush();
}

std::string Messages::progressText(std::uint64_t done, std::uint64_t total, Clock::time_point now) const
{
    const double seconds = std::chrono::duration<double>(now - m_begun).count();
    const double rate = static_cast<double>(done) / seconds;
    std::string text;
    if (total > 0)
        text += percent(static_cast<double>(done) / static_cast<double>(total)) + "  ";
    if (m_unit == Unit::Bytes)
        text += byteSize(done) + "  " + byteSize(static_cast<std::uint64_t>(rate)) + "/s";
    else
        text += grouped(done) + " of " + grouped(total);
    if (total > done && rate > 0)
        text += "  " + decimal(static_cast<double>(total - done) / rate, 0) + " s left";
    return text;
}

void Messages::progress(std::uint64_t done, std::uint64_t total)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    if (m_style == ProgressStyle::None || now - m_begun < kSilentAtFirst || now - m_shown < kBetween)
        return;
    m_shown = now;
    if (m_style == ProgressStyle::JsonLines) {
        m_out << compact({{"progress",
                           {{"done", number(done)},
                            {"total", number(total)},
                            {"unit", m_unit == Unit::Bytes ? "bytes" : "steps"}}}})
              << "\n";
    } else {
        clearLine();
        m_out << progressText(done, total, now);
        m_lineShown = m_out.isTerminal();
        if (!m_lineShown)
            m_out << "\n";
    }
    m_out.flush();
}

} // namespace cryo::ctl
