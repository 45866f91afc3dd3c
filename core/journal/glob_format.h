// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value in a value file: body, then the CRC-32C of the body, big-endian.
//
//   | offset: body (codec bytes, or one zstd frame of them) | offset+size-4: crc32c(body) u32 |
//
// There is no length on disk; the index record holds offset and size (size includes the CRC). Source:
// format.md §7.
#pragma once

#include "core/base/compress.h"
#include "core/storage/blob_reader.h"

namespace cryo {

inline constexpr std::uint32_t kValueCrcSizeBytes = 4;

/// Where a value lies in the value file of its section: logical offset, and size with the CRC.
struct ValuePlace {
    LogicalOffset offset;
    std::uint32_t sizeBytes = 0;
    /// One past the last byte; none when the sum does not fit.
    [[nodiscard]] std::optional<std::uint64_t> end() const { return checkedAdd(offset.value, sizeBytes); }
    friend constexpr auto operator<=>(const ValuePlace&, const ValuePlace&) = default;
};

/// value_offset u64 and value_size u32, the last bytes of every record of either store. Source: format.md §8.
inline constexpr std::size_t kValuePlaceSizeBytes = 12;

/// The place that a record names. `record` must hold at least kValuePlaceSizeBytes.
[[nodiscard]] inline ValuePlace valuePlaceOf(ByteView record)
{
    const ByteView place = record.last(kValuePlaceSizeBytes);
    return {LogicalOffset{loadBig<std::uint64_t>(place)}, loadBig<std::uint32_t>(place.subspan(8))};
}

/// What reading a value came to. Each but Good has a finding (IX-02/IX-03, IX-06, VA-02, VA-03, VA-06).
enum class ValueState : std::uint8_t {
    Good,
    NoFile,
    OutOfFile,
    SizeTooSmall,
    ChecksumMismatch,
    BadCompression,
    OverLimit,
    Unreadable
};

[[nodiscard]] std::string_view valueStateName(ValueState state);

struct ValueReading {
    ValueState state = ValueState::Unreadable;
    Bytes body; ///< after decompression if that was asked for and worked; the stored body otherwise, if it
                ///< could be read
    std::uint32_t storedCrc = 0;
    std::uint32_t computedCrc = 0;
    std::string reason; ///< for Unreadable and BadCompression
};

/// Reads one value. Sizes are checked against the file before anything is allocated; nothing is an error.
[[nodiscard]] ValueReading readValue(const BlobReader& valueFile, ValuePlace place, bool compressed,
                                     std::uint64_t limitBytes = kDecompressedLimitBytes);

/// The bytes of a value as they are appended to a value file: body and CRC. `level`: none = stored as it is.
/// Errors: CompressionFailed; ValueTooLarge when body and CRC do not fit a u32.
Result<Bytes> encodeValue(ByteView codecBytes, std::optional<int> level = std::nullopt);

} // namespace cryo
