// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl plan STORE: every recommended repair as a plan.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kPlanHelp =
    "Checks a store deeply, repairs on a layer of changes in memory what can be repaired, and checks again, "
    "until "
    "nothing is left to do. What comes out is a plan: a list of operations, what each gains and loses, and "
    "the "
    "SHA-256 of every file that results. The store itself is only read; cryoctl apply does the plan.\n"
    "\n"
    "  cryoctl plan ROOT -o plan.json\n"
    "  cryoctl plan ROOT --code FZ-06 --code FZ-12\n"
    "  cryoctl plan ROOT --copy REPAIRED                the repaired store into another folder\n"
    "  cryoctl plan --json ROOT | jq '.operations[].effect'\n"
    "\n"
    "A healthy store gives an empty plan. Exit status 4: something stays that the plan does not repair.";

class PlanVerb final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to repair");
        options.add({OptionSpec::Kind::Value,
                     "--code",
                     "CODE",
                     "Only findings of this code; may be repeated.",
                     "What to repair",
                     false,
                     false,
                     {},
                     [this](std::string_view name) { return addCode(name); }});
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    Result<> addCode(std::string_view name)
    {
        const CatalogueEntry* entry = findInCatalogue(name);
        if (entry == nullptr)
            return fail(Errc::InvalidArgument, "there is no code " + std::string(name));
        m_repairs.codes.insert(entry->code);
        return {};
    }

    StoreOptions m_store;
    PlanOptions m_plan;
    ProposeOptions m_repairs;
};

Result<int> PlanVerb::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CRYO_TRY(requireFittingParameters(store));
    CRYO_ASSIGN(const Proposal proposal,
                proposeRepairs(store.storage, store.view->layout(), m_repairs, context.progress()));
    return givePlan(context, proposal, m_plan);
}

} // namespace

const Verb kPlanVerb = {"plan", "Every recommended repair as a plan.", kPlanHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<PlanVerb>(); }};

} // namespace cryo::ctl
