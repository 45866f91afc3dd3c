// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two copies, taken in turn.
#include "core/journal/marker_store.h"

#include "core/journal/journal_error.h"
#include "core/storage/metadata_format.h"

namespace cryo {

namespace {

constexpr std::size_t kPairSizeBytes = 16;

/// A metadata store's own Result whose error, if any, is wrapped.
template <typename T>
Result<T> markerResult(Result<T> result)
{
    if (!result)
        result.error().message.insert(0, "metadata error: ");
    return result;
}

/// A blob's Result whose error, if any, is wrapped.
template <typename T>
Result<T> markerBlob(Result<T> result)
{
    return markerResult(journalResult(std::move(result)));
}

/// As the reference reads them: no order is asked for, and of equal keys the last counts.
Result<MarkerStore::Counts> readPairs(ByteView pairs, const Where& where)
{
    MarkerStore::Counts counts;
    for (; !pairs.empty(); pairs = pairs.subspan(kPairSizeBytes)) {
        if (pairs.size() < kPairSizeBytes / 2)
            return fail(Errc::Fatal, "unable to read key from blob: EndOfBuffer", where);
        if (pairs.size() < kPairSizeBytes)
            return fail(Errc::Fatal, "unable to read value from blob: EndOfBuffer", where);
        counts.insert_or_assign(Section{loadBig<std::uint64_t>(pairs)},
                                loadBig<std::uint64_t>(pairs.subspan(8)));
    }
    return counts;
}

} // namespace

Result<MarkerStore::Copy> MarkerStore::load(Blob blob)
{
    Copy copy{.blob = std::move(blob), .counts = {}};
    const std::uint64_t sizeBytes = copy.blob.sizeBytes();
    if (sizeBytes > kBodyBytesMax)
        return fail(Errc::LimitExceeded, "the markers are larger than any archive needs", copy.blob.where());
    Bytes body(sizeBytes);
    CRYO_TRY(markerBlob(copy.blob.readAt(LogicalOffset{0}, body)));
    const MetadataReading reading = readMetadata(body);
    copy.valid = reading.usable();
    if (reading.state == MetadataState::Good) {
        copy.version = reading.version;
        copy.bodyBytes = sizeBytes;
        CRYO_ASSIGN(copy.counts, readPairs(reading.pairs, copy.blob.where()));
    }
    return copy;
}

Result<MarkerStore> MarkerStore::open(Storage& storage, std::string_view partition,
                                      const HeaderPolicy& headers)
{
    std::vector<Blob> blobs;
    for (const std::string_view name : {"left", "right"}) {
        CRYO_ASSIGN(Blob blob, markerBlob(Blob::open(storage, partition, asBytes(name), headers)));
        blobs.push_back(std::move(blob));
    }
    std::vector<Copy> copies;
    for (Blob& blob : blobs) {
        CRYO_ASSIGN(Copy copy, load(std::move(blob)));
        copies.push_back(std::move(copy));
    }
    if (!copies[0].valid && !copies[1].valid)
        return markerResult<MarkerStore>(fail(Errc::RecordCorrupted,
                                              "corruption: both metadata copies failed validation",
                                              copies[0].blob.where()));
    for (Copy& copy : copies) {
        if (copy.valid)
            continue;
        CRYO_TRY(markerBlob(copy.blob.resize(0)));
        CRYO_TRY(markerBlob(copy.blob.sync()));
    }
    MarkerStore store(std::move(copies));
    store.m_current = store.m_copies[1].version > store.m_copies[0].version ? 1 : 0;
    store.m_counts = store.m_copies[store.m_current].counts;
    if (store.m_copies[store.m_current].version == UINT64_MAX)
        return fail(Errc::Fatal, "version overflow", store.m_copies[store.m_current].blob.where());
    return store;
}

Result<> MarkerStore::publish(Counts counts)
{
    const std::uint64_t version = m_copies[m_current].version + 1;
    std::vector<Marker> markers;
    markers.reserve(counts.size());
    for (const auto& [section, records] : counts)
        markers.push_back({section, records});
    const Bytes body = encodeMetadata(version, encodeMarkers(markers));

    Copy& target = m_copies[1 - m_current];
    CRYO_TRY(markerBlob(target.blob.writeAt(LogicalOffset{0}, body)));
    if (body.size() < target.bodyBytes)
        CRYO_TRY(markerBlob(target.blob.resize(body.size())));
    CRYO_TRY(markerBlob(target.blob.sync()));
    target.version = version;
    target.bodyBytes = body.size();
    m_current = 1 - m_current;
    m_counts = std::move(counts);
    return {};
}

} // namespace cryo
