// SPDX-License-Identifier: GPL-3.0-or-later
//
// Framing values on their way in, checking them on their way out.
#include "core/journal/glob.h"

#include "core/base/crc32c.h"

#include <array>

namespace cryo {

Result<Glob> Glob::open(Storage& storage, const Config& config, const MetricsScope& metrics)
{
    CRYO_ASSIGN(
        auto sections,
        SectionManager<BufferedBlob>::open(
            storage, {config.partition, {config.writeBufferBytes}, config.headers, config.ceiling}, metrics));
    return Glob(std::move(sections), config);
}

Result<ValuePlace> Glob::append(Section section, ByteView codecBytes)
{
    Bytes compressed;
    ByteView body = codecBytes;
    if (m_compressionLevel) {
        auto frame = compress(codecBytes, *m_compressionLevel);
        if (!frame)
            return fail(Errc::CompressionFailed, "compression failed", {m_sections.partition(), {}, {}});
        compressed = std::move(*frame);
        body = compressed;
    }
    if (body.size() > UINT32_MAX - kValueCrcSizeBytes)
        return fail(Errc::ValueTooLarge, "value too large (> u32::MAX)", {m_sections.partition(), {}, {}});
    std::array<std::byte, kValueCrcSizeBytes> crc{};
    storeBig(MutableByteView(crc), crc32c(body));
    CRYO_ASSIGN(BufferedBlob * blob, m_sections.findOrCreate(section));
    const ValuePlace place{LogicalOffset{blob->sizeBytes()},
                           static_cast<std::uint32_t>(body.size() + kValueCrcSizeBytes)};
    CRYO_TRY(journalResult(blob->writeAt(place.offset, body, crc)));
    return place;
}

Result<Bytes> Glob::get(Section section, ValuePlace place) const
{
    Bytes scratch;
    CRYO_ASSIGN(const ByteView body, view(section, place, scratch));
    return takeViewed(body, scratch);
}

Result<ByteView> Glob::view(Section section, ValuePlace place, Bytes& scratch) const
{
    CRYO_ASSIGN(const BufferedBlob* blob, m_sections.find(section));
    if (blob == nullptr)
        return std::unexpected(sectionOutOfRange(section, m_sections.partition()));
    const auto end = place.end();
    if (!end)
        return std::unexpected(journalError({Errc::OffsetOverflow, "offset overflow", blob->where()}));
    if (*end > blob->sizeBytes() || place.sizeBytes < kValueCrcSizeBytes)
        return std::unexpected(
            journalError({Errc::BlobInsufficientLength, "blob insufficient length", blob->where()}));
    CRYO_ASSIGN(const ByteView stored, journalResult(blob->viewAt(place.offset, place.sizeBytes, scratch)));
    const ByteView body = stored.first(stored.size() - kValueCrcSizeBytes);
    const auto expected = loadBig<std::uint32_t>(stored.last(kValueCrcSizeBytes));
    const std::uint32_t computed = crc32c(body);
    if (expected != computed)
        return fail(Errc::ChecksumMismatch,
                    "checksum mismatch: expected=" + std::to_string(expected) +
                        ", found=" + std::to_string(computed),
                    blob->where());
    if (!m_compressionLevel)
        return body;
    auto content = decompress(body, m_decompressedLimitBytes);
    if (!content && content.error().code == Errc::DecompressionFailed)
        return fail(Errc::DecompressionFailed, "decompression failed", blob->where());
    if (!content)
        return std::unexpected(content.error());
    scratch = std::move(*content);
    return ByteView(scratch);
}

} // namespace cryo
