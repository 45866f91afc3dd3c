// SPDX-License-Identifier: GPL-3.0-or-later
// The heat ramp: few to many, lightness changing one way also for colour-blind eyes.
#pragma once

#include "ui/theme/tokens.h"

#include <QRgb>

#include <array>

namespace cryo::ui {

/// The ramp in 256 steps, straight between its eight colours.
[[nodiscard]] std::array<QRgb, 256> rampTable(const Tokens& tokens);

} // namespace cryo::ui
