// SPDX-License-Identifier: GPL-3.0-or-later
// Where the manual is: beside the installed program, or in the tree that built it. A pure function.
#pragma once

#include <QString>

namespace cryo::ui {

/// The manual's first page for a program in this folder; empty if there is none.
[[nodiscard]] QString manualPage(const QString& programFolder);

} // namespace cryo::ui
