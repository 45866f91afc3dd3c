// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which indices of an archive's section are out of line with the others.
//
//   steps   most neighbours differ by the same step for each position: an index is in line when it keeps that
//           step to the one before or to the one behind it (there may be gaps)
//   order   else, if most ascend: an index is in line when it belongs to the longest ascending sequence
//   else    all are in line: they were put in any order
// Of several equal indices only the first can be in line. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cryo {

struct IndexAtPosition {
    std::uint64_t position = 0; ///< ascending
    std::uint64_t index = 0;
};

/// One answer for each entry.
[[nodiscard]] std::vector<bool> judgeIndexLine(std::span<const IndexAtPosition> line);

} // namespace cryo
