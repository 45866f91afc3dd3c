// SPDX-License-Identifier: GPL-3.0-or-later
//
// The checksum's register is run backwards from the syndrome, byte by byte, until it is that of one bit.
#include "core/inspect/bit_correction.h"

#include "core/base/crc32c.h"

#include <array>
#include <bit>

namespace cryo {

namespace {

constexpr std::uint32_t kPolynomial = 0x82F6'3B78; // reflected: the highest power is the lowest bit
constexpr unsigned kBitsPerByte = 8;

constexpr std::uint32_t step(std::uint32_t state)
{
    return (state & 1U) != 0 ? (state >> 1U) ^ kPolynomial : state >> 1U;
}

/// The state behind one byte of which only bit b is set: [b].
constexpr std::array<std::uint32_t, kBitsPerByte> singleBitStates()
{
    std::array<std::uint32_t, kBitsPerByte> states{};
    std::uint32_t state = 1;
    for (unsigned steps = 1; steps <= kBitsPerByte; ++steps) {
        state = step(state);
        states[kBitsPerByte - steps] = state;
    }
    return states;
}

/// What undoes one byte: the low byte before, and the whole effect of it, by the high byte afterwards.
struct Undo {
    std::uint32_t effect = 0;
    std::uint8_t lowByte = 0;
};

constexpr std::array<Undo, 256> undoTable()
{
    std::array<Undo, 256> table{};
    for (unsigned low = 0; low < 256; ++low) {
        std::uint32_t state = low;
        for (unsigned steps = 0; steps < kBitsPerByte; ++steps)
            state = step(state);
        table[state >> 24U] = {state, static_cast<std::uint8_t>(low)};
    }
    return table;
}

constexpr auto kSingleBits = singleBitStates();
constexpr auto kUndo = undoTable();

constexpr std::uint32_t stepBack(std::uint32_t state)
{
    const Undo& undo = kUndo[state >> 24U];
    return ((state ^ undo.effect) << kBitsPerByte) | undo.lowByte;
}

FlippedBit checksumBit(std::uint32_t syndrome)
{
    const auto bit = static_cast<unsigned>(std::countr_zero(syndrome));
    return {.byteOffset = 3 - bit / kBitsPerByte,
            .bit = static_cast<std::uint8_t>(bit % kBitsPerByte),
            .inChecksum = true};
}

/// All single bits of n bytes and of their checksum, with their syndromes, in the order of the syndromes.
std::vector<std::pair<std::uint32_t, FlippedBit>> allSyndromes(std::uint64_t sizeBytes)
{
    std::vector<std::pair<std::uint32_t, FlippedBit>> all;
    all.reserve((sizeBytes + 4) * kBitsPerByte);
    for (unsigned bit = 0; bit < 32; ++bit)
        all.emplace_back(std::uint32_t{1} << bit, checksumBit(std::uint32_t{1} << bit));
    std::uint32_t state = 1;
    for (std::uint64_t back = 1; back <= sizeBytes; ++back) {
        for (unsigned steps = 1; steps <= kBitsPerByte; ++steps) {
            state = step(state);
            all.emplace_back(state, FlippedBit{.byteOffset = sizeBytes - back,
                                               .bit = static_cast<std::uint8_t>(kBitsPerByte - steps)});
        }
    }
    std::ranges::sort(all, {}, [](const auto& entry) { return entry.first; });
    return all;
}

/// Collects explanations of which at most one may remain.
class Explanations {
public:
    void add(std::optional<FlippedBit> bit, std::uint64_t moveBytes)
    {
        if (!bit)
            return;
        bit->byteOffset += moveBytes;
        bit->inChecksum = false; // all of it is the page's
        if (m_bit && *m_bit != *bit)
            m_several = true;
        m_bit = bit;
    }
    [[nodiscard]] std::optional<FlippedBit> only() const { return m_several ? std::nullopt : m_bit; }

private:
    std::optional<FlippedBit> m_bit;
    bool m_several = false;
};

/// The length field of a slot with one bit flipped back, where the checksum then passes.
void explainByLength(ByteView data, const PageFooter::Slot& slot, std::uint64_t fieldOffset, bool mustBeFull,
                     Explanations& found)
{
    for (unsigned bit = 0; bit < 2 * kBitsPerByte; ++bit) {
        const auto length = static_cast<std::uint16_t>(slot.lenBytes ^ (1U << bit));
        if (length == 0 || length > data.size() || (mustBeFull && length != data.size()))
            continue;
        if (crc32c(data.first(length)) == slot.crc)
            found.add(FlippedBit{.byteOffset = 1 - bit / kBitsPerByte,
                                 .bit = static_cast<std::uint8_t>(bit % kBitsPerByte)},
                      fieldOffset);
    }
}

} // namespace

std::optional<FlippedBit> findFlippedBit(ByteView bytes, std::uint32_t stored, std::uint64_t limitBytes)
{
    const std::uint32_t syndrome = crc32c(bytes) ^ stored;
    if (syndrome == 0 || bytes.size() > std::min(limitBytes, kCorrectableBytesMax))
        return std::nullopt;
    if (std::has_single_bit(syndrome))
        return checksumBit(syndrome);
    std::uint32_t state = syndrome;
    for (std::uint64_t at = bytes.size(); at-- > 0; state = stepBack(state))
        for (unsigned bit = 0; bit < kBitsPerByte; ++bit)
            if (state == kSingleBits[bit])
                return FlippedBit{.byteOffset = at, .bit = static_cast<std::uint8_t>(bit)};
    return std::nullopt;
}

std::vector<FlippedBit> findFlippedPair(ByteView bytes, std::uint32_t stored)
{
    const std::uint32_t syndrome = crc32c(bytes) ^ stored;
    if (syndrome == 0 || bytes.size() > kPairBytesMax || findFlippedBit(bytes, stored))
        return {};
    const auto all = allSyndromes(bytes.size());
    std::vector<FlippedBit> pair;
    for (const auto& [first, firstBit] : all) {
        const std::uint32_t wanted = first ^ syndrome;
        if (wanted < first) // each pair once
            continue;
        const auto second = std::ranges::lower_bound(all, wanted, {}, [](const auto& e) { return e.first; });
        if (second == all.end() || second->first != wanted)
            continue;
        if (!pair.empty())
            return {};
        pair = {firstBit, second->second};
    }
    return pair;
}

std::optional<FlippedBit> findFlippedBitOfPage(ByteView physicalPage, PageSize pageSize, bool mustBeFull)
{
    if (physicalPage.size() != pageSize.physicalBytes())
        return std::nullopt;
    constexpr std::uint64_t kSlotBytes = kPageFooterSizeBytes / 2;
    constexpr std::uint64_t kLengthBytes = 2;
    const ByteView data = physicalPage.first(pageSize.logicalBytes());
    const PageFooter footer = decodePageFooter(physicalPage.subspan(data.size()));
    Explanations found;
    for (std::size_t number = 0; number < footer.slots.size(); ++number) {
        const PageFooter::Slot& slot = footer.slots[number];
        const std::uint64_t slotOffset = data.size() + number * kSlotBytes;
        explainByLength(data, slot, slotOffset, mustBeFull, found);
        if (slot.lenBytes == 0 || slot.lenBytes > data.size() || (mustBeFull && slot.lenBytes != data.size()))
            continue;
        const auto bit = findFlippedBit(data.first(slot.lenBytes), slot.crc);
        found.add(bit, bit && bit->inChecksum ? slotOffset + kLengthBytes : 0);
    }
    return found.only();
}

Result<> flipBack(MutableByteView bytes, const FlippedBit& bit)
{
    if (bit.inChecksum || bit.byteOffset >= bytes.size() || bit.bit >= kBitsPerByte)
        return fail(Errc::InvalidArgument, "the bit is not one of these bytes");
    bytes[bit.byteOffset] ^= static_cast<std::byte>(1U << bit.bit);
    return {};
}

} // namespace cryo
