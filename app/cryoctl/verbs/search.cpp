// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl search STORE: bytes, text or an expression in keys and values.
#include "core/inspect/search.h"

#include "app/cryoctl/items.h"
#include "app/cryoctl/store_opening.h"
#include "app/cryoctl/text.h"
#include "app/cryoctl/verb.h"

namespace cryo::ctl {

namespace {

constexpr std::string_view kSearchHelp =
    "Looks through the keys and values of every item and prints where something was found, a JSON line for "
    "each "
    "item. Values are searched as they are stored with the codec's bytes, decompressed; what cannot be read "
    "cannot be searched, and a note says how many there were. Exit status 4: nothing was found.\n"
    "\n"
    "  cryoctl search ROOT --text validator\n"
    "  cryoctl search ROOT --hex deadbeef --in key\n"
    "  cryoctl search ROOT --regex 'height\":[0-9]{7}' --ignore-case --limit 10";

class Search final : public Command {
public:
    void declare(OptionSet& options) override
    {
        m_store.declare(options);
        options.group("What to look for (one of)");
        options.value("--hex", "H", "Bytes, as hex digits.", m_hex);
        options.value("--text", "T", "Text, as UTF-8.", m_text);
        options.value("--regex", "R", "A regular expression as Perl has them.", m_regex);
        options.group("Where to look");
        options.choice("--in", "PART", "Keys, values, or both (unless given).", {"key", "value", "both"},
                       m_part);
        options.flag("--ignore-case", "A to Z and a to z are the same.", m_query.ignoreCase);
        options.value("--limit", "N", "Stop after N items.", m_limit);
    }
    Result<int> run(Context& context) override;

private:
    Result<Searcher> searcher() const;

    StoreOptions m_store;
    std::string m_hex;
    std::string m_text;
    std::string m_regex;
    std::string m_part = "both";
    SearchQuery m_query;
    std::optional<std::uint64_t> m_limit;
};

Result<Searcher> Search::searcher() const
{
    const int given = (m_hex.empty() ? 0 : 1) + (m_text.empty() ? 0 : 1) + (m_regex.empty() ? 0 : 1);
    if (given != 1)
        return fail(Errc::InvalidArgument, "give one of --hex, --text and --regex");
    SearchQuery query = m_query;
    query.inKeys = m_part != "value";
    query.inValues = m_part != "key";
    query.text = m_text;
    if (!m_hex.empty()) {
        const auto bytes = fromHex(m_hex);
        if (!bytes)
            return fail(Errc::InvalidArgument, "\"" + m_hex + "\" is not an even number of hex digits");
        query.kind = SearchKind::Hex;
        query.bytes = *bytes;
    } else if (!m_regex.empty()) {
        query.kind = SearchKind::Regex;
        query.text = m_regex;
    }
    return Searcher::make(std::move(query));
}

Json matchJson(const SearchMatch& match)
{
    return {{"offset", number(match.offset)}, {"length", number(match.length)}};
}

Result<int> Search::run(Context& context)
{
    CRYO_ASSIGN(const Searcher looked, searcher());
    CRYO_ASSIGN(const auto store, openStore(context, m_store));
    CRYO_ASSIGN(const DiffSide side, scanForDiff(store.view, {}, context.progress()));
    std::uint64_t hits = 0;
    bool isFull = m_limit == 0;
    const auto visit = [&](const Item& item, const SearchHit& hit) -> Result<> {
        Json line = Json::object();
        if (item.record.index)
            line["index"] = number(*item.record.index);
        line["key"] = toHex(item.record.key);
        line["section"] = number(item.record.place.section.value);
        line["position"] = number(item.record.place.position.value);
        if (hit.key)
            line["in_key"] = matchJson(*hit.key);
        if (hit.value)
            line["in_value"] = matchJson(*hit.value);
        if (item.shadowed)
            line["shadowed"] = true;
        context.out << compact(line) << "\n";
        isFull = m_limit && ++hits >= *m_limit;
        // The one way to end the pass early; it is no failure.
        if (isFull)
            return fail(Errc::LimitExceeded, "enough");
        return context.proceed();
    };
    const auto summary = searchStore(side, looked, visit, context.progress());
    if (!summary && !(isFull && summary.error().code == Errc::LimitExceeded))
        return std::unexpected(summary.error());
    context.messages.endWork();
    if (summary && summary->unreadable > 0)
        context.messages.note("the values of " + counted(summary->unreadable, "item") +
                              " cannot be read and were not searched");
    return isFull || summary->hits > 0 ? kExitWell : kExitFindings;
}

} // namespace

const Verb kSearchVerb = {"search", "Bytes, text or an expression in keys and values, as JSON lines.",
                          kSearchHelp, false,
                          [] -> std::unique_ptr<Command> { return std::make_unique<Search>(); }};

} // namespace cryo::ctl
