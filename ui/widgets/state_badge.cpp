// SPDX-License-Identifier: GPL-3.0-or-later
// Badges of slots and counts.
#include "ui/widgets/state_badge.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace cryo::ui {
namespace {

constexpr int kBadgePaddingPx = 6;
constexpr int kGlyphGapPx = 4;

int glyphWidth(const QFont& font, SlotState state)
{
    return state == SlotState::Empty ? 0 : QFontMetrics(font).ascent() + kGlyphGapPx;
}

} // namespace

StateBadge::StateBadge(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0, Tone::Info);
}

void StateBadge::setSlotState(SlotState state, const QString& text)
{
    m_state = state;
    m_text = text.isEmpty() ? slotStateName(state) : text;
    // The word is in the badge unless a caller put a number there.
    setAccessibleName(text.isEmpty() ? m_text : slotStateName(state) + u' ' + text);
    updateGeometry();
    update();
}

void StateBadge::setCount(quint64 count, Tone tone)
{
    m_state.reset();
    m_tone = tone;
    m_text = formatCount(count);
    setAccessibleName(tr("%1: %2").arg(toneName(tone), m_text));
    updateGeometry();
    update();
}

int StateBadge::slotWidth(const QFont& font, SlotState state, const QString& text)
{
    const QFont shown = strongFont(denseFont(font));
    return 2 * kBadgePaddingPx + glyphWidth(shown, state) + QFontMetrics(shown).horizontalAdvance(text);
}

int StateBadge::paintSlot(QPainter& painter, const QRect& rect, SlotState state, const QString& text,
                          const Tokens& t)
{
    painter.save();
    const int width = slotWidth(painter.font(), state, text);
    painter.setFont(strongFont(denseFont(painter.font())));
    const int heightPx = std::min(rect.height(), painter.fontMetrics().height() + 4);
    const QRect box(rect.left(), rect.top() + (rect.height() - heightPx) / 2, width, heightPx);
    paintSlotGround(painter, box, state, t);
    const QColor& ink = t.slotState(state).ink;
    const int glyph = painter.fontMetrics().ascent();
    paintSlotGlyph(painter,
                   QRectF(box.left() + kBadgePaddingPx, box.top() + (heightPx - glyph) / 2.0, glyph, glyph),
                   state, ink);
    painter.setPen(ink);
    painter.drawText(
        box.adjusted(kBadgePaddingPx + glyphWidth(painter.font(), state), 0, -kBadgePaddingPx + 1, 0),
        Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.restore();
    return width;
}

QSize StateBadge::sizeHint() const
{
    const QFont shown = strongFont(denseFont(font()));
    const int heightPx = QFontMetrics(shown).height() + 4;
    if (m_state)
        return {slotWidth(font(), *m_state, m_text), heightPx};
    return {std::max(heightPx, QFontMetrics(shown).horizontalAdvance(m_text) + 2 * kBadgePaddingPx + 2),
            heightPx};
}

void StateBadge::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void StateBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    if (m_state) {
        paintSlot(painter, rect(), *m_state, m_text, t);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isLoud = m_tone == Tone::Fatal || m_tone == Tone::Error;
    painter.setBrush(isLoud ? t.tone(m_tone) : t.inactiveHighlight);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setFont(strongFont(denseFont(font())));
    painter.setPen(isLoud ? t.base : t.text);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace cryo::ui
