// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tip's arithmetic.
#include "core/journal/tip_buffer.h"

namespace cryo {

bool TipBuffer::append(ByteView bytes)
{
    cryo::append(m_data, bytes);
    return m_data.size() > m_capacityBytes;
}

bool TipBuffer::merge(std::uint64_t offset, ByteView first, ByteView second)
{
    const auto end = checkedAdd(offset, first.size() + second.size());
    if (offset < m_offset || !end || *end > saturatingAdd(m_offset, m_capacityBytes))
        return false;
    const std::size_t begin = offset - m_offset;
    if (begin == m_data.size()) { // the usual case: no zeros first
        cryo::append(m_data, first);
        cryo::append(m_data, second);
        return true;
    }
    m_data.resize(std::max(m_data.size(), begin + first.size() + second.size()));
    std::ranges::copy(first, m_data.begin() + static_cast<std::ptrdiff_t>(begin));
    std::ranges::copy(second, m_data.begin() + static_cast<std::ptrdiff_t>(begin + first.size()));
    return true;
}

void TipBuffer::resize(std::uint64_t sizeBytes)
{
    if (sizeBytes >= m_offset && sizeBytes < this->sizeBytes())
        m_data.resize(sizeBytes - m_offset);
    else
        reset(sizeBytes, {});
}

std::size_t TipBuffer::extract(std::uint64_t offset, MutableByteView to) const
{
    const std::uint64_t end = offset + to.size();
    if (end <= m_offset)
        return to.size();
    const std::size_t inFront = offset < m_offset ? m_offset - offset : 0;
    const std::size_t begin = offset < m_offset ? 0 : offset - m_offset;
    std::ranges::copy(ByteView(m_data).subspan(begin, to.size() - inFront), to.subspan(inFront).begin());
    return inFront;
}

void TipBuffer::dropFront(std::size_t bytes)
{
    m_data.erase(m_data.begin(), m_data.begin() + static_cast<std::ptrdiff_t>(bytes));
    m_offset += bytes;
}

void TipBuffer::reset(std::uint64_t offset, ByteView data)
{
    m_data.assign(data.begin(), data.end());
    m_offset = offset;
}

void TipBuffer::advanceTo(std::uint64_t offset)
{
    m_offset = std::max(m_offset, offset);
}

} // namespace cryo
