// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks through a store and says everything that is wrong with it. The rules stand in files of their own, one
// for each layer (folder_rules.h, header_rules.h, page_rules.h, record_rules.h, value_rules.h, table_rules.h,
// chain_rules.h, marker_rules.h); this ties them together.
//
// One call, one thread that calls; sections are worked through in parallel. Source: findings.md.
#pragma once

#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"

namespace cryo {

struct CheckOptions {
    CheckLevel level = CheckLevel::Structure;
    std::uint64_t valueLimitBytes = kDecompressedLimitBytes;
};

/// What a check went through, and what it made on the way, so that nobody needs to scan twice.
struct CheckResult {
    CheckLevel level = CheckLevel::Structure;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0; ///< read, or at least looked at
    std::uint64_t records = 0;
    std::uint64_t values = 0;                     ///< deep only
    std::shared_ptr<const ArchiveReport> archive; ///< structure and deep
    std::shared_ptr<const FreezerReport> freezer; ///< structure and deep
};

/// Checks a store at a level; findings go to `sink`, from the calling thread. Those of the opening
/// (view.openFindings()) are among them.
/// Errors: Cancelled; LimitExceeded as freezerReport(). What cannot be read is a finding.
Result<CheckResult> checkStore(std::shared_ptr<const StoreView> view, const CheckOptions& options,
                               const FindingSink& sink, const Progress& progress = {});

} // namespace cryo
