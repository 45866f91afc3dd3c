// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether records are an archive's or a freezer's, from the records alone. Both kinds have their value's
// place at the end; before it an archive has index and key, a freezer key and `next`.
//
//   freezer  next is all ones, or an older record of a section that is there; the very first record has none
//   archive  section ≤ index < the next section that is there
//
// Pure functions over a sample; any thread. Source: format.md §9, §10.1, §10.4.
#pragma once

#include "core/inspect/key_sample.h"

namespace cryo {

struct KindVotes {
    std::uint64_t records = 0;
    std::uint64_t freezerFits = 0;  ///< records with a possible `next`
    std::uint64_t chainEnds = 0;    ///< of them: all ones
    std::uint64_t archiveFits = 0;  ///< records with a possible index
    std::uint64_t indexMax = 0;     ///< of those that fit
    std::uint64_t offsetMax = 0;    ///< index - section, the largest of those that fit
    std::uint64_t repeated = 0;     ///< records with the index of another one in their section's sample
    std::uint64_t constantKeys = 0; ///< archive reading: keys that are one byte repeated
    bool firstHasNext = false;      ///< record 0 of section 0 was seen, and its `next` is not all ones
    bool otherSections = false;     ///< sections that no freezer has: 0 is missing, or there are holes

    /// Nine of ten records fit.
    [[nodiscard]] bool canBeFreezer() const
    {
        return records != 0 && !firstHasNext && freezerFits * 10 >= records * 9;
    }
    [[nodiscard]] bool canBeArchive() const { return records != 0 && archiveFits * 10 >= records * 9; }
};

[[nodiscard]] KindVotes judgeKind(const KeySample& sample, std::uint32_t recordBytes,
                                  const FolderScan& folder);

/// What the votes come to.
enum class KindLean : std::uint8_t {
    Archive,       ///< cannot be a freezer, or hardly
    Freezer,       ///< cannot be an archive, or hardly
    RatherArchive, ///< both can be; a table decides
    RatherFreezer,
    Neither
};
[[nodiscard]] KindLean leanOf(const KindVotes& votes);

} // namespace cryo
