// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marker copies, and markers against sections.
#include "core/inspect/marker_rules.h"

#include "core/inspect/header_rules.h"
#include "core/inspect/record_rules.h"
#include "core/storage/blob_name.h"
#include "core/storage/metadata_format.h"

namespace cryo {

namespace {

/// More than a marker for each of sixteen million sections is no marker file.
constexpr std::uint64_t kMarkerFileMaxBytes = std::uint64_t{256} << 20;

/// When so many markers do not fit, more of them tell nothing new.
constexpr std::size_t kFindingsMax = 1000;

struct Copy {
    bool exists = false;
    bool good = false;
    std::uint64_t version = 0;
    std::vector<Marker> markers;
    std::string what; ///< what is wrong with it
};

void judgeBody(const BlobReader& blob, Copy& copy)
{
    if (blob.sizeBytes() > kMarkerFileMaxBytes) {
        copy.what = std::to_string(blob.sizeBytes()) + " bytes";
        return;
    }
    Bytes body(blob.sizeBytes());
    if (auto read = blob.readAt(LogicalOffset{0}, body); !read) {
        copy.what = read.error().message;
        return;
    }
    const MetadataReading reading = readMetadata(body);
    if (!reading.usable()) {
        copy.what = reading.state == MetadataState::TooShort
                        ? std::to_string(body.size()) + " bytes"
                        : "a checksum of " + std::to_string(reading.storedCrc) + " over bytes of " +
                              std::to_string(reading.computedCrc);
        return;
    }
    auto markers = decodeMarkers(reading.pairs);
    if (!markers) {
        copy.what = "entries that do not ascend, or are cut";
        return;
    }
    copy.good = true;
    copy.version = reading.version;
    copy.markers = std::move(*markers);
}

Copy readCopy(const StoreView& view, std::string_view fileName, const FindingSink& sink)
{
    Copy copy;
    const Where where{view.layout().partitions.markers, std::string(fileName), {}};
    auto blob = BlobReader::open(view.storage(), where.partition, where.blob);
    if (!blob) {
        copy.exists = blob.error().code != Errc::BlobMissing && blob.error().code != Errc::PartitionMissing;
        copy.what = blob.error().message;
        if (copy.exists && sink)
            sink(Finding::make(FindingCode::DR10, where,
                               {{"file", filePath(where)}, {"reason", blob.error().message}}));
        return copy;
    }
    copy.exists = true;
    if (sink)
        judgeHeader(*blob, std::nullopt, sink);
    judgeBody(*blob, copy);
    return copy;
}

Finding makeAt(FindingCode code, const StoreView& view, const MarkerReading& reading, std::size_t number)
{
    const Marker& marker = reading.markers[number];
    Where where{view.layout().partitions.markers, reading.fileName, {}};
    if (auto blob = BlobReader::open(view.storage(), where.partition, where.blob))
        where = blob->at(LogicalOffset{8 + number * kMarkerSizeBytes});
    Finding finding = Finding::make(code, std::move(where), {{"s", std::to_string(marker.section.value)}});
    finding.section = marker.section;
    return finding;
}

/// Records up to a page that is valid: those that end before the first bad page at or below the boundary.
std::uint64_t recordsUpToValidPage(const FixedJournalReader& keys, std::uint64_t promised)
{
    if (promised == 0 || promised > keys.records())
        return keys.records();
    Bytes record(keys.recordSize().bytes);
    const auto trust = keys.read(Position{promised - 1}, record);
    return trust && *trust == RecordTrust::Verified ? promised : promised - 1;
}

void judgeMarker(const StoreView& view, const MarkerReading& reading, std::size_t number,
                 const FindingSink& sink)
{
    const Marker& marker = reading.markers[number];
    const SectionInfo* info = view.section(marker.section);
    if (info == nullptr || !info->hasKeyFile) {
        Finding finding = makeAt(FindingCode::MK04, view, reading, number);
        finding.expected = "an index file of section " + std::to_string(marker.section.value);
        finding.found = "none";
        finding.atRisk = marker.records;
        sink(std::move(finding));
        return;
    }
    const auto keys = view.keyFile(marker.section);
    if (!keys || marker.records == 0)
        return;
    const std::uint64_t held = recordsUpToValidPage(**keys, marker.records);
    if (held < marker.records) {
        Finding finding = makeAt(FindingCode::MK05, view, reading, number);
        finding.arguments.emplace_back("n", std::to_string(marker.records));
        finding.arguments.emplace_back("m", std::to_string(held));
        finding.expected = std::to_string(marker.records) + " records";
        finding.found = std::to_string(held) + " records";
        finding.atRisk = marker.records - held;
        sink(std::move(finding));
        return;
    }
    Bytes record((*keys)->recordSize().bytes);
    if (!(*keys)->read(Position{marker.records - 1}, record))
        return;
    const ValuePlace value = valuePlaceOf(record);
    const std::uint64_t promisedEnd = saturatingAdd(value.offset.value, value.sizeBytes);
    const auto values = view.valueFile(marker.section);
    const std::uint64_t valueBytes = values ? (*values)->sizeBytes() : 0;
    if (valueBytes >= promisedEnd)
        return;
    Finding finding = makeAt(FindingCode::MK06, view, reading, number);
    finding.arguments.emplace_back("a", std::to_string(promisedEnd));
    finding.arguments.emplace_back("b", std::to_string(valueBytes));
    finding.expected = std::to_string(promisedEnd) + " bytes";
    finding.found = std::to_string(valueBytes) + " bytes";
    finding.atRisk = 1;
    sink(std::move(finding));
}

} // namespace

MarkerReading readMarkers(const StoreView& view, const FindingSink& sink)
{
    MarkerReading reading;
    const std::string& partition = view.layout().partitions.markers;
    if (partition.empty())
        return reading;
    Copy left = readCopy(view, kMetadataLeftFileName, sink);
    Copy right = readCopy(view, kMetadataRightFileName, sink);
    reading.present = left.exists || right.exists;
    // A copy that is not there is made anew, empty, and loses against the other.
    const bool leftBad = left.exists && !left.good;
    const bool rightBad = right.exists && !right.good;
    if (leftBad || rightBad) {
        Finding finding = Finding::make(
            leftBad && rightBad ? FindingCode::MK03 : FindingCode::MK02,
            {partition, std::string(leftBad ? kMetadataLeftFileName : kMetadataRightFileName), {}});
        finding.expected = "version, entries of 16 bytes in ascending order, checksum";
        finding.found = leftBad ? left.what : right.what;
        if (sink)
            sink(std::move(finding));
    }
    Copy& best = right.good && (!left.good || right.version > left.version) ? right : left;
    reading.usable = best.good;
    if (best.good) {
        reading.version = best.version;
        reading.fileName = std::string(&best == &left ? kMetadataLeftFileName : kMetadataRightFileName);
        reading.markers = std::move(best.markers);
    }
    return reading;
}

void judgeMarkers(const StoreView& view, const FindingSink& sink)
{
    const MarkerReading reading = readMarkers(view, sink);
    if (!sink)
        return;
    std::size_t reported = 0;
    const FindingSink counting = [&](Finding finding) {
        ++reported;
        sink(std::move(finding));
    };
    for (std::size_t i = 0; i < reading.markers.size() && reported < kFindingsMax; ++i)
        judgeMarker(view, reading, i, counting);
}

} // namespace cryo
