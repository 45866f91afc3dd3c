// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl checkpoint STORE: the checkpoints that there are for a freezer, and what each release does with
// them.
#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/simulate/checkpoint_choices.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kCheckpointHelp =
    "A freezer does not hold its own checkpoint, and releases from 2026.7.0 on delete a freezer that is "
    "opened "
    "without one. Shows the one that is known (given, or kept by an immutable archive around the freezer) "
    "and one "
    "that is estimated from the files, as hex, fields and Rust, and what a release would do with each.\n"
    "\n"
    "  cryoctl checkpoint ROOT\n"
    "  cryoctl checkpoint ROOT --engine 2026.10.0\n"
    "  cryoctl checkpoint --json ROOT | jq -r '.checkpoints[] | select(.source==\"estimated\") | .hex'\n"
    "\n"
    "Exit status 4: no checkpoint is known, and none can be estimated.";

class CheckpointVerb final : public Command {
public:
    void declare(OptionSet& options) override { m_options.declare(options); }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_options;
};

std::string rustOf(const Checkpoint& checkpoint)
{
    return "Checkpoint { epoch: " + std::to_string(checkpoint.epoch) +
           ", section: " + std::to_string(checkpoint.section.value) +
           ", oversized_size: " + std::to_string(checkpoint.oversizedSizeBytes) +
           ", table_size: " + std::to_string(checkpoint.tableSize) + " }";
}

Json checkpointChoiceJson(const CheckpointChoice& choice)
{
    Json json;
    json["source"] = checkpointSourceName(choice.source);
    json["hex"] = choice.checkpoint ? Json(toHex(encodeCheckpoint(*choice.checkpoint))) : Json();
    if (choice.checkpoint) {
        json["epoch"] = number(choice.checkpoint->epoch);
        json["section"] = number(choice.checkpoint->section.value);
        json["oversized_size"] = number(choice.checkpoint->oversizedSizeBytes);
        json["table_size"] = choice.checkpoint->tableSize;
        json["rust"] = rustOf(*choice.checkpoint);
    }
    json["opens"] = choice.opening.opens;
    if (choice.opening.error)
        json["error"] = text(choice.opening.error->message);
    json["items_before"] = number(choice.opening.itemsBefore);
    json["items_lost"] = number(choice.opening.itemsLost);
    json["items_hidden"] = number(choice.opening.itemsHidden);
    return json;
}

void printChoice(Output& out, const CheckpointChoice& choice)
{
    out << styled(out, Style::Heading, std::string(checkpointSourceName(choice.source))) << "\n";
    FactList facts(2);
    if (choice.checkpoint) {
        facts.add("hex", toHex(encodeCheckpoint(*choice.checkpoint)));
        facts.add("Rust", rustOf(*choice.checkpoint));
    }
    facts.add("opened with it", openingText(choice.opening));
    facts.print(out);
}

Result<int> CheckpointVerb::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_TRY(requireKind(store, StoreKind::Freezer, "checkpoint"));
    const StoreLayout& layout = store.view->layout();
    const std::string release = m_options.engine.empty() ? "2026.10.0" : m_options.engine;
    CRYO_ASSIGN(const SimulateOptions options, simulateOptions(m_options, layout, release));
    CRYO_ASSIGN(const auto choices,
                simulateCheckpointChoices(store.storage, layout, options, context.progress()));
    context.messages.endWork();
    bool any = false;
    for (const CheckpointChoice& choice : choices)
        any |= choice.checkpoint.has_value();
    if (context.json) {
        JsonDocument document(context.out);
        document.member("engine", release);
        document.beginArray("checkpoints");
        for (const CheckpointChoice& choice : choices)
            document.element(checkpointChoiceJson(choice));
        document.endArray();
        document.finish();
    } else {
        context.out << "with " << release << ":\n";
        for (const CheckpointChoice& choice : choices)
            printChoice(context.out, choice);
    }
    return any ? kExitWell : kExitFindings;
}

} // namespace

const Verb kCheckpointVerb = {"checkpoint", "A freezer's checkpoint: known, estimated, and what it keeps.",
                              kCheckpointHelp, true,
                              [] -> std::unique_ptr<Command> { return std::make_unique<CheckpointVerb>(); }};

} // namespace cryo::ctl
