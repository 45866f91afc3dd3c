// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a set of changes to an undo file and staged files that hold everything the switch needs; the store is
// only read here.
//
//   a few changed bytes   patched in place; old and new bytes stand in the undo file
//   many                  the new file is staged beside the root, and the two change names at once; without a
//                         quarantine on the same volume: patched as well
//   new files             staged, then moved in          removed files   moved to quarantine
//
// The switch runs under leases, which the kernel breaks after 45 seconds: so what is patched is bounded
// (PatchLimits), and all else is a move.
// Memory: one block, and the list of steps. Threads: one. Source: product.md §3.4; reliability.md §6.
#pragma once

#include "core/repair/apply_limits.h"
#include "core/repair/change_set.h"
#include "core/repair/undo_file.h"

#include <map>

namespace cryo {

/// What an apply will take, before anything is written.
struct ApplyEstimate {
    std::uint64_t undoBytes = 0;       ///< the undo file
    std::uint64_t quarantineBytes = 0; ///< staged files, and copies of removed ones
    std::uint64_t storeBytes = 0;      ///< by which the store grows
    std::size_t patchedFiles = 0;
    std::size_t movedFiles = 0; ///< into or out of the store
};

class ApplyStaging {
public:
    /// All must outlive this. `id` names the folders in quarantine. `hasQuarantine`: the area is open.
    ApplyStaging(WriterDisk& disk, const ChangeSet& changes, std::string id, bool hasQuarantine,
                 PatchLimits limits = {});

    /// Decides how each file is changed. Errors: Changed when a file is not the one that was looked at;
    /// Unsupported for what cannot be moved to another volume; those of reading; Cancelled.
    Result<> decide(const Progress& progress);
    [[nodiscard]] const ApplyEstimate& estimate() const { return m_estimate; }
    [[nodiscard]] const std::vector<UndoStep>& steps() const { return m_steps; }
    /// Errors: LimitExceeded, with what is needed and what is free.
    Result<> checkSpace() const;

    /// Writes the staged files and fills the undo file; all of it is durable. Progress: bytes written.
    /// Errors: those of reading and writing; Cancelled.
    Result<> write(UndoFile& undo, std::string_view planText, const Progress& progress);

    /// Where staged files of an id lie, and what is taken out of the store.
    [[nodiscard]] static WriterFolder stagingFolder(const std::string& id);
    [[nodiscard]] static WriterFolder keptFolder(const std::string& id, const std::string& partition);

private:
    struct Source { ///< the change that a step comes from
        std::size_t change = 0;
        bool hasChange = false;
    };
    Result<> decideFile(std::size_t index, bool patch);
    Result<> addTake(const std::string& partition, const std::string& name, EntryType type, bool byCopy);
    void addPlace(std::size_t index, bool byCopy, const WriterFacts& like);
    void addExchange(std::size_t index, const WriterFacts& old, const WriterFacts& like);
    Result<WriterFacts> factsOf(const FileChange& change);
    Result<WriterFacts> neighbourFile(const std::string& partition);
    Result<WriterFacts> neighbourFolder();
    [[nodiscard]] bool isSetAside(const std::string& partition, const std::string& name) const;
    Result<> decideFolders();
    bool canMove(const std::string& partition);
    std::vector<bool> choosePatches();
    [[nodiscard]] std::uint64_t patchCost(const FileChange& change) const;

    Result<> makeFolders();
    Result<> stageFile(const UndoStep& step, const FileChange& change, std::uint64_t& done,
                       const Progress& progress);
    Result<> addExtents(UndoFile& undo, const FileChange& change, std::uint64_t& done,
                        const Progress& progress);

    WriterDisk& m_disk;
    const ChangeSet& m_changes;
    std::string m_id;
    bool m_hasQuarantine;
    PatchLimits m_limits;
    std::vector<UndoStep> m_steps;
    std::vector<Source> m_sources; ///< of each step
    std::map<std::string, bool> m_canMove;
    std::map<std::string, WriterFacts> m_neighbours;
    ApplyEstimate m_estimate;
};

} // namespace cryo
