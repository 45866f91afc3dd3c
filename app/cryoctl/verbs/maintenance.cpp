// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl prune, resize, tighten: maintenance as plans of one operation.
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kPruneHelp = "Plans what prune(N) of an archive does: every section below that of "
                                        "index N goes. The boundary is that of a "
                                        "section, so pruning to 10500 with 1024 items per section keeps "
                                        "everything from 10240 on. Removed files go to "
                                        "quarantine when the plan is applied, and markers forget them.\n"
                                        "\n"
                                        "  cryoctl prune ROOT --min 10500\n"
                                        "  cryoctl prune ROOT --min 10500 -o plan.json";

constexpr std::string_view kResizeHelp =
    "Plans a larger table for a freezer, at once: the buckets that are new begin with the newest record of "
    "their "
    "keys. Chains do not get shorter where they are; later puts make them grow half as fast. The checkpoint "
    "changes with the table, and the node has to be given the new one.\n"
    "\n"
    "  cryoctl resize ROOT                   twice as many buckets\n"
    "  cryoctl resize ROOT --to 131072 -o plan.json";

constexpr std::string_view kTightenHelp =
    "Plans heads that skip what does not belong to their bucket: after a resize a chain begins with records "
    "of the "
    "bucket's other half. Only the table changes, and no record is lost.\n"
    "\n"
    "  cryoctl tighten ROOT -o plan.json";

class Maintenance : public Command {
public:
    explicit Maintenance(OperationKind kind)
        : m_kind(kind)
    {
    }
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        if (m_kind == OperationKind::PruneSections) {
            options.group("How far");
            options.value("--min", "N", "The lowest index to keep.", m_number);
        } else if (m_kind == OperationKind::ResizeTable) {
            options.group("How large");
            options.value("--to", "N", "Buckets, a power of two; twice as many unless given.", m_number);
        }
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    Result<Operation> operation(const StoreView& view) const;

    OperationKind m_kind;
    StoreOptions m_store;
    PlanOptions m_plan;
    std::optional<std::uint64_t> m_number;
};

Result<Operation> Maintenance::operation(const StoreView& view) const
{
    Operation operation;
    operation.kind = m_kind;
    operation.repairs = false;
    operation.target.partition = m_kind == OperationKind::PruneSections ? view.layout().partitions.key
                                                                        : view.layout().partitions.table;
    if (m_kind == OperationKind::PruneSections) {
        if (!m_number)
            return fail(Errc::InvalidArgument, "--min says from which index on to keep");
        operation.parameters["min"] = *m_number;
    } else if (m_kind == OperationKind::ResizeTable) {
        operation.parameters["table_size"] = m_number.value_or(2 * view.tableSize());
    }
    return operation;
}

Result<int> Maintenance::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CRYO_TRY(requireFittingParameters(store));
    const bool archive = m_kind == OperationKind::PruneSections;
    CRYO_TRY(requireKind(store, archive ? StoreKind::Archive : StoreKind::Freezer, operationName(m_kind)));
    CRYO_ASSIGN(Operation planned, operation(*store.view));
    CRYO_ASSIGN(const Proposal proposal, proposeOperation(store.storage, store.view->layout(),
                                                          std::move(planned), context.progress()));
    return givePlan(context, proposal, m_plan);
}

template <OperationKind kKind>
std::unique_ptr<Command> makeMaintenance()
{
    return std::make_unique<Maintenance>(kKind);
}

} // namespace

const Verb kPruneVerb = {"prune", "A plan that removes an archive's oldest sections.", kPruneHelp, true,
                         &makeMaintenance<OperationKind::PruneSections>};
const Verb kResizeVerb = {"resize", "A plan that gives a freezer a larger table.", kResizeHelp, true,
                          &makeMaintenance<OperationKind::ResizeTable>};
const Verb kTightenVerb = {"tighten", "A plan that shortens a freezer's chains at their heads.", kTightenHelp,
                           true, &makeMaintenance<OperationKind::TightenHeads>};

} // namespace cryo::ctl
