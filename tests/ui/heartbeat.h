// SPDX-License-Identifier: GPL-3.0-or-later
// A timer of one millisecond on the GUI thread, and the gaps between its beats: how long somebody would have
// waited for an answer. Thread rule: GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <algorithm>
#include <compare>
#include <functional>
#include <time.h>
#include <vector>

namespace cryo::test {

class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    }

    void start()
    {
        m_gapsNs.clear();
        m_workNs.clear();
        m_lastWorkedNs = threadWorkNs();
        m_clock.start();
        m_lastNs = 0;
        m_timer.start();
    }
    void stop()
    {
        beat();
        m_timer.stop();
    }

    [[nodiscard]] std::size_t count() const { return m_gapsNs.size(); }
    [[nodiscard]] double worstMs() const { return percentileMs(1.0); }
    /// The gap that this share of all gaps does not exceed.
    [[nodiscard]] double percentileMs(double share) const
    {
        if (m_gapsNs.empty())
            return 0;
        std::vector<qint64> sorted = m_gapsNs;
        std::sort(sorted.begin(), sorted.end());
        const auto last = double(sorted.size() - 1);
        return double(sorted[std::size_t(last * share)]) / 1e6;
    }
    /// The most that this thread itself worked in one gap: what is left of a gap, it waited for a core.
    [[nodiscard]] double mostWorkMs() const
    {
        return m_workNs.empty() ? 0 : double(*std::ranges::max_element(m_workNs)) / 1e6;
    }
    /// The longest gaps and when they ended, longest first.
    [[nodiscard]] QString worstText(std::size_t count) const
    {
        struct Gap {
            qint64 lengthNs;
            qint64 endNs;
            qint64 workNs;
            auto operator<=>(const Gap&) const = default;
        };
        std::vector<Gap> gaps;
        qint64 end = 0;
        for (std::size_t i = 0; i < m_gapsNs.size(); ++i) {
            end += m_gapsNs[i];
            gaps.push_back({m_gapsNs[i], end, m_workNs[i]});
        }
        std::ranges::sort(gaps, std::greater<>());
        QStringList words;
        for (std::size_t i = 0; i < std::min(count, gaps.size()); ++i)
            words << QStringLiteral("%1 ms (%2 of own work) at %3 s")
                         .arg(double(gaps[i].lengthNs) / 1e6, 0, 'f', 1)
                         .arg(double(gaps[i].workNs) / 1e6, 0, 'f', 1)
                         .arg(double(gaps[i].endNs) / 1e9, 0, 'f', 3);
        return words.join(QStringLiteral(", "));
    }
    [[nodiscard]] QString text() const
    {
        return QStringLiteral(
                   "%1 beats, median %2 ms, p99 %3 ms, p99.9 %4 ms, worst %5 ms; own work at most %6 ms")
            .arg(count())
            .arg(percentileMs(0.5), 0, 'f', 2)
            .arg(percentileMs(0.99), 0, 'f', 2)
            .arg(percentileMs(0.999), 0, 'f', 2)
            .arg(worstMs(), 0, 'f', 2)
            .arg(mostWorkMs(), 0, 'f', 2);
    }

private:
    [[nodiscard]] static qint64 threadWorkNs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }
    void beat()
    {
        const qint64 now = m_clock.nsecsElapsed();
        m_gapsNs.push_back(now - m_lastNs);
        m_lastNs = now;
        const qint64 worked = threadWorkNs();
        m_workNs.push_back(worked - m_lastWorkedNs);
        m_lastWorkedNs = worked;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastNs = 0;
    qint64 m_lastWorkedNs = 0;
    std::vector<qint64> m_gapsNs;
    std::vector<qint64> m_workNs; ///< for each gap
};

} // namespace cryo::test
