// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan's text to changed files.
#include "ui/session/apply_run.h"

#include "core/repair/plan.h"
#include "core/storage/read_only_file_storage.h"

namespace cryo::ui {
namespace {

/// What the plan leads to, if that is what it promised.
Result<ChangeSet> changesOf(const ApplyRequest& request, const Progress& progress)
{
    CRYO_ASSIGN(const Plan plan, planFromJson(request.planText));
    CRYO_ASSIGN(const std::shared_ptr<const ReadableStorage> store, ReadOnlyFileStorage::open(request.root));
    CRYO_ASSIGN(const std::string fingerprint, planFingerprint(*store, plan.layout, progress));
    if (fingerprint != plan.fingerprint)
        return fail(Errc::Changed, "the store is no longer the one that the plan was made for");
    CRYO_ASSIGN(const PlannedStore planned, applyToOverlay(plan, store, progress));
    if (planned.results != plan.results)
        return fail(Errc::Changed, "the plan leads to other files now than when it was made");
    CRYO_ASSIGN(ChangeSet changes, collectChanges(store, planned.storage, progress));
    CRYO_TRY(addHashes(changes, progress));
    return changes;
}

} // namespace

Result<ApplyResult> runApply(const ApplyRequest& request, const std::shared_ptr<ApplyWatch>& watch,
                             const Progress& progress)
{
    watch->step = int(ApplyStep::Computing);
    CRYO_ASSIGN(ChangeSet changes, changesOf(request, progress));
    ApplyOptions options;
    options.root = request.root;
    options.name = request.name;
    options.planText = request.planText;
    options.withoutProof = request.withoutProof;
    options.progress = progress;
    options.stage = [watch](ApplyStage stage) {
        switch (stage) {
        case ApplyStage::Guarding:
            watch->step = int(ApplyStep::Guarding);
            break;
        case ApplyStage::Staging:
            watch->step = int(ApplyStep::Staging);
            break;
        case ApplyStage::Switching:
            watch->step = int(ApplyStep::Switching);
            break;
        case ApplyStage::Checking:
            watch->step = int(ApplyStep::Checking);
            break;
        }
    };
    return applyChanges(std::move(changes), options);
}

} // namespace cryo::ui
