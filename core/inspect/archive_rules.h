// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an archive's sections and indices may be wrong in: AR-01 … AR-03; and the findings of the opening,
// which every scan passes on.
//
// Pure functions; any thread. Source: format.md §9, findings.md (AR).
#pragma once

#include "core/inspect/archive_report.h"

namespace cryo {

/// The rules for one section.
class ArchiveRules {
public:
    /// Both must outlive it.
    ArchiveRules(const StoreLayout& layout, const SectionInfo& info)
        : m_layout(layout)
        , m_info(info)
    {
    }

    /// AR-01: the section's number is no multiple of the items per section.
    void judgeSection(const FindingSink& sink) const;
    /// AR-02: a record whose index is none of this section's. Nothing while the items per section are
    /// unknown.
    void judgeStray(const StoreView& view, Position position, std::uint64_t index,
                    const FindingSink& sink) const;

private:
    const StoreLayout& m_layout;
    const SectionInfo& m_info;
};

/// AR-03, at the record that an engine of 2026.2.0 answers with.
void judgeDuplicate(const StoreView& view, const DuplicateIndex& duplicate, const FindingSink& sink);

/// view.openFindings() without those that a scan of the sections finds again. `sink` may be empty.
void reportOpenFindings(const StoreView& view, const FindingSink& sink);

} // namespace cryo
