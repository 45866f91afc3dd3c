// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl diff A B: two stores, or a store and a snapshot of it, compared.
#include "app/cryoctl/comparison.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kDiffHelp =
    "Compares what two stores hold: items by index (archive) or key (freezer), values by their contents. "
    "Where "
    "an item stands, and whether values are compressed, makes no difference. A or B may be a snapshot file "
    "(cryoctl snapshot): then the sections, indices and buckets are compared with what they were. Exit "
    "status "
    "4: they differ.\n"
    "\n"
    "  only-a, only-b     stored in one of them\n"
    "  key, value         another key under the same index; another value\n"
    "  bad-a, bad-b       the value can be read in the other one only: cryoctl heal takes it from there\n"
    "  head, chain        freezer, with --buckets: the bucket begins with another key; its chain is longer\n"
    "\n"
    "  cryoctl diff NODE-1 NODE-2\n"
    "  cryoctl diff NODE-1 NODE-2 --store votes --other-store votes --json | jq .counts\n"
    "  cryoctl diff before.cryosnap NODE-1                  what has changed since";

constexpr std::uint64_t kShownDefault = 100;

class Diff final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.group("What to compare");
        options.positional("A", "A store root, or a snapshot file.", m_first.path);
        options.positional("B", "The other one.", m_second.path);
        options.value("--store", "NAME", "Which store of A, where it holds more than one.", m_first.name);
        options.value("--other-store", "NAME", "Which store of B; the same as in A unless given.",
                      m_second.name);
        options.flag("--buckets", "Freezers: heads and chains of the buckets as well.", m_options.buckets);
        options.group("What to show");
        options.value("--limit", "N", "Text: at most N differences (100 unless given).", m_limit);
    }
    Result<int> run(Context& context) override;

private:
    Result<int> runStores(Context& context);
    Result<int> runSnapshot(Context& context, const std::string& file, const StoreOptions& store,
                            bool isNewer);
    Result<DiffSummary> printJson(Context& context, JsonDocument& document, const DiffSide& a,
                                  const DiffSide& b) const;
    Result<DiffSummary> print(Context& context, const DiffSide& a, const DiffSide& b) const;

    StoreOptions m_first;
    StoreOptions m_second;
    DiffOptions m_options;
    std::optional<std::uint64_t> m_limit;
};

Json placeJson(const std::optional<RecordPlace>& place, std::uint64_t length, bool isChain)
{
    if (!place)
        return nullptr;
    Json json = {{"section", number(place->section.value)}, {"position", number(place->position.value)}};
    json[isChain ? "chain" : "size"] = number(length);
    return json;
}

Json differenceJson(const Difference& difference)
{
    Json json = {{"what", differenceName(difference.kind)}};
    if (difference.index)
        json["index"] = number(*difference.index);
    if (difference.bucket)
        json["bucket"] = number(difference.bucket->value);
    else
        json["key"] = toHex(difference.key);
    const bool isChain = difference.bucket.has_value();
    json["a"] = placeJson(difference.a, difference.lengthA, isChain);
    json["b"] = placeJson(difference.b, difference.lengthB, isChain);
    return json;
}

Json countsJson(const DiffSummary& summary)
{
    Json counts = Json::object();
    for (std::size_t kind = 0; kind < kDifferenceKinds; ++kind) {
        std::string name(differenceName(static_cast<DifferenceKind>(kind)));
        std::ranges::replace(name, '-', '_');
        counts[name] = number(summary.counts[kind]);
    }
    return counts;
}

std::string placeOrDash(const std::optional<RecordPlace>& place)
{
    return place ? placeText(*place) : "-";
}

Result<DiffSummary> Diff::printJson(Context& context, JsonDocument& document, const DiffSide& a,
                                    const DiffSide& b) const
{
    document.member("kind", storeKindName(a.view().layout().kind));
    document.beginArray("differences");
    const auto visit = [&](const Difference& difference) -> Result<> {
        document.element(differenceJson(difference));
        return context.proceed();
    };
    CRYO_ASSIGN(const DiffSummary summary, diffStores(a, b, visit, m_options, context.progress()));
    context.messages.endWork();
    document.endArray();
    document.member("a", {{"name", text(a.view().layout().name)}, {"items", number(summary.itemsA)}});
    document.member("b", {{"name", text(b.view().layout().name)}, {"items", number(summary.itemsB)}});
    document.member("same", number(summary.same));
    document.member("counts", countsJson(summary));
    if (summary.bucketsNotComparable)
        document.member("buckets_comparable", false);
    return summary;
}

Result<DiffSummary> Diff::print(Context& context, const DiffSide& a, const DiffSide& b) const
{
    const std::uint64_t limit = m_limit.value_or(kShownDefault);
    std::uint64_t shown = 0;
    TextTable table({{"WHAT"}, {"ITEM"}, {"IN A"}, {"IN B"}});
    const auto visit = [&](const Difference& difference) -> Result<> {
        if (shown++ < limit)
            table.add({std::string(differenceName(difference.kind)),
                       difference.bucket  ? "bucket " + std::to_string(difference.bucket->value)
                       : difference.index ? "index " + std::to_string(*difference.index)
                                          : "key " + toHex(difference.key),
                       placeOrDash(difference.a), placeOrDash(difference.b)});
        return context.proceed();
    };
    CRYO_ASSIGN(const DiffSummary summary, diffStores(a, b, visit, m_options, context.progress()));
    context.messages.endWork();
    Output& out = context.out;
    FactList facts;
    facts.add("A", a.view().layout().name + ", " + counted(summary.itemsA, "item"));
    facts.add("B", b.view().layout().name + ", " + counted(summary.itemsB, "item"));
    facts.add("same", grouped(summary.same));
    for (std::size_t kind = 0; kind < kDifferenceKinds; ++kind)
        if (summary.counts[kind] > 0)
            facts.add(differenceName(static_cast<DifferenceKind>(kind)), grouped(summary.counts[kind]),
                      Style::Warning);
    facts.print(out);
    if (summary.bucketsNotComparable)
        out << "the tables have different sizes: their buckets cannot be compared\n";
    if (table.rows() > 0) {
        out << "\n";
        table.print(out);
    }
    if (shown > limit)
        out << "and " << grouped(shown - limit) << " more; --limit shows them\n";
    return summary;
}

Result<int> Diff::runStores(Context& context)
{
    CRYO_ASSIGN(const auto first, openStore(context, m_first));
    if (m_second.name.empty())
        m_second.name = m_first.name;
    CRYO_ASSIGN(const auto second, openStore(context, m_second));
    CRYO_ASSIGN(const DiffSide a, scanForDiff(first.view, {}, context.progress()));
    CRYO_ASSIGN(const DiffSide b, scanForDiff(second.view, {}, context.progress()));
    DiffSummary summary;
    if (context.json) {
        JsonDocument document(context.out);
        CRYO_ASSIGN(summary, printJson(context, document, a, b));
        document.finish();
    } else {
        CRYO_ASSIGN(summary, print(context, a, b));
    }
    return summary.isEqual() ? kExitWell : kExitFindings;
}

Result<int> Diff::runSnapshot(Context& context, const std::string& file, const StoreOptions& store,
                              bool isNewer)
{
    if (isNewer)
        context.messages.note("the snapshot is taken for the earlier of the two, as it must be");
    CRYO_ASSIGN(const Snapshot then, readSnapshotFile(file));
    CRYO_ASSIGN(const auto opened, openStore(context, store));
    CRYO_ASSIGN(const DiffSide now, scanForDiff(opened.view, {}, context.progress()));
    CRYO_ASSIGN(const SnapshotDiff diff, compareWithSnapshot(then, now, context.progress()));
    context.messages.endWork();
    if (context.json)
        printSnapshotDiffJson(context, then, diff);
    else
        printSnapshotDiff(context, then, diff);
    return diff.isEqual() ? kExitWell : kExitFindings;
}

Result<int> Diff::run(Context& context)
{
    const bool isFirst = isSnapshotFile(m_first.path);
    const bool isSecond = isSnapshotFile(m_second.path);
    if (isFirst && isSecond)
        return fail(Errc::InvalidArgument, "two snapshots have no records to compare; give one store");
    if (isFirst)
        return runSnapshot(context, m_first.path, m_second, false);
    if (isSecond)
        return runSnapshot(context, m_second.path, m_first, true);
    return runStores(context);
}

} // namespace

const Verb kDiffVerb = {"diff", "Two stores, or a store and a snapshot, compared.", kDiffHelp, true,
                        [] -> std::unique_ptr<Command> { return std::make_unique<Diff>(); }};

} // namespace cryo::ctl
