// SPDX-License-Identifier: GPL-3.0-or-later
//
// Page arithmetic and streaming.
#include "core/journal/paged_reader.h"

namespace cryo {

namespace {

/// How much is read at once when every page is wanted.
constexpr std::uint64_t kReadAtOnceBytes = std::uint64_t{1} << 20;

} // namespace

PagedReader::PagedReader(BlobReader blob, PageSize pageSize)
    : m_blob(std::move(blob))
    , m_pageSize(pageSize)
    , m_pages(m_blob.sizeBytes() / pageSize.physicalBytes())
    , m_tailBytes(m_blob.sizeBytes() % pageSize.physicalBytes())
{
}

Result<PagedReader> PagedReader::open(BlobReader blob, PageSize pageSize)
{
    if (pageSize.value == 0)
        return fail(Errc::InvalidArgument, "a page size of 0 is not possible", blob.where());
    PagedReader reader(std::move(blob), pageSize);
    CRYO_TRY(reader.findEnd());
    return reader;
}

Result<> PagedReader::findEnd()
{
    // A healthy file needs its last page only; the more pages fail, the more are read at once.
    const std::uint64_t physical = m_pageSize.physicalBytes();
    const std::vector<PageRun> runs = storedPages();
    std::uint64_t atOnce = 1;
    std::uint64_t readBytes = 0;
    Bytes piece;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        for (std::uint64_t end = run->end; end > run->first && readBytes < kWalkBackLimitBytes;) {
            const std::uint64_t count = std::min(atOnce, end - run->first);
            piece.resize(count * physical);
            CRYO_TRY(m_blob.readAt(LogicalOffset{(end - count) * physical}, piece));
            for (std::uint64_t i = count; i > 0; --i)
                if (acceptAsLast(end - count + i, ByteView(piece).subspan((i - 1) * physical, physical)))
                    return {};
            end -= count;
            readBytes += piece.size();
            atOnce = std::max<std::uint64_t>(1, kReadAtOnceBytes / physical);
        }
    return {};
}

bool PagedReader::acceptAsLast(std::uint64_t pagesUpToHere, ByteView physicalPage)
{
    const PageVerdict verdict = judgePage(physicalPage, m_pageSize);
    if (!verdict.valid)
        return false;
    m_recoveredPages = pagesUpToHere;
    m_recoveredSizeBytes = (pagesUpToHere - 1) * m_pageSize.value + verdict.lenBytes;
    m_lastVerdict = verdict;
    return true;
}

std::vector<PagedReader::PageRun> PagedReader::storedPages() const
{
    const std::uint64_t physical = m_pageSize.physicalBytes();
    const std::uint64_t headerBytes = m_blob.toFile(LogicalOffset{0}).value;
    std::vector<PageRun> runs;
    for (const DataExtent& extent : m_blob.file().dataExtents()) {
        if (extent.endByte <= headerBytes)
            continue;
        const std::uint64_t begin = extent.beginByte > headerBytes ? extent.beginByte - headerBytes : 0;
        PageRun run{begin / physical, std::min(m_pages, (extent.endByte - headerBytes - 1) / physical + 1)};
        if (!runs.empty())
            run.first = std::max(run.first, runs.back().end);
        if (run.first < run.end)
            runs.push_back(run);
    }
    return runs;
}

FileOffset PagedReader::toFile(LogicalOffset offset) const
{
    const std::uint64_t page = offset.value / m_pageSize.value;
    const std::uint64_t inPage = offset.value % m_pageSize.value;
    const auto begin = checkedMultiply(page, m_pageSize.physicalBytes());
    return m_blob.toFile(LogicalOffset{begin ? saturatingAdd(*begin, inPage) : UINT64_MAX});
}

Result<PageVerdict> PagedReader::readPage(PageNumber page, Bytes& buffer) const
{
    if (page.value >= m_pages)
        return fail(Errc::ItemOutOfRange, "page " + std::to_string(page.value) + " is not in the file",
                    m_blob.where());
    buffer.resize(m_pageSize.physicalBytes());
    CRYO_TRY(m_blob.readAt(LogicalOffset{page.value * m_pageSize.physicalBytes()}, buffer));
    return judgePage(buffer, m_pageSize);
}

Result<> PagedReader::readUnchecked(LogicalOffset offset, MutableByteView to) const
{
    const auto end = checkedAdd(offset.value, to.size());
    if (!end || *end > m_pages * m_pageSize.value)
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", m_blob.at(toFile(offset)));
    while (!to.empty()) {
        const std::uint64_t page = offset.value / m_pageSize.value;
        const std::uint64_t inPage = offset.value % m_pageSize.value;
        const std::size_t n = std::min<std::size_t>(to.size(), m_pageSize.value - inPage);
        CRYO_TRY(m_blob.readAt(LogicalOffset{page * m_pageSize.physicalBytes() + inPage}, to.first(n)));
        to = to.subspan(n);
        offset.value += n;
    }
    return {};
}

Result<> PagedReader::forEachPage(const PageVisitor& visit) const
{
    Bytes piece;
    for (const PageRun& run : storedPages())
        CRYO_TRY(visitRun(run, visit, piece));
    return {};
}

Result<> PagedReader::visitRun(PageRun run, const PageVisitor& visit, Bytes& piece) const
{
    const std::uint64_t physical = m_pageSize.physicalBytes();
    const std::uint64_t atOnce = std::max<std::uint64_t>(1, kReadAtOnceBytes / physical);
    for (std::uint64_t first = run.first; first < run.end; first += atOnce) {
        const std::uint64_t count = std::min(atOnce, run.end - first);
        piece.resize(count * physical);
        CRYO_TRY(m_blob.readAt(LogicalOffset{first * physical}, piece));
        for (std::uint64_t i = 0; i < count; ++i) {
            const ByteView page = ByteView(piece).subspan(i * physical, physical);
            CRYO_TRY(visit(PageNumber{first + i}, judgePage(page, m_pageSize), page.first(m_pageSize.value)));
        }
    }
    return {};
}

} // namespace cryo
