// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs as cells.
#include "ui/panels/jobs/job_model.h"

#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

namespace cryo::ui {

JobModel::JobModel(JobList& jobs, QObject* parent)
    : RowModel(parent)
    , m_jobs(jobs)
{
    connect(&jobs, &JobList::added, this, &JobModel::rebuild);
    connect(&jobs, &JobList::removed, this, &JobModel::rebuild);
    connect(&jobs, &JobList::progressed, this, [this](Job* job) {
        for (int i = 0; i < rowCount(); ++i) {
            if (row(i) == job)
                Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    });
    rebuild();
}

void JobModel::rebuild()
{
    setRows({m_jobs.jobs().rbegin(), m_jobs.jobs().rend()});
}

QVariant JobModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && (column == Rate || column == Left))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return tr("Job");
    case Subject:
        return tr("Store");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case Rate:
        return tr("Rate");
    case Left:
        return tr("Time");
    default:
        return {};
    }
}

QString JobModel::stateText(const Job& job)
{
    switch (job.state()) {
    case Job::State::Waiting:
        return job.isPaused() ? tr("paused") : tr("waiting");
    case Job::State::Running:
        return job.isCancelling() ? tr("stopping") : job.isPaused() ? tr("paused") : tr("running");
    case Job::State::Done:
        return tr("done");
    case Job::State::Cancelled:
        return tr("cancelled");
    case Job::State::Failed:
        break;
    }
    return tr("failed");
}

QVariant JobModel::cell(int column, int role, const QPointer<Job>& job) const
{
    if (!job)
        return {};
    if (role == kPermilleRole)
        return job->permille() ? QVariant(*job->permille()) : QVariant();
    if (role == Qt::TextAlignmentRole && (column == Rate || column == Left))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && job->state() == Job::State::Failed)
        return escapedText(job->reason());
    if (role == Qt::DecorationRole && column == State) {
        if (job->state() == Job::State::Failed)
            return toneIcon(Tone::Error);
        if (job->state() == Job::State::Done)
            return toneIcon(Tone::Good);
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return job->title();
    case Subject:
        return job->subject();
    case State:
        return stateText(*job);
    case Progress: {
        const QString done =
            job->unit() == JobUnit::Bytes ? formatBytes(job->done()) : formatCount(job->done());
        return job->permille()   ? formatPercent(*job->permille() / 1000.0)
               : job->done() > 0 ? done
                                 : QString();
    }
    case Rate:
        if (!job->rate() || !job->isActive() || job->isPaused())
            return QString();
        return job->unit() == JobUnit::Bytes ? formatRate(*job->rate())
                                             : tr("%1 per second").arg(formatCount(quint64(*job->rate())));
    case Left:
        if (job->isActive())
            return job->secondsLeft() ? tr("%1 left").arg(formatSeconds(*job->secondsLeft())) : QString();
        return tr("took %1 s")
            .arg(formatReal(double(job->elapsedMs()) / 1000.0, job->elapsedMs() < 10000 ? 2 : 0));
    default:
        return {};
    }
}

} // namespace cryo::ui
