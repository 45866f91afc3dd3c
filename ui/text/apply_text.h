// SPDX-License-Identifier: GPL-3.0-or-later
// Applying, undoing and their troubles in words. GUI thread, for the language.
#pragma once

#include "core/base/result.h"
#include "core/repair/undo.h"

#include <QString>

namespace cryo::ui {

/// What an error means for the store, then the words of core.
[[nodiscard]] QString applyTroubleText(const Error& error);
/// "applied", "undone", "interrupted", …
[[nodiscard]] QString undoStateText(const UndoEntry& entry);

} // namespace cryo::ui
