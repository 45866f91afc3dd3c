// SPDX-License-Identifier: GPL-3.0-or-later
// An index file as the engines write it: where a sync falls inside a page, the page is written short, and its
// checksum slots alternate from then on. So the bytes depend on the sync points, as theirs do.
// Invariant: payload() is always what a sync left. Thread rule: one thread. Source: format.md §2.4, §2.5.
#pragma once

#include "core/journal/page_format.h"

#include <optional>

namespace cryo::test {

class PagedWriter {
public:
    explicit PagedWriter(PageSize pageSize)
        : m_pageSize(pageSize)
    {
    }

    void append(ByteView bytes) { cryo::append(m_logical, bytes); }
    /// Writes full pages and the partial remainder.
    void sync();

    /// How the releases cut a page short (newer.md §3). The next sync brings the page in line again.
    enum class Shortening {
        Untouched, ///< 2026.2.0: nothing is rewritten until the next flush
        OldCrc,    ///< 2026.5.0 … 2026.7.1: fresh slot, the other (0, old CRC)
        Cleared    ///< 2026.9.0 and later: fresh slot, the other (0, 0)
    };
    /// Cuts to a smaller logical size, after a sync.
    void shorten(std::uint64_t sizeBytes, Shortening how);

    /// Logical bytes, those not yet synced included.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_logical.size(); }
    [[nodiscard]] std::uint64_t syncedSizeBytes() const { return m_syncedBytes; }
    /// The logical bytes from the start.
    [[nodiscard]] ByteView logical() const { return m_logical; }
    /// Physical pages as of the last sync; no header.
    [[nodiscard]] const Bytes& payload() const { return m_payload; }

private:
    void writePage(std::uint64_t page, ByteView data);

    PageSize m_pageSize;
    Bytes m_logical;
    Bytes m_payload;
    std::uint64_t m_syncedBytes = 0;
    std::optional<PageFooter> m_partial; ///< footer of the last page, if that is short
    int m_partialSlot = 0;               ///< which of its slots counts
};

} // namespace cryo::test
