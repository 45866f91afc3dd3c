// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running the engine on an overlay, and counting what it left.
#include "core/simulate/simulate_open.h"

#include "core/archive/archive.h"
#include "core/freezer/freezer.h"
#include "core/inspect/archive_report.h"
#include "core/inspect/freezer_report.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

constexpr PageSize kAnyPageSize{1024};
constexpr std::uint32_t kAnyKeySizeBytes = 32;
constexpr std::size_t kReplayBufferBytes = std::size_t{1} << 20;

using RecordCounts = std::map<Section, std::uint64_t>;

Result<RecordCounts> openArchive(Storage& storage, const StoreLayout& layout, const SimulateOptions& options)
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
    config.headers = release.headers;
    config.release = release;
    // Whether a record belongs to its section cannot be said without knowing how many a section has.
    config.release.refusesStrayRecords = release.refusesStrayRecords && layout.itemsPerSection.has_value();
    return Archive::recover(storage, config);
}

Result<RecordCounts> openFreezer(Storage& storage, const StoreLayout& layout, const SimulateOptions& options)
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
    return freezer.recordCounts();
}

bool hasHold(const ReadableStorage& storage)
{
    const auto entries = storage.listRoot();
    return entries && std::ranges::any_of(
                          *entries, [](const DirectoryEntry& entry) { return entry.name == kHoldFileName; });
}

/// Goes through the records that can be read now, and finds those that will not be there.
class LossCount {
public:
    LossCount(const StoreView& before, const RecordCounts& kept, const SimulateOptions& options,
              SimulatedOpen& result)
        : m_before(before)
        , m_kept(kept)
        , m_options(options)
        , m_result(result)
    {
    }

    Result<> run()
    {
        for (const SectionInfo& info : m_before.sections())
            if (info.hasKeyFile)
                CRYO_TRY(countSection(info.section));
        m_result.itemsAfter = m_result.itemsBefore - m_result.itemsLost;
        return {};
    }

private:
    Result<> countSection(Section section)
    {
        const auto file = m_before.keyFile(section);
        if (!file)
            return {}; // no header or no sizes: nothing could be read before
        const auto found = m_kept.find(section);
        const std::uint64_t kept = found == m_kept.end() ? 0 : found->second;
        return (*file)->forEach([&](Position position, RecordTrust trust, ByteView record) -> Result<> {
            // A release that cuts at a short page keeps what that page vouches for.
            if (trust != RecordTrust::Verified && position.value >= kept)
                return {};
            ++m_result.itemsBefore;
            if (position.value >= kept)
                addLost({section, position}, record);
            return {};
        });
    }

    void addLost(RecordPlace place, ByteView record)
    {
        const RecordRow row = m_before.decodeRecord(place, RecordTrust::Verified, record);
        const bool good = m_before.readValue(place.section, row.value).state == ValueState::Good;
        ++m_result.itemsLost;
        m_result.itemsLostGood += good ? 1U : 0U;
        if (m_result.lostSample.size() < m_options.sampleSize)
            m_result.lostSample.push_back({place, row.index, row.key, good});
    }

    const StoreView& m_before;
    const RecordCounts& m_kept;
    const SimulateOptions& m_options;
    SimulatedOpen& m_result;
};

/// Records of the store after the opening that this release's lookups do not find.
Result<std::uint64_t> countHidden(const SimulatedOpen& result)
{
    CRYO_ASSIGN(const auto view, StoreView::open(result.after, result.layoutAfter));
    CRYO_ASSIGN(const auto counted, view->countRecords());
    const FindingSink ignore = [](const Finding&) {};
    if (result.layoutAfter.kind == StoreKind::Archive) {
        CRYO_ASSIGN(const auto report, archiveReport(counted, ignore));
        return report->records() - report->items() + report->strays().size();
    }
    CRYO_ASSIGN(const auto report, freezerReport(counted, ignore));
    return report->unreachableRecords;
}

/// How many records the files of every section have, where the engine could not say.
Result<RecordCounts> countOnDisk(const SimulatedOpen& result)
{
    RecordCounts counts;
    CRYO_ASSIGN(const auto view, StoreView::open(result.after, result.layoutAfter));
    for (const SectionInfo& info : view->sections())
        if (const auto file = view->keyFile(info.section))
            counts[info.section] = (*file)->records();
    return counts;
}

} // namespace

std::string markerPartitionOf(const StoreLayout& layout)
{
    return layout.partitions.markers.empty() ? layout.partitions.key + "-metadata"
                                             : layout.partitions.markers;
}

Result<SimulatedOpen> simulateOpen(std::shared_ptr<const ReadableStorage> store, const StoreLayout& layout,
                                   const SimulateOptions& options)
{
    CRYO_ASSIGN(const auto before, StoreView::open(store, layout));
    SimulatedOpen result;
    result.release = options.release;
    result.after = std::make_shared<OverlayStorage>(store);
    result.layoutAfter = layout;
    result.layoutAfter.checkpoint = options.checkpoint;
    const ReleasePolicy release = ReleasePolicy::of(options.release);
    result.createsHold = release.holdsRoot && !hasHold(*store);

    auto kept = layout.kind == StoreKind::Archive ? openArchive(*result.after, layout, options)
                                                  : openFreezer(*result.after, layout, options);
    result.opens = kept.has_value();
    result.changes = result.after->changes();
    if (release.archiveHasMarkers && layout.kind == StoreKind::Archive &&
        result.after->hasFolder(markerPartitionOf(layout)))
        result.layoutAfter.partitions.markers = markerPartitionOf(layout);
    if (!kept) {
        result.error = std::move(kept).error();
        kept = countOnDisk(result);
        CRYO_TRY(kept);
    }
    CRYO_TRY(LossCount(*before, *kept, options, result).run());
    if (result.opens) {
        CRYO_ASSIGN(result.itemsHidden, countHidden(result));
    }
    return result;
}

} // namespace cryo
