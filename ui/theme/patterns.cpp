// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles, marks and slot grounds.
#include "ui/theme/patterns.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace cryo::ui {
namespace {

constexpr int kTile = 8;

enum class Pattern : quint8 { Solid, StripesUp, StripesDown, Dots, CrossHatch, Vertical, Horizontal, None };

Pattern patternOf(GapClass value)
{
    switch (value) {
    case GapClass::Present:
        return Pattern::Solid;
    case GapClass::Missing:
        return Pattern::StripesUp;
    case GapClass::BeforeFirst:
        return Pattern::Dots;
    case GapClass::SectionFileMissing:
        return Pattern::CrossHatch;
    case GapClass::ValueBad:
        return Pattern::Vertical;
    case GapClass::Pending:
        return Pattern::Horizontal;
    case GapClass::Tail:
        return Pattern::None;
    }
    return Pattern::Solid;
}

/// Diagonals run over the tile's edges so that tiles join without a seam.
void drawDiagonals(QPainter& painter, bool up)
{
    for (int shift = -kTile; shift <= kTile; shift += kTile) {
        if (up)
            painter.drawLine(QPointF(shift - 1, kTile + 1), QPointF(shift + kTile + 1, -1));
        else
            painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + kTile + 1, kTile + 1));
    }
}

void drawPattern(QPainter& painter, Pattern pattern, const QColor& ink)
{
    painter.setPen(QPen(ink, pattern == Pattern::CrossHatch ? 1.1 : 2.2));
    switch (pattern) {
    case Pattern::Solid:
    case Pattern::None:
        return;
    case Pattern::StripesUp:
        painter.setRenderHint(QPainter::Antialiasing);
        drawDiagonals(painter, true);
        return;
    case Pattern::StripesDown:
        painter.setRenderHint(QPainter::Antialiasing);
        drawDiagonals(painter, false);
        return;
    case Pattern::CrossHatch:
        painter.setRenderHint(QPainter::Antialiasing);
        drawDiagonals(painter, true);
        drawDiagonals(painter, false);
        return;
    case Pattern::Dots:
        for (int y = 0; y < kTile; y += 2)
            for (int x = y / 2 % 2 * 2; x < kTile; x += 4)
                painter.fillRect(QRectF(x, y, 1, 1), ink);
        return;
    case Pattern::Vertical:
        for (int x = 0; x < kTile; x += 4)
            painter.fillRect(QRectF(x + 1, 0, 1.5, kTile), ink);
        return;
    case Pattern::Horizontal:
        for (int y = 0; y < kTile; y += 4)
            painter.fillRect(QRectF(0, y, kTile, 2), ink);
        return;
    }
}

QBrush tileBrush(Pattern pattern, const FillInk& colours, qreal devicePixelRatio)
{
    if (pattern == Pattern::Solid || pattern == Pattern::None)
        return colours.fill;
    const int edge = std::max(kTile, int(std::lround(kTile * devicePixelRatio)));
    const quint64 key = quint64(pattern) | quint64(colours.fill.rgba() & 0xffffffU) << 8U |
                        quint64(edge) << 32U | quint64(colours.ink.rgba() & 0xffU) << 48U;
    static QHash<quint64, QPixmap> tiles;
    QPixmap& tile = tiles[key];
    if (tile.isNull()) {
        tile = QPixmap(edge, edge);
        tile.fill(colours.fill);
        QPainter painter(&tile);
        painter.scale(double(edge) / kTile, double(edge) / kTile);
        drawPattern(painter, pattern, colours.ink);
    }
    QBrush brush(tile);
    // The tile is in device pixels; the painter scales by the ratio, so undo it.
    brush.setTransform(QTransform::fromScale(double(kTile) / edge, double(kTile) / edge));
    return brush;
}

/// Outlines lie inside the rectangle, on device pixels.
QRectF inset(const QRectF& rect, qreal by)
{
    return rect.adjusted(by, by, -by, -by);
}

} // namespace

QBrush gapBrush(GapClass value, const Tokens& tokens, qreal devicePixelRatio)
{
    return tileBrush(patternOf(value), tokens.gap(value), devicePixelRatio);
}

void paintGap(QPainter& painter, const QRectF& rect, GapClass value, const Tokens& tokens)
{
    if (rect.isEmpty())
        return;
    painter.fillRect(rect, gapBrush(value, tokens, painter.device()->devicePixelRatioF()));
    if (value == GapClass::Present || rect.width() < 3)
        return;
    // On a dark ground a bad value's ink is the ground: there its fill is the outline.
    const bool isFillOutline = value == GapClass::ValueBad && tokens.scheme == Scheme::Dark;
    QPen outline(isFillOutline ? tokens.gap(value).fill : tokens.gap(value).ink, 1);
    outline.setJoinStyle(Qt::MiterJoin);
    if (value == GapClass::Tail)
        outline.setDashPattern({3, 2});
    painter.setPen(outline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(inset(rect, 0.5));
}

void paintGapSwatch(QPainter& painter, const QRectF& rect, GapClass value, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    // The pattern begins at the swatch's corner: a swatch must look the same in every row.
    painter.translate(rect.topLeft());
    paintGap(painter, QRectF(QPointF(0, 0), rect.size()), value, tokens);
    painter.restore();
}

bool hasLaneMark(GapClass value)
{
    return value == GapClass::Missing || value == GapClass::SectionFileMissing ||
           value == GapClass::ValueBad || value == GapClass::Pending;
}

int attentionRank(GapClass value)
{
    switch (value) {
    case GapClass::Present:
        return 0;
    case GapClass::Tail:
        return 1;
    case GapClass::BeforeFirst:
        return 2;
    case GapClass::Missing:
        return 3;
    case GapClass::SectionFileMissing:
        return 4;
    case GapClass::ValueBad:
        return 5;
    case GapClass::Pending:
        return 6;
    }
    return 0;
}

void paintLaneMark(QPainter& painter, const QPointF& foot, qreal size, GapClass value, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = size / 2;
    const QPointF middle(foot.x(), foot.y() - half);
    const FillInk& colours = tokens.gap(value);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    if (value == GapClass::Missing) {
        painter.drawPolygon(QPolygonF({{foot.x() - half, foot.y() - size * 0.8},
                                       {foot.x() + half, foot.y() - size * 0.8},
                                       {foot.x(), foot.y()}}));
    } else if (value == GapClass::SectionFileMissing) {
        const qreal arm = half * 0.75;
        painter.setPen(QPen(colours.ink, size / 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm));
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm));
    } else if (value == GapClass::ValueBad) {
        // Filled, so that it is seen on either ground; the outline carries the contrast on a light one.
        painter.setBrush(colours.fill);
        painter.setPen(QPen(tokens.scheme == Scheme::Light ? tokens.tone(Tone::Warning) : colours.fill, 1));
        painter.drawPolygon(QPolygonF({middle + QPointF(0, -half), middle + QPointF(half, 0),
                                       middle + QPointF(0, half), middle + QPointF(-half, 0)}));
    } else if (value == GapClass::Pending) {
        painter.drawEllipse(middle, half * 0.85, half * 0.85);
    }
    painter.restore();
}

void paintSlotGround(QPainter& painter, const QRectF& rect, SlotState state, const Tokens& tokens)
{
    constexpr qreal kRadius = 3;
    const FillInk& colours = tokens.slotState(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen outline(colours.ink, 1);
    QBrush ground = colours.fill;
    if (state == SlotState::Newest)
        outline = QPen(colours.fill, 1);
    else if (state == SlotState::Empty)
        outline.setDashPattern({3, 2});
    else if (state == SlotState::BadCrc) {
        // Stripes at the ink's full strength would cross out the text that stands on them.
        FillInk faint = colours;
        faint.ink = QColor::fromRgbF(colours.fill.redF() * 0.75F + colours.ink.redF() * 0.25F,
                                     colours.fill.greenF() * 0.75F + colours.ink.greenF() * 0.25F,
                                     colours.fill.blueF() * 0.75F + colours.ink.blueF() * 0.25F);
        ground = tileBrush(Pattern::StripesDown, faint, painter.device()->devicePixelRatioF());
    }
    painter.setPen(outline);
    painter.setBrush(ground);
    painter.drawRoundedRect(inset(rect, 0.5), kRadius, kRadius);
    if (state == SlotState::FromFuture) {
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inset(rect, 2.5), kRadius - 1, kRadius - 1);
    }
    painter.restore();
}

} // namespace cryo::ui
