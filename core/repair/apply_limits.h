// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much an apply patches in place, where files can be replaced as a whole instead: the switch runs under
// leases, which the kernel breaks after 45 seconds, so it must be over long before.
//
// A plain value.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cryo {

struct PatchLimits {
    std::uint64_t bytes = std::uint64_t{16} << 20; ///< old and cut bytes of all patched files together
    std::size_t files = 64;
};

} // namespace cryo
