// SPDX-License-Identifier: GPL-3.0-or-later
// What the strip shows and how it is moved; gap_strip_paint.cpp draws it.
#include "ui/widgets/gap_strip.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/wide_math.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kGrabPx = 5;
constexpr int kHitPx = 3;
constexpr double kZoomStep = 0.5;
constexpr double kWheelZoom = 0.8;

GapClassMask gapsMask()
{
    return GapClassMask(~maskOf(GapClass::Present));
}

} // namespace

GapStrip::GapStrip(Mode mode, QWidget* parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_pyramid(GapPyramid::build(1, 0, {}))
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(mode == Mode::Overview);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(mode == Mode::Overview ? tr("Overview of all indices") : tr("Indices in detail"));
    setAccessibleDescription(
        tr("Left and Right move, Ctrl+Left and Ctrl+Right go to the next gap, plus and minus zoom."));
}

GapStrip::~GapStrip() = default;

void GapStrip::setPyramid(std::shared_ptr<const GapPyramid> pyramid)
{
    const bool isOther = pyramid == nullptr || pyramid->isEmpty() != m_pyramid->isEmpty() ||
                         pyramid->first() != m_pyramid->first() || pyramid->last() != m_pyramid->last();
    const bool showedAll = m_viewFirst == m_pyramid->first() && m_viewLast == m_pyramid->last();
    m_pyramid = pyramid ? std::move(pyramid) : GapPyramid::build(1, 0, {});
    if (isOther) {
        // A store that grows while one looks at a part of it must not throw the view about.
        if (showedAll || m_viewFirst < m_pyramid->first() || m_viewLast > m_pyramid->last()) {
            m_viewFirst = m_pyramid->first();
            m_viewLast = m_pyramid->last();
            Q_EMIT viewportChanged(m_viewFirst, m_viewLast);
        }
        m_cursor = std::clamp(m_cursor, m_pyramid->first(), m_pyramid->last());
    }
    update();
}

void GapStrip::clearCursor()
{
    m_hasCursor = false;
    update();
}

void GapStrip::setSectionSize(quint64 items)
{
    m_sectionSize = items;
    update();
}

void GapStrip::setMarks(QVector<StripMark> marks)
{
    m_marks = std::move(marks);
    std::sort(m_marks.begin(), m_marks.end(),
              [](const StripMark& a, const StripMark& b) { return a.index < b.index; });
    update();
}

void GapStrip::setRulerVisible(bool isVisible)
{
    m_hasRuler = isVisible;
    updateGeometry();
    update();
}

void GapStrip::setViewport(quint64 first, quint64 last)
{
    if (m_pyramid->isEmpty())
        return;
    const quint64 whole = m_pyramid->last() - m_pyramid->first() + 1;
    quint64 length = last < first ? 1 : last - first + 1;
    length = std::clamp(length, std::min(kLeastItems, whole), whole);
    first = std::clamp(first, m_pyramid->first(), m_pyramid->last() - (length - 1));
    if (first == m_viewFirst && first + (length - 1) == m_viewLast)
        return;
    m_viewFirst = first;
    m_viewLast = first + (length - 1);
    update();
    Q_EMIT viewportChanged(m_viewFirst, m_viewLast);
}

void GapStrip::zoomAll()
{
    setViewport(m_pyramid->first(), m_pyramid->last());
}

void GapStrip::zoomBy(double factor, quint64 around)
{
    if (m_pyramid->isEmpty())
        return;
    const double length = double(viewLength());
    const double wanted = std::clamp(std::round(length * factor), double(kLeastItems),
                                     double(m_pyramid->last() - m_pyramid->first()) + 1);
    around = std::clamp(around, m_viewFirst, m_viewLast);
    const double share = double(around - m_viewFirst) / length;
    // Rounding may reach 2^64, which no longer converts.
    const quint64 newLength = wanted >= 1.8e19 ? ~quint64(0) : quint64(wanted);
    const auto before = quint64(std::min(share * wanted, double(newLength)));
    const quint64 first = around - std::min(around - m_pyramid->first(), before);
    setViewport(first, saturatingAdd(first, newLength - 1));
}

void GapStrip::zoomIn()
{
    zoomBy(kZoomStep, m_hasCursor ? m_cursor : m_viewFirst + viewLength() / 2);
}

void GapStrip::zoomOut()
{
    zoomBy(1 / kZoomStep, m_hasCursor ? m_cursor : m_viewFirst + viewLength() / 2);
}

void GapStrip::setBrush(quint64 first, quint64 last)
{
    m_brush = {first, last};
    update();
}

void GapStrip::setSelectedRange(quint64 first, quint64 last)
{
    m_selected = {first, last};
    update();
}

void GapStrip::clearSelectedRange()
{
    m_selected.reset();
    update();
}

void GapStrip::setCursorIndex(quint64 index)
{
    if (m_pyramid->isEmpty())
        return;
    index = std::clamp(index, m_pyramid->first(), m_pyramid->last());
    const bool changes = index != m_cursor || !m_hasCursor;
    m_cursor = index;
    m_hasCursor = true;
    if (index < m_viewFirst || index > m_viewLast) {
        const quint64 length = viewLength();
        const quint64 first = index - std::min(index - m_pyramid->first(), length / 2);
        setViewport(first, saturatingAdd(first, length - 1));
    }
    update();
    if (!changes)
        return;
    Q_EMIT cursorMoved(index);
    speakItem(this);
}

void GapStrip::chooseRange(const GapRange& range)
{
    setCursorIndex(range.first);
    // A range that is wider than the view is shown from its beginning.
    if (m_mode == Mode::Detail && range.last > m_viewLast && range.last - range.first < viewLength())
        setViewport(range.last - (viewLength() - 1), range.last);
    Q_EMIT rangeClicked(range.first, range.last, range.cls);
}

bool GapStrip::goToNext(GapClassMask classes)
{
    if (m_pyramid->isEmpty())
        return false;
    const std::size_t from = m_hasCursor ? m_pyramid->firstBehind(m_cursor) : 0;
    const auto found = m_pyramid->findForward(classes, from, m_pyramid->rangeCount());
    if (found)
        chooseRange(m_pyramid->range(*found));
    return found.has_value();
}

bool GapStrip::goToPrevious(GapClassMask classes)
{
    if (m_pyramid->isEmpty())
        return false;
    // The range the caret is in begins at or before it; going back means the one before that.
    std::size_t to = m_hasCursor ? m_pyramid->firstReaching(m_cursor) : m_pyramid->rangeCount();
    if (m_hasCursor && to < m_pyramid->rangeCount() && m_pyramid->range(to).first < m_cursor)
        ++to;
    const auto found = m_pyramid->findBackward(classes, 0, to);
    if (found)
        chooseRange(m_pyramid->range(*found));
    return found.has_value();
}

void GapStrip::link(GapStrip* overview, GapStrip* detail)
{
    connect(detail, &GapStrip::viewportChanged, overview, &GapStrip::setBrush);
    connect(overview, &GapStrip::brushChanged, detail, &GapStrip::setViewport);
    connect(overview, &GapStrip::cursorMoved, detail, &GapStrip::setCursorIndex);
    const auto [first, last] = detail->viewport();
    overview->setBrush(first, last);
}

quint64 GapStrip::indexAt(int x) const
{
    const QRect bar = barRect();
    const int inside = std::clamp(x - bar.left(), 0, bar.width());
    const quint64 behind = mulDiv(viewLength(), quint64(inside), quint64(std::max(1, bar.width())));
    return m_viewFirst + std::min(behind, viewLength() - 1);
}

double GapStrip::xOf(quint64 index) const
{
    const QRect bar = barRect();
    if (index <= m_viewFirst)
        return bar.left();
    const quint64 behind = std::min(index - m_viewFirst, viewLength());
    // The whole pixels exactly, their fraction as good as a double is.
    constexpr quint64 kParts = 16;
    return bar.left() + double(mulDiv(behind, quint64(bar.width()) * kParts, viewLength())) / double(kParts);
}

QString GapStrip::spokenItem() const
{
    if (m_pyramid->isEmpty())
        return {};
    const GapRange range = m_pyramid->rangeAt(m_cursor);
    return tr("Index %1, %2, %3 to %4, %n item(s)", nullptr,
              int(std::min<quint64>(range.last - range.first + 1, INT_MAX)))
        .arg(formatCount(m_cursor), gapClassName(range.cls), formatCount(range.first),
             formatCount(range.last));
}

std::optional<SpokenValue> GapStrip::spokenValue() const
{
    return SpokenValue{m_cursor, m_pyramid->first(), m_pyramid->last(), 1};
}

void GapStrip::setSpokenValue(quint64 value)
{
    setCursorIndex(value);
}

/// The range under a pixel that needs attention most, or the run of background around it.
GapRange GapStrip::hit(int x) const
{
    const quint64 first = indexAt(x - kHitPx);
    const quint64 last = std::max(first, indexAt(x + kHitPx));
    const GapRange under = m_pyramid->rangeAt(indexAt(x));
    // A range wide enough to be seen under the pointer is meant, not its narrow neighbour.
    if (under.cls != m_pyramid->background() && xOf(under.last + 1) - xOf(under.first) >= 2 * kHitPx)
        return under;
    const std::size_t from = m_pyramid->firstReaching(first);
    const std::size_t to = m_pyramid->firstBehind(last);
    std::optional<std::size_t> best;
    for (int cls = 0; cls < kGapClassCount; ++cls) {
        const auto found = m_pyramid->findForward(maskOf(GapClass(cls)), from, to);
        if (found && (!best || attentionRank(GapClass(cls)) > attentionRank(m_pyramid->range(*best).cls)))
            best = found;
    }
    return best ? m_pyramid->range(*best) : under;
}

QString GapStrip::toolTipAt(int x) const
{
    const GapRange range = hit(x);
    const quint64 length = range.last - range.first + 1;
    QStringList lines;
    lines += tr("%1 · %2 – %3 · %4")
                 .arg(gapClassName(range.cls), formatCount(range.first), formatCount(range.last),
                      formatCount(length));
    if (m_sectionSize > 0) {
        lines += tr("section %1 · %2")
                     .arg(formatCount(range.first / m_sectionSize * m_sectionSize),
                          sectionFileName(range.first / m_sectionSize * m_sectionSize));
    }
    const quint64 columnFirst = indexAt(x - kHitPx);
    const GapSummary here = m_pyramid->summary(columnFirst, std::max(columnFirst, indexAt(x + kHitPx)));
    QStringList others;
    quint64 ranges = 0;
    for (int cls = 0; cls < kGapClassCount; ++cls) {
        const auto i = std::size_t(cls);
        ranges += here.ranges[i];
        if (here.ranges[i] > 0)
            others += tr("%1 %2").arg(formatCount(here.ranges[i]), gapClassName(GapClass(cls)));
    }
    if (ranges > 1)
        lines += tr("ranges here: %1").arg(others.join(u", "));
    for (const StripMark& mark : m_marks) {
        if (lines.size() < 4 && !mark.text.isEmpty() && std::abs(xOf(mark.index) - x) <= kHitPx)
            lines += mark.text;
    }
    return lines.join(u'\n');
}

bool GapStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_pyramid->isEmpty() ? QString() : toolTipAt(help->pos().x()),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void GapStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    update();
}

void GapStrip::panBy(double share)
{
    const auto by = quint64(std::max(1.0, double(viewLength()) * std::abs(share)));
    const quint64 first = share < 0 ? m_viewFirst - std::min(by, m_viewFirst - m_pyramid->first())
                                    : saturatingAdd(m_viewFirst, by);
    setViewport(std::min(first, m_pyramid->last() - (viewLength() - 1)),
                saturatingAdd(std::min(first, m_pyramid->last() - (viewLength() - 1)), viewLength() - 1));
}

bool GapStrip::zoomKey(const QKeyEvent* event)
{
    if ((event->modifiers() & Qt::ControlModifier) != 0)
        return false; // the window's text zoom
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        zoomAll();
        return true;
    default:
        return false;
    }
}

bool GapStrip::moveKey(const QKeyEvent* event)
{
    const bool isByGap = (event->modifiers() & Qt::ControlModifier) != 0;
    // One pixel's worth of items, so that the caret is seen to move at any zoom.
    const quint64 step = std::max<quint64>(1, viewLength() / quint64(std::max(1, barRect().width())));
    const quint64 from = m_hasCursor ? m_cursor : m_viewFirst;
    const auto back = [&](quint64 by) { return from - std::min(by, from - m_pyramid->first()); };
    switch (event->key()) {
    case Qt::Key_Left:
        if (isByGap)
            goToPrevious(gapsMask());
        else
            setCursorIndex(back(step));
        return true;
    case Qt::Key_Right:
        if (isByGap)
            goToNext(gapsMask());
        else
            setCursorIndex(saturatingAdd(from, step));
        return true;
    case Qt::Key_PageUp:
        setCursorIndex(back(viewLength() / 2));
        return true;
    case Qt::Key_PageDown:
        setCursorIndex(saturatingAdd(from, viewLength() / 2));
        return true;
    case Qt::Key_Home:
        setCursorIndex(m_pyramid->first());
        return true;
    case Qt::Key_End:
        setCursorIndex(m_pyramid->last());
        return true;
    default:
        return false;
    }
}

void GapStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_pyramid->isEmpty()) {
        event->ignore();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
               event->key() == Qt::Key_Space) {
        chooseRange(m_pyramid->rangeAt(m_cursor));
    } else if (!zoomKey(event) && !moveKey(event)) {
        event->ignore();
    }
}

GapStrip::Drag GapStrip::dragAt(int x) const
{
    if (m_mode == Mode::Detail || !m_brush)
        return m_mode == Mode::Detail ? Drag::Pan : Drag::BrushNew;
    const double first = xOf(m_brush->first);
    const double last = xOf(saturatingAdd(m_brush->second, 1));
    // A brush over everything cannot be grabbed in its middle to any use.
    if (m_brush->first <= m_viewFirst && m_brush->second >= m_viewLast)
        return Drag::BrushNew;
    if (std::abs(x - first) <= kGrabPx)
        return Drag::BrushFirst;
    if (std::abs(x - last) <= kGrabPx)
        return Drag::BrushLast;
    return x > first && x < last ? Drag::BrushMove : Drag::BrushNew;
}

void GapStrip::mousePressEvent(QMouseEvent* event)
{
    if (m_pyramid->isEmpty() || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_dragX = event->position().toPoint().x();
    m_drag = dragAt(m_dragX);
    m_hasDragged = false;
    const auto from = m_mode == Mode::Overview && m_brush ? *m_brush : viewport();
    m_dragFirst = from.first;
    m_dragLast = from.second;
}

void GapStrip::moveBrush(quint64 first, quint64 length)
{
    first = std::clamp(first, m_pyramid->first(), m_pyramid->last() - (length - 1));
    setBrush(first, first + (length - 1));
    Q_EMIT brushChanged(first, first + (length - 1));
}

void GapStrip::dragBrush(int x)
{
    const quint64 here = indexAt(x);
    const quint64 pressed = indexAt(m_dragX);
    if (m_drag == Drag::BrushMove) {
        const quint64 length = m_dragLast - m_dragFirst + 1;
        if (here >= pressed)
            moveBrush(saturatingAdd(m_dragFirst, here - pressed), length);
        else
            moveBrush(m_dragFirst - std::min(pressed - here, m_dragFirst - m_pyramid->first()), length);
        return;
    }
    const quint64 fixed = m_drag == Drag::BrushFirst  ? m_dragLast
                          : m_drag == Drag::BrushLast ? m_dragFirst
                                                      : pressed;
    const quint64 first = std::min(fixed, here);
    moveBrush(first, std::max(fixed, here) - first + 1);
}

void GapStrip::dragPan(int x)
{
    const quint64 length = m_dragLast - m_dragFirst + 1;
    const quint64 by =
        mulDiv(length, quint64(std::abs(x - m_dragX)), quint64(std::max(1, barRect().width())));
    quint64 first = 0;
    if (x > m_dragX)
        first = m_dragFirst - std::min(by, m_dragFirst - m_pyramid->first());
    else
        first = std::min(saturatingAdd(m_dragFirst, by), m_pyramid->last() - (length - 1));
    setViewport(first, first + (length - 1));
}

void GapStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int x = event->position().toPoint().x();
    if (m_drag == Drag::None) {
        const Drag would = dragAt(x);
        const bool isEdge = would == Drag::BrushFirst || would == Drag::BrushLast;
        setCursor(isEdge ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    m_hasDragged = m_hasDragged || std::abs(x - m_dragX) > kHitPx;
    if (!m_hasDragged)
        return;
    if (m_drag == Drag::Pan)
        dragPan(x);
    else
        dragBrush(x);
}

void GapStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag was = std::exchange(m_drag, Drag::None);
    if (was == Drag::None || m_hasDragged || m_pyramid->isEmpty())
        return;
    const GapRange range = hit(event->position().toPoint().x());
    const quint64 at = indexAt(event->position().toPoint().x());
    setCursorIndex(std::clamp(at, range.first, range.last));
    if (m_mode == Mode::Overview && m_brush && was == Drag::BrushNew) {
        // A click beside the brush brings it here.
        const quint64 length = m_brush->second - m_brush->first + 1;
        moveBrush(m_cursor - std::min(m_cursor - m_pyramid->first(), length / 2), length);
    }
    Q_EMIT rangeClicked(range.first, range.last, range.cls);
}

void GapStrip::wheelEvent(QWheelEvent* event)
{
    if (m_pyramid->isEmpty() || (event->modifiers() & Qt::ControlModifier) != 0) {
        event->ignore();
        return;
    }
    const QPoint turn = event->angleDelta();
    const int x = event->position().toPoint().x();
    if (std::abs(turn.x()) > std::abs(turn.y()) || (event->modifiers() & Qt::ShiftModifier) != 0) {
        const int by = turn.x() != 0 ? turn.x() : turn.y();
        panBy(-0.1 * by / double(QWheelEvent::DefaultDeltasPerStep));
    } else if (m_mode == Mode::Overview && m_brush) {
        const double length = double(m_brush->second - m_brush->first) + 1;
        const double factor =
            std::pow(kWheelZoom, double(turn.y()) / double(QWheelEvent::DefaultDeltasPerStep));
        const double whole = double(m_pyramid->last() - m_pyramid->first()) + 1;
        const double wanted = std::clamp(length * factor, std::min(whole, double(kLeastItems)), whole);
        const auto newLength = wanted >= whole ? m_pyramid->last() - m_pyramid->first() + 1 : quint64(wanted);
        const quint64 middle = m_brush->first + (m_brush->second - m_brush->first) / 2;
        moveBrush(middle - std::min(middle - m_pyramid->first(), newLength / 2), newLength);
    } else {
        zoomBy(std::pow(kWheelZoom, double(turn.y()) / double(QWheelEvent::DefaultDeltasPerStep)),
               indexAt(x));
    }
}

void GapStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    speakItem(this);
}

void GapStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace cryo::ui
