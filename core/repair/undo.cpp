// SPDX-License-Identifier: GPL-3.0-or-later
//
// Listing undo files, and bringing their stores to one side.
#include "core/repair/undo.h"

#include "core/repair/apply_session.h"
#include "core/repair/operation_log.h"

#include <algorithm>
#include <sys/stat.h>

namespace cryo {

namespace fs = std::filesystem;

namespace {

Result<std::string> checkedId(const std::string& id)
{
    if (!posix::isPlainName(id))
        return fail(Errc::InvalidArgument, "'" + id + "' is no id of a change");
    return id;
}

UndoEntry entryOf(WriterDisk& disk, const std::string& id)
{
    UndoEntry entry;
    entry.id = id;
    const auto undo = UndoFile::open(disk, id, false);
    if (!undo) {
        entry.damage = undo.error().message;
        return entry;
    }
    entry.name = undo->meta().name;
    entry.root = undo->meta().root;
    entry.createdNs = undo->meta().createdNs;
    entry.state = undo->state();
    entry.undoBytes = undo->sizeBytes().value_or(0);
    std::error_code ignored;
    if (const fs::path kept = undo->meta().quarantine;
        !kept.empty() && (fs::exists(kept / id, ignored) || fs::exists(kept / "staging" / id, ignored)))
        entry.quarantine = kept;
    // Whoever works with it has it locked.
    if (const auto mine = UndoFile::open(disk, id, true); !mine)
        entry.isRunning = mine.error().code == Errc::InUse;
    return entry;
}

/// The store is where it was, and the quarantine is one of the two places where ours can be.
Result<> openAreas(PosixWriterDisk& disk, const UndoMeta& meta, const StateFolder& state)
{
    struct stat status{};
    if (disk.rootDescriptor() >= 0 && (::fstat(disk.rootDescriptor(), &status) != 0 ||
                                       status.st_dev != meta.rootDevice || status.st_ino != meta.rootInode))
        return fail(Errc::Changed, "'" + meta.root + "' is not the folder any more that was changed");
    const fs::path quarantine = meta.quarantine;
    if (quarantine.empty())
        return {};
    if (quarantine != quarantineBeside(meta.root) && quarantine != state.quarantine())
        return damagedUndo("it names a foreign quarantine");
    auto opened = disk.openQuarantine(quarantine, false);
    return opened || opened.error().code == Errc::NotFound ? Result<>() : opened;
}

} // namespace

Result<std::vector<UndoEntry>> UndoHistory::list() const
{
    std::vector<UndoEntry> entries;
    std::error_code ignored;
    if (!fs::exists(m_state.undo(), ignored))
        return entries;
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::openUndoOnly(m_state.undo()));
    CRYO_ASSIGN(const auto names, disk->list({WriterArea::Undo, {}}));
    for (const std::string& name : names)
        if (name.ends_with(kUndoSuffix))
            entries.push_back(entryOf(*disk, name.substr(0, name.size() - kUndoSuffix.size())));
    std::ranges::stable_sort(entries, std::ranges::greater(), &UndoEntry::createdNs);
    return entries;
}

Result<std::vector<UndoEntry>> UndoHistory::interrupted() const
{
    CRYO_ASSIGN(auto entries, list());
    std::erase_if(entries, [](const UndoEntry& entry) { return !entry.isInterrupted(); });
    return entries;
}

Result<UndoEntry> UndoHistory::find(const std::string& id) const
{
    CRYO_TRY(checkedId(id));
    std::error_code ignored;
    if (!fs::exists(m_state.undo() / UndoFile::pathOf(id).name, ignored))
        return fail(Errc::NotFound, "there is no change " + id);
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::openUndoOnly(m_state.undo()));
    return entryOf(*disk, id);
}

Result<std::string> UndoHistory::planText(const std::string& id) const
{
    CRYO_TRY(checkedId(id));
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::openUndoOnly(m_state.undo()));
    CRYO_ASSIGN(const auto undo, UndoFile::open(*disk, id, false));
    return undo.planText();
}

namespace {

struct Way {
    StepTarget target = StepTarget::Old;
    StepState from = StepState::Between;
};

Result<Way> wayOf(const std::string& operation, UndoState state)
{
    const bool between = state == UndoState::Applying || state == UndoState::Undoing;
    if (operation == "roll-back" || operation == "finish") {
        if (!between)
            return fail(Errc::InvalidArgument,
                        "this change was not interrupted: it is " + std::string(undoStateName(state)));
        return Way{operation == "finish" ? StepTarget::New : StepTarget::Old, StepState::Between};
    }
    if (between)
        return fail(Errc::Interrupted, "this change was interrupted: roll it back or finish it first");
    if (state == UndoState::Done)
        return Way{StepTarget::Old, StepState::New};
    if (state == UndoState::Undone)
        return Way{StepTarget::New, StepState::Old};
    return fail(Errc::InvalidArgument,
                "there is nothing to undo: this change is " + std::string(undoStateName(state)));
}

} // namespace

Result<> UndoHistory::bring(const std::string& operation, const std::string& id, const UndoOptions& options)
{
    CRYO_ASSIGN(const UndoEntry entry, find(id));
    if (!entry.damage.empty())
        return fail(Errc::InvalidValue, entry.damage);
    CRYO_TRY(wayOf(operation, entry.state));
    WriterSession session;
    CRYO_ASSIGN(session.disk, PosixWriterDisk::open(entry.root, m_state.undo()));
    CRYO_ASSIGN(session.guard, WriterGuard::take(*session.disk, {options.withoutProof, options.proc}));
    session.closeReaders = options.closeReaders;
    CRYO_ASSIGN(UndoFile undo, UndoFile::open(*session.disk, id, true));
    CRYO_TRY(openAreas(*session.disk, undo.meta(), m_state));
    CRYO_ASSIGN(const Way way, wayOf(operation, undo.state()));
    LogEntry log{operation, "begun", id, undo.meta().root, {}};
    CRYO_TRY(appendToLog(m_state.log(), log));
    const SwitchHooks hooks = session.hooks();
    auto done = bringTo(*session.disk, undo, way.target, way.from, hooks, options.progress);
    log.outcome = done ? "done" : errcName(done.error().code);
    log.detail = done ? session.guard->unproven() : done.error().message;
    static_cast<void>(appendToLog(m_state.log(), log));
    return done;
}

Result<> UndoHistory::rollBack(const std::string& id, const UndoOptions& options)
{
    return bring("roll-back", id, options);
}

Result<> UndoHistory::finish(const std::string& id, const UndoOptions& options)
{
    return bring("finish", id, options);
}

Result<> UndoHistory::undo(const std::string& id, const UndoOptions& options)
{
    CRYO_ASSIGN(const UndoEntry entry, find(id));
    return bring(entry.state == UndoState::Undone ? "redo" : "undo", id, options);
}

Result<> UndoHistory::checkUndo(const std::string& id, const UndoOptions& options) const
{
    CRYO_ASSIGN(const UndoEntry entry, find(id));
    if (!entry.damage.empty())
        return fail(Errc::InvalidValue, entry.damage);
    CRYO_ASSIGN(const Way way, wayOf("undo", entry.state));
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::open(entry.root, m_state.undo()));
    CRYO_TRY(WriterGuard::look(*disk, {options.withoutProof, options.proc}));
    CRYO_ASSIGN(UndoFile undo, UndoFile::open(*disk, id, false));
    CRYO_TRY(openAreas(*disk, undo.meta(), m_state));
    CRYO_TRY(undo.load());
    return StepRunner(*disk, undo).check(way.from, options.progress);
}

Result<> UndoHistory::forget(const std::string& id)
{
    CRYO_TRY(checkedId(id));
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::openUndoOnly(m_state.undo()));
    CRYO_ASSIGN(UndoFile undo, UndoFile::open(*disk, id, true));
    const UndoMeta meta = undo.meta();
    CRYO_TRY(openAreas(*disk, meta, m_state));
    auto done = forgetUndo(*disk, undo);
    if (done)
        removeEmptyQuarantine(meta.quarantine);
    static_cast<void>(
        appendToLog(m_state.log(), {"forget", done ? "done" : std::string(errcName(done.error().code)), id,
                                    meta.root, done ? "" : done.error().message}));
    return done;
}

} // namespace cryo
