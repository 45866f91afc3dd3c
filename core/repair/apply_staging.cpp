// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deciding on steps, then writing what they need.
#include "core/repair/apply_staging.h"

#include "core/repair/apply_steps.h"

#include <algorithm>
#include <numeric>

namespace cryo {

namespace {

using Kind = UndoStep::Kind;
using ChangeKind = FileChange::Kind;

constexpr std::uint64_t kExtentBytes = kUndoExtentMaxBytes;
/// A cut tail that is longer is only kept where the file has data.
constexpr std::uint64_t kPlainTailMaxBytes = std::uint64_t{256} << 20;
constexpr std::size_t kTailRunsMax = 65'536;
/// What a step costs in the undo file besides its bytes.
constexpr std::uint64_t kStepBytes = 1024;
/// Where entries of the root itself are kept; no partition can have this name.
constexpr std::string_view kRootEntries = "@root";

/// Runs of the old file's bytes that a patch cuts off.
std::vector<DataExtent> tailOf(const FileChange& change, const ReadableFile& before)
{
    if (change.sizeAfter >= change.sizeBefore)
        return {};
    if (change.sizeBefore - change.sizeAfter <= kPlainTailMaxBytes)
        return {{change.sizeAfter, change.sizeBefore}};
    std::vector<DataExtent> runs = before.dataExtents(kTailRunsMax);
    std::erase_if(runs, [&](const DataExtent& run) { return run.endByte <= change.sizeAfter; });
    if (!runs.empty())
        runs.front().beginByte = std::max(runs.front().beginByte, change.sizeAfter);
    return runs;
}

std::uint64_t bytesIn(const std::vector<DataExtent>& runs)
{
    return std::accumulate(
        runs.begin(), runs.end(), std::uint64_t{0},
        [](std::uint64_t sum, const auto& run) { return saturatingAdd(sum, run.endByte - run.beginByte); });
}

WriterPath storePath(const std::string& partition, const std::string& name)
{
    return {{WriterArea::Store, partition}, name};
}

} // namespace

ApplyStaging::ApplyStaging(WriterDisk& disk, const ChangeSet& changes, std::string id, bool hasQuarantine,
                           PatchLimits limits)
    : m_disk(disk)
    , m_changes(changes)
    , m_id(std::move(id))
    , m_hasQuarantine(hasQuarantine)
    , m_limits(limits)
{
}

WriterFolder ApplyStaging::stagingFolder(const std::string& id)
{
    return {WriterArea::Quarantine, "staging/" + id};
}

WriterFolder ApplyStaging::keptFolder(const std::string& id, const std::string& partition)
{
    return {WriterArea::Quarantine, id + "/" + (partition.empty() ? std::string(kRootEntries) : partition)};
}

// ---- deciding ----

bool ApplyStaging::canMove(const std::string& partition)
{
    if (!m_hasQuarantine)
        return false;
    const auto known = m_canMove.find(partition);
    if (known != m_canMove.end())
        return known->second;
    const bool isNew =
        std::ranges::find(m_changes.createdPartitions, partition) != m_changes.createdPartitions.end();
    const WriterFolder folder{WriterArea::Store, isNew ? std::string() : partition};
    const bool can = m_disk.canMoveBetween({WriterArea::Quarantine, {}}, folder);
    m_canMove.emplace(partition, can);
    return can;
}

std::uint64_t ApplyStaging::patchCost(const FileChange& change) const
{
    std::uint64_t cost = change.changedBytes();
    if (change.sizeAfter < change.sizeBefore)
        if (const auto before = m_changes.before->open(change.partition, change.fileName))
            cost = saturatingAdd(cost, bytesIn(tailOf(change, **before)));
    return cost;
}

/// Which changed files are patched: the smallest changes, as many as the limits allow, and all that cannot be
/// replaced.
std::vector<bool> ApplyStaging::choosePatches()
{
    std::vector<std::pair<std::uint64_t, std::size_t>> byCost;
    std::vector<bool> patched(m_changes.files.size());
    for (std::size_t i = 0; i < m_changes.files.size(); ++i)
        if (m_changes.files[i].kind == ChangeKind::Changed)
            byCost.emplace_back(patchCost(m_changes.files[i]), i);
    std::ranges::sort(byCost);
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    for (const auto& [cost, index] : byCost) {
        bytes = saturatingAdd(bytes, cost);
        ++count;
        patched[index] = (bytes <= m_limits.bytes && count <= m_limits.files) ||
                         !canMove(m_changes.files[index].partition) || !m_disk.canExchange();
    }
    return patched;
}

/// The file's facts, when it is the one that the changes were made for.
Result<WriterFacts> ApplyStaging::factsOf(const FileChange& change)
{
    const WriterPath path = storePath(change.partition, change.fileName);
    CRYO_ASSIGN(const auto facts, m_disk.examine(path));
    const bool same = facts && facts->type == EntryType::Regular &&
                      facts->identity.sizeBytes == change.sizeBefore &&
                      (change.identityBefore.inode == 0 || change.identityBefore == facts->identity);
    if (!same)
        return fail(Errc::Changed,
                    "'" + m_disk.pathText(path) + "' changed since the store was looked at; look again",
                    {change.partition, change.fileName, std::nullopt});
    return *facts;
}

Result<WriterFacts> ApplyStaging::neighbourFile(const std::string& partition)
{
    if (const auto known = m_neighbours.find(partition); known != m_neighbours.end())
        return known->second;
    std::vector<std::string> partitions{partition};
    if (auto all = m_disk.list({WriterArea::Store, {}}))
        partitions.insert(partitions.end(), all->begin(), all->end());
    for (const std::string& folder : partitions) {
        const auto names = m_disk.list({WriterArea::Store, folder});
        for (const std::string& name : names ? *names : std::vector<std::string>()) {
            const auto facts = m_disk.examine(storePath(folder, name));
            if (!facts || !*facts || (*facts)->type != EntryType::Regular)
                continue;
            m_neighbours.emplace(partition, **facts);
            return **facts;
        }
    }
    CRYO_ASSIGN(WriterFacts root, neighbourFolder());
    root.mode &= 0666;
    return root;
}

Result<WriterFacts> ApplyStaging::neighbourFolder()
{
    CRYO_ASSIGN(const auto names, m_disk.list({WriterArea::Store, {}}));
    for (const std::string& name : names) {
        const auto facts = m_disk.examine(storePath({}, name));
        if (facts && *facts && (*facts)->type == EntryType::Directory)
            return **facts;
    }
    CRYO_ASSIGN(const auto root, m_disk.examineFolder({WriterArea::Store, {}}));
    if (!root)
        return fail(Errc::NotFound, "the storage root is gone");
    return *root;
}

bool ApplyStaging::isSetAside(const std::string& partition, const std::string& name) const
{
    return std::ranges::any_of(m_changes.setAside, [&](const SetAsideEntry& entry) {
        return entry.partition == partition && entry.name == name;
    });
}

Result<> ApplyStaging::addTake(const std::string& partition, const std::string& name, EntryType type,
                               bool byCopy)
{
    UndoStep step;
    step.kind = Kind::Take;
    step.byCopy = byCopy;
    step.store = storePath(partition, name);
    step.kept = {keptFolder(m_id, partition), name};
    step.type = type;
    CRYO_ASSIGN(const auto facts, m_disk.examine(step.store));
    if (!facts || facts->type != type)
        return fail(Errc::Changed, "'" + m_disk.pathText(step.store) + "' changed since it was looked at",
                    {partition, name, std::nullopt});
    step.identity = facts->identity;
    step.sizeBefore = step.sizeAfter = facts->identity.sizeBytes;
    step.mode = facts->mode;
    step.owner = facts->owner;
    step.group = facts->group;
    if (byCopy && type != EntryType::Regular)
        return fail(Errc::Unsupported,
                    "'" + m_disk.pathText(step.store) + "' is a " + std::string(entryTypeName(type)) +
                        " and cannot be moved to another volume: move it away by hand",
                    {partition, name, std::nullopt});
    if (byCopy) {
        CRYO_ASSIGN(const auto file, m_disk.open(step.store, WriterOpen::Read));
        CRYO_ASSIGN(step.sha256Before, sha256OfFile(*file));
        m_estimate.quarantineBytes = saturatingAdd(m_estimate.quarantineBytes, step.sizeAfter);
    }
    ++m_estimate.movedFiles;
    m_steps.push_back(std::move(step));
    m_sources.emplace_back();
    return {};
}

void ApplyStaging::addPlace(std::size_t index, bool byCopy, const WriterFacts& like)
{
    const FileChange& change = m_changes.files[index];
    UndoStep step;
    step.kind = Kind::Place;
    step.byCopy = byCopy;
    step.store = storePath(change.partition, change.fileName);
    step.kept = {stagingFolder(m_id), std::to_string(index)};
    step.sizeBefore = step.sizeAfter = change.sizeAfter;
    step.sha256After = change.sha256After.value_or("");
    step.mode = like.mode;
    step.owner = like.owner;
    step.group = like.group;
    m_estimate.quarantineBytes = saturatingAdd(m_estimate.quarantineBytes, change.sizeAfter);
    if (byCopy)
        m_estimate.storeBytes = saturatingAdd(m_estimate.storeBytes, change.sizeAfter);
    ++m_estimate.movedFiles;
    m_steps.push_back(std::move(step));
    m_sources.push_back({index, true});
}

void ApplyStaging::addExchange(std::size_t index, const WriterFacts& old, const WriterFacts& like)
{
    addPlace(index, false, like);
    UndoStep& step = m_steps.back();
    step.kind = Kind::Exchange;
    step.type = old.type;
    step.sizeBefore = old.identity.sizeBytes;
    step.identity = old.identity;
}

Result<> ApplyStaging::decideFile(std::size_t index, bool patch)
{
    const FileChange& change = m_changes.files[index];
    const bool byCopy = !canMove(change.partition);
    if (change.kind == ChangeKind::Created) {
        CRYO_ASSIGN(const WriterFacts like, neighbourFile(change.partition));
        const WriterPath path = storePath(change.partition, change.fileName);
        CRYO_ASSIGN(const auto there, m_disk.examine(path));
        if (!there)
            addPlace(index, byCopy, like);
        else if (!isSetAside(change.partition, change.fileName) || byCopy || !m_disk.canExchange())
            return fail(Errc::Changed, "'" + m_disk.pathText(path) + "' stands in the way");
        else
            addExchange(index, *there, like);
        return {};
    }
    CRYO_ASSIGN(const WriterFacts facts, factsOf(change));
    if (change.kind == ChangeKind::Removed)
        return addTake(change.partition, change.fileName, EntryType::Regular, byCopy);
    if (!patch) {
        addExchange(index, facts, facts);
        return {};
    }
    UndoStep step;
    step.kind = Kind::Patch;
    step.store = storePath(change.partition, change.fileName);
    step.sizeBefore = change.sizeBefore;
    step.sizeAfter = change.sizeAfter;
    step.sha256Before = change.sha256Before.value_or("");
    step.sha256After = change.sha256After.value_or("");
    step.identity = facts.identity;
    m_estimate.undoBytes =
        saturatingAdd(m_estimate.undoBytes, saturatingAdd(patchCost(change), change.changedBytes()));
    if (change.sizeAfter > change.sizeBefore)
        m_estimate.storeBytes = saturatingAdd(m_estimate.storeBytes, change.sizeAfter - change.sizeBefore);
    ++m_estimate.patchedFiles;
    m_steps.push_back(std::move(step));
    m_sources.push_back({index, true});
    return {};
}

Result<> ApplyStaging::decideFolders()
{
    const auto add = [&](Kind kind, const std::string& partition, const WriterFacts& facts) {
        UndoStep step;
        step.kind = kind;
        step.store.folder = {WriterArea::Store, partition};
        step.type = EntryType::Directory;
        step.mode = facts.mode;
        step.owner = facts.owner;
        step.group = facts.group;
        m_steps.push_back(std::move(step));
        m_sources.emplace_back();
    };
    if (!m_changes.createdPartitions.empty()) {
        CRYO_ASSIGN(const WriterFacts like, neighbourFolder());
        for (const std::string& partition : m_changes.createdPartitions)
            add(Kind::MakeFolder, partition, like);
    }
    for (const std::string& partition : m_changes.removedPartitions) {
        CRYO_ASSIGN(const auto facts, m_disk.examineFolder({WriterArea::Store, partition}));
        if (!facts)
            return fail(Errc::Changed, "the partition '" + partition + "' is gone", {partition, {}, {}});
        add(Kind::RemoveFolder, partition, *facts);
    }
    return {};
}

Result<> ApplyStaging::decide(const Progress& progress)
{
    const std::vector<bool> patched = choosePatches();
    std::set<WriterPath> created;
    for (const FileChange& file : m_changes.files)
        if (file.kind == ChangeKind::Created)
            created.insert(storePath(file.partition, file.fileName));
    for (const SetAsideEntry& entry : m_changes.setAside)
        if (!created.contains(storePath(entry.partition, entry.name)))
            CRYO_TRY(addTake(entry.partition, entry.name, entry.type, !canMove(entry.partition)));
    for (std::size_t i = 0; i < m_changes.files.size(); ++i) {
        CRYO_TRY(progress.step(i, m_changes.files.size()));
        CRYO_TRY(decideFile(i, patched[i]));
    }
    CRYO_TRY(decideFolders());
    m_estimate.undoBytes = saturatingAdd(m_estimate.undoBytes, (m_steps.size() + 64) * kStepBytes);
    return {};
}

Result<> ApplyStaging::checkSpace() const
{
    struct Need {
        WriterArea area;
        std::uint64_t bytes;
    };
    std::vector<Need> needs{{WriterArea::Undo, m_estimate.undoBytes},
                            {WriterArea::Store, m_estimate.storeBytes}};
    if (m_hasQuarantine)
        needs.push_back({WriterArea::Quarantine, m_estimate.quarantineBytes});
    for (const Need& need : needs) {
        std::uint64_t together = 0;
        for (const Need& other : needs)
            if (m_disk.sameVolume(need.area, other.area))
                together = saturatingAdd(together, other.bytes);
        CRYO_ASSIGN(const std::uint64_t free, m_disk.freeBytes(need.area));
        if (together > free)
            return fail(Errc::LimitExceeded, "there is not enough free space for '" +
                                                 m_disk.pathText({{need.area, {}}, {}}) +
                                                 "': " + std::to_string(together) + " bytes are needed, " +
                                                 std::to_string(free) + " are free");
    }
    return {};
}

// ---- writing ----

Result<> ApplyStaging::makeFolders()
{
    std::set<WriterFolder> folders;
    for (const UndoStep& step : m_steps)
        if (!step.kept.name.empty())
            folders.insert(step.kept.folder);
    // Both are two deep, the upper one shared by all or by those of this id.
    for (const WriterFolder& folder : folders) {
        const WriterFolder upper{folder.area, folder.path.substr(0, folder.path.find('/'))};
        CRYO_TRY(m_disk.makeFolder(upper, nullptr));
        CRYO_TRY(m_disk.makeFolder(folder, nullptr));
        CRYO_TRY(m_disk.syncFolder(upper));
    }
    return folders.empty() ? Result<>() : m_disk.syncFolder({WriterArea::Quarantine, {}});
}

Result<> ApplyStaging::stageFile(const UndoStep& step, const FileChange& change, std::uint64_t& done,
                                 const Progress& progress)
{
    CRYO_ASSIGN(const auto from, m_changes.after->open(change.partition, change.fileName));
    CRYO_ASSIGN(const auto to, m_disk.open(step.kept, WriterOpen::CreateNew));
    Bytes block(std::min<std::uint64_t>(kExtentBytes, change.sizeAfter));
    for (std::uint64_t at = 0; at < change.sizeAfter; at += kExtentBytes) {
        const auto part =
            MutableByteView(block).first(std::min<std::uint64_t>(kExtentBytes, change.sizeAfter - at));
        CRYO_TRY(from->readAt(FileOffset{at}, part));
        CRYO_TRY(to->writeAt(at, part));
        done += part.size();
        CRYO_TRY(progress.step(done, m_estimate.quarantineBytes + m_estimate.undoBytes));
    }
    WriterFacts like;
    like.mode = step.mode;
    like.owner = step.owner;
    like.group = step.group;
    CRYO_TRY(to->dressAs(like));
    return to->sync();
}

Result<> ApplyStaging::addExtents(UndoFile& undo, const FileChange& change, std::uint64_t& done,
                                  const Progress& progress)
{
    CRYO_ASSIGN(const auto before, m_changes.before->open(change.partition, change.fileName));
    CRYO_ASSIGN(const auto after, m_changes.after->open(change.partition, change.fileName));
    const auto addPart = [&](std::uint64_t at, std::uint64_t length) -> Result<> {
        UndoExtent extent;
        extent.offset = at;
        extent.before.resize(at < change.sizeBefore ? std::min(length, change.sizeBefore - at) : 0);
        extent.after.resize(at < change.sizeAfter ? std::min(length, change.sizeAfter - at) : 0);
        CRYO_TRY(before->readAt(FileOffset{at}, extent.before));
        CRYO_TRY(after->readAt(FileOffset{at}, extent.after));
        CRYO_TRY(undo.addExtent(extent));
        done += extent.before.size() + extent.after.size();
        return progress.step(done, m_estimate.quarantineBytes + m_estimate.undoBytes);
    };
    std::vector<DataExtent> runs;
    for (const auto& range : change.ranges)
        runs.push_back({range.begin.value, range.begin.value + range.sizeBytes});
    const std::vector<DataExtent> tail = tailOf(change, *before);
    runs.insert(runs.end(), tail.begin(), tail.end());
    for (const DataExtent& run : runs)
        for (std::uint64_t at = run.beginByte; at < run.endByte; at += kExtentBytes)
            CRYO_TRY(addPart(at, std::min<std::uint64_t>(kExtentBytes, run.endByte - at)));
    return {};
}

Result<> ApplyStaging::write(UndoFile& undo, std::string_view planText, const Progress& progress)
{
    std::uint64_t done = 0;
    CRYO_TRY(makeFolders());
    bool staged = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        if (m_steps[i].kind == Kind::Place || m_steps[i].kind == Kind::Exchange) {
            CRYO_TRY(stageFile(m_steps[i], m_changes.files[m_sources[i].change], done, progress));
            staged = true;
        }
    if (staged)
        CRYO_TRY(m_disk.syncFolder(stagingFolder(m_id)));
    CRYO_TRY(undo.addPlan(planText));
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        CRYO_TRY(undo.addStep(m_steps[i]));
        if (m_steps[i].kind == Kind::Patch)
            CRYO_TRY(addExtents(undo, m_changes.files[m_sources[i].change], done, progress));
    }
    return undo.commit();
}

} // namespace cryo
