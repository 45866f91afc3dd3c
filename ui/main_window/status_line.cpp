// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar.
#include "ui/main_window/status_line.h"

#include "ui/panels/store_figures.h"
#include "ui/text/live_use_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/job_indicator.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace cryo::ui {

StatusLine::StatusLine(Desk& desk, QWidget* parent)
    : QStatusBar(parent)
    , m_desk(desk)
    , m_name(addItem(u"statusName"_s))
    , m_kind(addItem(u"statusKind"_s))
    , m_table(addItem(u"statusTable"_s))
    , m_count(addItem(u"statusCount"_s))
    , m_readOnly(addItem(u"statusReadOnly"_s))
    , m_use(addItem(u"statusUse"_s))
    , m_job(new JobIndicator(this))
    , m_last(new QLabel(this))
{
    setSizeGripEnabled(false);
    addPermanentWidget(m_last);
    addPermanentWidget(m_job);
    m_last->setForegroundRole(QPalette::PlaceholderText);
    m_last->setContentsMargins(0, 0, 8, 0);
    connect(m_job, &JobIndicator::activated, this, &StatusLine::jobsWanted);
    JobList& jobs = desk.workspace().workers().jobs();
    connect(&jobs, &JobList::progressed, this, &StatusLine::refreshJob);
    connect(&jobs, &JobList::finished, this, &StatusLine::refreshJob);
    connect(&desk.workspace(), &Workspace::currentChanged, this, [this] {
        if (StoreSession* const store = m_desk.store()) {
            connect(store, &StoreSession::viewChanged, this, &StatusLine::refresh);
            connect(store, &StoreSession::scanChanged, this, &StatusLine::refresh);
            connect(store, &StoreSession::stateChanged, this, &StatusLine::refresh);
        }
        refresh();
    });
    connect(&desk.workspace(), &Workspace::liveUseChanged, this, &StatusLine::refresh);
    connect(&desk.workspace(), &Workspace::lookingChanged, this, &StatusLine::refresh);
    connect(&desk.workspace(), &Workspace::editingChanged, this, &StatusLine::refresh);
    refresh();
}

StatusLine::Item StatusLine::addItem(const QString& name)
{
    Item item{new QWidget(this), nullptr, nullptr};
    auto* const row = new QHBoxLayout(item.box);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(6);
    item.shape = new QLabel(item.box);
    item.text = new QLabel(item.box);
    item.text->setObjectName(name);
    row->addWidget(item.shape);
    row->addWidget(item.text);
    auto* const edge = new QFrame(item.box);
    edge->setFrameShape(QFrame::NoFrame);
    edge->setFixedWidth(1);
    edge->setAutoFillBackground(true);
    edge->setBackgroundRole(QPalette::Mid);
    row->addSpacing(6);
    row->addWidget(edge);
    addWidget(item.box);
    return item;
}

void StatusLine::set(const Item& item, const QIcon& shape, const QString& text, const QString& toolTip)
{
    item.box->setVisible(!text.isEmpty());
    item.text->setText(text);
    item.text->setToolTip(toolTip);
    item.shape->setVisible(!shape.isNull());
    if (!shape.isNull()) {
        const int size = glyphSize(item.text->font());
        item.shape->setPixmap(shape.pixmap(QSize(size, size), item.shape->devicePixelRatioF()));
    }
}

QStringList StatusLine::texts() const
{
    QStringList all;
    for (const Item& item : {m_name, m_kind, m_table, m_count, m_readOnly, m_use}) {
        if (!item.text->text().isEmpty())
            all << item.text->text();
    }
    return all;
}

void StatusLine::refresh()
{
    const StoreSession* const store = m_desk.store();
    if (store == nullptr) {
        const bool isLooking = m_desk.workspace().isLooking();
        set(m_name, {}, isLooking ? tr("Looking for stores …") : tr("No store open"));
        for (const Item& item : {m_kind, m_table, m_count, m_readOnly, m_use})
            set(item, {}, {});
        m_last->clear();
        return;
    }
    const bool isFreezer = store->kind() == StoreKind::Freezer;
    set(m_name, icon(isFreezer ? Icon::Freezer : Icon::Archive), store->name());
    set(m_kind, {}, isFreezer ? tr("freezer") : tr("archive"));
    set(m_table, {},
        isFreezer && store->view() ? tr("table %1").arg(formatCount(store->view()->tableSize())) : QString());
    set(m_count, {}, countText(*store));
    if (m_desk.workspace().isEditing())
        set(m_readOnly, icon(Icon::Edit), tr("Editing"),
            tr("What is pending may be applied; until then nothing is written"));
    else
        set(m_readOnly, icon(Icon::Lock), tr("Read-only"),
            tr("Files are opened for reading only; nothing is locked"));
    if (const LiveUse* const use = m_desk.workspace().liveUse().get()) {
        const std::optional<Tone> tone = liveUseTone(*use);
        set(m_use, tone ? toneIcon(*tone) : QIcon(), liveUseShort(*use),
            escapedText(QString::fromStdString(use->unseen)));
    } else {
        set(m_use, {}, {});
    }
    m_last->setText(store->scan()
                        ? tr("Checked in %1 s").arg(formatReal(double(store->scan()->tookMs) / 1000.0, 2))
                        : QString());
}

void StatusLine::refreshJob()
{
    const Job* const job = m_desk.workspace().workers().jobs().foremost();
    m_last->setVisible(job == nullptr);
    if (job == nullptr) {
        m_job->clear();
        return;
    }
    m_job->setProgress(job->title(), job->done(), job->total(), job->elapsedMs(),
                       job->unit() == JobUnit::Bytes);
}

void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    // Icons are taken as pixmaps, so they are taken anew.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace cryo::ui
