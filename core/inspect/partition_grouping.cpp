// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps, from what proves most to what proves least: values by their checksums, tables by hashes, what is
// left by section numbers and names, then metadata.
#include "core/inspect/partition_grouping.h"

#include "core/inspect/store_name.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>
#include <set>

namespace cryo {

namespace {

std::string nameOf(const FolderScan* folder)
{
    return folder == nullptr ? std::string() : folder->name;
}

/// A folder that fits another one, with how well.
struct Edge {
    std::size_t store = 0;
    const FolderScan* folder = nullptr;
    double agreement = 0;     ///< -1 … 1
    std::uint64_t doubts = 0; ///< the fewer the better
    double endsExactly = 0;
    std::size_t sharedName = 0;
};

bool isBetter(const Edge& a, const Edge& b)
{
    const auto rank = [](const Edge& edge) {
        return std::tuple(edge.agreement, -static_cast<double>(edge.doubts), edge.endsExactly,
                          edge.sharedName);
    };
    return rank(a) > rank(b);
}

double share(std::uint64_t part, std::uint64_t all)
{
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

/// Sections that both folders have.
std::uint64_t sharedSections(const FolderScan& a, const FolderScan& b)
{
    return static_cast<std::uint64_t>(std::ranges::count_if(
        a.sections, [&](const SectionFile& file) { return b.section(file.section) != nullptr; }));
}

class Grouper {
public:
    Grouper(const ReadableStorage& storage, const RootScan& root, const LayoutOverrides& overrides)
        : m_storage(storage)
        , m_root(root)
        , m_overrides(overrides)
    {
    }

    Result<Grouping> run(const Progress& progress)
    {
        takeGiven();
        CRYO_TRY(findKeys(ProbeEffort::Quick, progress));
        pairValues();
        CRYO_TRY(findKeys(ProbeEffort::Thorough, progress));
        pairValues();
        takeWithoutRecords();
        pairTables();
        decideKinds();
        CRYO_TRY(progress.step(0, 0));
        pairLeftValues();
        pairLeftTables();
        pairBlank();
        takeOrphanedValues();
        pairEmptiedTables();
        dropUnfounded();
        readMetadata();
        pairImmutable();
        pairMarkers();
        nameOthers();
        return std::move(m_result);
    }

private:
    [[nodiscard]] const FolderScan* folder(const std::string& name) const
    {
        const auto found = std::ranges::find(m_root.folders, name, &FolderScan::name);
        return found == m_root.folders.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool isFree(const FolderScan& folder) const { return !m_taken.contains(&folder); }
    void take(const FolderScan* folder)
    {
        if (folder != nullptr)
            m_taken.insert(folder);
    }
    template <typename Predicate>
    std::vector<const FolderScan*> freeFolders(Predicate wanted) const
    {
        std::vector<const FolderScan*> found;
        for (const FolderScan& folder : m_root.folders)
            if (isFree(folder) && wanted(folder))
                found.push_back(&folder);
        return found;
    }
    /// The overrides for a folder: all of them, or none where they name another store.
    [[nodiscard]] LayoutOverrides overridesFor(const FolderScan& key) const
    {
        const bool other = m_overrides.partitions && m_overrides.partitions->key != key.name;
        return other ? LayoutOverrides() : m_overrides;
    }

    void takeGiven();
    Result<> findKeys(ProbeEffort effort, const Progress& progress);
    void beginStore(KeyFolder key);
    void takeWithoutRecords();
    void pairValues();
    void assignValues(std::vector<Edge> edges);
    void pairTables();
    void decideKinds();
    void decideKind(StoreGroup& store) const;
    void pairLeftValues();
    void pairLeftTables();
    const StoreGroup* storeForTable(const FolderScan& table, bool empty) const;
    void pairBlank();
    void pairBlankWith(StoreGroup& store, std::vector<const FolderScan*> folders);
    void takeOrphanedValues();
    const FolderScan* damagedIndexOf(const FolderScan& values) const;
    void dropUnfounded();
    void readMetadata();
    void pairEmptiedTables();
    void pairImmutable();
    void pairMarkers();
    StoreGroup* archiveForMarkers(const MetadataFolder& metadata);
    void nameOthers();
    void addOther(std::string path, OtherEntry::What what)
    {
        m_result.other.push_back({std::move(path), what});
    }

    const ReadableStorage& m_storage;
    const RootScan& m_root;
    const LayoutOverrides& m_overrides;
    std::set<const FolderScan*> m_taken;
    std::vector<KeyFolder> m_withoutRecords;
    std::vector<MetadataFolder> m_metadata;
    Grouping m_result;
};

/// Partitions that the user named make one store; nothing is asked of their contents.
void Grouper::takeGiven()
{
    if (!m_overrides.partitions)
        return;
    const StorePartitions& given = *m_overrides.partitions;
    StoreGroup store;
    store.kind = m_overrides.kind.value_or(given.table.empty() ? StoreKind::Archive : StoreKind::Freezer);
    store.kindProven = true;
    store.keyFolder = folder(given.key);
    store.valueFolder = folder(given.value);
    store.tableFolder = folder(given.table);
    for (const FolderScan* named : {store.keyFolder, store.valueFolder, store.tableFolder})
        take(named);
    if (store.keyFolder != nullptr)
        store.key = readKeyFolder(m_storage, *store.keyFolder, m_overrides, ProbeEffort::Thorough);
    if (const FolderScan* markers = folder(given.markers)) {
        store.markers = readMetadataFolder(m_storage, *markers);
        take(markers);
    }
    if (store.keyFolder != nullptr || store.valueFolder != nullptr || store.tableFolder != nullptr)
        m_result.stores.push_back(std::move(store));
}

/// Every free folder in which pages pass their checksum and records follow each other begins a store of its
/// own. Those without records wait: they could be values that look like pages.
Result<> Grouper::findKeys(ProbeEffort effort, const Progress& progress)
{
    const auto folders = freeFolders([](const FolderScan& folder) { return folder.anyPayload(); });
    for (std::size_t i = 0; i < folders.size(); ++i) {
        CRYO_TRY(progress.step(i, folders.size()));
        auto key = readKeyFolder(m_storage, *folders[i], overridesFor(*folders[i]), effort);
        if (!key)
            continue;
        if (key->recordBytes())
            beginStore(std::move(*key));
        else if (effort == ProbeEffort::Thorough)
            m_withoutRecords.push_back(std::move(*key));
    }
    return {};
}

void Grouper::beginStore(KeyFolder key)
{
    StoreGroup store;
    store.keyFolder = key.folder;
    store.key = std::move(key);
    take(store.keyFolder);
    m_result.stores.push_back(std::move(store));
}

void Grouper::takeWithoutRecords()
{
    for (KeyFolder& key : m_withoutRecords)
        if (isFree(*key.folder))
            beginStore(std::move(key));
}

void Grouper::pairValues()
{
    constexpr std::size_t kFirstLook = 6;
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < m_result.stores.size(); ++i) {
        const StoreGroup& store = m_result.stores[i];
        if (!store.key || store.valueFolder != nullptr || store.key->values.empty())
            continue;
        const std::vector<SampledValue>& values = store.key->values;
        std::vector<SampledValue> few;
        for (std::size_t k = 0; k < std::min(kFirstLook, values.size()); ++k)
            few.push_back(values[k * values.size() / std::min(kFirstLook, values.size())]);
        for (const FolderScan* other :
             freeFolders([](const FolderScan& folder) { return !folder.sections.empty(); })) {
            if (fitValues(m_storage, *other, few, false).matching == 0 &&
                sharedPrefix(other->name, store.keyFolder->name) == 0)
                continue;
            const ValueFit fit = fitValues(m_storage, *other, values, false);
            if (fit.matching == 0)
                continue;
            const std::uint64_t bad = fit.failing + fit.outside;
            edges.push_back({i, other,
                             share(fit.matching, fit.matching + bad) - share(bad, fit.matching + bad),
                             fit.cursors, share(fit.endsExactly, values.size()),
                             sharedPrefix(other->name, store.keyFolder->name)});
        }
    }
    assignValues(std::move(edges));
}

void Grouper::assignValues(std::vector<Edge> edges)
{
    std::ranges::stable_sort(edges, isBetter);
    for (const Edge& edge : edges) {
        StoreGroup& store = m_result.stores[edge.store];
        if (store.valueFolder != nullptr || !isFree(*edge.folder))
            continue;
        store.valueFolder = edge.folder;
        take(edge.folder);
    }
}

void Grouper::pairTables()
{
    constexpr std::size_t kRecords = 16;
    std::vector<Edge> edges;
    const auto tables = freeFolders([](const FolderScan& folder) { return folder.hasTable; });
    for (std::size_t i = 0; i < m_result.stores.size() && !tables.empty(); ++i) {
        const StoreGroup& store = m_result.stores[i];
        if (!store.key || store.tableFolder != nullptr || !store.key->recordBytes() ||
            *store.key->recordBytes() <= kFreezerRecordOverheadBytes || !store.key->votes.canBeFreezer())
            continue;
        const std::uint32_t keyBytes = *store.key->recordBytes() - kFreezerRecordOverheadBytes;
        const auto records = chooseKnownRecords(store.key->sample, keyBytes, kRecords);
        for (const FolderScan* table : tables) {
            auto probe = TableProbe::open(m_storage, *table);
            if (!probe)
                continue;
            const LookupCount count =
                probe->best({store.keyFolder, store.key->pageSize(), keyBytes}, records);
            if (count.found == 0 || count.found < count.missing)
                continue;
            edges.push_back({i, table,
                             share(count.found, records.size()) - share(count.missing, records.size()), 0, 0,
                             sharedPrefix(table->name, store.keyFolder->name)});
        }
    }
    std::ranges::stable_sort(edges, isBetter);
    for (const Edge& edge : edges) {
        StoreGroup& store = m_result.stores[edge.store];
        if (store.tableFolder != nullptr || !isFree(*edge.folder))
            continue;
        store.tableFolder = edge.folder;
        store.kind = StoreKind::Freezer;
        store.kindProven = true;
        take(edge.folder);
    }
}

void Grouper::decideKind(StoreGroup& store) const
{
    if (const auto given = overridesFor(*store.keyFolder).kind) {
        store.kind = *given;
        store.kindProven = true;
    }
    if (store.kindProven)
        return;
    switch (store.key->lean) {
    case KindLean::Freezer:
    case KindLean::RatherFreezer:
        store.kind = StoreKind::Freezer;
        store.kindProven = true;
        break;
    case KindLean::Archive:
        store.kind = StoreKind::Archive;
        store.kindProven = true;
        break;
    case KindLean::RatherArchive:
    case KindLean::Neither:
        store.kind = StoreKind::Archive;
        break;
    }
}

void Grouper::decideKinds()
{
    for (StoreGroup& store : m_result.stores)
        if (store.key)
            decideKind(store);
}

/// Index partitions whose values are all damaged, or that have no whole record: the same sections decide, and
/// a name in common.
void Grouper::pairLeftValues()
{
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < m_result.stores.size(); ++i) {
        const StoreGroup& store = m_result.stores[i];
        if (!store.key || store.valueFolder != nullptr)
            continue;
        for (const FolderScan* other :
             freeFolders([](const FolderScan& folder) { return !folder.sections.empty(); })) {
            const std::uint64_t shared = sharedSections(*store.keyFolder, *other);
            const std::size_t sharedName = sharedPrefix(other->name, store.keyFolder->name);
            const bool named = sharedName > 0 || roleByName(other->name) == NameRole::Value;
            if (2 * shared >= store.keyFolder->sections.size() && (named || m_result.stores.size() == 1))
                edges.push_back(
                    {i, other, share(shared, store.keyFolder->sections.size()), 0, 0, sharedName});
        }
    }
    assignValues(std::move(edges));
}

/// The freezer that a table may belong to whose contents prove nothing: by name, or because there is only
/// one.
const StoreGroup* Grouper::storeForTable(const FolderScan& table, bool empty) const
{
    std::vector<const StoreGroup*> open;
    for (const StoreGroup& store : m_result.stores) {
        const bool mayBe = store.key && store.tableFolder == nullptr &&
                           (store.kind == StoreKind::Freezer || (!store.kindProven && !empty) ||
                            store.key->lean == KindLean::Neither);
        if (mayBe)
            open.push_back(&store);
    }
    const StoreGroup* best = nullptr;
    std::size_t bestShared = 0;
    for (const StoreGroup* store : open)
        if (const std::size_t shared = sharedPrefix(store->keyFolder->name, table.name);
            shared > bestShared) {
            best = store;
            bestShared = shared;
        }
    return best == nullptr && open.size() == 1 ? open.front() : best;
}

void Grouper::pairLeftTables()
{
    for (const FolderScan* table : freeFolders([](const FolderScan& folder) { return folder.hasTable; })) {
        take(table);
        const auto probe = TableProbe::open(m_storage, *table);
        const bool empty = !probe || probe->looksEmpty();
        if (const StoreGroup* found = storeForTable(*table, empty)) {
            StoreGroup& store = m_result.stores[static_cast<std::size_t>(found - m_result.stores.data())];
            store.tableFolder = table;
            store.kindProven = store.kindProven || store.key->lean != KindLean::Neither;
            store.kind = StoreKind::Freezer;
            continue;
        }
        StoreGroup store;
        store.kind = StoreKind::Freezer;
        store.kindProven = true;
        store.tableFolder = table;
        store.neverUsed = empty;
        m_result.stores.push_back(std::move(store));
    }
}

/// Gives a store the folders of a pair that hold nothing: the role by name, else in alphabetical order.
void Grouper::pairBlankWith(StoreGroup& store, std::vector<const FolderScan*> folders)
{
    std::ranges::stable_sort(folders, {}, [](const FolderScan* folder) {
        return roleByName(folder->name) == NameRole::Value ? 1 : 0;
    });
    store.keyFolder = folders[0];
    store.valueFolder = folders[1];
    take(folders[0]);
    take(folders[1]);
}

/// Folders with section files that hold nothing yet: what a store looks like before its first sync. One of
/// the two may hold values already.
void Grouper::pairBlank()
{
    const auto isEmptyNow = [&](const FolderScan& folder) {
        return !folder.sections.empty() && isBlank(m_storage, folder);
    };
    for (const FolderScan* blank : freeFolders(isEmptyNow)) {
        if (!isFree(*blank))
            continue;
        const FolderScan* partner = nullptr;
        for (const FolderScan* other : freeFolders([&](const FolderScan& folder) {
                 return &folder != blank && 2 * sharedSections(*blank, folder) >= blank->sections.size() &&
                        !folder.sections.empty();
             }))
            if (partner == nullptr ||
                sharedPrefix(other->name, blank->name) > sharedPrefix(partner->name, blank->name))
                partner = other;
        if (partner == nullptr)
            continue;
        StoreGroup* freezer = nullptr;
        for (StoreGroup& store : m_result.stores)
            if (store.kind == StoreKind::Freezer && store.keyFolder == nullptr &&
                (freezer == nullptr || sharedPrefix(store.tableFolder->name, blank->name) >
                                           sharedPrefix(freezer->tableFolder->name, blank->name)))
                freezer = &store;
        StoreGroup fresh;
        StoreGroup& store = freezer != nullptr ? *freezer : fresh;
        if (isBlank(m_storage, *partner)) {
            pairBlankWith(store, {blank, partner});
        } else {
            store.keyFolder = blank;
            store.valueFolder = partner;
            take(blank);
            take(partner);
        }
        if (freezer == nullptr)
            m_result.stores.push_back(std::move(fresh));
        else
            freezer->neverUsed = false;
    }
}

/// The folder with the same sections as these values whose pages all fail their checksum.
const FolderScan* Grouper::damagedIndexOf(const FolderScan& values) const
{
    const FolderScan* best = nullptr;
    for (const FolderScan* folder : freeFolders([&](const FolderScan& folder) {
             return &folder != &values && folder.anyPayload() &&
                    2 * sharedSections(folder, values) >= folder.sections.size();
         })) {
        const bool better = best == nullptr ||
                            sharedPrefix(folder->name, values.name) > sharedPrefix(best->name, values.name);
        if (better && !isOrdinal(m_storage, *folder) && !holdsValues(m_storage, *folder))
            best = folder;
    }
    return best;
}

/// Values whose index is gone or cannot be read.
void Grouper::takeOrphanedValues()
{
    for (const FolderScan* folder :
         freeFolders([](const FolderScan& folder) { return folder.anyPayload(); })) {
        if (!isFree(*folder))
            continue;
        if (isOrdinal(m_storage, *folder)) {
            addOther(folder->name, OtherEntry::What::Ordinal);
            take(folder);
            continue;
        }
        if (!holdsValues(m_storage, *folder))
            continue;
        StoreGroup* freezer = nullptr;
        for (StoreGroup& store : m_result.stores)
            if (store.kind == StoreKind::Freezer && store.valueFolder == nullptr &&
                store.keyFolder == nullptr && !store.neverUsed)
                freezer = &store;
        StoreGroup fresh;
        StoreGroup& store = freezer != nullptr ? *freezer : fresh;
        store.valueFolder = folder;
        take(folder);
        store.keyFolder = damagedIndexOf(*folder);
        take(store.keyFolder);
        if (freezer == nullptr)
            m_result.stores.push_back(std::move(fresh));
    }
}

/// A freezer whose table file is gone still has its folder, with nothing in it: the one whose name says so
/// and is most like the freezer's, else the only one that is like it at all.
void Grouper::pairEmptiedTables()
{
    for (StoreGroup& store : m_result.stores) {
        if (store.kind != StoreKind::Freezer || store.keyFolder == nullptr || store.tableFolder != nullptr)
            continue;
        const auto likeIt = freeFolders([&](const FolderScan& folder) {
            return folder.empty() && !folder.unread && sharedPrefix(store.keyFolder->name, folder.name) > 0;
        });
        const FolderScan* named = nullptr;
        for (const FolderScan* folder : likeIt)
            if (folder->name.find("table") != std::string::npos &&
                (named == nullptr || sharedPrefix(store.keyFolder->name, folder->name) >
                                         sharedPrefix(store.keyFolder->name, named->name)))
                named = folder;
        store.tableFolder = named == nullptr && likeIt.size() == 1 ? likeIt.front() : named;
        take(store.tableFolder);
    }
}

/// Paged files without records of either kind, values or a table belong to something else.
void Grouper::dropUnfounded()
{
    std::erase_if(m_result.stores, [&](const StoreGroup& store) {
        const bool unfounded = store.key && store.key->recordSizes.empty() && store.valueFolder == nullptr &&
                               store.tableFolder == nullptr && !m_overrides.partitions;
        if (unfounded)
            m_taken.erase(store.keyFolder);
        return unfounded;
    });
}

void Grouper::readMetadata()
{
    for (const FolderScan* folder :
         freeFolders([](const FolderScan& folder) { return folder.sections.empty(); }))
        if (auto metadata = readMetadataFolder(m_storage, *folder)) {
            m_metadata.push_back(std::move(*metadata));
            take(folder);
        }
}

/// The metadata of an immutable archive belongs to the freezer that its checkpoint fits.
void Grouper::pairImmutable()
{
    for (MetadataFolder& metadata : m_metadata) {
        if (!metadata.checkpoint)
            continue;
        StoreGroup* best = nullptr;
        for (StoreGroup& store : m_result.stores)
            if (!store.metadata && fitsCheckpoint(m_storage, store, *metadata.checkpoint) &&
                (best == nullptr || sharedPrefix(store.tableFolder->name, metadata.folder->name) >
                                        sharedPrefix(best->tableFolder->name, metadata.folder->name)))
                best = &store;
        if (best == nullptr)
            continue;
        best->checkpoint = metadata.checkpoint;
        best->metadata = metadata;
        metadata.immutable = true;
    }
}

/// The archive whose sections the markers name; the best one by number of sections, then by name.
StoreGroup* Grouper::archiveForMarkers(const MetadataFolder& metadata)
{
    StoreGroup* best = nullptr;
    std::pair<std::uint64_t, std::size_t> bestRank{0, 0};
    for (StoreGroup& store : m_result.stores) {
        if (store.kind != StoreKind::Archive || store.keyFolder == nullptr || store.markers)
            continue;
        std::uint64_t named = 0;
        for (const Marker& marker : metadata.markers)
            named += std::uint64_t{store.keyFolder->section(marker.section) != nullptr};
        const std::size_t shared = sharedPrefix(store.keyFolder->name, metadata.folder->name);
        const bool possible =
            named != 0 || metadata.markers.empty() || shared == store.keyFolder->name.size();
        if (possible && (best == nullptr || std::pair(named, shared) > bestRank)) {
            best = &store;
            bestRank = {named, shared};
        }
    }
    return best;
}

void Grouper::pairMarkers()
{
    // Those that name sections first: an empty pair fits any archive.
    std::ranges::stable_sort(m_metadata, std::ranges::greater{},
                             [](const MetadataFolder& metadata) { return metadata.markers.size(); });
    for (const MetadataFolder& metadata : m_metadata) {
        StoreGroup* store = metadata.immutable ? nullptr : archiveForMarkers(metadata);
        if (store == nullptr) {
            addOther(metadata.folder->name, OtherEntry::What::Metadata);
            continue;
        }
        store->markers = metadata;
        if (metadata.empty && !metadata.damaged && metadata.version == 0)
            m_result.findings.push_back(Finding::make(FindingCode::MK01, {metadata.folder->name, {}, {}}));
    }
}

void Grouper::nameOthers()
{
    for (const FolderScan& folder : m_root.folders)
        if (isFree(folder))
            addOther(folder.name, OtherEntry::What::Unknown);
    for (const std::string& path : m_root.strange)
        addOther(path, OtherEntry::What::Unknown);
}

} // namespace

StorePartitions StoreGroup::partitions() const
{
    StorePartitions names;
    names.key = nameOf(keyFolder);
    names.value = nameOf(valueFolder);
    names.table = nameOf(tableFolder);
    names.markers = markers ? markers->folder->name : std::string();
    names.metadata = metadata ? metadata->folder->name : std::string();
    return names;
}

bool fitsCheckpoint(const ReadableStorage& storage, const StoreGroup& store, const Checkpoint& checkpoint)
{
    if (store.kind != StoreKind::Freezer || store.tableFolder == nullptr ||
        !std::has_single_bit(checkpoint.tableSize))
        return false;
    const auto table = TableProbe::open(storage, *store.tableFolder);
    if (!table || table->buckets() < checkpoint.tableSize)
        return false;
    if (checkpoint.oversizedSizeBytes == 0)
        return !store.key; // nothing was ever put
    const SectionFile* file =
        store.keyFolder == nullptr ? nullptr : store.keyFolder->section(checkpoint.section);
    if (file == nullptr || !store.key)
        return false;
    const auto recordBytes = store.key->recordBytes();
    return checkpoint.oversizedSizeBytes <= file->fileBytes &&
           (!recordBytes || checkpoint.oversizedSizeBytes % *recordBytes == 0);
}

Result<Grouping> groupPartitions(const ReadableStorage& storage, const RootScan& root,
                                 const LayoutOverrides& overrides, const Progress& progress)
{
    return Grouper(storage, root, overrides).run(progress);
}

} // namespace cryo
