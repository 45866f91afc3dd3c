// SPDX-License-Identifier: GPL-3.0-or-later
// The list of jobs and the one timer that looks at their progress.
#include "ui/session/job_list.h"

#include <algorithm>

namespace cryo::ui {

JobList::JobList(QObject* parent)
    : QObject(parent)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &JobList::pollAll);
}

JobList::~JobList()
{
    cancelAll();
    for (const QPointer<QThreadPool>& pool : m_pools) {
        if (pool)
            pool->waitForDone();
    }
}

Job* JobList::add(const JobInfo& info)
{
    Job* const job = new Job(m_nextId++, info.title, info.subject, info.unit, this);
    job->setPausable(info.isPausable);
    connect(job, &Job::changed, this, [this, job] { Q_EMIT progressed(job); });
    m_jobs.push_back(job);
    ++m_active;
    if (!m_poll.isActive())
        m_poll.start();
    Q_EMIT added(job);
    return job;
}

void JobList::conclude(Job* job, const Error* error)
{
    --m_active;
    if (m_active == 0)
        m_poll.stop();
    if (error == nullptr)
        job->finish(Job::State::Done, {});
    else if (error->code == Errc::Cancelled)
        job->finish(Job::State::Cancelled, {});
    else
        job->finish(Job::State::Failed, QString::fromStdString(toString(*error)));
    Q_EMIT finished(job);
    trim(kFinishedKept);
}

Job* JobList::foremost() const
{
    Job* waiting = nullptr;
    for (Job* const job : m_jobs) {
        if (job->state() == Job::State::Running)
            return job;
        if (waiting == nullptr && job->state() == Job::State::Waiting)
            waiting = job;
    }
    return waiting;
}

void JobList::cancelAll()
{
    for (Job* const job : m_jobs)
        job->cancel();
}

void JobList::forgetFinished()
{
    trim(0);
}

void JobList::trim(int kept)
{
    int finishedJobs = int(m_jobs.size()) - m_active;
    if (finishedJobs <= kept)
        return;
    std::erase_if(m_jobs, [&](Job* job) {
        if (job->isActive() || finishedJobs <= kept)
            return false;
        --finishedJobs;
        job->deleteLater();
        return true;
    });
    Q_EMIT removed();
}

void JobList::pollAll()
{
    for (Job* const job : m_jobs)
        job->poll();
}

} // namespace cryo::ui
