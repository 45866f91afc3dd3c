// SPDX-License-Identifier: GPL-3.0-or-later
//
// One record of a prunable archive's index file. K = key length, fixed per store. All numbers big-endian.
//
//   | 0 index u64 | 8 key, K bytes | 8+K value_offset u64 | 16+K value_size u32 |          R = K + 20
//
// The section of an index is the first index of its section, not an ordinal number:
//   section(index) = floor(index / itemsPerSection) · itemsPerSection
// Pure functions; any thread. Source: format.md §9.
#pragma once

#include "core/journal/fixed_journal_reader.h"
#include "core/journal/glob_format.h"

namespace cryo {

inline constexpr std::uint32_t kArchiveRecordOverheadBytes = 8 + 8 + 4;

/// A record as it stands in the bytes given to the decoder; `key` points into them.
struct ArchiveRecord {
    std::uint64_t index = 0;
    ByteView key;
    ValuePlace value;
};

[[nodiscard]] constexpr RecordSize archiveRecordSize(std::uint32_t keySizeBytes)
{
    return {keySizeBytes + kArchiveRecordOverheadBytes};
}

/// `record` must hold at least kArchiveRecordOverheadBytes; the key is what lies between index and location.
[[nodiscard]] ArchiveRecord decodeArchiveRecord(ByteView record);
void appendArchiveRecord(Bytes& to, const ArchiveRecord& record);

/// itemsPerSection must not be 0.
[[nodiscard]] constexpr Section sectionOfIndex(std::uint64_t index, std::uint64_t itemsPerSection)
{
    return {index / itemsPerSection * itemsPerSection};
}

} // namespace cryo
