// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl gaps STORE: which indices an archive holds, and which it does not.
#include "app/cryoctl/finding_collector.h"
#include "app/cryoctl/json.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"
#include "core/inspect/gap_filling.h"

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
    "  cryoctl gaps ROOT --as rust                 for code: 17..=20, one a line\n"
    "  cryoctl gaps ROOT --fill-from OTHER         which of them another archive can fill\n"
    "  cryoctl gaps --json ROOT | jq '.gaps[] | select(.class==\"missing\")'";

constexpr std::uint64_t kRowsAtOnce = 1000;

class Gaps final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_options.declare(options);
        options.group("What to show");
        options.value("--min-length", "N", "Only gaps of at least N indices.", m_minLength);
        options.choice("--as", "FORM",
                       "Only what is missing behind the first index, for other programs: ranges as "
                       "CSV, as Rust has them, or every index, one a line.",
                       {"csv", "rust", "lines"}, m_form);
        options.path("--fill-from", "OTHER", "Only what this other archive stores.", m_other.path);
        options.value("--other-store", "NAME", "Which store of OTHER, where it holds more than one.",
                      m_other.name);
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

    Result<> printFillings(Context& context, const ArchiveReport& report);
    Result<> printForm(Context& context, const ArchiveReport& report) const;
    Result<> printRange(Context& context, IndexRange range) const;

    StoreOptions m_options;
    StoreOptions m_other;
    std::string m_form;
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

Result<> Gaps::printRange(Context& context, IndexRange range) const
{
    const auto line = [&](std::string_view between) {
        context.out << std::to_string(range.first) << between << std::to_string(range.last) << "\n";
    };
    if (m_form == "rust") {
        line("..=");
    } else if (m_form == "csv") {
        line(",");
    } else {
        for (std::uint64_t index = range.first;; ++index) {
            context.out << std::to_string(index) << "\n";
            CRYO_TRY(context.proceed());
            if (index == range.last)
                break;
        }
    }
    return context.proceed();
}

Result<> Gaps::printForm(Context& context, const ArchiveReport& report) const
{
    if (m_form == "csv")
        context.out << "first,last\n";
    for (std::uint64_t i = 0; i < report.gapCount(); ++i) {
        const Gap gap = report.gap(i);
        if (wanted(gap) && gap.gapClass != GapClass::BeforeFirst)
            CRYO_TRY(printRange(context, gap.range));
    }
    return {};
}

/// What another archive can give.
Result<> Gaps::printFillings(Context& context, const ArchiveReport& report)
{
    CRYO_ASSIGN(const auto store, openStore(context, m_other));
    CRYO_TRY(requireKind(store, StoreKind::Archive, "gaps --fill-from"));
    CRYO_ASSIGN(const auto other, archiveReport(store.view, {}, context.progress()));
    context.messages.endWork();
    std::vector<GapFilling> fillings = gapsFilledBy(report, other->ranges());
    std::erase_if(fillings, [this](const GapFilling& one) { return !wanted({one.range, one.gapClass}); });
    if (context.json) {
        JsonDocument document(context.out);
        document.member("missing", number(report.missing()));
        document.member("fillable_indices", number(indicesIn(fillings)));
        document.beginArray("fillable");
        for (const GapFilling& one : fillings)
            document.element({{"first", number(one.range.first)},
                              {"last", number(one.range.last)},
                              {"class", gapClassName(one.gapClass)}});
        document.endArray();
        document.finish();
        return {};
    }
    if (!m_form.empty()) {
        if (m_form == "csv")
            context.out << "first,last\n";
        for (const GapFilling& one : fillings)
            CRYO_TRY(printRange(context, one.range));
        return {};
    }
    context.out << store.detected.layout.name << " stores " << grouped(indicesIn(fillings)) << " of "
                << grouped(report.missing()) << " missing indices\n";
    TextTable table({{"FIRST", TextTable::Align::Right}, {"LAST", TextTable::Align::Right}, {"CLASS"}});
    for (const GapFilling& one : fillings) {
        table.add({std::to_string(one.range.first),
                   std::to_string(one.range.last),
                   {std::string(gapClassName(one.gapClass)), gapStyle(one.gapClass)}});
        if (table.rows() == kRowsAtOnce) {
            table.print(context.out);
            CRYO_TRY(context.proceed());
        }
    }
    if (table.rows() > 0)
        table.print(context.out);
    return {};
}

Result<int> Gaps::run(Context& context)
{
    if (context.json && !m_form.empty())
        return fail(Errc::InvalidArgument, "--json is a form of its own; leave out --as");
    CRYO_ASSIGN(const auto store, openStore(context, m_options));
    CRYO_TRY(requireKind(store, StoreKind::Archive, "gaps"));
    FindingCollector findings(store);
    CRYO_ASSIGN(const auto report, archiveReport(store.view, findings.sink(), context.progress()));
    context.messages.endWork();
    if (!m_other.path.empty()) {
        CRYO_TRY(printFillings(context, *report));
    } else if (!m_form.empty()) {
        CRYO_TRY(printForm(context, *report));
    } else if (context.json) {
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
