// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records of one section's index file: a plain concatenation of R-byte records over the paged blob.
//
//   record p = logical bytes p·R … (p+1)·R - 1; it may straddle pages; only pages have checksums
//
// Reading says of each record whether every page that it touches may be trusted. Immutable after opening; any
// thread. Source: format.md §6.
#pragma once

#include "core/journal/paged_reader.h"

namespace cryo {

/// R: bytes in one record.
struct RecordSize {
    std::uint32_t bytes = 1;
    friend constexpr auto operator<=>(const RecordSize&, const RecordSize&) = default;
};

/// Whether the bytes of a record can be trusted.
enum class RecordTrust : std::uint8_t {
    Verified,  ///< all its bytes lie in what valid pages vouch for, and every page before the last is full
    Unverified ///< at least one byte lies in a page that fails, or that is short though others follow
};

class FixedJournalReader {
public:
    /// Errors: InvalidArgument for a record size of 0.
    static Result<FixedJournalReader> open(PagedReader pages, RecordSize recordSize);

    [[nodiscard]] const PagedReader& pages() const { return m_pages; }
    [[nodiscard]] RecordSize recordSize() const { return m_recordSize; }

    /// Whole records that an engine keeps when it opens this file.
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    /// Bytes of a cut record behind them.
    [[nodiscard]] std::uint64_t partialBytes() const
    {
        return m_pages.recoveredSizeBytes() % m_recordSize.bytes;
    }

    [[nodiscard]] LogicalOffset offsetOf(Position position) const
    {
        return LogicalOffset{position.value * m_recordSize.bytes};
    }
    [[nodiscard]] FileOffset fileOffsetOf(Position position) const
    {
        return m_pages.toFile(offsetOf(position));
    }
    [[nodiscard]] Where whereOf(Position position) const { return m_pages.blob().at(fileOffsetOf(position)); }

    /// The bytes of one record into `to` (R bytes), with their trust.
    /// Errors: ItemOutOfRange beyond records(); ReadFailed.
    Result<RecordTrust> read(Position position, MutableByteView to) const;

    /// The bytes of `count` records from `first` on into `to` (count·R bytes); `trust` gets one entry each.
    /// One read of the file and one judgement per page: what a view asks for when it scrolls. Errors:
    /// ItemOutOfRange; ReadFailed.
    Result<> readRange(Position first, std::uint64_t count, MutableByteView to,
                       std::vector<RecordTrust>& trust) const;

    /// Every record in order. `record` lives for the call. `page` verdicts of bad or short pages are told
    /// first.
    using RecordVisitor = std::function<Result<>(Position, RecordTrust, ByteView record)>;
    using PageVisitor = PagedReader::PageVisitor;
    /// visitPage (may be null) is called for every whole page of the file with its data, before the records
    /// that end in it.
    Result<> forEach(const RecordVisitor& visit, const PageVisitor& visitPage = {}) const;

private:
    FixedJournalReader(PagedReader pages, RecordSize recordSize);

    PagedReader m_pages;
    RecordSize m_recordSize;
    std::uint64_t m_records = 0;
};

} // namespace cryo
