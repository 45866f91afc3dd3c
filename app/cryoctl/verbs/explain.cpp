// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl explain CODE: what a finding means.
#include "app/cryoctl/command_line.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace cryo::ctl {

namespace {

constexpr std::string_view kExplainHelp =
    "Says what a finding's code stands for: its sentence, how severe it is, at which level of a check it is "
    "found, and whether what it is about can be repaired. Without a code, lists all of them.\n"
    "\n"
    "  cryoctl explain PG-03\n"
    "  cryoctl explain | grep FZ-";

std::string_view severityMeaning(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "harmless; healthy stores can have it";
    case Severity::Warning:
        return "nothing that a sync, marker or checkpoint promised is lost, but the store is not as a "
               "finished "
               "sync leaves it";
    case Severity::Error:
        return "items are lost, unreadable or not found; the rest of the store works";
    case Severity::Fatal:
        break;
    }
    return "the store as a whole is refused, deleted or useless, or an engine aborts or never returns";
}

std::string_view levelMeaning(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Quick:
        return "names, lengths, headers, table slots, markers, last page and last records of each section";
    case CheckLevel::Structure:
        return "every page, record, slot and pointer";
    case CheckLevel::Deep:
        break;
    }
    return "every value";
}

std::string_view fixableMeaning(Fixable fixable)
{
    switch (fixable) {
    case Fixable::NotNeeded:
        return "nothing needs to be done";
    case Fixable::Fully:
        return "every item that was reachable before the damage can be again";
    case Fixable::Partly:
        return "some of the items that were reachable before the damage can be again";
    case Fixable::No:
        break;
    }
    return "only from another copy of the store";
}

/// The sentence as it reads in a report, with made-up places and numbers.
std::string example(const CatalogueEntry& entry)
{
    static const std::vector<std::pair<std::string, std::string>> kSamples = {
        {"file", "0000000000000080"},
        {"name", "notes.txt"},
        {"folder", "backup"},
        {"store", "archive"},
        {"role", "key"},
        {"field", "the magic"},
        {"found", "00000000"},
        {"s", "128"},
        {"t", "0"},
        {"p", "12"},
        {"q", "40"},
        {"n", "3"},
        {"m", "2"},
        {"k", "5"},
        {"a", "1"},
        {"b", "7"},
        {"other", "good"},
        {"i", "0"},
        {"e", "17"},
        {"S", "1024"},
        {"2S", "2048"},
        {"len", "512"},
        {"longer", "700"},
        {"bytes", "420 bytes"},
        {"release", "2026.10.0"},
        {"process", "validator"},
        {"pid", "3311"},
        {"reason", "permission denied"},
        {"code", "PG-03"},
        {"time", "2026-07-01 12:00"},
        {"check", "its table is too short"},
        {"parameter", "page size"},
        {"value", "4096"},
        {"evidence", "no page passes its checksum"},
        {"slots", "4"},
        {"records", "9"},
        {"sections", "1"},
        {"index or values", "index"},
        {"index", "130"},
        {"item", "index 130"},
        {"limit", "64 MiB"},
        {"codec", "bytes"},
    };
    return fillPlaceholders(entry.sentence, kSamples);
}

Json entryJson(const CatalogueEntry& entry)
{
    return {{"code", entry.name},
            {"severity", severityName(entry.severity)},
            {"level", checkLevelName(entry.level)},
            {"fixable", entry.fixable == Fixable::NotNeeded ? "no" : fixableName(entry.fixable)},
            {"sentence", text(entry.sentence)},
            {"example", text(example(entry))},
            {"severity_means", severityMeaning(entry.severity)},
            {"level_looks_at", levelMeaning(entry.level)},
            {"fixable_means", fixableMeaning(entry.fixable)}};
}

class Explain final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.group("What");
        options.optionalPositional("CODE", "A finding's code, as PG-03; all if none is given.", m_code);
    }
    Result<int> run(Context& context) override;

private:
    static void printEntry(Output& out, const CatalogueEntry& entry);
    static void printAll(Context& context);

    std::string m_code;
};

void Explain::printEntry(Output& out, const CatalogueEntry& entry)
{
    out << styled(out, Style::Heading, entry.name) << "  "
        << styled(out, styleOf(entry.severity), severityName(entry.severity)) << "\n";
    FactList facts(2);
    facts.add("says", std::string(entry.sentence));
    facts.add("example", example(entry));
    facts.add("severity", std::string(severityName(entry.severity)) + ": " +
                              std::string(severityMeaning(entry.severity)));
    facts.add("found by", "a check of level " + std::string(checkLevelName(entry.level)) +
                              " and above: " + std::string(levelMeaning(entry.level)));
    facts.add("repair", std::string(fixableMeaning(entry.fixable)));
    facts.print(out);
}

void Explain::printAll(Context& context)
{
    if (context.json) {
        JsonDocument document(context.out);
        document.beginArray("codes");
        for (const CatalogueEntry& entry : catalogue())
            document.element(entryJson(entry));
        document.endArray();
        document.finish();
        return;
    }
    TextTable table({{"CODE"}, {"SEVERITY"}, {"LEVEL"}, {"SENTENCE"}});
    for (const CatalogueEntry& entry : catalogue())
        table.add({std::string(entry.name),
                   {std::string(severityName(entry.severity)), styleOf(entry.severity)},
                   std::string(checkLevelName(entry.level)),
                   std::string(entry.sentence)});
    table.print(context.out);
}

Result<int> Explain::run(Context& context)
{
    if (m_code.empty()) {
        printAll(context);
        return kExitWell;
    }
    std::string code = m_code;
    std::ranges::transform(code, code.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const CatalogueEntry* entry = findInCatalogue(code);
    if (entry == nullptr) {
        std::vector<std::string> names;
        for (const CatalogueEntry& known : catalogue())
            names.emplace_back(known.name);
        const std::string meant = nearest(code, names);
        return fail(Errc::InvalidArgument, "there is no finding \"" + m_code + '"' +
                                               (meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
    if (context.json) {
        JsonDocument document(context.out);
        document.members(entryJson(*entry));
        document.finish();
    } else {
        printEntry(context.out, *entry);
    }
    return kExitWell;
}

} // namespace

const Verb kExplainVerb = {"explain", "What a finding's code means, with an example.", kExplainHelp, true,
                           [] -> std::unique_ptr<Command> { return std::make_unique<Explain>(); }};

} // namespace cryo::ctl
