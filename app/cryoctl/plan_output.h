// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every verb that makes a plan does with it: writes it to a file, shows it, or writes a copy of the
// store as it would be.
//
// One thread.
#pragma once

#include "app/cryoctl/store_opening.h"
#include "core/repair/propose.h"

namespace cryo::ctl {

struct PlanOptions {
    void declare(OptionSet& options);

    std::string file;
    std::string copy;
    bool yes = false; ///< apply it at once
};

/// Prints what the plan does (with --json the plan itself), and writes what was asked for. The exit status: 0
/// for an empty plan and for one that repairs all, 4 where something stays that it cannot repair; with --yes
/// that of apply. Errors: Io; those of writing the copy, and of applying.
Result<int> givePlan(Context& context, const Proposal& proposal, const PlanOptions& options);

/// A text file, written aside and renamed. Errors: Io.
Result<> writeTextFile(const std::string& path, std::string_view content);

} // namespace cryo::ctl
