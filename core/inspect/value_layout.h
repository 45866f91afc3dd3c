// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the bytes of a value mean, described by its owner: names, types and repeats, in a text.
//
//   struct Vote { validator: u32  signature: bytes[64] }     # a comment
//   height:  u64                 big-endian; u64le is the other order; i64, f32, f64, u128, bool as well
//   parent:  digest              32 bytes; bytes[20] has another number, bytes[*] all that are left
//   memo:    text                UTF-8 after its length as a varint, as bytes; text[u16]: after a u16
//   extra:   option<varint>      a byte 0, or 1 and the number; svarint has a sign (zigzag)
//   votes:   Vote[varint]        a list; its count: a number, a type that stands before it, a field's name
//   head:    { n: u8  size: u16le }
//   items:   Vote[head.n]        a field of this struct that came before, or one inside of it
//   rest:    u8[*]               as many as are left
//
// Fields stand in order without padding; a comma or semicolon may stand behind each. The whole describes the
// body of a value after decompression. A struct may be used before it is written, but not inside of itself:
// so what is described nests a limited number of times, whatever the bytes say. Pure functions; any thread.
// Source: format.md §4 (types of the codec).
#pragma once

#include "core/base/codec.h"
#include "core/inspect/value_sentences.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace cryo {

enum class LayoutKind : std::uint8_t {
    Unsigned,
    Signed,
    Float,
    Bool,
    Varint,       ///< without sign, at most 64 bits
    SignedVarint, ///< zigzag, at most 64 bits
    ByteString,
    Text,
    Option,
    List,
    Struct,
};

/// How many elements or bytes there are.
struct LayoutRepeat {
    enum class From : std::uint8_t {
        Number, ///< `number`
        Prefix, ///< a number of the type `index` stands before them
        Field,  ///< the reference `index` of the struct around
        Rest,   ///< all that are left
    };
    From from = From::Number;
    std::uint64_t number = 0;
    std::uint32_t index = 0;
};

struct LayoutType {
    LayoutKind kind = LayoutKind::Unsigned;
    std::uint8_t widthBytes = 0; ///< numbers of fixed width: 1, 2, 4, 8, 16
    bool isLittleEndian = false;
    LayoutRepeat count{};    ///< ByteString, Text, List
    std::uint32_t index = 0; ///< Option, List: the type inside; Struct: the struct
    std::string label;       ///< as a description says it: "Vote[varint]"
    /// Bytes that it takes, whatever they are; none if that depends on them.
    std::optional<std::uint64_t> fixedSizeBytes = std::nullopt;
};

struct LayoutField {
    std::string name;
    std::uint32_t type = 0;
};

struct LayoutStruct {
    std::string name; ///< empty for one without
    std::vector<LayoutField> fields;
    /// Fields that are counts, as ways down from this struct: numbers of fields.
    std::vector<std::vector<std::uint32_t>> references;
};

/// A description that was understood. Every index in it is in range, structs do not contain themselves, and
/// references name numbers without sign that come before their use.
struct ValueLayout {
    std::vector<LayoutType> types;
    std::vector<LayoutStruct> structs; ///< the first is the value itself
};

/// Why a description was not understood, and where: from 1, columns in bytes.
struct LayoutError {
    ValueSentence sentence;
    std::size_t line = 1;
    std::size_t column = 1;
};

/// "line 3, column 7: There is no type u24."
[[nodiscard]] std::string toString(const LayoutError& error);

inline constexpr std::size_t kLayoutTextBytesMax = std::size_t{64} << 10;
/// Options, lists and structs inside each other.
inline constexpr std::size_t kLayoutDepthMax = 32;

[[nodiscard]] std::expected<ValueLayout, LayoutError> parseValueLayout(std::string_view text);

/// The description that says what a codec says.
[[nodiscard]] std::string_view layoutOfCodec(Codec codec);

} // namespace cryo
