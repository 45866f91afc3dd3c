// SPDX-License-Identifier: GPL-3.0-or-later
// The list of targets.
#include "tests/fuzz/fuzz_target.h"

#include <cstdio>
#include <cstdlib>

namespace cryo::fuzz {

std::span<const Target> targets()
{
    static constexpr Target kTargets[] = {
        {"header", "header", header},
        {"page", "page", page},
        {"records", "records", records},
        {"glob_frame", "glob_frame", globFrame},
        {"slots", "slots", slots},
        {"metadata", "metadata", metadata},
        {"directory_listing", "directory_listing", directoryListing},
        {"blob_open", "header", blobOpen},
        {"glob_get", "glob_frame", globGet},
        {"partition_scan", "directory_listing", partitionScan},
        {"paged_blob", "paged_blob", pagedBlob},
        {"archive_open", "archive_open", archiveOpen},
        {"freezer_open", "freezer_open", freezerOpen},
        {"inspection", "inspection", inspection},
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
