// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the strip. Work per repaint is bounded by its width, not by the number of ranges: narrow ranges are
// taken together per slot of kSlotPx pixels through the pyramid.
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/wide_math.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace cryo::ui {
namespace {

/// Below this a range is a mark.
constexpr double kWidePx = 5;
/// A mark with its halo.
constexpr double kSlotPx = 4;
constexpr double kMarkPx = 2;
constexpr int kHaloPx = 1;
constexpr int kSidePx = 12;
constexpr int kTickPx = 4;

/// A bad value's ink is the ground's colour or nearly black: its marks are amber between two lines of ink.
constexpr double kAmberPx = 4;

void paintAmber(QPainter& painter, const QRect& bar, double x, const Tokens& t)
{
    const FillInk& amber = t.gap(GapClass::ValueBad);
    painter.fillRect(QRectF(x - 2, bar.top(), kAmberPx + 2, bar.height()), t.base);
    painter.fillRect(QRectF(x - 1, bar.top(), kAmberPx, bar.height()), amber.ink);
    painter.fillRect(QRectF(x, bar.top(), kAmberPx - 2, bar.height()), amber.fill);
}

} // namespace

/// The strip's parts from top to bottom.
struct GapStrip::Rows {
    QRect sections;
    QRect lane;
    QRect bar;
    QRect ruler;
    int markSize;
};

GapStrip::Rows GapStrip::rows() const
{
    const int textHeight = QFontMetrics(axisFont(font())).height();
    const int body = QFontMetrics(font()).height();
    Rows out{};
    out.markSize = std::max(7, body / 2);
    int y = 4;
    if (m_mode == Mode::Detail && m_hasRuler && m_sectionSize > 0) {
        out.sections = QRect(0, y, width(), textHeight + 2);
        y += out.sections.height() + 2;
    }
    out.lane = QRect(0, y, width(), m_hasRuler ? out.markSize + 2 : out.markSize);
    y += out.lane.height();
    const int below = m_hasRuler ? kTickPx + textHeight + 3 : 4;
    const int least = body;
    out.bar = QRect(kSidePx, y, std::max(1, width() - 2 * kSidePx), std::max(least, height() - y - below));
    out.ruler = QRect(0, out.bar.bottom() + 1, width(), below);
    return out;
}

QRect GapStrip::barRect() const
{
    return rows().bar;
}

QSize GapStrip::sizeHint() const
{
    const int textHeight = QFontMetrics(axisFont(font())).height();
    const int body = QFontMetrics(font()).height();
    const int mark = std::max(7, body / 2) + 2;
    const int bar = m_mode == Mode::Detail ? body * 11 / 4 : m_hasRuler ? body * 7 / 4 : body;
    int heightPx = 4 + mark + bar + (m_hasRuler ? kTickPx + textHeight + 3 : 4);
    if (m_mode == Mode::Detail && m_hasRuler && m_sectionSize > 0)
        heightPx += textHeight + 4;
    return {digitWidth(font()) * 100, heightPx};
}

QSize GapStrip::minimumSizeHint() const
{
    return {digitWidth(font()) * 20, sizeHint().height()};
}

void GapStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    const Rows at = rows();
    painter.fillRect(rect(), palette().color(backgroundRole()));
    if (m_pyramid->isEmpty()) {
        painter.setPen(QPen(t.mid, 1, Qt::DashLine));
        painter.drawRect(QRectF(at.bar).adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    paintBar(painter, at, t);
    if (m_hasRuler) {
        paintSections(painter, at, t);
        paintRuler(painter, at, t);
    }
    paintFrames(painter, at, t);
    paintCursor(painter, at, t);
}

void GapStrip::paintBar(QPainter& painter, const Rows& at, const Tokens& t) const
{
    painter.save();
    painter.setClipRect(at.bar);
    paintGap(painter, at.bar, m_pyramid->background(), t);
    painter.setPen(QPen(t.dark, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(at.bar).adjusted(0.5, 0.5, -0.5, -0.5));
    const std::vector<Piece> all = pieces();
    // Marks and their halos stand on wide ranges.
    for (const Piece& piece : all) {
        if (piece.isWide)
            paintGap(painter, QRectF(piece.x, at.bar.top(), piece.width, at.bar.height()), piece.cls, t);
    }
    for (const Piece& piece : all) {
        if (!piece.isWide && piece.cls == GapClass::ValueBad)
            paintAmber(painter, at.bar, piece.x, t);
        else if (!piece.isWide)
            paintInk(painter, at.bar, piece.x, piece.width, t.gap(piece.cls).ink, t);
    }
    paintMarks(painter, at, t);
    painter.restore();
    paintLane(painter, at, t, all);
}

/// At most one piece per few pixels, whatever the number of ranges.
std::vector<GapStrip::Piece> GapStrip::pieces() const
{
    std::vector<Piece> out;
    const std::size_t end = m_pyramid->firstBehind(m_viewLast);
    for (std::size_t i = m_pyramid->firstReaching(m_viewFirst); i < end;) {
        const GapRange& range = m_pyramid->range(i);
        const double left = std::round(xOf(range.first));
        const double right = std::round(xOf(range.last + 1));
        if (right - left < kWidePx) {
            i = addNarrow(out, i, end);
        } else {
            out.push_back({left, right - left, range.cls, true});
            ++i;
        }
    }
    return out;
}

/// Takes together the narrow ranges that begin in the next kSlotPx pixels; returns the first range behind
/// them.
std::size_t GapStrip::addNarrow(std::vector<Piece>& out, std::size_t from, std::size_t end) const
{
    const double left = std::floor(xOf(m_pyramid->range(from).first));
    const QRect bar = barRect();
    const auto slotEnd = quint64(std::max(0.0, left + kSlotPx - bar.left()));
    // The first index whose pixel lies behind the slot.
    const quint64 behind = mulDiv(viewLength(), slotEnd, quint64(bar.width()));
    const quint64 lastInside = saturatingAdd(m_viewFirst, behind > 0 ? behind - 1 : 0);
    std::size_t to = std::clamp(m_pyramid->firstBehind(lastInside), from + 1, end);
    // A wide one can only be the last that begins here.
    const GapRange& tail = m_pyramid->range(to - 1);
    if (to - 1 > from && std::round(xOf(tail.last + 1)) - std::round(xOf(tail.first)) >= kWidePx)
        --to;
    const GapClassMask classes = m_pyramid->classesOf(from, to);
    GapClass worst = m_pyramid->range(from).cls;
    for (int cls = 0; cls < kGapClassCount; ++cls) {
        if ((classes & maskOf(GapClass(cls))) != 0 && attentionRank(GapClass(cls)) > attentionRank(worst))
            worst = GapClass(cls);
    }
    const std::size_t shown = m_pyramid->findForward(maskOf(worst), from, to).value_or(from);
    const GapRange& range = m_pyramid->range(shown);
    const double x = std::floor(xOf(range.first));
    const double width = std::clamp(std::round(xOf(range.last + 1) - x), kMarkPx, kWidePx);
    out.push_back({std::min(x, bar.right() + 1 - kMarkPx), width, worst, false});
    return to;
}

void GapStrip::paintInk(QPainter& painter, const QRect& bar, double x, double width, const QColor& ink,
                        const Tokens& t) const
{
    painter.fillRect(QRectF(x - kHaloPx, bar.top(), width + 2 * kHaloPx, bar.height()), t.base);
    painter.fillRect(QRectF(x, bar.top(), width, bar.height()), ink);
}

void GapStrip::paintMarks(QPainter& painter, const Rows& at, const Tokens& t) const
{
    double free = -1;
    for (const StripMark& mark : m_marks) {
        if (mark.index < m_viewFirst || mark.index > m_viewLast)
            continue;
        const double x = std::min(std::floor(xOf(mark.index)), at.bar.right() + 1 - kMarkPx);
        if (x < free)
            continue;
        if (mark.tone == Tone::Warning)
            paintAmber(painter, at.bar, x, t);
        else
            paintInk(painter, at.bar, x, kMarkPx, t.tone(mark.tone), t);
        free = x + kSlotPx;
    }
}

/// Marks of the classes that need attention most have the lane first.
void GapStrip::paintLane(QPainter& painter, const Rows& at, const Tokens& t,
                         const std::vector<Piece>& all) const
{
    std::vector<const Piece*> wanted;
    for (const Piece& piece : all) {
        if (hasLaneMark(piece.cls))
            wanted.push_back(&piece);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const Piece* a, const Piece* b) {
        return attentionRank(a->cls) > attentionRank(b->cls);
    });
    std::vector<bool> taken(std::size_t(width() + 2 * at.markSize), false);
    for (const Piece* piece : wanted) {
        // A range that reaches out of the view has its mark in the part that is seen.
        const double left = std::max(piece->x, double(at.bar.left()));
        const double right = std::min(piece->x + piece->width, double(at.bar.right() + 1));
        const double middle = (left + right) / 2;
        const auto from = std::size_t(std::max(0.0, middle - at.markSize / 2.0));
        const std::size_t to = std::min(from + std::size_t(at.markSize), taken.size());
        if (std::find(taken.begin() + std::ptrdiff_t(from), taken.begin() + std::ptrdiff_t(to), true) !=
            taken.begin() + std::ptrdiff_t(to))
            continue;
        std::fill(taken.begin() + std::ptrdiff_t(from), taken.begin() + std::ptrdiff_t(to), true);
        paintLaneMark(painter, QPointF(middle, at.bar.top() - 1), at.markSize, piece->cls, t);
    }
}

void GapStrip::paintSections(QPainter& painter, const Rows& at, const Tokens& t) const
{
    if (at.sections.isEmpty() || m_sectionSize == 0)
        return;
    const QFont shown = axisFont(fixedFont(font()));
    const QFontMetrics metrics(shown);
    painter.setFont(shown);
    const double sectionPx = double(m_sectionSize) / double(viewLength()) * at.bar.width();
    quint64 every = 1;
    while (sectionPx * double(every) < metrics.horizontalAdvance(sectionFileShort(m_viewLast)) + 12 &&
           every < (quint64(1) << 62U))
        every *= 2;
    const quint64 step = mulDiv(m_sectionSize, every, 1);
    for (quint64 first = m_viewFirst / step * step; first <= m_viewLast; first = saturatingAdd(first, step)) {
        const double left = std::max(xOf(first), double(at.bar.left()));
        const double right = std::min(xOf(saturatingAdd(first, m_sectionSize)), double(at.bar.right() + 1));
        painter.setPen(t.mid);
        if (first >= m_viewFirst)
            painter.drawLine(QPointF(left + 0.5, at.sections.top()),
                             QPointF(left + 0.5, at.sections.bottom()));
        painter.setPen(t.secondary);
        const QString name = sectionFileShort(first);
        const int width = metrics.horizontalAdvance(name);
        // Wide sections have their name in the middle, narrow ones at their beginning.
        double x = right - left > width + 8 ? (left + right - width) / 2 : left + 4;
        x = std::min(x, double(at.bar.right() - width));
        painter.drawText(QPointF(x, at.sections.top() + metrics.ascent() + 1), name);
        if (first > m_viewLast - std::min(step, m_viewLast))
            break;
    }
}

/// A round number of items between figures: a power of two of sections, or 1, 2, 5 times a power of ten.
quint64 GapStrip::rulerStep() const
{
    const QFontMetrics metrics(axisFont(font()));
    const int needed = metrics.horizontalAdvance(formatCount(m_viewLast)) * 2 + 30;
    const double least = double(viewLength()) / std::max(1, width() - 2 * kSidePx) * needed;
    if (m_mode == Mode::Detail && m_sectionSize > 0 && double(m_sectionSize) <= least) {
        quint64 step = m_sectionSize;
        while (double(step) < least && step < (quint64(1) << 62U))
            step *= 2;
        return step;
    }
    constexpr quint64 kLargestPower = 1'000'000'000'000'000'000;
    for (quint64 power = 1; power < kLargestPower; power *= 10) {
        for (const unsigned lead : {1U, 2U, 5U}) {
            if (double(lead * power) >= least)
                return lead * power;
        }
    }
    return kLargestPower * 10;
}

void GapStrip::paintRuler(QPainter& painter, const Rows& at, const Tokens& t) const
{
    const QFont shown = axisFont(font());
    const QFontMetrics metrics(shown);
    painter.setFont(shown);
    const quint64 step = rulerStep();
    const quint64 begin = m_viewFirst / step * step;
    const quint64 first = begin >= m_viewFirst ? begin : saturatingAdd(begin, step);
    double free = 0;
    for (quint64 index = first; index <= m_viewLast;) {
        const double x = std::floor(xOf(index)) + 0.5;
        painter.setPen(t.dark);
        painter.drawLine(QPointF(x, at.ruler.top()), QPointF(x, at.ruler.top() + kTickPx));
        const QString text = formatCount(index);
        const int width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, double(at.bar.left()),
                                       std::max<double>(at.bar.left(), at.bar.right() + 1 - width));
        if (left >= free) {
            painter.setPen(t.secondary);
            painter.drawText(QPointF(left, at.ruler.top() + kTickPx + metrics.ascent() + 1), text);
            free = left + width + 10;
        }
        if (m_viewLast - index < step)
            break;
        index += step;
    }
}

void GapStrip::paintFrames(QPainter& painter, const Rows& at, const Tokens& t) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto frame = [&](const std::pair<quint64, quint64>& range, int over) {
        const double left = std::max(xOf(range.first), double(at.bar.left()));
        const double right = std::min(xOf(saturatingAdd(range.second, 1)), double(at.bar.right() + 1));
        const double width = std::max(right - left, 6.0);
        return QRectF(std::floor(left) - over, at.bar.top() - over, std::ceil(width) + 2 * over,
                      at.bar.height() + 2 * over);
    };
    if (m_selected && m_selected->first <= m_viewLast && m_selected->second >= m_viewFirst) {
        painter.setPen(QPen(t.focus, 2));
        painter.drawRect(frame(*m_selected, 0).adjusted(0, 0, 0, 0));
    }
    if (m_brush && (m_brush->first > m_viewFirst || m_brush->second < m_viewLast)) {
        const QRectF area = frame(*m_brush, 2);
        QColor veil = t.focus;
        veil.setAlphaF(0.12F);
        painter.fillRect(area, veil);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.focus, 2));
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3);
    }
}

void GapStrip::paintCursor(QPainter& painter, const Rows& at, const Tokens& t) const
{
    if (hasFocus())
        paintFocusRing(painter, QRectF(at.bar).adjusted(-4, -4, 4, 4), t);
    if (!m_hasCursor || m_cursor < m_viewFirst || m_cursor > m_viewLast)
        return;
    const double x = std::floor((xOf(m_cursor) + xOf(m_cursor + 1)) / 2);
    painter.fillRect(QRectF(x - 1, at.bar.top() - 2, 3, at.bar.height() + 4), t.base);
    painter.fillRect(QRectF(x, at.bar.top() - 2, 1, at.bar.height() + 4), t.text);
    paintArrowHead(painter, QPointF(x + 0.5, at.bar.top() + 1), QPointF(0, 1), at.markSize * 0.9, t.text);
}

} // namespace cryo::ui
