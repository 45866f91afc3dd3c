// SPDX-License-Identifier: GPL-3.0-or-later
// A cell with a count, written as the window writes counts.
// Threads: any, as QLocale.
#pragma once

#include "ui/theme/format.h"
#include "ui/widgets/row_source.h"

namespace cryo::ui {

[[nodiscard]] inline Cell countCell(quint64 count)
{
    return {.text = formatCount(count), .glyph = {}, .toolTip = {}};
}

} // namespace cryo::ui
