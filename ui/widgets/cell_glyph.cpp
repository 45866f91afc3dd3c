// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs in cells.
#include "ui/widgets/cell_glyph.h"

#include "ui/theme/fonts.h"
#include "ui/theme/patterns.h"
#include "ui/theme/shapes.h"

#include <QCoreApplication>
#include <QPainter>

namespace cryo::ui {
namespace {

constexpr int kGap = 6;

QRectF centred(const QRect& rect, qreal width, qreal height)
{
    // Whole pixels: patterns and outlines must not blur.
    return {qreal(rect.left()), qreal(rect.top() + int((rect.height() - height) / 2)), width, height};
}

struct GlyphPainter {
    QPainter& painter;
    const QRect& rect;
    const Tokens& tokens;
    int size;

    int operator()(std::monostate) const { return 0; }
    int operator()(Tone tone) const
    {
        paintTone(painter, centred(rect, size, size), tone, tokens);
        return size + kGap;
    }
    int operator()(GapClass value) const
    {
        const int width = size * 5 / 4;
        paintGapSwatch(painter, centred(rect, width, size * 3 / 4), value, tokens);
        return width + kGap;
    }
    int operator()(SlotState state) const
    {
        const QRectF square = centred(rect, size, size);
        paintSlotGround(painter, square, state, tokens);
        paintSlotGlyph(painter, square.adjusted(3, 3, -3, -3), state, tokens.slotState(state).ink);
        return size + kGap;
    }
    int operator()(FieldKind kind) const
    {
        const QRectF square = centred(rect, size / 2.0 + 2, size / 2.0 + 2);
        painter.setPen(QPen(tokens.field(kind).ink, 1));
        painter.setBrush(tokens.field(kind).tint);
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5));
        return int(square.width()) + kGap;
    }
    int operator()(PendingDot) const
    {
        const QRectF square = centred(rect, size / 2.0, size / 2.0);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.gap(GapClass::Pending).ink);
        painter.drawEllipse(square);
        return int(square.width()) + kGap;
    }
};

} // namespace

int paintCellGlyph(QPainter& painter, const QRect& rect, const CellGlyph& glyph, const Tokens& tokens)
{
    painter.save();
    const int used = std::visit(GlyphPainter{painter, rect, tokens, glyphSize(painter.font())}, glyph);
    painter.restore();
    return used;
}

QString cellGlyphName(const CellGlyph& glyph)
{
    if (const auto* tone = std::get_if<Tone>(&glyph))
        return toneName(*tone);
    if (const auto* gap = std::get_if<GapClass>(&glyph))
        return gapClassName(*gap);
    if (const auto* state = std::get_if<SlotState>(&glyph))
        return slotStateName(*state);
    if (std::holds_alternative<PendingDot>(glyph))
        return QCoreApplication::translate("cryo::ui::CellGlyph", "pending");
    return {};
}

} // namespace cryo::ui
