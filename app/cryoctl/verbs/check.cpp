// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl check STORE: everything that is wrong with a store; --all: with every store of a root.
#include "core/inspect/check.h"

#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/opening.h"
#include "app/cryoctl/sarif.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/folder_rules.h"
#include "core/inspect/live_use.h"
#include "core/inspect/store_changes.h"
#include "core/repair/undo.h"
#include "core/simulate/release_findings.h"

#include <algorithm>
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
    "  cryoctl check --all ROOT\n"
    "  cryoctl check --json ROOT | jq '.findings[] | select(.severity==\"error\")'\n"
    "  cryoctl check --all --sarif ROOT > storage.sarif\n"
    "\n"
    "Exit status 4 says that there are findings of severity warning or above. cryoctl explain CODE says what "
    "one means.";

/// What one store was found to be.
struct StoreCheck {
    std::string store; ///< empty: what belongs to the root and none of its stores
    CheckResult result;
    FindingList findings;
};

class Check final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.flag("--all", "Every store of the root, one after the other.", m_all);
        options.group("How deep to look");
        options.choice("--level", "LEVEL", "quick, structure (unless given) or deep.",
                       {"quick", "structure", "deep"}, m_level);
        options.group("How to tell it");
        options.flag("--sarif", "As SARIF 2.1.0, for what shows findings of any program.", m_sarif);
    }
    Result<int> run(Context& context) override;

private:
    Result<int> runAll(Context& context);
    Result<StoreCheck> check(Context& context, const OpenedStore& store) const;
    Result<> judgeReleases(Context& context, const OpenedStore& store, CheckLevel level,
                           FindingCollector& findings) const;

    void tell(Context& context, const std::filesystem::path& root,
              const std::vector<StoreCheck>& checks) const;
    void printJson(Context& context, const std::vector<StoreCheck>& checks) const;
    void print(Context& context, const StoreCheck& check) const;

    StoreOptions m_options;
    std::string m_level = "structure";
    bool m_all = false;
    bool m_sarif = false;
};

CheckLevel levelOf(std::string_view name)
{
    return name == "quick" ? CheckLevel::Quick : name == "deep" ? CheckLevel::Deep : CheckLevel::Structure;
}

std::uint64_t countOf(const FindingList& findings, Severity severity)
{
    std::uint64_t count = 0;
    for (const Finding& finding : findings.kept())
        count += finding.severity == severity ? 1 : 0;
    return count;
}

/// Of one store, or of all together.
Json summaryJson(std::string_view level, std::span<const StoreCheck> checks)
{
    const auto sum = [&](auto count) {
        std::uint64_t total = 0;
        for (const StoreCheck& check : checks)
            total += count(check);
        return number(total);
    };
    Json summary;
    summary["level"] = level;
    summary["files"] = sum([](const StoreCheck& check) { return check.result.files; });
    summary["bytes"] = sum([](const StoreCheck& check) { return check.result.bytes; });
    summary["records"] = sum([](const StoreCheck& check) { return check.result.records; });
    summary["values"] = sum([](const StoreCheck& check) { return check.result.values; });
    summary["total"] = sum([](const StoreCheck& check) { return check.findings.total(); });
    for (const Severity severity : {Severity::Fatal, Severity::Error, Severity::Warning, Severity::Info})
        summary[std::string(severityName(severity))] =
            sum([&](const StoreCheck& check) { return countOf(check.findings, severity); });
    summary["codes"] = Json::object();
    for (const CatalogueEntry& entry : catalogue())
        if (Json count = sum([&](const StoreCheck& check) { return check.findings.count(entry.code); });
            count != 0)
            summary["codes"][std::string(entry.name)] = std::move(count);
    return summary;
}

void Check::printJson(Context& context, const std::vector<StoreCheck>& checks) const
{
    JsonDocument document(context.out);
    document.beginArray("findings");
    for (const StoreCheck& check : checks) {
        for (const Finding& finding : check.findings.kept()) {
            Json element = toJson(finding);
            if (m_all)
                element["store"] = check.store.empty() ? Json() : text(check.store);
            document.element(element);
        }
    }
    document.endArray();
    document.member("summary", summaryJson(m_level, checks));
    if (m_all) {
        document.beginArray("stores");
        for (const StoreCheck& check : checks)
            if (!check.store.empty())
                document.element(
                    {{"store", text(check.store)}, {"summary", summaryJson(m_level, {&check, 1})}});
        document.endArray();
    }
    document.finish();
}

void Check::print(Context& context, const StoreCheck& check) const
{
    Output& out = context.out;
    if (check.store.empty()) {
        printFindingList(context, check.findings, check.findings.kept().size());
        return;
    }
    if (m_all)
        out << styled(out, Style::Heading, escapedName(check.store)) << "\n";
    out << "looked at " << counted(check.result.files, "file") << ", " << byteSize(check.result.bytes) << ", "
        << counted(check.result.records, "record");
    if (check.result.level == CheckLevel::Deep)
        out << ", " << counted(check.result.values, "value");
    out << " (" << checkLevelName(check.result.level) << ")\n";
    if (check.findings.total() == 0) {
        out << styled(out, Style::Good, "no findings");
        out << (check.result.level == CheckLevel::Deep ? "\n"
                                                       : "; values were not read: --level deep reads them\n");
        return;
    }
    printFindingList(context, check.findings, check.findings.kept().size());
}

void Check::tell(Context& context, const std::filesystem::path& root,
                 const std::vector<StoreCheck>& checks) const
{
    context.messages.endWork();
    if (m_sarif) {
        std::vector<StoreFinding> findings;
        for (const StoreCheck& check : checks)
            for (const Finding& finding : check.findings.kept())
                findings.push_back({check.store, &finding});
        context.out << compact(sarifLog(root, CRYO_VERSION, findings)) << "\n";
        return;
    }
    if (context.json) {
        printJson(context, checks);
        return;
    }
    for (const StoreCheck& check : checks) {
        if (&check != checks.data())
            context.out << "\n";
        print(context, check);
    }
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

/// Who has the root open, and what we left half done in it.
void reportRoot(const ReadOnlyFileStorage& storage, const FindingSink& sink)
{
    for (const Finding& finding : findLiveUse(storage.root()).findings())
        sink(finding);
    reportInterrupted(storage, sink);
}

Result<StoreCheck> Check::check(Context& context, const OpenedStore& store) const
{
    CheckOptions options;
    options.level = levelOf(m_level);
    FindingCollector findings(store);
    const FindingSink sink = findings.sink();
    if (!m_all)
        reportRoot(*store.storage, sink);
    const StoreMoment before = StoreMoment::of(*store.storage, store.view->layout());
    CRYO_ASSIGN(auto result, checkStore(store.view, options, sink, context.progress()));
    CRYO_TRY(judgeReleases(context, store, result.level, findings));
    before.reportChanges(*store.storage, sink);
    return StoreCheck{store.detected.layout.name, std::move(result), findings.list()};
}

Result<int> Check::runAll(Context& context)
{
    if (!m_options.name.empty())
        return fail(Errc::InvalidArgument, "--all takes every store; --store names one");
    CRYO_ASSIGN(const auto root, openRoot(context, m_options.path, m_options));
    if (root.detection.stores.empty())
        return fail(Errc::NotFound, "no store found in " + m_options.path);
    int status = 0;
    std::vector<StoreCheck> checks;
    for (const DetectedStore& detected : root.detection.stores) {
        const auto store = openStore(context, m_options, root, detected);
        auto checked = store ? check(context, *store) : std::unexpected(store.error());
        if (!checked && checked.error().code == Errc::Cancelled)
            return std::unexpected(std::move(checked).error());
        if (!checked) {
            // The others are worth knowing all the more.
            context.messages.note(detected.layout.name + ": " + toString(checked.error()));
            status |= kExitFailed;
            continue;
        }
        status |= findingsStatus(checked->findings);
        checks.push_back(std::move(*checked));
    }
    StoreCheck rest;
    reportRoot(*root.storage, rest.findings.sink());
    for (const Finding& finding : root.detection.findings)
        if (!std::ranges::any_of(root.detection.stores, [&](const DetectedStore& store) {
                return hasPartition(store.layout, finding.where.partition);
            }))
            rest.findings.add(finding);
    status |= findingsStatus(rest.findings);
    if (rest.findings.total() > 0)
        checks.push_back(std::move(rest));
    tell(context, root.storage->root(), checks);
    return status;
}

Result<int> Check::run(Context& context)
{
    if (m_sarif && context.json)
        return fail(Errc::InvalidArgument, "--sarif and --json are two forms of the same; choose one");
    if (m_all)
        return runAll(context);
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_ASSIGN(auto checked, check(context, store));
    const int status = findingsStatus(checked.findings);
    std::vector<StoreCheck> checks;
    checks.push_back(std::move(checked));
    tell(context, store.storage->root(), checks);
    return status;
}

} // namespace

const Verb kCheckVerb = {"check", "Everything that is wrong with a store.", kCheckHelp, true,
                         [] -> std::unique_ptr<Command> { return std::make_unique<Check>(); }};

} // namespace cryo::ctl
