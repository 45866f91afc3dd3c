// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the boxes on the screen, and moves along the chain.
#include "ui/widgets/chain_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace cryo::ui {
namespace {

constexpr int kMarginPx = 12;
/// A scroll bar in pixels holds so many boxes; a longer chain is a loop that the walk should have ended.
constexpr qint64 kMostBoxes = 8'000'000;

} // namespace

/// Sizes for the present font.
struct ChainView::Metrics {
    int top;
    int height;
    int headWidth;
    int boxWidth;
    int linkWidth;
    int noteTop;
    int step() const { return boxWidth + linkWidth; }
    int firstLeft() const { return kMarginPx + headWidth + 2 * linkWidth; }
};

ChainView::ChainView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Chain of records"));
    setAccessibleDescription(tr("Left and Right go along the chain, Return opens the record."));
    horizontalScrollBar()->setAccessibleName(tr("Along the chain"));
    m_emptyText = tr("This bucket has no records.");
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] { viewport()->update(); });
}

void ChainView::setChain(const ChainHead& head, qint64 count, BoxAt boxAt, bool isOpen)
{
    m_head = head;
    m_count = std::clamp<qint64>(count, 0, kMostBoxes);
    m_boxAt = std::move(boxAt);
    m_isOpen = isOpen || count > kMostBoxes;
    m_current = m_count > 0 ? 0 : -1;
    horizontalScrollBar()->setValue(0);
    updateRange();
    viewport()->update();
    speakItem(this);
}

void ChainView::setBoxes(const ChainHead& head, const QVector<ChainBox>& boxes, bool isOpen)
{
    setChain(head, boxes.size(), [boxes](qint64 number) { return boxes.value(number); }, isOpen);
}

void ChainView::clear()
{
    setChain({}, 0, {});
}

ChainBox ChainView::box(qint64 number) const
{
    return m_boxAt && number >= 0 && number < m_count ? m_boxAt(number) : ChainBox();
}

ChainView::Metrics ChainView::metrics() const
{
    const QFontMetrics title(strongFont(fixedFont(denseFont(font()))));
    const QFontMetrics note(axisFont(font()));
    Metrics m{};
    m.top = 8;
    m.height = title.height() + note.height() + 8;
    m.boxWidth = title.horizontalAdvance(QStringLiteral("00000000")) + 16;
    m.linkWidth = std::max(10, title.height());
    m.headWidth =
        std::max(m.boxWidth * 5 / 4,
                 std::max(QFontMetrics(strongFont(denseFont(font()))).horizontalAdvance(m_head.title),
                          note.horizontalAdvance(m_head.note)) +
                     16);
    m.noteTop = m.top + m.height + 5;
    return m;
}

double ChainView::boxLeft(const Metrics& at, qint64 number) const
{
    const qint64 left = number < 0 ? kMarginPx : at.firstLeft() + number * at.step();
    return double(left - horizontalScrollBar()->value());
}

QRect ChainView::boxRect(qint64 number) const
{
    const Metrics at = metrics();
    return {int(boxLeft(at, number)), at.top, number < 0 ? at.headWidth : at.boxWidth, at.height};
}

void ChainView::updateRange()
{
    const Metrics at = metrics();
    const qint64 width = at.firstLeft() + m_count * at.step() + kMarginPx;
    horizontalScrollBar()->setRange(0, int(std::clamp<qint64>(width - viewport()->width(), 0, INT_MAX)));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(at.step());
}

void ChainView::ensureVisible(qint64 number)
{
    const QRect rect = boxRect(number);
    QScrollBar* bar = horizontalScrollBar();
    if (number == m_count - 1)
        bar->setValue(bar->maximum()); // with the end of the chain
    else if (rect.left() < kMarginPx)
        bar->setValue(bar->value() + rect.left() - kMarginPx);
    else if (rect.right() > viewport()->width() - kMarginPx)
        bar->setValue(bar->value() + rect.right() - viewport()->width() + kMarginPx);
}

void ChainView::setCurrent(qint64 number)
{
    m_current = std::clamp<qint64>(number, -1, m_count - 1);
    ensureVisible(m_current);
    viewport()->update();
    speakItem(this);
}

void ChainView::select(qint64 number)
{
    const qint64 before = m_current;
    setCurrent(number);
    if (m_current != before)
        Q_EMIT boxSelected(m_current);
}

std::optional<qint64> ChainView::boxAtPoint(const QPoint& point) const
{
    if (m_head.title.isEmpty() && m_count == 0)
        return std::nullopt;
    const Metrics at = metrics();
    if (point.y() < at.top || point.y() > at.top + at.height)
        return std::nullopt;
    const qint64 x = point.x() + horizontalScrollBar()->value();
    if (x >= kMarginPx && x < kMarginPx + at.headWidth)
        return -1;
    const qint64 behind = x - at.firstLeft();
    if (behind < 0 || behind / at.step() >= m_count || behind % at.step() >= at.boxWidth)
        return std::nullopt;
    return behind / at.step();
}

void ChainView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

QSize ChainView::sizeHint() const
{
    const Metrics at = metrics();
    // Room for the scroll bar, so that the boxes stay where they are when it comes.
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {at.headWidth + 8 * at.step(), at.noteTop + QFontMetrics(axisFont(font())).height() + 8 + bar};
}

QSize ChainView::minimumSizeHint() const
{
    return {metrics().headWidth + 2 * metrics().step(), sizeHint().height()};
}

void ChainView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = Theme::of(this);
    if (m_head.title.isEmpty() && m_count == 0) {
        painter.setPen(t.secondary);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, m_emptyText);
        return;
    }
    const Metrics at = metrics();
    if (boxLeft(at, 0) > 0)
        paintHead(painter, at, t);
    const qint64 scrolled = horizontalScrollBar()->value();
    const qint64 first = std::max<qint64>(0, (scrolled - at.firstLeft()) / at.step() - 1);
    const qint64 last =
        std::min<qint64>(m_count - 1, (scrolled + viewport()->width() - at.firstLeft()) / at.step() + 1);
    for (qint64 i = first; i <= last; ++i) {
        const ChainBox shown = box(i);
        paintLink(painter, at, i, shown, t);
        paintBox(painter, at, i, shown, t);
    }
    paintEnd(painter, at, t);
}

void ChainView::paintTexts(QPainter& painter, const Metrics&, const QRectF& area, const QString& title,
                           const QString& note, const QColor& titleInk, const QColor& noteInk) const
{
    const QRectF inside = area.adjusted(4, 4, -4, -4);
    painter.setPen(titleInk);
    painter.drawText(inside, Qt::AlignHCenter | Qt::AlignTop,
                     painter.fontMetrics().elidedText(title, Qt::ElideMiddle, int(inside.width())));
    painter.setFont(axisFont(font()));
    painter.setPen(noteInk);
    painter.drawText(inside, Qt::AlignHCenter | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(note, Qt::ElideMiddle, int(inside.width())));
}

void ChainView::paintHead(QPainter& painter, const Metrics& at, const Tokens& t) const
{
    const QRectF area(boxLeft(at, -1), at.top, at.headWidth, at.height);
    const TintInk& colours = t.field(FieldKind::Epoch);
    painter.setPen(QPen(colours.ink, 1));
    painter.setBrush(colours.tint);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(strongFont(denseFont(font())));
    paintTexts(painter, at, area, m_head.title, m_head.note, t.text, t.text);
    const double y = at.top + at.height / 2.0;
    const double to = boxLeft(at, 0) - 3;
    painter.setPen(QPen(t.secondary, 1.2));
    painter.drawLine(QPointF(area.right(), y), QPointF(to - 4, y));
    paintArrowHead(painter, QPointF(to, y), QPointF(1, 0), 9, t.secondary);
    painter.setFont(axisFont(font()));
    painter.setPen(t.secondary);
    painter.drawText(
        QRectF(area.left(), at.noteTop, area.width(), painter.fontMetrics().height()), Qt::AlignCenter,
        painter.fontMetrics().elidedText(tr("unnecessary reads"), Qt::ElideRight, int(area.width())));
    if (m_current == -1 && hasFocus())
        paintFocusRing(painter, area.adjusted(-4, -4, 4, 4), t);
}

void ChainView::paintBox(QPainter& painter, const Metrics& at, qint64 number, const ChainBox& shown,
                         const Tokens& t) const
{
    const QRectF area(boxLeft(at, number), at.top, at.boxWidth, at.height);
    const QRectF edge = area.adjusted(0.5, 0.5, -0.5, -0.5);
    QColor titleInk = t.text;
    QColor noteInk = t.secondary;
    QPen pen(t.dark, 1);
    if (shown.kind == ChainBox::Kind::Sibling) {
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(t.base);
        const double cut = at.height / 4.0;
        painter.drawPolygon(QPolygonF({{edge.left(), edge.center().y()},
                                       {edge.left() + cut, edge.top()},
                                       {edge.right() - cut, edge.top()},
                                       {edge.right(), edge.center().y()},
                                       {edge.right() - cut, edge.bottom()},
                                       {edge.left() + cut, edge.bottom()}}));
        titleInk = t.secondary;
    } else {
        const bool isOwn = shown.kind == ChainBox::Kind::Own;
        painter.setPen(
            QPen(isOwn ? t.slotState(SlotState::Older).ink : t.tone(Tone::Fatal), isOwn ? 1.2 : 2));
        painter.setBrush(isOwn ? t.slotState(SlotState::Older).fill : t.bar(Tone::Fatal));
        painter.drawRoundedRect(edge, 4, 4);
        noteInk = isOwn ? t.slotState(SlotState::Older).ink : t.tone(Tone::Fatal);
    }
    QFont title = fixedFont(denseFont(font()));
    if (shown.kind != ChainBox::Kind::Sibling)
        title = strongFont(title);
    painter.setFont(title);
    paintTexts(painter, at, area, shown.title, shown.place, titleInk, noteInk);
    painter.setPen(t.secondary);
    painter.drawText(QRectF(area.left(), at.noteTop, area.width(), painter.fontMetrics().height()),
                     Qt::AlignCenter, shown.note.isEmpty() ? formatCount(quint64(number)) : shown.note);
    if (number == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? t.focus : t.dark, 2));
        painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 6, 6);
    }
}

/// The link that leaves a box, to the next one.
void ChainView::paintLink(QPainter& painter, const Metrics& at, qint64 number, const ChainBox& from,
                          const Tokens& t) const
{
    const double left = boxLeft(at, number) + at.boxWidth;
    const double right = left + at.linkWidth;
    const double y = at.top + at.height / 2.0;
    if (!from.brokenLink.isEmpty()) {
        const QColor& red = t.tone(Tone::Fatal);
        const double middle = (left + right) / 2;
        painter.setPen(QPen(red, 2, Qt::DotLine));
        painter.drawLine(QPointF(left, y), QPointF(right, y));
        painter.setPen(QPen(red, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(middle - 4, y - 4), QPointF(middle + 4, y + 4));
        painter.drawLine(QPointF(middle - 4, y + 4), QPointF(middle + 4, y - 4));
        return;
    }
    if (number + 1 >= m_count)
        return;
    painter.setPen(QPen(t.secondary, 1.2));
    painter.drawLine(QPointF(left, y), QPointF(right - 3, y));
    paintArrowHead(painter, QPointF(right, y), QPointF(1, 0), 6, t.secondary);
}

void ChainView::paintEnd(QPainter& painter, const Metrics& at, const Tokens& t) const
{
    if (m_count == 0)
        return;
    const double left = boxLeft(at, m_count - 1) + at.boxWidth;
    if (left > viewport()->width() || !box(m_count - 1).brokenLink.isEmpty())
        return;
    const double y = at.top + at.height / 2.0;
    painter.setPen(QPen(t.secondary, 1.2, m_isOpen ? Qt::DotLine : Qt::SolidLine));
    painter.drawLine(QPointF(left, y), QPointF(left + 8, y));
    if (m_isOpen)
        return;
    painter.drawLine(QPointF(left + 8, y - 6), QPointF(left + 8, y + 6));
    painter.drawLine(QPointF(left + 11, y - 4), QPointF(left + 11, y + 4));
}

QString ChainView::spokenItem() const
{
    if (m_current < 0)
        return m_head.title.isEmpty() ? QString() : tr("Head %1, %2").arg(m_head.title, m_head.note);
    const ChainBox shown = box(m_current);
    const QString kind = shown.kind == ChainBox::Kind::Own       ? tr("own key")
                         : shown.kind == ChainBox::Kind::Sibling ? tr("sibling key")
                                                                 : tr("damaged");
    QString text = tr("Record %1 of %2, %3 %4 at %5")
                       .arg(formatCount(quint64(m_current) + 1), formatCount(quint64(m_count)), kind,
                            shown.title, shown.place);
    if (!shown.brokenLink.isEmpty())
        text += QStringLiteral(", ") + shown.brokenLink;
    return text;
}

bool ChainView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto number = boxAtPoint(help->pos());
    QString text;
    if (number && *number >= 0) {
        const ChainBox shown = box(*number);
        text = shown.toolTip.isEmpty() ? shown.title + u'\n' + shown.place : shown.toolTip;
        if (!shown.brokenLink.isEmpty())
            text += u'\n' + shown.brokenLink;
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

void ChainView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateRange();
}

void ChainView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        updateRange();
    }
    viewport()->update();
}

void ChainView::keyPressEvent(QKeyEvent* event)
{
    const qint64 page = std::max(1, viewport()->width() / metrics().step() - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return select(m_current - 1);
    case Qt::Key_Right:
        return select(m_current + 1);
    case Qt::Key_PageUp:
        return select(std::max<qint64>(m_count > 0 ? 0 : -1, m_current - page));
    case Qt::Key_PageDown:
        return select(m_current + page);
    case Qt::Key_Home:
        return select(m_count > 0 ? 0 : -1);
    case Qt::Key_End:
        return select(m_count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT boxActivated(m_current);
        return;
    default:
        event->ignore();
    }
}

void ChainView::mousePressEvent(QMouseEvent* event)
{
    if (const auto number = boxAtPoint(event->position().toPoint()))
        select(*number);
}

void ChainView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto number = boxAtPoint(event->position().toPoint()))
        Q_EMIT boxActivated(*number);
}

void ChainView::wheelEvent(QWheelEvent* event)
{
    // There is only one way to go.
    const int turn = event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turn * metrics().step() / 120);
}

void ChainView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    speakItem(this);
}

void ChainView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace cryo::ui
