// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which record size an index file has. The last 12 bytes of a record of either kind name its value's place,
// and each value begins where the one before it ended; a value takes at least 4 bytes. Over the right size
// this holds for every neighbouring pair, over a wrong one for none.
//
// Pure functions over a sample; any thread. Source: format.md §7, §8, §11.
#pragma once

#include "core/inspect/key_sample.h"
#include "core/journal/glob_format.h"

namespace cryo {

/// The smallest records that both kinds could have: an archive's, with a key of one byte.
inline constexpr std::uint32_t kRecordSizeMinBytes = 21;
/// Larger records are not looked for: the key would be longer than any page.
inline constexpr std::uint32_t kRecordSizeMaxBytes = 65535 + 28;

struct RecordSizeGuess {
    std::uint32_t recordBytes = 0;
    std::uint64_t pairs = 0;         ///< neighbours whose values adjoin
    std::uint64_t brokenPairs = 0;   ///< neighbours whose values do not
    std::uint64_t fromZero = 0;      ///< sections whose first value begins at 0
    std::uint64_t singles = 0;       ///< sections that are exactly one record, with a value that begins at 0
    std::uint64_t wholeSections = 0; ///< sections whose size is a multiple
    std::uint64_t cutSections = 0;   ///< sections whose size is none
};

/// Sizes that something speaks for, best first.
[[nodiscard]] std::vector<RecordSizeGuess> probeRecordSize(const KeySample& sample);

/// Counts for one given size.
[[nodiscard]] RecordSizeGuess countRecords(const KeySample& sample, std::uint32_t recordBytes);

} // namespace cryo
