// SPDX-License-Identifier: GPL-3.0-or-later
//
// One physical page of an index file: data, then a footer with two checksum slots. All numbers big-endian.
//
//   | 0 … P-1 data | P len1 u16 | P+2 crc1 u32 | P+6 len2 u16 | P+8 crc2 u32 |          Q = P + 12 bytes
//
// A slot says: the first `len` data bytes have the CRC `crc`. Length decides which slot counts, not recency:
// the longer one, slot 0 on a tie; if it fails, the other. A slot of length 0 is absent. Every page but the
// last must be full. Pure functions; any thread. Source: format.md §2, §2.1.
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>

namespace cryo {

inline constexpr std::size_t kPageFooterSizeBytes = 12;
/// A footer has two slots: a length and the checksum that goes with it.
inline constexpr std::size_t kFooterSlotBytes = kPageFooterSizeBytes / 2;

/// P, the bytes of data in a page: 1 … 65535.
struct PageSize {
    std::uint16_t value = 1;
    [[nodiscard]] constexpr std::uint64_t logicalBytes() const { return value; }
    [[nodiscard]] constexpr std::uint64_t physicalBytes() const
    {
        return std::uint64_t{value} + kPageFooterSizeBytes;
    }
    friend constexpr auto operator<=>(const PageSize&, const PageSize&) = default;
};

struct PageFooter {
    struct Slot {
        std::uint16_t lenBytes = 0;
        std::uint32_t crc = 0;
        friend bool operator==(const Slot&, const Slot&) = default;
    };
    std::array<Slot, 2> slots{};
    friend bool operator==(const PageFooter&, const PageFooter&) = default;
};
static_assert(2 * (sizeof(std::uint16_t) + sizeof(std::uint32_t)) == kPageFooterSizeBytes);

/// `bytes` must hold kPageFooterSizeBytes.
[[nodiscard]] PageFooter decodePageFooter(ByteView bytes);
void encodePageFooter(const PageFooter& footer, MutableByteView to);

/// What a page was found to be.
struct PageVerdict {
    bool valid = false;
    std::uint16_t lenBytes = 0; ///< data bytes that a matching checksum vouches for; 0 if invalid
    int slot = 0;               ///< the slot that vouches, if valid; else the one that was tried first
    bool fellBack = false;      ///< valid, but only by the shorter slot: the longer one failed
    PageFooter footer;
    std::uint32_t computed =
        0; ///< CRC over the data that the slot tried first speaks of (0 if it is longer than P)
    /// Whether the page may stand before the last one.
    [[nodiscard]] bool full(PageSize pageSize) const { return valid && lenBytes == pageSize.value; }
};

/// Judges one whole physical page (Q bytes). Source: format.md §2.1.
[[nodiscard]] PageVerdict judgePage(ByteView physicalPage, PageSize pageSize);

/// A physical page as the first flush writes it: the data zero-padded to P, slot 0 = (length, crc), slot 1 =
/// zeros. data: 1 … P bytes.
[[nodiscard]] Bytes encodePage(ByteView data, PageSize pageSize);

/// The whole payload of a paged blob that was written in one go: full pages, the last one possibly partial.
[[nodiscard]] Bytes encodePages(ByteView logical, PageSize pageSize);

} // namespace cryo
