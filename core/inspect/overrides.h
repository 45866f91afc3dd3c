// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a user knows better than detection, remembered outside the store: one JSON file in the state folder.
//
//   {"schema_version":1,
//    "roots":{"/data/node":{"archive":{"engine":"archive","page_size":4096,"key_size":32}}}}
//
// Roots by canonical path, stores by name; each entry is a configuration as engine_config.h reads it. Paths
// that are no UTF-8 stand as "hex:" and their bytes. Reading is tolerant: what cannot be understood is left
// out. Writing replaces the file as a whole (written aside, synced, renamed), one writer at a time.
// Any thread, any process. Source: product.md §3.3.
#pragma once

#include "core/inspect/detection.h"

#include <filesystem>
#include <map>

namespace cryo {

/// overrides.json in stateDir().
[[nodiscard]] std::filesystem::path overridesFile();

/// Stores of one root by name.
using RootOverrides = std::map<std::string, LayoutOverrides>;

/// What is remembered for a root; empty if nothing is, or the file cannot be read.
[[nodiscard]] RootOverrides loadOverrides(const std::filesystem::path& root,
                                          const std::filesystem::path& file = overridesFile());

/// Remembers overrides for a store; empty ones forget it. A file that is no JSON is kept aside as
/// overrides.json.damaged. Errors: AccessDenied, Io.
Result<> saveOverrides(const std::filesystem::path& root, const std::string& storeName,
                       const LayoutOverrides& overrides, const std::filesystem::path& file = overridesFile());

/// Puts overrides over a detected store: layout and parameters, which are marked as overridden. Findings say
/// where the files prove something else (AR-05, FZ-23).
[[nodiscard]] std::vector<Finding> overrideStore(const LayoutOverrides& overrides, DetectedStore& store);

/// overrideStore for every store of a detection that something is remembered for; its findings go into the
/// detection's. Overrides that were given to detectStores win: parameters already overridden stay.
void applyRemembered(const RootOverrides& remembered, Detection& detection);

} // namespace cryo
