// SPDX-License-Identifier: GPL-3.0-or-later
//
// A metadata store: two plain blobs, `left` and `right`, each a whole copy. All numbers big-endian.
//
//   body = version u64 | (key, value) pairs in ascending key order | crc32c of everything before it u32
//
// An empty body is version 0 without pairs. The higher version wins, left on a tie. Keys and values have no
// length on disk; two users are known here:
//   archive markers     key = section u64, value = durable records u64 (16 bytes a pair)            newer.md
//   §2.2 immutable archive   key = prefix u8 + u64, value = tag u8 and what follows from it format.md App. A
// Pure functions; any thread.
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"

#include <vector>

namespace cryo {

inline constexpr std::size_t kMetadataMinSizeBytes = 8 + 4;

enum class MetadataState : std::uint8_t { Good, Empty, TooShort, BadChecksum };

/// One copy as found.
struct MetadataReading {
    MetadataState state = MetadataState::Empty;
    std::uint64_t version = 0;
    ByteView pairs; ///< the bytes between version and CRC; points into what was given
    std::uint32_t storedCrc = 0;
    std::uint32_t computedCrc = 0;
    /// Whether an engine accepts this copy.
    [[nodiscard]] bool usable() const
    {
        return state == MetadataState::Good || state == MetadataState::Empty;
    }
};

[[nodiscard]] MetadataReading readMetadata(ByteView body);

/// version + pairs + CRC.
[[nodiscard]] Bytes encodeMetadata(std::uint64_t version, ByteView pairs);

/// A key and a value of a marker.
inline constexpr std::size_t kMarkerSizeBytes = 16;

/// One durable count of an archive's marker partition.
struct Marker {
    Section section;
    std::uint64_t records = 0;
    friend bool operator==(const Marker&, const Marker&) = default;
};

/// The markers in `pairs`; none when it is no multiple of 16 bytes or the keys do not ascend.
[[nodiscard]] std::optional<std::vector<Marker>> decodeMarkers(ByteView pairs);
[[nodiscard]] Bytes encodeMarkers(const std::vector<Marker>& markers);

/// What an immutable archive keeps in its metadata.
struct ImmutableMetadata {
    std::optional<Bytes> checkpoint;               ///< the freezer's 28 bytes
    std::vector<std::uint64_t> sectionsWithBitmap; ///< ordinal section numbers
};

/// The pairs of an immutable archive; none when the bytes have another shape.
[[nodiscard]] std::optional<ImmutableMetadata> decodeImmutableMetadata(ByteView pairs);

} // namespace cryo
