// SPDX-License-Identifier: GPL-3.0-or-later
//
// Openings in words and in JSON.
#include "app/cryoctl/opening.h"

#include "app/cryoctl/text.h"
#include "core/simulate/store_copy.h"

namespace cryo::ctl {

Result<SimulateOptions> simulateOptions(const StoreOptions& options, const StoreLayout& layout,
                                        std::string_view release)
{
    SimulateOptions simulate;
    simulate.release = releaseFromName(release).value_or(Release::V2026_10_0);
    simulate.checkpoint = layout.checkpoint;
    CRYO_ASSIGN(const auto tableInitialSize, options.tableInitialSize());
    simulate.tableInitialSize = tableInitialSize.value_or(simulate.tableInitialSize);
    return simulate;
}

std::vector<Step> stepsOf(const std::vector<OverlayChange>& changes)
{
    using Kind = OverlayChange::Kind;
    std::vector<Step> steps;
    for (const OverlayChange& change : changes) {
        const auto add = [&](std::string_view op, std::uint64_t offset, std::uint64_t length) {
            steps.push_back({change.partition, change.fileName, op, offset, length});
        };
        switch (change.kind) {
        case Kind::PartitionCreated:
        case Kind::FileCreated:
            add("create", 0, change.sizeAfter);
            continue;
        case Kind::FileChanged:
            break;
        default: // a partition, a file, or what no engine makes
            add("remove", 0, change.sizeBefore);
            continue;
        }
        if (change.sizeAfter < change.sizeBefore)
            add("truncate", change.sizeAfter, change.sizeBefore - change.sizeAfter);
        for (const OverlayChange::Range& range : change.written)
            add("write", range.begin.value, range.sizeBytes);
    }
    return steps;
}

std::vector<Step> stepsOf(const SimulatedOpen& opening)
{
    std::vector<Step> steps = stepsOf(opening.changes);
    if (opening.createsHold)
        steps.insert(steps.begin(), {"", ".hold", "create", 0, 0});
    return steps;
}

Json stepJson(const Step& step)
{
    return {{"partition", text(step.partition)},
            {"blob", text(step.blob)},
            {"op", step.op},
            {"offset", number(step.offset)},
            {"length", number(step.length)}};
}

void printSteps(Output& out, const std::vector<Step>& steps)
{
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

Json openingJson(const SimulatedOpen& opening)
{
    Json json;
    json["opens"] = opening.opens;
    if (opening.error)
        json["error"] = text(opening.error->message);
    json["items_before"] = number(opening.itemsBefore);
    json["items_lost"] = number(opening.itemsLost);
    json["items_lost_readable"] = number(opening.itemsLostGood);
    json["items_hidden"] = number(opening.itemsHidden);
    return json;
}

std::string openingText(const SimulatedOpen& opening)
{
    if (!opening.opens)
        return "does not open: " + opening.error->message;
    const std::string items = counted(opening.itemsBefore, "item");
    std::string words = opening.itemsLost == 0
                            ? "opens, no item is lost, of " + items
                            : "opens, " + grouped(opening.itemsLost) + " of " + items + " lost (" +
                                  grouped(opening.itemsLostGood) + " of these can be read now)";
    if (opening.itemsHidden > 0)
        words += "; " + grouped(opening.itemsHidden) + " there, but not found";
    return words;
}

Json lostItemJson(const LostItem& item)
{
    Json element{{"section", number(item.place.section.value)},
                 {"position", number(item.place.position.value)},
                 {"key", toHex(item.key)},
                 {"readable", item.valueIsGood}};
    if (item.index)
        element["index"] = number(*item.index);
    return element;
}

std::string lostItemText(const LostItem& item)
{
    std::string words = item.index ? "index " + std::to_string(*item.index) + ", " : std::string();
    words += "key " + toHex(item.key) + " (section " + std::to_string(item.place.section.value) +
             ", record " + std::to_string(item.place.position.value) + ")";
    return item.valueIsGood ? words : words + ", whose value is bad already";
}

Json changeJson(const PreventingChange& change)
{
    Json places = Json::array();
    for (const Where& where : change.places)
        places.push_back({{"partition", text(where.partition)},
                          {"blob", text(where.blob)},
                          {"offset", number(where.offset.value_or(0))}});
    return {{"kind", preventingChangeName(change.kind)},
            {"files", number(change.files)},
            {"sentence", text(change.sentence.text())},
            {"places", std::move(places)}};
}

Result<> writeCopy(Context& context, const ReadableStorage& store, const StoreLayout& layout,
                   const std::string& folder)
{
    if (folder.empty())
        return {};
    CRYO_TRY(copyStore(store, layout, folder, context.progress()));
    context.messages.note("written to " + folder);
    return {};
}

} // namespace cryo::ctl
