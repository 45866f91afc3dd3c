// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the item of an index is: memory only, one table per section.
//
//   section → positions: index - section → position     dense: 4 bytes per index of the span; a map where
//                                                         indices are far apart or positions are huge
//           → places:    position → value's place, tag   16 bytes per record
//
// The tag is the CRC-32C of the key, so that a lookup by key can pass over a record without reading it.
// Places are only given out where they are certain: a record whose index belongs to another section (a store
// that was written with another number of items per section) makes that other section inexact, and the reader
// then has to ask the journal, as the reference always does. Invariant: places of an exact section are those
// of the records in the file of that section. One thread while it changes; an unchanging table may be read
// from any. Source: behaviour.md §1, format.md §9.
#pragma once

#include "core/archive/archive_format.h"

#include <boost/unordered/unordered_flat_map.hpp>

namespace cryo {

/// Index → position inside one section.
class PositionTable {
public:
    [[nodiscard]] std::optional<Position> find(std::uint64_t offset) const;
    /// Whether the offset is new; an old one gets the new position.
    bool set(std::uint64_t offset, Position position);
    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    static constexpr std::uint32_t kAbsent = UINT32_MAX;

    [[nodiscard]] bool fitsDense(std::uint64_t offset, Position position) const;
    void makeSparse();

    bool m_isDense = true;
    std::vector<std::uint32_t> m_dense; // by offset
    boost::unordered_flat_map<std::uint64_t, std::uint64_t> m_sparse;
    std::uint64_t m_count = 0;
};

class ItemTable {
public:
    /// What is known of a record without reading it.
    struct Place {
        ValuePlace value;
        std::uint32_t keyTag = 0;
    };

    struct Item {
        Position position;
        std::optional<Place> place; ///< none where only the journal can tell
    };

    /// itemsPerSection must not be 0.
    explicit ItemTable(std::uint64_t itemsPerSection)
        : m_itemsPerSection(itemsPerSection)
    {
    }

    [[nodiscard]] Section sectionOf(std::uint64_t index) const
    {
        return sectionOfIndex(index, m_itemsPerSection);
    }

    [[nodiscard]] std::optional<Item> find(std::uint64_t index) const;
    [[nodiscard]] bool contains(std::uint64_t index) const;

    /// Notes a record of the file of `section`. An index that is there already gets the new position.
    void set(Section section, std::uint64_t index, Position position, const Place& place);

    /// Forgets every index below `minimum`; how many there were.
    std::uint64_t prune(Section minimum);

    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    // 16 bytes; ValuePlace alone would be padded to that.
    struct PackedPlace {
        std::uint64_t valueOffset = 0;
        std::uint32_t valueSizeBytes = 0;
        std::uint32_t keyTag = 0;
    };
    struct SectionItems {
        PositionTable positions;
        std::vector<PackedPlace> places; // by position; cut short where a position was skipped
        bool exact = true;
    };

    SectionItems& itemsOf(Section section);

    std::uint64_t m_itemsPerSection;
    boost::unordered_flat_map<std::uint64_t, std::unique_ptr<SectionItems>> m_sections;
    std::pair<std::uint64_t, SectionItems*> m_last{0, nullptr}; // the section that was changed last
    std::uint64_t m_count = 0;
};

} // namespace cryo
