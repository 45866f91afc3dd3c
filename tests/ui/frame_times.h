// SPDX-License-Identifier: GPL-3.0-or-later
// Times of repeated frames. Median and worst are printed; the median is held against a frame of 16.7 ms where
// CRYO_FRAMES is set, as packaging/bench does: what else a machine does must not fail a test.
#pragma once

#include <QtTest>

#include <algorithm>
#include <ctime>
#include <vector>

namespace cryo::ui::test {

/// Gathers times; one per call of run.
class FrameTimes {
public:
    template <typename Work>
    void run(Work work)
    {
        const double before = now();
        work();
        m_milliseconds.push_back(now() - before);
    }
    [[nodiscard]] double worst() const
    {
        return *std::max_element(m_milliseconds.begin(), m_milliseconds.end());
    }
    [[nodiscard]] double median() const
    {
        std::vector<double> sorted = m_milliseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    /// Prints both; false if the median is to fit into a frame and does not.
    [[nodiscard]] bool fitFrame(const char* what) const
    {
        qInfo("%s: median %.2f ms, worst %.2f ms", what, median(), worst());
        return !areHeld() || median() <= 16.7;
    }
    /// Whether times are held against their goals here.
    [[nodiscard]] static bool areHeld() { return qEnvironmentVariableIsSet("CRYO_FRAMES"); }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    std::vector<double> m_milliseconds;
};

} // namespace cryo::ui::test
