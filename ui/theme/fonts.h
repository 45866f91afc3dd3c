// SPDX-License-Identifier: GPL-3.0-or-later
// The few text sizes of the look, each made from a widget's font so that text zoom reaches everything, and
// the measures derived from them. Two weights only: normal and semibold.
#pragma once

#include <QFont>

class QWidget;

namespace cryo::ui {

/// One point smaller, for dense tables and legends.
[[nodiscard]] QFont denseFont(const QFont& body);
/// Two points smaller, for axes and rulers.
[[nodiscard]] QFont axisFont(const QFont& body);
/// 15 % larger and semibold, for figures above a view.
[[nodiscard]] QFont figureFont(const QFont& body);
/// 40 % larger and semibold, for the title of a page.
[[nodiscard]] QFont titleFont(const QFont& body);
/// The body in semibold.
[[nodiscard]] QFont strongFont(const QFont& body);
/// The system's fixed font in the body's size: bytes, keys, hashes, file names, codes.
[[nodiscard]] QFont fixedFont(const QFont& body);

/// Height of a row of text in tables and trees: the font's height and 6 px.
[[nodiscard]] int rowHeight(const QFont& font);
/// Width of an average digit, the unit for widths that must grow with the text.
[[nodiscard]] int digitWidth(const QFont& font);
/// Edge of a glyph that stands beside text: 16 px at the usual size.
[[nodiscard]] int glyphSize(const QFont& font);

} // namespace cryo::ui
