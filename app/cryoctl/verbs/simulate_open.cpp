// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl simulate-open STORE: what a release would do to a store by opening it.
#include "core/simulate/simulate_open.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/simulate/checkpoint_choices.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kSimulateOpenHelp =
    "Opens a store as a release of the engine would, but on a layer of changes in memory, and tells what it "
    "did there: whether it opens or with which error, every file it would write, cut, create or remove, and "
    "the items that would be gone. The store itself is only read.\n"
    "\n"
    "  cryoctl simulate-open ROOT --engine 2026.10.0\n"
    "  cryoctl simulate-open ROOT --engine 2026.7.1 --checkpoint 0000…\n"
    "  cryoctl simulate-open ROOT --engine 2026.7.1 --checkpoint all\n"
    "  cryoctl simulate-open --json ROOT --engine 2026.10.0 | jq .items_lost\n"
    "\n"
    "A freezer is opened with the checkpoint that is given, or that an immutable archive around it keeps; "
    "with none the later releases delete it. With --checkpoint all, none, the known one and an estimated one "
    "stand side by side, and the summary is that of the known one, or else of none. Exit status 4: it does "
    "not open, or items are lost.";

class SimulateOpen final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.takesAllCheckpoints = true;
        m_options.declare(options);
        options.group("Result");
        options.path("--copy", "DIR",
                     "Write the store as it would be into this folder, which must be new or empty.", m_copy);
    }
    Result<int> run(Context& context) override;

private:
    static void printJson(Context& context, const SimulatedOpen& result,
                          std::span<const CheckpointChoice> choices);
    static void print(Context& context, const SimulatedOpen& result);
    static void printChoices(Context& context, std::span<const CheckpointChoice> choices);

    StoreOptions m_options;
    std::string m_copy;
};

Json choiceJson(const CheckpointChoice& choice)
{
    Json json{{"source", checkpointSourceName(choice.source)},
              {"checkpoint", choice.checkpoint ? Json(toHex(encodeCheckpoint(*choice.checkpoint))) : Json()}};
    json.update(openingJson(choice.opening));
    return json;
}

void SimulateOpen::printJson(Context& context, const SimulatedOpen& result,
                             std::span<const CheckpointChoice> choices)
{
    JsonDocument document(context.out);
    document.member("engine", releaseName(result.release));
    document.member("opens", result.opens);
    if (result.error)
        document.member("error", text(result.error->message));
    document.beginArray("changes");
    for (const Step& step : stepsOf(result))
        document.element(stepJson(step));
    document.endArray();
    document.member("items_before", number(result.itemsBefore));
    document.member("items_lost", number(result.itemsLost));
    document.member("items_lost_readable", number(result.itemsLostGood));
    document.member("items_hidden", number(result.itemsHidden));
    document.beginArray("lost_sample");
    for (const LostItem& item : result.lostSample)
        document.element(lostItemJson(item));
    document.endArray();
    if (!choices.empty()) {
        document.beginArray("checkpoints");
        for (const CheckpointChoice& choice : choices)
            document.element(choiceJson(choice));
        document.endArray();
    }
    document.finish();
}

void SimulateOpen::printChoices(Context& context, std::span<const CheckpointChoice> choices)
{
    TextTable table({{"CHECKPOINT"},
                     {"OPENS"},
                     {"LOST", TextTable::Align::Right},
                     {"NOT FOUND", TextTable::Align::Right},
                     {"VALUE"}});
    for (const CheckpointChoice& choice : choices)
        table.add({std::string(checkpointSourceName(choice.source)), choice.opening.opens ? "yes" : "no",
                   grouped(choice.opening.itemsLost), grouped(choice.opening.itemsHidden),
                   choice.checkpoint ? toHex(encodeCheckpoint(*choice.checkpoint)) : std::string("–")});
    table.print(context.out);
    context.out << "\n";
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
            << "; " << grouped(result.itemsLostGood) << " of these can be read now\n";
    if (result.itemsHidden > 0)
        out << counted(result.itemsHidden, "item") << " would be there, but not be found\n";
    for (const LostItem& item : result.lostSample)
        out << "  " << lostItemText(item) << "\n";
    printSteps(out, stepsOf(result));
}

Result<int> SimulateOpen::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    const StoreLayout& layout = store.detected.layout;
    CRYO_ASSIGN(const SimulateOptions options, simulateOptions(m_options, layout, m_options.engine));
    std::vector<CheckpointChoice> choices;
    std::optional<SimulatedOpen> opening;
    if (m_options.allCheckpoints && layout.kind == StoreKind::Freezer) {
        CRYO_ASSIGN(choices, simulateCheckpointChoices(store.storage, layout, options, context.progress()));
        const bool known = layout.checkpoint.has_value();
        opening = choices[known ? 1 : 0].opening;
    } else {
        CRYO_ASSIGN(opening, simulateOpen(store.storage, layout, options, context.progress()));
    }
    CRYO_TRY(writeCopy(context, *opening->after, opening->layoutAfter, m_copy));
    context.messages.endWork();
    if (context.json) {
        printJson(context, *opening, choices);
    } else {
        if (!choices.empty())
            printChoices(context, choices);
        print(context, *opening);
    }
    return opening->opens && opening->itemsLost == 0 ? kExitWell : kExitFindings;
}

} // namespace

const Verb kSimulateOpenVerb = {"simulate-open", "What a release would do to a store by opening it.",
                                kSimulateOpenHelp, true,
                                [] -> std::unique_ptr<Command> { return std::make_unique<SimulateOpen>(); }};

} // namespace cryo::ctl
