// SPDX-License-Identifier: GPL-3.0-or-later
// Progress, rate and time left of one job.
#include "ui/session/job.h"

#include <algorithm>
#include <cmath>

namespace cryo::ui {
namespace {

constexpr qint64 kRateSampleMs = 250;
constexpr double kRateWeight = 0.3;
constexpr qint64 kTimeLeftAfterMs = 2000;

} // namespace

Progress JobMeter::progress(const std::shared_ptr<JobMeter>& meter)
{
    return Progress(meter->stop.get_token(), [meter](std::uint64_t done, std::uint64_t total) {
        meter->done.store(done, std::memory_order_relaxed);
        meter->total.store(total, std::memory_order_relaxed);
        if (meter->isPaused)
            meter->waitWhilePaused();
    });
}

void JobMeter::pause(bool isPausing)
{
    const std::lock_guard lock(pausing);
    isPaused = isPausing;
    goOn.notify_all();
}

void JobMeter::waitWhilePaused()
{
    std::unique_lock lock(pausing);
    goOn.wait(lock, stop.get_token(), [this] { return !isPaused; });
}

Job::Job(quint64 id, QString title, QString subject, JobUnit unit, QObject* parent)
    : QObject(parent)
    , m_id(id)
    , m_title(std::move(title))
    , m_subject(std::move(subject))
    , m_unit(unit)
{
}

std::optional<double> Job::rate() const
{
    return m_hasRate ? std::optional(m_rate) : std::nullopt;
}

qint64 Job::elapsedMs() const
{
    return m_finishedMs >= 0 ? m_finishedMs : workedMs();
}

/// Since the beginning, without the time that it waited.
qint64 Job::workedMs() const
{
    if (!m_clock.isValid())
        return 0;
    const qint64 waits = isPaused() ? m_clock.elapsed() - m_pausedSinceMs : 0;
    return m_clock.elapsed() - m_pausedMs - waits;
}

std::optional<quint64> Job::secondsLeft() const
{
    if (!isActive() || isPaused() || !m_hasRate || m_rate <= 0 || m_total == 0 ||
        elapsedMs() < kTimeLeftAfterMs)
        return std::nullopt;
    const quint64 rest = m_total - std::min(m_total, m_done);
    const double seconds = std::ceil(double(rest) / m_rate);
    constexpr double kLongest = 100.0 * 24 * 3600; // beyond a hundred days it is no estimate
    return seconds < kLongest ? std::optional(quint64(seconds)) : std::nullopt;
}

void Job::cancel()
{
    if (!isActive() || m_meter->stop.stop_requested())
        return;
    pause(false);
    m_meter->stop.request_stop();
    Q_EMIT changed();
}

void Job::pause(bool isPausing)
{
    if (!isPausable() || isPausing == isPaused())
        return;
    const qint64 now = m_clock.isValid() ? m_clock.elapsed() : 0;
    if (isPausing)
        m_pausedSinceMs = now;
    else
        m_pausedMs += now - m_pausedSinceMs;
    m_meter->pause(isPausing);
    Q_EMIT changed();
}

void Job::measureRate(quint64 done)
{
    const qint64 now = workedMs();
    const qint64 past = now - m_sampleMs;
    if (past < kRateSampleMs)
        return;
    // Work that counts several passes may start again from 0.
    const double sample = done < m_sampleDone ? 0 : double(done - m_sampleDone) * 1000.0 / double(past);
    m_rate = m_hasRate ? m_rate + kRateWeight * (sample - m_rate) : sample;
    m_hasRate = true;
    m_sampleMs = now;
    m_sampleDone = done;
}

void Job::poll()
{
    if (!isActive())
        return;
    bool isDifferent = false;
    if (m_state == State::Waiting && m_meter->begun.load()) {
        m_state = State::Running;
        m_clock.start();
        m_pausedSinceMs = 0;
        m_pausedMs = 0;
        isDifferent = true;
    }
    if (m_state != State::Running)
        return;
    const quint64 total = m_meter->total.load(std::memory_order_relaxed);
    const quint64 done = m_meter->done.load(std::memory_order_relaxed);
    measureRate(done);
    std::optional<int> permille;
    if (total > 0)
        permille = int(std::min(1000.0, double(done) * 1000.0 / double(total)));
    const qint64 second = workedMs() / 500;
    isDifferent = isDifferent || permille != m_permille || second != m_shownSecond;
    m_done = done;
    m_total = total;
    m_permille = permille;
    m_shownSecond = second;
    if (isDifferent)
        Q_EMIT changed();
}

void Job::finish(State state, const QString& reason)
{
    poll();
    m_finishedMs = workedMs();
    m_state = state;
    m_reason = reason;
    if (state == State::Done && m_total > 0) {
        m_done = m_total;
        m_permille = 1000;
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace cryo::ui
