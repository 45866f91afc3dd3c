// SPDX-License-Identifier: GPL-3.0-or-later
// The layout that a peer's configuration describes, and finding-related helpers of the inspection tests: so a
// test depends on no guess. Thread rule: pure functions.
#pragma once

#include "core/inspect/finding.h"
#include "core/inspect/store_layout.h"
#include "core/storage/storage.h"

#include <nlohmann/json.hpp>

namespace cryo::test {

/// Everything that the configuration says. The marker partition is named where the storage has it (the peer
/// of 2026.10.0 names it after the key partition).
[[nodiscard]] StoreLayout layoutFromPeerConfig(const nlohmann::json& config, const ReadableStorage& storage);

/// "PG-03 archive_key/0000000000000000 @ 8", one line for each finding: what tests compare and print.
[[nodiscard]] std::string describe(const std::vector<Finding>& findings);

/// Findings of one code.
[[nodiscard]] std::vector<Finding> withCode(const std::vector<Finding>& findings, FindingCode code);

/// Findings of warning and above.
[[nodiscard]] std::vector<Finding> alarms(const std::vector<Finding>& findings);

} // namespace cryo::test
