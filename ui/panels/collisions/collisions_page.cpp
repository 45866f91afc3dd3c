// SPDX-License-Identifier: GPL-3.0-or-later
// Chain lengths and their worst.
#include "ui/panels/collisions/collisions_page.h"

#include "ui/panels/buckets/bucket_detail.h"
#include "ui/panels/buckets/buckets_page.h"
#include "ui/panels/collisions/what_if_panel.h"
#include "ui/panels/collisions/worst_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/histogram_plot.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kDepthBarsShown = 128;

} // namespace

CollisionsPage::CollisionsPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new WorstModel(this))
    , m_content(new QWidget(this))
    , m_empty(new EmptyState(this))
    , m_archive(new WhatIfPanel(desk, this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"collisions"_s);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_archive);
    auto* const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(m_content));
    auto* const halves = new QSplitter(Qt::Vertical, m_content);
    halves->setChildrenCollapsible(false);
    auto* const upper = new QSplitter(Qt::Horizontal, halves);
    upper->setChildrenCollapsible(false);
    m_views = new QTabWidget(upper);
    m_views->setDocumentMode(true);
    m_whatIf = new WhatIfPanel(desk, m_views);
    m_views->addTab(makePlot(), QString());
    m_views->addTab(m_whatIf, QString());
    upper->addWidget(m_views);
    upper->addWidget(makeWorst());
    upper->setStretchFactor(0, 1);
    upper->setStretchFactor(1, 0);
    m_detail = new BucketDetail(desk, halves);
    halves->addWidget(upper);
    halves->addWidget(m_detail);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 0);
    column->addWidget(halves, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (store() != nullptr)
            store()->check(CheckLevel::Structure);
    });
    retranslate();
    scanReplaced();
}

QWidget* CollisionsPage::makeHead()
{
    auto* const head = new QWidget(m_content);
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(kPaddingPx, 8, kPaddingPx, 8);
    m_figures = new FigureRow(head);
    row->addWidget(m_figures, 1);
    m_export = new QToolButton(head);
    m_export->setIcon(icon(Icon::Export));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_export->setMenu(new QMenu(m_export));
    row->addWidget(m_export);
    return head;
}

QWidget* CollisionsPage::makePlot()
{
    auto* const box = new QWidget(m_content);
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(kPaddingPx, kPaddingPx, kPaddingPx, 8);
    m_plot = new HistogramPlot(box);
    m_bar = secondaryLabel(box);
    m_bar->setWordWrap(true);
    column->addWidget(m_plot, 1);
    column->addWidget(m_bar);
    connect(m_plot, &HistogramPlot::barSelected, this, &CollisionsPage::refreshBar);
    return box;
}

QWidget* CollisionsPage::makeWorst()
{
    auto* const box = new QWidget(m_content);
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_worstTitle = headingLabel(box);
    m_worstTitle->setContentsMargins(kPaddingPx, kPaddingPx, kPaddingPx, 8);
    m_table = new QTableView(box);
    setUpView(m_table);
    m_table->setModel(m_model);
    m_table->setColumnWidth(WorstModel::Number, 14 * digitWidth(font()));
    column->addWidget(m_worstTitle);
    column->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { chooseRow(current.row()); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& at) { desk().goTo(Page::Buckets, m_model->row(at.row()).bucket); });
    return box;
}

void CollisionsPage::chooseRow(int row)
{
    if (row < 0)
        return;
    const BucketLength& worst = m_model->row(row);
    m_detail->setBucket(worst.bucket);
    if (m_plot->bars().size() > 0)
        m_plot->setSelectedBar(int(std::min<qint64>(worst.length, m_plot->bars().size() - 1)));
    refreshBar();
    if (!m_isFollowing)
        desk().select(worst.bucket);
}

void CollisionsPage::scanReplaced()
{
    const FreezerReport* const report = store() != nullptr ? store()->freezer().get() : nullptr;
    m_isFollowing = true;
    m_model->setRows(report != nullptr ? report->worst : std::vector<BucketLength>());
    showChainLengths(*m_plot, report, kDepthBarsShown);
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    m_isFollowing = false;
    refreshFigures();
    refreshBar();
    refreshEmpty();
}

void CollisionsPage::refreshEmpty()
{
    if (store() != nullptr && store()->kind() == StoreKind::Archive) {
        m_stack->setCurrentWidget(m_archive);
        return;
    }
    const bool isKnown = store() != nullptr && store()->freezer();
    m_stack->setCurrentWidget(isKnown ? m_content : m_empty);
    if (isKnown)
        return;
    if (store() != nullptr && store()->isBusy())
        m_empty->setText(tr("The chains are known when every record has been read."));
    else
        m_empty->setText(tr("The chains are known when every record has been read; that was not done."),
                         tr("Check every record"));
}

void CollisionsPage::refreshFigures()
{
    const FreezerReport* const report = store() != nullptr ? store()->freezer().get() : nullptr;
    if (report == nullptr) {
        m_figures->setFigures({});
        return;
    }
    const auto count = [](quint64 value) { return formatCount(value); };
    m_figures->setFigures(
        {{tr("Load"),
          report->table.size > 0 ? formatReal(double(report->records) / double(report->table.size), 3)
                                 : unknownText(),
          tr("records a bucket"),
          {}},
         {tr("Chain mean"), formatReal(report->meanLength), {}, {}},
         {tr("p50 · p99"),
          u"%1 · %2"_s.arg(count(report->p50Length), count(report->p99Length)),
          {},
          tr("Half, and 99 of 100 buckets have a chain no longer than this")},
         {tr("Longest"), count(report->longest), {}, {}},
         {tr("Reads in vain"), formatReal(report->meanLookupCost), tr("per hit"),
          tr("Records that a lookup reads before it finds its key, over all keys that are found")},
         {tr("Shadowed"), count(report->shadowedRecords), formatBytes(report->shadowedBytes),
          tr("Records behind a newer one of the same key")}});
}

void CollisionsPage::refreshBar()
{
    const std::optional<int> selected = m_plot->selectedBar();
    const FreezerReport* const report = store() != nullptr ? store()->freezer().get() : nullptr;
    if (!selected || report == nullptr || *selected >= m_plot->bars().size()) {
        m_bar->setText(tr("Select a bar to compare it with chance."));
        return;
    }
    const HistogramBar& bar = m_plot->bars()[*selected];
    m_bar->setText(tr("Chains of %1: %2 buckets; chance alone would give %3.")
                       .arg(bar.label.isEmpty() ? formatCount(bar.from) : bar.label, formatCount(bar.count),
                            formatReal(report->expectedBuckets(std::uint32_t(bar.from)), 1)));
}

void CollisionsPage::showLocation(const Location& location)
{
    const auto* const bucket = std::get_if<Bucket>(&location.target);
    if (bucket == nullptr)
        return;
    m_detail->setBucket(*bucket);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->row(row).bucket != *bucket)
            continue;
        m_isFollowing = true;
        m_table->selectRow(row);
        m_isFollowing = false;
    }
}

WhatIfPanel* CollisionsPage::showWhatIf()
{
    m_views->setCurrentWidget(m_whatIf);
    return store() != nullptr && store()->kind() == StoreKind::Archive ? m_archive : m_whatIf;
}

void CollisionsPage::leaveWhatIf()
{
    m_views->setCurrentIndex(0);
}

void CollisionsPage::exportPlot(int format)
{
    const auto as = PlotFormat(format);
    const QString suffix = suffixOf(as);
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the chain lengths"),
                                                      u"chains."_s + suffix, u"*."_s + suffix);
    if (path.isEmpty() || !desk().maySaveAt(path))
        return;
    if (m_plot->exportTo(path, as))
        Q_EMIT desk().logged(tr("The chain lengths were saved as %1.").arg(path));
    else
        Q_EMIT desk().logged(tr("The chain lengths could not be saved as %1.").arg(path));
}

void CollisionsPage::makeExportMenu()
{
    QMenu* const menu = m_export->menu();
    menu->clear();
    menu->addAction(tr("As &PNG …"), this, [this] { exportPlot(0); });
    menu->addAction(tr("As &SVG …"), this, [this] { exportPlot(1); });
    menu->addAction(tr("As P&DF …"), this, [this] { exportPlot(2); });
    menu->addAction(tr("Numbers as &CSV …"), this, [this] { exportPlot(3); });
}

void CollisionsPage::retranslate()
{
    m_model->refresh();
    m_figures->setAccessibleName(tr("Figures"));
    m_export->setText(tr("Save"));
    m_export->setToolTip(tr("Save the plot or its numbers"));
    makeExportMenu();
    m_views->setAccessibleName(tr("Chain lengths, or what if"));
    m_views->tabBar()->setAccessibleName(tr("Chain lengths, or what if"));
    m_views->setTabText(0, tr("Chain lengths"));
    m_views->setTabText(1, tr("What if"));
    m_plot->setAccessibleName(tr("Chain lengths"));
    m_plot->setWhatsThis(
        tr("How many buckets have a chain of each length, on a logarithmic scale. The curve is what "
           "chance alone would give."));
    m_worstTitle->setText(tr("Longest chains"));
    m_table->setAccessibleName(tr("Longest chains"));
    m_table->setWhatsThis(tr("The buckets with the longest chains. Return shows the bucket in the table."));
    scanReplaced();
}

} // namespace cryo::ui
