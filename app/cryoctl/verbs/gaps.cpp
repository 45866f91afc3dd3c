// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl gaps STORE: which indices an archive holds, and which it does not.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/archive_report.h"

#include <algorithm>

namespace cryo::ctl {

namespace {

constexpr std::string_view kGapsHelp =
    "Lists the ranges of indices that an archive holds and the gaps between them. Each gap has a class:\n"
    "\n"
    "  missing          between stored indices; the files of its sections are there\n"
    "  before-first     below the first stored index: pruned or never written, nothing tells which\n"
    "  section-missing  at least one whole section in it has no index file\n"
    "  unreadable       records that cannot be read may belong here\n"
    "\n"
    "  cryoctl gaps ROOT\n"
    "  cryoctl gaps ROOT --min-length 100          only the long ones\n"
    "  cryoctl gaps --json ROOT | jq '.gaps[] | select(.class==\"missing\")'";

constexpr std::uint64_t kRowsAtOnce = 1000;

class Gaps final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to show");
        options.value("--min-length", "N", "Only gaps of at least N indices.", m_minLength);
    }
    Result<int> run(Context& context) override;

private:
    [[nodiscard]] bool wanted(const Gap& gap) const
    {
        const std::uint64_t least = std::max<std::uint64_t>(m_minLength.value_or(1), 1);
        return gap.range.last - gap.range.first >= least - 1;
    }
    Result<> printJson(Context& context, const ArchiveReport& report, const FindingList& findings) const;
    Result<> print(Context& context, const ArchiveReport& report) const;

    StoreOptions m_options;
    std::optional<std::uint64_t> m_minLength;
};

Style gapStyle(GapClass gapClass)
{
    switch (gapClass) {
    case GapClass::Missing:
        return Style::Warning;
    case GapClass::BeforeFirst:
        return Style::Dim;
    case GapClass::SectionMissing:
    case GapClass::Unreadable:
        break;
    }
    return Style::Error;
}

Result<> Gaps::printJson(Context& context, const ArchiveReport& report, const FindingList& findings) const
{
    JsonDocument document(context.out);
    document.beginArray("ranges");
    for (const IndexRange& range : report.ranges()) {
        document.element(Json::array({number(range.first), number(range.last)}));
        CRYO_TRY(context.proceed());
    }
    document.endArray();
    document.beginArray("gaps");
    for (std::uint64_t i = 0; i < report.gapCount(); ++i) {
        const Gap gap = report.gap(i);
        if (wanted(gap))
            document.element({{"first", number(gap.range.first)},
                              {"last", number(gap.range.last)},
                              {"class", gapClassName(gap.gapClass)}});
        CRYO_TRY(context.proceed());
    }
    document.endArray();
    document.finish(findings.kept());
    return {};
}

Result<> Gaps::print(Context& context, const ArchiveReport& report) const
{
    Output& out = context.out;
    if (report.items() == 0) {
        out << "the archive is empty\n";
        return {};
    }
    FactList facts;
    facts.add("indices", grouped(report.items()) + " in " + counted(report.ranges().size(), "range") + ", " +
                             std::to_string(*report.firstIndex()) + " to " +
                             std::to_string(*report.lastIndex()));
    facts.add("gaps", grouped(report.gapCount()) + " with " + grouped(report.missing()) + " missing indices");
    facts.print(out);
    TextTable table({{"FIRST", TextTable::Align::Right},
                     {"LAST", TextTable::Align::Right, std::to_string(*report.lastIndex()).size()},
                     {"LENGTH", TextTable::Align::Right},
                     {"CLASS"}});
    for (std::uint64_t i = 0; i < report.gapCount(); ++i) {
        const Gap gap = report.gap(i);
        if (!wanted(gap))
            continue;
        table.add({std::to_string(gap.range.first),
                   std::to_string(gap.range.last),
                   grouped(gap.range.last - gap.range.first + 1),
                   {std::string(gapClassName(gap.gapClass)), gapStyle(gap.gapClass)}});
        if (table.rows() == kRowsAtOnce) {
            table.print(out);
            CRYO_TRY(context.proceed());
        }
    }
    if (table.rows() > 0)
        table.print(out);
    return {};
}

Result<int> Gaps::run(Context& context)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_TRY(requireKind(store, StoreKind::Archive, "gaps"));
    FindingCollector findings(store);
    CRYO_ASSIGN(const auto report, archiveReport(store.view, findings.sink(), context.progress()));
    context.messages.endWork();
    if (context.json) {
        CRYO_TRY(printJson(context, *report, findings.list()));
    } else {
        CRYO_TRY(print(context, *report));
        printFindingList(context, findings.list());
    }
    return findings.status();
}

} // namespace

const Verb kGapsVerb = {"gaps", "Archive: the ranges of indices that are there, and the gaps.", kGapsHelp,
                        true, [] -> std::unique_ptr<Command> { return std::make_unique<Gaps>(); }};

} // namespace cryo::ctl
