// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of things: what must be durable before what.
#include "core/repair/apply_job.h"

namespace cryo {

namespace {

using Kind = UndoStep::Kind;

constexpr int kFolderDepthMax = 64;

/// Calls the hook that ends a switch, however it ends.
class SwitchScope {
public:
    explicit SwitchScope(const SwitchHooks& hooks)
        : m_hooks(hooks)
    {
    }
    ~SwitchScope()
    {
        if (m_hooks.after)
            m_hooks.after();
    }
    SwitchScope(const SwitchScope&) = delete;
    SwitchScope& operator=(const SwitchScope&) = delete;

private:
    const SwitchHooks& m_hooks;
};

/// The files of the store that exist now and will be changed or moved.
Result<std::vector<SwitchedFile>> switchedFiles(WriterDisk& disk, const UndoFile& undo)
{
    std::vector<SwitchedFile> files;
    for (std::size_t i = 0; i < undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, undo.step(i));
        if (step.kind == Kind::MakeFolder || step.kind == Kind::RemoveFolder)
            continue;
        CRYO_ASSIGN(const auto facts, disk.examine(step.store));
        if (facts && facts->type == EntryType::Regular)
            files.push_back({step.store, step.kind == Kind::Patch});
    }
    return files;
}

/// Deletes a folder with all that is in it; nothing happens where there is none.
Result<> removeTree(WriterDisk& disk, const WriterFolder& folder, int depth)
{
    CRYO_ASSIGN(const auto exists, disk.examineFolder(folder));
    if (!exists)
        return {};
    if (depth > kFolderDepthMax)
        return fail(Errc::LimitExceeded, "'" + disk.pathText({folder, {}}) + "' lies too deep");
    CRYO_ASSIGN(const auto names, disk.list(folder));
    for (const std::string& name : names) {
        const WriterPath path{folder, name};
        CRYO_ASSIGN(const auto facts, disk.examine(path));
        if (facts && facts->type == EntryType::Directory)
            CRYO_TRY(removeTree(disk, {folder.area, folder.path + "/" + name}, depth + 1));
        else
            CRYO_TRY(disk.remove(path));
    }
    return disk.removeFolder(folder);
}

/// Deletes folders that must be empty.
Result<> removeEmptyTree(WriterDisk& disk, const WriterFolder& folder)
{
    CRYO_ASSIGN(const auto exists, disk.examineFolder(folder));
    if (!exists)
        return {};
    CRYO_ASSIGN(const auto names, disk.list(folder));
    for (const std::string& name : names)
        CRYO_TRY(disk.removeFolder({folder.area, folder.path + "/" + name}));
    return disk.removeFolder(folder);
}

/// What is kept for an id. `withOldFiles`: also what was taken out of the store.
Result<> removeKept(WriterDisk& disk, const std::string& id, bool withOldFiles)
{
    const WriterFolder top{WriterArea::Quarantine, {}};
    CRYO_ASSIGN(const auto exists, disk.examineFolder(top));
    if (!exists)
        return {};
    const WriterFolder kept{WriterArea::Quarantine, id};
    CRYO_TRY(removeTree(disk, ApplyStaging::stagingFolder(id), 0));
    CRYO_TRY(withOldFiles ? removeTree(disk, kept, 0) : removeEmptyTree(disk, kept));
    // Others may still have something in there.
    static_cast<void>(disk.removeFolder({WriterArea::Quarantine, "staging"}));
    return disk.syncFolder(top);
}

Result<> removeUndoFile(WriterDisk& disk, const std::string& id)
{
    CRYO_TRY(disk.remove(UndoFile::pathOf(id)));
    return disk.syncFolder({WriterArea::Undo, {}});
}

/// The store has its old bytes: nothing of the change shall be left.
Result<> discard(WriterDisk& disk, UndoFile& undo)
{
    CRYO_TRY(undo.setState(UndoState::Staging));
    CRYO_TRY(removeKept(disk, undo.meta().id, false));
    return removeUndoFile(disk, undo.meta().id);
}

/// The first error stands; what is left behind is swept up by a later one.
std::unexpected<Error> giveUp(WriterDisk& disk, UndoFile& undo, Error error)
{
    static_cast<void>(discard(disk, undo));
    return std::unexpected(std::move(error));
}

/// Back to where it came from, after an error on the way.
Result<> turnBack(StepRunner& runner, UndoFile& undo, StepTarget target, UndoState rest, const Error& why)
{
    auto back = runner.run(target);
    if (back)
        back = undo.setState(rest);
    if (back)
        return {};
    return fail(Errc::Interrupted, "the change could not be made (" + why.message +
                                       "), and turning back failed too: " + back.error().message +
                                       ". Roll it back or finish it when the cause is gone.");
}

Result<> prepare(ApplyJob& job, UndoFile& undo, ApplyStaging& staging)
{
    CRYO_TRY(staging.write(undo, job.planText, job.progress));
    CRYO_TRY(undo.load()); // as it is on the disk now, every checksum
    job.changes = {};      // no file of the store is open any more
    return undo.setState(UndoState::Applying);
}

} // namespace

Result<> applyOn(WriterDisk& disk, ApplyJob job, const SwitchHooks& hooks)
{
    CRYO_TRY(addHashes(job.changes, job.progress));
    ApplyStaging staging(disk, job.changes, job.meta.id, job.hasQuarantine, job.limits);
    CRYO_TRY(staging.decide(job.progress));
    CRYO_TRY(staging.checkSpace());
    CRYO_ASSIGN(UndoFile undo, UndoFile::create(disk, job.meta));
    if (auto prepared = prepare(job, undo, staging); !prepared)
        return giveUp(disk, undo, prepared.error());
    auto files = switchedFiles(disk, undo);
    if (!files)
        return giveUp(disk, undo, files.error());
    const SwitchScope scope(hooks);
    if (hooks.before)
        if (auto begun = hooks.before(*files); !begun)
            return giveUp(disk, undo, begun.error());
    StepRunner runner(disk, undo);
    if (auto same = runner.checkPrepared(); !same)
        return giveUp(disk, undo, same.error());
    const auto mayGoOn = [&]() -> Result<> {
        if (job.progress.stopRequested())
            return fail(Errc::Cancelled, "cancelled");
        return hooks.mayGoOn ? hooks.mayGoOn() : Result<>();
    };
    auto done = runner.run(StepTarget::New, mayGoOn);
    if (done)
        done = undo.setState(UndoState::Done);
    if (done)
        return {};
    CRYO_TRY(turnBack(runner, undo, StepTarget::Old, UndoState::Undone, done.error()));
    return giveUp(disk, undo, done.error());
}

Result<> bringTo(WriterDisk& disk, UndoFile& undo, StepTarget target, StepState from,
                 const SwitchHooks& hooks, const Progress& progress)
{
    const bool toNew = target == StepTarget::New;
    const UndoState rest = undo.state();
    CRYO_TRY(undo.load());
    StepRunner runner(disk, undo);
    CRYO_TRY(runner.check(from, progress));
    CRYO_ASSIGN(const auto files, switchedFiles(disk, undo));
    CRYO_TRY(undo.setState(toNew ? UndoState::Applying : UndoState::Undoing));
    const auto untouched = [&](const Error& error) -> Result<> {
        if (from != StepState::Between)
            CRYO_TRY(undo.setState(rest));
        return std::unexpected(error);
    };
    const SwitchScope scope(hooks);
    if (hooks.before)
        if (auto begun = hooks.before(files); !begun)
            return untouched(begun.error());
    if (auto same = runner.checkStillSame(); !same)
        return untouched(same.error());
    const bool canTurnBack = from != StepState::Between;
    const auto mayGoOn = [&]() -> Result<> {
        if (progress.stopRequested())
            return fail(Errc::Cancelled, "cancelled");
        return hooks.mayGoOn ? hooks.mayGoOn() : Result<>();
    };
    auto done = runner.run(target, canTurnBack ? StepRunner::MayGoOn(mayGoOn) : StepRunner::MayGoOn());
    if (done)
        done = undo.setState(toNew ? UndoState::Done : UndoState::Undone);
    if (done || !canTurnBack)
        return done;
    CRYO_TRY(turnBack(runner, undo, toNew ? StepTarget::Old : StepTarget::New, rest, done.error()));
    return done;
}

Result<> forgetUndo(WriterDisk& disk, UndoFile& undo)
{
    const std::string id = undo.meta().id;
    switch (undo.state()) {
    case UndoState::Applying:
    case UndoState::Undoing:
        return fail(Errc::InvalidArgument,
                    "the change " + id + " was interrupted: roll it back or finish it first");
    case UndoState::Staging:
    case UndoState::Prepared:
        return discard(disk, undo);
    case UndoState::Done:
    case UndoState::Undone:
        CRYO_TRY(undo.setState(UndoState::Forgetting));
        break;
    case UndoState::Forgetting:
        break;
    }
    CRYO_TRY(removeKept(disk, id, true));
    return removeUndoFile(disk, id);
}

Result<> sweepUndoFolder(WriterDisk& disk, const std::string& root)
{
    CRYO_ASSIGN(const auto names, disk.list({WriterArea::Undo, {}}));
    for (const std::string& name : names) {
        if (name.ends_with(kUnnamedSuffix)) {
            // Locked by whoever is creating it just now.
            const WriterPath path{{WriterArea::Undo, {}}, name};
            if (const auto unused = disk.open(path, WriterOpen::Write))
                static_cast<void>(disk.remove(path));
            continue;
        }
        if (!name.ends_with(kUndoSuffix))
            continue;
        auto undo = UndoFile::open(disk, name.substr(0, name.size() - kUndoSuffix.size()), true);
        if (!undo || undo->meta().root != root)
            continue; // in use, damaged (the list says so), or of another store
        const UndoState state = undo->state();
        if (state == UndoState::Staging || state == UndoState::Prepared || state == UndoState::Forgetting)
            static_cast<void>(forgetUndo(disk, *undo));
    }
    return {};
}

} // namespace cryo
