// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a freezer.
#include "ui/panels/buckets/buckets_page.h"

#include "ui/models/bucket_source.h"
#include "ui/panels/buckets/bucket_detail.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/spacing.h"
#include "ui/widgets/big_table_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/histogram_plot.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kLengthBarsShown = 64;
/// Beyond the length that all but a thousandth of the buckets stay below, one colour is enough.
constexpr double kScaleShare = 0.999;

quint32 scaleEnd(const FreezerReport& report)
{
    std::uint64_t left = std::uint64_t(kScaleShare * double(report.table.size));
    for (const auto& [length, buckets] : report.histogram) {
        if (buckets >= left)
            return std::max<quint32>(length, 1);
        left -= buckets;
    }
    return std::max<quint32>(report.longest, 1);
}

} // namespace

void showChainLengths(HistogramPlot& plot, const FreezerReport* report, int highest)
{
    QVector<HistogramBar> bars;
    QVector<double> expected;
    QVector<HistogramLine> lines;
    if (report != nullptr && report->table.size > 0) {
        const int last = int(std::min<std::uint32_t>(report->longest, std::uint32_t(highest)));
        for (int length = 0; length <= last; ++length)
            bars.append({quint64(length), quint64(length), 0, {}});
        for (const auto& [length, buckets] : report->histogram)
            bars[std::min<int>(int(std::min<std::uint32_t>(length, std::uint32_t(highest))), last)].count +=
                buckets;
        if (report->longest > std::uint32_t(last)) {
            bars.last().to = report->longest;
            bars.last().label = BucketsPage::tr("%1+").arg(last);
        }
        const double lambda = double(report->records) / double(report->table.size);
        expected = HistogramPlot::poisson(lambda, double(report->table.size), last);
        lines.append(
            {report->meanLength, BucketsPage::tr("mean %1").arg(formatReal(report->meanLength)), true});
        if (int(report->p99Length) <= last)
            lines.append(
                {double(report->p99Length), BucketsPage::tr("p99 %1").arg(report->p99Length), false});
        plot.setCurve(BucketsPage::tr("ideal: Poisson, λ = %1").arg(formatReal(lambda, 3)), expected);
    } else {
        plot.setCurve({}, {});
    }
    plot.setBars(BucketsPage::tr("buckets"), bars);
    plot.setLines(lines);
    plot.setLogScale(true);
    plot.setAxisTitles(BucketsPage::tr("records in the chain"), {});
}

BucketsPage::BucketsPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_source(new BucketSource(desk.workspace().workers().reads(), this))
{
    setObjectName(u"buckets"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* const halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    auto* const upper = new QSplitter(Qt::Horizontal, halves);
    upper->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(upper);
    m_heat = new HeatMap(m_stack);
    m_table = new BigTableView(m_stack);
    m_heatEmpty = new EmptyState(m_stack);
    m_stack->addWidget(m_heat);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_heatEmpty);
    m_table->setSource(m_source);
    m_source->setParent(m_table); // the rows must not go before the view
    m_plot = new HistogramPlot(upper);
    upper->addWidget(m_stack);
    upper->addWidget(m_plot);
    upper->setStretchFactor(0, 3);
    upper->setStretchFactor(1, 2);
    upper->setSizes({600, 400});
    m_detail = new BucketDetail(desk, halves);
    halves->addWidget(upper);
    halves->addWidget(m_detail);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 0);
    column->addWidget(halves, 1);

    connect(m_heat, &HeatMap::bucketSelected, this, [this](quint64 bucket) { choose(Bucket{bucket}); });
    connect(m_table, &BigTableView::currentRowChanged, this, [this](qint64 row) {
        if (row >= 0 && !m_isFollowing)
            choose(Bucket{std::uint64_t(row)});
    });
    connect(m_heatEmpty, &EmptyState::actionTriggered, this, [this] {
        if (store() != nullptr)
            store()->check(CheckLevel::Structure);
    });
    connect(m_detail, &BucketDetail::ready, this, [this] {
        // The bar of this chain's length.
        if (m_detail->shown() && !m_plot->bars().isEmpty())
            m_plot->setSelectedBar(int(std::min<std::size_t>(m_detail->shown()->chain.size(),
                                                             std::size_t(m_plot->bars().size() - 1))));
    });
    retranslate();
    showRows(false);
}

QWidget* BucketsPage::makeHead()
{
    auto* const head = new QWidget(this);
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(kPaddingPx, 8, kPaddingPx, 4);
    row->setSpacing(0);
    m_heatButton = new QToolButton(head);
    m_rowsButton = new QToolButton(head);
    m_heatButton->setIcon(icon(Icon::Heat));
    m_rowsButton->setIcon(icon(Icon::Rows));
    auto* const group = new QButtonGroup(this);
    for (QToolButton* const button : {m_heatButton, m_rowsButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
        row->addWidget(button);
    }
    m_cells = secondaryLabel(head);
    m_cells->setContentsMargins(kPaddingPx, 0, 0, 0);
    row->addWidget(m_cells, 1);
    m_legend = new HeatLegend(head);
    row->addWidget(m_legend);
    row->addSpacing(kPaddingPx);
    m_export = new QToolButton(head);
    m_export->setIcon(icon(Icon::Export));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_export);
    connect(m_heatButton, &QToolButton::clicked, this, [this] { showRows(false); });
    connect(m_rowsButton, &QToolButton::clicked, this, [this] { showRows(true); });
    connect(m_export, &QToolButton::clicked, this, &BucketsPage::exportPicture);
    return head;
}

void BucketsPage::showRows(bool isRows)
{
    m_isRows = isRows;
    m_heatButton->setChecked(!isRows);
    m_rowsButton->setChecked(isRows);
    refreshHead();
}

void BucketsPage::refreshHead()
{
    const bool hasHeat = store() != nullptr && store()->freezer() && store()->heat();
    if (m_isRows)
        m_stack->setCurrentWidget(m_table);
    else
        m_stack->setCurrentWidget(hasHeat ? static_cast<QWidget*>(m_heat) : m_heatEmpty);
    m_export->setEnabled(hasHeat && !m_isRows);
    m_legend->setVisible(hasHeat && !m_isRows);
    m_cells->setVisible(hasHeat && !m_isRows);
    if (hasHeat) {
        const quint64 perCell = store()->heat()->bucketsPerCell();
        m_cells->setText(perCell == 1
                             ? tr("chain length, one bucket a cell")
                             : tr("chain length, highest of %1 buckets a cell").arg(formatCount(perCell)));
        const quint32 end = scaleEnd(*store()->freezer());
        m_legend->setScale(end, store()->freezer()->longest > end, tr("records"));
        return;
    }
    if (store() != nullptr && store()->view() && store()->view()->buckets() == 0)
        m_heatEmpty->setText(tr("This freezer has no table."));
    else if (store() != nullptr && store()->isBusy())
        m_heatEmpty->setText(tr("The map is drawn when every record has been read."));
    else
        m_heatEmpty->setText(tr("The map is drawn when every record has been read; that was not done."),
                             tr("Check every record"));
}

void BucketsPage::storeReplaced()
{
    m_heat->clearSelection();
    m_isFollowing = true;
    m_table->setCurrentRow(-1);
    m_isFollowing = false;
}

void BucketsPage::viewReplaced()
{
    m_source->setView(view(), store() != nullptr ? store()->freezer() : nullptr);
    refreshHead();
    if (const auto* const bucket = std::get_if<Bucket>(&desk().target()))
        showBucket(*bucket);
}

void BucketsPage::scanReplaced()
{
    const std::shared_ptr<const FreezerReport> report = store() != nullptr ? store()->freezer() : nullptr;
    m_source->setView(view(), report);
    if (report && store()->heat()) {
        m_heat->setData(store()->heat());
        m_heat->setScaleMaximum(scaleEnd(*report));
    }
    refreshHead();
    refreshHistogram();
    // Something to look at: the longest chain.
    if (report && !report->worst.empty() && std::holds_alternative<std::monostate>(desk().target()))
        showBucket(report->worst.front().bucket);
}

void BucketsPage::refreshHistogram()
{
    showChainLengths(*m_plot, store() != nullptr ? store()->freezer().get() : nullptr, kLengthBarsShown);
}

void BucketsPage::choose(Bucket bucket)
{
    showBucket(bucket);
    desk().select(bucket);
}

void BucketsPage::showBucket(Bucket bucket)
{
    if (!view() || bucket.value >= view()->buckets())
        return;
    m_isFollowing = true;
    m_heat->setSelectedBucket(bucket.value);
    if (m_table->currentRow() != qint64(bucket.value))
        m_table->setCurrentRow(qint64(bucket.value));
    m_isFollowing = false;
    m_detail->setBucket(bucket);
}

void BucketsPage::showLocation(const Location& location)
{
    if (const auto* const bucket = std::get_if<Bucket>(&location.target))
        showBucket(*bucket);
}

void BucketsPage::exportPicture()
{
    constexpr double kScale = 2;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the heat map"), u"buckets.png"_s,
                                                      tr("PNG picture (*.png)"));
    if (path.isEmpty() || !desk().maySaveAt(path))
        return;
    if (m_heat->toImage(kScale).save(path, "PNG"))
        Q_EMIT desk().logged(tr("The heat map was saved as %1.").arg(path));
    else
        Q_EMIT desk().logged(tr("The heat map could not be saved as %1.").arg(path));
}

void BucketsPage::retranslate()
{
    m_source->retranslate();
    m_heatButton->setText(tr("Heat map"));
    m_heatButton->setToolTip(tr("The table as a picture: each cell in the colour of its longest chain"));
    m_rowsButton->setText(tr("Rows"));
    m_rowsButton->setToolTip(tr("The table bucket by bucket, with both slots"));
    m_export->setText(tr("Save picture …"));
    m_export->setToolTip(tr("Save the heat map as a PNG file"));
    m_legend->setAccessibleName(tr("Colours of the heat map"));
    m_heat->setAccessibleName(tr("Heat map of the table"));
    m_heat->setQuantity(tr("chain length"));
    m_heat->setWhatsThis(
        tr("The buckets of the table, row by row. The longest chains are ringed. Click a cell, or move "
           "with the arrows, to see its chain below."));
    m_table->setAccessibleName(tr("Buckets"));
    m_table->setEmptyText(tr("This freezer has no table."));
    m_table->setWhatsThis(tr("Every bucket with both of its slots."));
    m_plot->setAccessibleName(tr("Chain lengths"));
    m_plot->setWhatsThis(
        tr("How many buckets have a chain of each length, on a logarithmic scale. The curve is what "
           "chance alone would give."));
    refreshHistogram();
    refreshHead();
}

} // namespace cryo::ui
