// SPDX-License-Identifier: GPL-3.0-or-later
// Times of repeated frames. Tests hold the median against a frame of 16.7 ms, so that another process on the
// machine does not fail them, and print the worst.
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
    /// Prints both, and says whether the median fits into a frame. Under sanitizers only their time is
    /// printed.
    [[nodiscard]] bool fitFrame(const char* what) const
    {
        qInfo("%s: median %.2f ms, worst %.2f ms", what, median(), worst());
#if defined(__SANITIZE_ADDRESS__)
        return true;
#else
        return median() <= 16.7;
#endif
    }

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
