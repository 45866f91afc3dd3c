// SPDX-License-Identifier: GPL-3.0-or-later
// Bars, curve and lines on QCustomPlot.
#include "ui/widgets/histogram_plot.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/custom_plot.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr double kBarWidth = 0.8;
/// The foot of a logarithmic axis: a bar of one item must be seen.
constexpr double kLogFoot = 0.7;
constexpr int kMostCountLabels = 28;

/// Powers of ten as whole numbers with the locale's separators.
class CountTicker final : public QCPAxisTickerLog {
public:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return tick >= 1 ? formatCount(quint64(std::llround(tick))) : QString();
    }
};

class LinearCountTicker final : public QCPAxisTicker {
public:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return tick == std::floor(tick) && tick >= 0 ? formatCount(quint64(tick)) : QString();
    }
};

} // namespace

struct HistogramPlot::Parts {
    QCustomPlot* plot = nullptr;
    QCPBars* bars = nullptr;
    /// The same bars again, only the selected one.
    QCPBars* selected = nullptr;
    QCPGraph* curve = nullptr;
    QVector<HistogramBar> values;
    QVector<double> expected;
    QVector<HistogramLine> lines;
    QVector<QCPAbstractItem*> items;
    std::optional<int> selectedBar;
    BarColour colour = BarColour::Calm;
    bool isLog = true;
    bool hasCountLabels = false;
    bool hasLegend = true;

    /// Later, and not while there is nothing to paint on: a plot on a page that was never shown has no size
    /// yet; it is painted when it gets one.
    void replot() const
    {
        if (plot->width() > 0 && plot->height() > 0 && !plot->viewport().isEmpty())
            plot->replot(QCustomPlot::rpQueuedReplot);
    }
};

HistogramPlot::HistogramPlot(QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Histogram"));
    setAccessibleDescription(tr("Left and Right go from bar to bar."));
    auto* plot = new QCustomPlot(this);
    m_parts->plot = plot;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->addWidget(plot);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setAccessibleName(tr("Plot"));
    plot->setNoAntialiasingOnDrag(true);
    plot->installEventFilter(this);
    plot->setMouseTracking(true);
    m_parts->bars = new QCPBars(plot->xAxis, plot->yAxis);
    m_parts->selected = new QCPBars(plot->xAxis, plot->yAxis);
    for (QCPBars* bars : {m_parts->bars, m_parts->selected})
        bars->setWidth(kBarWidth);
    m_parts->selected->removeFromLegend();
    m_parts->curve = plot->addGraph();
    // The legend has a row of its own above the plot.
    plot->plotLayout()->insertRow(0);
    auto* legendRow = new QCPLayoutGrid;
    plot->plotLayout()->addElement(0, 0, legendRow);
    legendRow->addElement(0, 0, plot->legend);
    // Takes the rest of the row, so that the names stand together.
    legendRow->addElement(0, 1, new QCPLayoutElement(plot));
    legendRow->setColumnStretchFactor(0, 0.001);
    plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    plot->plotLayout()->setRowStretchFactor(0, 0.001);
    plot->legend->setVisible(true);
    setLogScale(true);
    refreshColours();
}

HistogramPlot::~HistogramPlot() = default;

void HistogramPlot::setBars(const QString& name, const QVector<HistogramBar>& bars, BarColour colour)
{
    m_parts->values = bars;
    m_parts->colour = colour;
    m_parts->bars->setName(name);
    if (m_parts->selectedBar && *m_parts->selectedBar >= bars.size())
        m_parts->selectedBar.reset();
    setAccessibleName(name.isEmpty() ? tr("Histogram") : tr("Histogram of %1").arg(name));
    refreshColours();
}

void HistogramPlot::setCurve(const QString& name, const QVector<double>& expected)
{
    m_parts->expected = expected;
    m_parts->curve->setName(name);
    rebuild();
}

QVector<double> HistogramPlot::poisson(double lambda, double total, int highest)
{
    QVector<double> out;
    for (int k = 0; k <= highest; ++k) {
        // Through logarithms: λ^k and k! leave a double soon.
        const double logShare = lambda > 0 ? k * std::log(lambda) - lambda - std::lgamma(k + 1.0)
                                : k == 0   ? 0.0
                                           : -1e9;
        out.append(total * std::exp(logShare));
    }
    return out;
}

void HistogramPlot::setLines(const QVector<HistogramLine>& lines)
{
    m_parts->lines = lines;
    rebuild();
}

void HistogramPlot::setLogScale(bool isLog)
{
    m_parts->isLog = isLog;
    QCPAxis* axis = m_parts->plot->yAxis;
    axis->setScaleType(isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (isLog)
        axis->setTicker(QSharedPointer<CountTicker>::create());
    else
        axis->setTicker(QSharedPointer<LinearCountTicker>::create());
    rebuild();
}

void HistogramPlot::setAxisTitles(const QString& numbers, const QString& counts)
{
    m_parts->plot->xAxis->setLabel(numbers);
    m_parts->plot->yAxis->setLabel(counts);
    m_parts->replot();
}

void HistogramPlot::setCountLabels(bool isShown)
{
    m_parts->hasCountLabels = isShown;
    rebuild();
}

void HistogramPlot::setLegendVisible(bool isVisible)
{
    m_parts->hasLegend = isVisible;
    m_parts->plot->legend->setVisible(isVisible);
    rebuild();
}

void HistogramPlot::setSelectedBar(std::optional<int> bar)
{
    if (bar && (*bar < 0 || *bar >= m_parts->values.size()))
        bar.reset();
    m_parts->selectedBar = bar;
    rebuild();
    speakItem(this);
}

std::optional<int> HistogramPlot::selectedBar() const
{
    return m_parts->selectedBar;
}

const QVector<HistogramBar>& HistogramPlot::bars() const
{
    return m_parts->values;
}

void HistogramPlot::rebuild()
{
    Parts& p = *m_parts;
    const double foot = p.isLog ? kLogFoot : 0.0;
    // QCPBars draws a value on top of its base, not up to the value.
    const auto heightOf = [foot](const HistogramBar& bar) { return std::max(0.0, double(bar.count) - foot); };
    QVector<double> keys;
    QVector<double> counts;
    for (int i = 0; i < p.values.size(); ++i) {
        keys.append(i);
        counts.append(heightOf(p.values[i]));
    }
    p.bars->setBaseValue(foot);
    p.selected->setBaseValue(foot);
    p.bars->setData(keys, counts, true);
    p.selected->setData({}, {});
    if (p.selectedBar)
        p.selected->addData(*p.selectedBar, heightOf(p.values[*p.selectedBar]));
    p.curve->data()->clear();
    for (int i = 0; i < p.expected.size(); ++i) {
        // Below one bucket the expectation says no more than "hardly any", and on a log axis it would dive.
        if (!p.isLog || p.expected[i] >= kLogFoot)
            p.curve->addData(i, p.expected[i]);
    }
    p.curve->setVisible(!p.expected.isEmpty());
    if (p.expected.isEmpty())
        p.curve->removeFromLegend();
    else
        p.curve->addToLegend();
    setRanges();
    rebuildTicks();
    rebuildItems();
    p.replot();
}

void HistogramPlot::setRanges()
{
    Parts& p = *m_parts;
    double highest = 1;
    for (const HistogramBar& bar : std::as_const(p.values))
        highest = std::max(highest, double(bar.count));
    for (const double expected : std::as_const(p.expected))
        highest = std::max(highest, expected);
    p.plot->xAxis->setRange(-0.7, std::max(1.0, double(p.values.size())) - 0.3);
    if (p.isLog)
        p.plot->yAxis->setRange(kLogFoot, highest * 2.2);
    else
        p.plot->yAxis->setRange(0, highest * 1.18);
}

/// Labels under bars, as many as are read easily.
void HistogramPlot::rebuildTicks()
{
    Parts& p = *m_parts;
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const auto count = int(p.values.size());
    const auto label = [&p](int i) {
        return p.values[i].label.isEmpty() ? formatCount(p.values[i].from) : p.values[i].label;
    };
    const QFontMetrics metrics(axisFont(font()));
    int widest = 1;
    for (int i = 0; i < count; ++i)
        widest = std::max(widest, metrics.horizontalAdvance(label(i)) + 10);
    const int room = std::max(1, width() - 80) / widest;
    int every = 1;
    for (const int step : {1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000, 10'000, 100'000}) {
        every = step;
        if (count / step < std::max(2, room))
            break;
    }
    for (int i = 0; i < count; i += every)
        ticker->addTick(i, label(i));
    p.plot->xAxis->setTicker(ticker);
}

void HistogramPlot::rebuildItems()
{
    Parts& p = *m_parts;
    const Tokens& t = Theme::of(this);
    for (QCPAbstractItem* item : std::as_const(p.items))
        p.plot->removeItem(item);
    p.items.clear();
    const auto addText = [&](double x, double y, const QString& text, Qt::Alignment alignment) {
        auto* item = new QCPItemText(p.plot);
        item->setText(text);
        item->setFont(axisFont(font()));
        item->setColor(t.text);
        item->setPositionAlignment(alignment);
        item->setClipToAxisRect(false);
        item->setPadding(QMargins(3, 0, 3, 1));
        item->position->setCoords(x, y);
        p.items.append(item);
        return item;
    };
    double free = -1e9;
    double row = 0;
    for (const HistogramLine& line : std::as_const(p.lines)) {
        auto* item = new QCPItemStraightLine(p.plot);
        item->point1->setCoords(line.at, 1);
        item->point2->setCoords(line.at, 2);
        item->setPen(QPen(t.text, 1.2, line.isDashed ? Qt::DashLine : Qt::DotLine));
        p.items.append(item);
        auto* text = addText(line.at, 0, line.label, Qt::AlignLeft | Qt::AlignTop);
        text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        // Names of lines that stand close must not cover each other.
        const double perPixel = p.plot->xAxis->range().size() / std::max(1, width() - 80);
        const double taken = (QFontMetrics(axisFont(font())).horizontalAdvance(line.label) + 10) * perPixel;
        row = line.at < free ? row + 0.09 : 0;
        free = line.at + taken;
        text->position->setCoords(line.at, row);
    }
    if (!p.hasCountLabels || p.values.size() > kMostCountLabels)
        return;
    for (int i = 0; i < p.values.size(); ++i) {
        if (p.values[i].count > 0)
            addText(i, double(p.values[i].count), formatCount(p.values[i].count),
                    Qt::AlignHCenter | Qt::AlignBottom);
    }
}

void HistogramPlot::refreshColours()
{
    Parts& p = *m_parts;
    const Tokens& t = Theme::of(this);
    QCustomPlot* plot = p.plot;
    plot->setBackground(t.base);
    const QFont axis = axisFont(font());
    for (QCPAxis* each : {plot->xAxis, plot->yAxis}) {
        each->setTickLabelFont(axis);
        each->setLabelFont(axis);
        each->setTickLabelColor(t.secondary);
        each->setLabelColor(t.secondary);
        each->setBasePen(QPen(t.dark, 1));
        each->setTickPen(QPen(t.dark, 1));
        each->setSubTickPen(Qt::NoPen);
        each->grid()->setPen(QPen(t.grid, 1));
        each->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot->xAxis->grid()->setVisible(false);
    plot->xAxis->setTickLength(0, 0);
    plot->yAxis->setBasePen(Qt::NoPen);
    plot->yAxis->setTickPen(Qt::NoPen);
    const QColor calm = t.gap(GapClass::Present).fill;
    p.bars->setPen(Qt::NoPen);
    p.bars->setBrush(p.colour == BarColour::Calm ? calm : t.plot[1]);
    p.selected->setPen(Qt::NoPen);
    p.selected->setBrush(t.plot[0]);
    p.curve->setPen(QPen(t.plot[1], 2));
    p.curve->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.plot[1], 1.2), t.base, 5));
    plot->legend->setBrush(Qt::NoBrush);
    plot->legend->setBorderPen(Qt::NoPen);
    plot->legend->setFont(axis);
    plot->legend->setTextColor(t.text);
    plot->legend->setIconSize(digitWidth(font()) * 2, digitWidth(font()));
    rebuild();
}

void HistogramPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    rebuild();
}

std::optional<int> HistogramPlot::barAt(const QPoint& point) const
{
    const QPoint inside = m_parts->plot->mapFrom(this, point);
    if (!m_parts->plot->axisRect()->rect().contains(inside))
        return std::nullopt;
    const int bar = int(std::lround(m_parts->plot->xAxis->pixelToCoord(inside.x())));
    return bar >= 0 && bar < m_parts->values.size() ? std::optional(bar) : std::nullopt;
}

void HistogramPlot::select(int bar)
{
    setSelectedBar(bar);
    Q_EMIT barSelected(bar);
}

QString HistogramPlot::describe(int bar) const
{
    const HistogramBar& value = m_parts->values[bar];
    const QString range = value.from == value.to
                              ? formatCount(value.from)
                              : tr("%1 – %2").arg(formatCount(value.from), formatCount(value.to));
    QString text = tr("%1: %2 %3").arg(range, formatCount(value.count), m_parts->bars->name());
    if (bar < m_parts->expected.size())
        text +=
            u'\n' +
            tr("expected %1").arg(formatReal(m_parts->expected[bar], m_parts->expected[bar] < 10 ? 2 : 0));
    return text;
}

QString HistogramPlot::spokenItem() const
{
    return m_parts->selectedBar ? describe(*m_parts->selectedBar) : QString();
}

QSize HistogramPlot::sizeHint() const
{
    return {digitWidth(font()) * 44, QFontMetrics(font()).height() * 14};
}

bool HistogramPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        setFocus(Qt::MouseFocusReason);
        if (const auto bar = barAt(m_parts->plot->mapTo(this, mouse->position().toPoint())))
            select(*bar);
        return true;
    }
    if (event->type() == QEvent::MouseMove)
        hover(m_parts->plot->mapTo(this, static_cast<QMouseEvent*>(event)->position().toPoint()));
    return QWidget::eventFilter(watched, event);
}

void HistogramPlot::hover(const QPoint& point)
{
    const auto bar = barAt(point);
    if (bar)
        QToolTip::showText(mapToGlobal(point), describe(*bar), this);
    else
        QToolTip::hideText();
}

void HistogramPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refreshColours();
}

void HistogramPlot::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_parts->values.size()) - 1;
    const int bar = m_parts->selectedBar.value_or(-1);
    if (last < 0)
        event->ignore();
    else if (event->key() == Qt::Key_Left)
        select(std::max(0, bar - 1));
    else if (event->key() == Qt::Key_Right)
        select(std::min(last, bar + 1));
    else if (event->key() == Qt::Key_Home)
        select(0);
    else if (event->key() == Qt::Key_End)
        select(last);
    else
        event->ignore();
}

void HistogramPlot::paintEvent(QPaintEvent*)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    paintFocusRing(painter, rect(), Theme::of(this));
}

void HistogramPlot::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    speakItem(this);
}

void HistogramPlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QByteArray HistogramPlot::csv() const
{
    QByteArray out("from,to,count,expected\n");
    for (int i = 0; i < m_parts->values.size(); ++i) {
        const HistogramBar& bar = m_parts->values[i];
        out += QByteArray::number(bar.from) + ',' + QByteArray::number(bar.to) + ',' +
               QByteArray::number(bar.count) + ',';
        if (i < m_parts->expected.size())
            out += QByteArray::number(m_parts->expected[i], 'g', 10);
        out += '\n';
    }
    return out;
}

bool HistogramPlot::exportTo(const QString& path, FileFormat format)
{
    return savePlot(m_parts->plot, path, format, accessibleName(), [this] { return csv(); });
}

} // namespace cryo::ui
