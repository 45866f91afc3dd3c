// SPDX-License-Identifier: GPL-3.0-or-later
//
// An append-only blob in pages with checksums, open for writing: index journals.
//
//   payload = pages of Q = P + 12 bytes (page_format.h); the tip in memory starts at a page boundary, so it
//   always holds the persisted part of a partial last page too
//
// Opening cuts what follows the last page that validates. Appending flushes full pages when the tip outgrows
// its capacity; sync and replay flush the partial page too. Of a partial page that is written again, the slot
// that vouches for the old length stays as it is, and the other one gets the new length: the slots alternate.
//
// A page that was shortened has no slot to keep: the reference rewrites it unprotected. We reach the same
// bytes in steps, each durable before the next, with a valid slot for the old content at every moment.
//
// A page outside the tip must be full. It is verified when it is first read; its place in a bitmap then
// spares reading more than was asked for. Threads: mutating members belong to one thread; const members may
// overlap with each other. Source: format.md §2.
#pragma once

#include "core/journal/deviation_policy.h"
#include "core/journal/page_format.h"
#include "core/journal/release_policy.h"
#include "core/journal/tip_buffer.h"
#include "core/storage/blob.h"

#include <functional>
#include <memory>

namespace cryo {

class PagedReplay;

struct PagedBlobOptions {
    PageSize pageSize;
    std::size_t writeBufferBytes = 1; ///< raised to 2·P
    /// Safer: opening reads every page, and cuts at the first bad one instead of at the last good one
    /// (deviation D-PAGE).
    DeviationPolicy policy = DeviationPolicy::Reference;
    PageShortening shortening = PageShortening::AtNextFlush;
    bool namesPageDamage = false; ///< readAt as readAtOrCause
};

class PagedBlob {
public:
    using Options = PagedBlobOptions;

    /// Recovers as format.md §2.3; a cut is durable when it returns.
    /// Errors: InvalidArgument for a page size of 0; those of Blob.
    static Result<PagedBlob> open(Blob blob, const Options& options);
    /// For a blob that will not be written: anything that a recovery would cut is InvalidChecksum, and append
    /// and resize fail with ImmutableBlob.
    static Result<PagedBlob> openImmutable(Blob blob, const Options& options);

    PagedBlob(PagedBlob&&) noexcept;
    PagedBlob& operator=(PagedBlob&&) noexcept;
    ~PagedBlob();

    /// Logical size with what is in the tip.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_tip.sizeBytes(); }
    [[nodiscard]] PageSize pageSize() const { return m_pageSize; }
    [[nodiscard]] bool isImmutable() const { return m_immutable; }
    [[nodiscard]] const Where& where() const { return m_blob.where(); }

    /// Errors: ImmutableBlob; those of Blob.
    Result<> append(ByteView bytes);

    /// Fills `to`. Errors: OffsetOverflow; BlobInsufficientLength past sizeBytes(); ReadFailed for a page
    /// that cannot be read, does not validate, or is not full.
    Result<> readAt(LogicalOffset offset, MutableByteView to) const;
    /// As readAt, but with the cause where that says ReadFailed: InvalidChecksum for a page that does not
    /// validate or is not full, else what the storage says.
    Result<> readAtOrCause(LogicalOffset offset, MutableByteView to) const;
    /// As readAt, but the bytes where they lie in memory, if they do; else in `scratch`. Valid until the blob
    /// or `scratch` changes.
    Result<ByteView> viewAt(LogicalOffset offset, std::size_t lengthBytes, Bytes& scratch) const;
    /// As readAt, but as many bytes as there are. Errors: BlobInsufficientLength when there is none.
    Result<std::size_t> readUpTo(LogicalOffset offset, MutableByteView to) const;

    /// Flushes everything and makes the file durable. Nothing when immutable. Errors: those of Blob.
    Result<> sync();

    /// How many bytes from the start lie in pages that validate, without a bad or short page in front of
    /// them. Pages of the first `provenBytes` are not read again. For a blob with nothing buffered. Errors:
    /// those of Blob.
    [[nodiscard]] Result<std::uint64_t> validPrefixBytes(std::uint64_t provenBytes) const;

    /// Makes durable what is in the file, if that was changed since; flushes nothing. Errors: those of Blob.
    Result<> settle();
    /// settle, and under Safer a page that was shortened says so in the file (deviation D-SHRINK). Errors:
    /// those of Blob.
    Result<> settleCut();

    /// Shrinks (or grows with zeros) to a logical size. Syncs first; the new length itself is not durable.
    /// Errors: ImmutableBlob; InvalidChecksum when the page that becomes the last one does not validate or is
    /// too short; those of Blob.
    Result<> resize(std::uint64_t sizeBytes);

    /// Flushes everything, not durably, and begins a sequential reading. The replay holds the file by itself
    /// and may be used on another thread; it sees what was there now.
    /// Errors: InvalidArgument for a buffer of 0 bytes; those of Blob.
    Result<PagedReplay> replay(std::size_t bufferBytes);

    /// Makes the blob refuse changes from now on; flushed and durable when it returns.
    Result<> toImmutable();
    void toMutable() { m_immutable = false; }

private:
    class VerifiedPages;
    PagedBlob(Blob blob, const Options& options);
    static Result<PagedBlob> openAs(Blob blob, const Options& options, bool immutable);
    struct LastPage;
    Result<> recover(bool immutable);
    Result<LastPage> findLastPage() const;
    Result<LastPage> findLastOfGoodPages() const;
    void startAt(const LastPage& last);
    Result<> growTo(std::uint64_t sizeBytes);
    Result<> loadShortened(std::uint64_t page, std::size_t lenBytes);
    Result<> flush(bool withPartialPage);
    [[nodiscard]] std::optional<PageFooter> buildPhysical(bool withPartialPage, std::size_t pages,
                                                          Bytes& physical) const;
    Result<> writePhysical(ByteView physical);
    Result<> writeAroundProtectedSlot(std::uint64_t begin, ByteView physical);
    Result<> rewriteShortened(std::uint64_t begin, ByteView physical);
    Result<> vouchForKept();
    Result<> publishShortened(const PageVerdict& old);
    [[nodiscard]] std::uint64_t fileOffsetOf(std::uint64_t page) const
    {
        return page * m_pageSize.physicalBytes();
    }
    Result<PageVerdict> readPage(std::uint64_t page, Bytes& physical) const;
    Result<> readFromPage(std::uint64_t page, std::size_t inPage, MutableByteView to) const;
    [[nodiscard]] std::optional<ByteView> viewInPage(LogicalOffset offset, std::size_t lengthBytes) const;

    /// A page that was cut inside, and what the file still says about it.
    struct Shortened {
        std::size_t lenBytes = 0; ///< bytes that were kept
        int validSlot = 0;        ///< vouches for the old, longer content; once vouchedFor, for what was kept
        bool vouchedFor = false;  ///< the file's only slot is that of the kept bytes
    };

    Blob m_blob;
    PageSize m_pageSize;
    DeviationPolicy m_policy;
    PageShortening m_shortening;
    bool m_namesPageDamage;
    TipBuffer m_tip;
    bool m_immutable = false;
    std::uint64_t m_currentPage = 0;           ///< where the next appended byte goes
    std::optional<PageFooter> m_partialFooter; ///< of the partial page in the file, if a slot must be kept
    std::optional<Shortened> m_shortened;      ///< the current page, if it was cut and not written since
    bool m_lengthCut = false;                  ///< the file was shortened since it was last durable
    bool m_settled = false;                    ///< the file as it is, is durable
    std::unique_ptr<VerifiedPages> m_verified;
};

/// A sequential reading of a paged blob: every page is validated, every page but the last must be full.
/// One thread. Source: format.md §2.6.
class PagedReplay {
public:
    /// Logical bytes of the whole blob.
    [[nodiscard]] std::uint64_t sizeBytes() const { return m_sizeBytes; }
    /// Whether everything was read from the file (bytes may remain to be taken).
    [[nodiscard]] bool exhausted() const { return m_exhausted; }
    /// The bytes at hand: contiguous, behind what was taken.
    [[nodiscard]] ByteView available() const { return ByteView(m_data).subspan(m_taken); }

    /// Reads on until `bytes` are at hand; false when the blob ends before. Errors: InvalidChecksum for a
    /// page that is bad, or short though others follow; those of Blob. What was at hand before stays.
    Result<bool> ensure(std::size_t bytes);
    /// Goes on behind the first `bytes` at hand (no more than there are).
    void take(std::size_t bytes);
    /// Goes on at a logical offset. Errors: BlobInsufficientLength past the end.
    Result<> seek(LogicalOffset offset);

private:
    friend class PagedBlob;
    PagedReplay(Blob blob, PageSize pageSize, std::uint64_t pages, std::uint64_t sizeBytes,
                std::uint64_t pagesAtOnce);
    Result<bool> fill();

    Blob m_blob;
    PageSize m_pageSize;
    std::uint64_t m_pages;
    std::uint64_t m_sizeBytes;
    std::uint64_t m_pagesAtOnce;
    std::uint64_t m_nextPage = 0;
    std::size_t m_skip = 0; ///< bytes of the next page in front of the place that was sought
    bool m_exhausted = false;
    Bytes m_data;
    std::size_t m_taken = 0;
    Bytes m_physical; ///< a batch as read; kept for its allocation
};

} // namespace cryo
