// SPDX-License-Identifier: GPL-3.0-or-later
// Core's kinds of fields in the look's tints. Thread rule: icons on the GUI thread.
#pragma once

#include "core/inspect/structure.h"
#include "ui/theme/tokens.h"

#include <QIcon>

#include <optional>

namespace cryo::ui {

/// The tint of a field's bytes; none for bytes without one.
[[nodiscard]] std::optional<FieldKind> tintOf(cryo::FieldKind kind);
/// A small square in the field's tint and ink; follows light and dark. Null for fields without a tint.
[[nodiscard]] QIcon fieldIcon(cryo::FieldKind kind);

} // namespace cryo::ui
