// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a random script by running it: each operation is chosen with a look at what our engine did before, so
// that damage hits files that exist, and old checkpoints are real ones. The finished script stands for
// itself.
#pragma once

#include "app/cryoctl/replay/replay.h"
#include "tests/differential/dice.h"

#include <vector>

namespace cryo::test {

struct Generated {
    std::vector<script::Json> script; ///< the configuration, then the operations
    std::vector<script::Json> report; ///< what our engine answered, one line for each
    bool endless = false;             ///< the reference does not come back from the last operation
};

/// Configurations of small sizes, and a value for a store of such a configuration.
[[nodiscard]] script::Json archiveConfig(Dice& dice);
[[nodiscard]] script::Json freezerConfig(Dice& dice);
[[nodiscard]] script::Json randomValue(const script::Json& config, Dice& dice);

/// Which kind of store a seed is for; Any lets the seed choose.
enum class Engine : std::uint8_t { Any, Archive, Freezer };

/// The script of a seed, on an empty storage. Small sizes throughout, so that page and section boundaries,
/// resizes under way and damage between close and open all come up often.
[[nodiscard]] Generated generate(std::uint64_t seed, Engine engine, Storage& storage);

} // namespace cryo::test
