// SPDX-License-Identifier: GPL-3.0-or-later
// Healthy scripts: what every release of the original does alike. Nothing is damaged, nothing is dropped, a
// freezer is opened with its last checkpoint, and no key comes twice. What is left is what stores are
// exchanged by.
#pragma once

#include "tests/differential/dice.h"

#include <vector>

namespace cryo::test {

struct HealthyScript {
    std::vector<script::Json> lines; ///< the configuration, then the operations; ends with a close
    std::vector<Bytes> keys;         ///< every key put
};

/// The healthy script of a seed.
[[nodiscard]] HealthyScript healthyScript(std::uint64_t seed, bool archive);

} // namespace cryo::test
