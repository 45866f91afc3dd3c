// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the lines of the log, and copies them. Thread rule: GUI thread.
#include "ui/panels/log/log_panel.h"

#include "ui/panels/jobs/job_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QTime>
#include <QVBoxLayout>

namespace cryo::ui {

LogPanel::LogPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("log"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setMaximumBlockCount(kLinesKept);
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont(font()));
    connect(&desk, &Desk::logged, this, &LogPanel::add);
    connect(&desk.workspace().workers().jobs(), &JobList::finished, this, &LogPanel::jobFinished);
    retranslate();
}

void LogPanel::add(const QString& sentence)
{
    m_text->appendPlainText(QTime::currentTime().toString(u"hh:mm:ss") + QStringLiteral("  ") + sentence);
}

void LogPanel::jobFinished(const Job* job)
{
    // What failed is told by whoever asked for it, with the reason.
    if (job->state() != Job::State::Done)
        return;
    const QString seconds = formatReal(double(job->elapsedMs()) / 1000.0, 2);
    const QString what =
        job->subject().isEmpty() ? job->title() : tr("%1: %2").arg(job->subject(), job->title());
    if (job->total() > 0 && job->unit() == JobUnit::Bytes)
        add(tr("%1: %2 in %3 s").arg(what, formatBytes(job->total()), seconds));
    else
        add(tr("%1: %2 s").arg(what, seconds));
}

void LogPanel::changeEvent(QEvent* event)
{
    StorePanel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_text->setFont(fixedFont(font()));
}

void LogPanel::retranslate()
{
    m_text->setAccessibleName(tr("Log"));
    m_text->setPlaceholderText(tr("Nothing has happened yet."));
    m_text->setWhatsThis(tr("What was opened and read, with times. Nothing of it is written to disk."));
}

} // namespace cryo::ui
