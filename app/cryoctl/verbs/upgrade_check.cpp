// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl upgrade-check STORE: whether a release may open a store, and what makes it safe.
#include "core/simulate/upgrade_check.h"

#include "app/cryoctl/exit_code.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kUpgradeCheckHelp =
    "Simulates the opening of a store by a release; where items would be lost or the release would refuse "
    "the store, works out what prevents it, simulates again behind these changes, and ends in one sentence: "
    "safe, safe after these changes, or not safe and why. The store itself is only read.\n"
    "\n"
    "  cryoctl upgrade-check ROOT\n"
    "  cryoctl upgrade-check ROOT --to 2026.2.0\n"
    "  cryoctl upgrade-check ROOT --copy PREPARED\n"
    "  cryoctl upgrade-check --json ROOT | jq .verdict\n"
    "\n"
    "Single flipped bits that a checksum names are flipped back first; --keep-bits leaves them. A loss is "
    "counted in items of the store, and how many of these can be read now. Exit status 4: not safe as it is.";

class UpgradeCheckCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("Where to");
        options.choice("--to", "RELEASE", "The release that is to open it; 2026.10.0 unless given.",
                       {"2026.2.0", "2026.7.1", "2026.10.0"}, m_to);
        options.flag("--keep-bits", "Do not flip back single bits.", m_keepsBits);
        options.path("--copy", "DIR",
                     "Write the store with the changes into this folder, which must be new or empty.",
                     m_copy);
    }
    Result<int> run(Context& context) override;

private:
    static void printJson(Context& context, const UpgradeCheck& check);
    static void print(Context& context, const UpgradeCheck& check);

    StoreOptions m_options;
    std::string m_to = "2026.10.0";
    std::string m_copy;
    bool m_keepsBits = false;
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

/// With what it changes and what it loses.
Json fullOpeningJson(const SimulatedOpen& opening)
{
    Json json = openingJson(opening);
    json["changes"] = Json::array();
    for (const Step& step : stepsOf(opening))
        json["changes"].push_back(stepJson(step));
    json["lost_sample"] = Json::array();
    for (const LostItem& item : opening.lostSample)
        json["lost_sample"].push_back(lostItemJson(item));
    return json;
}

void UpgradeCheckCommand::printJson(Context& context, const UpgradeCheck& check)
{
    JsonDocument document(context.out);
    document.member("to", releaseName(check.without.release));
    document.member("verdict", verdictName(check.verdict));
    document.member("sentence", text(check.sentence.text()));
    document.member("as_it_is", fullOpeningJson(check.without));
    document.beginArray("changes");
    for (const PreventingChange& change : check.changes)
        document.element(changeJson(change));
    document.endArray();
    if (check.with)
        document.member("after_changes", fullOpeningJson(*check.with));
    if (check.prepared) {
        document.beginArray("files");
        for (const Step& step : stepsOf(check.prepared->changes()))
            document.element(stepJson(step));
        document.endArray();
    }
    if (check.checkpoint)
        document.member("checkpoint", toHex(encodeCheckpoint(*check.checkpoint)));
    document.finish();
}

void UpgradeCheckCommand::print(Context& context, const UpgradeCheck& check)
{
    Output& out = context.out;
    FactList facts;
    facts.add("release", releaseName(check.without.release));
    facts.add("as it is", openingText(check.without));
    for (const PreventingChange& change : check.changes)
        facts.add("change", change.sentence.text());
    if (check.with)
        facts.add("then", openingText(*check.with));
    facts.print(out);
    out << styled(out, check.verdict == UpgradeCheck::Verdict::NotSafe ? Style::Error : Style::Good,
                  check.sentence.text())
        << "\n";
}

Result<int> UpgradeCheckCommand::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    const StoreLayout& layout = store.detected.layout;
    UpgradeOptions options;
    CRYO_ASSIGN(options.opening, simulateOptions(m_options, layout, m_to));
    options.correctsBits = !m_keepsBits;
    CRYO_ASSIGN(const auto check, checkUpgrade(store.storage, layout, options, context.progress()));
    if (check.prepared)
        CRYO_TRY(writeCopy(context, *check.prepared, check.preparedLayout, m_copy));
    else
        CRYO_TRY(writeCopy(context, *store.storage, layout, m_copy));
    context.messages.endWork();
    if (context.json)
        printJson(context, check);
    else
        print(context, check);
    return check.verdict == UpgradeCheck::Verdict::Safe ? kExitWell : kExitFindings;
}

} // namespace

const Verb kUpgradeCheckVerb = {
    "upgrade-check", "Whether a release may open a store, and what makes it safe.", kUpgradeCheckHelp, true,
    [] -> std::unique_ptr<Command> { return std::make_unique<UpgradeCheckCommand>(); }};

} // namespace cryo::ctl
