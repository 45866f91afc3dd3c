// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can still be had of one section: its records in order, each with the reason to believe it.
//
//   Intact     every byte lies in what a page's checksum vouches for
//   Corrected  the page's checksum passes after a correction (page_correction.h)
//   Salvaged   the page fails, but the record is plausible: its value is in the file, passes its own checksum
//              and is no believed record's, the index belongs to the section and stands in line with those of
//              its neighbours, the key has no run of zeros that keys here do not have
// A record that cannot be believed is counted as lost. Pages behind the last one that validates, and bytes of
// a cut page, are looked at as well. Source: findings.md §1 (intact, salvageable), §3; format.md §2, §6.
//
// Memory: the section's index file. One thread.
#pragma once

#include "core/inspect/store_view.h"
#include "core/inspect/value_rules.h"
#include "core/repair/operations/page_correction.h"

#include <map>

namespace cryo {

enum class RecordOrigin : std::uint8_t { Intact, Corrected, Salvaged };

struct UsableRecord {
    Position position; ///< in the file as it is
    RecordOrigin origin = RecordOrigin::Intact;
    bool valueGood = true; ///< its checksum passes; true as well where values were not read
};

/// A byte of a value file that is changed by a mask.
struct ValueCorrection {
    LogicalOffset offset;
    std::byte mask{};
};

/// A page whose checksum passes after a correction.
struct TakenCorrection {
    PageNumber page;
    PageCorrection correction;
};

struct ReadSectionOptions {
    bool allValues = true; ///< false: only those of records that need it to be believed
};

struct SectionContents {
    Section section;
    std::uint32_t recordBytes = 1;
    std::uint64_t valueFileBytes = 0;  ///< logical; 0 without a file
    Bytes bytes;                       ///< logical bytes of the index file, corrections applied
    std::vector<UsableRecord> records; ///< ascending by position
    std::vector<ValueCorrection> valueCorrections;
    std::vector<TakenCorrection> pageCorrections;
    std::uint64_t lost = 0;      ///< whole records of the file that cannot be believed
    std::uint64_t corrected = 0; ///< records in corrected pages
    std::uint64_t salvaged = 0;
    std::uint64_t badValues = 0;
    /// Every page is as it should be, and the records fill them exactly.
    bool clean = true;

    [[nodiscard]] ByteView record(Position position) const
    {
        return ByteView(bytes).subspan(position.value * recordBytes, recordBytes);
    }
    [[nodiscard]] MutableByteView record(Position position)
    {
        return MutableByteView(bytes).subspan(position.value * recordBytes, recordBytes);
    }
};

/// Reads a section. A missing or unreadable index file has no records.
/// Errors: LimitExceeded for an index file with more than kSectionBytesMax bytes up to its last stored page;
/// ReadFailed; Cancelled; Unsupported where page size or key size are unknown.
Result<SectionContents> readSectionContents(const StoreView& view, const SectionInfo& info,
                                            const ReadSectionOptions& options, const Progress& progress);
inline constexpr std::uint64_t kSectionBytesMax = std::uint64_t{4} << 30;

} // namespace cryo
