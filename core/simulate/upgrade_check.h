// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a store may be opened with a release, forwards or backwards, and what makes it safe if it is not.
//
//   1. the opening is simulated as the store is
//   2. what would prevent a loss or a refusal is done on an overlay, the gentlest first: headers and flipped
//      bits repaired; then headers of the layout that the release reads, markers for what is proven to be
//      there, or the checkpoint that is to be handed over
//   3. after each step the opening is simulated again behind the changes, until nothing is lost
//
// Nothing is written. Memory follows what is changed. Threads: one call, one thread. Source: newer.md §3, §5.
#pragma once

#include "core/simulate/prepared_store.h"
#include "core/simulate/simulate_open.h"

namespace cryo {

struct UpgradeOptions {
    SimulateOptions opening;
    /// Whether pages and values with one flipped bit are corrected; without, their items stay bad.
    bool correctsBits = true;
};

struct UpgradeCheck {
    enum class Verdict : std::uint8_t { Safe, SafeAfterChanges, NotSafe };
    Verdict verdict = Verdict::NotSafe;
    Sentence sentence;                        ///< safe, safe after these changes, or not safe and why
    SimulatedOpen without;                    ///< the opening of the store as it is
    std::vector<PreventingChange> changes;    ///< empty where there is nothing to prevent, or nothing helps
    std::optional<SimulatedOpen> with;        ///< the opening behind the changes, if there are any
    std::shared_ptr<OverlayStorage> prepared; ///< the store with the changes, if there are any
    StoreLayout preparedLayout;               ///< how to look at it
    /// What is to be handed over instead of what the options say, if that is one of the changes.
    std::optional<Checkpoint> checkpoint;
};

/// Errors: those of simulateOpen.
Result<UpgradeCheck> checkUpgrade(const std::shared_ptr<const ReadableStorage>& store,
                                  const StoreLayout& layout, const UpgradeOptions& options,
                                  const Progress& progress = {});

struct Conversion {
    PreparedStore prepared;
    std::vector<OverlayChange> files;    ///< what is written, whole files, and removed
    std::vector<SimulatedOpen> openings; ///< of the result, by every release
};

/// The store with headers of one layout. To V0, markers go: the releases that need it do not keep them up.
/// Errors: those of simulateOpen and of convertHeaders.
Result<Conversion> convertStore(const std::shared_ptr<const ReadableStorage>& store,
                                const StoreLayout& layout, HeaderLayout target, SimulateOptions options,
                                const Progress& progress = {});

} // namespace cryo
