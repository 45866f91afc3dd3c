// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl report STORE: what a colleague needs, as one document.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/store_report.h"

#include <ctime>

namespace cryo::ctl {

namespace {

constexpr std::string_view kReportHelp =
    "Checks a store and writes what came out as one document for a colleague: what the store is, its "
    "findings, "
    "its gaps or collisions with pictures. --redact leaves out keys, values, paths and names; equal ones can "
    "still be told as equal. The document goes to standard output. Exit status as of check.\n"
    "\n"
    "  cryoctl report ROOT > report.html\n"
    "  cryoctl report ROOT --redact --format markdown\n"
    "  cryoctl report ROOT --level deep --format json | jq '.sections[].title'";

class ReportVerb final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to report");
        options.choice("--level", "LEVEL", "How thoroughly to check (structure unless given).",
                       {"quick", "structure", "deep"}, m_level);
        options.choice("--format", "FORMAT", "html (unless given), markdown or json.",
                       {"html", "markdown", "json"}, m_format);
        options.flag("--redact", "Without keys, values, paths and names.", m_report.redact);
    }
    Result<int> run(Context& context) override;

private:
    StoreOptions m_store;
    std::string m_level = "structure";
    std::string m_format = "html";
    StoreReportOptions m_report;
};

std::string nowText()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    std::array<char, 40> words{};
    if (gmtime_r(&now, &parts) == nullptr)
        return {};
    return {words.data(), std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M UTC", &parts)};
}

Result<int> ReportVerb::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CheckOptions options;
    options.level = m_level == "quick"  ? CheckLevel::Quick
                    : m_level == "deep" ? CheckLevel::Deep
                                        : CheckLevel::Structure;
    FindingCollector findings(store);
    const FindingSink sink = findings.sink();
    CRYO_ASSIGN(const auto checked, checkStore(store.view, options, sink, context.progress()));
    context.messages.endWork();
    m_report.program = "cryoctl";
    m_report.madeAt = nowText();
    m_report.root = store.storage->displayName();
    m_report.command = "cryoctl report " + m_store.path + " --store " + store.detected.layout.name +
                       " --level " + m_level + " --format " + m_format;
    const StoreReport report = makeStoreReport(*store.view, checked, findings.list(), m_report);
    context.out << (m_format == "markdown" ? reportAsMarkdown(report)
                    : m_format == "json"   ? reportAsJson(report)
                                           : reportAsHtml(report));
    return findings.status();
}

} // namespace

const Verb kReportVerb = {"report", "A check as a document for a colleague: HTML, Markdown or JSON.",
                          kReportHelp, false,
                          [] -> std::unique_ptr<Command> { return std::make_unique<ReportVerb>(); }};

} // namespace cryo::ctl
