// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes an archive's two marker copies for what is there, or removes them. A marker never says more than the
// one before: for each section the smaller of its old count and the records that are there now; with
// "all" = 1 every section gets one, with all its records (they are verified by then).
// Source: newer.md §2.2, findings.md (MK-02 … MK-06, UP-03).
#include "core/inspect/marker_rules.h"
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

/// The first records of a section that are whole, with their values in the file.
std::uint64_t durableRecords(const StoreView& view, const SectionInfo& info)
{
    const auto keys = view.keyFile(info.section);
    if (!keys || !info.hasKeyFile)
        return 0;
    std::uint64_t valueBytes = 0;
    if (const auto values = view.valueFile(info.section))
        valueBytes = (*values)->sizeBytes();
    Bytes record((*keys)->recordSize().bytes);
    std::uint64_t count = 0;
    for (; count < (*keys)->records(); ++count) {
        const auto trust = (*keys)->read(Position{count}, record);
        const auto end = valuePlaceOf(record).end();
        if (!trust || *trust != RecordTrust::Verified || !end || *end > valueBytes)
            break;
    }
    return count;
}

std::vector<Marker> wantedMarkers(const StoreView& view, bool all)
{
    const MarkerReading old = readMarkers(view, {});
    std::map<Section, std::uint64_t> before;
    for (const Marker& marker : old.markers)
        before[marker.section] = marker.records;
    std::vector<Marker> markers;
    for (const SectionInfo& info : view.sections()) {
        const auto found = before.find(info.section);
        if (!info.hasKeyFile || (!all && old.usable && found == before.end()))
            continue;
        const std::uint64_t there = durableRecords(view, info);
        const std::uint64_t most = all || !old.usable || found == before.end() ? there : found->second;
        markers.push_back({info.section, std::min(there, most)});
    }
    return markers;
}

Result<> writeCopy(OperationContext& context, std::string_view fileName, HeaderLayout layout, ByteView body)
{
    CRYO_ASSIGN(const WritableBlob blob,
                openForRepair(*context.storage, context.layout.partitions.markers, fileName, layout));
    if (blob.sizeBytes() == body.size()) {
        Bytes old(body.size());
        CRYO_TRY(blob.readAt(LogicalOffset{0}, old));
        if (equalBytes(old, body))
            return {};
    }
    CRYO_TRY(blob.resize(body.size()));
    return blob.writeAt(LogicalOffset{0}, body);
}

} // namespace

Result<OperationEffect> writeMarkerCopies(const Operation& operation, OperationContext& context)
{
    if (context.layout.kind != StoreKind::Archive || context.layout.partitions.markers.empty())
        return fail(Errc::InvalidArgument, "this store has no marker partition", operation.target);
    CRYO_ASSIGN(const auto view, context.view());
    const MarkerReading old = readMarkers(*view, {});
    const auto markers = wantedMarkers(*view, operation.number("all").value_or(0) != 0);
    const std::uint64_t version = saturatingAdd(old.version, old.version == UINT64_MAX ? 0 : 1);
    const Bytes body = encodeMetadata(version, encodeMarkers(markers));
    const HeaderLayout layout = usualHeaderLayout(*view);
    // Both with one version: whichever an engine takes says the same.
    CRYO_TRY(writeCopy(context, kMetadataLeftFileName, layout, body));
    CRYO_TRY(writeCopy(context, kMetadataRightFileName, layout, body));
    OperationEffect effect;
    effect.sentence =
        "Both marker copies say what is there, for " + std::to_string(markers.size()) + " sections.";
    return effect;
}

Result<OperationEffect> removeMarkerCopies(const Operation& operation, OperationContext& context)
{
    const std::string& partition = context.layout.partitions.markers;
    if (partition.empty())
        return fail(Errc::InvalidArgument, "this store has no marker partition", operation.target);
    for (const std::string_view name : {kMetadataLeftFileName, kMetadataRightFileName})
        if (context.storage->open(partition, name))
            CRYO_TRY(context.storage->removeFile(partition, name));
    return OperationEffect{};
}

} // namespace cryo
