// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes and how numbers stand in them: big-endian, always. Source: format.md, scope.
//
// The load and store functions trust their caller for the length (a span of the exact size); everything that
// comes from disk has been measured before it is loaded.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cryo {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;
using MutableByteView = std::span<std::byte>;

/// The number in the first sizeof(T) bytes, big-endian. `from` must be at least that long.
template <typename T>
    requires std::is_unsigned_v<T>
[[nodiscard]] inline T loadBig(ByteView from)
{
    T value;
    std::memcpy(&value, from.data(), sizeof(T));
    if constexpr (sizeof(T) == 1 || std::endian::native == std::endian::big)
        return value;
    else if constexpr (sizeof(T) == 2)
        return __builtin_bswap16(value);
    else if constexpr (sizeof(T) == 4)
        return __builtin_bswap32(value);
    else
        return __builtin_bswap64(value);
}

/// Writes `value` big-endian to the first sizeof(T) bytes. `to` must be at least that long.
template <typename T>
    requires std::is_unsigned_v<T>
inline void storeBig(MutableByteView to, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        to[i] = static_cast<std::byte>(static_cast<std::uint64_t>(value) >> (8 * (sizeof(T) - 1 - i)));
}

/// Appends `value` big-endian.
template <typename T>
    requires std::is_unsigned_v<T>
inline void appendBig(Bytes& to, T value)
{
    to.resize(to.size() + sizeof(T));
    storeBig<T>(MutableByteView(to).last(sizeof(T)), value);
}

inline void append(Bytes& to, ByteView bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

/// Whether every byte is zero (true for no bytes).
[[nodiscard]] bool allZero(ByteView bytes);

/// Equal length and equal bytes.
[[nodiscard]] inline bool equalBytes(ByteView a, ByteView b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

[[nodiscard]] inline ByteView asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Lowercase hex, two digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);

/// Eight hex digits, as a CRC is written for people.
[[nodiscard]] std::string hex32(std::uint32_t value);

/// The bytes of a hex text of even length (either case); none if it is anything else.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);

/// a + b, or none when it does not fit.
[[nodiscard]] inline std::optional<std::uint64_t> checkedAdd(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

/// a * b, or none when it does not fit.
[[nodiscard]] inline std::optional<std::uint64_t> checkedMultiply(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

/// a + b, at most 2^64 - 1.
[[nodiscard]] inline std::uint64_t saturatingAdd(std::uint64_t a, std::uint64_t b)
{
    return checkedAdd(a, b).value_or(UINT64_MAX);
}

} // namespace cryo
