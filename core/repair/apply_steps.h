// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of an undo file, done in either direction, from whatever state a crash left.
//
//   patches        bytes and lengths in place, each file fsynced           may be turned back between two
//   folders made   and the root fsynced                                    and here
//   moves          nothing but renames, one right after the other; then the folders are fsynced
//   folders gone   and the root fsynced
//
// Every step asks where things are before it does anything, so that doing it twice is doing it once, and so
// that all steps can be done from any mixture of done and not done. What does not fit is an error, never
// overwritten. Threads: one. Source: reliability.md §6; docs/undo-format.md.
#pragma once

#include "core/base/progress.h"
#include "core/repair/undo_file.h"

#include <map>
#include <set>

namespace cryo {

/// Which way.
enum class StepTarget : std::uint8_t { Old, New };

/// What a check expects the store to be.
enum class StepState : std::uint8_t {
    Old,
    New,
    Between ///< anything that applying or undoing can leave
};

class StepRunner {
public:
    /// Both must outlive this; `undo` is loaded.
    StepRunner(WriterDisk& disk, const UndoFile& undo)
        : m_disk(disk)
        , m_undo(undo)
    {
    }

    /// Asked between patches: an error turns the run back (the caller does).
    using MayGoOn = std::function<Result<>()>;
    /// Brings every step to the target, durably. Errors: those of `mayGoOn`, when nothing but patches was
    /// done; Changed where something stands in the way; those of the disk.
    Result<> run(StepTarget target, const MayGoOn& mayGoOn = {});

    /// Whether nobody but these steps changed the files concerned: reads every patched file whole.
    /// Errors: Changed, naming the file; those of reading; Cancelled.
    Result<> check(StepState expected, const Progress& progress = {});

    /// Whether the files are those that were prepared: same file, length and time, and the old bytes are
    /// where the extents say. Quick: reads what will be overwritten. Errors: Changed; those of reading.
    Result<> checkPrepared();

    /// Whether the store's files are still as check() saw them. Errors: Changed; those of examining.
    Result<> checkStillSame();

private:
    Result<> remember(const WriterPath& path);
    Result<> patch(std::size_t index, const UndoStep& step, StepTarget target);
    Result<> move(const UndoStep& step, const WriterPath& from, const WriterPath& to);
    Result<> copyOver(const UndoStep& step, const WriterPath& from, const WriterPath& to);
    Result<> moveStep(const UndoStep& step, StepTarget target);
    Result<> makeFolders(StepTarget target);
    Result<> moveAll(StepTarget target);
    Result<> removeFolders(StepTarget target);
    Result<bool> isComplete(const UndoStep& step, const WriterPath& path);

    Result<> checkPatch(std::size_t index, const UndoStep& step, StepState expected,
                        const Progress& progress);
    Result<> checkMove(const UndoStep& step, StepState expected);
    Result<> exchange(const UndoStep& step, StepTarget target);
    Result<bool> oldIsInStore(const UndoStep& step);
    Result<> checkExchange(const UndoStep& step, StepState expected);
    Result<> checkNewFolder(const UndoStep& step);
    Result<std::string> hashWithOldBytes(std::size_t index, const UndoStep& step, const Progress& progress);

    WriterDisk& m_disk;
    const UndoFile& m_undo;
    std::set<WriterFolder> m_touched; ///< folders whose names changed
    std::map<WriterPath, std::optional<FileIdentity>> m_seen;
};

/// SHA-256 of a file on the disk, in hex. Errors: those of reading; Cancelled.
Result<std::string> sha256OfFile(const WriterFile& file, const Progress& progress = {});

} // namespace cryo
