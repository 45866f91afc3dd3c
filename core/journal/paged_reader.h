// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads an index file page by page, tolerantly: a bad page is a verdict, not an error.
//
//   payload = n physical pages of Q = P + 12 bytes, then perhaps a cut page (the "tail")
//   logical offset x lies in page x / P, at x mod P
//
// recoveredPages and recoveredSizeBytes are what an engine keeps when it opens the file: it walks back from
// the end to the first page that validates. Earlier pages may be bad all the same. Immutable after opening;
// any thread. Source: format.md §2.2, §2.3, §2.6.
#pragma once

#include "core/base/progress.h"
#include "core/journal/page_format.h"
#include "core/storage/blob_reader.h"

#include <functional>

namespace cryo {

/// The number of a page in its file, counted from 0.
struct PageNumber {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(const PageNumber&, const PageNumber&) = default;
};

class PagedReader {
public:
    /// Judges pages from the end on, until one validates (one page for a healthy file). Pages in holes are
    /// skipped: they are zeros, and zeros never validate. At most kWalkBackLimitBytes are read. Errors:
    /// ReadFailed.
    static Result<PagedReader> open(BlobReader blob, PageSize pageSize);

    [[nodiscard]] const BlobReader& blob() const { return m_blob; }
    [[nodiscard]] PageSize pageSize() const { return m_pageSize; }

    /// Whole physical pages in the file.
    [[nodiscard]] std::uint64_t pages() const { return m_pages; }
    /// Bytes behind the last whole page.
    [[nodiscard]] std::uint64_t tailBytes() const { return m_tailBytes; }
    /// Pages up to and including the last one that validates.
    [[nodiscard]] std::uint64_t recoveredPages() const { return m_recoveredPages; }
    /// Logical size after an engine's recovery of this file.
    [[nodiscard]] std::uint64_t recoveredSizeBytes() const { return m_recoveredSizeBytes; }
    /// The verdict of the last page that validates; a default one if none does.
    [[nodiscard]] const PageVerdict& lastVerdict() const { return m_lastVerdict; }

    [[nodiscard]] LogicalOffset pageBegin(PageNumber page) const { return {page.value * m_pageSize.value}; }
    /// Where the page begins in the file.
    [[nodiscard]] FileOffset pageFileOffset(PageNumber page) const
    {
        return m_blob.toFile(LogicalOffset{page.value * m_pageSize.physicalBytes()});
    }
    /// Where a logical byte stands in the file.
    [[nodiscard]] FileOffset toFile(LogicalOffset offset) const;

    /// Reads a physical page into `buffer` (resized to Q) and judges it.
    /// Errors: ItemOutOfRange for a page that is not there; ReadFailed.
    Result<PageVerdict> readPage(PageNumber page, Bytes& buffer) const;

    /// Reads data bytes, footers skipped, without judging any page: for looking at damaged places too.
    /// Errors: BlobInsufficientLength past the last whole page; ReadFailed.
    Result<> readUnchecked(LogicalOffset offset, MutableByteView to) const;

    /// Every whole page in order, read in large pieces. `data` holds the P data bytes and lives for the call.
    /// Pages that lie in a hole of the file as a whole are not visited: the next page number jumps.
    using PageVisitor = std::function<Result<>(PageNumber, const PageVerdict&, ByteView data)>;
    Result<> forEachPage(const PageVisitor& visit) const;

    /// The pages that hold any stored byte, as [first, end) runs in order.
    struct PageRun {
        std::uint64_t first = 0;
        std::uint64_t end = 0;
    };
    [[nodiscard]] std::vector<PageRun> storedPages() const;

    static constexpr std::uint64_t kWalkBackLimitBytes = std::uint64_t{1} << 30;

private:
    PagedReader(BlobReader blob, PageSize pageSize);
    Result<> findEnd();
    bool acceptAsLast(std::uint64_t pagesUpToHere, ByteView physicalPage);
    Result<> visitRun(PageRun run, const PageVisitor& visit, Bytes& piece) const;

    BlobReader m_blob;
    PageSize m_pageSize;
    std::uint64_t m_pages = 0;
    std::uint64_t m_tailBytes = 0;
    std::uint64_t m_recoveredPages = 0;
    std::uint64_t m_recoveredSizeBytes = 0;
    PageVerdict m_lastVerdict;
};

} // namespace cryo
