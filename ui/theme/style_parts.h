// SPDX-License-Identifier: GPL-3.0-or-later
// The controls that CryoStyle draws itself, because Fusion derives their outlines from the window's colour
// and loses them on dark grounds. Each paints one control in the look's values. Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;

namespace cryo::ui {

/// A push button's panel: filled if it is the default one.
void paintButtonPanel(QPainter& painter, const QStyleOption& option, bool isDefault, const Tokens& tokens);
/// The frame of a line edit or a spin box's field, with its focus ring, over a ground of Base.
void paintFieldFrame(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintCheckIndicator(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintRadioIndicator(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
/// A box that is not edited: panel and arrow. The label is painted by the base style.
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow,
                   const Tokens& tokens);
/// Trough and filled part. Of unknown length only the trough: nothing moves for its own sake.
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, const Tokens& tokens);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider,
                    const Tokens& tokens);
void paintTab(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintHeaderSection(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
/// A small chevron in the middle of the rectangle, pointing down or up.
void paintChevron(QPainter& painter, const QRect& rect, bool isUp, const QColor& ink);

} // namespace cryo::ui
