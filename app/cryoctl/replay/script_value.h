// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values as scripts name them, and their codec bytes.
//
//   bytes     hex; encoded as varint length and bytes        fixed32, fixed64, fixed128   hex, no length
//   u64, i32  a number, or a decimal string; big-endian
//
// A byte value of more than 64 bytes is reported as {"len","sha256"}. Plain values; any thread.
#pragma once

#include "app/cryoctl/replay/script_json.h"
#include "core/base/codec.h"

namespace cryo::script {

struct ValueCodec {
    Codec codec = Codec::ByteString;
    std::size_t fixedBytes = 0;                ///< for Fixed
    std::optional<std::uint64_t> maximumBytes; ///< longest value that ByteString accepts when reading

    /// By the name in a configuration.
    static Outcome<ValueCodec> parse(std::string_view name, std::optional<std::uint64_t> maximumBytes);

    [[nodiscard]] Outcome<DecodedValue> fromJson(const Json& json) const;
    /// `value` must be of this codec.
    [[nodiscard]] Bytes encode(const DecodedValue& value) const;
    /// Errors: as the reference's codec gives them ("Extra Data: …").
    [[nodiscard]] Result<DecodedValue> decode(ByteView codecBytes) const;
    /// decode without the value.
    [[nodiscard]] Result<> check(ByteView codecBytes) const;
};

[[nodiscard]] Json toJson(const DecodedValue& value);

} // namespace cryo::script
