// SPDX-License-Identifier: GPL-3.0-or-later
// Damage between a close and an open: cut files and flipped bytes, where they hurt most.
#pragma once

#include "core/storage/storage.h"
#include "tests/differential/dice.h"

#include <optional>

namespace cryo::test {

/// What the places of a store's files are measured in.
struct Measures {
    std::uint64_t physicalPageBytes = 1;
    std::string tablePartition; ///< empty for an archive
};

/// One or more operations that damage files of the storage; none if there is no file. A damaged header comes
/// alone, and only where nothing else is wrong (`sound`): which blob an opening reports, and which others it
/// has cut by then, would depend on the order of a folder's entries.
[[nodiscard]] std::vector<script::Json> damage(const ReadableStorage& storage, const Measures& measures,
                                               bool sound, Dice& dice);

} // namespace cryo::test
