// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl's table of verbs with the options of each, as everything that is made from it reads it: man page,
// completions and the manual's reference.
//
// Values that refer to commands of their own; one thread.
#pragma once

#include "app/cryoctl/verb.h"

namespace cryo::documents {

struct VerbReference {
    const ctl::Verb* verb = nullptr;
    std::vector<ctl::OptionSpec> options; ///< in the order of the help; setters must not be called
};

/// Every verb, in the order of the help.
[[nodiscard]] std::vector<VerbReference> verbReferences();

/// "cryoctl get STORE [options]".
[[nodiscard]] std::string usageOf(const VerbReference& reference);

/// The headings of groups that most verbs have in common, with options that read the same.
[[nodiscard]] std::vector<std::string> sharedGroups(const std::vector<VerbReference>& references);

/// The options of a group, in order.
[[nodiscard]] std::vector<const ctl::OptionSpec*> optionsIn(const VerbReference& reference,
                                                            std::string_view group);
/// The groups of a verb, in order.
[[nodiscard]] std::vector<std::string> groupsOf(const VerbReference& reference);

/// One paragraph, or one block of lines that stand as they are (examples, small tables).
struct HelpBlock {
    bool verbatim = false;
    std::string text; ///< without the indentation that a verbatim block has in common
};
/// The help of a verb in blocks.
[[nodiscard]] std::vector<HelpBlock> helpBlocks(std::string_view help);

} // namespace cryo::documents
