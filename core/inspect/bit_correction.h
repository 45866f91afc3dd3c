// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which flipped bit explains a checksum that fails.
//
// crc32c is linear: the difference between the stored and the computed checksum depends on the flipped bits
// alone (the syndrome). One flipped bit in n bytes or in the checksum itself has a syndrome of its own as
// long as n ≤ kCorrectableBytesMax, so a syndrome that belongs to a bit names it. It is a proposal all the
// same: other damage has the syndrome of some single bit with a chance of 8·n in 2³².
//
// Time follows the length: a few nanoseconds a byte; no memory. Pure functions, any thread.
// Source: findings.md §1 ("the bit").
#pragma once

#include "core/base/result.h"
#include "core/journal/page_format.h"

#include <optional>
#include <vector>

namespace cryo {

struct FlippedBit {
    std::uint64_t byteOffset = 0; ///< in the bytes; in the checksum, counted from its first byte
    std::uint8_t bit = 0;         ///< 0 is the lowest
    bool inChecksum = false;      ///< the stored checksum is wrong (big-endian, as everywhere), not the bytes
    friend bool operator==(const FlippedBit&, const FlippedBit&) = default;
};

/// Beyond this two single bits can have the same syndrome: 2³¹ − 1 bits with the checksum's own.
inline constexpr std::uint64_t kCorrectableBytesMax = (std::uint64_t{1} << 28) - 5;
/// Beyond this a pair is never looked for.
inline constexpr std::uint64_t kPairBytesMax = 4096;

/// The one bit that makes crc32c(bytes) == stored when it is flipped back. None if the checksum passes
/// already, if no single bit explains it, or if there are more than `limitBytes` bytes.
[[nodiscard]] std::optional<FlippedBit> findFlippedBit(ByteView bytes, std::uint32_t stored,
                                                       std::uint64_t limitBytes = kCorrectableBytesMax);

/// The two bits that do, if exactly one pair does and no single bit; empty otherwise, and for more than
/// kPairBytesMax bytes.
[[nodiscard]] std::vector<FlippedBit> findFlippedPair(ByteView bytes, std::uint32_t stored);

/// The one bit of a physical page, footer included, that makes one of its checksum slots vouch: for the whole
/// page if it `mustBeFull` (every page but the last). `byteOffset` counts in the page; none if no bit does,
/// or bits of different meaning do. Errors in none: the page must hold Q bytes, else there is none.
[[nodiscard]] std::optional<FlippedBit> findFlippedBitOfPage(ByteView physicalPage, PageSize pageSize,
                                                             bool mustBeFull);

/// Flips a bit of `bytes`, which must be long enough. A bit of the checksum is not theirs: InvalidArgument,
/// as for an offset behind them.
Result<> flipBack(MutableByteView bytes, const FlippedBit& bit);

} // namespace cryo
