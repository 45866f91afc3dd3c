// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathering what a report says.
#include "core/inspect/store_report.h"

#include "core/base/sha256.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cryo {

namespace {

constexpr std::size_t kHexRun = 12;
constexpr std::uint32_t kChainBars = 24;

std::string grouping(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string realText(double value)
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Texts as the report may show them.
class ReportWords {
public:
    ReportWords(const StoreView& view, const StoreReportOptions& options)
        : m_redact(options.redact)
    {
        const StorePartitions& names = view.layout().partitions;
        for (const auto& [name, role] :
             {std::pair(names.key, "KEYS"), std::pair(names.value, "VALUES"), std::pair(names.table, "TABLE"),
              std::pair(names.markers, "MARKERS"), std::pair(names.metadata, "METADATA")})
            if (!name.empty())
                m_roles.emplace_back(name, role);
        // The longest first: a name may begin another.
        std::ranges::sort(m_roles, std::ranges::greater{}, [](const auto& one) { return one.first.size(); });
    }
    [[nodiscard]] std::string operator()(std::string text) const
    {
        if (!m_redact)
            return text;
        for (const auto& [name, role] : m_roles)
            for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + role.size()))
                text.replace(at, name.size(), role);
        return redacted(text);
    }

private:
    bool m_redact;
    std::vector<std::pair<std::string, std::string>> m_roles;
};

ReportSection aboutStore(const StoreView& view, const CheckResult& check, const StoreReportOptions& options,
                         const ReportWords& words)
{
    ReportSection section{.title = "Store", .facts = {}, .tables = {}, .pictures = {}};
    const StoreLayout& layout = view.layout();
    auto& facts = section.facts;
    if (!options.redact) {
        facts.emplace_back("Folder", options.root);
        facts.emplace_back("Name", layout.name);
    }
    facts.emplace_back("Kind", storeKindName(layout.kind));
    if (layout.pageSize)
        facts.emplace_back("Page size", std::to_string(layout.pageSize->value));
    if (layout.keySizeBytes)
        facts.emplace_back("Key size", std::to_string(*layout.keySizeBytes));
    if (layout.itemsPerSection)
        facts.emplace_back("Items per section", grouping(*layout.itemsPerSection));
    if (layout.compressed)
        facts.emplace_back("Compression", *layout.compressed ? "on" : "off");
    if (layout.checkpoint)
        facts.emplace_back("Checkpoint",
                           words("epoch " + std::to_string(layout.checkpoint->epoch) + ", section " +
                                 std::to_string(layout.checkpoint->section.value) + ", table of " +
                                 std::to_string(layout.checkpoint->tableSize)));
    facts.emplace_back("Check", checkLevelName(check.level));
    facts.emplace_back("Files", grouping(check.files));
    facts.emplace_back("Bytes looked at", grouping(check.bytes));
    facts.emplace_back("Records", grouping(check.records));
    if (check.level == CheckLevel::Deep)
        facts.emplace_back("Values", grouping(check.values));
    if (!options.command.empty() && !options.redact)
        facts.emplace_back("Made by", options.command);
    return section;
}

ReportSection aboutFindings(const FindingList& findings, const StoreReportOptions& options,
                            const ReportWords& words)
{
    ReportSection section{.title = "Findings", .facts = {}, .tables = {}, .pictures = {}};
    if (findings.total() == 0) {
        section.facts.emplace_back("Findings", "none");
        return section;
    }
    section.facts.emplace_back("Findings", grouping(findings.total()));
    ReportTable counts{.headings = {"Code", "Severity", "Count", "Can be repaired"}, .rows = {}};
    for (const CatalogueEntry& entry : catalogue())
        if (const std::uint64_t count = findings.count(entry.code); count > 0)
            counts.rows.push_back({std::string(entry.name), std::string(severityName(entry.severity)),
                                   grouping(count), std::string(fixableName(entry.fixable))});
    section.tables.push_back(std::move(counts));
    ReportTable list{.headings = {"Code", "Severity", "Where", "What", "Expected", "Found", "At risk"},
                     .rows = {}};
    std::vector<Finding> sorted = findings.kept();
    std::ranges::stable_sort(sorted, std::ranges::greater{}, &Finding::severity);
    for (const Finding& finding : sorted) {
        if (list.rows.size() == options.rowsMax)
            break;
        list.rows.push_back({std::string(catalogueEntry(finding.code).name),
                             std::string(severityName(finding.severity)), words(toString(finding.where)),
                             words(sentence(finding)), words(finding.expected), words(finding.found),
                             grouping(finding.atRisk)});
    }
    list.more = findings.total() - list.rows.size();
    section.tables.push_back(std::move(list));
    return section;
}

ReportSection aboutArchive(const ArchiveReport& report, const StoreReportOptions& options)
{
    ReportSection section{.title = "Gaps", .facts = {}, .tables = {}, .pictures = {}};
    auto& facts = section.facts;
    facts.emplace_back("Items", grouping(report.items()));
    if (report.firstIndex())
        facts.emplace_back("Indices", std::to_string(*report.firstIndex()) + " to " +
                                          std::to_string(*report.lastIndex()));
    facts.emplace_back("Ranges", grouping(report.ranges().size()));
    facts.emplace_back("Fill", realText(report.fill() * 100) + " %");
    facts.emplace_back("Indices with several records", grouping(report.duplicateIndices()));
    ReportTable gaps{.headings = {"First", "Last", "Length", "Class"}, .rows = {}};
    for (std::uint64_t i = 0; i < report.gapCount() && gaps.rows.size() < options.rowsMax; ++i) {
        const Gap gap = report.gap(i);
        gaps.rows.push_back({std::to_string(gap.range.first), std::to_string(gap.range.last),
                             grouping(gap.range.last - gap.range.first + 1),
                             std::string(gapClassName(gap.gapClass))});
    }
    gaps.more = report.gapCount() - gaps.rows.size();
    if (!gaps.rows.empty())
        section.tables.push_back(std::move(gaps));
    ReportPicture lengths{
        .title = "Gap lengths", .axis = "indices, from this length to twice of it", .bars = {}};
    const GapLengthHistogram& histogram = report.gapLengths();
    std::size_t end = histogram.size();
    while (end > 0 && histogram[end - 1] == 0)
        --end;
    for (std::size_t bin = 0; bin < end; ++bin)
        lengths.bars.push_back({grouping(std::uint64_t{1} << bin), histogram[bin]});
    if (!lengths.bars.empty())
        section.pictures.push_back(std::move(lengths));
    return section;
}

ReportSection aboutFreezer(const FreezerReport& report, const StoreReportOptions& options)
{
    ReportSection section{.title = "Collisions", .facts = {}, .tables = {}, .pictures = {}};
    auto& facts = section.facts;
    facts.emplace_back("Records", grouping(report.records));
    facts.emplace_back("Keys", grouping(report.keys));
    facts.emplace_back("Table", grouping(report.table.size) + " buckets");
    facts.emplace_back("Chains",
                       "mean " + realText(report.meanLength) + ", longest " + std::to_string(report.longest));
    facts.emplace_back("Reads in vain a lookup", "mean " + realText(report.meanLookupCost) + ", most " +
                                                     std::to_string(report.maxLookupCost));
    facts.emplace_back("Shadowed", grouping(report.shadowedRecords) + " records, " +
                                       grouping(report.shadowedBytes) + " bytes");
    facts.emplace_back("Not reachable", grouping(report.unreachableRecords));
    ReportPicture chains{
        .title = "Chain lengths", .axis = "records in a chain; the mark is what chance gives", .bars = {}};
    for (std::uint32_t length = 0; length <= std::min(report.longest, kChainBars - 1); ++length) {
        const auto found = report.histogram.find(length);
        chains.bars.push_back({std::to_string(length), found != report.histogram.end() ? found->second : 0,
                               report.expectedBuckets(length)});
    }
    std::uint64_t longer = 0;
    for (auto each = report.histogram.lower_bound(kChainBars); each != report.histogram.end(); ++each)
        longer += each->second;
    if (longer > 0)
        chains.bars.push_back({"longer", longer});
    section.pictures.push_back(std::move(chains));
    ReportTable worst{.headings = {"Bucket", "Chain"}, .rows = {}};
    for (const BucketLength& one : report.worst)
        if (worst.rows.size() < std::min<std::size_t>(options.rowsMax, 20))
            worst.rows.push_back({std::to_string(one.bucket.value), std::to_string(one.length)});
    if (!worst.rows.empty())
        section.tables.push_back(std::move(worst));
    return section;
}

} // namespace

std::string redacted(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool hasLetter = false;
        while (end < text.size() && isHexDigit(text[end])) {
            hasLetter = hasLetter || text[end] > '9';
            ++end;
        }
        if (end == at) {
            out += text[at++];
            continue;
        }
        const std::string_view run = text.substr(at, end - at);
        // Long numbers are decimal: indices and offsets are no secret. Twenty digits hold any of them.
        const bool isNumber = !hasLetter && run.size() <= 20;
        if (run.size() >= kHexRun && !isNumber)
            out += "#" + toHex(ByteView(sha256(asBytes(run))).first(4));
        else
            out += run;
        at = end;
    }
    return out;
}

StoreReport makeStoreReport(const StoreView& view, const CheckResult& check, const FindingList& findings,
                            const StoreReportOptions& options)
{
    const ReportWords words(view, options);
    StoreReport report;
    report.isRedacted = options.redact;
    report.title =
        options.redact ? "A " + std::string(storeKindName(view.layout().kind)) : view.layout().name;
    report.subtitle = options.program + ", " + options.madeAt;
    report.sections.push_back(aboutStore(view, check, options, words));
    report.sections.push_back(aboutFindings(findings, options, words));
    if (check.archive)
        report.sections.push_back(aboutArchive(*check.archive, options));
    if (check.freezer)
        report.sections.push_back(aboutFreezer(*check.freezer, options));
    return report;
}

} // namespace cryo
