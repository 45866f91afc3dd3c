// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans for people and for files.
#include "app/cryoctl/plan_output.h"

#include "app/cryoctl/applying.h"
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"

#include <filesystem>
#include <fstream>

namespace cryo::ctl {

namespace {

constexpr std::size_t kShownLeft = 20;

void printOperations(Output& out, const Plan& plan)
{
    for (const Operation& operation : plan.operations) {
        out << styled(out, Style::Heading, std::to_string(operation.id) + ". ");
        if (operation.repairs)
            out << catalogueEntry(operation.code).name << ": ";
        out << text(operation.effect).get<std::string>() << "\n";
        std::string facts = std::string(operationName(operation.kind)) + " " + toString(operation.target);
        if (operation.gains > 0)
            facts += ", gains " + counted(operation.gains, "item");
        if (operation.loses > 0)
            facts += ", loses " + counted(operation.loses, "item");
        if (operation.unverified > 0)
            facts += ", " + grouped(operation.unverified) + " of them unverified";
        out << "   " << text(facts).get<std::string>() << "\n";
    }
}

void printPlan(Output& out, const Proposal& proposal)
{
    const Plan& plan = proposal.plan;
    if (plan.changesNothing())
        out << (plan.left.empty() ? "nothing to do\n" : "nothing that can be done\n");
    printOperations(out, plan);
    if (plan.checkpoint)
        out << "checkpoint for the node from then on: " << toHex(encodeCheckpoint(*plan.checkpoint)) << "\n";
    std::uint64_t bytes = 0;
    for (const ResultFile& file : plan.results)
        bytes += file.sizeBytes;
    if (!plan.results.empty())
        out << counted(plan.results.size(), "file") << " change, " << byteSize(bytes) << " afterwards\n";
    if (!plan.left.empty())
        out << styled(out, Style::Warning, "not repaired: " + counted(plan.left.size(), "finding")) << "\n";
    for (std::size_t i = 0; i < std::min(plan.left.size(), kShownLeft); ++i)
        out << "   " << plan.left[i].code << " " << text(plan.left[i].sentence).get<std::string>() << "\n";
}

} // namespace

void PlanOptions::declare(OptionSet& options)
{
    options.group("Where the plan goes");
    options.path("-o", "FILE", "Write the plan into this file, for cryoctl apply.", file);
    options.path("--copy", "DIR",
                 "Write the store as it would be into this folder, which must be new or empty.", copy);
    options.flag("--yes", "Apply the plan at once (see cryoctl help apply).", yes);
}

Result<> writeTextFile(const std::string& path, std::string_view content)
{
    const std::filesystem::path aside = path + ".new";
    {
        std::ofstream file(aside, std::ios::binary | std::ios::trunc);
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.flush();
        if (!file)
            return fail(Errc::Io, "cannot write " + aside.string());
    }
    std::error_code error;
    std::filesystem::rename(aside, path, error);
    if (error)
        return fail(Errc::Io, "cannot write " + path + ": " + error.message());
    return {};
}

Result<int> givePlan(Context& context, const Proposal& proposal, const PlanOptions& options)
{
    Plan plan = proposal.plan;
    std::error_code error;
    plan.root = std::filesystem::canonical(proposal.storage->displayName(), error).string();
    const std::string json = planToJson(plan);
    if (!options.file.empty())
        CRYO_TRY(writeTextFile(options.file, json));
    if (!options.copy.empty())
        CRYO_TRY(writeCopy(context, *proposal.storage, proposal.layout, options.copy));
    context.messages.endWork();
    const bool applies = options.yes && !plan.changesNothing();
    if (!context.json)
        printPlan(context.out, proposal);
    else if (!applies)
        context.out << json; // else one document says what was done
    if (applies)
        context.afterwards = [plan, json](Context& later) {
            ApplyOptions apply;
            apply.root = plan.root;
            apply.planText = json;
            apply.progress = later.progress();
            return makeReal(later, plan, std::move(apply));
        };
    return proposal.plan.left.empty() ? kExitWell : kExitFindings;
}

} // namespace cryo::ctl
