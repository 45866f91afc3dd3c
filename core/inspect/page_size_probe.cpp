// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding candidates, then counting what speaks for each.
#include "core/inspect/page_size_probe.h"

#include "core/base/crc32c.h"

#include <algorithm>
#include <set>

namespace cryo {

namespace {

using Sizes = std::set<std::uint16_t>;

constexpr std::uint64_t kPageSizeMax = 65535;

/// The first `limit` bytes of the payload, fewer if there are no more; none if they cannot be read.
Bytes headOf(const BlobReader& file, std::uint64_t limit)
{
    Bytes head(std::min(file.sizeBytes(), limit));
    if (!file.readAt(LogicalOffset{0}, head))
        head.clear();
    return head;
}

/// The CRC of a full page of this size at the start of `page`, if one of its slots claims to be one. Most
/// sizes are refused by the 16 bits of the length alone.
bool claimsFull(ByteView page, std::uint64_t size)
{
    const ByteView footer = page.subspan(size, kPageFooterSizeBytes);
    return loadBig<std::uint16_t>(footer) == size || loadBig<std::uint16_t>(footer.subspan(6)) == size;
}

bool vouchesFor(ByteView page, std::uint64_t size, std::uint32_t crc)
{
    const PageFooter footer = decodePageFooter(page.subspan(size, kPageFooterSizeBytes));
    return std::ranges::any_of(
        footer.slots, [&](const PageFooter::Slot& slot) { return slot.lenBytes == size && slot.crc == crc; });
}

/// Sizes for which page 0 is full: one running CRC.
void findByFirstPage(ByteView head, Sizes& to)
{
    std::uint32_t crc = 0;
    std::uint64_t done = 0;
    for (std::uint64_t size = 1; size <= kPageSizeMax && size + kPageFooterSizeBytes <= head.size(); ++size) {
        if (!claimsFull(head, size))
            continue;
        crc = crc32cExtend(crc, head.subspan(done, size - done));
        done = size;
        if (vouchesFor(head, size, crc))
            to.insert(static_cast<std::uint16_t>(size));
    }
}

/// Sizes for which page `number` is full, where the pages before it may be damaged.
void findByLaterPage(ByteView head, std::uint64_t number, Sizes& to)
{
    for (std::uint64_t size = 1; size <= kPageSizeMax; ++size) {
        const std::uint64_t begin = number * (size + kPageFooterSizeBytes);
        if (begin + size + kPageFooterSizeBytes > head.size())
            break;
        const ByteView page = head.subspan(begin);
        if (claimsFull(page, size) && vouchesFor(page, size, crc32c(page.first(size))))
            to.insert(static_cast<std::uint16_t>(size));
    }
}

/// Sizes that cut the payload in whole pages, the last of which is valid. With one page this is what tells
/// the size of a short one; with more it serves where the first pages are damaged.
void findByLastPage(const BlobReader& file, std::uint64_t pagesMax, Sizes& to)
{
    const std::uint64_t payload = file.sizeBytes();
    Bytes page;
    for (std::uint64_t pages = 1; pages <= pagesMax; ++pages) {
        const std::uint64_t physical = payload / pages;
        if (payload % pages != 0 || physical > kPageProbeBytes)
            continue;
        if (physical <= kPageFooterSizeBytes)
            break;
        page.resize(physical);
        if (!file.readAt(LogicalOffset{payload - physical}, page))
            return;
        const PageSize size{static_cast<std::uint16_t>(physical - kPageFooterSizeBytes)};
        if (judgePage(page, size).valid)
            to.insert(size.value);
    }
}

bool slotMatches(ByteView page, PageSize size, std::size_t number)
{
    const PageFooter::Slot slot = decodePageFooter(page.subspan(size.value)).slots.at(number);
    return slot.lenBytes != 0 && slot.lenBytes <= size.value && crc32c(page.first(slot.lenBytes)) == slot.crc;
}

/// Page numbers to judge: the first ones, the last ones, some between.
std::set<std::uint64_t> pagesToJudge(std::uint64_t pages)
{
    std::set<std::uint64_t> chosen;
    for (std::uint64_t i = 0; i < kPageProbeChecks; ++i)
        chosen.insert(pages <= kPageProbeChecks ? std::min(i, pages - 1)
                                                : i * (pages - 1) / (kPageProbeChecks - 1));
    return chosen;
}

void countIn(const BlobReader& file, PageSizeGuess& guess)
{
    const std::uint64_t physical = guess.pageSize.physicalBytes();
    const std::uint64_t pages = file.sizeBytes() / physical;
    if (pages == 0)
        return;
    Bytes page(physical);
    const std::uint64_t before = guess.validPages();
    const std::uint64_t secondBefore = guess.secondSlot;
    for (const std::uint64_t number : pagesToJudge(pages)) {
        if (!file.readAt(LogicalOffset{number * physical}, page))
            continue;
        const PageVerdict verdict = judgePage(page, guess.pageSize);
        const bool whole = number + 1 == pages && file.sizeBytes() % physical == 0;
        if (verdict.full(guess.pageSize))
            ++guess.fullPages;
        else if (verdict.valid && whole)
            ++guess.shortPages;
        else
            ++guess.badPages;
        const bool first = slotMatches(page, guess.pageSize, 0);
        const bool second = slotMatches(page, guess.pageSize, 1);
        guess.slots += std::uint64_t{first} + std::uint64_t{second};
        if (verdict.valid && (whole || verdict.full(guess.pageSize)))
            guess.secondSlot += std::uint64_t{!first};
    }
    if (guess.validPages() == before)
        return;
    ++guess.files;
    const bool onlySecond = guess.secondSlot - secondBefore == guess.validPages() - before;
    guess.oddFiles += std::uint64_t{onlySecond && file.sizeBytes() % physical != 0};
}

} // namespace

PageSizeGuess countPages(std::span<const BlobReader> files, PageSize pageSize)
{
    PageSizeGuess guess;
    guess.pageSize = pageSize;
    for (const BlobReader& file : files)
        countIn(file, guess);
    return guess;
}

std::vector<PageSizeGuess> probePageSize(std::span<const BlobReader> files, bool thorough)
{
    constexpr std::uint64_t kLastPageDivisors = 64;
    Sizes sizes;
    for (const BlobReader& file : files) {
        const Bytes head = headOf(file, kPageProbeBytes * (thorough ? kPageProbeThoroughPages : 1));
        findByFirstPage(head, sizes);
        findByLastPage(file, thorough ? kLastPageDivisors : 1, sizes);
        if (thorough)
            for (std::uint64_t number = 1; number < kPageProbeThoroughPages; ++number)
                findByLaterPage(head, number, sizes);
    }
    std::vector<PageSizeGuess> guesses;
    for (const std::uint16_t size : sizes)
        if (PageSizeGuess guess = countPages(files, PageSize{size}); guess.validPages() != 0)
            guesses.push_back(guess);
    std::ranges::stable_sort(guesses, std::ranges::greater{}, [](const PageSizeGuess& guess) {
        return std::tuple(guess.validPages() > guess.badPages, guess.weight(), guess.validPages());
    });
    return guesses;
}

} // namespace cryo
