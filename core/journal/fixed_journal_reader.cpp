// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cutting pages into records.
#include "core/journal/fixed_journal_reader.h"

#include <cstring>

namespace cryo {

namespace {

/// Whether the bytes up to `endInPage` of this page may be trusted as part of a record.
bool vouchedFor(const PageVerdict& verdict, PageSize pageSize, bool isLast, std::uint64_t endInPage)
{
    if (!verdict.valid || endInPage > verdict.lenBytes)
        return false;
    // An engine refuses a short page that has followers, even for its vouched-for part.
    return isLast || verdict.full(pageSize);
}

} // namespace

FixedJournalReader::FixedJournalReader(PagedReader pages, RecordSize recordSize)
    : m_pages(std::move(pages))
    , m_recordSize(recordSize)
    , m_records(m_pages.recoveredSizeBytes() / recordSize.bytes)
{
}

Result<FixedJournalReader> FixedJournalReader::open(PagedReader pages, RecordSize recordSize)
{
    if (recordSize.bytes == 0)
        return fail(Errc::InvalidArgument, "a record size of 0 is not possible", pages.blob().where());
    return FixedJournalReader(std::move(pages), recordSize);
}

Result<RecordTrust> FixedJournalReader::read(Position position, MutableByteView to) const
{
    std::vector<RecordTrust> trust;
    CRYO_TRY(readRange(position, 1, to, trust));
    return trust.front();
}

Result<> FixedJournalReader::readRange(Position first, std::uint64_t count, MutableByteView to,
                                       std::vector<RecordTrust>& trust) const
{
    const auto end = checkedAdd(first.value, count);
    if (!end || *end > m_records)
        return fail(Errc::ItemOutOfRange,
                    "item out of range: " + std::to_string(saturatingAdd(first.value, count)),
                    m_pages.blob().where());
    const std::uint64_t sizeBytes = m_recordSize.bytes;
    if (to.size() != count * sizeBytes)
        return fail(Errc::InvalidArgument, "the buffer does not have the size of the records");
    trust.assign(count, RecordTrust::Verified);
    if (count == 0)
        return {};

    const std::uint64_t pageBytes = m_pages.pageSize().value;
    const std::uint64_t beginByte = first.value * sizeBytes;
    const std::uint64_t endByte = *end * sizeBytes;
    Bytes page;
    for (std::uint64_t k = beginByte / pageBytes; k * pageBytes < endByte; ++k) {
        CRYO_ASSIGN(const PageVerdict verdict, m_pages.readPage(PageNumber{k}, page));
        const std::uint64_t from = std::max(beginByte, k * pageBytes);
        const std::uint64_t until = std::min(endByte, (k + 1) * pageBytes);
        std::memcpy(to.data() + (from - beginByte), page.data() + (from - k * pageBytes), until - from);
        const bool isLast = k + 1 == m_pages.recoveredPages();
        for (std::uint64_t p = from / sizeBytes; p * sizeBytes < until; ++p) {
            const std::uint64_t recordEnd = std::min(until, (p + 1) * sizeBytes);
            if (!vouchedFor(verdict, m_pages.pageSize(), isLast, recordEnd - k * pageBytes))
                trust[p - first.value] = RecordTrust::Unverified;
        }
    }
    return {};
}

Result<> FixedJournalReader::forEach(const RecordVisitor& visit, const PageVisitor& visitPage) const
{
    const std::uint64_t sizeBytes = m_recordSize.bytes;
    const PageSize pageSize = m_pages.pageSize();
    Bytes carried; // the part of a record that earlier pages held
    bool carriedTrusted = true;
    std::uint64_t position = 0;
    std::uint64_t nextPage = 0;
    return m_pages.forEachPage([&](PageNumber number, const PageVerdict& verdict, ByteView data) -> Result<> {
        if (visitPage)
            CRYO_TRY(visitPage(number, verdict, data));
        const bool isLast = number.value + 1 == m_pages.recoveredPages();
        std::uint64_t at = 0;
        if (number.value != nextPage) {
            // A hole was passed over, and with it every record that has a byte in it.
            const std::uint64_t begin = number.value * pageSize.value;
            position = begin / sizeBytes + (begin % sizeBytes != 0 ? 1 : 0);
            at = position * sizeBytes - begin;
            carried.clear();
        }
        nextPage = number.value + 1;
        while (at < data.size() && position < m_records) {
            const std::uint64_t n = std::min<std::uint64_t>(sizeBytes - carried.size(), data.size() - at);
            const bool trusted =
                vouchedFor(verdict, pageSize, isLast, at + n) && (carried.empty() || carriedTrusted);
            ByteView record = data.subspan(at, n);
            at += n;
            if (!carried.empty() || n < sizeBytes) {
                append(carried, record);
                carriedTrusted = trusted;
                if (carried.size() < sizeBytes)
                    break;
                record = carried;
            }
            CRYO_TRY(visit(Position{position++}, trusted ? RecordTrust::Verified : RecordTrust::Unverified,
                           record));
            carried.clear();
        }
        return {};
    });
}

} // namespace cryo
