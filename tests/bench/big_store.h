// SPDX-License-Identifier: GPL-3.0-or-later
// Stores of any size, written fast with our own encoders: what the scans, the window and the checks are
// measured on. They are healthy stores as an engine leaves them after its last sync; the same numbers give
// the same bytes. Memory: one section, and for a freezer its table. Thread rule: one thread.
#pragma once

#include "core/base/result.h"
#include "core/freezer/freezer_format.h"
#include "core/inspect/store_layout.h"

#include <cstdint>
#include <filesystem>

namespace cryo::test {

struct BigArchive {
    std::uint64_t items = 10'000'000;
    std::uint64_t itemsPerSection = 65'536;
    std::uint32_t keySizeBytes = 32;
    std::uint32_t valueSizeBytes = 32; ///< of the byte string, without its length
    PageSize pageSize{4096};
    std::uint64_t gapEvery = 10; ///< item j has index j + j / gapEvery; 0: no gaps
};

struct BigFreezer {
    std::uint64_t records = 10'000'000;
    std::uint32_t buckets = 4'194'304; ///< a power of two
    std::uint32_t keySizeBytes = 32;
    std::uint32_t valueSizeBytes = 32;
    PageSize pageSize{4096};
    std::uint64_t valueTargetSizeBytes = std::uint64_t{64} << 20;
    std::uint64_t syncs = 16;       ///< spread evenly
    std::uint64_t updateEvery = 20; ///< every so many puts repeat the key of an earlier one; 0: never
};

/// Writes the partitions `archive_key` and `archive_value` below `root`. Errors: WriteFailed.
Result<StoreLayout> writeBigArchive(const std::filesystem::path& root, const BigArchive& spec);

/// Writes `freezer_key`, `freezer_value` and `freezer_table` below `root`; the layout has the checkpoint.
/// Errors: WriteFailed.
Result<StoreLayout> writeBigFreezer(const std::filesystem::path& root, const BigFreezer& spec);

} // namespace cryo::test
