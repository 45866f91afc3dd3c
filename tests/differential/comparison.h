// SPDX-License-Identifier: GPL-3.0-or-later
// Two reports of one script, line by line. A difference is either one of docs/deviations.md, recognised by
// what the lines say, or a failure.
#pragma once

#include "app/cryoctl/replay/script_json.h"

#include <map>
#include <vector>

namespace cryo::test {

struct Comparison {
    std::size_t lines = 0;                         ///< that were compared
    std::map<std::string, std::size_t> deviations; ///< how often each id was met
    std::optional<std::size_t> failedLine;         ///< the first that differs without a reason
    std::string failure;                           ///< what differs there
};

/// The id of the deviation by which ours reports an error where the reference does not come back; empty if
/// this line is none.
[[nodiscard]] std::string endlessBy(const script::Json& line);

/// `ours` and `peer` belong to `script` (configuration first). A line that the reference does not come back
/// from ends the comparison: the peer's report ends before it.
[[nodiscard]] Comparison compareReports(const std::vector<script::Json>& script,
                                        const std::vector<script::Json>& ours,
                                        const std::vector<script::Json>& peer);

} // namespace cryo::test
