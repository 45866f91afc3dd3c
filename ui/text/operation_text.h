// SPDX-License-Identifier: GPL-3.0-or-later
// Operations of a plan in words. Pure; GUI thread, for the language.
#pragma once

#include "core/repair/plan.h"

#include <QString>

namespace cryo::ui {

/// "Rebuild the freezer's table and chains".
[[nodiscard]] QString operationTitle(OperationKind kind);
/// What it is done to: a file, a section, a bucket, or the whole store.
[[nodiscard]] QString operationTarget(const Operation& operation);
/// "+620 found again, 3 lost", or "no item changes".
[[nodiscard]] QString operationReach(const Operation& operation);
/// Core's own sentence, escaped.
[[nodiscard]] QString operationEffect(const Operation& operation);
/// "bucket 7, slot 1": the parameters, apart from what the target says.
[[nodiscard]] QString operationParameters(const Operation& operation);

} // namespace cryo::ui
