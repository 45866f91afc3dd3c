// SPDX-License-Identifier: GPL-3.0-or-later
//
// Repairs of names and headers: what has to be right before anything inside the files can be read.
//
// Pure functions over a view; any thread. Source: findings.md (HD, DR).
#pragma once

#include "core/inspect/store_view.h"
#include "core/repair/plan.h"

namespace cryo {

/// The operation that repairs a finding about a name or a header; none for other findings, and where nothing
/// should be done (a blob version that a later release may have written).
[[nodiscard]] std::optional<Operation> proposeForFile(const StoreView& view, const Finding& finding);

/// Whether the payload fits this store when it begins behind a header of `layout`: pages that validate,
/// buckets with right slots, values that records name. 0 … how much speaks for it.
[[nodiscard]] std::uint64_t payloadFit(const StoreView& view, const Where& file, HeaderLayout layout);

} // namespace cryo
