// SPDX-License-Identifier: GPL-3.0-or-later
//
// What cryoctl can do: one table of verbs. Help, manual pages and completions come from it.
//
// A Command is made for one run and belongs to one thread.
#pragma once

#include "app/cryoctl/context.h"
#include "app/cryoctl/option_set.h"

#include <memory>
#include <span>

namespace cryo::ctl {

/// One run of a verb.
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    /// Declares the options; what they set are members of the command.
    virtual void declare(OptionSet& options) = 0;
    /// Does it. The result is an exit status without the bits for failure, which errors stand for:
    /// InvalidArgument = usage, Cancelled = cancelled, others = could not be done.
    virtual Result<int> run(Context& context) = 0;
};

struct Verb {
    std::string_view name;
    std::string_view summary; ///< one line, for the list of verbs
    std::string_view help;    ///< what it does, with examples; lines that begin with blanks are not wrapped
    bool hasJson;             ///< false for the verbs that always print JSON lines
    std::unique_ptr<Command> (*make)();
};

/// Every verb, in the order of the help.
[[nodiscard]] std::span<const Verb> verbs();
/// Null if there is none of this name.
[[nodiscard]] const Verb* findVerb(std::string_view name);

// One for each file in verbs/.
extern const Verb kDetectVerb;
extern const Verb kInfoVerb;
extern const Verb kSectionsVerb;
extern const Verb kGetVerb;
extern const Verb kDumpVerb;
extern const Verb kGapsVerb;
extern const Verb kChainsVerb;
extern const Verb kBucketVerb;
extern const Verb kHexVerb;
extern const Verb kCheckVerb;
extern const Verb kExplainVerb;
extern const Verb kSimulateOpenVerb;
extern const Verb kUpgradeCheckVerb;
extern const Verb kConvertVerb;
extern const Verb kPlanVerb;
extern const Verb kApplyVerb;
extern const Verb kUndoVerb;
extern const Verb kPruneVerb;
extern const Verb kResizeVerb;
extern const Verb kTightenVerb;
extern const Verb kCheckpointVerb;
extern const Verb kSalvageVerb;
extern const Verb kExportVerb;
extern const Verb kImportVerb;
extern const Verb kDamageVerb;
extern const Verb kCarveVerb;
extern const Verb kSearchVerb;
extern const Verb kDiffVerb;
extern const Verb kSnapshotVerb;
extern const Verb kWhatIfVerb;
extern const Verb kReportVerb;
extern const Verb kHealVerb;
extern const Verb kEditVerb;
extern const Verb kReplayVerb;

} // namespace cryo::ctl
