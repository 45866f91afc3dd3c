// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts a value file apart whose index is lost: where values begin and end, from the bytes alone.
//
//   a value is body | crc32c(body); values follow one another
// From each begin the nearest end is taken at which the checksum passes; with compression the frame's own
// header says where the body ends. A nearer end that passes by chance has odds of the bytes tried in 2³².
// Where nothing passes, the next begin is looked for byte by byte. Keys and indices are not in a value file.
//
// Memory: a window of the file. One thread. Source: findings.md (DR-04, DR-07), format.md §7.
#pragma once

#include "core/base/progress.h"
#include "core/journal/glob_format.h"

#include <functional>

namespace cryo {

struct CarvedValue {
    ValuePlace place;
    bool compressed = false; ///< the body is a zstd frame
};

struct CarveResult {
    std::uint64_t values = 0;
    std::uint64_t valueBytes = 0;
    std::uint64_t gapBytes = 0; ///< between values, where no checksum passes
};

/// What a value is taken to have at most.
inline constexpr std::uint64_t kCarvedValueMaxBytes = std::uint64_t{1} << 20;

/// Calls `visit` for every value that is found, in order. Values of fewer than 1 byte of body are not looked
/// for: four zeros are everywhere. Errors: ReadFailed; Cancelled; those of `visit`.
Result<CarveResult> carveValues(const BlobReader& values,
                                const std::function<Result<>(const CarvedValue&, ByteView body)>& visit,
                                const Progress& progress = {});

} // namespace cryo
