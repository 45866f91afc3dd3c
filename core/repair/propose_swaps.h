// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds files of two sections that stand under each other's names: most values of both fail where the records
// look for them, and pass in the other's value file.
//
// Which side was swapped, index or values, the records tell: an archive's by the section that their indices
// belong to, a freezer's by what leads to them (freezer_links.h). Where the values pass in either file, as
// those of one size do, that evidence must be beyond chance. Only reads. One thread.
#pragma once

#include "core/inspect/store_view.h"
#include "core/repair/plan.h"

namespace cryo {

/// Operations that swap them back, at most one for each file. `view` must have exact record counts.
[[nodiscard]] std::vector<Operation> proposeSwaps(const StoreView& view);

} // namespace cryo
