// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl simulate-open STORE: what a release would do to a store by opening it.
#include "core/simulate/simulate_open.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kHelp =
    "Opens a store as a release of the engine would, but on a layer of changes in memory, and tells what it "
    "did "
    "there: whether it opens or with which error, every file it would write, cut, create or remove, and the "
    "items "
    "that would be gone. The store itself is only read.\n"
    "\n"
    "  cryoctl simulate-open ROOT --engine 2026.10.0\n"
    "  cryoctl simulate-open ROOT --engine 2026.7.1 --checkpoint 0000…\n"
    "  cryoctl simulate-open --json ROOT --engine 2026.10.0 | jq .items_lost\n"
    "\n"
    "A freezer is opened with the checkpoint that is given, or that an immutable archive around it keeps; "
    "with none "
    "the later releases delete it. Exit status 4: it does not open, or items are lost.";

class SimulateOpen final : public Command {
public:
    void declare(OptionSet& options) override { m_options.declare(options); }
    Result<int> run(Context& context) override;

private:
    static void printJson(Context& context, const SimulatedOpen& result);
    static void print(Context& context, const SimulatedOpen& result);

    StoreOptions m_options;
};

/// One change as a script gets it.
struct Step {
    std::string partition;
    std::string blob;
    std::string_view op;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

std::vector<Step> stepsOf(const SimulatedOpen& result)
{
    using Kind = OverlayChange::Kind;
    std::vector<Step> steps;
    if (result.createsHold)
        steps.push_back({"", ".hold", "create", 0, 0});
    for (const OverlayChange& change : result.changes) {
        const auto add = [&](std::string_view op, std::uint64_t offset, std::uint64_t length) {
            steps.push_back({change.partition, change.fileName, op, offset, length});
        };
        switch (change.kind) {
        case Kind::PartitionCreated:
        case Kind::FileCreated:
            add("create", 0, change.sizeAfter);
            continue;
        case Kind::PartitionRemoved:
        case Kind::EntrySetAside:
        case Kind::FileRemoved:
            add("remove", 0, change.sizeBefore);
            continue;
        case Kind::FileChanged:
            break;
        }
        if (change.sizeAfter < change.sizeBefore)
            add("truncate", change.sizeAfter, change.sizeBefore - change.sizeAfter);
        for (const OverlayChange::Range& range : change.written)
            add("write", range.begin.value, range.sizeBytes);
    }
    return steps;
}

std::string itemText(const LostItem& item)
{
    std::string text = item.index ? "index " + std::to_string(*item.index) + ", " : std::string();
    text += "key " + toHex(item.key) + " (section " + std::to_string(item.place.section.value) + ", record " +
            std::to_string(item.place.position.value) + ")";
    return item.valueIsGood ? text : text + ", whose value is bad already";
}

void SimulateOpen::printJson(Context& context, const SimulatedOpen& result)
{
    JsonDocument document(context.out);
    document.member("engine", releaseName(result.release));
    document.member("opens", result.opens);
    if (result.error)
        document.member("error", text(result.error->message));
    document.beginArray("changes");
    for (const Step& step : stepsOf(result))
        document.element({{"partition", text(step.partition)},
                          {"blob", text(step.blob)},
                          {"op", step.op},
                          {"offset", number(step.offset)},
                          {"length", number(step.length)}});
    document.endArray();
    document.member("items_before", number(result.itemsBefore));
    document.member("items_lost", number(result.itemsLost));
    document.member("items_lost_readable", number(result.itemsLostGood));
    document.member("items_hidden", number(result.itemsHidden));
    document.beginArray("lost_sample");
    for (const LostItem& item : result.lostSample) {
        Json element{{"section", number(item.place.section.value)},
                     {"position", number(item.place.position.value)},
                     {"key", toHex(item.key)},
                     {"readable", item.valueIsGood}};
        if (item.index)
            element["index"] = number(*item.index);
        document.element(element);
    }
    document.endArray();
    document.finish();
}

void SimulateOpen::print(Context& context, const SimulatedOpen& result)
{
    Output& out = context.out;
    const std::string release(releaseName(result.release));
    if (result.opens)
        out << styled(out, Style::Good, release + " opens it") << "\n";
    else
        out << styled(out, Style::Error, release + " does not open it") << ": " << result.error->message
            << "\n";
    const std::string items = counted(result.itemsBefore, "item");
    if (result.itemsLost == 0)
        out << "no item is lost, of " << items << "\n";
    else
        out << styled(out, Style::Error, counted(result.itemsLost, "item") + " lost") << " of " << items
            << "; " << grouped(result.itemsLostGood) << " of them could be read before\n";
    if (result.itemsHidden > 0)
        out << counted(result.itemsHidden, "item") << " would be there, but not be found\n";
    for (const LostItem& item : result.lostSample)
        out << "  " << itemText(item) << "\n";
    const std::vector<Step> steps = stepsOf(result);
    if (steps.empty()) {
        out << "no file changes\n";
        return;
    }
    TextTable table(
        {{"FILE"}, {"CHANGE"}, {"OFFSET", TextTable::Align::Right}, {"BYTES", TextTable::Align::Right}});
    for (const Step& step : steps) {
        std::string file = step.partition;
        file += file.empty() || step.blob.empty() ? "" : "/";
        table.add({file + step.blob, std::string(step.op), grouped(step.offset), grouped(step.length)});
    }
    table.print(out);
}

Result<int> SimulateOpen::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    const StoreLayout& layout = store.detected.layout;
    SimulateOptions options;
    options.release = releaseFromName(m_options.engine.empty() ? "2026.10.0" : m_options.engine)
                          .value_or(Release::V2026_10_0);
    options.checkpoint = layout.checkpoint;
    CRYO_ASSIGN(const auto result, simulateOpen(store.storage, layout, options));
    context.messages.endWork();
    if (context.json)
        printJson(context, result);
    else
        print(context, result);
    return result.opens && result.itemsLost == 0 ? kExitWell : kExitFindings;
}

} // namespace

const Verb kSimulateOpenVerb = {"simulate-open", "What a release would do to a store by opening it.", kHelp,
                                true,
                                [] -> std::unique_ptr<Command> { return std::make_unique<SimulateOpen>(); }};

} // namespace cryo::ctl
