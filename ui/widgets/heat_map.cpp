// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the picture, draws what stands on it, and moves the selection.
#include "ui/widgets/heat_map.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/ramp.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace cryo::ui {
namespace {

constexpr int kAxisGapPx = 6;
constexpr int kPageRows = 16;
constexpr int kNamedAreas = 3;

/// Cells first … end − 1 of one axis.
struct CellSpan {
    int first;
    int end;
    friend bool operator==(const CellSpan&, const CellSpan&) = default;
};

/// The cells a pixel shows: all it touches where cells are smaller than pixels, else the one it begins in.
CellSpan cellsOf(int pixel, int pixels, int cells)
{
    const auto first = int(qint64(pixel) * cells / pixels);
    if (cells <= pixels)
        return {first, first + 1};
    const auto end = int((qint64(pixel + 1) * cells + pixels - 1) / pixels);
    return {first, std::min(end, cells)};
}

/// highest = max(highest, shades), in blocks whose length the compiler knows, so that it takes them at once.
void liftTo(std::vector<quint8>& highest, const quint8* shades)
{
    constexpr std::size_t kBlock = 64;
    std::size_t at = 0;
    for (; at + kBlock <= highest.size(); at += kBlock) {
        std::array<quint8, kBlock> block;
        std::copy_n(highest.data() + at, kBlock, block.data());
        for (std::size_t i = 0; i < kBlock; ++i)
            block[i] = std::max(block[i], shades[at + i]);
        std::copy_n(block.data(), kBlock, highest.data() + at);
    }
    for (; at < highest.size(); ++at)
        highest[at] = std::max(highest[at], shades[at]);
}

} // namespace

HeatMap::HeatMap(QWidget* parent)
    : QWidget(parent)
    , m_data(std::make_shared<HeatMapData>())
    , m_quantity(tr("chain length"))
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Heat map of the table"));
    setAccessibleDescription(tr("Arrow keys go from cell to cell, Return opens the bucket."));
}

HeatMap::~HeatMap() = default;

void HeatMap::setData(std::shared_ptr<const HeatMapData> folded)
{
    m_data = folded ? std::move(folded) : std::make_shared<HeatMapData>();
    m_rings = m_data->worstBuckets(kWorstRings);
    if (m_selected && *m_selected >= m_data->bucketCount())
        m_selected.reset();
    m_shades.clear();
    m_picture = {};
    update();
}

void HeatMap::setScaleMaximum(quint32 maximum)
{
    m_scaleMaximum = maximum;
    m_shades.clear();
    m_picture = {};
    update();
}

quint32 HeatMap::scaleMaximum() const
{
    return m_scaleMaximum > 0 ? m_scaleMaximum : m_data->maximum();
}

void HeatMap::setQuantity(const QString& name)
{
    m_quantity = name;
}

void HeatMap::setRings(std::vector<quint64> buckets)
{
    m_rings = std::move(buckets);
    update();
}

void HeatMap::setSelectedBucket(quint64 bucket)
{
    if (bucket >= m_data->bucketCount())
        return;
    m_selected = bucket;
    update();
    speakItem(this);
}

void HeatMap::clearSelection()
{
    m_selected.reset();
    update();
}

void HeatMap::select(quint64 bucket)
{
    setSelectedBucket(bucket);
    Q_EMIT bucketSelected(bucket);
}

QRect HeatMap::plotRect() const
{
    const QFontMetrics metrics(axisFont(font()));
    const int left = metrics.horizontalAdvance(formatCount(m_data->bucketCount())) + kAxisGapPx + 4;
    const int below = metrics.height() + kAxisGapPx;
    return {left, metrics.height() / 2, std::max(1, width() - left - 8),
            std::max(1, height() - below - metrics.height() / 2)};
}

QRectF HeatMap::areaOfCells(int column, int row, int columns, int rows) const
{
    const QRectF plot = plotRect();
    const double x = plot.width() / m_data->columns();
    const double y = plot.height() / m_data->rows();
    return {plot.left() + column * x, plot.top() + row * y, columns * x, rows * y};
}

QRectF HeatMap::cellRect(quint64 bucket) const
{
    if (bucket >= m_data->bucketCount())
        return {};
    const std::size_t cell = m_data->cellOf(bucket);
    const auto columns = std::size_t(m_data->columns());
    return areaOfCells(int(cell % columns), int(cell / columns), 1, 1);
}

std::optional<quint64> HeatMap::bucketAt(const QPoint& point) const
{
    const QRect plot = plotRect();
    if (m_data->bucketCount() == 0 || !plot.contains(point))
        return std::nullopt;
    // Where a pixel holds several cells, the worst of them is the one that is seen, so it is the one that is
    // meant.
    const CellSpan across = cellsOf(point.x() - plot.left(), plot.width(), m_data->columns());
    const CellSpan down = cellsOf(point.y() - plot.top(), plot.height(), m_data->rows());
    std::optional<std::size_t> best;
    for (int y = down.first; y < down.end; ++y) {
        for (int x = across.first; x < across.end; ++x) {
            const std::size_t cell = std::size_t(y) * std::size_t(m_data->columns()) + std::size_t(x);
            if (m_data->firstBucket(cell) >= m_data->bucketCount())
                continue;
            const auto number = [this](std::size_t c) {
                return m_data->value(c) + 1U;
            }; // unknown is the least
            if (!best || number(cell) > number(*best))
                best = cell;
        }
    }
    return best ? std::optional(m_data->worstBucket(*best)) : std::nullopt;
}

/// A colour's number for each cell: 0 for unknown, else 1 to 255. Made once per data and scale.
void HeatMap::renderShades()
{
    const auto cells = std::size_t(m_data->columns()) * std::size_t(m_data->rows());
    const quint64 most = std::max<quint32>(1, scaleMaximum());
    // Fixed point with 32 bits behind the point: numbers are cut to the scale first, so nothing overflows.
    const quint64 toShade = (quint64(254) << 32U) / most;
    constexpr quint64 kHalf = quint64(1) << 31U;
    m_shades.resize(cells);
    const quint32* values = cells > 0 ? m_data->rowValues(0) : nullptr;
    for (std::size_t i = 0; i < cells; ++i) {
        const quint64 shade = (std::min<quint64>(values[i], most) * toShade + kHalf) >> 32U;
        m_shades[i] = values[i] == HeatMapData::kUnknown ? quint8(0) : quint8(1 + shade);
    }
}

/// Pixels take the highest shade of the cells they touch.
void HeatMap::renderPicture(double devicePixelRatio)
{
    if (m_shades.empty())
        renderShades();
    const QRect plot = plotRect();
    const QSize size(int(std::lround(plot.width() * devicePixelRatio)),
                     int(std::lround(plot.height() * devicePixelRatio)));
    m_picture = QImage(size, QImage::Format_RGB32);
    const auto table = rampTable(Theme::of(this));
    const QRgb unknown = Theme::of(this).base.rgb();
    const auto columns = std::size_t(m_data->columns());
    std::vector<quint8> highest(columns);
    std::vector<CellSpan> across;
    for (int x = 0; x < size.width(); ++x)
        across.push_back(cellsOf(x, size.width(), m_data->columns()));
    CellSpan before{-1, -1};
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
        const CellSpan rows = cellsOf(y, size.height(), m_data->rows());
        if (rows == before) {
            std::copy_n(reinterpret_cast<const QRgb*>(m_picture.constScanLine(y - 1)), size.width(), line);
            continue;
        }
        before = rows;
        std::fill(highest.begin(), highest.end(), quint8(0));
        for (int row = rows.first; row < rows.end; ++row)
            liftTo(highest, m_shades.data() + std::size_t(row) * columns);
        for (int x = 0; x < size.width(); ++x) {
            const CellSpan cells = across[std::size_t(x)];
            const quint8 shade =
                *std::max_element(highest.begin() + cells.first, highest.begin() + cells.end);
            line[x] = shade == 0 ? unknown : table[std::size_t(shade - 1) * 255 / 254];
        }
    }
    m_picture.setDevicePixelRatio(devicePixelRatio);
}

void HeatMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    if (m_data->bucketCount() == 0)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    if (m_picture.isNull() || !qFuzzyCompare(m_picture.devicePixelRatio(), ratio))
        renderPicture(ratio);
    painter.drawImage(plotRect().topLeft(), m_picture);
    painter.setPen(QPen(t.dark, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(plotRect()).adjusted(-0.5, -0.5, 0.5, 0.5));
    paintAxes(painter, t);
    paintUnreadable(painter, t);
    paintRings(painter, t);
    paintSelected(painter, t);
    if (hasFocus())
        paintFocusRing(painter, QRectF(plotRect()).adjusted(-4, -4, 4, 4), t);
}

void HeatMap::paintAxes(QPainter& painter, const Tokens& t) const
{
    const QRect plot = plotRect();
    painter.setFont(axisFont(font()));
    painter.setPen(t.secondary);
    const QFontMetrics metrics(painter.font());
    const quint64 perRow = quint64(m_data->columns()) * m_data->bucketsPerCell();
    const int parts = std::min(4, m_data->rows());
    for (int i = 0; i <= parts; ++i) {
        const int row = int(qint64(m_data->rows()) * i / parts);
        const int y = plot.top() + int(qint64(plot.height()) * i / parts);
        const quint64 bucket = std::min(quint64(row) * perRow, m_data->bucketCount());
        painter.drawText(QRect(0, y - metrics.height() / 2, plot.left() - kAxisGapPx, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, formatCount(bucket));
    }
    for (int i = 0; i <= 4; ++i) {
        const int x = plot.left() + plot.width() * i / 4;
        const QString text = formatCount(perRow * quint64(i) / 4);
        const int width = metrics.horizontalAdvance(text);
        const int left = std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        painter.drawText(left, plot.bottom() + kAxisGapPx + metrics.ascent(), text);
    }
}

void HeatMap::paintUnreadable(QPainter& painter, const Tokens& t) const
{
    const auto columns = std::size_t(m_data->columns());
    painter.setFont(axisFont(font()));
    int named = 0;
    for (const auto& [first, last] : m_data->unreadable()) {
        const std::size_t from = m_data->cellOf(first);
        const std::size_t to = m_data->cellOf(last);
        const int topRow = int(from / columns);
        const int bottomRow = int(to / columns);
        QPainterPath path;
        if (topRow == bottomRow) {
            path.addRect(areaOfCells(int(from % columns), topRow, int(to - from) + 1, 1));
        } else {
            path.addRect(areaOfCells(int(from % columns), topRow, int(columns - from % columns), 1));
            if (bottomRow - topRow > 1)
                path.addRect(areaOfCells(0, topRow + 1, int(columns), bottomRow - topRow - 1));
            path.addRect(areaOfCells(0, bottomRow, int(to % columns) + 1, 1));
            path = path.simplified();
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.base, 4));
        painter.drawPath(path);
        painter.setPen(QPen(t.tone(Tone::Fatal), 2));
        painter.drawPath(path);
        if (++named > kNamedAreas)
            continue;
        const QString text =
            tr("%n bucket(s) unreadable", nullptr, int(std::min<quint64>(last - first + 1, 1'000'000'000)));
        const QSize size(painter.fontMetrics().horizontalAdvance(text) + 12,
                         painter.fontMetrics().height() + 4);
        const QRectF area = path.boundingRect();
        // Beside the area where there is room, else below it.
        double left = area.left() - size.width() - 6;
        double top = area.center().y() - size.height() / 2.0;
        if (left < plotRect().left()) {
            left = std::min(area.left(), double(plotRect().right() - size.width()));
            top = area.bottom() + 4;
        }
        const QRectF box(
            std::max(left, double(plotRect().left())),
            std::clamp(top, double(plotRect().top()), double(plotRect().bottom() - size.height())),
            size.width(), size.height());
        painter.setPen(QPen(t.tone(Tone::Fatal), 1));
        painter.setBrush(t.base);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(t.text);
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

void HeatMap::paintRings(QPainter& painter, const Tokens& t) const
{
    painter.save();
    painter.setClipRect(plotRect());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const quint64 bucket : m_rings) {
        const QRectF cell = cellRect(bucket);
        const double radius = std::max(6.0, std::max(cell.width(), cell.height()) * 0.8 + 2);
        painter.setPen(QPen(t.base, 4));
        painter.drawEllipse(cell.center(), radius, radius);
        painter.setPen(QPen(t.tone(Tone::Error), 2));
        painter.drawEllipse(cell.center(), radius, radius);
    }
    painter.restore();
}

void HeatMap::paintSelected(QPainter& painter, const Tokens& t) const
{
    if (!m_selected)
        return;
    const QRectF cell = cellRect(*m_selected);
    const double half = std::max(5.0, std::max(cell.width(), cell.height()) / 2 + 1);
    const QRectF square(cell.center().x() - half, cell.center().y() - half, 2 * half, 2 * half);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.base, 5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(square);
    painter.setPen(QPen(t.text, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(square);
    painter.restore();
}

QImage HeatMap::toImage(double scale)
{
    QImage image(size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).base);
    QPainter painter(&image);
    render(&painter);
    return image;
}

QString HeatMap::describe(quint64 bucket) const
{
    const std::size_t cell = m_data->cellOf(bucket);
    const quint32 value = m_data->value(cell);
    const QString number = value == HeatMapData::kUnknown ? unknownText() : formatCount(quint64(value));
    for (const auto& [first, last] : m_data->unreadable()) {
        if (bucket >= first && bucket <= last)
            return tr("Bucket %1, unreadable").arg(formatCount(bucket));
    }
    return tr("Bucket %1, %2 %3").arg(formatCount(bucket), m_quantity, number);
}

QString HeatMap::spokenItem() const
{
    return m_selected ? describe(*m_selected) : QString();
}

std::optional<SpokenValue> HeatMap::spokenValue() const
{
    const quint64 count = m_data->bucketCount();
    return SpokenValue{m_selected.value_or(0), 0, count == 0 ? 0 : count - 1, m_data->bucketsPerCell()};
}

void HeatMap::setSpokenValue(quint64 value)
{
    if (value < m_data->bucketCount())
        select(value);
}

QSize HeatMap::sizeHint() const
{
    return {digitWidth(font()) * 70, QFontMetrics(font()).height() * 16};
}

QSize HeatMap::minimumSizeHint() const
{
    return {digitWidth(font()) * 24, QFontMetrics(font()).height() * 6};
}

bool HeatMap::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto bucket = bucketAt(help->pos());
    QString text;
    if (bucket) {
        text = describe(*bucket);
        const quint64 first = m_data->firstBucket(m_data->cellOf(*bucket));
        const quint64 last = std::min(first + m_data->bucketsPerCell(), m_data->bucketCount()) - 1;
        if (last > first)
            text += u'\n' + tr("highest of buckets %1 – %2").arg(formatCount(first), formatCount(last));
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void HeatMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
}

void HeatMap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    m_picture = {};
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void HeatMap::keyPressEvent(QKeyEvent* event)
{
    if (m_data->bucketCount() == 0) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_selected)
            Q_EMIT bucketActivated(*m_selected);
        return;
    }
    const auto columns = qint64(m_data->columns());
    const auto lastCell = qint64(m_data->cellOf(m_data->bucketCount() - 1));
    const auto cell = qint64(m_data->cellOf(m_selected.value_or(0)));
    qint64 to = cell;
    switch (event->key()) {
    case Qt::Key_Left:
        to = cell - 1;
        break;
    case Qt::Key_Right:
        to = cell + 1;
        break;
    case Qt::Key_Up:
        to = cell - columns;
        break;
    case Qt::Key_Down:
        to = cell + columns;
        break;
    case Qt::Key_PageUp:
        to = cell - columns * kPageRows;
        break;
    case Qt::Key_PageDown:
        to = cell + columns * kPageRows;
        break;
    case Qt::Key_Home:
        to = (event->modifiers() & Qt::ControlModifier) != 0 ? 0 : cell / columns * columns;
        break;
    case Qt::Key_End:
        to = (event->modifiers() & Qt::ControlModifier) != 0 ? lastCell
                                                             : cell / columns * columns + columns - 1;
        break;
    default:
        event->ignore();
        return;
    }
    if (to < 0 || (to > lastCell && event->key() != Qt::Key_End))
        return;
    select(m_data->worstBucket(std::size_t(std::min(to, lastCell))));
}

void HeatMap::mousePressEvent(QMouseEvent* event)
{
    if (const auto bucket = bucketAt(event->position().toPoint()))
        select(*bucket);
}

void HeatMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto bucket = bucketAt(event->position().toPoint()))
        Q_EMIT bucketActivated(*bucket);
}

void HeatMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    speakItem(this);
}

void HeatMap::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace cryo::ui
