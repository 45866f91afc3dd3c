// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a release does differently from the others when it opens a store. One engine, handed one of these.
//
// Each member is one difference; the constructor's defaults are 2026.2.0. Layers ask for the member that
// concerns them and never for the release itself. A plain value; any thread.
// Source: newer.md §1–4.
#pragma once

#include "core/storage/blob.h"

#include <array>

namespace cryo {

/// The releases whose opening is known to the byte.
enum class Release : std::uint8_t { V2026_2_0, V2026_7_1, V2026_10_0 };

inline constexpr std::array kReleases{Release::V2026_2_0, Release::V2026_7_1, Release::V2026_10_0};

/// "2026.2.0", "2026.7.1", "2026.10.0".
[[nodiscard]] std::string_view releaseName(Release release);
/// None for other names.
[[nodiscard]] std::optional<Release> releaseFromName(std::string_view name);

/// When a page that was cut inside says so in the file. Source: newer.md §3.
enum class PageShortening : std::uint8_t {
    AtNextFlush, ///< the footer vouches for the old length until the page is written again
    AtOnce,      ///< at once, in durable steps; the old slot keeps its CRC with length 0
    AtOnceClean  ///< at once; the old slot becomes (0, 0)
};

struct ReleasePolicy {
    Release release = Release::V2026_2_0;
    HeaderPolicy headers;
    PageShortening shortening = PageShortening::AtNextFlush;

    /// A rewind to 0 of a section that is not there is fine.
    bool rewindsAbsentSection = false;
    /// Of several records with one index the first counts, not the last.
    bool firstRecordOfIndexWins = false;
    /// Of several records with one translated key, a lookup tries the one that was replayed last before the
    /// others.
    bool triesLastRecordFirst = false;
    /// A page that cannot be read at random says why, instead of "read failed".
    bool namesPageDamage = false;

    /// The archive keeps markers: what they cover must be there; above them every value is verified, and a
    /// section is cut at the first bad page or value.
    bool archiveHasMarkers = false;
    /// A record in a section where its index does not belong makes the opening fail.
    bool refusesStrayRecords = false;

    /// Without a checkpoint, or with one that is all zero, a freezer is deleted.
    bool deletesWithoutCheckpoint = false;
    /// A checkpoint beside an empty table is an error, not an abort.
    bool mismatchIsError = false;
    /// With a checkpoint, what it covers is proven before anything is changed, and nothing of it is repaired.
    bool provesCheckpoint = false;

    /// A lock file stands at the storage root.
    bool holdsRoot = false;

    [[nodiscard]] static ReleasePolicy of(Release release);
};

} // namespace cryo
