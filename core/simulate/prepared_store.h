// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store behind changes that make it safe for a release: an overlay that holds the result, and what was done
// in words. Nothing is written; whoever applies it compares the overlay with the store (change_set.h).
//
// Each function below is one kind of change. It adds one PreventingChange if it did anything, and leaves the
// rest alone. Memory follows what is changed: a header costs its bytes, whatever the file's length.
// Threads: one prepared store, one thread. Source: newer.md §2, §5; findings.md (HD, MK, UP).
#pragma once

#include "core/base/progress.h"
#include "core/inspect/store_layout.h"
#include "core/journal/release_policy.h"
#include "core/storage/overlay_storage.h"

namespace cryo {

/// An English sentence and what stands in its {places}; the window translates the pattern.
struct Sentence {
    std::string_view pattern; ///< a literal, marked with CRYO_TR_NOOP
    std::vector<std::pair<std::string, std::string>> arguments;
    [[nodiscard]] std::string text() const;
};

/// 1234567 as "1,234,567".
[[nodiscard]] std::string groupedDigits(std::uint64_t number);

/// Something to do before the release opens the store.
struct PreventingChange {
    enum class Kind : std::uint8_t {
        RepairHeaders,   ///< one flipped bit in a header, or a region that fails over an intact payload
        FinishCreations, ///< a fresh header for files whose creation was interrupted
        CorrectBits,     ///< pages and values whose checksum names one flipped bit
        ConvertHeaders,  ///< to the layout that the release reads
        RemoveMarkers,   ///< going back: the release would work on the store without keeping them up
        LowerMarkers,    ///< to what is there: the release would refuse the store
        WriteMarkers,    ///< so that the release neither verifies nor cuts what is there
        CutValues,       ///< bytes behind the last value that a record names
        RemoveOrphans,   ///< value sections without index
        GiveCheckpoint   ///< to be handed to the node: no file changes
    };
    Kind kind = Kind::WriteMarkers;
    std::uint64_t files = 0; ///< how many files it writes or removes
    Sentence sentence;
    std::vector<Where> places; ///< the first files or bytes, kPlacesMax at most
    static constexpr std::size_t kPlacesMax = 20;
};
[[nodiscard]] std::string_view preventingChangeName(PreventingChange::Kind kind); ///< "convert-headers", …

struct PreparedStore {
    PreparedStore(std::shared_ptr<const ReadableStorage> below, StoreLayout how);

    std::shared_ptr<OverlayStorage> storage;
    StoreLayout layout; ///< how to look at it: marker partitions come and go
    std::vector<PreventingChange> changes;

    [[nodiscard]] bool has(PreventingChange::Kind kind) const;
};

/// Partitions of the store that are there.
[[nodiscard]] std::vector<std::string> partitionsOf(const PreparedStore& store);

// ---- headers (header_changes.cpp) ----

/// Rewrites headers that one flipped bit explains, and V1 regions that fail over a payload: HD-04, HD-06,
/// HD-07. Errors: those of listing and reading.
Result<> repairHeaders(PreparedStore& store);
/// A fresh header in this layout where a creation was interrupted and a release ≤ 2026.7.1 would refuse the
/// file: HD-02, HD-03. Errors: as above.
Result<> finishCreations(PreparedStore& store, HeaderLayout fresh);
/// Every readable header becomes one of `target`; payloads stay as they are. Errors: as above.
Result<> convertHeaders(PreparedStore& store, HeaderLayout target);

// ---- bits (bit_changes.cpp) ----

/// Flips back the one bit that explains a bad page of an index file, and with `values` a bad value. Errors:
/// those of reading; Cancelled.
Result<> correctBits(PreparedStore& store, bool values, const Progress& progress = {});
/// Longer values are not corrected: that a single bit explains other damage by chance is then likelier than
/// one in eight thousand.
inline constexpr std::uint64_t kCorrectedValueBytesMax = std::uint64_t{64} << 10;

// ---- markers and values (marker_changes.cpp) ----

/// Markers for every record up to the first that is in a bad page or whose value is not in its file; lower or
/// fewer ones than before where they promised more. Errors: those of reading and of MarkerStore.
Result<> writeMarkers(PreparedStore& store, const ReleasePolicy& release);
/// Removes the marker partition. Errors: none known.
Result<> removeMarkers(PreparedStore& store);
/// What 2026.9.0 and later refuse below a freezer's checkpoint, and others remove: value bytes behind the
/// last record of an earlier section, values without index. Errors: those of reading.
Result<> alignFreezerValues(PreparedStore& store);

} // namespace cryo
