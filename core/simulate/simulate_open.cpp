// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running the engine on an overlay, and counting what it left.
#include "core/simulate/simulate_open.h"

#include "core/archive/archive.h"
#include "core/freezer/freezer.h"
#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"
#include "core/simulate/index_count.h"
#include "core/simulate/loss_count.h"
#include "core/simulate/watched_storage.h"
#include "core/storage/blob_name.h"
#include "core/storage/pooled_storage.h"

namespace cryo {

namespace {

constexpr PageSize kAnyPageSize{1024};
constexpr std::uint32_t kAnyKeySizeBytes = 32;
constexpr std::size_t kReplayBufferBytes = std::size_t{256} << 10;

/// What the engine left.
struct OpenedStore {
    RecordCounts kept;
    std::optional<std::uint64_t> hidden; ///< if it was seen on the way
};

Result<OpenedStore> openArchive(Storage& storage, const StoreLayout& layout, const SimulateOptions& options)
{
    const ReleasePolicy release = ReleasePolicy::of(options.release);
    ArchiveConfig config;
    config.keyPartition = layout.partitions.key;
    config.valuePartition = layout.partitions.value;
    config.markerPartition = markerPartitionOf(layout);
    config.keySizeBytes = layout.keySizeBytes.value_or(kAnyKeySizeBytes);
    config.pageSize = layout.pageSize.value_or(kAnyPageSize);
    config.itemsPerSection = layout.itemsPerSection.value_or(1);
    config.replayBufferBytes = kReplayBufferBytes;
    config.replayThreads = 0;
    config.headers = release.headers;
    config.release = release;
    // Whether a record belongs to its section cannot be said without knowing how many a section has.
    config.release.refusesStrayRecords = release.refusesStrayRecords && layout.itemsPerSection.has_value();
    IndexCount indices(archiveRecordSize(config.keySizeBytes).bytes, layout.itemsPerSection);
    OpenedStore opened;
    CRYO_ASSIGN(opened.kept,
                Archive::recover(
                    storage, config,
                    {.records = [&](Section section, ByteView records) { indices.add(section, records); },
                     .sectionEnds = [&](Section section) { indices.sectionEnds(section); }}));
    opened.hidden = indices.hidden();
    return opened;
}

Result<OpenedStore> openFreezer(Storage& storage, const StoreLayout& layout, const SimulateOptions& options)
{
    FreezerConfig config;
    config.release = ReleasePolicy::of(options.release);
    config.headers = config.release.headers;
    config.keyPartition = layout.partitions.key;
    config.valuePartition = layout.partitions.value;
    config.tablePartition = layout.partitions.table;
    config.keySizeBytes = layout.keySizeBytes.value_or(kAnyKeySizeBytes);
    config.pageSize = layout.pageSize.value_or(kAnyPageSize);
    config.tableInitialSize = options.tableInitialSize;
    config.tableResizeFrequency = options.tableResizeFrequency;
    CRYO_ASSIGN(Freezer freezer, Freezer::open(storage, config, options.checkpoint, {}));
    CRYO_TRY(freezer.writeOut());
    OpenedStore opened;
    CRYO_ASSIGN(opened.kept, freezer.recordCounts());
    return opened;
}

bool hasHold(const ReadableStorage& storage)
{
    const auto entries = storage.listRoot();
    return entries && std::ranges::any_of(
                          *entries, [](const DirectoryEntry& entry) { return entry.name == kHoldFileName; });
}

/// Records of the store after the opening that this release's lookups do not find; and how many can be read
/// in each section that is still whole.
Result<RecordCounts> countHidden(const OpenedStore& opened, SimulatedOpen& result)
{
    if (opened.hidden) { // an archive: the engine has read every page
        result.itemsHidden = *opened.hidden;
        return opened.kept;
    }
    CRYO_ASSIGN(const auto view, StoreView::open(result.after, result.layoutAfter));
    CRYO_ASSIGN(const auto counted, view->countRecords());
    const FindingSink ignore = [](const Finding&) {};
    if (result.layoutAfter.kind == StoreKind::Archive) {
        CRYO_ASSIGN(const auto report, archiveReport(counted, ignore));
        result.itemsHidden = report->records() - report->items() + report->strays().size();
        return opened.kept;
    }
    CRYO_ASSIGN(const auto report, freezerReport(counted, ignore));
    result.itemsHidden = report->unreachableRecords;
    RecordCounts readable;
    for (const FreezerSectionReport& section : report->sections)
        readable[section.section] = section.records - section.unreadableRecords;
    return readable;
}

/// How many records the files of every section have, where the engine could not say.
Result<OpenedStore> countOnDisk(const SimulatedOpen& result)
{
    OpenedStore left;
    CRYO_ASSIGN(const auto view, StoreView::open(result.after, result.layoutAfter));
    for (const SectionInfo& info : view->sections())
        if (const auto file = view->keyFile(info.section))
            left.kept[info.section] = (*file)->records();
    return left;
}

} // namespace

namespace {

Result<SimulatedOpen> simulateOn(const std::shared_ptr<const ReadableStorage>& store,
                                 const StoreLayout& layout, const SimulateOptions& options)
{
    CRYO_ASSIGN(const auto before, StoreView::open(store, layout));
    SimulatedOpen result;
    result.release = options.release;
    result.after = std::make_shared<OverlayStorage>(store);
    result.layoutAfter = layout;
    result.layoutAfter.checkpoint = options.checkpoint;
    const ReleasePolicy release = ReleasePolicy::of(options.release);
    result.createsHold = release.holdsRoot && !hasHold(*store);

    auto opened = layout.kind == StoreKind::Archive ? openArchive(*result.after, layout, options)
                                                    : openFreezer(*result.after, layout, options);
    result.opens = opened.has_value();
    result.changes = result.after->changes();
    if (release.archiveHasMarkers && layout.kind == StoreKind::Archive &&
        result.after->hasFolder(markerPartitionOf(layout)))
        result.layoutAfter.partitions.markers = markerPartitionOf(layout);
    RecordCounts readable;
    if (opened) {
        CRYO_ASSIGN(readable, countHidden(*opened, result));
    } else {
        result.error = std::move(opened).error();
        opened = countOnDisk(result);
        CRYO_TRY(opened);
    }
    CRYO_TRY(countLoss({*before, opened->kept, readable, result.opens, options.sampleSize}, result));
    return result;
}

} // namespace

std::string markerPartitionOf(const StoreLayout& layout)
{
    return layout.partitions.markers.empty() ? layout.partitions.key + "-metadata"
                                             : layout.partitions.markers;
}

Result<SimulatedOpen> simulateOpen(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                   const SimulateOptions& options, const Progress& progress)
{
    // Errors of a storage that was told to stop may come out as anything: who stopped it knows better.
    // And an engine keeps every section open.
    const auto watched =
        std::make_shared<WatchedStorage>(std::make_shared<PooledStorage>(std::move(store)), progress);
    auto result = simulateOn(watched, layout, options);
    if (progress.stopRequested())
        return fail(Errc::Cancelled, "cancelled");
    if (result)
        watched->unwatch();
    return result;
}

} // namespace cryo
