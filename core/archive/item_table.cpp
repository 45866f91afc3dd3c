// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dense tables of positions, and a map where they would be mostly empty.
#include "core/archive/item_table.h"

namespace cryo {

namespace {

// A dense table may have this many entries, plus this many times as many as it has items.
constexpr std::uint64_t kDenseAlways = 1024;
constexpr std::uint64_t kDenseFactor = 8;

} // namespace

std::optional<Position> PositionTable::findSparse(std::uint64_t offset) const
{
    const auto found = m_sparse.find(offset);
    return found == m_sparse.end() ? std::nullopt : std::optional(Position{found->second});
}

bool PositionTable::fitsDense(std::uint64_t offset, Position position) const
{
    return position.value < kAbsent && offset < kDenseAlways + kDenseFactor * (m_count + 1);
}

void PositionTable::makeSparse()
{
    for (std::size_t offset = 0; offset < m_dense.size(); ++offset)
        if (m_dense[offset] != kAbsent)
            m_sparse.emplace(offset, m_dense[offset]);
    m_dense = {};
    m_isDense = false;
}

bool PositionTable::set(std::uint64_t offset, Position position)
{
    if (m_isDense && !fitsDense(offset, position))
        makeSparse();
    bool isNew = false;
    if (m_isDense) {
        if (offset >= m_dense.size())
            m_dense.resize(offset + 1, kAbsent);
        isNew = m_dense[offset] == kAbsent;
        m_dense[offset] = static_cast<std::uint32_t>(position.value);
    } else {
        isNew = m_sparse.insert_or_assign(offset, position.value).second;
    }
    if (isNew)
        ++m_count;
    return isNew;
}

PositionTable& ItemTable::positionsOf(Section section)
{
    if (m_last.second == nullptr || m_last.first != section.value) {
        std::unique_ptr<PositionTable>& positions = m_sections[section.value];
        if (!positions)
            positions = std::make_unique<PositionTable>();
        m_last = {section.value, positions.get()};
    }
    return *m_last.second;
}

std::optional<Position> ItemTable::find(std::uint64_t index) const
{
    const Section section = sectionOf(index);
    const auto found = m_sections.find(section.value);
    if (found == m_sections.end())
        return std::nullopt;
    return found->second->find(index - section.value);
}

bool ItemTable::set(std::uint64_t index, Position position)
{
    const Section home = sectionOf(index);
    const bool isNew = positionsOf(home).set(index - home.value, position);
    if (isNew)
        ++m_count;
    return isNew;
}

std::uint64_t ItemTable::prune(Section minimum)
{
    std::uint64_t removed = 0;
    for (auto it = m_sections.begin(); it != m_sections.end();) {
        if (it->first < minimum.value) {
            removed += it->second->count();
            m_sections.erase(it++);
        } else {
            ++it;
        }
    }
    m_last = {0, nullptr};
    m_count -= removed;
    return removed;
}

} // namespace cryo
