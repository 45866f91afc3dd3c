// SPDX-License-Identifier: GPL-3.0-or-later
// A plan made real, as one job: the store is opened anew, the plan's result is computed again and compared
// with what was promised, and only then applied (core/repair/apply.h).
//
// The window must have let go of the store before (Workspace::release). Thread rule: runs on a worker; the
// watch may be looked at from anywhere.
#pragma once

#include "core/repair/apply.h"

#include <atomic>
#include <filesystem>
#include <string>

namespace cryo::ui {

/// How far the work is, for whoever looks.
struct ApplyWatch {
    std::atomic<int> step{0}; ///< of ApplyStep
};

/// What people see of it, in this order.
enum class ApplyStep : int {
    Computing, ///< the plan's result, once more
    Guarding,  ///< locks, who is there
    Staging,   ///< undo file and new files
    Switching,
    Checking ///< a second look
};
inline constexpr int kApplySteps = int(ApplyStep::Checking) + 1;

struct ApplyRequest {
    std::filesystem::path root;
    std::string planText; ///< as planToJson gives it, with fingerprint and results
    std::string name;     ///< a title for the history; may be empty
    bool withoutProof = false;
};

/// Errors: Changed when the store or the result is another than the plan says; those of applyChanges.
Result<ApplyResult> runApply(const ApplyRequest& request, const std::shared_ptr<ApplyWatch>& watch,
                             const Progress& progress);

} // namespace cryo::ui
