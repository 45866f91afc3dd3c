// SPDX-License-Identifier: GPL-3.0-or-later
// Lines over time on QCustomPlot.
#include "ui/widgets/series_plot.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/custom_plot.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr double kWheelStep = 0.8;
constexpr double kKeyStep = 0.5;
constexpr qint64 kShortestShownMs = 1000;
constexpr int kBoxLeast = 6;
constexpr double kMsPerSecond = 1000.0;
/// A mark is named with the crosshair when it is as near as this share of what is shown.
constexpr double kMarkReach = 0.01;

/// Strokes, one for each round through the colours.
constexpr std::array kStrokes = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

double seconds(qint64 ms)
{
    return double(ms) / kMsPerSecond;
}

QString valueText(double value)
{
    const double size = std::fabs(value);
    if (size >= 1e15)
        return QString::number(value, 'g', 6);
    if (value == std::floor(value))
        return value < 0 ? u"−"_s + formatCount(quint64(-value)) : formatCount(quint64(value));
    return formatReal(value, size >= 100 ? 1 : size >= 1 ? 2 : 4);
}

QString timeText(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), u"yyyy-MM-dd HH:mm:ss"_s);
}

/// The point at a time or the last before it; null before the first.
const MetricPoint* pointAt(const PlotLine& line, qint64 atMs)
{
    const auto after = std::ranges::upper_bound(line.points, atMs, {}, &MetricPoint::atMs);
    return after == line.points.begin() ? nullptr : &*std::prev(after);
}

QByteArray quoted(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('"', "\"\"");
    return '"' + bytes + '"';
}

} // namespace

struct SeriesPlot::Parts {
    QCustomPlot* plot = nullptr;
    QCPItemStraightLine* cursor = nullptr;
    std::vector<PlotLine> lines;
    QVector<PlotMark> marks;
    QVector<QCPItemStraightLine*> markLines;
    qint64 fromMs = 0;
    qint64 toMs = 1;
    std::vector<std::pair<qint64, qint64>> zooms; ///< what was shown before each zoom
    std::pair<qint64, qint64> shown{0, 1};
    std::optional<qint64> cursorMs;
    bool isLog = false;

    void replot() const
    {
        // A plot on a page that was never shown has no size yet; it is painted when it gets one.
        if (plot->width() > 0 && plot->height() > 0 && !plot->viewport().isEmpty())
            plot->replot(QCustomPlot::rpQueuedReplot);
    }
};

SeriesPlot::SeriesPlot(QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("History"));
    setAccessibleDescription(
        tr("Left and Right go from time to time, plus and minus zoom, Backspace goes back."));
    auto* const plot = new QCustomPlot(this);
    m_parts->plot = plot;
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->addWidget(plot);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setLocale(QLocale()); // groups digits, which its own does not
    plot->setAccessibleName(tr("Plot"));
    plot->installEventFilter(this);
    plot->setMouseTracking(true);
    plot->setSelectionRectMode(QCP::srmCustom);
    connect(plot->selectionRect(), &QCPSelectionRect::accepted, this,
            [this](const QRect& box) { zoomIntoBox(box.normalized()); });
    auto times = QSharedPointer<QCPAxisTickerDateTime>::create();
    times->setDateTimeFormat(u"MM-dd\nHH:mm:ss"_s);
    plot->xAxis->setTicker(times);
    m_parts->cursor = new QCPItemStraightLine(plot);
    m_parts->cursor->setVisible(false);
    plot->plotLayout()->insertRow(0);
    auto* const legendRow = new QCPLayoutGrid;
    plot->plotLayout()->addElement(0, 0, legendRow);
    legendRow->addElement(0, 0, plot->legend);
    legendRow->addElement(0, 1, new QCPLayoutElement(plot));
    legendRow->setColumnStretchFactor(0, 0.001);
    plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    plot->legend->setWrap(3);
    plot->plotLayout()->setRowStretchFactor(0, 0.001);
    refreshColours();
}

SeriesPlot::~SeriesPlot() = default;

const std::vector<PlotLine>& SeriesPlot::lines() const
{
    return m_parts->lines;
}

void SeriesPlot::setLines(std::vector<PlotLine> lines, qint64 fromMs, qint64 toMs)
{
    m_parts->lines = std::move(lines);
    m_parts->fromMs = fromMs;
    m_parts->toMs = std::max(toMs, fromMs + kShortestShownMs);
    if (!isZoomed())
        m_parts->shown = {m_parts->fromMs, m_parts->toMs};
    rebuild();
}

void SeriesPlot::setMarks(QVector<PlotMark> marks)
{
    m_parts->marks = std::move(marks);
    refreshMarks();
    m_parts->replot();
}

void SeriesPlot::setLogScale(bool isLog)
{
    m_parts->isLog = isLog;
    for (QCPAxis* const axis : {m_parts->plot->yAxis, m_parts->plot->yAxis2}) {
        axis->setScaleType(isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        if (isLog)
            axis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        else
            axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    }
    rebuild();
}

void SeriesPlot::setAxisTitles(const QString& left, const QString& right)
{
    m_parts->plot->yAxis->setLabel(left);
    m_parts->plot->yAxis2->setLabel(right);
    m_parts->replot();
}

void SeriesPlot::rebuild()
{
    Parts& p = *m_parts;
    p.plot->clearGraphs();
    bool hasRight = false;
    for (const PlotLine& line : p.lines) {
        QCPGraph* const graph =
            p.plot->addGraph(p.plot->xAxis, line.isRight ? p.plot->yAxis2 : p.plot->yAxis);
        graph->setName(line.isRight ? tr("%1 (right)").arg(line.name) : line.name);
        QVector<double> times;
        QVector<double> values;
        times.reserve(qsizetype(line.points.size()));
        values.reserve(qsizetype(line.points.size()));
        for (const MetricPoint& point : line.points) {
            times.append(seconds(point.atMs));
            // No place on a logarithmic axis: a break in the line.
            values.append(p.isLog && point.value <= 0 ? std::numeric_limits<double>::quiet_NaN()
                                                      : point.value);
        }
        graph->setData(times, values, true);
        hasRight = hasRight || line.isRight;
    }
    p.plot->yAxis2->setVisible(hasRight);
    p.plot->legend->setVisible(!p.lines.empty());
    refreshColours();
    refreshMarks();
    fitValues();
    refreshCursor();
}

/// The axes show what lies in the time that is shown.
void SeriesPlot::fitValues()
{
    Parts& p = *m_parts;
    p.plot->xAxis->setRange(seconds(p.shown.first), seconds(p.shown.second));
    for (const bool isRight : {false, true}) {
        double low = std::numeric_limits<double>::max();
        double high = std::numeric_limits<double>::lowest();
        for (const PlotLine& line : p.lines) {
            if (line.isRight != isRight)
                continue;
            for (const MetricPoint& point : line.points) {
                const bool isShown = point.atMs >= p.shown.first && point.atMs <= p.shown.second;
                if (!isShown || (p.isLog && point.value <= 0))
                    continue;
                low = std::min(low, point.value);
                high = std::max(high, point.value);
            }
        }
        if (low > high) {
            low = p.isLog ? 1 : 0;
            high = p.isLog ? 10 : 1;
        }
        QCPAxis* const axis = isRight ? p.plot->yAxis2 : p.plot->yAxis;
        if (p.isLog) {
            axis->setRange(low / 1.5, high * 1.5);
        } else {
            const double room = high > low ? (high - low) * 0.06 : std::max(std::fabs(high) * 0.1, 0.5);
            // A line that never falls below 0 has 0 as its foot where that is near.
            axis->setRange(low >= 0 && low - room < (high - low) ? 0 : low - room, high + room);
        }
    }
    p.replot();
}

void SeriesPlot::refreshMarks()
{
    Parts& p = *m_parts;
    for (QCPItemStraightLine* const line : std::as_const(p.markLines))
        p.plot->removeItem(line);
    p.markLines.clear();
    const Tokens& t = Theme::of(this);
    for (const PlotMark& mark : std::as_const(p.marks)) {
        auto* const line = new QCPItemStraightLine(p.plot);
        line->point1->setCoords(seconds(mark.atMs), 1);
        line->point2->setCoords(seconds(mark.atMs), 2);
        line->setPen(QPen(t.secondary, 1, Qt::DashDotDotLine));
        p.markLines.append(line);
    }
}

void SeriesPlot::refreshCursor()
{
    Parts& p = *m_parts;
    p.cursor->setVisible(p.cursorMs.has_value());
    if (p.cursorMs) {
        p.cursor->point1->setCoords(seconds(*p.cursorMs), 1);
        p.cursor->point2->setCoords(seconds(*p.cursorMs), 2);
    }
    p.replot();
}

void SeriesPlot::refreshColours()
{
    Parts& p = *m_parts;
    const Tokens& t = Theme::of(this);
    p.plot->setBackground(t.base);
    const QFont small = axisFont(font());
    for (QCPAxis* const axis : {p.plot->xAxis, p.plot->yAxis, p.plot->yAxis2}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setTickLabelColor(t.secondary);
        axis->setLabelColor(t.secondary);
        axis->setBasePen(QPen(t.dark, 1));
        axis->setTickPen(QPen(t.dark, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(t.grid, 1));
        axis->grid()->setZeroLinePen(QPen(t.grid, 1));
    }
    for (int i = 0; i < p.plot->graphCount(); ++i) {
        const std::size_t colour = std::size_t(i) % t.plot.size();
        const std::size_t stroke = std::size_t(i) / t.plot.size() % kStrokes.size();
        p.plot->graph(i)->setPen(QPen(t.plot[colour], 1.6, kStrokes[stroke]));
        // A single point is no line.
        const bool isPoint = p.lines[std::size_t(i)].points.size() == 1;
        p.plot->graph(i)->setScatterStyle(
            isPoint ? QCPScatterStyle(QCPScatterStyle::ssDisc, t.plot[colour], 6) : QCPScatterStyle());
    }
    p.cursor->setPen(QPen(t.text, 1));
    p.plot->selectionRect()->setPen(QPen(t.focus, 1));
    QColor ground = t.focus;
    ground.setAlphaF(0.15F);
    p.plot->selectionRect()->setBrush(ground);
    p.plot->legend->setBrush(Qt::NoBrush);
    p.plot->legend->setBorderPen(Qt::NoPen);
    p.plot->legend->setFont(small);
    p.plot->legend->setTextColor(t.text);
    p.replot();
}

std::pair<qint64, qint64> SeriesPlot::shown() const
{
    return m_parts->shown;
}

bool SeriesPlot::isZoomed() const
{
    return !m_parts->zooms.empty();
}

void SeriesPlot::zoomTo(qint64 fromMs, qint64 toMs)
{
    constexpr std::size_t kZoomsKept = 100;
    if (toMs - fromMs < kShortestShownMs)
        return;
    if (m_parts->zooms.size() < kZoomsKept)
        m_parts->zooms.push_back(m_parts->shown);
    m_parts->shown = {fromMs, toMs};
    fitValues();
    Q_EMIT zoomChanged();
}

void SeriesPlot::zoomBack()
{
    if (!isZoomed())
        return;
    m_parts->shown = m_parts->zooms.back();
    m_parts->zooms.pop_back();
    if (!isZoomed())
        m_parts->shown = {m_parts->fromMs, m_parts->toMs};
    fitValues();
    Q_EMIT zoomChanged();
}

void SeriesPlot::zoomAll()
{
    m_parts->zooms.clear();
    m_parts->shown = {m_parts->fromMs, m_parts->toMs};
    fitValues();
    Q_EMIT zoomChanged();
}

void SeriesPlot::zoomIntoBox(const QRect& box)
{
    if (box.width() < kBoxLeast) {
        setCursorMs(timeAt(box.center()));
        return;
    }
    zoomTo(timeAt(box.topLeft()), timeAt(box.topRight()));
}

void SeriesPlot::zoomAround(qint64 atMs, double factor)
{
    const auto [from, to] = m_parts->shown;
    zoomTo(atMs - qint64(double(atMs - from) * factor), atMs + qint64(double(to - atMs) * factor));
}

qint64 SeriesPlot::timeAt(const QPoint& point) const
{
    return qint64(m_parts->plot->xAxis->pixelToCoord(point.x()) * kMsPerSecond);
}

void SeriesPlot::setCursorMs(std::optional<qint64> atMs)
{
    if (m_parts->cursorMs == atMs)
        return;
    m_parts->cursorMs = atMs;
    refreshCursor();
    speakItem(this);
    Q_EMIT cursorChanged();
}

std::optional<qint64> SeriesPlot::cursorMs() const
{
    return m_parts->cursorMs;
}

QString SeriesPlot::readout() const
{
    const Parts& p = *m_parts;
    if (!p.cursorMs)
        return {};
    QStringList parts{timeText(*p.cursorMs)};
    for (const PlotLine& line : p.lines) {
        if (const MetricPoint* const point = pointAt(line, *p.cursorMs))
            parts << u"%1 %2"_s.arg(line.name, valueText(point->value));
    }
    const double reach = double(p.shown.second - p.shown.first) * kMarkReach;
    for (const PlotMark& mark : p.marks) {
        if (double(std::abs(mark.atMs - *p.cursorMs)) <= reach)
            parts << mark.text;
    }
    return parts.join(u" · "_s);
}

/// To the next or previous time at which any line has a point.
void SeriesPlot::stepCursor(int by)
{
    const qint64 at =
        m_parts->cursorMs.value_or(by > 0 ? m_parts->shown.first - 1 : m_parts->shown.second + 1);
    std::optional<qint64> best;
    for (const PlotLine& line : m_parts->lines) {
        const auto& points = line.points;
        if (by > 0) {
            const auto next = std::ranges::upper_bound(points, at, {}, &MetricPoint::atMs);
            if (next != points.end() && (!best || next->atMs < *best))
                best = next->atMs;
        } else {
            const auto next = std::ranges::lower_bound(points, at, {}, &MetricPoint::atMs);
            if (next != points.begin() && (!best || std::prev(next)->atMs > *best))
                best = std::prev(next)->atMs;
        }
    }
    if (best)
        setCursorMs(best);
}

void SeriesPlot::keyPressEvent(QKeyEvent* event)
{
    const qint64 middle = m_parts->cursorMs.value_or((m_parts->shown.first + m_parts->shown.second) / 2);
    switch (event->key()) {
    case Qt::Key_Left:
        stepCursor(-1);
        break;
    case Qt::Key_Right:
        stepCursor(1);
        break;
    case Qt::Key_Home:
        setCursorMs(std::nullopt);
        stepCursor(1);
        break;
    case Qt::Key_End:
        setCursorMs(std::nullopt);
        stepCursor(-1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAround(middle, kKeyStep);
        break;
    case Qt::Key_Minus:
        zoomAround(middle, 1 / kKeyStep);
        break;
    case Qt::Key_Backspace:
        zoomBack();
        break;
    default:
        event->ignore();
    }
}

bool SeriesPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        if (m_parts->plot->axisRect()->rect().contains(at))
            setCursorMs(timeAt(at));
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        zoomAll();
        return true;
    } else if (event->type() == QEvent::Wheel) {
        const auto* const wheel = static_cast<QWheelEvent*>(event);
        const int turn = wheel->angleDelta().y();
        if (turn != 0)
            zoomAround(timeAt(wheel->position().toPoint()), turn > 0 ? kWheelStep : 1 / kWheelStep);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SeriesPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        refreshColours();
        refreshMarks();
    }
}

void SeriesPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_parts->replot();
}

void SeriesPlot::paintEvent(QPaintEvent*)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    paintFocusRing(painter, rect(), Theme::of(this));
}

void SeriesPlot::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    speakItem(this);
}

void SeriesPlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QSize SeriesPlot::sizeHint() const
{
    return {digitWidth(font()) * 80, QFontMetrics(font()).height() * 18};
}

QByteArray SeriesPlot::csv() const
{
    const std::vector<PlotLine>& lines = m_parts->lines;
    std::map<qint64, std::vector<const MetricPoint*>> rows;
    QByteArray out("time");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += ',' + quoted(lines[i].name);
        for (const MetricPoint& point : lines[i].points) {
            auto& row = rows[point.atMs];
            row.resize(lines.size());
            row[i] = &point;
        }
    }
    out += '\n';
    for (const auto& [atMs, values] : rows) {
        out += QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
        for (const MetricPoint* const value : values)
            out += value != nullptr ? ',' + QByteArray::number(value->value, 'g', 15) : QByteArray(",");
        out += '\n';
    }
    return out;
}

bool SeriesPlot::exportTo(const QString& path, FileFormat format)
{
    return savePlot(m_parts->plot, path, format, accessibleName(), [this] { return csv(); });
}

} // namespace cryo::ui
