// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values from JSON to codec bytes and back.
#include "app/cryoctl/replay/script_value.h"

#include "core/base/sha256.h"
#include "core/base/varint.h"

#include <charconv>

namespace cryo::script {

namespace {

constexpr std::size_t kShownBytes = 64;

std::optional<std::int32_t> i32Of(const Json& json)
{
    std::int64_t number = 0;
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        const char* const end = text.data() + text.size();
        if (const auto read = std::from_chars(text.data(), end, number);
            read.ec != std::errc() || read.ptr != end)
            return std::nullopt;
    } else if (json.is_number_integer() &&
               !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT32_MAX)) {
        number = json.get<std::int64_t>();
    } else {
        return std::nullopt;
    }
    if (number < INT32_MIN || number > INT32_MAX)
        return std::nullopt;
    return static_cast<std::int32_t>(number);
}

} // namespace

Outcome<ValueCodec> ValueCodec::parse(std::string_view name, std::optional<std::uint64_t> maximumBytes)
{
    if (name == "bytes")
        return ValueCodec{Codec::ByteString, 0, maximumBytes};
    if (name == "u64")
        return ValueCodec{Codec::U64, 0, {}};
    if (name == "i32")
        return ValueCodec{Codec::I32, 0, {}};
    for (const std::size_t size : {32U, 64U, 128U})
        if (name == "fixed" + std::to_string(size))
            return ValueCodec{Codec::Fixed, size, {}};
    return std::unexpected("unknown codec " + inQuotes(name));
}

Outcome<DecodedValue> ValueCodec::fromJson(const Json& json) const
{
    if (codec == Codec::U64) {
        if (const std::optional<std::uint64_t> number = u64Of(json))
            return *number;
        return std::unexpected("value " + json.dump() + ": " + json.dump() + " is not a u64");
    }
    if (codec == Codec::I32) {
        if (const std::optional<std::int32_t> number = i32Of(json))
            return *number;
        return std::unexpected("value " + json.dump() + " is not an i32");
    }
    if (!json.is_string())
        return std::unexpected("value " + json.dump() + " is not a hex string");
    Outcome<Bytes> bytes = bytesOfHex(json.get_ref<const std::string&>());
    if (!bytes)
        return std::unexpected("value " + json.dump() + ": " + bytes.error());
    if (codec == Codec::Fixed && bytes->size() != fixedBytes)
        return std::unexpected("value has " + std::to_string(bytes->size()) + " bytes, the codec needs " +
                               std::to_string(fixedBytes));
    return *std::move(bytes);
}

Bytes ValueCodec::encode(const DecodedValue& value) const
{
    return encodeCodec(codec, value).value_or(Bytes());
}

Result<DecodedValue> ValueCodec::decode(ByteView codecBytes) const
{
    CRYO_TRY(check(codecBytes));
    return decodeValue(codec, codecBytes);
}

Result<> ValueCodec::check(ByteView codecBytes) const
{
    std::size_t expected = fixedBytes;
    if (codec == Codec::U64 || codec == Codec::I32) {
        expected = codec == Codec::U64 ? 8 : 4;
    } else if (codec == Codec::ByteString) {
        CRYO_ASSIGN(const Varint32 length, decodeVarint32(codecBytes));
        if (maximumBytes && length.value > *maximumBytes)
            return fail(Errc::InvalidLength, "Invalid Length: Decoded length " +
                                                 std::to_string(length.value) +
                                                 " is outside the allowed range");
        expected = length.sizeBytes + length.value;
    }
    if (codecBytes.size() < expected)
        return fail(Errc::EndOfBuffer, "Unexpected End-of-Buffer: Not enough bytes remaining to read data");
    if (codecBytes.size() > expected)
        return fail(Errc::ExtraData, "Extra Data: " + std::to_string(codecBytes.size() - expected) +
                                         " bytes remained in buffer after decoding");
    return {};
}

Json toJson(const DecodedValue& value)
{
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return toJson(*number);
    if (const auto* number = std::get_if<std::int32_t>(&value))
        return *number;
    const Bytes& bytes = std::get<Bytes>(value);
    if (bytes.size() <= kShownBytes)
        return toHex(bytes);
    return Json{{"len", bytes.size()}, {"sha256", toHex(sha256(bytes))}};
}

} // namespace cryo::script
