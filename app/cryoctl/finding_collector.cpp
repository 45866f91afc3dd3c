// SPDX-License-Identifier: GPL-3.0-or-later
//
// Collecting findings.
#include "app/cryoctl/finding_collector.h"

#include "app/cryoctl/text.h"

#include <algorithm>

namespace cryo::ctl {

FindingCollector::FindingCollector(const OpenedStore& store, FindingSink onNew)
    : m_opening(store.findings)
    , m_onNew(std::move(onNew))
{
    for (const Finding& finding : m_opening)
        add(finding);
}

void FindingCollector::add(Finding finding)
{
    if (m_onNew)
        m_onNew(finding);
    m_list.add(std::move(finding));
}

FindingSink FindingCollector::sink()
{
    return [this](Finding finding) {
        const bool known = std::ranges::any_of(m_opening, [&](const Finding& other) {
            return other.code == finding.code && other.where == finding.where &&
                   other.section == finding.section;
        });
        if (!known)
            add(std::move(finding));
    };
}

void printFindingList(Context& context, const FindingList& findings, std::size_t limit)
{
    if (findings.total() == 0)
        return;
    context.out << "\n" << styled(context.out, Style::Heading, counted(findings.total(), "finding")) << "\n";
    std::vector<Finding> shown = findings.kept();
    std::ranges::stable_sort(shown, std::ranges::greater(), &Finding::severity);
    if (shown.size() > limit)
        shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(limit), shown.end());
    printFindings(context.out, shown, findings.total() - shown.size());
}

} // namespace cryo::ctl
