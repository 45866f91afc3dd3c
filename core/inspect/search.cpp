// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matching. The expressions are Boost's: they give up where another engine would run for ever or fill the
// stack.
#include "core/inspect/search.h"

#include <boost/regex.hpp>

#include <algorithm>
#include <functional>

namespace cryo {

struct Searcher::Pattern {
    Bytes needle;
    boost::regex expression;
};

namespace {

std::byte lowerLetter(std::byte value)
{
    return value >= std::byte{'A'} && value <= std::byte{'Z'} ? value | std::byte{0x20} : value;
}

std::optional<SearchMatch> findBytes(ByteView in, const Bytes& needle, bool ignoreCase)
{
    const auto same = [](std::byte a, std::byte b) { return lowerLetter(a) == b; };
    const auto at = ignoreCase ? std::search(in.begin(), in.end(), needle.begin(), needle.end(), same)
                               : std::search(in.begin(), in.end(), needle.begin(), needle.end());
    if (at == in.end())
        return std::nullopt;
    return SearchMatch{static_cast<std::size_t>(at - in.begin()), needle.size()};
}

} // namespace

Result<Searcher> Searcher::make(SearchQuery query)
{
    auto pattern = std::make_shared<Pattern>();
    if (query.kind == SearchKind::Regex) {
        if (query.text.empty())
            return fail(Errc::InvalidArgument, "there is nothing to look for");
        try {
            boost::regex::flag_type flags = boost::regex::perl;
            if (query.ignoreCase)
                flags |= boost::regex::icase;
            pattern->expression.assign(query.text, flags);
        } catch (const boost::regex_error& error) {
            return fail(Errc::InvalidArgument,
                        "\"" + query.text + "\" is no regular expression: " + error.what());
        }
    } else {
        const ByteView text = asBytes(query.text);
        pattern->needle = query.kind == SearchKind::Hex ? query.bytes : Bytes(text.begin(), text.end());
        if (pattern->needle.empty())
            return fail(Errc::InvalidArgument, "there is nothing to look for");
        if (query.ignoreCase)
            std::ranges::transform(pattern->needle, pattern->needle.begin(), lowerLetter);
    }
    Searcher searcher;
    searcher.m_query = std::move(query);
    searcher.m_pattern = std::move(pattern);
    return searcher;
}

std::optional<SearchMatch> Searcher::find(ByteView in) const
{
    if (m_query.kind != SearchKind::Regex)
        return findBytes(in, m_pattern->needle, m_query.ignoreCase);
    in = in.first(std::min(in.size(), kRegexBytesMax));
    const auto* const begin = reinterpret_cast<const char*>(in.data());
    boost::cmatch match;
    try {
        if (!boost::regex_search(begin, begin + in.size(), match, m_pattern->expression,
                                 boost::match_default))
            return std::nullopt;
    } catch (const std::runtime_error&) {
        return std::nullopt; // it would have taken too long
    }
    return SearchMatch{static_cast<std::size_t>(match.position()), static_cast<std::size_t>(match.length())};
}

Result<SearchSummary> searchStore(const DiffSide& store, const Searcher& searcher, const SearchVisitor& visit,
                                  const Progress& progress)
{
    SearchSummary summary;
    const ItemVisitor look = [&](const Item& item) -> Result<> {
        ++summary.items;
        SearchHit hit;
        if (searcher.query().inKeys)
            hit.key = searcher.find(item.record.key);
        if (searcher.query().inValues) {
            if (item.valueState == ValueState::Good)
                hit.value = searcher.find(item.body);
            else
                ++summary.unreadable;
        }
        if (!hit.key && !hit.value)
            return {};
        ++summary.hits;
        return visit(item, hit);
    };
    if (store.archive) {
        CRYO_TRY(forEachArchiveItem(*store.archive, look, {}, progress));
    } else {
        CRYO_TRY(forEachFreezerItem(*store.freezer, look, {}, progress));
    }
    return summary;
}

} // namespace cryo
