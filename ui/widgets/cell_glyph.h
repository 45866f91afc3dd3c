// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what stands before a cell's text: severity shapes, gap swatches, slot badges, field squares, pending
// dots.
#pragma once

#include "ui/widgets/row_source.h"

#include <QRect>

class QPainter;

namespace cryo::ui {

/// Paints the glyph at the left of the rectangle, centred over its height; returns the width used with its
/// gap.
int paintCellGlyph(QPainter& painter, const QRect& rect, const CellGlyph& glyph, const Tokens& tokens);
/// The glyph in a word, for tool tips and screen readers; empty where it says nothing by itself.
[[nodiscard]] QString cellGlyphName(const CellGlyph& glyph);

} // namespace cryo::ui
