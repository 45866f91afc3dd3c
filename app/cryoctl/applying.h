// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a plan real from the command line: the question where nobody can prove that the store is not in use,
// and what is said afterwards.
//
// One thread. Source: cli.md (apply), the issue (typed confirmation).
#pragma once

#include "app/cryoctl/context.h"
#include "core/repair/apply.h"
#include "core/repair/plan.h"

namespace cryo::ctl {

/// "2 files changed, 1 file new"
[[nodiscard]] std::string changedFilesText(const ChangeSet& changes);

/// Shows why it cannot be proven that the store is not in use, and asks for the name of the root's folder.
/// False without asking where standard input is no terminal, and for any other answer.
[[nodiscard]] bool confirmed(Context& context, const Error& why, const std::filesystem::path& root);

/// The changes of a plan on the store at `root`, computed anew, when the store is the one that it was made
/// for and the result the one that it promises. Errors: Changed; those of reading and of operations.
Result<ChangeSet> computeChanges(Context& context, const Plan& plan, const std::filesystem::path& root);

/// Applies a plan, after asking where that is needed, and prints what came of it. Nobody here may have a file
/// of the store open. The exit status: 1 when the plan repairs something, else 0; 8 when the second look
/// found something wrong. Errors: those of computeChanges and of applyChanges.
Result<int> makeReal(Context& context, const Plan& plan, ApplyOptions options);

} // namespace cryo::ctl
