// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which releases have touched a store: there is no version field, but each release leaves its own traces.
// Absence proves nothing.
//
// Headers of at most kHeaderSampleFiles files are read. Any thread. Source: newer.md §6.
#pragma once

#include "core/inspect/partition_grouping.h"

namespace cryo {

inline constexpr std::size_t kHeaderSampleFiles = 256;

/// What the headers of a store's files are, as far as they were read.
struct HeaderCount {
    std::uint64_t v0 = 0;
    std::uint64_t v1 = 0;
    std::uint64_t eightZeros = 0; ///< 8 zero bytes
    std::uint64_t tornV0 = 0;     ///< 1 to 7 bytes of a V0 header
    std::uint64_t tornV1 = 0;     ///< an interrupted creation of a V1 header
};
[[nodiscard]] HeaderCount countHeaders(const ReadableStorage& storage, const StoreGroup& store);

[[nodiscard]] std::vector<ReleaseEvidence> releaseEvidence(const StoreGroup& store,
                                                           const HeaderCount& headers, bool hold);

} // namespace cryo
