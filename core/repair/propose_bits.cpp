// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages and values by what section_contents.h took, slots by themselves.
#include "core/repair/propose_bits.h"

#include "core/base/crc32c.h"
#include "core/inspect/bit_correction.h"
#include "core/repair/operations/edit_rules.h"
#include "core/repair/operations/section_contents.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>
#include <set>

namespace cryo {

namespace {

/// A correction of which more than one in so many cases of other damage would look the same is not offered
/// by itself.
constexpr std::uint64_t kChanceLeast = 100;

std::uint64_t chanceOf(std::uint64_t candidates)
{
    return (std::uint64_t{1} << 32) / std::max<std::uint64_t>(1, candidates);
}

std::uint64_t pairsOf(std::uint64_t bits)
{
    return bits * bits / 2;
}

/// The bytes of one file that differ, as an operation.
std::optional<Operation> maskOperation(FindingCode code, const Where& where, std::uint64_t begin,
                                       ByteView before, ByteView after, std::uint64_t chance,
                                       std::string_view what)
{
    std::string masks;
    Bytes old;
    int bits = 0;
    std::uint64_t first = begin;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::byte mask = before[i] ^ after[i];
        if (mask == std::byte{0})
            continue;
        if (masks.empty())
            first = begin + i;
        masks += (masks.empty() ? "" : ",") + std::to_string(begin + i) + ":" + toHex(Bytes{mask});
        old.push_back(before[i]);
        bits += std::popcount(std::to_integer<unsigned>(mask));
    }
    if (masks.empty() || chance < kChanceLeast)
        return std::nullopt;
    Operation operation;
    operation.kind = OperationKind::FlipBits;
    operation.code = code;
    operation.target = {where.partition, where.blob, first};
    operation.parameters["masks"] = std::move(masks);
    operation.parameters["before"] = toHex(old);
    operation.parameters["chance"] = chance;
    operation.effect = (bits == 1 ? std::string("One bit of ") : std::to_string(bits) + " bits of ") +
                       std::string(what) + (bits == 1 ? " is" : " are") +
                       " flipped back: its checksum passes then. Other damage looks like this in one of " +
                       std::to_string(chance) + " cases.";
    return operation;
}

class BitProposals {
public:
    BitProposals(const StoreView& view, std::span<const Finding> findings, const Progress& progress)
        : m_view(view)
        , m_findings(findings)
        , m_progress(progress)
    {
    }
    Result<std::vector<Operation>> run();

private:
    Result<> proposeSection(const SectionInfo& info, FindingCode code);
    Result<> proposePages(const SectionInfo& info, const SectionContents& contents, FindingCode code);
    Result<> proposeValues(const SectionInfo& info, const SectionContents& contents, FindingCode code);
    void proposeSlots(const Finding& finding);
    [[nodiscard]] bool full() const { return m_operations.size() >= kBitOperationsMax; }

    const StoreView& m_view;
    std::span<const Finding> m_findings;
    const Progress& m_progress;
    std::vector<Operation> m_operations;
};

/// One bit, a byte, two bits or a length: how many changes of its kind a page has.
std::uint64_t chanceOfPage(const PageCorrection& correction)
{
    const std::uint64_t bits = 8 * std::uint64_t{correction.lenBytes} + 32;
    switch (correction.kind) {
    case CorrectionKind::Footer:
        return chanceOf(34);
    case CorrectionKind::Bit:
        return chanceOf(bits);
    case CorrectionKind::Byte:
        return chanceOf(255 * std::uint64_t{correction.lenBytes});
    case CorrectionKind::TwoBits:
        break;
    }
    return chanceOf(pairsOf(bits));
}

Result<> BitProposals::proposePages(const SectionInfo& info, const SectionContents& contents,
                                    FindingCode code)
{
    if (contents.pageCorrections.empty())
        return {};
    const PageSize pageSize = *m_view.layout().pageSize;
    CRYO_ASSIGN(auto blob,
                BlobReader::open(m_view.storage(), m_view.layout().partitions.key, info.keyFileName));
    CRYO_ASSIGN(const PagedReader pages, PagedReader::open(std::move(blob), pageSize));
    Bytes before;
    for (const TakenCorrection& taken : contents.pageCorrections) {
        if (full())
            return {};
        CRYO_TRY(pages.readPage(taken.page, before));
        Bytes after = before;
        for (const PageCorrection::Change& change : taken.correction.changes)
            after[change.offset] ^= change.mask;
        PageFooter footer = decodePageFooter(ByteView(before).subspan(pageSize.value));
        const std::uint16_t len = taken.correction.lenBytes;
        const std::uint32_t crc = crc32c(ByteView(after).first(len));
        // The slot that has the checksum already, or else the longer one.
        std::size_t slot = footer.slots[0].lenBytes >= footer.slots[1].lenBytes ? 0 : 1;
        if (taken.correction.kind == CorrectionKind::Footer)
            slot = footer.slots[0].crc == crc ? 0 : 1;
        footer.slots.at(slot) = {len, crc};
        encodePageFooter(footer, MutableByteView(after).subspan(pageSize.value));
        if (auto operation = maskOperation(code, pages.blob().where(), pages.pageFileOffset(taken.page).value,
                                           before, after, chanceOfPage(taken.correction), "a page")) {
            operation->gains = len / contents.recordBytes; // those that lie in the page as a whole
            m_operations.push_back(std::move(*operation));
        }
    }
    return {};
}

Result<> BitProposals::proposeValues(const SectionInfo& info, const SectionContents& contents,
                                     FindingCode code)
{
    if (contents.valueCorrections.empty())
        return {};
    CRYO_ASSIGN(const auto blob,
                BlobReader::open(m_view.storage(), m_view.layout().partitions.value, info.valueFileName));
    for (const ValueCorrection& correction : contents.valueCorrections) {
        if (full())
            return {};
        Bytes before(1);
        CRYO_TRY(blob.readAt(correction.offset, before));
        const Bytes after{before[0] ^ correction.mask};
        // Values with a bit corrected are short enough (section_contents.cpp); the longest counts.
        if (auto operation = maskOperation(
                code, blob.where(), blob.toFile(correction.offset).value, before, after,
                chanceOf(8 * std::min<std::uint64_t>(contents.valueFileBytes, 16'384)), "a value")) {
            operation->gains = 1;
            m_operations.push_back(std::move(*operation));
        }
    }
    return {};
}

Result<> BitProposals::proposeSection(const SectionInfo& info, FindingCode code)
{
    auto contents = readSectionContents(m_view, info, {}, m_progress);
    if (!contents) {
        if (contents.error().code == Errc::Cancelled)
            return std::unexpected(std::move(contents).error());
        return {};
    }
    const auto pages = proposePages(info, *contents, code);
    const auto values = proposeValues(info, *contents, code);
    static_cast<void>(pages); // what cannot be read here is for whoever writes the section anew
    static_cast<void>(values);
    return {};
}

/// A slot is short: one bit, or the only pair, says nearly for certain what it was.
void BitProposals::proposeSlots(const Finding& finding)
{
    if (!finding.bucket || m_view.table() == nullptr)
        return;
    const auto reading = m_view.readBucket(Bucket{*finding.bucket});
    Bytes bytes(kBucketSizeBytes);
    const LogicalOffset begin{*finding.bucket * kBucketSizeBytes};
    if (!reading || !m_view.table()->readAt(begin, bytes))
        return;
    for (std::size_t i = 0; i < 2; ++i) {
        const SlotReading& slot = reading->slots.at(i);
        if (slot.state != SlotState::BadChecksum)
            continue;
        const ByteView before = ByteView(bytes).subspan(i * kSlotSizeBytes, kSlotSizeBytes);
        const ByteView body = before.first(kSlotCrcOffset);
        std::vector<FlippedBit> bits;
        if (const auto bit = findFlippedBit(body, slot.storedCrc))
            bits = {*bit};
        else
            bits = findFlippedPair(body, slot.storedCrc);
        Bytes after(before.begin(), before.end());
        for (const FlippedBit& bit : bits)
            after[bit.byteOffset + (bit.inChecksum ? kSlotCrcOffset : 0)] ^=
                static_cast<std::byte>(1U << bit.bit);
        const SlotReading fixed = readSlot(after);
        const Where where = m_view.table()->at(LogicalOffset{begin.value + i * kSlotSizeBytes});
        if (bits.empty() || fixed.state != SlotState::Valid ||
            !checkEditedSlot(m_view, fixed.slot, reading->slots.at(1 - i), where))
            continue;
        constexpr std::uint64_t kBits = 8 * kSlotSizeBytes;
        if (auto operation = maskOperation(finding.code, where, *where.offset, before, after,
                                           chanceOf(bits.size() == 1 ? kBits : pairsOf(kBits)), "a slot"))
            m_operations.push_back(std::move(*operation));
    }
}

Result<std::vector<Operation>> BitProposals::run()
{
    using enum FindingCode;
    static constexpr FindingCode kOfSections[] = {PG02, PG03, PG04, PG05, VA02};
    std::set<Section> sections;
    std::set<std::uint64_t> buckets;
    for (const Finding& finding : m_findings) {
        const bool isSection = std::ranges::find(kOfSections, finding.code) != std::end(kOfSections);
        if (full())
            break;
        if (isSection && finding.section && sections.insert(*finding.section).second) {
            if (const SectionInfo* info = m_view.section(*finding.section))
                CRYO_TRY(proposeSection(*info, finding.code));
        } else if ((finding.code == FZ06 || finding.code == FZ07) && finding.bucket &&
                   buckets.insert(*finding.bucket).second) {
            proposeSlots(finding);
        }
    }
    return std::move(m_operations);
}

} // namespace

Result<std::vector<Operation>> proposeBits(const StoreView& view, std::span<const Finding> findings,
                                           const Progress& progress)
{
    return BitProposals(view, findings, progress).run();
}

} // namespace cryo
