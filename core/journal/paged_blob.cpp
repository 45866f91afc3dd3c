// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recovery, flushing and reading of pages. What goes where in a page is page_format's business.
#include "core/journal/paged_blob.h"

#include "core/base/crc32c.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <span>

namespace cryo {

namespace {

/// How much is read at once when every page is judged, and written at once when a blob grows by zeros.
constexpr std::uint64_t kPagesAtOnceBytes = std::uint64_t{1} << 20;

std::unexpected<Error> invalidChecksum(const Where& where)
{
    return fail(Errc::InvalidChecksum, "invalid or missing checksum", where);
}

int longerSlot(const PageFooter& footer)
{
    return footer.slots[0].lenBytes >= footer.slots[1].lenBytes ? 0 : 1;
}

/// The footer as the rule for pages leaves it: a slot that failed counts as absent.
PageFooter trusted(const PageVerdict& verdict)
{
    PageFooter footer = verdict.footer;
    if (verdict.fellBack)
        footer.slots[static_cast<std::size_t>(1 - verdict.slot)] = {};
    return footer;
}

/// Of the first `pages` pages those up to the last one that is not a hole from end to end. A hole is zeros,
/// and no checksum vouches for a page of zeros; a file may claim more of them than can be read.
std::uint64_t pagesStoredWithin(std::span<const DataExtent> stored, std::uint64_t pages,
                                std::uint64_t physicalBytes)
{
    const auto behind = std::ranges::lower_bound(stored, pages * physicalBytes, {}, &DataExtent::beginByte);
    if (behind == stored.begin())
        return 0;
    return std::min(pages, (std::prev(behind)->endByte - 1) / physicalBytes + 1);
}

/// A footer whose longer slot stays where it is, beside a new one.
PageFooter besideOld(const PageFooter& old, PageFooter::Slot added)
{
    const auto kept = static_cast<std::size_t>(longerSlot(old));
    PageFooter footer;
    footer.slots[kept] = old.slots[kept];
    footer.slots[1 - kept] = added;
    return footer;
}

} // namespace

/// One bit a page: its checksum was right when this object read or wrote it. Setting from several threads at
/// once is fine; growing is for the one that changes the blob.
class PagedBlob::VerifiedPages {
public:
    void growTo(std::uint64_t pages)
    {
        const std::size_t words = pages / 64 + 1;
        if (words <= m_words)
            return;
        const std::size_t grown = std::max(words, 2 * m_words);
        auto bits = std::make_unique<std::atomic<std::uint64_t>[]>(grown); // zeros
        for (std::size_t i = 0; i < m_words; ++i)
            bits[i] = m_bits[i].load(std::memory_order_relaxed);
        m_bits = std::move(bits);
        m_words = grown;
    }
    [[nodiscard]] bool has(std::uint64_t page) const
    {
        return page / 64 < m_words && (m_bits[page / 64].load(std::memory_order_relaxed) & bit(page)) != 0;
    }
    void add(std::uint64_t page)
    {
        if (page / 64 < m_words)
            m_bits[page / 64].fetch_or(bit(page), std::memory_order_relaxed);
    }
    void removeFrom(std::uint64_t page)
    {
        for (std::uint64_t word = page / 64; word < m_words; ++word)
            m_bits[word].fetch_and(word == page / 64 ? bit(page) - 1 : 0, std::memory_order_relaxed);
    }

private:
    static std::uint64_t bit(std::uint64_t page) { return std::uint64_t{1} << (page % 64); }

    std::unique_ptr<std::atomic<std::uint64_t>[]> m_bits;
    std::size_t m_words = 0;
};

/// Where a blob's good pages end.
struct PagedBlob::LastPage {
    std::uint64_t pages = 0; ///< up to and including it
    PageVerdict verdict;     ///< of the last one, if there is any
    Bytes data;              ///< its vouched-for bytes, if it is partial
};

PagedBlob::PagedBlob(Blob blob, const Options& options)
    : m_blob(std::move(blob))
    , m_pageSize(options.pageSize)
    , m_policy(options.policy)
    , m_shortening(options.shortening)
    , m_namesPageDamage(options.namesPageDamage)
    , m_tip(0, std::max<std::size_t>(options.writeBufferBytes, 2 * options.pageSize.logicalBytes()))
    , m_verified(std::make_unique<VerifiedPages>())
{
}

PagedBlob::PagedBlob(PagedBlob&&) noexcept = default;
PagedBlob& PagedBlob::operator=(PagedBlob&&) noexcept = default;
PagedBlob::~PagedBlob() = default;

// ---- opening ----

Result<PagedBlob> PagedBlob::open(Blob blob, const Options& options)
{
    return openAs(std::move(blob), options, false);
}

Result<PagedBlob> PagedBlob::openImmutable(Blob blob, const Options& options)
{
    return openAs(std::move(blob), options, true);
}

Result<PagedBlob> PagedBlob::openAs(Blob blob, const Options& options, bool immutable)
{
    if (options.pageSize.value == 0)
        return fail(Errc::InvalidArgument, "a page size of 0 is not possible", blob.where());
    PagedBlob paged(std::move(blob), options);
    CRYO_TRY(paged.recover(immutable));
    paged.m_immutable = immutable;
    return paged;
}

Result<> PagedBlob::recover(bool immutable)
{
    const std::uint64_t payloadBytes = m_blob.sizeBytes();
    CRYO_ASSIGN(const LastPage last,
                m_policy == DeviationPolicy::Safer ? findLastOfGoodPages() : findLastPage());
    if (last.pages * m_pageSize.physicalBytes() != payloadBytes) {
        if (immutable)
            return invalidChecksum(where());
        CRYO_TRY(m_blob.resize(fileOffsetOf(last.pages)));
        CRYO_TRY(m_blob.sync());
        m_settled = true;
    }
    // What was read may still be on its way to the disk, from a process that ended before it could sync.
    m_settled = m_settled || last.pages == 0;
    startAt(last);
    return {};
}

Result<PagedBlob::LastPage> PagedBlob::findLastPage() const
{
    LastPage last;
    Bytes physical;
    std::optional<std::vector<DataExtent>> stored; // asked for late: most files end in a good page
    for (std::uint64_t n = m_blob.sizeBytes() / m_pageSize.physicalBytes(); n > 0; --n) {
        if (stored)
            n = pagesStoredWithin(*stored, n, m_pageSize.physicalBytes());
        if (n == 0)
            break;
        CRYO_ASSIGN(last.verdict, readPage(n - 1, physical));
        if (!last.verdict.valid) {
            if (!stored)
                stored = m_blob.dataExtents();
            continue;
        }
        last.pages = n;
        if (!last.verdict.full(m_pageSize))
            last.data.assign(physical.begin(), physical.begin() + last.verdict.lenBytes);
        break;
    }
    return last;
}

Result<PagedBlob::LastPage> PagedBlob::findLastOfGoodPages() const
{
    LastPage last;
    const std::uint64_t physicalBytes = m_pageSize.physicalBytes();
    const std::uint64_t pages = m_blob.sizeBytes() / physicalBytes;
    const std::uint64_t atOnce = std::max<std::uint64_t>(1, kPagesAtOnceBytes / physicalBytes);
    Bytes piece;
    for (std::uint64_t first = 0; first < pages; first += atOnce) {
        const std::uint64_t count = std::min(atOnce, pages - first);
        piece.resize(count * physicalBytes);
        CRYO_TRY(m_blob.readAt(LogicalOffset{fileOffsetOf(first)}, piece));
        for (std::uint64_t i = 0; i < count; ++i) {
            const ByteView page = ByteView(piece).subspan(i * physicalBytes, physicalBytes);
            const PageVerdict verdict = judgePage(page, m_pageSize);
            if (!verdict.valid)
                return last;
            last.pages = first + i + 1;
            last.verdict = verdict;
            if (!verdict.full(m_pageSize)) { // the last one, whatever follows
                last.data.assign(page.begin(), page.begin() + verdict.lenBytes);
                return last;
            }
        }
    }
    return last;
}

void PagedBlob::startAt(const LastPage& last)
{
    const bool partial = !last.data.empty();
    m_currentPage = partial ? last.pages - 1 : last.pages;
    if (partial)
        m_partialFooter = trusted(last.verdict);
    m_tip.reset(m_currentPage * m_pageSize.logicalBytes(), last.data);
    m_verified->growTo(m_currentPage);
}

// ---- appending and flushing ----

Result<> PagedBlob::append(ByteView bytes)
{
    if (m_immutable)
        return fail(Errc::ImmutableBlob, "immutable blob", where());
    return m_tip.append(bytes) ? flush(false) : Result<>{};
}

Result<> PagedBlob::flush(bool withPartialPage)
{
    const std::size_t pages = m_tip.data().size() / m_pageSize.logicalBytes();
    const std::size_t rest = m_tip.data().size() % m_pageSize.logicalBytes();
    const bool writesRest = withPartialPage && rest != 0;
    const bool restIsThere =
        m_partialFooter &&
        m_partialFooter->slots[static_cast<std::size_t>(longerSlot(*m_partialFooter))].lenBytes == rest;
    if (pages == 0 && (!writesRest || restIsThere))
        return {};
    thread_local Bytes physical; // kept for its allocation
    auto partialFooter = buildPhysical(writesRest, pages, physical);
    CRYO_TRY(writePhysical(physical));
    m_partialFooter = partialFooter;
    m_shortened.reset();
    m_settled = false;
    m_verified->growTo(m_currentPage + pages);
    for (std::size_t i = 0; i < pages; ++i)
        m_verified->add(m_currentPage + i);
    m_currentPage += pages;
    m_tip.dropFront(pages * m_pageSize.logicalBytes());
    return {};
}

/// Makes physical pages of the tip; the footer of the partial one if it is among them.
std::optional<PageFooter> PagedBlob::buildPhysical(bool withPartialPage, std::size_t pages,
                                                   Bytes& physical) const
{
    const std::size_t total = pages + (withPartialPage ? 1 : 0);
    const std::size_t physicalBytes = m_pageSize.physicalBytes();
    physical.resize(total * physicalBytes);
    PageFooter footer;
    for (std::size_t i = 0; i < total; ++i) {
        const ByteView rest = m_tip.data().subspan(i * m_pageSize.logicalBytes());
        const ByteView data = rest.first(std::min<std::size_t>(rest.size(), m_pageSize.value));
        const MutableByteView page = MutableByteView(physical).subspan(i * physicalBytes, physicalBytes);
        std::ranges::copy(data, page.begin());
        std::ranges::fill(page.subspan(data.size()), std::byte{0});
        const PageFooter::Slot slot{static_cast<std::uint16_t>(data.size()), crc32c(data)};
        footer = i == 0 && m_partialFooter ? besideOld(*m_partialFooter, slot) : PageFooter{{slot, {}}};
        encodePageFooter(footer, page.subspan(m_pageSize.value));
    }
    return withPartialPage ? std::optional(footer) : std::nullopt;
}

Result<> PagedBlob::writePhysical(ByteView physical)
{
    const std::uint64_t begin = fileOffsetOf(m_currentPage);
    // A slot that is to be kept must be durable before the other is lost, and so must a cut before its space
    // is used again.
    if (m_partialFooter || m_shortened || m_lengthCut)
        CRYO_TRY(settle());
    if (m_shortened)
        return rewriteShortened(begin, physical);
    if (m_partialFooter)
        return writeAroundProtectedSlot(begin, physical);
    return m_blob.writeAt(LogicalOffset{begin}, physical);
}

Result<> PagedBlob::settle()
{
    if (m_settled)
        return {};
    CRYO_TRY(m_blob.sync());
    m_settled = true;
    m_lengthCut = false;
    return {};
}

Result<> PagedBlob::settleCut()
{
    CRYO_TRY(settle());
    return m_shortened && m_policy == DeviationPolicy::Safer ? vouchForKept() : Result<>{};
}

/// The bytes that the old slot vouches for, and that slot, are not written again. Source: format.md §2.4.3.
Result<> PagedBlob::writeAroundProtectedSlot(std::uint64_t begin, ByteView physical)
{
    const int kept = longerSlot(*m_partialFooter);
    const std::size_t oldLen = m_partialFooter->slots[static_cast<std::size_t>(kept)].lenBytes;
    const std::size_t footerAt = m_pageSize.value;
    // Up to the kept slot, and from behind it.
    const std::size_t until = kept == 0 ? footerAt : footerAt + kFooterSlotBytes;
    const std::size_t from = until + kFooterSlotBytes;
    CRYO_TRY(m_blob.writeAt(LogicalOffset{begin + oldLen}, physical.subspan(oldLen, until - oldLen)));
    if (from < physical.size())
        CRYO_TRY(m_blob.writeAt(LogicalOffset{begin + from}, physical.subspan(from)));
    return {};
}

/// Ends in the bytes of one plain write of the whole page (slot 0 = new, slot 1 = zeros), but at every moment
/// some slot vouches for at least the bytes that were kept: each step is durable before the next.
Result<> PagedBlob::rewriteShortened(std::uint64_t begin, ByteView physical)
{
    CRYO_TRY(vouchForKept());
    const std::size_t kept = m_shortened->lenBytes;
    const std::size_t slotAt[2] = {m_pageSize.value, m_pageSize.value + kFooterSlotBytes};
    const ByteView newSlot = physical.subspan(slotAt[0], kFooterSlotBytes);
    const auto write = [&](std::size_t at, ByteView bytes) {
        return m_blob.writeAt(LogicalOffset{begin + at}, bytes);
    };
    if (m_shortened->validSlot == 1) {
        CRYO_TRY(write(kept, physical.subspan(kept, slotAt[1] - kept)));
        CRYO_TRY(m_blob.sync());
    } else {
        CRYO_TRY(write(kept, physical.subspan(kept, slotAt[0] - kept)));
        CRYO_TRY(write(slotAt[1], newSlot));
        CRYO_TRY(m_blob.sync());
        CRYO_TRY(write(slotAt[0], newSlot));
        CRYO_TRY(m_blob.sync());
    }
    return write(slotAt[1], physical.subspan(slotAt[1]));
}

/// Of a shortened page: the slot beside the old one vouches for what was kept, then the old one is gone.
Result<> PagedBlob::vouchForKept()
{
    if (m_shortened->vouchedFor)
        return {};
    const std::uint64_t footer = fileOffsetOf(m_currentPage) + m_pageSize.value;
    const auto old = static_cast<std::size_t>(m_shortened->validSlot);
    Bytes kept;
    appendBig(kept, static_cast<std::uint16_t>(m_shortened->lenBytes));
    appendBig(kept, crc32c(m_tip.data().first(m_shortened->lenBytes)));
    CRYO_TRY(m_blob.writeAt(LogicalOffset{footer + (1 - old) * kFooterSlotBytes}, kept));
    CRYO_TRY(m_blob.sync());
    CRYO_TRY(m_blob.writeAt(LogicalOffset{footer + old * kFooterSlotBytes}, Bytes(kFooterSlotBytes)));
    CRYO_TRY(m_blob.sync());
    m_shortened->validSlot = 1 - m_shortened->validSlot;
    m_shortened->vouchedFor = true;
    return {};
}

Result<> PagedBlob::sync()
{
    if (m_immutable)
        return {};
    CRYO_TRY(flush(true));
    CRYO_TRY(m_blob.sync());
    m_settled = true;
    m_lengthCut = false;
    return {};
}

Result<> PagedBlob::toImmutable()
{
    if (m_immutable)
        return {};
    CRYO_TRY(sync());
    m_immutable = true;
    return {};
}

// ---- changing the size ----

Result<> PagedBlob::resize(std::uint64_t sizeBytes)
{
    if (m_immutable)
        return fail(Errc::ImmutableBlob, "immutable blob", where());
    if (sizeBytes > this->sizeBytes())
        return growTo(sizeBytes);
    CRYO_TRY(sync());
    const std::uint64_t fullPages = sizeBytes / m_pageSize.logicalBytes();
    const std::size_t lenBytes = sizeBytes % m_pageSize.logicalBytes();
    CRYO_TRY(m_blob.resize(fileOffsetOf(fullPages + (lenBytes == 0 ? 0 : 1))));
    m_settled = false;
    m_lengthCut = true;
    m_partialFooter.reset();
    m_shortened.reset();
    m_currentPage = fullPages;
    m_tip.reset(fullPages * m_pageSize.logicalBytes(), {});
    m_verified->removeFrom(fullPages);
    return lenBytes == 0 ? Result<>{} : loadShortened(fullPages, lenBytes);
}

/// As one append of so many zeros, without holding them all.
Result<> PagedBlob::growTo(std::uint64_t sizeBytes)
{
    const bool flushes = sizeBytes - m_tip.offset() > m_tip.capacityBytes();
    const Bytes zeros(std::min(kPagesAtOnceBytes, sizeBytes - this->sizeBytes()));
    while (this->sizeBytes() < sizeBytes)
        CRYO_TRY(append(ByteView(zeros).first(std::min(zeros.size(), sizeBytes - this->sizeBytes()))));
    return flushes ? flush(false) : Result<>{};
}

Result<> PagedBlob::loadShortened(std::uint64_t page, std::size_t lenBytes)
{
    Bytes physical;
    CRYO_ASSIGN(const PageVerdict verdict, readPage(page, physical));
    if (!verdict.valid || verdict.lenBytes < lenBytes)
        return invalidChecksum(where());
    m_tip.reset(page * m_pageSize.logicalBytes(), ByteView(physical).first(lenBytes));
    m_shortened = Shortened{lenBytes, verdict.slot, false};
    return m_shortening == PageShortening::AtNextFlush ? Result<>{} : publishShortened(verdict);
}

/// The new length in the other slot, then the old slot without one, in steps that are durable one by one.
/// Source: newer.md §3.
Result<> PagedBlob::publishShortened(const PageVerdict& old)
{
    const std::size_t lenBytes = m_shortened->lenBytes;
    const auto oldSlot = static_cast<std::size_t>(old.slot);
    const std::size_t newSlot = 1 - oldSlot;
    const std::uint64_t footer = fileOffsetOf(m_currentPage) + m_pageSize.value;
    PageFooter published;
    published.slots[newSlot] = {static_cast<std::uint16_t>(lenBytes), crc32c(m_tip.data().first(lenBytes))};
    const auto step = [&](std::size_t slot, ByteView bytes) -> Result<> {
        CRYO_TRY(m_blob.writeAt(LogicalOffset{footer + slot * kFooterSlotBytes}, bytes));
        return m_blob.sync();
    };
    Bytes staged;
    appendBig(staged, std::uint16_t{0});
    appendBig(staged, published.slots[newSlot].crc);
    Bytes length;
    appendBig(length, published.slots[newSlot].lenBytes);
    const Bytes nothing(m_shortening == PageShortening::AtOnceClean ? kFooterSlotBytes
                                                                    : sizeof(std::uint16_t));
    CRYO_TRY(step(newSlot, staged));
    CRYO_TRY(step(newSlot, length));
    CRYO_TRY(step(oldSlot, nothing));
    m_partialFooter = published;
    m_shortened.reset();
    m_settled = true;
    m_lengthCut = false;
    return {};
}

// ---- reading ----

Result<PageVerdict> PagedBlob::readPage(std::uint64_t page, Bytes& physical) const
{
    physical.resize(m_pageSize.physicalBytes());
    CRYO_TRY(m_blob.readAt(LogicalOffset{fileOffsetOf(page)}, physical));
    return judgePage(physical, m_pageSize);
}

Result<> PagedBlob::readAt(LogicalOffset offset, MutableByteView to) const
{
    auto read = readAtOrCause(offset, to);
    if (read || m_namesPageDamage || read.error().code == Errc::OffsetOverflow ||
        read.error().code == Errc::BlobInsufficientLength)
        return read;
    return fail(Errc::ReadFailed, "read failed", read.error().where);
}

Result<> PagedBlob::readAtOrCause(LogicalOffset offset, MutableByteView to) const
{
    const auto end = checkedAdd(offset.value, to.size());
    if (!end)
        return fail(Errc::OffsetOverflow, "offset overflow", where());
    if (*end > sizeBytes())
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", where());
    to = to.first(m_tip.extract(offset.value, to));
    while (!to.empty()) {
        const std::uint64_t page = offset.value / m_pageSize.logicalBytes();
        const std::size_t inPage = offset.value % m_pageSize.logicalBytes();
        const std::size_t n = std::min<std::size_t>(to.size(), m_pageSize.value - inPage);
        CRYO_TRY(readFromPage(page, inPage, to.first(n)));
        to = to.subspan(n);
        offset.value += n;
    }
    return {};
}

Result<> PagedBlob::readFromPage(std::uint64_t page, std::size_t inPage, MutableByteView to) const
{
    const std::uint64_t begin = fileOffsetOf(page);
    if (m_verified->has(page))
        return m_blob.readAt(LogicalOffset{begin + inPage}, to);
    thread_local Bytes physical;
    CRYO_ASSIGN(const PageVerdict verdict, readPage(page, physical));
    if (!verdict.full(m_pageSize))
        return invalidChecksum({where().partition, where().blob, begin + headerSizeBytes(m_blob.layout())});
    std::memcpy(to.data(), physical.data() + inPage, to.size());
    m_verified->add(page);
    return {};
}

/// None where the bytes are not in one page in memory, or the page is not a good one: readAt says why.
std::optional<ByteView> PagedBlob::viewInPage(LogicalOffset offset, std::size_t lengthBytes) const
{
    const auto end = checkedAdd(offset.value, lengthBytes);
    const std::size_t inPage = offset.value % m_pageSize.logicalBytes();
    if (!end || *end > m_tip.offset() || inPage + lengthBytes > m_pageSize.logicalBytes())
        return std::nullopt;
    const std::uint64_t page = offset.value / m_pageSize.logicalBytes();
    const LogicalOffset begin{fileOffsetOf(page)};
    if (m_verified->has(page))
        return m_blob.viewAt(LogicalOffset{begin.value + inPage}, lengthBytes);
    const auto physical = m_blob.viewAt(begin, m_pageSize.physicalBytes());
    if (!physical || !judgePage(*physical, m_pageSize).full(m_pageSize))
        return std::nullopt;
    m_verified->add(page);
    return physical->subspan(inPage, lengthBytes);
}

Result<ByteView> PagedBlob::viewAt(LogicalOffset offset, std::size_t lengthBytes, Bytes& scratch) const
{
    if (const auto view = viewInPage(offset, lengthBytes))
        return *view;
    scratch.resize(lengthBytes);
    CRYO_TRY(readAt(offset, scratch));
    return ByteView(scratch);
}

Result<std::size_t> PagedBlob::readUpTo(LogicalOffset offset, MutableByteView to) const
{
    if (to.empty())
        return std::size_t{0};
    const std::uint64_t left = sizeBytes() - std::min(offset.value, sizeBytes());
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left, to.size()));
    if (n == 0)
        return fail(Errc::BlobInsufficientLength, "blob insufficient length", where());
    CRYO_TRY(readAt(offset, to.first(n)));
    return n;
}

Result<std::uint64_t> PagedBlob::validPrefixBytes(std::uint64_t provenBytes) const
{
    const std::uint64_t pageBytes = m_pageSize.logicalBytes();
    const std::uint64_t pages = m_currentPage + (m_partialFooter ? 1 : 0);
    std::uint64_t page = std::min(provenBytes / pageBytes, m_currentPage);
    std::uint64_t valid = page * pageBytes;
    Bytes physical;
    for (; page < pages; ++page) {
        CRYO_ASSIGN(const PageVerdict verdict, readPage(page, physical));
        if (!verdict.valid)
            return valid;
        valid += verdict.lenBytes;
        if (!verdict.full(m_pageSize))
            return valid;
    }
    return valid;
}

Result<PagedReplay> PagedBlob::replay(std::size_t bufferBytes)
{
    if (bufferBytes == 0)
        return fail(Errc::InvalidArgument, "a replay buffer of 0 bytes is not possible", where());
    if (!m_immutable)
        CRYO_TRY(flush(true));
    const std::size_t lastLen =
        m_partialFooter
            ? m_partialFooter->slots[static_cast<std::size_t>(longerSlot(*m_partialFooter))].lenBytes
            : 0;
    const std::uint64_t pages = m_currentPage + (lastLen == 0 ? 0 : 1);
    return PagedReplay(m_blob, m_pageSize, pages, m_currentPage * m_pageSize.logicalBytes() + lastLen,
                       std::max<std::uint64_t>(1, bufferBytes / m_pageSize.physicalBytes()));
}

} // namespace cryo
