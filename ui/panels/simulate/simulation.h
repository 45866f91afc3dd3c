// SPDX-License-Identifier: GPL-3.0-or-later
// What a release would do to a store, as the window shows it: the check for an upgrade or a rollback, and
// what follows from it for tables.
//
// Made by a job, then immutable; any thread.
#pragma once

#include "core/inspect/store_view.h"
#include "core/simulate/upgrade_check.h"

#include <QtGlobal>

namespace cryo::ui {

/// Which checkpoint a freezer's node would hand over.
enum class CheckpointUse : quint8 { Known, Estimated, None };

/// One change of a file.
struct SimulatedChange {
    enum class Op : quint8 { Create, Remove, Cut, Write };
    Op op = Op::Write;
    std::string partition;
    std::string fileName;
    std::uint64_t offset = 0;
    std::uint64_t sizeBytes = 0;
};

/// A section that has other records afterwards.
struct SectionDifference {
    Section section;
    std::uint64_t before = 0;
    std::uint64_t after = 0;
};

struct Simulation {
    UpgradeCheck check;
    std::optional<Checkpoint> checkpoint; ///< with which it was opened
    std::vector<SimulatedChange> changes; ///< of the opening as the store is, at most kChangesMax
    std::vector<SectionDifference> sections;
    static constexpr std::size_t kChangesMax = 100'000;

    /// The store itself, left as the release would leave it, behind the proposed changes, and both.
    enum class Show : quint8 { Before, After, Prepared, PreparedAfter };
    /// Null for Before, and where there is none.
    [[nodiscard]] std::shared_ptr<const ReadableStorage> storage(Show show) const;
    [[nodiscard]] const StoreLayout* layout(Show show) const;
};

/// Errors: those of checkUpgrade; Cancelled.
Result<std::shared_ptr<const Simulation>> simulate(const std::shared_ptr<const ReadableStorage>& store,
                                                   const StoreLayout& layout, Release release,
                                                   CheckpointUse use, const Progress& progress);

} // namespace cryo::ui
