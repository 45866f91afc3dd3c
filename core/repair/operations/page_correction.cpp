// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrections by the linearity of the checksum.
#include "core/repair/operations/page_correction.h"

#include "core/base/crc32c.h"
#include "core/inspect/bit_correction.h"

#include <array>

namespace cryo {

namespace {

/// crc32c is linear in its bits: what a byte that differs by `mask`, followed by n bytes, changes. These step
/// from n to n + 1.
struct ZeroStep {
    std::array<std::uint32_t, 256> table{};
    ZeroStep()
    {
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0x82F63B78U : 0U);
            table[i] = value;
        }
    }
    [[nodiscard]] std::uint32_t operator()(std::uint32_t value) const
    {
        return table[value & 0xFF] ^ (value >> 8);
    }
};

/// Which of the 256 sums of eight vectors is `target`; 0 if none is.
unsigned maskThatGives(const std::array<std::uint32_t, 8>& vectors, std::uint32_t target)
{
    std::uint32_t sum = 0;
    for (unsigned code = 1; code < 256; ++code) {
        sum ^= vectors[static_cast<std::size_t>(std::countr_zero(code))];
        if (sum == target)
            return code ^ (code >> 1);
    }
    return 0;
}

void addFooterCorrections(ByteView data, const PageFooter& footer, PageSize pageSize, bool mustBeFull,
                          std::vector<PageCorrection>& to)
{
    for (const PageFooter::Slot& slot : footer.slots) {
        for (int bit = -1; bit < 16; ++bit) {
            const auto len = static_cast<std::uint16_t>(
                bit < 0 ? pageSize.value
                        : slot.lenBytes ^ static_cast<unsigned>(1U << static_cast<unsigned>(bit)));
            if (len == 0 || len > pageSize.value || (mustBeFull && len != pageSize.value) ||
                len == slot.lenBytes)
                continue;
            if (crc32c(data.first(len)) != slot.crc)
                continue;
            to.push_back({CorrectionKind::Footer, len, {}});
            return;
        }
    }
}

} // namespace

std::optional<PageCorrection::Change> findChangedByte(ByteView bytes, std::uint32_t stored)
{
    static const ZeroStep kStep;
    if (bytes.size() > kByteSearchBytesMax)
        return std::nullopt;
    const std::uint32_t syndrome = stored ^ crc32c(bytes);
    if (syndrome == 0)
        return std::nullopt;
    std::array<std::uint32_t, 8> vectors{};
    for (std::size_t bit = 0; bit < 8; ++bit)
        vectors[bit] = kStep.table[std::size_t{1} << bit];
    std::optional<PageCorrection::Change> found;
    for (std::size_t behind = 0; behind < bytes.size(); ++behind) {
        if (const unsigned mask = maskThatGives(vectors, syndrome); mask != 0) {
            if (found)
                return std::nullopt;
            found = {bytes.size() - 1 - behind, static_cast<std::byte>(mask)};
        }
        for (std::uint32_t& vector : vectors)
            vector = kStep(vector);
    }
    return found;
}

std::vector<PageCorrection> findPageCorrections(ByteView data, const PageFooter& footer, PageSize pageSize,
                                                bool mustBeFull)
{
    std::vector<PageCorrection> corrections;
    addFooterCorrections(data, footer, pageSize, mustBeFull, corrections);
    const PageFooter::Slot& slot =
        footer.slots[0].lenBytes >= footer.slots[1].lenBytes ? footer.slots[0] : footer.slots[1];
    const std::uint16_t len = slot.lenBytes;
    if (len == 0 || len > pageSize.value || (mustBeFull && len != pageSize.value))
        return corrections;
    const ByteView covered = data.first(len);
    if (const auto bit = findFlippedBit(covered, slot.crc)) {
        PageCorrection correction{CorrectionKind::Bit, len, {}};
        if (!bit->inChecksum)
            correction.changes.push_back({bit->byteOffset, static_cast<std::byte>(1U << bit->bit)});
        corrections.push_back(std::move(correction));
    }
    if (const auto byte = findChangedByte(covered, slot.crc))
        corrections.push_back({CorrectionKind::Byte, len, {*byte}});
    const auto pair = findFlippedPair(covered, slot.crc);
    if (pair.size() == 2) {
        PageCorrection correction{CorrectionKind::TwoBits, len, {}};
        for (const FlippedBit& bit : pair)
            if (!bit.inChecksum)
                correction.changes.push_back({bit.byteOffset, static_cast<std::byte>(1U << bit.bit)});
        corrections.push_back(std::move(correction));
    }
    return corrections;
}

} // namespace cryo
