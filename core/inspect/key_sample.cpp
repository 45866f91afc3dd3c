// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading pages from both ends of some index files.
#include "core/inspect/key_sample.h"

#include <algorithm>

namespace cryo {

namespace {

/// First and one past the last page of a piece that is read at once.
struct Piece {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
};

std::vector<Piece> piecesOf(std::uint64_t pages, std::uint64_t budgetPages)
{
    if (pages <= budgetPages)
        return {{0, pages}};
    const std::uint64_t half = std::max<std::uint64_t>(1, budgetPages / 2);
    return {{0, half}, {pages - half, pages}};
}

void noteTraces(ByteView page, PageSize pageSize, const PageVerdict& verdict, FooterTraces& traces)
{
    bool zeroLengthWithCrc = false;
    for (const PageFooter::Slot& slot : verdict.footer.slots)
        zeroLengthWithCrc |= slot.lenBytes == 0 && slot.crc != 0;
    traces.zeroLengthWithCrc += std::uint64_t{zeroLengthWithCrc};
    const ByteView behind = page.subspan(verdict.lenBytes, pageSize.value - verdict.lenBytes);
    const bool otherAbsent = verdict.footer.slots[static_cast<std::size_t>(1 - verdict.slot)].lenBytes == 0;
    if (!verdict.valid || !otherAbsent || allZero(behind))
        return;
    (zeroLengthWithCrc ? traces.zeroLengthAfterCut : traces.clearedAfterCut) += 1;
}

/// Adds the bytes of a page behind the last part, or begins a new part.
void addPage(std::uint64_t begin, ByteView data, SectionSample& section)
{
    if (section.parts.empty() || section.parts.back().end() != begin)
        section.parts.push_back({begin, {}});
    append(section.parts.back().data, data);
}

/// Judges the pages of one piece. A short page in the middle vouches for its bytes, but what follows it is
/// kept apart.
void takePiece(const BlobReader& file, Piece piece, std::uint64_t pages, KeySample& sample,
               SectionSample& section)
{
    const std::uint64_t physical = sample.pageSize.physicalBytes();
    Bytes bytes((piece.end - piece.first) * physical);
    if (!file.readAt(LogicalOffset{piece.first * physical}, bytes))
        return;
    for (std::uint64_t number = piece.first; number < piece.end; ++number) {
        const ByteView page = ByteView(bytes).subspan((number - piece.first) * physical, physical);
        const PageVerdict verdict = judgePage(page, sample.pageSize);
        ++(verdict.valid ? sample.validPages : sample.badPages);
        if (!verdict.valid)
            continue;
        noteTraces(page, sample.pageSize, verdict, sample.traces);
        addPage(number * sample.pageSize.value, page.first(verdict.lenBytes), section);
        if (number + 1 == pages && file.sizeBytes() % physical == 0)
            section.sizeBytes = number * sample.pageSize.value + verdict.lenBytes;
    }
}

} // namespace

void KeySample::forEachRecord(const SectionSample& section, std::uint64_t recordBytes, const Visitor& visit)
{
    for (const VerifiedBytes& part : section.parts) {
        std::uint64_t position = part.begin / recordBytes + (part.begin % recordBytes != 0 ? 1 : 0);
        for (; (position + 1) * recordBytes <= part.end(); ++position)
            visit(Position{position},
                  ByteView(part.data).subspan(position * recordBytes - part.begin, recordBytes));
    }
}

KeySample readKeySample(const ReadableStorage& storage, const FolderScan& folder, PageSize pageSize)
{
    KeySample sample;
    sample.pageSize = pageSize;
    const auto chosen = typicalSections(folder, kKeySampleSections);
    const std::uint64_t physical = pageSize.physicalBytes();
    const std::uint64_t budgetBytes = kKeySampleBytes / std::max<std::size_t>(1, chosen.size());
    const std::uint64_t budgetPages = std::max<std::uint64_t>(2, budgetBytes / physical);
    for (const std::size_t i : chosen) {
        const SectionFile& entry = folder.sections[i];
        const auto file = BlobReader::open(storage, folder.name, entry.name);
        if (!file)
            continue;
        SectionSample section;
        section.section = entry.section;
        const std::uint64_t pages = file->sizeBytes() / physical;
        const std::uint64_t badBefore = sample.badPages;
        for (const Piece piece : piecesOf(pages, budgetPages))
            takePiece(*file, piece, pages, sample, section);
        section.complete = pages <= budgetPages && section.sizeBytes && sample.badPages == badBefore;
        if (!section.parts.empty())
            sample.sections.push_back(std::move(section));
    }
    return sample;
}

} // namespace cryo
