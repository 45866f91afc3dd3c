// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts of power while a repair is applied, undone, redone, recovered or forgotten: whatever is left, the next
// start finds either the old bytes or the new bytes, and can choose both where it finds neither.
//
// For each call that the disk sees (reads too) the work is repeated up to it; what had not been synced is
// then kept, dropped, torn or reordered (FaultyStorage), and every outcome is brought to the old and to the
// new side, with more cuts on the way. Everything follows from the seed. Thread rule: one thread for each
// run.
#pragma once

#include <cstdint>
#include <string>

namespace cryo::test {

struct PowerCutOptions {
    std::uint64_t seed = 1;
    /// Different outcomes that are tried for one place of the cut.
    std::uint64_t choicesPerCut = 6;
    /// Cuts during the recovery from a cut, at most.
    int nested = 2;
    /// Every n-th place of a cut; 1 = all.
    std::uint64_t step = 1;
};

struct PowerCutOutcome {
    std::uint64_t places = 0; ///< calls at which the power was cut
    std::uint64_t states = 0; ///< outcomes that were recovered and compared
    std::string failure;      ///< empty, or the first thing that was wrong, with how to get there again
};

/// What is done while the power goes.
enum class CutWork { Apply, Undo, Redo, Forget };

/// Changes of every kind on a small store. `oneVolume` false: everything is copied instead of moved.
[[nodiscard]] PowerCutOutcome cutPowerWhile(CutWork work, bool oneVolume, const PowerCutOptions& options);

} // namespace cryo::test
