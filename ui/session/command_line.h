// SPDX-License-Identifier: GPL-3.0-or-later
// "Copy as command": what the window does, as lines for cryoctl. Pure; any thread.
#pragma once

#include "core/repair/plan.h"

#include <QString>

namespace cryo::ui {

/// A word as a shell takes it, in quotes where it needs them.
[[nodiscard]] QString shellWord(const QString& text);
/// The verb of an operation that is no repair; empty for those that have none.
[[nodiscard]] QString commandFor(const Operation& operation, const QString& root, const QString& store);

} // namespace cryo::ui
