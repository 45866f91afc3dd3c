// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl upgrade-check STORE: whether a release may open a store, and what makes it safe.
#include "core/simulate/upgrade_check.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kHelp =
    "Simulates the opening of a store by a release; where items would be lost or the release would refuse "
    "the "
    "store, works out what prevents it, simulates again behind these changes, and ends in one sentence: "
    "safe, safe "
    "after these changes, or not safe and why. The store itself is only read.\n"
    "\n"
    "  cryoctl upgrade-check ROOT\n"
    "  cryoctl upgrade-check ROOT --to 2026.2.0\n"
    "  cryoctl upgrade-check --json ROOT | jq .verdict\n"
    "\n"
    "Exit status 4: not safe as it is.";

class Check final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("Where to");
        options.choice("--to", "RELEASE", "The release that is to open it; 2026.10.0 unless given.",
                       {"2026.2.0", "2026.7.1", "2026.10.0"}, m_to);
    }
    Result<int> run(Context& context) override;

private:
    static void printJson(Context& context, const UpgradeCheck& check);
    static void print(Context& context, const UpgradeCheck& check);

    StoreOptions m_options;
    std::string m_to = "2026.10.0";
};

std::string_view verdictName(UpgradeCheck::Verdict verdict)
{
    switch (verdict) {
    case UpgradeCheck::Verdict::Safe:
        return "safe";
    case UpgradeCheck::Verdict::SafeAfterChanges:
        return "safe-after-changes";
    case UpgradeCheck::Verdict::NotSafe:
        break;
    }
    return "not-safe";
}

std::string_view kindName(PreventingChange::Kind kind)
{
    switch (kind) {
    case PreventingChange::Kind::ConvertHeaders:
        return "convert-headers";
    case PreventingChange::Kind::RemoveMarkers:
        return "remove-markers";
    case PreventingChange::Kind::WriteMarkers:
        break;
    }
    return "write-markers";
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
    return "opens, " + grouped(opening.itemsLost) + " of " + counted(opening.itemsBefore, "item") + " lost";
}

void Check::printJson(Context& context, const UpgradeCheck& check)
{
    JsonDocument document(context.out);
    document.member("to", releaseName(check.without.release));
    document.member("verdict", verdictName(check.verdict));
    document.member("sentence", text(check.sentence));
    document.member("as_it_is", openingJson(check.without));
    document.beginArray("changes");
    for (const PreventingChange& change : check.changes)
        document.element({{"kind", kindName(change.kind)},
                          {"files", number(change.files)},
                          {"sentence", text(change.sentence)}});
    document.endArray();
    if (check.with)
        document.member("after_changes", openingJson(*check.with));
    document.finish();
}

void Check::print(Context& context, const UpgradeCheck& check)
{
    Output& out = context.out;
    FactList facts;
    facts.add("release", releaseName(check.without.release));
    facts.add("as it is", openingText(check.without));
    for (const PreventingChange& change : check.changes)
        facts.add("change", change.sentence);
    if (check.with)
        facts.add("then", openingText(*check.with));
    facts.print(out);
    out << styled(out, check.verdict == UpgradeCheck::Verdict::NotSafe ? Style::Error : Style::Good,
                  check.sentence)
        << "\n";
}

Result<int> Check::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    SimulateOptions options;
    options.release = releaseFromName(m_to).value_or(Release::V2026_10_0);
    options.checkpoint = store.detected.layout.checkpoint;
    CRYO_ASSIGN(const auto check, checkUpgrade(store.storage, store.detected.layout, options));
    context.messages.endWork();
    if (context.json)
        printJson(context, check);
    else
        print(context, check);
    return check.verdict == UpgradeCheck::Verdict::Safe ? kExitWell : kExitFindings;
}

} // namespace

const Verb kUpgradeCheckVerb = {"upgrade-check",
                                "Whether a release may open a store, and what makes it safe.", kHelp, true,
                                [] -> std::unique_ptr<Command> { return std::make_unique<Check>(); }};

} // namespace cryo::ctl
