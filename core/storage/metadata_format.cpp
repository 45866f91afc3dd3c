// SPDX-License-Identifier: GPL-3.0-or-later
//
// Metadata copies, markers, and the pairs of an immutable archive.
#include "core/storage/metadata_format.h"

#include "core/base/crc32c.h"

namespace cryo {

namespace {

constexpr std::size_t kImmutableKeySizeBytes = 1 + 8;
constexpr std::size_t kFreezerCheckpointSizeBytes = 28;
constexpr auto kCheckpointTag = std::byte{0};
constexpr auto kBitmapTag = std::byte{1};

/// The length of an Option<bitmap> at the start of `from`; none if it cannot be one.
/// bitmap = bit length u64, then ceil(length / 64) · 8 bytes.
std::optional<std::size_t> optionalBitmapSize(ByteView from)
{
    if (from.empty() || std::to_integer<unsigned>(from[0]) > 1)
        return std::nullopt;
    if (from[0] == std::byte{0})
        return 1;
    if (from.size() < 9)
        return std::nullopt;
    const auto bits = loadBig<std::uint64_t>(from.subspan(1));
    const std::uint64_t chunks = bits / 64 + (bits % 64 != 0 ? 1 : 0);
    if (chunks > (from.size() - 9) / 8)
        return std::nullopt;
    return 9 + static_cast<std::size_t>(chunks) * 8;
}

} // namespace

MetadataReading readMetadata(ByteView body)
{
    MetadataReading reading;
    if (body.empty())
        return reading;
    if (body.size() < kMetadataMinSizeBytes) {
        reading.state = MetadataState::TooShort;
        return reading;
    }
    const ByteView covered = body.first(body.size() - 4);
    reading.storedCrc = loadBig<std::uint32_t>(body.last(4));
    reading.computedCrc = crc32c(covered);
    reading.version = loadBig<std::uint64_t>(covered);
    reading.pairs = covered.subspan(8);
    reading.state =
        reading.storedCrc == reading.computedCrc ? MetadataState::Good : MetadataState::BadChecksum;
    return reading;
}

Bytes encodeMetadata(std::uint64_t version, ByteView pairs)
{
    Bytes body;
    appendBig(body, version);
    append(body, pairs);
    appendBig(body, crc32c(body));
    return body;
}

std::optional<std::vector<Marker>> decodeMarkers(ByteView pairs)
{
    if (pairs.size() % kMarkerSizeBytes != 0)
        return std::nullopt;
    std::vector<Marker> markers;
    for (; !pairs.empty(); pairs = pairs.subspan(kMarkerSizeBytes)) {
        const Marker marker{Section{loadBig<std::uint64_t>(pairs)}, loadBig<std::uint64_t>(pairs.subspan(8))};
        if (!markers.empty() && markers.back().section >= marker.section)
            return std::nullopt;
        markers.push_back(marker);
    }
    return markers;
}

Bytes encodeMarkers(const std::vector<Marker>& markers)
{
    Bytes pairs;
    for (const Marker& marker : markers) {
        appendBig(pairs, marker.section.value);
        appendBig(pairs, marker.records);
    }
    return pairs;
}

std::optional<ImmutableMetadata> decodeImmutableMetadata(ByteView pairs)
{
    ImmutableMetadata metadata;
    while (!pairs.empty()) {
        if (pairs.size() < kImmutableKeySizeBytes + 2)
            return std::nullopt;
        const auto prefix = std::to_integer<unsigned>(pairs[0]);
        const auto number = loadBig<std::uint64_t>(pairs.subspan(1));
        const std::byte tag = pairs[kImmutableKeySizeBytes];
        pairs = pairs.subspan(kImmutableKeySizeBytes + 1);
        std::size_t used = 0;
        if (prefix == 0 && number == 0 && tag == kCheckpointTag &&
            pairs.size() >= kFreezerCheckpointSizeBytes) {
            used = kFreezerCheckpointSizeBytes;
            metadata.checkpoint = Bytes(pairs.begin(), pairs.begin() + kFreezerCheckpointSizeBytes);
        } else if (prefix == 1 && tag == kBitmapTag) {
            const auto size = optionalBitmapSize(pairs);
            if (!size)
                return std::nullopt;
            used = *size;
            metadata.sectionsWithBitmap.push_back(number);
        } else {
            return std::nullopt;
        }
        pairs = pairs.subspan(used);
    }
    return metadata;
}

} // namespace cryo
