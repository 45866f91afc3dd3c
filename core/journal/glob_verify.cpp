// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checksums of values in pieces: memory does not follow how large a value says it is.
#include "core/base/crc32c.h"
#include "core/journal/glob.h"

#include <array>

namespace cryo {

namespace {

constexpr std::uint64_t kVerifyPieceBytes = std::uint64_t{1} << 20;

} // namespace

/// At least one byte from `offset` on, at most `mostBytes`, all within the blob.
Result<ByteView> ValueVerifier::bytesAt(const BufferedBlob& blob, std::uint64_t offset,
                                        std::uint64_t mostBytes)
{
    const bool atHand = !m_piece.empty() && offset >= m_offset && offset - m_offset < m_piece.size();
    if (!atHand) {
        m_piece.resize(std::min(kVerifyPieceBytes, blob.sizeBytes() - offset));
        m_offset = offset;
        if (auto read = blob.readAt(LogicalOffset{offset}, m_piece); !read) {
            m_piece.clear();
            return std::unexpected(journalError(std::move(read).error()));
        }
    }
    const ByteView rest = ByteView(m_piece).subspan(offset - m_offset);
    return rest.first(std::min<std::uint64_t>(rest.size(), mostBytes));
}

Result<bool> ValueVerifier::isGood(Section section, ValuePlace place)
{
    if (section != m_section || m_blob == nullptr) {
        CRYO_ASSIGN(m_blob, m_values->m_sections.find(section));
        m_section = section;
        m_piece.clear();
    }
    const BufferedBlob* const blob = m_blob;
    const auto end = place.end();
    if (blob == nullptr || !end || *end > blob->sizeBytes() || place.sizeBytes < kValueCrcSizeBytes)
        return false;
    std::uint64_t offset = place.offset.value;
    const std::uint64_t bodyEnd = *end - kValueCrcSizeBytes;
    if (!m_piece.empty() && offset >= m_offset && *end - m_offset <= m_piece.size()) { // all of it at hand
        const ByteView value = ByteView(m_piece).subspan(offset - m_offset, place.sizeBytes);
        return loadBig<std::uint32_t>(value.last(kValueCrcSizeBytes)) ==
               crc32c(value.first(value.size() - kValueCrcSizeBytes));
    }
    std::uint32_t crc = 0;
    while (offset < bodyEnd) {
        CRYO_ASSIGN(const ByteView bytes, bytesAt(*blob, offset, bodyEnd - offset));
        crc = crc32cExtend(crc, bytes);
        offset += bytes.size();
    }
    std::array<std::byte, kValueCrcSizeBytes> stored{};
    for (std::size_t n = 0; n < stored.size();) {
        CRYO_ASSIGN(const ByteView bytes, bytesAt(*blob, offset + n, stored.size() - n));
        std::ranges::copy(bytes, stored.begin() + static_cast<std::ptrdiff_t>(n));
        n += bytes.size();
    }
    return loadBig<std::uint32_t>(ByteView(stored)) == crc;
}

} // namespace cryo
