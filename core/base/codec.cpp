// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decoding and encoding of the value codecs.
#include "core/base/codec.h"

#include "core/base/varint.h"

#include <array>

namespace cryo {

namespace {

constexpr std::array<std::string_view, 5> kCodecNames = {"bytes", "u64", "i32", "fixed", "raw"};

Result<> exactly(ByteView body, std::size_t sizeBytes)
{
    if (body.size() < sizeBytes)
        return fail(Errc::EndOfBuffer, "Unexpected End-of-Buffer: Not enough bytes remaining to read data");
    if (body.size() > sizeBytes)
        return fail(Errc::ExtraData, "Extra Data: " + std::to_string(body.size() - sizeBytes) +
                                         " bytes remained in buffer after decoding");
    return {};
}

} // namespace

std::string_view codecName(Codec codec)
{
    return kCodecNames.at(static_cast<std::size_t>(codec));
}

std::optional<Codec> codecFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kCodecNames.size(); ++i)
        if (kCodecNames[i] == name)
            return static_cast<Codec>(i);
    return std::nullopt;
}

Result<DecodedValue> decodeValue(Codec codec, ByteView body)
{
    switch (codec) {
    case Codec::ByteString: {
        CRYO_ASSIGN(const Varint32 length, decodeVarint32(body));
        CRYO_TRY(exactly(body.subspan(length.sizeBytes), length.value));
        const ByteView content = body.subspan(length.sizeBytes);
        return DecodedValue(Bytes(content.begin(), content.end()));
    }
    case Codec::U64:
        CRYO_TRY(exactly(body, 8));
        return DecodedValue(loadBig<std::uint64_t>(body));
    case Codec::I32:
        CRYO_TRY(exactly(body, 4));
        return DecodedValue(std::bit_cast<std::int32_t>(loadBig<std::uint32_t>(body)));
    case Codec::Fixed:
    case Codec::Raw:
        break;
    }
    return DecodedValue(Bytes(body.begin(), body.end()));
}

Result<Bytes> encodeCodec(Codec codec, const DecodedValue& value)
{
    Bytes body;
    if (codec == Codec::U64 && std::holds_alternative<std::uint64_t>(value)) {
        appendBig(body, std::get<std::uint64_t>(value));
    } else if (codec == Codec::I32 && std::holds_alternative<std::int32_t>(value)) {
        appendBig(body, std::bit_cast<std::uint32_t>(std::get<std::int32_t>(value)));
    } else if (codec != Codec::U64 && codec != Codec::I32 && std::holds_alternative<Bytes>(value)) {
        const Bytes& content = std::get<Bytes>(value);
        if (content.size() > UINT32_MAX)
            return fail(Errc::InvalidLength, "invalid length: " + std::to_string(content.size()));
        if (codec == Codec::ByteString)
            appendVarint32(body, static_cast<std::uint32_t>(content.size()));
        append(body, content);
    } else {
        return fail(Errc::InvalidArgument,
                    "the value does not fit the codec " + std::string(codecName(codec)));
    }
    return body;
}

} // namespace cryo
