// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sequential reading: pages in batches, judged before any of their bytes is handed on.
#include "core/journal/paged_blob.h"

namespace cryo {

PagedReplay::PagedReplay(Blob blob, PageSize pageSize, std::uint64_t pages, std::uint64_t sizeBytes,
                         std::uint64_t pagesAtOnce)
    : m_blob(std::move(blob))
    , m_pageSize(pageSize)
    , m_pages(pages)
    , m_sizeBytes(sizeBytes)
    , m_pagesAtOnce(pagesAtOnce)
{
}

Result<bool> PagedReplay::ensure(std::size_t bytes)
{
    while (available().size() < bytes && !m_exhausted) {
        CRYO_ASSIGN(const bool filled, fill());
        m_exhausted = !filled;
    }
    return available().size() >= bytes;
}

void PagedReplay::take(std::size_t bytes)
{
    m_taken += bytes;
}

Result<> PagedReplay::seek(LogicalOffset offset)
{
    if (offset.value > m_sizeBytes)
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", m_blob.where());
    m_data.clear();
    m_taken = 0;
    m_exhausted = false;
    m_nextPage = offset.value / m_pageSize.logicalBytes();
    m_skip = offset.value % m_pageSize.logicalBytes();
    return {};
}

Result<bool> PagedReplay::fill()
{
    if (m_nextPage >= m_pages)
        return false;
    const std::uint64_t physicalBytes = m_pageSize.physicalBytes();
    const std::uint64_t count = std::min(m_pagesAtOnce, m_pages - m_nextPage);
    m_physical.resize(count * physicalBytes);
    CRYO_TRY(m_blob.readAt(LogicalOffset{m_nextPage * physicalBytes}, m_physical));
    std::size_t lastLen = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const PageVerdict verdict =
            judgePage(ByteView(m_physical).subspan(i * physicalBytes, physicalBytes), m_pageSize);
        const bool mayBePartial = m_nextPage + i + 1 == m_pages;
        if (!verdict.valid || (!mayBePartial && !verdict.full(m_pageSize)))
            return fail(Errc::InvalidChecksum, "invalid or missing checksum", m_blob.where());
        lastLen = verdict.lenBytes;
    }
    m_data.erase(m_data.begin(), m_data.begin() + static_cast<std::ptrdiff_t>(m_taken));
    m_taken = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const ByteView page = ByteView(m_physical).subspan(i * physicalBytes, physicalBytes);
        const ByteView data = page.first(i + 1 == count ? lastLen : m_pageSize.value);
        append(m_data, data.subspan(std::min(m_skip, data.size())));
        m_skip = 0;
    }
    m_nextPage += count;
    return true;
}

} // namespace cryo
