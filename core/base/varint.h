// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lengths in encoded values: a varint of a u32, seven bits a byte, least significant group first, bit 7 =
// more.
//
//   200 = C8 01.  At most 5 bytes; only the shortest form is legal. Source: format.md §4.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cryo {

struct Varint32 {
    std::uint32_t value = 0;
    std::size_t sizeBytes = 0; ///< bytes it took
};

/// Decodes the varint at the start of `from`.
/// Errors: EndOfBuffer when it is cut; InvalidVarint for a longer form than needed or more than 32 bits.
Result<Varint32> decodeVarint32(ByteView from);

void appendVarint32(Bytes& to, std::uint32_t value);

} // namespace cryo
