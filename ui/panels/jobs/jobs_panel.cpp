// SPDX-License-Identifier: GPL-3.0-or-later
// The table of jobs and its buttons.
#include "ui/panels/jobs/jobs_panel.h"

#include "ui/panels/jobs/job_model.h"
#include "ui/panels/jobs/progress_delegate.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace cryo::ui {

JobsPanel::JobsPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new JobModel(desk.workspace().workers().jobs(), this))
    , m_table(new QTableView(this))
    , m_pause(new QPushButton(icon(Icon::Pause), {}, this))
    , m_cancel(new QPushButton(icon(Icon::Stop), {}, this))
    , m_cancelAll(new QPushButton(this))
    , m_clear(new QPushButton(this))
{
    setObjectName(QStringLiteral("jobs"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    auto* const buttons = new QVBoxLayout;
    buttons->setContentsMargins(12, 12, 12, 12);
    buttons->setSpacing(8);
    for (QPushButton* const button : {m_pause, m_cancel, m_cancelAll, m_clear})
        buttons->addWidget(button);
    buttons->addStretch();
    row->addLayout(buttons);
    setUpView(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(JobModel::Progress, new ProgressDelegate(m_table));
    const int digit = digitWidth(font());
    const int widths[] = {24, 22, 14, 24, 16, 16};
    for (int column = 0; column < JobModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * digit);
    JobList& jobs = desk.workspace().workers().jobs();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JobsPanel::refreshButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &JobsPanel::refreshButtons);
    connect(&jobs, &JobList::finished, this, &JobsPanel::refreshButtons);
    connect(&jobs, &JobList::progressed, this, &JobsPanel::refreshButtons);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (Job* const job = selected())
            job->pause(!job->isPaused());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (Job* const job = selected())
            job->cancel();
    });
    connect(m_cancelAll, &QPushButton::clicked, &jobs, &JobList::cancelAll);
    connect(m_clear, &QPushButton::clicked, &jobs, &JobList::forgetFinished);
    retranslate();
}

Job* JobsPanel::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        return m_model->row(current.row());
    // With nothing selected, Cancel means the one that runs.
    return desk().workspace().workers().jobs().foremost();
}

void JobsPanel::refreshButtons()
{
    const JobList& jobs = desk().workspace().workers().jobs();
    const Job* const job = selected();
    m_pause->setEnabled(job != nullptr && job->isPausable());
    m_pause->setText(job != nullptr && job->isPaused() ? tr("Go on") : tr("Pause"));
    m_cancel->setEnabled(job != nullptr && job->isActive());
    m_cancelAll->setEnabled(jobs.activeCount() > 0);
    m_clear->setEnabled(int(jobs.jobs().size()) > jobs.activeCount());
}

void JobsPanel::retranslate()
{
    m_model->refresh();
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setWhatsThis(
        tr("What is being read, and what was. A cancelled job stays cancelled until it is asked "
           "for again."));
    m_pause->setToolTip(tr("Let the selected job wait, or go on"));
    m_pause->setWhatsThis(
        tr("A paused job waits where it is and keeps its place: other work on the same store "
           "waits behind it. What writes cannot be paused."));
    refreshButtons();
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop the selected job"));
    m_cancelAll->setText(tr("Cancel all"));
    m_clear->setText(tr("Clear list"));
    m_clear->setToolTip(tr("Take finished jobs off the list"));
}

} // namespace cryo::ui
