// SPDX-License-Identifier: GPL-3.0-or-later
// Severity shapes and the few glyphs painted inside views. Filled shapes are reserved for severity.
// Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace cryo::ui {

/// Octagon with a cross (fatal), disc with a bar (error), triangle (warning), ring with an i (info), ring
/// with a tick (good), in a square.
void paintTone(QPainter& painter, const QRectF& square, Tone tone, const Tokens& tokens);
/// The same as an icon that follows the application's palette: for items of Qt's own views.
[[nodiscard]] QIcon toneIcon(Tone tone);
/// The dot before what is pending, as such an icon.
[[nodiscard]] QIcon pendingDot();
/// "Fatal", "Error", "Warning", "Info", "Good", in the user's language.
[[nodiscard]] QString toneName(Tone tone);

/// Tick, ring, nothing, cross, »: what stands before a slot's text.
void paintSlotGlyph(QPainter& painter, const QRectF& square, SlotState state, const QColor& ink);
/// The state's word, in the user's language.
[[nodiscard]] QString slotStateName(SlotState state);
/// The class's word, in the user's language.
[[nodiscard]] QString gapClassName(GapClass value);

/// A closed arrow head of this length, its tip at `tip`, pointing along the unit vector.
void paintArrowHead(QPainter& painter, const QPointF& tip, const QPointF& direction, qreal length,
                    const QColor& colour);
/// The ring of a control that has the keyboard: 2 px wide, its outer edge at the rectangle.
void paintFocusRing(QPainter& painter, const QRectF& rect, const Tokens& tokens, qreal radius = 3);

} // namespace cryo::ui
