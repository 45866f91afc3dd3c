// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which gaps of an archive another archive can fill.
//
// Pure; any thread. Source: product.md §3.6.
#pragma once

#include "core/inspect/archive_report.h"

namespace cryo {

/// Indices that lie in a gap here and are stored there.
struct GapFilling {
    IndexRange range;
    GapClass gapClass = GapClass::Missing; ///< of the gap here
    friend bool operator==(const GapFilling&, const GapFilling&) = default;
};

/// Ascending; a gap that the other fills in several places gives several. What the other stores behind the
/// last index here is in no gap.
[[nodiscard]] std::vector<GapFilling> gapsFilledBy(const ArchiveReport& report,
                                                   std::span<const IndexRange> other);

/// Indices in them.
[[nodiscard]] std::uint64_t indicesIn(std::span<const GapFilling> fillings);

} // namespace cryo
