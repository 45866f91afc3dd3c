// SPDX-License-Identifier: GPL-3.0-or-later
//
// The varint of lengths.
#include "core/base/varint.h"

namespace cryo {

Result<Varint32> decodeVarint32(ByteView from)
{
    constexpr std::size_t kMaxBytes = 5;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kMaxBytes; ++i) {
        if (i >= from.size())
            return fail(Errc::EndOfBuffer,
                        "Unexpected End-of-Buffer: Not enough bytes remaining to read data");
        const auto byte = std::to_integer<std::uint64_t>(from[i]);
        if (byte == 0 && i > 0)
            return fail(Errc::InvalidVarint, "Invalid 4-byte varint");
        value |= (byte & 0x7F) << (7 * i);
        if (value > UINT32_MAX)
            break;
        if ((byte & 0x80) == 0)
            return Varint32{static_cast<std::uint32_t>(value), i + 1};
    }
    return fail(Errc::InvalidVarint, "Invalid 4-byte varint");
}

void appendVarint32(Bytes& to, std::uint32_t value)
{
    for (; value >= 0x80; value >>= 7)
        to.push_back(static_cast<std::byte>((value & 0x7F) | 0x80));
    to.push_back(static_cast<std::byte>(value));
}

} // namespace cryo
