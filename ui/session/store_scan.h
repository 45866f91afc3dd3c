// SPDX-License-Identifier: GPL-3.0-or-later
// What a check brings, and what the views make of it: built by the job, shown as it is.
//
// Immutable when made; any thread.
#pragma once

#include "core/inspect/check.h"
#include "ui/widgets/gap_pyramid.h"
#include "ui/widgets/heat_map_data.h"

#include <QVector>

#include <memory>

namespace cryo::ui {

/// A finding that has a place in the overview strip.
struct PlacedFinding {
    quint64 at = 0;          ///< index of an archive, bucket of a freezer
    std::size_t finding = 0; ///< number in StoreScan::findings.kept()
};

/// A range of an archive that is not simply there.
struct GapRow {
    quint64 first = 0;
    quint64 last = 0;
    GapClass cls = GapClass::Missing;
    /// Records that cannot be read may belong here.
    bool mayHoldUnreadable = false;
    [[nodiscard]] quint64 length() const { return last - first + 1; }
};

struct StoreScan {
    CheckResult check;
    FindingList findings;
    qint64 tookMs = 0;
    qint64 endedMsSinceEpoch = 0;

    /// Archive: indices. Freezer: buckets, all present. Null where there is nothing to draw.
    std::shared_ptr<const GapPyramid> strip;
    /// At most kPlacedKept, worst first.
    std::vector<PlacedFinding> placed;
    static constexpr std::size_t kPlacedKept = 2000;

    /// Archive: every gap, the tail, and values that a deep check found bad; ascending by first index.
    std::vector<GapRow> gaps;
    quint64 longestGap = 0; ///< of those between stored indices
    quint64 softGaps = 0;   ///< items whose value is bad

    /// Freezer: the longest chain in each cell of the folded table; null without a table.
    std::shared_ptr<const HeatMapData> heat;
};

/// Runs the check and makes the rest. Errors: those of checkStore.
Result<std::shared_ptr<const StoreScan>> scanStore(const std::shared_ptr<const StoreView>& view,
                                                   CheckLevel level, const Progress& progress);

/// The class that a gap is drawn with.
[[nodiscard]] GapClass gapClassOf(cryo::GapClass gapClass);

} // namespace cryo::ui
