// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page that fails its checksum most likely was: one flipped bit, one changed byte, two flipped bits,
// or a damaged length in its footer.
//
// A correction makes the checksum pass; it is a proposal, because other damage can look like it. The chance
// is about 8·n / 2³² for a bit of n bytes, 255·n / 2³² for a byte, (8·n)² / 2³³ for two bits. Whoever takes
// one asks as well whether the records in the corrected page make sense (section_contents.h).
//
// Pure functions; any thread. Source: format.md §2.1, findings.md §1 ("the bit").
#pragma once

#include "core/journal/page_format.h"

#include <optional>
#include <vector>

namespace cryo {

enum class CorrectionKind : std::uint8_t { Footer, Bit, Byte, TwoBits };

struct PageCorrection {
    CorrectionKind kind = CorrectionKind::Bit;
    std::uint16_t lenBytes = 0; ///< data bytes that the checksum vouches for then
    struct Change {
        std::uint64_t offset = 0; ///< in the data
        std::byte mask{};         ///< what is flipped there
    };
    std::vector<Change> changes; ///< empty where only the footer was wrong
};

/// `data` holds the P data bytes. Corrections that make the longer slot pass, the likeliest first. A page
/// that is not the last of its file must be full: then only those that make it so.
[[nodiscard]] std::vector<PageCorrection> findPageCorrections(ByteView data, const PageFooter& footer,
                                                              PageSize pageSize, bool mustBeFull);

/// The one byte of `bytes` that, changed by a mask, makes crc32c(bytes) == stored; none if there is none, or
/// more than one. At most kByteSearchBytesMax bytes are searched.
[[nodiscard]] std::optional<PageCorrection::Change> findChangedByte(ByteView bytes, std::uint32_t stored);
inline constexpr std::size_t kByteSearchBytesMax = 65535;

} // namespace cryo
