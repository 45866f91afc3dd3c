// SPDX-License-Identifier: GPL-3.0-or-later
//
// AR-04: keys of an archive that stand at several indices.
//
// Two passes over the index files: fingerprints of all keys, then the records whose fingerprint came twice.
// Memory: 8 bytes a record, up to kRecordsMax; beyond, nothing is said. One thread. Source: findings.md (AR).
#pragma once

#include "core/inspect/store_view.h"

namespace cryo {

inline constexpr std::uint64_t kRepeatedKeyRecordsMax = std::uint64_t{1} << 26;

/// `view` must have exact record counts. Records that cannot be trusted do not count. Errors: Cancelled.
Result<> reportRepeatedKeys(const StoreView& view, const FindingSink& sink, const Progress& progress = {});

} // namespace cryo
