// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one switch between what the reference does and what is better than it.
//
// Every place that asks it is listed in docs/deviations.md with an id, when it applies and what differs.
// A plain value; any thread.
#pragma once

#include <cstdint>

namespace cryo {

enum class DeviationPolicy : std::uint8_t {
    Reference, ///< the reference's bytes, answers and errors, also where it loses data or gives up
    Safer      ///< where it loses data, never ends or aborts, ours does not
};

} // namespace cryo
