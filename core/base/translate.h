// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks English sentences of core that the window translates. It does nothing here; lupdate reads it
// (-tr-function-alias QT_TRANSLATE_NOOP+=CRYO_TR_NOOP).
#pragma once

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): lupdate looks for the name
#define CRYO_TR_NOOP(text) text
