// SPDX-License-Identifier: GPL-3.0-or-later
//
// Guards, quarantine, job, log: one after the other.
#include "core/repair/apply.h"

#include "core/repair/apply_session.h"
#include "core/repair/operation_log.h"
#include "core/repair/undo.h"

#include <chrono>
#include <ctime>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace cryo {

namespace fs = std::filesystem;

namespace {

/// Sorts by time; the random part keeps two of one second apart.
std::string newId(std::chrono::system_clock::time_point now)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32] = {};
    const std::size_t length = std::strftime(text, sizeof text, "%Y%m%dT%H%M%S-", &parts);
    Bytes random;
    appendBig<std::uint32_t>(random, std::random_device{}());
    return std::string(text, length) + toHex(random);
}

Result<UndoMeta> metaFor(const PosixWriterDisk& disk, const ApplyOptions& options, bool hasQuarantine)
{
    const auto now = std::chrono::system_clock::now();
    UndoMeta meta;
    meta.id = newId(now);
    meta.name = options.name;
    meta.root = disk.root().string();
    meta.quarantine = hasQuarantine ? disk.quarantine().string() : std::string();
    meta.createdNs = std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count();
    struct stat status{};
    if (::fstat(disk.rootDescriptor(), &status) != 0)
        return fail(Errc::Io, "the storage root cannot be examined: " + posix::systemReason(errno));
    meta.rootDevice = status.st_dev;
    meta.rootInode = status.st_ino;
    return meta;
}

/// Whether something has to be kept beside the undo file; true also where it only may have to.
bool mayNeedQuarantine(const ChangeSet& changes, const PatchLimits& limits)
{
    if (!changes.setAside.empty() || changes.files.size() > limits.files)
        return true;
    std::uint64_t bytes = 0;
    for (const FileChange& file : changes.files) {
        if (file.kind != FileChange::Kind::Changed)
            return true;
        bytes = saturatingAdd(bytes, file.changedBytes());
        if (file.sizeAfter < file.sizeBefore)
            bytes = saturatingAdd(bytes, file.sizeBefore - file.sizeAfter);
    }
    return bytes > limits.bytes;
}

Result<> refuseInterrupted(const ApplyOptions& options, const fs::path& root)
{
    CRYO_ASSIGN(const auto entries, UndoHistory(options.state).interrupted());
    for (const UndoEntry& entry : entries)
        if (entry.root == root)
            return fail(Errc::Interrupted, "an earlier change of this store was interrupted (" + entry.id +
                                               "): roll it back or finish it first");
    return {};
}

void tell(const ApplyOptions& options, ApplyStage stage)
{
    if (options.stage)
        options.stage(stage);
}

Result<WriterSession> openSession(const ApplyOptions& options)
{
    tell(options, ApplyStage::Guarding);
    CRYO_TRY(options.state.make(options.root));
    WriterSession session;
    CRYO_ASSIGN(session.disk, PosixWriterDisk::open(options.root, options.state.undo()));
    CRYO_ASSIGN(session.guard, WriterGuard::take(*session.disk, {options.withoutProof, options.proc}));
    session.closeReaders = options.closeReaders;
    session.switching = [&options] { tell(options, ApplyStage::Switching); };
    CRYO_TRY(refuseInterrupted(options, session.disk->root()));
    static_cast<void>(sweepUndoFolder(*session.disk, session.disk->root().string()));
    return session;
}

/// What the second look finds wrong; empty if nothing is.
std::string lookAgain(WriterDisk& disk, const std::string& id, ApplyResult& result)
{
    auto undo = UndoFile::open(disk, id, false);
    if (!undo)
        return undo.error().message;
    if (auto loaded = undo->load(); !loaded)
        return loaded.error().message;
    for (std::size_t i = 0; i < undo->stepCount(); ++i)
        if (const auto step = undo->step(i)) {
            if (step->kind == UndoStep::Kind::Patch)
                ++result.patchedFiles;
            else if (!step->kept.name.empty())
                ++result.movedFiles;
        }
    auto checked = StepRunner(disk, *undo).check(StepState::New);
    return checked ? std::string() : checked.error().message;
}

/// The nearest folder above that exists.
fs::path existingAbove(fs::path path)
{
    std::error_code ignored;
    while (!fs::is_directory(path, ignored) && path != path.parent_path())
        path = path.parent_path();
    return path;
}

} // namespace

Result<ApplyResult> applyChanges(ChangeSet changes, const ApplyOptions& options)
{
    if (changes.empty())
        return fail(Errc::InvalidArgument, "there is nothing to change");
    CRYO_ASSIGN(WriterSession session, openSession(options));
    PosixWriterDisk& disk = *session.disk;
    const bool hasQuarantine =
        mayNeedQuarantine(changes, options.limits) && openAnyQuarantine(disk, options.state);
    CRYO_ASSIGN(const UndoMeta meta, metaFor(disk, options, hasQuarantine));
    LogEntry entry{"apply", "begun", meta.id, meta.root, options.name};
    CRYO_TRY(appendToLog(options.state.log(), entry));
    tell(options, ApplyStage::Staging);
    const SwitchHooks hooks = session.hooks();
    auto applied = applyOn(
        disk, {std::move(changes), meta, options.planText, hasQuarantine, options.limits, options.progress},
        hooks);
    entry.outcome = applied ? "done" : errcName(applied.error().code);
    entry.detail = applied ? session.guard->unproven() : applied.error().message;
    static_cast<void>(appendToLog(options.state.log(), entry));
    removeEmptyQuarantine(disk.quarantine());
    if (!applied)
        return std::unexpected(std::move(applied).error());
    tell(options, ApplyStage::Checking);
    ApplyResult result;
    result.undoId = meta.id;
    result.undoFile = options.state.undo() / UndoFile::pathOf(meta.id).name;
    result.unproven = session.guard->unproven();
    result.mismatch = lookAgain(disk, meta.id, result);
    if (result.movedFiles > 0)
        result.quarantine = disk.quarantine();
    return result;
}

Result<ApplyForecast> forecastApply(const ChangeSet& changes, const ApplyOptions& options)
{
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::open(options.root, existingAbove(options.state.undo())));
    ApplyForecast forecast;
    if (auto alone = WriterGuard::look(*disk, {options.withoutProof, options.proc}); !alone)
        forecast.refusal = alone.error().message;
    else if (auto free = refuseInterrupted(options, disk->root()); !free)
        forecast.refusal = free.error().message;
    // The folder above stands for a quarantine that is not made yet.
    const fs::path beside = quarantineBeside(disk->root());
    const fs::path above = existingAbove(beside);
    const bool canMake = ::access(above.c_str(), W_OK | X_OK) == 0;
    const bool hasQuarantine =
        mayNeedQuarantine(changes, options.limits) &&
        disk->openQuarantine(canMake ? above : existingAbove(options.state.quarantine()), false).has_value();
    ApplyStaging staging(*disk, changes, "forecast", hasQuarantine, options.limits);
    CRYO_TRY(staging.decide(options.progress));
    if (auto space = staging.checkSpace(); !space && forecast.refusal.empty())
        forecast.refusal = space.error().message;
    const ApplyEstimate& estimate = staging.estimate();
    forecast.patchedFiles = estimate.patchedFiles;
    forecast.movedFiles = estimate.movedFiles;
    forecast.undoBytes = saturatingAdd(estimate.undoBytes, options.planText.size());
    forecast.quarantineBytes = estimate.quarantineBytes;
    forecast.storeBytes = estimate.storeBytes;
    if (estimate.movedFiles > 0)
        forecast.quarantine = canMake ? beside : options.state.quarantine();
    return forecast;
}

} // namespace cryo
