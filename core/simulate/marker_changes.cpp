// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markers that fit what is there, or none; and a freezer's values as its checkpoint is proven with.
// Source: newer.md §2.2, §3, §5.4.
#include "core/inspect/store_view.h"
#include "core/journal/marker_store.h"
#include "core/simulate/prepared_store.h"
#include "core/simulate/sentences.h"
#include "core/simulate/simulate_open.h"

namespace cryo {

namespace {

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

Result<MarkerStore::Counts> coverableCounts(const PreparedStore& store)
{
    CRYO_ASSIGN(const auto view, StoreView::open(store.storage, store.layout));
    MarkerStore::Counts counts;
    for (const SectionInfo& info : view->sections()) {
        CRYO_ASSIGN(const std::uint64_t records, coverableRecords(*view, info));
        if (info.hasKeyFile && records > 0)
            counts[info.section] = records;
    }
    return counts;
}

/// Sections whose marker promises more than there is.
std::vector<Section> overpromised(const MarkerStore::Counts& old, const MarkerStore::Counts& counts)
{
    std::vector<Section> sections;
    for (const auto& [section, records] : old) {
        const auto now = counts.find(section);
        if (now == counts.end() || now->second < records)
            sections.push_back(section);
    }
    return sections;
}

PreventingChange loweringChange(const std::vector<Section>& sections, const MarkerStore::Counts& counts,
                                const std::string& partition)
{
    std::uint64_t gone = 0;
    std::string names;
    for (const Section section : sections) {
        gone += counts.contains(section) ? 0U : 1U;
        if (names.size() < 60)
            names += (names.empty() ? "" : ", ") + std::to_string(section.value);
    }
    return {.kind = PreventingChange::Kind::LowerMarkers,
            .files = 2,
            .sentence = {kSentenceLowerMarkers,
                         {{"partition", partition},
                          {"names", names.size() < 60 ? names : names + ", …"},
                          {"gone", groupedDigits(gone)}}},
            .places = {}};
}

PreventingChange writingChange(std::uint64_t sections, const std::string& partition)
{
    return {.kind = PreventingChange::Kind::WriteMarkers,
            .files = 2,
            .sentence = {kSentenceWriteMarkers, {{"partition", partition}, {"n", groupedDigits(sections)}}},
            .places = {}};
}

std::string orphanNames(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// The end of the last record's value; none where that cannot be read.
std::optional<std::uint64_t> lastValueEnd(const StoreView& view, Section section)
{
    const auto keys = view.keyFile(section);
    if (!keys)
        return std::nullopt;
    if ((*keys)->records() == 0)
        return 0;
    Bytes record((*keys)->recordSize().bytes);
    const auto trust = (*keys)->read(Position{(*keys)->records() - 1}, record);
    return trust && *trust == RecordTrust::Verified ? valuePlaceOf(record).end() : std::nullopt;
}

} // namespace

Result<> writeMarkers(PreparedStore& store, const ReleasePolicy& release)
{
    CRYO_ASSIGN(MarkerStore::Counts counts, coverableCounts(store));
    const std::string partition = markerPartitionOf(store.layout);
    auto markers = MarkerStore::open(*store.storage, partition, release.headers);
    if (!markers) { // both copies bad, or their headers
        CRYO_TRY(store.storage->removeFolder(partition));
        markers = MarkerStore::open(*store.storage, partition, release.headers);
        CRYO_TRY(markers);
    }
    store.layout.partitions.markers = partition;
    if (markers->counts() == counts)
        return {};
    const std::vector<Section> lowered = overpromised(markers->counts(), counts);
    PreventingChange change = lowered.empty() ? writingChange(counts.size(), partition)
                                              : loweringChange(lowered, counts, partition);
    CRYO_TRY(markers->publish(std::move(counts)));
    store.changes.push_back(std::move(change));
    return {};
}

Result<> removeMarkers(PreparedStore& store)
{
    const std::string partition = std::exchange(store.layout.partitions.markers, {});
    if (partition.empty() || !store.storage->hasFolder(partition))
        return {};
    CRYO_TRY(store.storage->removeFolder(partition));
    store.changes.push_back({.kind = PreventingChange::Kind::RemoveMarkers,
                             .files = 2,
                             .sentence = {kSentenceRemoveMarkers, {{"partition", partition}}},
                             .places = {}});
    return {};
}

Result<> alignFreezerValues(PreparedStore& store)
{
    CRYO_ASSIGN(const auto view, StoreView::open(store.storage, store.layout));
    const std::string& partition = store.layout.partitions.value;
    const std::optional<Checkpoint>& checkpoint = store.layout.checkpoint;
    PreventingChange cut{.kind = PreventingChange::Kind::CutValues,
                         .files = 0,
                         .sentence = {kSentenceCutValues, {}},
                         .places = {}};
    std::vector<std::string> orphans;
    for (const SectionInfo& info : view->sections()) {
        if (!info.hasValueFile || !checkpoint || info.section >= checkpoint->section)
            continue;
        if (!info.hasKeyFile) {
            orphans.push_back(info.valueFileName);
            continue;
        }
        const auto values = view->valueFile(info.section);
        const auto end = lastValueEnd(*view, info.section);
        if (!values || !end || (*values)->sizeBytes() <= *end)
            continue;
        const FileOffset fileEnd = (*values)->toFile(LogicalOffset{*end});
        CRYO_ASSIGN(const auto file,
                    store.storage->openFile(partition, info.valueFileName, OpenMode::Existing));
        CRYO_TRY(file->resize(fileEnd.value));
        ++cut.files;
        if (cut.places.size() < PreventingChange::kPlacesMax)
            cut.places.push_back({partition, info.valueFileName, fileEnd.value});
    }
    if (cut.files > 0) {
        cut.sentence.arguments = {{"n", groupedDigits(cut.files)}};
        store.changes.push_back(std::move(cut));
    }
    for (const std::string& name : orphans)
        CRYO_TRY(store.storage->removeFile(partition, name));
    if (!orphans.empty())
        store.changes.push_back({.kind = PreventingChange::Kind::RemoveOrphans,
                                 .files = orphans.size(),
                                 .sentence = {kSentenceRemoveOrphans, {{"names", orphanNames(orphans)}}},
                                 .places = {}});
    return {};
}

} // namespace cryo
