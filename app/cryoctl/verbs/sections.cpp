// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl sections STORE: one line for each section.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kSectionsHelp =
    "Lists the sections of a store: number, records, the bytes of the key and the value file, and a state:\n"
    "\n"
    "  good           nothing is wrong with its files\n"
    "  damaged        there are findings of warning or above about its files\n"
    "  no key file    the index is missing\n"
    "  no value file  the values are missing\n"
    "\n"
    "  cryoctl sections ROOT\n"
    "  cryoctl sections --json ROOT | jq '.sections[] | select(.state != \"good\")'";

/// What both kinds of store have.
struct Row {
    Section section;
    std::uint64_t records = 0;
    std::uint64_t keyBytes = 0;
    std::uint64_t valueBytes = 0;
    std::uint64_t findings = 0;
    std::uint64_t dropped = 0; ///< records that the next opening drops, and unreadable ones
    bool hasKeyFile = false;
    bool hasValueFile = false;
    std::optional<IndexRange> indices;
    std::optional<double> fill;

    [[nodiscard]] std::string_view state() const
    {
        if (!hasKeyFile)
            return "no key file";
        if (!hasValueFile && records > 0)
            return "no value file";
        return findings > 0 || dropped > 0 ? "damaged" : "good";
    }
};

Row rowOf(const ArchiveSectionReport& report)
{
    return {report.section,      report.records,
            report.keyFileBytes, report.valueFileBytes,
            report.findings,     report.cutRecords + report.unreadableRecords,
            report.hasKeyFile,   report.hasValueFile,
            report.indices,      report.fill};
}

Row rowOf(const FreezerSectionReport& report)
{
    return {report.section,        report.records,      report.keyFileBytes,
            report.valueFileBytes, report.findings,     report.cutRecords + report.unreadableRecords,
            report.hasKeyFile,     report.hasValueFile, std::nullopt,
            std::nullopt};
}

class Sections final : public Command {
public:
    void declare(OptionSet& options) override { m_options.declare(options); }
    Result<int> run(Context& context) override;

private:
    static Result<std::vector<Row>> gather(Context& context, const OpenedStore& store,
                                           FindingCollector& findings);
    static Result<> printJson(Context& context, const std::vector<Row>& rows,
                              const FindingCollector& findings);
    static Result<> print(Context& context, const std::vector<Row>& rows, StoreKind kind);

    StoreOptions m_options;
};

Result<std::vector<Row>> Sections::gather(Context& context, const OpenedStore& store,
                                          FindingCollector& findings)
{
    std::vector<Row> rows;
    if (store.detected.layout.kind == StoreKind::Archive) {
        CRYO_ASSIGN(const auto report, archiveReport(store.view, findings.sink(), context.progress()));
        for (const ArchiveSectionReport& section : report->sections())
            rows.push_back(rowOf(section));
    } else {
        CRYO_ASSIGN(const auto report, freezerReport(store.view, findings.sink(), context.progress()));
        for (const FreezerSectionReport& section : report->sections)
            rows.push_back(rowOf(section));
    }
    return rows;
}

Result<> Sections::printJson(Context& context, const std::vector<Row>& rows, const FindingCollector& findings)
{
    JsonDocument document(context.out);
    document.beginArray("sections");
    for (const Row& row : rows) {
        Json json;
        json["section"] = number(row.section.value);
        json["records"] = number(row.records);
        json["key_bytes"] = row.hasKeyFile ? number(row.keyBytes) : Json();
        json["value_bytes"] = row.hasValueFile ? number(row.valueBytes) : Json();
        json["state"] = row.state();
        json["findings"] = number(row.findings);
        json["dropped_records"] = number(row.dropped);
        if (row.indices) {
            json["first_index"] = number(row.indices->first);
            json["last_index"] = number(row.indices->last);
        }
        if (row.fill)
            json["fill"] = *row.fill;
        document.element(json);
        CRYO_TRY(context.proceed());
    }
    document.endArray();
    document.finish(findings.kept());
    return {};
}

Result<> Sections::print(Context& context, const std::vector<Row>& rows, StoreKind kind)
{
    constexpr auto kRight = TextTable::Align::Right;
    if (rows.empty()) {
        context.out << "no sections\n";
        return {};
    }
    const bool isArchive = kind == StoreKind::Archive;
    TextTable table(
        isArchive
            ? std::vector<TextTable::Column>{{"SECTION", kRight},
                                             {"RECORDS", kRight},
                                             {"KEYS", kRight},
                                             {"VALUES", kRight},
                                             {"FIRST", kRight},
                                             {"LAST", kRight},
                                             {"FILL", kRight},
                                             {"STATE"}}
            : std::vector<TextTable::Column>{
                  {"SECTION", kRight}, {"RECORDS", kRight}, {"KEYS", kRight}, {"VALUES", kRight}, {"STATE"}});
    for (const Row& row : rows) {
        std::vector<TextTable::Cell> cells = {std::to_string(row.section.value), grouped(row.records),
                                              row.hasKeyFile ? byteSize(row.keyBytes) : "-",
                                              row.hasValueFile ? byteSize(row.valueBytes) : "-"};
        if (isArchive) {
            cells.emplace_back(row.indices ? std::to_string(row.indices->first) : "-");
            cells.emplace_back(row.indices ? std::to_string(row.indices->last) : "-");
            cells.emplace_back(percent(row.fill.value_or(0)));
        }
        const bool isGood = row.state() == "good";
        cells.emplace_back(std::string(row.state()), isGood ? Style::Good : Style::Error);
        table.add(std::move(cells));
    }
    table.print(context.out);
    return context.proceed();
}

Result<int> Sections::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    FindingCollector findings(store);
    CRYO_ASSIGN(const auto rows, gather(context, store, findings));
    context.messages.endWork();
    if (context.json) {
        CRYO_TRY(printJson(context, rows, findings));
    } else {
        CRYO_TRY(print(context, rows, store.detected.layout.kind));
        printFindingList(context, findings.list());
    }
    return findings.status();
}

} // namespace

const Verb kSectionsVerb = {"sections", "One line for each section: records, bytes, state.", kSectionsHelp,
                            true, [] -> std::unique_ptr<Command> { return std::make_unique<Sections>(); }};

} // namespace cryo::ctl
