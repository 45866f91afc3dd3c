// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of verbs, in the order of the help.
#include "app/cryoctl/verb.h"

#include <algorithm>
#include <array>

namespace cryo::ctl {

std::span<const Verb> verbs()
{
    static const std::array kVerbs = {
        kDetectVerb,       kInfoVerb,    kSectionsVerb,   kGetVerb,     kDumpVerb,    kGapsVerb,
        kChainsVerb,       kBucketVerb,  kHexVerb,        kCheckVerb,   kExplainVerb, kSimulateOpenVerb,
        kUpgradeCheckVerb, kConvertVerb, kPlanVerb,       kApplyVerb,   kUndoVerb,    kPruneVerb,
        kResizeVerb,       kTightenVerb, kCheckpointVerb, kSalvageVerb, kExportVerb,  kImportVerb,
        kSearchVerb,       kDiffVerb,    kSnapshotVerb,   kWhatIfVerb,  kReportVerb,  kDamageVerb,
        kCarveVerb,        kHealVerb,    kEditVerb,       kReplayVerb};
    return kVerbs;
}

const Verb* findVerb(std::string_view name)
{
    const auto found = std::ranges::find(verbs(), name, &Verb::name);
    return found == verbs().end() ? nullptr : &*found;
}

} // namespace cryo::ctl
