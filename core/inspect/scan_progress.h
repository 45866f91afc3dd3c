// SPDX-License-Identifier: GPL-3.0-or-later
//
// Progress of one job that several threads work on: bytes done of bytes in all.
//
// Every member may be called from any thread.
#pragma once

#include "core/base/progress.h"

#include <atomic>

namespace cryo {

/// What is read between two reports.
inline constexpr std::uint64_t kProgressStepBytes = std::uint64_t{1} << 20;

class ScanProgress {
public:
    ScanProgress(const Progress& progress, std::uint64_t totalBytes)
        : m_progress(progress)
        , m_totalBytes(totalBytes)
    {
    }

    /// Counts bytes and says so. Errors: Cancelled.
    Result<> add(std::uint64_t bytes)
    {
        const std::uint64_t done = m_doneBytes.fetch_add(bytes, std::memory_order_relaxed) + bytes;
        return m_progress.step(std::min(done, m_totalBytes), m_totalBytes);
    }

    [[nodiscard]] std::uint64_t doneBytes() const { return m_doneBytes.load(std::memory_order_relaxed); }

private:
    const Progress& m_progress;
    std::uint64_t m_totalBytes;
    std::atomic<std::uint64_t> m_doneBytes{0};
};

} // namespace cryo
