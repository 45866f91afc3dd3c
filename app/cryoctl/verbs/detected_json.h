// SPDX-License-Identifier: GPL-3.0-or-later
//
// What detection found, as JSON and as text: shared by detect and info.
//
// Pure functions. Source: cli.md (detect).
#pragma once

#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "core/inspect/detection.h"

namespace cryo::ctl {

/// {"key","value","table"?,"markers"?,"metadata"?}
[[nodiscard]] Json partitionsJson(const StorePartitions& partitions);
/// {NAME: {"value","confidence","candidates","evidence"}}
[[nodiscard]] Json parametersJson(const std::vector<Parameter>& parameters);
/// ["V0", "V1"]
[[nodiscard]] Json layoutsJson(const DetectedStore& store);
/// [{"release","evidence"}]
[[nodiscard]] Json releasesJson(const DetectedStore& store);

/// "page_size" → "page size".
[[nodiscard]] std::string parameterTitle(std::string_view name);
/// "1024", "on", "64 or 128", "unknown".
[[nodiscard]] std::string parameterText(const Parameter& parameter);
/// PARAMETER VALUE CONFIDENCE EVIDENCE
void printParameters(Output& out, const std::vector<Parameter>& parameters, unsigned indent);
void addReleases(FactList& facts, const DetectedStore& store);

} // namespace cryo::ctl
