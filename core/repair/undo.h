// SPDX-License-Identifier: GPL-3.0-or-later
//
// The history of applied changes, and the ways back: undo, undo the undo, recover after a crash, forget.
//
//   UndoHistory history;                       the user's state folder
//   for (auto& entry : must(history.interrupted())) …roll back or finish
//   history.undo(id, options)                  the old bytes, identical
//
// Listing only reads. All others take the same guards as an apply (apply.h).
// Threads: one call at a time. Source: issue 6 (apply and undo); product.md §3.4.
#pragma once

#include "core/repair/apply.h"
#include "core/repair/undo_format.h"

namespace cryo {

struct UndoEntry {
    std::string id;
    std::string name;
    std::filesystem::path root;
    std::int64_t createdNs = 0; ///< since 1970
    UndoState state = UndoState::Staging;
    bool isRunning = false;      ///< a process works with it just now
    std::string damage;          ///< a sentence, when the undo file cannot be used; the rest may be empty
    std::uint64_t undoBytes = 0; ///< of the undo file
    std::filesystem::path quarantine; ///< what it keeps beside; empty if nothing

    /// Between old and new, and nobody is working on it.
    [[nodiscard]] bool isInterrupted() const
    {
        return damage.empty() && !isRunning && (state == UndoState::Applying || state == UndoState::Undoing);
    }
};

struct UndoOptions {
    bool withoutProof = false; ///< as in ApplyOptions
    std::function<void()> closeReaders{};
    Progress progress{}; ///< bytes checked
    std::filesystem::path proc = "/proc";
};

class UndoHistory {
public:
    explicit UndoHistory(StateFolder state = StateFolder::ofUser())
        : m_state(std::move(state))
    {
    }

    /// Newest first; empty where there is no state folder. Errors: AccessDenied, Io.
    Result<std::vector<UndoEntry>> list() const;
    /// Those that a crash left between old and new: to be asked at every start.
    Result<std::vector<UndoEntry>> interrupted() const;
    /// The newest one of a state, or of a store (root). Errors: NotFound.
    Result<UndoEntry> find(const std::string& id) const;
    /// The plan's text, as it was applied. Errors: NotFound; those of reading.
    Result<std::string> planText(const std::string& id) const;

    /// After a crash: all old, or all new. Errors: InvalidArgument when it is not interrupted; Changed when
    /// something else wrote to the files since; InUse, NotProtected; those of the disk.
    Result<> rollBack(const std::string& id, const UndoOptions& options = {});
    Result<> finish(const std::string& id, const UndoOptions& options = {});
    /// Restores the bytes that an apply replaced; of an undone change: applies it again.
    /// Errors: as rollBack, and then the store is as it was; Interrupted.
    Result<> undo(const std::string& id, const UndoOptions& options = {});
    /// Whether undo() would be possible now, without changing anything. Errors: as undo.
    Result<> checkUndo(const std::string& id, const UndoOptions& options = {}) const;
    /// Deletes the undo file with all that it keeps: frees the space, and makes the change final.
    /// Errors: InvalidArgument when it is interrupted; InUse; those of the disk.
    Result<> forget(const std::string& id);

private:
    Result<> bring(const std::string& operation, const std::string& id, const UndoOptions& options);

    StateFolder m_state;
};

} // namespace cryo
