// SPDX-License-Identifier: GPL-3.0-or-later
//
// Record arithmetic over paged sections.
#include "core/journal/fixed_journal.h"

namespace cryo {

SectionReplay::SectionReplay(Section section, Position first, std::uint64_t records,
                             std::uint32_t recordBytes, PagedReplay pages)
    : m_section(section)
    , m_next(first)
    , m_records(records)
    , m_recordBytes(recordBytes)
    , m_pages(std::move(pages))
{
}

Result<> SectionReplay::forEachBatch(const BatchVisitor& visit)
{
    for (;;) {
        CRYO_ASSIGN(const bool more, journalResult(m_pages.ensure(m_recordBytes)));
        if (!more)
            return {};
        const std::size_t count = m_pages.available().size() / m_recordBytes;
        CRYO_TRY(visit(m_next, m_pages.available().first(count * m_recordBytes)));
        m_pages.take(count * m_recordBytes);
        m_next.value += count;
    }
}

Result<FixedJournal> FixedJournal::open(Storage& storage, const Config& config, const MetricsScope& metrics)
{
    if (config.recordSize.bytes == 0)
        return fail(Errc::InvalidArgument, "a record size of 0 is not possible", {config.partition, {}, {}});
    const std::uint64_t sizeBytes = config.recordSize.bytes;
    CRYO_ASSIGN(auto sections,
                SectionManager<PagedBlob>::open(storage,
                                                {config.partition,
                                                 {config.pageSize, config.writeBufferBytes, config.policy,
                                                  config.shortening, config.namesPageDamage},
                                                 config.headers,
                                                 config.ceiling},
                                                metrics));
    for (const Section section : sections.sectionNumbers()) {
        CRYO_ASSIGN(const std::uint64_t size, sections.sizeBytes(section));
        if (size % sizeBytes != 0 && config.cutsAtOpening)
            CRYO_TRY(sections.rewindSection(section, size - size % sizeBytes));
    }
    return FixedJournal(std::move(sections), config.recordSize);
}

Result<Position> FixedJournal::append(Section section, ByteView record)
{
    if (record.size() != m_recordSize.bytes)
        return fail(Errc::InvalidArgument, "the record does not have the journal's record size");
    CRYO_ASSIGN(PagedBlob * pages, m_sections.findOrCreate(section));
    const std::uint64_t size = pages->sizeBytes();
    if (size % m_recordSize.bytes != 0)
        return fail(Errc::InvalidBlobSize,
                    "invalid blob size: index=" + std::to_string(section.value) +
                        " size=" + std::to_string(size),
                    pages->where());
    CRYO_TRY(journalResult(pages->append(record)));
    return Position{size / m_recordSize.bytes};
}

Result<> FixedJournal::get(Section section, Position position, MutableByteView to) const
{
    return read(section, position, to, &PagedBlob::readAt);
}

Result<> FixedJournal::getOrCause(Section section, Position position, MutableByteView to) const
{
    return read(section, position, to, &PagedBlob::readAtOrCause);
}

Result<FixedJournal::RecordPlace> FixedJournal::find(Section section, Position position) const
{
    CRYO_ASSIGN(const PagedBlob* pages, m_sections.find(section));
    if (pages == nullptr)
        return std::unexpected(sectionOutOfRange(section, m_sections.partition()));
    const auto begin = checkedMultiply(position.value, m_recordSize.bytes);
    const auto end = begin ? checkedAdd(*begin, m_recordSize.bytes) : std::nullopt;
    if (!end || *end > pages->sizeBytes())
        return std::unexpected(itemOutOfRange(position, m_sections.partition()));
    return RecordPlace{pages, LogicalOffset{*begin}};
}

Result<> FixedJournal::read(Section section, Position position, MutableByteView to,
                            Result<> (PagedBlob::*readAt)(LogicalOffset, MutableByteView) const) const
{
    if (to.size() != m_recordSize.bytes)
        return fail(Errc::InvalidArgument, "the buffer does not have the journal's record size");
    CRYO_ASSIGN(const RecordPlace place, find(section, position));
    return journalResult((place.pages->*readAt)(place.begin, to));
}

Result<ByteView> FixedJournal::view(Section section, Position position, Bytes& scratch) const
{
    CRYO_ASSIGN(const RecordPlace place, find(section, position));
    return journalResult(place.pages->viewAt(place.begin, m_recordSize.bytes, scratch));
}

Result<std::optional<Bytes>> FixedJournal::last(Section section) const
{
    CRYO_ASSIGN(const PagedBlob* pages, m_sections.find(section));
    if (pages == nullptr)
        return std::unexpected(sectionOutOfRange(section, m_sections.partition()));
    const std::uint64_t count = pages->sizeBytes() / m_recordSize.bytes;
    if (count == 0)
        return std::nullopt;
    Bytes record(m_recordSize.bytes);
    CRYO_TRY(get(section, Position{count - 1}, record));
    return record;
}

Result<std::uint64_t> FixedJournal::records(Section section) const
{
    CRYO_ASSIGN(const std::uint64_t size, m_sections.sizeBytes(section));
    return size / m_recordSize.bytes;
}

Result<std::vector<SectionReplay>> FixedJournal::replay(Section from, Position first, std::size_t bufferBytes)
{
    std::vector<SectionReplay> replays;
    auto& sections = m_sections.sections();
    for (auto it = sections.lower_bound(from); it != sections.end(); ++it) {
        PagedBlob& pages = it->second;
        const std::uint64_t size = pages.sizeBytes();
        CRYO_ASSIGN(auto replay, journalResult(pages.replay(bufferBytes)));
        Position start{0};
        if (it->first == from) {
            start = first;
            const auto begin = checkedMultiply(start.value, m_recordSize.bytes);
            if (!begin || *begin > size)
                return std::unexpected(itemOutOfRange(first, m_sections.partition()));
            CRYO_TRY(journalResult(replay.seek(LogicalOffset{*begin})));
        }
        replays.push_back(SectionReplay(it->first, start, size / m_recordSize.bytes - start.value,
                                        m_recordSize.bytes, std::move(replay)));
    }
    return replays;
}

} // namespace cryo
