// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl apply PLAN: makes a plan real, when the store is still the one that it was made for.
#include "core/repair/apply.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/repair/plan.h"
#include "core/storage/read_only_file_storage.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

namespace cryo::ctl {

namespace {

constexpr std::string_view kApplyHelp =
    "Makes the changes of a plan (cryoctl plan) in the store. The plan is computed again; when the store is "
    "not "
    "the one that it was made for, or the result is another, nothing is done. Old bytes are kept in an undo "
    "file, removed files in ROOT.cryoscope-quarantine beside the storage root: see cryoctl undo.\n"
    "\n"
    "  cryoctl apply plan.json --dry-run\n"
    "  cryoctl apply plan.json\n"
    "  cryoctl apply plan.json --root /srv/node/storage\n"
    "\n"
    "A store that a process has open is refused, with the process. A node that starts meanwhile waits for a "
    "moment, or the change is turned back. Where that cannot be made sure (no leases on this file system, no "
    "right to them or to see other users' processes) nothing is done without --without-leases. Exit status "
    "1: "
    "done, and it corrected something; 0: done, or --dry-run found nothing in its way; 8: refused or failed, "
    "and nothing was changed.";

class Apply final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.group("Apply");
        options.positional("PLAN", "The plan's file; - reads standard input.", m_file);
        options.path("--root", "DIR",
                     "The storage root, where the plan does not name it or it lies elsewhere.", m_root);
        options.flag("--dry-run", "Only say what would be done, and what is in its way.", m_dryRun);
        options.flag("--without-leases",
                     "Nobody is at the store, and I answer for it: go on where that cannot be proven.",
                     m_withoutLeases);
        options.value("--name", "TEXT", "A title for the history.", m_name);
    }
    Result<int> run(Context& context) override;

private:
    Result<std::string> readPlan() const;
    Result<ChangeSet> compute(Context& context, const Plan& plan) const;
    Result<int> forecast(Context& context, const ChangeSet& changes, const ApplyOptions& options) const;
    static void print(Context& context, const Plan& plan, const ApplyResult& result);

    std::string m_file;
    std::string m_root;
    std::string m_name;
    bool m_dryRun = false;
    bool m_withoutLeases = false;
};

Result<std::string> Apply::readPlan() const
{
    std::ifstream file;
    if (m_file != "-")
        file.open(m_file, std::ios::binary);
    std::istream& in = m_file == "-" ? std::cin : file;
    if (!in)
        return fail(Errc::NotFound, "'" + m_file + "' cannot be read");
    std::string text;
    for (char block[65536]; in.read(block, sizeof block) || in.gcount() > 0;) {
        text.append(block, static_cast<std::size_t>(in.gcount()));
        if (text.size() > kPlanBytesMax)
            return fail(Errc::LimitExceeded, "'" + m_file + "' is too long for a plan");
    }
    return text;
}

/// Computed anew, compared, and with the digests that were computed on the way.
Result<ChangeSet> Apply::compute(Context& context, const Plan& plan) const
{
    CRYO_ASSIGN(std::shared_ptr<const ReadableStorage> storage, ReadOnlyFileStorage::open(m_root));
    CRYO_ASSIGN(const std::string fingerprint,
                planFingerprint(*storage, plan.layout, context.progress(Messages::Unit::Steps)));
    if (fingerprint != plan.fingerprint)
        return fail(
            Errc::Changed,
            "the store is not the one that the plan was made for, or it changed since: make a new plan");
    CRYO_ASSIGN(const PlannedStore planned, applyToOverlay(plan, storage, context.progress()));
    if (planned.results != plan.results)
        return fail(Errc::Changed,
                    "the plan's operations give another result than it promises: make a new plan");
    CRYO_ASSIGN(ChangeSet changes, collectChanges(storage, planned.storage, context.progress()));
    for (FileChange& file : changes.files)
        for (const ResultFile& result : planned.results)
            if (result.partition == file.partition && result.fileName == file.fileName && !result.removed &&
                !result.sha256.empty())
                file.sha256After = result.sha256;
    return changes;
}

Result<int> Apply::forecast(Context& context, const ChangeSet& changes, const ApplyOptions& options) const
{
    CRYO_ASSIGN(const ApplyForecast forecast, forecastApply(changes, options));
    context.messages.endWork();
    if (context.json) {
        JsonDocument document(context.out);
        document.member("dry_run", true);
        document.member("patched_files", number(forecast.patchedFiles));
        document.member("moved_files", number(forecast.movedFiles));
        document.member("undo_bytes", number(forecast.undoBytes));
        document.member("quarantine_bytes", number(forecast.quarantineBytes));
        document.member("store_grows_bytes", number(forecast.storeBytes));
        if (!forecast.quarantine.empty())
            document.member("quarantine", text(forecast.quarantine.string()));
        if (!forecast.refusal.empty())
            document.member("refusal", text(forecast.refusal));
        document.finish();
    } else {
        context.out << "would patch " << counted(forecast.patchedFiles, "file") << " and move "
                    << counted(forecast.movedFiles, "file") << "; undo file " << grouped(forecast.undoBytes)
                    << " bytes, quarantine " << grouped(forecast.quarantineBytes) << " bytes\n";
        if (!forecast.quarantine.empty())
            context.out << "quarantine: " << forecast.quarantine.string() << "\n";
        if (!forecast.refusal.empty())
            context.out << styled(context.out, Style::Error, "refused now") << ": " << forecast.refusal
                        << "\n";
    }
    return forecast.refusal.empty() ? kExitWell : kExitFailed;
}

void Apply::print(Context& context, const Plan& plan, const ApplyResult& result)
{
    context.messages.endWork();
    if (!result.unproven.empty())
        context.messages.note("not proven: " + result.unproven);
    if (!result.mismatch.empty())
        context.messages.note("the store is not as it should be now: " + result.mismatch);
    if (context.json) {
        JsonDocument document(context.out);
        document.member("undo", text(result.undoId));
        document.member("patched_files", number(result.patchedFiles));
        document.member("moved_files", number(result.movedFiles));
        if (!result.quarantine.empty())
            document.member("quarantine", text(result.quarantine.string()));
        if (!result.mismatch.empty())
            document.member("mismatch", text(result.mismatch));
        if (plan.checkpoint)
            document.member("checkpoint", toHex(encodeCheckpoint(*plan.checkpoint)));
        document.finish();
        return;
    }
    context.out << result.undoId << "\n";
    context.out << counted(result.patchedFiles, "file") << " patched, " << counted(result.movedFiles, "file")
                << " moved; take it back with: cryoctl undo " << result.undoId << "\n";
    if (plan.checkpoint)
        context.out << "the node needs this checkpoint from now on: "
                    << toHex(encodeCheckpoint(*plan.checkpoint)) << "\n";
}

Result<int> Apply::run(Context& context)
{
    CRYO_ASSIGN(std::string planText, readPlan());
    CRYO_ASSIGN(const Plan plan, planFromJson(planText));
    if (m_root.empty())
        m_root = plan.root;
    if (m_root.empty())
        return fail(Errc::InvalidArgument,
                    "the plan does not name its store: say where it is with --root DIR");
    CRYO_ASSIGN(ChangeSet changes, compute(context, plan));
    if (changes.empty()) {
        context.messages.note("the plan changes nothing");
        return kExitWell;
    }
    ApplyOptions options;
    options.root = m_root;
    options.name = m_name;
    options.planText = std::move(planText);
    options.withoutProof = m_withoutLeases;
    options.progress = context.progress();
    if (m_dryRun)
        return forecast(context, changes, options);
    CRYO_ASSIGN(const ApplyResult result, applyChanges(std::move(changes), options));
    print(context, plan, result);
    if (!result.mismatch.empty())
        return kExitFailed;
    return std::ranges::any_of(plan.operations, &Operation::repairs) ? kExitCorrected : kExitWell;
}

} // namespace

const Verb kApplyVerb = {"apply", "Make a plan's changes in the store.", kApplyHelp, true,
                         [] -> std::unique_ptr<Command> { return std::make_unique<Apply>(); }};

} // namespace cryo::ctl
