// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of differences.
#include "core/journal/release_policy.h"

namespace cryo {

std::string_view releaseName(Release release)
{
    switch (release) {
    case Release::V2026_2_0:
        return "2026.2.0";
    case Release::V2026_7_1:
        return "2026.7.1";
    case Release::V2026_10_0:
        break;
    }
    return "2026.10.0";
}

std::optional<Release> releaseFromName(std::string_view name)
{
    for (const Release release : kReleases)
        if (releaseName(release) == name)
            return release;
    return std::nullopt;
}

ReleasePolicy ReleasePolicy::of(Release release)
{
    ReleasePolicy policy;
    policy.release = release;
    if (release == Release::V2026_2_0)
        return policy;

    policy.headers = {HeaderPolicy::Rules::Release2026_7, HeaderLayout::V0, HeaderLayout::V0};
    policy.shortening = PageShortening::AtOnce;
    policy.rewindsAbsentSection = true;
    policy.firstRecordOfIndexWins = true;
    policy.triesLastRecordFirst = true;
    policy.deletesWithoutCheckpoint = true;
    policy.mismatchIsError = true;
    if (release == Release::V2026_7_1)
        return policy;

    policy.headers = HeaderPolicy::v1();
    policy.shortening = PageShortening::AtOnceClean;
    policy.triesLastRecordFirst = false;
    policy.namesPageDamage = true;
    policy.archiveHasMarkers = true;
    policy.refusesStrayRecords = true;
    policy.provesCheckpoint = true;
    policy.holdsRoot = true;
    return policy;
}

} // namespace cryo
