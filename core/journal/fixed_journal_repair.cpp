// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading all records and cutting what cannot be read, but never below what is known to have been durable.
#include "core/journal/fixed_journal.h"

namespace cryo {

namespace {

Error corruption(Section section, const std::string& what)
{
    return {Errc::RecordCorrupted,
            "corruption detected: section " + std::to_string(section.value) + " " + what,
            {}};
}

Result<> cut(PagedBlob& pages, std::uint64_t sizeBytes)
{
    if (sizeBytes < pages.sizeBytes())
        CRYO_TRY(journalResult(pages.resize(sizeBytes)));
    return journalResult(pages.sync());
}

Result<> checkAboveFloor(Section section, std::uint64_t targetBytes, std::uint64_t floorBytes)
{
    if (targetBytes >= floorBytes)
        return {};
    return std::unexpected(corruption(section, "recovery target " + std::to_string(targetBytes) +
                                                   " is below its " + std::to_string(floorBytes) +
                                                   "-byte validation floor"));
}

} // namespace

Result<> FixedJournal::replayRepairing(std::size_t bufferBytes,
                                       const std::map<Section, std::uint64_t>& floors,
                                       const RecordVisitor& visit)
{
    for (auto& [section, pages] : m_sections.sections()) {
        const auto floor = floors.find(section);
        CRYO_TRY(
            replaySection(section, pages, bufferBytes, floor == floors.end() ? 0 : floor->second, visit));
    }
    return {};
}

Result<> FixedJournal::replaySection(Section section, PagedBlob& pages, std::size_t bufferBytes,
                                     std::uint64_t floorBytes, const RecordVisitor& visit)
{
    const std::uint64_t recordBytes = m_recordSize.bytes;
    const bool mayBeCut = pages.sizeBytes() > floorBytes;
    std::uint64_t seen = 0;
    for (;;) {
        CRYO_ASSIGN(PagedReplay replay, journalResult(pages.replay(bufferBytes)));
        CRYO_TRY(journalResult(replay.seek(LogicalOffset{seen * recordBytes})));
        Result<bool> more = true;
        while ((more = replay.ensure(recordBytes)) && *more) {
            const std::size_t count = replay.available().size() / recordBytes;
            CRYO_TRY(visit(section, Position{seen}, replay.available().first(count * recordBytes)));
            replay.take(count * recordBytes);
            seen += count;
        }
        const std::uint64_t seenBytes = seen * recordBytes;
        if (more) {
            if (seenBytes == pages.sizeBytes())
                return {};
            if (!mayBeCut)
                return std::unexpected(itemOutOfRange(Position{seen}, m_sections.partition()));
            CRYO_TRY(checkAboveFloor(section, seenBytes, floorBytes));
            return cut(pages, seenBytes);
        }
        if (!mayBeCut || more.error().code != Errc::InvalidChecksum)
            return std::unexpected(journalError(std::move(more).error()));
        CRYO_ASSIGN(const std::uint64_t valid, journalResult(pages.validPrefixBytes(seenBytes)));
        if (valid >= pages.sizeBytes())
            return std::unexpected(journalError(std::move(more).error()));
        const std::uint64_t target = valid - valid % recordBytes;
        if (target < seenBytes)
            return std::unexpected(itemOutOfRange(Position{seen}, m_sections.partition()));
        CRYO_TRY(checkAboveFloor(section, target, floorBytes));
        CRYO_TRY(cut(pages, target));
    }
}

} // namespace cryo
