// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the place of a record to its row (its number through all sections), quickly when asked for places of
// the same section again and again.
//
// A finder remembers the last section: one thread each. The view must have exact record counts and outlive
// it.
#pragma once

#include "core/inspect/store_view.h"

namespace cryo {

class RowFinder {
public:
    explicit RowFinder(const StoreView& view)
        : m_view(view)
    {
    }

    /// The row of a record; none when there is no such record.
    std::optional<std::uint64_t> find(RecordPlace place)
    {
        if (m_last == nullptr || m_last->section != place.section)
            m_last = m_view.section(place.section);
        if (m_last == nullptr || !m_last->hasKeyFile || place.position.value >= m_last->records)
            return std::nullopt;
        return m_last->firstRow + place.position.value;
    }

private:
    const StoreView& m_view;
    const SectionInfo* m_last = nullptr;
};

} // namespace cryo
