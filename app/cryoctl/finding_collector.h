// SPDX-License-Identifier: GPL-3.0-or-later
//
// Collects what a verb finds: the opening's findings first, then those of the scans, each place once.
//
// One thread.
#pragma once

#include "app/cryoctl/store_opening.h"

namespace cryo::ctl {

class FindingCollector {
public:
    /// onNew (may be null) hears of every finding as it comes.
    explicit FindingCollector(const OpenedStore& store, FindingSink onNew = {});
    FindingCollector(const FindingCollector&) = delete;
    FindingCollector& operator=(const FindingCollector&) = delete;

    /// Valid as long as the collector lives. What the opening said already is dropped.
    [[nodiscard]] FindingSink sink();
    [[nodiscard]] const FindingList& list() const { return m_list; }
    [[nodiscard]] const std::vector<Finding>& kept() const { return m_list.kept(); }
    /// The part of the exit status that findings decide.
    [[nodiscard]] int status() const { return findingsStatus(m_list); }

private:
    void add(Finding finding);

    std::vector<Finding> m_opening;
    FindingSink m_onNew;
    FindingList m_list;
};

/// Prints the worst of them for people, under a heading; nothing if there are none.
void printFindingList(Context& context, const FindingList& findings, std::size_t limit = 20);

} // namespace cryo::ctl
