// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which page size an index file was written with. A full page says so itself: its footer names P, and the
// checksum covers exactly P bytes. One pass over the first bytes with a running CRC tests all 65535 sizes.
//
// Bounded: at most kPageProbeBytes of a file are searched, and kPageProbeChecks pages are judged. Pure but
// for reading; any thread. Source: format.md §2, §2.1, §11.
#pragma once

#include "core/journal/page_format.h"
#include "core/storage/blob_reader.h"

#include <algorithm>
#include <span>

namespace cryo {

/// Searched at the start of a file: the first page of any size, and, in a thorough search, three more.
inline constexpr std::uint64_t kPageProbeBytes = 65535 + kPageFooterSizeBytes;
inline constexpr std::uint64_t kPageProbeThoroughPages = 4;
/// Pages judged in each file for a size that is to be confirmed.
inline constexpr std::uint64_t kPageProbeChecks = 8;

/// What was counted for one page size over the files that were looked at.
struct PageSizeGuess {
    PageSize pageSize;
    std::uint64_t fullPages = 0;  ///< valid, and the footer itself names this size
    std::uint64_t shortPages = 0; ///< valid last pages with fewer bytes; the file's length gives the size
    std::uint64_t slots = 0;      ///< checksum slots that match, both slots of a page counted
    std::uint64_t secondSlot = 0; ///< valid pages whose first slot is not: see onlySecondSlots()
    std::uint64_t badPages = 0;   ///< judged, and not valid or short in the middle
    std::uint64_t files = 0;      ///< files with at least one valid page
    /// Of them, those whose length is no multiple of the page, and whose valid pages are so by their second
    /// slot alone.
    std::uint64_t oddFiles = 0;
    [[nodiscard]] std::uint64_t validPages() const { return fullPages + shortPages; }
    /// Whether every valid page is vouched for by its second slot alone. That is where the first slot lies of
    /// a page 6 bytes larger that was cut by 6 bytes: the two cannot be told apart.
    [[nodiscard]] bool onlySecondSlots() const { return secondSlot == validPages(); }
    /// How much speaks for this size. A full page names it, a short one only fits the file's length. A length
    /// that does not fit speaks against it: a short page's footer can look like that of a page 6 bytes
    /// smaller, whose second slot lies where the first one is.
    [[nodiscard]] std::uint64_t weight() const
    {
        const std::uint64_t speaksFor = 2 * fullPages + shortPages;
        return speaksFor - std::min(speaksFor, 2 * oddFiles);
    }
};

/// The sizes that at least one page speaks for, best first. `thorough`: also look where the first page of a
/// file is damaged. Files that cannot be read count as empty.
[[nodiscard]] std::vector<PageSizeGuess> probePageSize(std::span<const BlobReader> files, bool thorough);

/// Counts for one given size.
[[nodiscard]] PageSizeGuess countPages(std::span<const BlobReader> files, PageSize pageSize);

} // namespace cryo
