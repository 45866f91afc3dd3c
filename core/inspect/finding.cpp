// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making findings, and sentences of them.
#include "core/inspect/finding.h"

#include <algorithm>
#include <numeric>

namespace cryo {

Finding Finding::make(FindingCode code, Where where,
                      std::vector<std::pair<std::string, std::string>> arguments)
{
    const CatalogueEntry& entry = catalogueEntry(code);
    Finding finding;
    finding.code = code;
    finding.severity = entry.severity;
    finding.where = std::move(where);
    finding.arguments = std::move(arguments);
    finding.fixable = entry.fixable;
    return finding;
}

std::string fillPlaceholders(std::string_view pattern,
                             const std::vector<std::pair<std::string, std::string>>& arguments)
{
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos)
            break;
        text += pattern.substr(0, open);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto argument = std::ranges::find(arguments, name, &std::pair<std::string, std::string>::first);
        text += argument == arguments.end() ? pattern.substr(open, close - open + 1) : argument->second;
        pattern.remove_prefix(close + 1);
    }
    return text += pattern;
}

std::string sentence(const Finding& finding)
{
    return fillPlaceholders(catalogueEntry(finding.code).sentence, finding.arguments);
}

void FindingList::add(Finding finding)
{
    if (!m_worst || finding.severity > *m_worst)
        m_worst = finding.severity;
    if (m_counts[static_cast<std::size_t>(finding.code)]++ < m_keptPerCode)
        m_kept.push_back(std::move(finding));
}

std::uint64_t FindingList::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0});
}

const FindingSink& orNobody(const FindingSink& sink)
{
    static const FindingSink nobody = [](const Finding&) {};
    return sink ? sink : nobody;
}

} // namespace cryo
