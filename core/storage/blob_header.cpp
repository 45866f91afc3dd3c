// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judging and writing header regions. The order of the tests is that of the releases themselves.
#include "core/storage/blob_header.h"

#include "core/base/crc32c.h"

namespace cryo {

namespace {

constexpr std::uint32_t kMagicV0 = 0x43574943; // "CWIC"
constexpr std::uint32_t kMagicV1 = 0x4357494B; // "CWIK"
constexpr std::uint16_t kLayoutVersionV1 = 1;
constexpr std::size_t kChecksumOffset = 8;
constexpr std::size_t kPaddingOffset = 12;

/// A prefix of the canonical V1 region for some blob version, then only zeros, in a file of at most 4096
/// bytes. Source: newer.md §2.1, step 3.
bool isTornV1(ByteView region, std::uint64_t fileSizeBytes)
{
    if (fileSizeBytes > kHeaderV1SizeBytes)
        return false;
    Bytes canonical = encodeBlobHeader(HeaderLayout::V1);
    if (region.size() >= 8) {
        // The blob version may be anything, and the checksum follows it.
        std::copy_n(region.begin() + 6, 2, canonical.begin() + 6);
        storeBig<std::uint32_t>(MutableByteView(canonical).subspan(kChecksumOffset),
                                crc32c(ByteView(canonical).first(8)));
    }
    std::size_t same = 0;
    while (same < region.size() && same < kPaddingOffset && region[same] == canonical[same])
        ++same;
    return allZero(region.subspan(same));
}

HeaderReading bad(HeaderState state, HeaderLayout layout, std::size_t offset, ByteView expected,
                  ByteView found)
{
    return {state, layout, 0, FileOffset{offset}, toHex(expected), toHex(found)};
}

HeaderReading judgeV1(ByteView region, std::uint64_t fileSizeBytes)
{
    const Bytes canonical = encodeBlobHeader(HeaderLayout::V1);
    const std::uint32_t computed = crc32c(region.first(8));
    std::byte computedBytes[4];
    storeBig(MutableByteView(computedBytes), computed);
    if (region.size() >= kPaddingOffset &&
        loadBig<std::uint32_t>(region.subspan(kChecksumOffset)) != computed)
        return bad(HeaderState::V1Checksum, HeaderLayout::V1, kChecksumOffset, computedBytes,
                   region.subspan(kChecksumOffset, 4));
    if (fileSizeBytes < kHeaderV1SizeBytes)
        return {HeaderState::V1Truncated,  HeaderLayout::V1, 0,
                FileOffset{fileSizeBytes}, "4096 bytes",     std::to_string(fileSizeBytes) + " bytes"};
    for (std::size_t i = kPaddingOffset; i < kHeaderV1SizeBytes; ++i)
        if (region[i] != std::byte{0})
            return bad(HeaderState::V1Padding, HeaderLayout::V1, i, ByteView(canonical).subspan(i, 1),
                       region.subspan(i, 1));
    return {HeaderState::Good, HeaderLayout::V1, 0, {}, {}, {}};
}

/// What a damaged header most likely was: the layout that most of magic, version and checksum speak for. So
/// the payload is looked for in the right place.
HeaderLayout likelyLayout(ByteView region)
{
    const Bytes v0 = encodeBlobHeader(HeaderLayout::V0);
    const Bytes v1 = encodeBlobHeader(HeaderLayout::V1);
    int votes = 0; // for V1, less those for V0
    for (const auto& [offset, size] : {std::pair<std::size_t, std::size_t>{0, 4}, {4, 2}}) {
        const ByteView field = region.subspan(offset, size);
        votes += equalBytes(field, ByteView(v1).subspan(offset, size)) ? 1 : 0;
        votes -= equalBytes(field, ByteView(v0).subspan(offset, size)) ? 1 : 0;
    }
    const bool checksum =
        region.size() >= kPaddingOffset &&
        equalBytes(region.subspan(kChecksumOffset, 4), ByteView(v1).subspan(kChecksumOffset, 4));
    votes += checksum ? 1 : 0;
    return votes > 0 ? HeaderLayout::V1 : HeaderLayout::V0;
}

/// The tests that follow once a file is long enough, and is no torn creation.
HeaderReading judgeByMagic(ByteView region, std::uint64_t fileSizeBytes)
{
    const auto magic = loadBig<std::uint32_t>(region);
    const auto version = region.subspan(4, 2);
    if (magic != kMagicV0 && magic != kMagicV1)
        return bad(HeaderState::Damaged, likelyLayout(region), 0,
                   ByteView(encodeBlobHeader(likelyLayout(region))).first(4), region.first(4));
    const auto layout = magic == kMagicV0 ? HeaderLayout::V0 : HeaderLayout::V1;
    const Bytes canonical = encodeBlobHeader(layout);
    if (!equalBytes(version, ByteView(canonical).subspan(4, 2)))
        return bad(HeaderState::Damaged, likelyLayout(region), 4, ByteView(canonical).subspan(4, 2), version);
    HeaderReading reading = layout == HeaderLayout::V1 ? judgeV1(region, fileSizeBytes) : HeaderReading{};
    if (layout == HeaderLayout::V0)
        reading.state = HeaderState::Good;
    reading.blobVersion = loadBig<std::uint16_t>(region.subspan(6));
    if (reading.state == HeaderState::Good && reading.blobVersion != 0) {
        reading.state = HeaderState::BlobVersion;
        reading.badOffset = FileOffset{6};
        reading.expected = "0";
        reading.found = std::to_string(reading.blobVersion);
    }
    return reading;
}

} // namespace

std::string_view headerLayoutName(HeaderLayout layout)
{
    return layout == HeaderLayout::V0 ? "V0" : "V1";
}

bool HeaderReading::payloadReadable() const
{
    return state != HeaderState::TooShort && state != HeaderState::EightZeros &&
           state != HeaderState::TornV1 && state != HeaderState::V1Truncated;
}

HeaderReading judgeBlobHeader(ByteView region, std::uint64_t fileSizeBytes)
{
    if (region.size() < kHeaderV0SizeBytes)
        return {HeaderState::TooShort,     HeaderLayout::V0,   0,
                FileOffset{region.size()}, "at least 8 bytes", std::to_string(region.size()) + " bytes"};
    if (fileSizeBytes == kHeaderV0SizeBytes && allZero(region))
        return bad(HeaderState::EightZeros, HeaderLayout::V0, 0, encodeBlobHeader(HeaderLayout::V0), region);
    HeaderReading reading = judgeByMagic(region, fileSizeBytes);
    const bool recreated = reading.state == HeaderState::Damaged ||
                           reading.state == HeaderState::V1Checksum ||
                           reading.state == HeaderState::V1Truncated;
    if (recreated && isTornV1(region, fileSizeBytes)) {
        reading.state = HeaderState::TornV1;
        reading.layout = HeaderLayout::V1;
    }
    return reading;
}

Result<HeaderReading> readBlobHeader(const ReadableFile& file)
{
    Bytes region(std::min<std::uint64_t>(file.sizeBytes(), kHeaderV0SizeBytes));
    CRYO_TRY(file.readAt(FileOffset{0}, region));
    // Only a V1 header, or a possible torn one, needs the whole region: a V0 store is read 8 bytes a file.
    const bool isV0 = region.size() == kHeaderV0SizeBytes &&
                      loadBig<std::uint64_t>(region) == std::uint64_t{kMagicV0} << 32;
    if (!isV0 && region.size() == kHeaderV0SizeBytes) {
        region.resize(std::min(file.sizeBytes(), kHeaderV1SizeBytes));
        CRYO_TRY(file.readAt(FileOffset{0}, region));
    }
    return judgeBlobHeader(region, file.sizeBytes());
}

Bytes encodeBlobHeader(HeaderLayout layout, std::uint16_t blobVersion)
{
    Bytes region;
    appendBig(region, layout == HeaderLayout::V0 ? kMagicV0 : kMagicV1);
    appendBig(region, layout == HeaderLayout::V0 ? std::uint16_t{0} : kLayoutVersionV1);
    appendBig(region, blobVersion);
    if (layout == HeaderLayout::V1) {
        appendBig(region, crc32c(region));
        region.resize(kHeaderV1SizeBytes);
    }
    return region;
}

} // namespace cryo
