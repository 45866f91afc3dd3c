// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a store may be opened with a release, forwards or backwards, and what makes it safe if it is not.
//
//   1. the opening is simulated as the store is
//   2. what would prevent a loss or a refusal is done on an overlay: headers of the layout that the release
//      reads, markers for what is proven to be there
//   3. the opening is simulated again behind these changes
//
// Nothing is written. Memory follows what is changed: converted headers move whole files into it.
// Threads: one call, one thread. Source: newer.md §3, §5.
#pragma once

#include "core/simulate/simulate_open.h"

namespace cryo {

/// Something to do before the release opens the store.
struct PreventingChange {
    enum class Kind : std::uint8_t {
        ConvertHeaders, ///< to V0, for a release that does not know V1
        RemoveMarkers,  ///< going back: the release would work on the store without keeping them up
        WriteMarkers    ///< so that the release neither verifies nor cuts what is there
    };
    Kind kind = Kind::WriteMarkers;
    std::uint64_t files = 0; ///< how many files it writes or removes
    std::string sentence;
};

struct UpgradeCheck {
    enum class Verdict : std::uint8_t { Safe, SafeAfterChanges, NotSafe };
    Verdict verdict = Verdict::NotSafe;
    std::string sentence;                     ///< safe, safe after these changes, or not safe and why
    SimulatedOpen without;                    ///< the opening of the store as it is
    std::vector<PreventingChange> changes;    ///< empty where there is nothing to prevent, or nothing helps
    std::optional<SimulatedOpen> with;        ///< the opening behind the changes, if there are any
    std::shared_ptr<OverlayStorage> prepared; ///< the store with the changes, if there are any
};

/// Errors: those of simulateOpen.
Result<UpgradeCheck> checkUpgrade(const std::shared_ptr<const ReadableStorage>& store,
                                  const StoreLayout& layout, const SimulateOptions& options);

} // namespace cryo
