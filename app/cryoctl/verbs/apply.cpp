// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl apply PLAN: makes a plan real, when the store is still the one that it was made for.
#include "core/repair/apply.h"

#include "app/cryoctl/applying.h"
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/repair/plan.h"

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
    "right to them or to see other users' processes) nothing is done without --without-leases, or, on a "
    "terminal, the typed name of the root's folder. Exit status "
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
    Result<int> forecast(Context& context, const ChangeSet& changes, const ApplyOptions& options) const;

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
        context.out << "would be: " << changedFilesText(changes) << "; undo file "
                    << grouped(forecast.undoBytes) << " bytes, quarantine "
                    << grouped(forecast.quarantineBytes) << " bytes\n";
        if (!forecast.quarantine.empty())
            context.out << "quarantine: " << forecast.quarantine.string() << "\n";
        if (!forecast.refusal.empty())
            context.out << styled(context.out, Style::Error, "refused now") << ": " << forecast.refusal
                        << "\n";
    }
    return forecast.refusal.empty() ? kExitWell : kExitFailed;
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
    ApplyOptions options;
    options.root = m_root;
    options.name = m_name;
    options.planText = std::move(planText);
    options.withoutProof = m_withoutLeases;
    options.progress = context.progress();
    if (!m_dryRun)
        return makeReal(context, plan, std::move(options));
    CRYO_ASSIGN(const ChangeSet changes, computeChanges(context, plan, m_root));
    return forecast(context, changes, options);
}

} // namespace

const Verb kApplyVerb = {"apply", "Make a plan's changes in the store.", kApplyHelp, true,
                         [] -> std::unique_ptr<Command> { return std::make_unique<Apply>(); }};

} // namespace cryo::ctl
