// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arguments into options, and options into help.
//
// Pure functions on values; one thread.
#pragma once

#include "app/cryoctl/option_set.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

/// Calls the setter of every option in `arguments`, in the order of the specs.
/// Errors: InvalidArgument with a sentence for the user.
Result<> parseArguments(const OptionSet& options, std::vector<std::string> arguments);

/// The help of the program: what it is, and every verb with a line.
void printProgramHelp(Output& out);
/// The help of a verb: usage, what it does, options, examples.
void printVerbHelp(Output& out, const Verb& verb, const OptionSet& options);

/// The word of `known` that was most likely meant; empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

} // namespace cryo::ctl
