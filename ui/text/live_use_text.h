// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds a store open, in words. Thread rule: GUI thread.
#pragma once

#include "core/inspect/live_use.h"
#include "ui/theme/tokens.h"

#include <QString>

#include <optional>

namespace cryo::ui {

/// A sentence for a message bar, as HTML; empty when nobody works on the root.
[[nodiscard]] QString liveUseSentence(const LiveUse& use);
/// "held by pid 3311 (validator)", "not in use", "use not seen".
[[nodiscard]] QString liveUseShort(const LiveUse& use);
/// The shape beside it; none where it is not known.
[[nodiscard]] std::optional<Tone> liveUseTone(const LiveUse& use);

} // namespace cryo::ui
