// SPDX-License-Identifier: GPL-3.0-or-later
// One kind of work of one receiver, of which only the newest run counts.
//
// Starting again cancels the run before; its outcome, whenever it comes, is dropped. Thread rule: GUI thread.
#pragma once

#include "ui/session/job_list.h"

namespace cryo::ui {

class JobTracker {
public:
    /// Neither is owned; both must outlive the tracker.
    JobTracker(JobList& jobs, QObject* context)
        : m_jobs(jobs)
        , m_context(context)
    {
    }
    ~JobTracker() { cancel(); }
    JobTracker(const JobTracker&) = delete;
    JobTracker& operator=(const JobTracker&) = delete;

    /// As JobList::start; `done` is called for the newest run only. A run that the user cancelled is
    /// delivered (with Errc::Cancelled), one that was replaced or cancelled here is not.
    template <typename Work, typename Done>
    Job* start(QThreadPool* pool, const JobInfo& info, Work work, Done done)
    {
        cancel();
        const quint64 run = ++*m_run;
        m_current = m_jobs.start(pool, info, m_context, std::move(work),
                                 [newest = m_run, run, done = std::move(done)](auto&& outcome) mutable {
                                     if (*newest == run)
                                         done(std::forward<decltype(outcome)>(outcome));
                                 });
        return m_current;
    }

    /// Stops the newest run and drops what it may still bring.
    void cancel()
    {
        ++*m_run;
        if (m_current)
            m_current->cancel();
        m_current = nullptr;
    }

    /// The newest run, while the list knows it.
    [[nodiscard]] Job* current() const { return m_current; }
    [[nodiscard]] bool isRunning() const { return m_current && m_current->isActive(); }

private:
    JobList& m_jobs;
    QObject* m_context;
    QPointer<Job> m_current;
    std::shared_ptr<quint64> m_run = std::make_shared<quint64>(0); ///< outlives the tracker in the deliveries
};

} // namespace cryo::ui
