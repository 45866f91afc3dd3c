// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of opening a store.
#include "ui/session/store_session.h"

#include "ui/session/pending_plan.h"
#include "ui/theme/format.h"

namespace cryo::ui {

StoreSession::Reading::Reading(std::shared_ptr<const ReadableStorage> from, StoreLayout of, JobList& jobs,
                               QObject* context)
    : storage(std::move(from))
    , layout(std::move(of))
    , opening(jobs, context)
    , counting(jobs, context)
    , checking(jobs, context)
{
}

bool StoreSession::Reading::isBusy() const
{
    return opening.isRunning() || counting.isRunning() || checking.isRunning();
}

void StoreSession::Reading::stop()
{
    opening.cancel();
    counting.cancel();
    checking.cancel();
}

StoreSession::StoreSession(std::shared_ptr<const ReadableStorage> storage, DetectedStore detected,
                           Workers& workers, QObject* parent)
    : QObject(parent)
    , m_detected(std::move(detected))
    , m_workers(workers)
    , m_name(escapedBytes(asBytes(m_detected.layout.name)))
    , m_before(std::make_shared<Reading>(std::move(storage), m_detected.layout, workers.jobs(), this))
    , m_shown(m_before)
    , m_plan(new PendingPlan(*this))
{
}

StoreSession::~StoreSession()
{
    stop();
}

JobInfo StoreSession::jobInfo(const Reading& reading, const QString& title, JobUnit unit) const
{
    if (&reading != m_before.get() && m_other && !m_other->title.isEmpty())
        return {title, tr("%1 (%2)").arg(m_name, m_other->title), unit};
    return {title, m_name, unit};
}

bool StoreSession::isBusy() const
{
    return m_before->isBusy() || (m_after && m_after->isBusy());
}

void StoreSession::stop()
{
    m_before->stop();
    if (m_after)
        m_after->stop();
}

/// Whoever hears of a view or a scan may replace the other state.
bool StoreSession::isThere(const Reading& reading) const
{
    return &reading == m_before.get() || &reading == m_after.get();
}

void StoreSession::tellFailure(const QString& what, const Error& error)
{
    if (error.code == Errc::Cancelled)
        Q_EMIT stepFailed(tr("%1: cancelled.").arg(what));
    else
        Q_EMIT stepFailed(tr("%1: %2").arg(what, escapedText(QString::fromStdString(toString(error)))));
}

void StoreSession::showInstead(std::shared_ptr<const ReadableStorage> other, const StoreLayout& layout,
                               const QString& title)
{
    if (other == nullptr) {
        // What is pending is the other state again, if anything is.
        show(Side::Before);
        if (std::exchange(m_isInstead, false))
            m_plan->offer();
        return;
    }
    if (!m_isInstead || !m_other || m_other->storage != other) {
        setOtherState(OtherState{std::move(other), layout, title, nullptr});
        m_isInstead = true;
    }
    show(Side::After);
}

void StoreSession::open()
{
    if (m_shown == m_before && m_before->state != State::Closed)
        m_plan->storeReadAgain();
    open(*m_shown);
}

void StoreSession::check(CheckLevel level)
{
    check(*m_shown, level);
}

void StoreSession::setOtherState(std::optional<OtherState> other)
{
    m_other = std::move(other);
    m_isInstead = false;
    if (m_after)
        m_after->stop();
    m_after = m_other ? std::make_shared<Reading>(m_other->storage, m_other->layout, m_workers.jobs(), this)
                      : nullptr;
    Q_EMIT otherStateChanged();
    show(m_after ? m_wanted : Side::Before);
}

void StoreSession::show(Side side)
{
    m_wanted = m_after ? side : Side::Before;
    const std::shared_ptr<Reading>& reading = m_wanted == Side::Before ? m_before : m_after;
    if (reading->view || m_wanted == Side::Before)
        changeOver(reading);
    else if (!reading->opening.isRunning())
        open(*reading); // takeView changes over
}

void StoreSession::changeOver(const std::shared_ptr<Reading>& reading)
{
    const bool isOther = m_shown != reading;
    if (!isOther && m_side == m_wanted)
        return;
    m_shown = reading;
    m_side = m_wanted;
    Q_EMIT sideChanged();
    if (!isOther)
        return;
    Q_EMIT stateChanged();
    Q_EMIT viewChanged();
    Q_EMIT scanChanged();
    Q_EMIT busyChanged();
}

void StoreSession::open(Reading& reading)
{
    reading.stop();
    reading.state = State::Opening;
    reading.scan.reset();
    reading.archive.reset();
    reading.freezer.reset();
    reading.heat.reset();
    reading.strip.reset();
    if (&reading == m_shown.get())
        Q_EMIT stateChanged();
    const QString title = tr("List the files");
    reading.opening.start(
        m_workers.reads(), jobInfo(reading, title, JobUnit::Items),
        [storage = reading.storage, layout = reading.layout](const Progress&) {
            return StoreView::open(storage, layout);
        },
        [this, &reading, title](Result<std::shared_ptr<const StoreView>>&& view) {
            const auto alive = reading.shared_from_this();
            if (!view) {
                reading.reason = escapedText(QString::fromStdString(toString(view.error())));
                reading.state = State::Failed;
                tellFailure(title, view.error());
                if (&reading == m_after.get())
                    show(Side::Before);
                if (&reading == m_shown.get())
                    Q_EMIT stateChanged();
                Q_EMIT busyChanged();
                return;
            }
            reading.state = State::Open;
            takeView(reading, std::move(*view));
            if (&reading == m_shown.get())
                Q_EMIT stateChanged();
            if (isThere(reading))
                countRecords(reading);
        });
    Q_EMIT busyChanged();
}

void StoreSession::takeView(Reading& reading, std::shared_ptr<const StoreView> view)
{
    reading.view = std::move(view);
    if (!reading.scan) {
        auto findings = std::make_shared<FindingList>();
        for (const Finding& finding : reading.view->openFindings())
            findings->add(finding);
        reading.findings = std::move(findings);
    }
    if (&reading == m_shown.get())
        Q_EMIT viewChanged();
    else if (&reading == m_after.get() && m_wanted != Side::Before)
        changeOver(m_after);
}

void StoreSession::takeScan(Reading& reading, std::shared_ptr<const StoreScan> scan)
{
    reading.scan = std::move(scan);
    reading.findings = std::shared_ptr<const FindingList>(reading.scan, &reading.scan->findings);
    // A quick check makes no reports; those of the check before stay.
    if (reading.scan->check.archive) {
        reading.archive = reading.scan->check.archive;
        reading.strip = reading.scan->strip;
    }
    if (reading.scan->check.freezer) {
        reading.freezer = reading.scan->check.freezer;
        reading.strip = reading.scan->strip;
        reading.heat = reading.scan->heat;
    }
    if (&reading == m_shown.get())
        Q_EMIT scanChanged();
}

void StoreSession::countRecords(Reading& reading)
{
    const QString title = tr("Count the records");
    reading.counting.start(
        m_workers.scans(), jobInfo(reading, title, JobUnit::Items),
        [view = reading.view](const Progress& progress) {
            Workers::lowerPriority();
            return view->countRecords(progress);
        },
        [this, &reading, title](Result<std::shared_ptr<const StoreView>>&& view) {
            const auto alive = reading.shared_from_this();
            if (!view)
                tellFailure(title, view.error());
            else
                takeView(reading, std::move(*view));
            if (isThere(reading))
                check(reading, CheckLevel::Quick);
        });
}

void StoreSession::check(Reading& reading, CheckLevel level)
{
    if (!reading.view)
        return;
    const QString title = level == CheckLevel::Quick       ? tr("Quick check")
                          : level == CheckLevel::Structure ? tr("Check of every record")
                                                           : tr("Check of every value");
    // The first quick check is followed by the records: the reports come from there.
    const bool isFirst = level == CheckLevel::Quick && !reading.scan;
    reading.checking.start(
        m_workers.scans(), jobInfo(reading, title),
        [view = reading.view, level](const Progress& progress) {
            Workers::lowerPriority();
            return scanStore(view, level, progress);
        },
        [this, &reading, title, isFirst](Result<std::shared_ptr<const StoreScan>>&& scan) {
            const auto alive = reading.shared_from_this();
            if (!scan)
                tellFailure(title, scan.error());
            else
                takeScan(reading, std::move(*scan));
            if (isFirst && isThere(reading) && (scan || scan.error().code != Errc::Cancelled))
                check(reading, CheckLevel::Structure);
            Q_EMIT busyChanged();
        });
    Q_EMIT busyChanged();
}

} // namespace cryo::ui
