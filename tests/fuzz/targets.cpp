// SPDX-License-Identifier: GPL-3.0-or-later
// The list of targets.
#include "tests/fuzz/fuzz_target.h"

#include <cstdio>
#include <cstdlib>

namespace cryo::fuzz {

std::span<const Target> targets()
{
    static constexpr Target kTargets[] = {
        {"header", header},
        {"page", page},
        {"records", records},
        {"glob_frame", globFrame},
        {"slots", slots},
        {"metadata", metadata},
        {"directory_listing", directoryListing},
        {"paged_blob", pagedBlob},
        {"archive_open", archiveOpen},
        {"freezer_open", freezerOpen},
        {"inspection", inspection},
    };
    return kTargets;
}

void require(bool holds, const char* sentence)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", sentence);
    std::abort();
}

} // namespace cryo::fuzz
