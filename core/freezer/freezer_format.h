// SPDX-License-Identifier: GPL-3.0-or-later
//
// A freezer's records, and the two small things that its callers keep. K = key length. All numbers
// big-endian.
//
//   record       | key, K bytes | K next_section u64 | K+8 next_position u64 | K+16 value_offset u64 | K+24
//   value_size u32 |
//                R = K + 28. Both next fields all ones: end of the chain. next always names an older record.
//   checkpoint   | epoch u64 | section u64 | oversized_size u64 | table_size u32 |          28 bytes
//   cursor       | section u64 | offset u64 | size u32 |                                    20 bytes
//
// Pure functions; any thread. Source: format.md §10.1, §10.3.
#pragma once

#include "core/journal/fixed_journal_reader.h"
#include "core/journal/glob_format.h"

namespace cryo {

inline constexpr std::uint32_t kFreezerRecordOverheadBytes = 8 + 8 + 8 + 4;
inline constexpr std::size_t kCheckpointSizeBytes = 8 + 8 + 8 + 4;
inline constexpr std::size_t kCursorSizeBytes = 8 + 8 + 4;

/// A record as it stands in the bytes given to the decoder; `key` points into them.
struct FreezerRecord {
    ByteView key;
    std::optional<RecordPlace> next; ///< the next older record of the chain; none at its end
    ValuePlace value;
};

[[nodiscard]] constexpr RecordSize freezerRecordSize(std::uint32_t keySizeBytes)
{
    return {keySizeBytes + kFreezerRecordOverheadBytes};
}

/// `record` must hold at least kFreezerRecordOverheadBytes.
[[nodiscard]] FreezerRecord decodeFreezerRecord(ByteView record);
void appendFreezerRecord(Bytes& to, const FreezerRecord& record);

/// What a sync hands to the caller, and an opening wants back.
struct Checkpoint {
    std::uint64_t epoch = 0;
    Section section;
    std::uint64_t oversizedSizeBytes = 0; ///< logical bytes of the index of `section`; a multiple of R
    std::uint32_t tableSize = 0;          ///< buckets
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// `bytes` must hold kCheckpointSizeBytes.
[[nodiscard]] Checkpoint decodeCheckpoint(ByteView bytes);
[[nodiscard]] Bytes encodeCheckpoint(const Checkpoint& checkpoint);

/// A value's place in the value store: what a put returns.
struct Cursor {
    Section section;
    ValuePlace place;
    friend constexpr auto operator<=>(const Cursor&, const Cursor&) = default;
};

/// `bytes` must hold kCursorSizeBytes.
[[nodiscard]] Cursor decodeCursor(ByteView bytes);
[[nodiscard]] Bytes encodeCursor(const Cursor& cursor);

} // namespace cryo
