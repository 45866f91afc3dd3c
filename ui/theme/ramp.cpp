// SPDX-License-Identifier: GPL-3.0-or-later
// Interpolates the heat ramp.
#include "ui/theme/ramp.h"

#include <algorithm>
#include <cmath>

namespace cryo::ui {

std::array<QRgb, 256> rampTable(const Tokens& tokens)
{
    std::array<QRgb, 256> table;
    const double last = double(tokens.ramp.size() - 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double at = double(i) / 255.0 * last;
        const auto low = std::min(std::size_t(at), tokens.ramp.size() - 2);
        const double share = at - double(low);
        const QColor& a = tokens.ramp[low];
        const QColor& b = tokens.ramp[low + 1];
        const auto mix = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
        table[i] = qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
    }
    return table;
}

} // namespace cryo::ui
