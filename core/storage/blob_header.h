// SPDX-License-Identifier: GPL-3.0-or-later
//
// The header region of every blob, in both released layouts. All numbers big-endian.
//
//   V0 (8 bytes):     magic "CWIC" | runtime version u16 = 0 | blob version u16
//   V1 (4096 bytes):  magic "CWIK" | layout version u16 = 1  | blob version u16 | crc32c of bytes 0..8 |
//   zeros
//
// The layout is a property of each file. These stores only use blob version 0. Pure functions; any thread.
// Source: format.md §1.2–1.3, newer.md §2.1.
#pragma once

#include "core/base/bytes.h"
#include "core/storage/storage.h"

#include <string>

namespace cryo {

enum class HeaderLayout : std::uint8_t { V0, V1 };

inline constexpr std::uint64_t kHeaderV0SizeBytes = 8;
inline constexpr std::uint64_t kHeaderV1SizeBytes = 4096;

[[nodiscard]] constexpr std::uint64_t headerSizeBytes(HeaderLayout layout)
{
    return layout == HeaderLayout::V0 ? kHeaderV0SizeBytes : kHeaderV1SizeBytes;
}

/// "V0" or "V1".
[[nodiscard]] std::string_view headerLayoutName(HeaderLayout layout);

/// What a header region was found to be. Each but Good has a finding of its own (HD-01 … HD-08).
enum class HeaderState : std::uint8_t {
    Good,
    TooShort,    ///< fewer than 8 bytes
    EightZeros,  ///< exactly 8 zero bytes: an interrupted creation
    TornV1,      ///< an interrupted creation of a V1 header
    Damaged,     ///< no known magic, or a magic with another layout version
    BlobVersion, ///< a blob version that no known release writes here
    V1Checksum,  ///< the stored CRC differs
    V1Padding,   ///< bytes 12 … 4095 are not all zero
    V1Truncated, ///< V1, but the file ends inside the region
};

struct HeaderReading {
    HeaderState state = HeaderState::TooShort;
    /// From the magic; of a damaged header what most of its fields speak for, V0 where they say nothing.
    HeaderLayout layout = HeaderLayout::V0;
    std::uint16_t blobVersion = 0;
    FileOffset badOffset{}; ///< where the first wrong byte or field begins
    std::string expected;   ///< hex or words; empty when Good
    std::string found;

    /// Whether the payload may be read behind the header that `layout` names. False where no payload can
    /// exist.
    [[nodiscard]] bool payloadReadable() const;
};

/// Reads and judges the header region. Errors: ReadFailed only; every content is a reading.
Result<HeaderReading> readBlobHeader(const ReadableFile& file);

/// Judges a header from the first min(4096, length) bytes of a file of `fileSizeBytes`.
[[nodiscard]] HeaderReading judgeBlobHeader(ByteView region, std::uint64_t fileSizeBytes);

/// The region that a release writes when it creates a blob: 8 or 4096 bytes.
[[nodiscard]] Bytes encodeBlobHeader(HeaderLayout layout, std::uint16_t blobVersion = 0);

} // namespace cryo
