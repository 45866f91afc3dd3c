// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of opening a store.
#include "ui/session/store_session.h"

#include "ui/theme/format.h"

namespace cryo::ui {

StoreSession::StoreSession(std::shared_ptr<const ReadableStorage> storage, DetectedStore detected,
                           Workers& workers, QObject* parent)
    : QObject(parent)
    , m_storage(std::move(storage))
    , m_detected(std::move(detected))
    , m_workers(workers)
    , m_name(escapedBytes(asBytes(m_detected.layout.name)))
    , m_findings(std::make_shared<const FindingList>())
    , m_opening(workers.jobs(), this)
    , m_counting(workers.jobs(), this)
    , m_checking(workers.jobs(), this)
{
}

StoreSession::~StoreSession()
{
    stop();
}

JobInfo StoreSession::jobInfo(const QString& title, JobUnit unit) const
{
    return {title, m_name, unit};
}

bool StoreSession::isBusy() const
{
    return m_opening.isRunning() || m_counting.isRunning() || m_checking.isRunning();
}

void StoreSession::stop()
{
    m_opening.cancel();
    m_counting.cancel();
    m_checking.cancel();
}

void StoreSession::tellFailure(const QString& what, const Error& error)
{
    if (error.code == Errc::Cancelled)
        Q_EMIT stepFailed(tr("%1: cancelled.").arg(what));
    else
        Q_EMIT stepFailed(tr("%1: %2").arg(what, escapedText(QString::fromStdString(toString(error)))));
}

void StoreSession::showInstead(std::shared_ptr<const ReadableStorage> other, const StoreLayout& layout)
{
    if (m_other == other)
        return;
    m_other = std::move(other);
    m_otherLayout = layout;
    open();
}

void StoreSession::open()
{
    stop();
    m_state = State::Opening;
    m_scan.reset();
    m_archive.reset();
    m_freezer.reset();
    m_heat.reset();
    m_strip.reset();
    Q_EMIT stateChanged();
    const QString title = tr("List the files");
    m_opening.start(
        m_workers.reads(), jobInfo(title, JobUnit::Items),
        [storage = m_other ? m_other : m_storage, layout = m_other ? m_otherLayout : m_detected.layout](
            const Progress&) { return StoreView::open(storage, layout); },
        [this, title](Result<std::shared_ptr<const StoreView>>&& view) {
            if (!view) {
                m_reason = escapedText(QString::fromStdString(toString(view.error())));
                m_state = State::Failed;
                tellFailure(title, view.error());
                Q_EMIT stateChanged();
                Q_EMIT busyChanged();
                return;
            }
            m_state = State::Open;
            takeView(std::move(*view));
            Q_EMIT stateChanged();
            countRecords();
        });
    Q_EMIT busyChanged();
}

void StoreSession::takeView(std::shared_ptr<const StoreView> view)
{
    m_view = std::move(view);
    if (!m_scan) {
        auto findings = std::make_shared<FindingList>();
        for (const Finding& finding : m_view->openFindings())
            findings->add(finding);
        m_findings = std::move(findings);
    }
    Q_EMIT viewChanged();
}

void StoreSession::takeScan(std::shared_ptr<const StoreScan> scan)
{
    m_scan = std::move(scan);
    m_findings = std::shared_ptr<const FindingList>(m_scan, &m_scan->findings);
    // A quick check makes no reports; those of the check before stay.
    if (m_scan->check.archive) {
        m_archive = m_scan->check.archive;
        m_strip = m_scan->strip;
    }
    if (m_scan->check.freezer) {
        m_freezer = m_scan->check.freezer;
        m_strip = m_scan->strip;
        m_heat = m_scan->heat;
    }
    Q_EMIT scanChanged();
}

void StoreSession::countRecords()
{
    const QString title = tr("Count the records");
    m_counting.start(
        m_workers.scans(), jobInfo(title, JobUnit::Items),
        [view = m_view](const Progress& progress) {
            Workers::lowerPriority();
            return view->countRecords(progress);
        },
        [this, title](Result<std::shared_ptr<const StoreView>>&& view) {
            if (!view)
                tellFailure(title, view.error());
            else
                takeView(std::move(*view));
            check(CheckLevel::Quick);
        });
}

void StoreSession::check(CheckLevel level)
{
    if (!m_view)
        return;
    const QString title = level == CheckLevel::Quick       ? tr("Quick check")
                          : level == CheckLevel::Structure ? tr("Check of every record")
                                                           : tr("Check of every value");
    // The first quick check is followed by the records: the reports come from there.
    const bool isFirst = level == CheckLevel::Quick && !m_scan;
    m_checking.start(
        m_workers.scans(), jobInfo(title),
        [view = m_view, level](const Progress& progress) {
            Workers::lowerPriority();
            return scanStore(view, level, progress);
        },
        [this, title, isFirst](Result<std::shared_ptr<const StoreScan>>&& scan) {
            if (!scan)
                tellFailure(title, scan.error());
            else
                takeScan(std::move(*scan));
            if (isFirst && (scan || scan.error().code != Errc::Cancelled))
                check(CheckLevel::Structure);
            Q_EMIT busyChanged();
        });
    Q_EMIT busyChanged();
}

} // namespace cryo::ui
