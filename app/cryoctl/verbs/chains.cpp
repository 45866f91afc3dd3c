// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl chains STORE: how long a freezer's chains are, and what a lookup costs.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/freezer_report.h"

#include <algorithm>
#include <cmath>

namespace cryo::ctl {

namespace {

constexpr std::string_view kChainsHelp =
    "Shows how many buckets of a freezer's table have chains of which length, beside what chance alone would "
    "give, how many records a lookup reads in vain, the buckets with the longest chains, and the records "
    "that newer ones of the same key hide.\n"
    "\n"
    "  cryoctl chains ROOT\n"
    "  cryoctl chains ROOT --worst 50\n"
    "  cryoctl chains --json ROOT | jq '.worst[0].bucket'      then: cryoctl bucket ROOT N";

constexpr std::uint64_t kWorstDefault = 10;
constexpr unsigned kBarColumns = 32;

class Chains final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to show");
        options.value("--worst", "N", "How many of the longest chains, at most 100 (10 unless given).",
                      m_worst);
    }
    Result<int> run(Context& context) override;

private:
    [[nodiscard]] std::size_t worstShown(const FreezerReport& report) const
    {
        return std::min<std::size_t>(report.worst.size(), m_worst.value_or(kWorstDefault));
    }
    void printJson(Context& context, const FreezerReport& report, const FindingCollector& findings) const;
    void print(Context& context, const FreezerReport& report) const;

    StoreOptions m_options;
    std::optional<std::uint64_t> m_worst;
};

void Chains::printJson(Context& context, const FreezerReport& report, const FindingCollector& findings) const
{
    JsonDocument document(context.out);
    document.beginArray("histogram");
    for (const auto& [length, buckets] : report.histogram)
        document.element(Json::array({length, number(buckets)}));
    document.endArray();
    document.member("max", report.longest);
    document.member("mean_length", report.meanLength);
    document.member("mean_lookup_cost", report.meanLookupCost);
    document.member("p50_lookup_cost", report.p50LookupCost);
    document.member("p99_lookup_cost", report.p99LookupCost);
    document.member("max_lookup_cost", report.maxLookupCost);
    document.beginArray("worst");
    for (std::size_t i = 0; i < worstShown(report); ++i)
        document.element(
            {{"bucket", number(report.worst[i].bucket.value)}, {"length", report.worst[i].length}});
    document.endArray();
    document.member("shadowed",
                    {{"records", number(report.shadowedRecords)}, {"bytes", number(report.shadowedBytes)}});
    document.member("unreachable", {{"records", number(report.unreachableRecords)}});
    document.member("records", number(report.records));
    document.member("keys", number(report.keys));
    document.member("table", {{"size", number(report.table.size)},
                              {"buckets", number(report.table.buckets)},
                              {"used", number(report.table.usedBuckets)},
                              {"half_done_resize", report.table.halfDoneResize}});
    document.finish(findings.kept());
}

void Chains::print(Context& context, const FreezerReport& report) const
{
    Output& out = context.out;
    FactList facts;
    facts.add("records", grouped(report.records) + " of " + counted(report.keys, "key"));
    facts.add("table", counted(report.table.size, "bucket") + ", " + grouped(report.table.usedBuckets) +
                           " used" + (report.table.halfDoneResize ? "; a resize is half done" : ""));
    facts.add("chains", "longest " + std::to_string(report.longest) + ", mean " + decimal(report.meanLength));
    facts.add("lookup", decimal(report.meanLookupCost) + " records read in vain on average, " +
                            std::to_string(report.maxLookupCost) + " at most");
    facts.add("shadowed", counted(report.shadowedRecords, "record") + ", " + byteSize(report.shadowedBytes));
    if (report.unreachableRecords > 0)
        facts.add("unreachable", counted(report.unreachableRecords, "record"), Style::Error);
    facts.print(out);
    if (report.histogram.empty())
        return;
    std::uint64_t most = 1;
    for (const auto& [length, buckets] : report.histogram)
        most = std::max(most, buckets);
    out << "\n";
    TextTable table({{"LENGTH", TextTable::Align::Right},
                     {"BUCKETS", TextTable::Align::Right},
                     {"BY CHANCE", TextTable::Align::Right},
                     {""}});
    for (const auto& [length, buckets] : report.histogram) {
        const double share = static_cast<double>(buckets) / static_cast<double>(most);
        const auto bar = static_cast<std::size_t>(std::ceil(share * kBarColumns));
        table.add({std::to_string(length), grouped(buckets), decimal(report.expectedBuckets(length), 1),
                   std::string(bar, '#')});
    }
    table.print(out);
    if (worstShown(report) == 0)
        return;
    out << "\n";
    TextTable worst({{"BUCKET", TextTable::Align::Right}, {"LENGTH", TextTable::Align::Right}});
    for (std::size_t i = 0; i < worstShown(report); ++i)
        worst.add({std::to_string(report.worst[i].bucket.value), std::to_string(report.worst[i].length)});
    worst.print(out);
}

Result<int> Chains::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_TRY(requireKind(store, StoreKind::Freezer, "chains"));
    FindingCollector findings(store);
    CRYO_ASSIGN(const auto report, freezerReport(store.view, findings.sink(), context.progress()));
    context.messages.endWork();
    if (context.json) {
        printJson(context, *report, findings);
    } else {
        print(context, *report);
        printFindingList(context, findings.list());
    }
    return findings.status();
}

} // namespace

const Verb kChainsVerb = {"chains", "Freezer: lengths of the chains, and what a lookup costs.", kChainsHelp,
                          true, [] -> std::unique_ptr<Command> { return std::make_unique<Chains>(); }};

} // namespace cryo::ctl
