// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns of gap classes and slot states: state is never told by colour alone.
//
// A pattern is an 8 × 8 tile made at the device pixel ratio it is painted with, and cached. Tiles start at
// the painter's origin, so that neighbouring pieces of one class join. Thread rule: GUI thread (pixmaps).
#pragma once

#include "ui/theme/tokens.h"

#include <QBrush>
#include <QRectF>

class QPainter;

namespace cryo::ui {

/// The class's fill and pattern as a brush for a surface of this device pixel ratio.
[[nodiscard]] QBrush gapBrush(GapClass value, const Tokens& tokens, qreal devicePixelRatio);
/// Fills the rectangle with the class's pattern and its outline (dashed for Tail, none for Present).
void paintGap(QPainter& painter, const QRectF& rect, GapClass value, const Tokens& tokens);
/// A legend's swatch: the pattern in a small rectangle with an outline for every class.
void paintGapSwatch(QPainter& painter, const QRectF& rect, GapClass value, const Tokens& tokens);
/// The mark that stands in the lane above a range of this class, its tip or middle at `foot`; nothing for
/// classes that have none.
void paintLaneMark(QPainter& painter, const QPointF& foot, qreal size, GapClass value, const Tokens& tokens);
/// Whether the class has a mark in the lane.
[[nodiscard]] bool hasLaneMark(GapClass value);
/// Which class is told of when several share a pixel: the higher, the sooner.
[[nodiscard]] int attentionRank(GapClass value);

/// Ground and outline of a slot's state: solid, outline, dashed, striped, double.
void paintSlotGround(QPainter& painter, const QRectF& rect, SlotState state, const Tokens& tokens);

} // namespace cryo::ui
