// SPDX-License-Identifier: GPL-3.0-or-later
//
// Page by page, each validated by itself.
#include "core/journal/paged_range.h"

#include <algorithm>

namespace cryo {

namespace {

std::unexpected<Error> tooShort(const Blob& blob)
{
    return fail(Errc::BlobInsufficientLength, "blob insufficient length", blob.where());
}

/// The data that a page vouches for, into `data`.
Result<> readOnePage(const Blob& blob, PageSize pageSize, std::uint64_t page, Bytes& data)
{
    const auto begin = checkedMultiply(page, pageSize.physicalBytes());
    if (!begin)
        return fail(Errc::OffsetOverflow, "offset overflow", blob.where());
    data.resize(pageSize.physicalBytes());
    CRYO_TRY(blob.readAt(LogicalOffset{*begin}, data));
    const PageVerdict verdict = judgePage(data, pageSize);
    if (!verdict.valid)
        return fail(Errc::InvalidChecksum, "invalid or missing checksum", blob.where());
    data.resize(verdict.lenBytes);
    return {};
}

} // namespace

Result<> readPagedRange(const Blob& blob, PageSize pageSize, std::uint64_t offset, MutableByteView to)
{
    const auto end = checkedAdd(offset, to.size());
    if (!end)
        return fail(Errc::OffsetOverflow, "offset overflow", blob.where());
    const std::uint64_t pageBytes = pageSize.logicalBytes();
    Bytes data;
    bool gap = false;
    for (std::uint64_t page = offset / pageBytes; page * pageBytes < *end; ++page) {
        CRYO_TRY(readOnePage(blob, pageSize, page, data));
        const std::uint64_t pageBegin = page * pageBytes;
        const std::uint64_t from = std::max(offset, pageBegin);
        const std::uint64_t wanted = std::min(*end, pageBegin + pageBytes);
        const std::uint64_t until = std::min(wanted, pageBegin + data.size());
        if (from >= until)
            return tooShort(blob);
        std::ranges::copy(ByteView(data).subspan(from - pageBegin, until - from),
                          to.subspan(from - offset).begin());
        gap = gap || until != wanted;
    }
    return gap ? tooShort(blob) : Result<>{};
}

Result<std::uint64_t> readPagedTail(const Blob& blob, PageSize pageSize, MutableByteView to)
{
    const std::uint64_t physicalBytes = blob.sizeBytes();
    if (physicalBytes == 0 || physicalBytes % pageSize.physicalBytes() != 0)
        return tooShort(blob);
    const std::uint64_t page = physicalBytes / pageSize.physicalBytes() - 1;
    const std::uint64_t pageBegin = page * pageSize.logicalBytes();
    Bytes data;
    CRYO_TRY(readOnePage(blob, pageSize, page, data));
    const std::uint64_t sizeBytes = pageBegin + data.size();
    if (sizeBytes < to.size())
        return tooShort(blob);
    const std::uint64_t offset = sizeBytes - to.size();
    const std::uint64_t inFront = offset < pageBegin ? pageBegin - offset : 0;
    if (inFront > 0)
        CRYO_TRY(readPagedRange(blob, pageSize, offset, to.first(inFront)));
    std::ranges::copy(ByteView(data).last(to.size() - inFront), to.subspan(inFront).begin());
    return sizeBytes;
}

} // namespace cryo
