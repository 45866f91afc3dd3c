// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where this program keeps what is its own: overrides, notes, undo files. Never inside a storage root: the
// reference refuses to start when it finds a foreign entry there.
#pragma once

#include <filesystem>

namespace cryo {

/// $XDG_STATE_HOME/cryoscope, by default ~/.local/state/cryoscope. Not created here. Relative values of the
/// variable are ignored, as the base directory specification asks.
[[nodiscard]] std::filesystem::path stateDir();

} // namespace cryo
