// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as SARIF 2.1.0, which code hosts and editors show: one run, a rule for each code that occurs, a
// result for each finding, with the place as a file below the storage root and a byte offset in it.
//
// One thread. Source: SARIF 2.1.0 (OASIS Standard), §3.13 to §3.30.
#pragma once

#include "app/cryoctl/json.h"

#include <filesystem>

namespace cryo::ctl {

/// A finding and the store that it belongs to; an empty name for what belongs to the root.
struct StoreFinding {
    std::string_view store;
    const Finding* finding;
};

/// The whole log. `root` is absolute; `version` is the program's.
[[nodiscard]] Json sarifLog(const std::filesystem::path& root, std::string_view version,
                            const std::vector<StoreFinding>& findings);

} // namespace cryo::ctl
