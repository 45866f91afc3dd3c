// SPDX-License-Identifier: GPL-3.0-or-later
// Starts background work and keeps the list of it.
//
// Work runs on a pool with QtConcurrent, gets a Progress and returns a Result; the outcome is delivered on
// the GUI thread, once, and not at all when the receiver is gone. Results that nobody wants any more are
// dropped by the receiver's JobTracker. Invariants: every started job finishes; destroying the list stops all
// work and waits for it. Thread rule: GUI thread.
#pragma once

#include "ui/session/job.h"
#include "ui/session/read_later.h"

#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent>

#include <type_traits>
#include <vector>

namespace cryo::ui {

/// What the list shows of a job.
struct JobInfo {
    QString title;
    QString subject{};
    JobUnit unit = JobUnit::Bytes;
    /// false: what has begun goes on to its end, or is cancelled; for work that writes.
    bool isPausable = true;
};

class JobList final : public QObject {
    Q_OBJECT

public:
    explicit JobList(QObject* parent = nullptr);
    /// Stops every job and waits until the last has returned.
    ~JobList() override;

    /// Runs `work(const Progress&)`, which returns a Result, on the pool, then `done(Result)` here, if
    /// `context` still lives. The job stays in the list after it has finished. The pool must outlive the
    /// list.
    template <typename Work, typename Done>
    Job* start(QThreadPool* pool, const JobInfo& info, QObject* context, Work work, Done done);

    /// Oldest first; finished ones included, at most kFinishedKept of them.
    [[nodiscard]] const std::vector<Job*>& jobs() const { return m_jobs; }
    [[nodiscard]] int activeCount() const { return m_active; }
    /// The running job that began first, else the first waiting one, or nullptr.
    [[nodiscard]] Job* foremost() const;
    void cancelAll();
    void forgetFinished();

    static constexpr int kFinishedKept = 50;
    /// 30 times a second.
    static constexpr int kPollMs = 33;

Q_SIGNALS:
    void added(cryo::ui::Job* job);
    /// Some jobs are gone from the list; they are deleted afterwards.
    void removed();
    void progressed(cryo::ui::Job* job);
    void finished(cryo::ui::Job* job);

private:
    Job* add(const JobInfo& info);
    void conclude(Job* job, const Error* error);
    void pollAll();
    void trim(int kept);

    std::vector<Job*> m_jobs;
    std::vector<QPointer<QThreadPool>> m_pools;
    QTimer m_poll;
    quint64 m_nextId = 1;
    int m_active = 0;
};

template <typename Work, typename Done>
Job* JobList::start(QThreadPool* pool, const JobInfo& info, QObject* context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work&, const Progress&>;
    Job* const job = add(info);
    const QPointer<QThreadPool> held(pool);
    if (std::find(m_pools.begin(), m_pools.end(), held) == m_pools.end())
        m_pools.push_back(held);
    auto future =
        QtConcurrent::run(pool, [work = std::move(work), meter = job->meter()]() mutable -> Outcome {
            meter->begun = true;
            const Progress progress = JobMeter::progress(meter);
            // Cancelled while it waited for its turn.
            if (progress.stopRequested())
                return fail(Errc::Cancelled, "cancelled");
            return work(progress);
        });
    deliverLater(
        std::move(future), this,
        [this, job, receiver = QPointer<QObject>(context), done = std::move(done)](Outcome outcome) mutable {
            conclude(job, outcome ? nullptr : &outcome.error());
            if (receiver)
                done(std::move(outcome));
        });
    return job;
}

} // namespace cryo::ui
