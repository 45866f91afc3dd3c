// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an archive's marker partition may be wrong in: MK-02 … MK-06, and the headers of its two files.
//
// A marker says: the first n records of a section, and the values that they point to, are durable. Releases
// from 2026.9.0 on refuse an archive that holds less; earlier ones ignore markers. Reads the two copies and
// one record for each marker. Source: newer.md §2.2, §3, §5; findings.md (MK).
#pragma once

#include "core/inspect/store_view.h"
#include "core/storage/metadata_format.h"

namespace cryo {

/// The markers that an engine would use.
struct MarkerReading {
    bool present = false; ///< there is a marker partition with at least one copy
    bool usable = false;  ///< at least one copy is good
    std::uint64_t version = 0;
    std::string fileName; ///< of the copy that counts; empty if none does
    std::vector<Marker> markers;
};

/// Reads both copies and reports what is wrong with them (MK-02, MK-03, HD-, DR-10). `sink` may be empty.
MarkerReading readMarkers(const StoreView& view, const FindingSink& sink);

/// Reads the markers and compares them with the sections (MK-04 … MK-06). `sink` may be empty.
void judgeMarkers(const StoreView& view, const FindingSink& sink);

} // namespace cryo
