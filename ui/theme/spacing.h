// SPDX-License-Identifier: GPL-3.0-or-later
// Measures that pages and tables share.
// Threads: constants.
#pragma once

#include <Qt>

namespace cryo::ui {

/// Between the edge of a page and what is in it.
inline constexpr int kPaddingPx = 12;
/// Cells with numbers, as models answer Qt::TextAlignmentRole.
inline constexpr int kNumberAlignment = int(Qt::AlignRight | Qt::AlignVCenter);
/// Lines that a notch of the wheel moves.
inline constexpr int kWheelRows = 3;

} // namespace cryo::ui
