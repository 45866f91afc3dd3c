// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simulating twice, with the preventing changes in between.
#include "core/simulate/upgrade_check.h"

#include "core/inspect/store_view.h"
#include "core/journal/marker_store.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

constexpr std::uint64_t kPieceBytes = std::uint64_t{1} << 20;

/// Nothing that could be read before is gone. A record whose value is bad has nothing to lose.
bool isSafe(const SimulatedOpen& opening)
{
    return opening.opens && opening.itemsLostGood == 0;
}

std::string plural(std::uint64_t count, std::string_view word)
{
    return std::to_string(count) + " " + std::string(word) + (count == 1 ? "" : "s");
}

std::string whyNot(const SimulatedOpen& opening)
{
    if (!opening.opens)
        return std::string(releaseName(opening.release)) + " does not open it: " + opening.error->message;
    return std::string(releaseName(opening.release)) + " would drop " +
           plural(opening.itemsLostGood, "item") + " that can be read now";
}

/// Puts a V0 header in place of a V1 one; the payload moves down. Whether it was one.
Result<bool> convertToV0(Storage& storage, const std::string& partition, const std::string& fileName)
{
    CRYO_ASSIGN(const auto file, storage.openFile(partition, fileName, OpenMode::Existing));
    CRYO_ASSIGN(const HeaderReading header, readBlobHeader(*file));
    if (header.layout != HeaderLayout::V1 || !header.payloadReadable())
        return false;
    const std::uint64_t payloadBytes = file->sizeBytes() - kHeaderV1SizeBytes;
    CRYO_TRY(file->writeAt(FileOffset{0}, encodeBlobHeader(HeaderLayout::V0, header.blobVersion)));
    Bytes piece;
    for (std::uint64_t at = 0; at < payloadBytes; at += piece.size()) {
        piece.resize(std::min(kPieceBytes, payloadBytes - at));
        CRYO_TRY(file->readAt(FileOffset{kHeaderV1SizeBytes + at}, piece));
        CRYO_TRY(file->writeAt(FileOffset{kHeaderV0SizeBytes + at}, piece));
    }
    CRYO_TRY(file->resize(kHeaderV0SizeBytes + payloadBytes));
    return true;
}

Result<> convertHeaders(OverlayStorage& storage, const StoreLayout& layout,
                        std::vector<PreventingChange>& changes)
{
    std::uint64_t files = 0;
    for (const std::string& partition :
         {layout.partitions.key, layout.partitions.value, layout.partitions.table}) {
        if (partition.empty() || !storage.hasFolder(partition))
            continue;
        CRYO_ASSIGN(const std::vector<DirectoryEntry> entries, storage.list(partition));
        for (const DirectoryEntry& entry : entries) {
            if (entry.type != EntryType::Regular)
                continue;
            CRYO_ASSIGN(const bool converted, convertToV0(storage, partition, entry.name));
            files += converted ? 1U : 0U;
        }
    }
    if (files > 0)
        changes.push_back({PreventingChange::Kind::ConvertHeaders, files,
                           "Convert the headers of " + plural(files, "file") + " to V0."});
    return {};
}

/// Records from the start of a section that are in good pages and whose values lie in the value file.
Result<std::uint64_t> coverableRecords(const StoreView& view, const SectionInfo& info)
{
    const auto keys = view.keyFile(info.section);
    if (!keys)
        return 0;
    const auto values = view.valueFile(info.section);
    const std::uint64_t valueBytes = values ? (*values)->sizeBytes() : 0;
    std::uint64_t count = 0;
    bool whole = true;
    CRYO_TRY((*keys)->forEach([&](Position, RecordTrust trust, ByteView record) -> Result<> {
        const auto end = valuePlaceOf(record).end();
        whole = whole && trust == RecordTrust::Verified && end && *end <= valueBytes;
        count += whole ? 1U : 0U;
        return {};
    }));
    return count;
}

Result<> writeMarkers(const std::shared_ptr<OverlayStorage>& storage, const StoreLayout& layout,
                      const ReleasePolicy& release, std::vector<PreventingChange>& changes)
{
    CRYO_ASSIGN(const auto view, StoreView::open(storage, layout));
    MarkerStore::Counts counts;
    for (const SectionInfo& info : view->sections()) {
        CRYO_ASSIGN(const std::uint64_t records, coverableRecords(*view, info));
        if (info.hasKeyFile && records > 0)
            counts[info.section] = records;
    }
    const std::string partition = markerPartitionOf(layout);
    auto markers = MarkerStore::open(*storage, partition, release.headers);
    if (!markers) { // both copies bad, or their headers
        CRYO_TRY(storage->removeFolder(partition));
        markers = MarkerStore::open(*storage, partition, release.headers);
        CRYO_TRY(markers);
    }
    if (markers->counts() == counts)
        return {};
    const std::uint64_t sections = counts.size();
    CRYO_TRY(markers->publish(std::move(counts)));
    changes.push_back({PreventingChange::Kind::WriteMarkers, 2,
                       "Write markers for " + plural(sections, "section") + " into " + partition +
                           ": what they cover is kept as it is."});
    return {};
}

Result<> removeMarkers(OverlayStorage& storage, const StoreLayout& layout,
                       std::vector<PreventingChange>& changes)
{
    const std::string& partition = layout.partitions.markers;
    if (partition.empty() || !storage.hasFolder(partition))
        return {};
    CRYO_TRY(storage.removeFolder(partition));
    changes.push_back(
        {PreventingChange::Kind::RemoveMarkers, 2,
         "Remove the markers in " + partition +
             ", which this release does not keep up and a later one would hold against the store."});
    return {};
}

Result<> prevent(UpgradeCheck& check, const StoreLayout& layout, const ReleasePolicy& release)
{
    if (release.headers.highest == HeaderLayout::V0) {
        CRYO_TRY(convertHeaders(*check.prepared, layout, check.changes));
        CRYO_TRY(removeMarkers(*check.prepared, layout, check.changes));
    } else if (release.archiveHasMarkers && layout.kind == StoreKind::Archive) {
        CRYO_TRY(writeMarkers(check.prepared, layout, release, check.changes));
    }
    return {};
}

void judge(UpgradeCheck& check)
{
    using Verdict = UpgradeCheck::Verdict;
    if (check.with && isSafe(*check.with)) {
        check.verdict = Verdict::SafeAfterChanges;
        check.sentence = "Safe after " + plural(check.changes.size(), "change") + ".";
        return;
    }
    const SimulatedOpen& last = check.with ? *check.with : check.without;
    check.verdict = Verdict::NotSafe;
    check.sentence = "Not safe: " + whyNot(last) + ".";
}

} // namespace

Result<UpgradeCheck> checkUpgrade(const std::shared_ptr<const ReadableStorage>& store,
                                  const StoreLayout& layout, const SimulateOptions& options)
{
    UpgradeCheck check;
    CRYO_ASSIGN(check.without, simulateOpen(store, layout, options));
    const ReleasePolicy release = ReleasePolicy::of(options.release);
    const bool staleMarkers = !release.archiveHasMarkers && !layout.partitions.markers.empty();
    if (isSafe(check.without) && !staleMarkers) {
        check.verdict = UpgradeCheck::Verdict::Safe;
        check.sentence = "Safe.";
        return check;
    }
    check.prepared = std::make_shared<OverlayStorage>(store);
    CRYO_TRY(prevent(check, layout, release));
    if (check.changes.empty()) {
        check.prepared.reset();
    } else {
        StoreLayout prepared = layout;
        if (release.headers.highest == HeaderLayout::V0)
            prepared.partitions.markers.clear();
        CRYO_ASSIGN(check.with, simulateOpen(check.prepared, prepared, options));
    }
    judge(check);
    return check;
}

} // namespace cryo
