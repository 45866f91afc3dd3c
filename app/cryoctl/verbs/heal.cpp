// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl heal STORE --from OTHER: a plan that takes from another copy what this store has lost.
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"

#include <filesystem>

namespace cryo::ctl {

namespace {

constexpr std::string_view kHelp =
    "Plans a repair that takes what is lost here from another copy of the store, and then repairs the rest as plan "
    "does. Of an archive every index that is whole in the copy and not here is added. A freezer's copy has to be of "
    "the same journal: where all that is whole in both is the same, records and values are put into their places. "
    "Sections below the oldest one here were pruned, and stay so. The plan names the copy, which has to be there when "
    "it is applied.\n"
    "\n"
    "  cryoctl heal ROOT --from BACKUP -o plan.json\n"
    "  cryoctl heal ROOT --from BACKUP --copy HEALED";

class Heal final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("Where from");
        options.path("--from", "ROOT", "The root that holds the other copy, with partitions of the same names.",
                     m_from);
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_store;
    PlanOptions m_plan;
    std::string m_from;
};

Result<int> Heal::run(Context& context)
{
    if (m_from.empty())
        return fail(Errc::InvalidArgument, "--from names the root of the other copy");
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    Operation operation;
    operation.kind = OperationKind::HealFromReplica;
    operation.repairs = false;
    operation.target.partition = store.view->layout().partitions.key;
    std::error_code error;
    const auto path = std::filesystem::absolute(m_from, error);
    operation.parameters["replica"] = error ? m_from : path.string();
    ProposeOptions options;
    options.first.push_back(std::move(operation));
    CRYO_ASSIGN(const Proposal proposal,
                proposeRepairs(store.storage, store.view->layout(), options, context.progress()));
    return givePlan(context, proposal, m_plan);
}

} // namespace

const Verb kHealVerb = {"heal", "A plan that takes what is lost from another copy.", kHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Heal>(); }};

} // namespace cryo::ctl
