// SPDX-License-Identifier: GPL-3.0-or-later
// Flushing pages, slot by slot. Source: format.md §2.4.
#include "tests/support/paged_writer.h"

#include "core/base/crc32c.h"

namespace cryo::test {

void PagedWriter::writePage(std::uint64_t page, ByteView data)
{
    const PageFooter::Slot fresh{static_cast<std::uint16_t>(data.size()), crc32c(data)};
    PageFooter footer;
    int slot = 0;
    if (m_partial) {
        // The slot that counts stays where it is; the other one takes the new length.
        slot = 1 - m_partialSlot;
        footer.slots[static_cast<std::size_t>(m_partialSlot)] =
            m_partial->slots[static_cast<std::size_t>(m_partialSlot)];
    }
    footer.slots[static_cast<std::size_t>(slot)] = fresh;
    m_partial.reset();
    if (data.size() < m_pageSize.value) {
        m_partial = footer;
        m_partialSlot = slot;
    }
    const std::uint64_t begin = page * m_pageSize.physicalBytes();
    m_payload.resize(begin);
    Bytes bytes(data.begin(), data.end());
    bytes.resize(m_pageSize.physicalBytes());
    encodePageFooter(footer, MutableByteView(bytes).subspan(m_pageSize.value));
    cryo::append(m_payload, bytes);
}

void PagedWriter::sync()
{
    if (m_logical.size() == m_syncedBytes)
        return;
    for (std::uint64_t page = m_syncedBytes / m_pageSize.value; page * m_pageSize.value < m_logical.size();
         ++page) {
        const std::uint64_t begin = page * m_pageSize.value;
        const std::uint64_t length = std::min<std::uint64_t>(m_pageSize.value, m_logical.size() - begin);
        const Bytes data(m_logical.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_logical.begin() + static_cast<std::ptrdiff_t>(begin + length));
        writePage(page, data);
    }
    m_syncedBytes = m_logical.size();
}

void PagedWriter::shorten(std::uint64_t sizeBytes, Shortening how)
{
    const std::uint64_t page = sizeBytes / m_pageSize.value;
    const auto length = static_cast<std::uint16_t>(sizeBytes % m_pageSize.value);
    m_payload.resize((page + (length != 0 ? 1 : 0)) * m_pageSize.physicalBytes());
    m_logical.resize(sizeBytes);
    m_syncedBytes = sizeBytes;
    m_partial.reset();
    if (length == 0 || how == Shortening::Untouched)
        return;
    const MutableByteView footerBytes = MutableByteView(m_payload).last(kPageFooterSizeBytes);
    PageFooter footer = decodePageFooter(footerBytes);
    const auto old = static_cast<std::size_t>(footer.slots[0].lenBytes >= footer.slots[1].lenBytes ? 0 : 1);
    footer.slots[1 - old] = {
        length, crc32c(ByteView(m_logical).subspan(static_cast<std::size_t>(page) * m_pageSize.value))};
    footer.slots[old] = {0, how == Shortening::OldCrc ? footer.slots[old].crc : 0};
    encodePageFooter(footer, footerBytes);
    m_partial = footer;
    m_partialSlot = static_cast<int>(1 - old);
}

} // namespace cryo::test
