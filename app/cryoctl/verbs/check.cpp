// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl check STORE: everything that is wrong with a store.
#include "core/inspect/check.h"

#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/live_use.h"
#include "core/inspect/store_changes.h"
#include "core/repair/undo.h"
#include "core/simulate/release_findings.h"

#include <filesystem>

namespace cryo::ctl {

namespace {

constexpr std::string_view kCheckHelp =
    "Looks through a store and lists everything that is wrong with it, each with the place, the evidence, "
    "whether it can be repaired and how many items are at risk. Levels, each with what those before it look "
    "at:\n"
    "\n"
    "  quick      names, lengths, headers, table slots, markers, ends of the files\n"
    "  structure  every page, record, slot and pointer (unless given)\n"
    "  deep       every value\n"
    "\n"
    "  cryoctl check ROOT\n"
    "  cryoctl check ROOT --level deep --checkpoint 0000…\n"
    "  cryoctl check --json ROOT | jq '.findings[] | select(.severity==\"error\")'\n"
    "\n"
    "Exit status 4 says that there are findings of severity warning or above. cryoctl explain CODE says what "
    "one means.";

class Check final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("How deep to look");
        options.choice("--level", "LEVEL", "quick, structure (unless given) or deep.",
                       {"quick", "structure", "deep"}, m_level);
    }
    Result<int> run(Context& context) override;

private:
    static void printJson(Context& context, const CheckResult& result, const FindingList& findings);
    static void print(Context& context, const CheckResult& result, const FindingList& findings);

    Result<> judgeReleases(Context& context, const OpenedStore& store, CheckLevel level,
                           FindingCollector& findings) const;

    StoreOptions m_options;
    std::string m_level = "structure";
};

std::uint64_t countOf(const FindingList& findings, Severity severity)
{
    std::uint64_t count = 0;
    for (const Finding& finding : findings.kept())
        count += finding.severity == severity ? 1 : 0;
    return count;
}

void Check::printJson(Context& context, const CheckResult& result, const FindingList& findings)
{
    JsonDocument document(context.out);
    document.beginArray("findings");
    for (const Finding& finding : findings.kept())
        document.element(toJson(finding));
    document.endArray();
    Json summary;
    summary["level"] = checkLevelName(result.level);
    summary["files"] = number(result.files);
    summary["bytes"] = number(result.bytes);
    summary["records"] = number(result.records);
    summary["values"] = number(result.values);
    summary["total"] = number(findings.total());
    for (const Severity severity : {Severity::Fatal, Severity::Error, Severity::Warning, Severity::Info})
        summary[std::string(severityName(severity))] = number(countOf(findings, severity));
    summary["codes"] = Json::object();
    for (const CatalogueEntry& entry : catalogue())
        if (const std::uint64_t count = findings.count(entry.code); count > 0)
            summary["codes"][std::string(entry.name)] = number(count);
    document.member("summary", summary);
    document.finish();
}

void Check::print(Context& context, const CheckResult& result, const FindingList& findings)
{
    Output& out = context.out;
    out << "looked at " << counted(result.files, "file") << ", " << byteSize(result.bytes) << ", "
        << counted(result.records, "record");
    if (result.level == CheckLevel::Deep)
        out << ", " << counted(result.values, "value");
    out << " (" << checkLevelName(result.level) << ")\n";
    if (findings.total() == 0) {
        out << styled(out, Style::Good, "no findings");
        out << (result.level == CheckLevel::Deep ? "\n"
                                                 : "; values were not read: --level deep reads them\n");
        return;
    }
    printFindingList(context, findings, findings.kept().size());
}

/// What the release that was named, or those that the files do not exclude, would make of the store.
Result<> Check::judgeReleases(Context& context, const OpenedStore& store, CheckLevel level,
                              FindingCollector& findings) const
{
    const std::vector<Finding> found = findings.kept();
    CRYO_ASSIGN(const SimulateOptions opening,
                simulateOptions(m_options, store.view->layout(), releaseName(kReleases.front())));
    const std::uint64_t v1Files = countV1Files(*store.view);
    std::vector<Release> releases;
    if (const auto named = releaseFromName(m_options.engine))
        releases.push_back(*named);
    else
        releases = releasesToJudge(*store.view, found, v1Files);
    return reportReleaseFindings(store.view, level, found, v1Files, releases, opening, findings.sink(),
                                 context.progress());
}

/// LV-05: a change of ours that a crash left between before and after.
void reportInterrupted(const ReadOnlyFileStorage& storage, const FindingSink& sink)
{
    const auto entries = UndoHistory().interrupted();
    std::error_code error;
    for (const UndoEntry& entry : entries ? *entries : std::vector<UndoEntry>{}) {
        if (!std::filesystem::equivalent(entry.root, storage.displayName(), error))
            continue;
        Finding finding = Finding::make(FindingCode::LV05, {}, {{"time", timeText(entry.createdNs)}});
        finding.found = entry.id;
        sink(std::move(finding));
    }
}

Result<int> Check::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CheckOptions options;
    options.level = m_level == "quick"  ? CheckLevel::Quick
                    : m_level == "deep" ? CheckLevel::Deep
                                        : CheckLevel::Structure;
    FindingCollector findings(store);
    const FindingSink sink = findings.sink();
    for (const Finding& finding : findLiveUse(store.storage->root()).findings())
        sink(finding);
    reportInterrupted(*store.storage, sink);
    const StoreMoment before = StoreMoment::of(*store.storage, store.view->layout());
    CRYO_ASSIGN(const auto result, checkStore(store.view, options, sink, context.progress()));
    CRYO_TRY(judgeReleases(context, store, result.level, findings));
    before.reportChanges(*store.storage, sink);
    context.messages.endWork();
    if (context.json)
        printJson(context, result, findings.list());
    else
        print(context, result, findings.list());
    return findings.status();
}

} // namespace

const Verb kCheckVerb = {"check", "Everything that is wrong with a store.", kCheckHelp, true,
                         [] -> std::unique_ptr<Command> { return std::make_unique<Check>(); }};

} // namespace cryo::ctl
