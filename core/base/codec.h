// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the bytes of a value mean. Stores do not name their codec; it is configuration, or a guess.
//
//   bytes  varint length, then that many bytes      u64  8 bytes, big-endian      i32  4 bytes, big-endian
//   fixed  the bytes themselves, no length          raw  the stored body, not looked into
//
// A codec must consume the whole body. Pure functions; any thread. Source: format.md §4.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <string>
#include <variant>

namespace cryo {

enum class Codec : std::uint8_t { ByteString, U64, I32, Fixed, Raw };

/// "bytes", "u64", "i32", "fixed", "raw".
[[nodiscard]] std::string_view codecName(Codec codec);
[[nodiscard]] std::optional<Codec> codecFromName(std::string_view name);

/// A decoded value: a number, or bytes.
using DecodedValue = std::variant<Bytes, std::uint64_t, std::int32_t>;

/// Decodes a whole body. Errors, as the reference names them: EndOfBuffer, ExtraData, InvalidVarint.
Result<DecodedValue> decodeValue(Codec codec, ByteView body);

/// The body of a value. The variant must hold what the codec needs: a number for u64 and i32, bytes else.
/// Errors: InvalidArgument when it does not.
Result<Bytes> encodeCodec(Codec codec, const DecodedValue& value);

} // namespace cryo
