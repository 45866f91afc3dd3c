// SPDX-License-Identifier: GPL-3.0-or-later
//
// Doing steps: each looks first, then does what is missing.
#include "core/repair/apply_steps.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace cryo {

namespace {

using Kind = UndoStep::Kind;

constexpr std::size_t kHashedBytes = std::size_t{1} << 20;

std::unexpected<Error> changed(const WriterDisk& disk, const WriterPath& path, const std::string& what)
{
    return fail(Errc::Changed, "'" + disk.pathText(path) + "' " + what,
                {path.folder.path, path.name, std::nullopt});
}

bool isMove(const UndoStep& step)
{
    return step.kind == Kind::Take || step.kind == Kind::Place || step.kind == Kind::Exchange;
}

/// The digest of what a moved file holds, wherever it lies; empty if not known.
const std::string& hashOf(const UndoStep& step)
{
    return step.kind == Kind::Take ? step.sha256Before : step.sha256After;
}

WriterFacts dressOf(const UndoStep& step)
{
    WriterFacts facts;
    facts.mode = step.mode;
    facts.owner = step.owner;
    facts.group = step.group;
    return facts;
}

bool isSameFile(const WriterFacts& a, const WriterFacts& b)
{
    return a.identity.device == b.identity.device && a.identity.inode == b.identity.inode;
}

/// Hashes [begin, end) of a file; behind its end zeros, but only from `zerosFrom` on.
Result<> hashRun(const WriterFile& file, std::uint64_t begin, std::uint64_t end, std::uint64_t zerosFrom,
                 Sha256& hash, const Progress& progress)
{
    CRYO_ASSIGN(const std::uint64_t sizeBytes, file.sizeBytes());
    Bytes block(std::min<std::uint64_t>(kHashedBytes, end > begin ? end - begin : 0));
    for (std::uint64_t at = begin; at < end;) {
        std::uint64_t length = std::min<std::uint64_t>(block.size(), end - at);
        if (at < sizeBytes)
            length = std::min(length, sizeBytes - at);
        const auto part = MutableByteView(block).first(length);
        if (at >= sizeBytes && at >= zerosFrom)
            std::ranges::fill(part, std::byte{0});
        else
            CRYO_TRY(file.readAt(at, part));
        hash.add(part);
        at += length;
        CRYO_TRY(progress.step(at, end));
    }
    return {};
}

} // namespace

Result<std::string> sha256OfFile(const WriterFile& file, const Progress& progress)
{
    CRYO_ASSIGN(const std::uint64_t sizeBytes, file.sizeBytes());
    Sha256 hash;
    CRYO_TRY(hashRun(file, 0, sizeBytes, sizeBytes, hash, progress));
    return toHex(hash.finish());
}

// ---- doing ----

Result<> StepRunner::run(StepTarget target, const MayGoOn& mayGoOn)
{
    for (std::size_t i = 0; i < m_undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind != Kind::Patch)
            continue;
        if (mayGoOn)
            CRYO_TRY(mayGoOn());
        CRYO_TRY(patch(i, step, target));
    }
    CRYO_TRY(makeFolders(target));
    if (mayGoOn)
        CRYO_TRY(mayGoOn());
    // Their names are all different, so a crash may keep any of them.
    CRYO_TRY(moveAll(target));
    return removeFolders(target);
}

Result<> StepRunner::patch(std::size_t index, const UndoStep& step, StepTarget target)
{
    const bool toNew = target == StepTarget::New;
    CRYO_ASSIGN(const auto file, m_disk.open(step.store, WriterOpen::Write));
    CRYO_ASSIGN(const std::uint64_t sizeBytes, file->sizeBytes());
    const std::uint64_t wanted = toNew ? step.sizeAfter : step.sizeBefore;
    if (sizeBytes != wanted)
        CRYO_TRY(file->resize(wanted));
    CRYO_TRY(m_undo.forEachExtent(index, [&](const UndoExtent& extent) -> Result<> {
        const Bytes& bytes = toNew ? extent.after : extent.before;
        return bytes.empty() ? Result<>() : file->writeAt(extent.offset, bytes);
    }));
    return file->sync();
}

Result<> StepRunner::makeFolders(StepTarget target)
{
    const Kind made = target == StepTarget::New ? Kind::MakeFolder : Kind::RemoveFolder;
    bool any = false;
    for (std::size_t i = 0; i < m_undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind != made)
            continue;
        const WriterFacts like = dressOf(step);
        CRYO_TRY(m_disk.makeFolder(step.store.folder, &like));
        any = true;
    }
    // What is moved into a folder must not be durable before the folder is.
    return any ? m_disk.syncFolder({WriterArea::Store, {}}) : Result<>();
}

Result<> StepRunner::moveAll(StepTarget target)
{
    m_touched.clear();
    const std::size_t count = m_undo.stepCount();
    for (std::size_t i = 0; i < count; ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(target == StepTarget::New ? i : count - 1 - i));
        if (isMove(step))
            CRYO_TRY(moveStep(step, target));
    }
    for (const WriterFolder& folder : m_touched) {
        auto synced = m_disk.syncFolder(folder);
        if (!synced && synced.error().code != Errc::NotFound)
            return synced;
    }
    return {};
}

Result<> StepRunner::removeFolders(StepTarget target)
{
    const Kind removed = target == StepTarget::New ? Kind::RemoveFolder : Kind::MakeFolder;
    bool any = false;
    for (std::size_t i = 0; i < m_undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind != removed)
            continue;
        CRYO_TRY(m_disk.removeFolder(step.store.folder));
        any = true;
    }
    return any ? m_disk.syncFolder({WriterArea::Store, {}}) : Result<>();
}

Result<> StepRunner::moveStep(const UndoStep& step, StepTarget target)
{
    if (step.kind == Kind::Exchange) {
        m_touched.insert(step.store.folder);
        m_touched.insert(step.kept.folder);
        return exchange(step, target);
    }
    const bool intoStore = (step.kind == Kind::Place) == (target == StepTarget::New);
    const WriterPath& from = intoStore ? step.kept : step.store;
    const WriterPath& to = intoStore ? step.store : step.kept;
    // Also when nothing is left to do: what was done before may not be durable yet.
    m_touched.insert(from.folder);
    m_touched.insert(to.folder);
    return step.byCopy ? copyOver(step, from, to) : move(step, from, to);
}

Result<> StepRunner::move(const UndoStep& step, const WriterPath& from, const WriterPath& to)
{
    CRYO_ASSIGN(const auto source, m_disk.examine(from));
    CRYO_ASSIGN(const auto there, m_disk.examine(to));
    if (there) {
        if (!source)
            return {};
        if (isSameFile(*source, *there))
            return m_disk.remove(from); // a crash between the two names of one move
        return changed(m_disk, to, "stands in the way: something else made it since");
    }
    if (!source)
        return changed(m_disk, from, "is gone: something else removed it since");
    if (source->type != step.type ||
        (step.type == EntryType::Regular && source->identity.sizeBytes != step.sizeAfter))
        return changed(m_disk, from, "is not the file that it was: something else changed it since");
    return m_disk.move(from, to);
}

/// Whether the old file has its name; false when the new one has. The other one must be where it is kept.
Result<bool> StepRunner::oldIsInStore(const UndoStep& step)
{
    CRYO_ASSIGN(const auto inStore, m_disk.examine(step.store));
    CRYO_ASSIGN(const auto kept, m_disk.examine(step.kept));
    const auto isOld = [&](const std::optional<WriterFacts>& facts) {
        return facts && facts->type == step.type && facts->identity.device == step.identity.device &&
               facts->identity.inode == step.identity.inode;
    };
    const auto isNew = [&](const std::optional<WriterFacts>& facts) {
        return facts && facts->type == EntryType::Regular && facts->identity.sizeBytes == step.sizeAfter;
    };
    if (isOld(inStore) && isNew(kept))
        return true;
    if (isNew(inStore) && isOld(kept))
        return false;
    return changed(m_disk, step.store, "is gone, or was replaced by something else since");
}

Result<> StepRunner::exchange(const UndoStep& step, StepTarget target)
{
    CRYO_ASSIGN(const bool isOld, oldIsInStore(step));
    return isOld == (target == StepTarget::Old) ? Result<>() : m_disk.exchange(step.store, step.kept);
}

Result<> StepRunner::checkExchange(const UndoStep& step, StepState expected)
{
    CRYO_ASSIGN(const bool isOld, oldIsInStore(step));
    const WriterPath& oldPath = isOld ? step.store : step.kept;
    CRYO_ASSIGN(const auto old, m_disk.examine(oldPath));
    if (!old || old->identity != step.identity)
        return changed(m_disk, oldPath, "was changed by something else since");
    const WriterPath& newPath = isOld ? step.kept : step.store;
    CRYO_ASSIGN(const bool isWhole,
                step.sha256After.empty() ? Result<bool>(true) : isComplete(step, newPath));
    if (!isWhole || (expected != StepState::Between && isOld != (expected == StepState::Old)))
        return changed(m_disk, newPath, "was changed by something else since");
    return {};
}

Result<bool> StepRunner::isComplete(const UndoStep& step, const WriterPath& path)
{
    CRYO_ASSIGN(const auto facts, m_disk.examine(path));
    if (!facts || facts->type != EntryType::Regular || facts->identity.sizeBytes != step.sizeAfter)
        return false;
    CRYO_ASSIGN(const auto file, m_disk.open(path, WriterOpen::Read));
    CRYO_ASSIGN(const std::string hash, sha256OfFile(*file));
    return hash == hashOf(step);
}

Result<> StepRunner::copyOver(const UndoStep& step, const WriterPath& from, const WriterPath& to)
{
    CRYO_ASSIGN(const bool isThere, isComplete(step, to));
    CRYO_ASSIGN(const auto source, m_disk.examine(from));
    if (!isThere) {
        CRYO_ASSIGN(const bool hasSource, isComplete(step, from));
        if (!hasSource)
            return changed(m_disk, from, source ? "was changed by something else" : "is gone");
        CRYO_ASSIGN(const auto leftover, m_disk.examine(to));
        CRYO_ASSIGN(const auto in, m_disk.open(from, WriterOpen::Read));
        CRYO_ASSIGN(const auto out, m_disk.open(to, leftover ? WriterOpen::Write : WriterOpen::CreateNew));
        CRYO_TRY(out->resize(0));
        Bytes block(std::min<std::uint64_t>(kHashedBytes, step.sizeAfter));
        for (std::uint64_t at = 0; at < step.sizeAfter; at += kHashedBytes) {
            const auto part =
                MutableByteView(block).first(std::min<std::uint64_t>(kHashedBytes, step.sizeAfter - at));
            CRYO_TRY(in->readAt(at, part));
            CRYO_TRY(out->writeAt(at, part));
        }
        if (to.folder.area == WriterArea::Store)
            CRYO_TRY(out->dressAs(dressOf(step)));
    }
    // The copy and its name must be durable before the other one goes.
    CRYO_ASSIGN(const auto copy, m_disk.open(to, WriterOpen::Write));
    CRYO_TRY(copy->sync());
    CRYO_TRY(m_disk.syncFolder(to.folder));
    return source ? m_disk.remove(from) : Result<>();
}

// ---- checking ----

Result<> StepRunner::check(StepState expected, const Progress& progress)
{
    for (std::size_t i = 0; i < m_undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind == Kind::Patch || isMove(step))
            CRYO_TRY(remember(step.store));
        if (step.kind == Kind::Patch)
            CRYO_TRY(checkPatch(i, step, expected, progress));
        else if (step.kind == Kind::Exchange)
            CRYO_TRY(checkExchange(step, expected));
        else if (isMove(step))
            CRYO_TRY(checkMove(step, expected));
        else if (step.kind == Kind::MakeFolder)
            CRYO_TRY(checkNewFolder(step));
    }
    return {};
}

Result<> StepRunner::remember(const WriterPath& path)
{
    CRYO_ASSIGN(const auto facts, m_disk.examine(path));
    m_seen[path] = facts ? std::optional(facts->identity) : std::nullopt;
    return {};
}

Result<> StepRunner::checkStillSame()
{
    for (const auto& [path, identity] : m_seen) {
        CRYO_ASSIGN(const auto facts, m_disk.examine(path));
        if ((facts ? std::optional(facts->identity) : std::nullopt) != identity)
            return changed(m_disk, path, "changed meanwhile");
    }
    return {};
}

Result<std::string> StepRunner::hashWithOldBytes(std::size_t index, const UndoStep& step,
                                                 const Progress& progress)
{
    CRYO_ASSIGN(const auto file, m_disk.open(step.store, WriterOpen::Read));
    const std::uint64_t zerosFrom = std::min(step.sizeBefore, step.sizeAfter);
    Sha256 hash;
    std::uint64_t at = 0;
    CRYO_TRY(m_undo.forEachExtent(index, [&](const UndoExtent& extent) -> Result<> {
        const std::uint64_t begin = std::min(extent.offset, step.sizeBefore);
        CRYO_TRY(hashRun(*file, at, begin, zerosFrom, hash, progress));
        hash.add(extent.before);
        at = std::max(at, begin + extent.before.size());
        return {};
    }));
    CRYO_TRY(hashRun(*file, at, step.sizeBefore, zerosFrom, hash, progress));
    return toHex(hash.finish());
}

Result<> StepRunner::checkPatch(std::size_t index, const UndoStep& step, StepState expected,
                                const Progress& progress)
{
    CRYO_ASSIGN(const auto facts, m_disk.examine(step.store));
    if (!facts || facts->type != EntryType::Regular)
        return changed(m_disk, step.store, "is gone: something else removed it since");
    if (step.sha256Before.empty() || step.sha256After.empty())
        return {}; // longer than what is hashed: its length is a hole
    std::string found;
    if (expected == StepState::Between) {
        auto hash = hashWithOldBytes(index, step, progress);
        if (!hash && hash.error().code != Errc::BlobInsufficientLength)
            return std::unexpected(std::move(hash).error());
        found = hash ? *hash : std::string();
    } else {
        CRYO_ASSIGN(const auto file, m_disk.open(step.store, WriterOpen::Read));
        CRYO_ASSIGN(found, sha256OfFile(*file, progress));
    }
    if (found == (expected == StepState::New ? step.sha256After : step.sha256Before))
        return {};
    return changed(m_disk, step.store, "was changed by something else since");
}

Result<> StepRunner::checkMove(const UndoStep& step, StepState expected)
{
    const bool newAtStore = step.kind == Kind::Place;
    const auto isThere = [&](const WriterPath& path) -> Result<bool> {
        CRYO_ASSIGN(const auto facts, m_disk.examine(path));
        if (!facts || facts->type != step.type)
            return false;
        if (step.type != EntryType::Regular)
            return true;
        if (step.kind == Kind::Place || step.byCopy)
            return hashOf(step).empty() ? facts->identity.sizeBytes == step.sizeAfter
                                        : isComplete(step, path);
        return facts->identity.sizeBytes == step.sizeAfter &&
               facts->identity.modifiedNs == step.identity.modifiedNs;
    };
    CRYO_ASSIGN(const bool atStore, isThere(step.store));
    CRYO_ASSIGN(const bool atKept, isThere(step.kept));
    const bool wantedAtStore = newAtStore == (expected == StepState::New);
    if (expected == StepState::Between ? !atStore && !atKept : !(wantedAtStore ? atStore : atKept))
        return changed(m_disk, wantedAtStore ? step.store : step.kept,
                       "is gone, or was changed by something else since");
    if (expected != StepState::Between && !wantedAtStore) {
        CRYO_ASSIGN(const auto other, m_disk.examine(step.store));
        if (other)
            return changed(m_disk, step.store, "stands in the way: something else made it since");
    }
    return {};
}

/// A folder of ours goes away with an undo only when nobody else put something into it.
Result<> StepRunner::checkNewFolder(const UndoStep& folder)
{
    CRYO_ASSIGN(const auto facts, m_disk.examineFolder(folder.store.folder));
    if (!facts)
        return {};
    CRYO_ASSIGN(const auto names, m_disk.list(folder.store.folder));
    std::set<std::string> left(names.begin(), names.end());
    for (std::size_t i = 0; i < m_undo.stepCount() && !left.empty(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind == Kind::Place && step.store.folder == folder.store.folder)
            left.erase(step.store.name);
    }
    if (left.empty())
        return {};
    return changed(m_disk, {folder.store.folder, *left.begin()}, "was made by something else since");
}

Result<> StepRunner::checkPrepared()
{
    for (std::size_t i = 0; i < m_undo.stepCount(); ++i) {
        CRYO_ASSIGN(const UndoStep step, m_undo.step(i));
        if (step.kind != Kind::Patch && !isMove(step))
            continue;
        CRYO_ASSIGN(const auto facts, m_disk.examine(step.store));
        if (step.kind == Kind::Place) {
            if (facts)
                return changed(m_disk, step.store, "exists meanwhile");
            continue;
        }
        if (!facts || facts->type != step.type ||
            (step.type == EntryType::Regular && facts->identity != step.identity))
            return changed(m_disk, step.store, "changed meanwhile: look at the store again");
        if (step.kind != Kind::Patch)
            continue;
        CRYO_ASSIGN(const auto file, m_disk.open(step.store, WriterOpen::Read));
        CRYO_TRY(m_undo.forEachExtent(i, [&](const UndoExtent& extent) -> Result<> {
            Bytes found(extent.before.size());
            CRYO_TRY(file->readAt(extent.offset, found));
            return equalBytes(found, extent.before)
                       ? Result<>()
                       : changed(m_disk, step.store, "changed meanwhile: look at the store again");
        }));
    }
    return {};
}

} // namespace cryo
