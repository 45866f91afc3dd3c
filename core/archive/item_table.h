// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the item of an index is: memory only, one table per section.
//
//   section → index - section → position     dense: 4 bytes per index of the span; a map where indices are
//   far
//                                             apart or positions are huge
//
// The position is that of the last record with this index that was noted. One thread while it changes; an
// unchanging table may be read from any. Source: behaviour.md §1, format.md §9.
#pragma once

#include "core/archive/archive_format.h"

#include <boost/unordered/unordered_flat_map.hpp>

namespace cryo {

/// Index → position inside one section.
class PositionTable {
public:
    [[nodiscard]] std::optional<Position> find(std::uint64_t offset) const
    {
        if (!m_isDense)
            return findSparse(offset);
        if (offset >= m_dense.size() || m_dense[offset] == kAbsent)
            return std::nullopt;
        return Position{m_dense[offset]};
    }
    /// Whether the offset is new; an old one gets the new position.
    bool set(std::uint64_t offset, Position position);
    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    static constexpr std::uint32_t kAbsent = UINT32_MAX;

    [[nodiscard]] std::optional<Position> findSparse(std::uint64_t offset) const;
    [[nodiscard]] bool fitsDense(std::uint64_t offset, Position position) const;
    void makeSparse();

    bool m_isDense = true;
    std::vector<std::uint32_t> m_dense; // by offset
    boost::unordered_flat_map<std::uint64_t, std::uint64_t> m_sparse;
    std::uint64_t m_count = 0;
};

class ItemTable {
public:
    /// itemsPerSection must not be 0.
    explicit ItemTable(std::uint64_t itemsPerSection)
        : m_itemsPerSection(itemsPerSection)
    {
    }

    [[nodiscard]] Section sectionOf(std::uint64_t index) const
    {
        return sectionOfIndex(index, m_itemsPerSection);
    }

    [[nodiscard]] std::optional<Position> find(std::uint64_t index) const;
    [[nodiscard]] bool contains(std::uint64_t index) const { return find(index).has_value(); }

    /// Notes a record. Whether the index is new; one that is there already gets the new position.
    bool set(std::uint64_t index, Position position);

    /// Forgets every index below `minimum`; how many there were.
    std::uint64_t prune(Section minimum);

    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    PositionTable& positionsOf(Section section);

    std::uint64_t m_itemsPerSection;
    boost::unordered_flat_map<std::uint64_t, std::unique_ptr<PositionTable>> m_sections;
    std::pair<std::uint64_t, PositionTable*> m_last{0, nullptr}; // the section that was changed last
    std::uint64_t m_count = 0;
};

} // namespace cryo
