// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl what-if STORE: what lookups would cost with another translator, or another table.
#include "core/inspect/what_if.h"

#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/freezer_report.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kWhatIfHelp =
    "Says what looking keys up would cost if something were chosen otherwise. Archive: the translator, with "
    "the "
    "conflicts of each and the memory of the index, about. Freezer: the size of the table, had the present "
    "records been put into it (resizing does not shorten chains), and heads moved forward past records of "
    "other buckets (cryoctl tighten).\n"
    "\n"
    "  cryoctl what-if ROOT\n"
    "  cryoctl what-if --json ROOT | jq '.tables[] | [.table_size, .mean_lookup_cost]'";

class WhatIf final : public Command {
public:
    void declare(OptionSet& options) override { m_store.declare(options); }
    Result<int> run(Context& context) override;

private:
    static Result<int> archive(Context& context, const OpenedStore& store);
    static Result<int> freezer(Context& context, const OpenedStore& store);

    StoreOptions m_store;
};

Result<int> WhatIf::archive(Context& context, const OpenedStore& store)
{
    CRYO_ASSIGN(const auto outlooks, translatorOutlook(*store.view, context.progress()));
    context.messages.endWork();
    if (context.json) {
        JsonDocument document(context.out);
        document.beginArray("translators");
        for (const TranslatorOutlook& one : outlooks)
            document.element({{"translator", translatorName(one.translator)},
                              {"items", number(one.items)},
                              {"keys", number(one.keys)},
                              {"conflicts", number(one.conflicts())},
                              {"longest", number(one.longest)},
                              {"unnecessary_reads", one.unnecessaryReads},
                              {"memory_bytes", number(one.memoryBytes)}});
        document.endArray();
        document.finish();
        return kExitWell;
    }
    TextTable table({{"TRANSLATOR"},
                     {"KEYS", TextTable::Align::Right},
                     {"CONFLICTS", TextTable::Align::Right},
                     {"LONGEST", TextTable::Align::Right},
                     {"READS IN VAIN", TextTable::Align::Right},
                     {"MEMORY", TextTable::Align::Right}});
    for (const TranslatorOutlook& one : outlooks)
        table.add({std::string(translatorName(one.translator)), grouped(one.keys), grouped(one.conflicts()),
                   grouped(one.longest), decimal(one.unnecessaryReads, 4), byteSize(one.memoryBytes)});
    table.print(context.out);
    return kExitWell;
}

Result<int> WhatIf::freezer(Context& context, const OpenedStore& store)
{
    CRYO_ASSIGN(const auto report, freezerReport(store.view, {}, context.progress()));
    CRYO_ASSIGN(const auto tables, tableOutlook(*report->chains, context.progress(Messages::Unit::Steps)));
    CRYO_ASSIGN(const auto tight, tightenOutlook(*report->chains, context.progress(Messages::Unit::Steps)));
    context.messages.endWork();
    if (context.json) {
        JsonDocument document(context.out);
        document.beginArray("tables");
        for (const TableOutlook& one : tables)
            document.element({{"table_size", number(one.tableSize)},
                              {"table_bytes", number(one.tableBytes)},
                              {"used", number(one.usedBuckets)},
                              {"p99_length", one.p99Length},
                              {"max_length", one.longest},
                              {"mean_lookup_cost", one.meanLookupCost},
                              {"max_lookup_cost", one.maxLookupCost},
                              {"present", one.isPresent}});
        document.endArray();
        document.member("now", {{"mean_lookup_cost", report->meanLookupCost},
                                {"max_lookup_cost", report->maxLookupCost}});
        document.member("tighten", {{"buckets_changed", number(tight.bucketsChanged)},
                                    {"mean_lookup_cost", tight.meanAfter},
                                    {"max_lookup_cost", tight.maxAfter}});
        document.finish();
        return kExitWell;
    }
    Output& out = context.out;
    FactList facts;
    facts.add("now", decimal(report->meanLookupCost) + " reads in vain on average, " +
                         std::to_string(report->maxLookupCost) + " at most");
    facts.add("tightened", decimal(tight.meanAfter) + " on average, " + std::to_string(tight.maxAfter) +
                               " at most; " + counted(tight.bucketsChanged, "bucket") + " would change");
    facts.print(out);
    out << "\nput anew into a table of\n";
    TextTable table({{"BUCKETS", TextTable::Align::Right},
                     {"FILE", TextTable::Align::Right},
                     {"USED", TextTable::Align::Right},
                     {"P99 CHAIN", TextTable::Align::Right},
                     {"LONGEST", TextTable::Align::Right},
                     {"READS IN VAIN", TextTable::Align::Right},
                     {""}});
    for (const TableOutlook& one : tables)
        table.add({grouped(one.tableSize), byteSize(one.tableBytes), grouped(one.usedBuckets),
                   std::to_string(one.p99Length), std::to_string(one.longest), decimal(one.meanLookupCost),
                   one.isPresent ? "the present size" : ""});
    table.print(out);
    return kExitWell;
}

Result<int> WhatIf::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    return store.detected.layout.kind == StoreKind::Archive ? archive(context, store)
                                                            : freezer(context, store);
}

} // namespace

const Verb kWhatIfVerb = {"what-if", "What lookups would cost with another translator or table.", kWhatIfHelp,
                          true, [] -> std::unique_ptr<Command> { return std::make_unique<WhatIf>(); }};

} // namespace cryo::ctl
