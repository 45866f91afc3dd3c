// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and framing values.
#include "core/journal/glob_format.h"

#include "core/base/crc32c.h"

namespace cryo {

std::string_view valueStateName(ValueState state)
{
    switch (state) {
    case ValueState::Good:
        return "good";
    case ValueState::NoFile:
        return "no value file";
    case ValueState::OutOfFile:
        return "past the value file";
    case ValueState::SizeTooSmall:
        return "size too small";
    case ValueState::ChecksumMismatch:
        return "checksum differs";
    case ValueState::BadCompression:
        return "does not decompress";
    case ValueState::OverLimit:
        return "grows beyond the limit";
    case ValueState::Unreadable:
        break;
    }
    return "cannot be read";
}

ValueReading readValue(const BlobReader& valueFile, ValuePlace place, bool compressed,
                       std::uint64_t limitBytes)
{
    ValueReading reading;
    const auto end = place.end();
    if (!end || *end > valueFile.sizeBytes()) {
        reading.state = ValueState::OutOfFile;
        return reading;
    }
    if (place.sizeBytes < kValueCrcSizeBytes) {
        reading.state = ValueState::SizeTooSmall;
        return reading;
    }
    reading.body.resize(place.sizeBytes);
    if (auto read = valueFile.readAt(place.offset, reading.body); !read) {
        reading.body.clear();
        reading.reason = toString(read.error());
        return reading;
    }
    reading.storedCrc = loadBig<std::uint32_t>(ByteView(reading.body).last(kValueCrcSizeBytes));
    reading.body.resize(reading.body.size() - kValueCrcSizeBytes);
    reading.computedCrc = crc32c(reading.body);
    if (reading.storedCrc != reading.computedCrc) {
        reading.state = ValueState::ChecksumMismatch;
        return reading;
    }
    reading.state = ValueState::Good;
    if (compressed) {
        auto content = decompress(reading.body, limitBytes);
        if (content) {
            reading.body = std::move(*content);
        } else {
            reading.state = content.error().code == Errc::LimitExceeded ? ValueState::OverLimit
                                                                        : ValueState::BadCompression;
            reading.reason = content.error().message;
        }
    }
    return reading;
}

Result<Bytes> encodeValue(ByteView codecBytes, std::optional<int> level)
{
    Bytes value;
    if (level) {
        CRYO_ASSIGN(value, compress(codecBytes, *level));
    } else {
        value.assign(codecBytes.begin(), codecBytes.end());
    }
    if (value.size() > UINT32_MAX - kValueCrcSizeBytes)
        return fail(Errc::ValueTooLarge, "value too large");
    appendBig(value, crc32c(value));
    return value;
}

} // namespace cryo
