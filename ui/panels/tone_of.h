// SPDX-License-Identifier: GPL-3.0-or-later
// Core's severities as the look's tones. Pure; any thread.
#pragma once

#include "core/inspect/catalogue.h"
#include "ui/theme/tokens.h"

namespace cryo::ui {

[[nodiscard]] constexpr Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Fatal:
        return Tone::Fatal;
    case Severity::Error:
        return Tone::Error;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Info:
        break;
    }
    return Tone::Info;
}

} // namespace cryo::ui
