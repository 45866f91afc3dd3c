// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl export STORE: every item, values whole, as JSON lines; import STORE --from FILE: a plan that puts
// such items.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/items.h"
#include "app/cryoctl/plan_output.h"
#include "app/cryoctl/verb.h"

#include <fstream>

namespace cryo::ctl {

namespace {

constexpr std::string_view kExportHelp =
    "Prints every item as a JSON line with its whole value, as dump --full does, and with it the records of "
    "damaged "
    "pages whose values vouch for them (\"verified\": false).\n"
    "\n"
    "  cryoctl export ROOT > items.jsonl\n"
    "  cryoctl export ROOT --missing > refetch.jsonl     keys and indices of items that cannot be read";

constexpr std::string_view kImportHelp = "Plans puts of items from JSON lines, as export writes them: "
                                         "\"index\" (archive), \"key\" and \"value\"; other "
                                         "members are ignored. They are put as an engine does it: an index "
                                         "that is there already stays as it is, a key of "
                                         "a freezer gets a newer record. The plan holds the items.\n"
                                         "\n"
                                         "  cryoctl import ROOT --from items.jsonl -o plan.json\n"
                                         "  cryoctl import ROOT --from items.jsonl --copy FILLED";

constexpr std::uintmax_t kImportBytesMax = std::uintmax_t{64} << 20;

class Export final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to export");
        options.flag("--missing", "Only items whose value cannot be had: a list to refetch.", m_missing);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
    bool m_missing = false;
};

Result<int> Export::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    FindingCollector findings(store,
                              [&context](const Finding& finding) { context.messages.finding(finding); });
    const StoreKind kind = store.detected.layout.kind;
    ItemStreamOptions stream;
    stream.cutRecords = true;
    stream.salvageable = true;
    const ItemVisitor print = [&](const Item& item) -> Result<> {
        if (item.value.has_value() != m_missing)
            context.out << compact(itemJson(item, kind, true)) << "\n";
        return context.proceed();
    };
    if (kind == StoreKind::Archive) {
        CRYO_ASSIGN(const auto report, archiveReport(store.view, findings.sink(), context.progress()));
        CRYO_TRY(forEachArchiveItem(*report, print, findings.sink(), context.progress(), stream));
    } else {
        CRYO_ASSIGN(const auto report, freezerReport(store.view, findings.sink(), context.progress()));
        CRYO_TRY(forEachFreezerItem(*report, print, findings.sink(), context.progress(), stream));
    }
    return findings.status();
}

/// A line of export as a line of PutItems. Errors: InvalidArgument.
Result<std::string> putLine(const std::string& line, const StoreLayout& layout)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("key") || !json["key"].is_string() || !json.contains("value"))
        return fail(Errc::InvalidArgument, "no item: a JSON object with \"key\" and \"value\" is wanted");
    const auto numberOf = [](const Json& value) -> Result<std::uint64_t> {
        if (value.is_number_unsigned())
            return value.get<std::uint64_t>();
        return parseNumber(value.is_string() ? value.get<std::string>() : std::string());
    };
    std::string put;
    if (layout.kind == StoreKind::Archive) {
        if (!json.contains("index"))
            return fail(Errc::InvalidArgument, "an item of an archive needs an \"index\"");
        CRYO_ASSIGN(const std::uint64_t index, numberOf(json["index"]));
        put = std::to_string(index) + " ";
    }
    DecodedValue value;
    if (json["value"].is_string() && layout.codec != Codec::U64 && layout.codec != Codec::I32) {
        auto bytes = fromHex(json["value"].get<std::string>());
        if (!bytes)
            return fail(Errc::InvalidArgument, "a value that is not hex");
        value = std::move(*bytes);
    } else if (layout.codec == Codec::I32 && json["value"].is_number_integer()) {
        value = json["value"].get<std::int32_t>();
    } else {
        CRYO_ASSIGN(const std::uint64_t wide, numberOf(json["value"]));
        value = wide;
    }
    CRYO_ASSIGN(const Bytes codecBytes, encodeCodec(layout.codec, value));
    return put + json["key"].get<std::string>() + " " + toHex(codecBytes) + "\n";
}

class Import final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to import");
        options.path("--from", "FILE", "JSON lines, as export writes them.", m_from);
        m_plan.declare(options);
    }
    Result<int> run(Context& context) override;

private:
    Result<std::string> items(const StoreLayout& layout) const;

    StoreOptions m_store;
    PlanOptions m_plan;
    std::string m_from;
};

Result<std::string> Import::items(const StoreLayout& layout) const
{
    std::ifstream file(m_from, std::ios::binary);
    if (!file)
        return fail(Errc::NotFound, "cannot read '" + m_from + "'; --from names a file of items");
    std::string all;
    std::string line;
    for (std::uint64_t number = 1; std::getline(file, line); ++number) {
        if (line.empty())
            continue;
        auto put = putLine(line, layout);
        if (!put)
            return fail(put.error().code,
                        m_from + ", line " + std::to_string(number) + ": " + put.error().message);
        all += *put;
        if (all.size() > kImportBytesMax)
            return fail(Errc::LimitExceeded, "more than 64 MiB of items do not go into one plan");
    }
    return all;
}

Result<int> Import::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CRYO_TRY(requireFittingParameters(store));
    Operation operation;
    operation.kind = OperationKind::PutItems;
    operation.repairs = false;
    operation.target.partition = store.view->layout().partitions.key;
    CRYO_ASSIGN(operation.parameters["items"], items(store.view->layout()));
    CRYO_ASSIGN(const Proposal proposal, proposeOperation(store.storage, store.view->layout(),
                                                          std::move(operation), context.progress()));
    return givePlan(context, proposal, m_plan);
}

} // namespace

const Verb kExportVerb = {"export", "Every item with its whole value as JSON lines.", kExportHelp, false,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Export>(); }};
const Verb kImportVerb = {"import", "A plan that puts items from JSON lines.", kImportHelp, true,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Import>(); }};

} // namespace cryo::ctl
