// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl heal STORE --from OTHER: a plan that takes from another copy what this store has lost.
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"

#include <filesystem>

namespace cryo::ctl {

namespace {

constexpr std::string_view kHealHelp =
    "Plans a repair that takes what is lost here from another copy of the store, and then repairs the rest "
    "as "
    "plan does. Where all that is whole in both stands at the same places, pages, values and slots are put "
    "where "
    "they were: a copy of the very files gives the very files. Of an archive that was written in another "
    "order, "
    "every index that is whole in the copy and not here is added; a freezer's section of another journal is "
    "left "
    "alone. Sections of an archive below the oldest one here were pruned, and stay so. Both stores are only "
    "read. "
    "The plan names the copy, which has to be there, unchanged, when the plan is applied.\n"
    "\n"
    "  cryoctl heal ROOT --from BACKUP -o plan.json\n"
    "  cryoctl heal ROOT --from BACKUP --copy HEALED";

class Heal final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("Where from");
        options.path("--from", "ROOT", "The storage root that holds the other copy.", m_from);
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    Result<> nameCopy(Context& context, const StoreLayout& layout, Operation& operation) const;

    StoreOptions m_store;
    PlanOptions m_plan;
    std::string m_from;
};

/// The copy's partitions have the same names, or it is the only store of this kind in its root.
Result<> Heal::nameCopy(Context& context, const StoreLayout& layout, Operation& operation) const
{
    std::error_code error;
    const auto path = std::filesystem::canonical(m_from, error);
    if (error)
        return fail(Errc::NotFound, "'" + m_from + "': " + error.message());
    operation.parameters["replica"] = path.string();
    StoreOptions asFound;
    asFound.ignoreRemembered = true;
    CRYO_ASSIGN(const OpenedRoot root, openRoot(context, path.string(), asFound));
    const StorePartitions* found = nullptr;
    std::size_t ofKind = 0;
    for (const DetectedStore& store : root.detection.stores) {
        if (store.layout.kind != layout.kind)
            continue;
        ++ofKind;
        if (found == nullptr || store.layout.partitions.key == layout.partitions.key)
            found = &store.layout.partitions;
    }
    if (found == nullptr || (found->key != layout.partitions.key && ofKind != 1))
        return fail(Errc::NotFound, "'" + m_from + "' holds no copy of this store: no partition '" +
                                        layout.partitions.key + "'");
    if (found->key != layout.partitions.key) {
        operation.parameters["key"] = found->key;
        operation.parameters["value"] = found->value;
        if (!found->table.empty())
            operation.parameters["table"] = found->table;
    }
    return {};
}

Result<int> Heal::run(Context& context)
{
    if (m_from.empty())
        return fail(Errc::InvalidArgument, "--from names the storage root of the other copy");
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CRYO_TRY(requireFittingParameters(store));
    Operation operation;
    operation.kind = OperationKind::HealFromReplica;
    operation.repairs = false;
    operation.target.partition = store.view->layout().partitions.key;
    CRYO_TRY(nameCopy(context, store.view->layout(), operation));
    ProposeOptions options;
    options.first.push_back(std::move(operation));
    CRYO_ASSIGN(const Proposal proposal,
                proposeRepairs(store.storage, store.view->layout(), options, context.progress()));
    return givePlan(context, proposal, m_plan);
}

} // namespace

const Verb kHealVerb = {"heal", "A plan that takes what is lost from another copy.", kHealHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Heal>(); }};

} // namespace cryo::ctl
