// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting records in order, and giving each its value.
#include "core/inspect/item_stream.h"

#include "core/inspect/scan_progress.h"
#include "core/inspect/value_rules.h"

#include <algorithm>
#include <unordered_set>

namespace cryo {

Item makeItem(const StoreView& view, RecordRow record, ValueWindow& window, const ItemStreamOptions& options,
              const FindingSink& sink)
{
    Item item;
    item.record = std::move(record);
    item.cursor = {item.record.place.section, item.record.value};
    JudgedValue value = judgeValue(window, view.layout(), item.record.value, options.valueLimitBytes);
    reportValue(view, item.record, value, options.valueLimitBytes, sink);
    item.valueState = value.state;
    item.value = std::move(value.value);
    item.body = std::move(value.body);
    item.reason = std::move(value.reason);
    return item;
}

namespace {

/// Records of a section that is not in order are kept in memory up to this size; beyond, they are read
/// singly.
constexpr std::uint64_t kKeptRecordsMaxBytes = std::uint64_t{64} << 20;

/// Steps of the progress for records that are handed out.
class RecordProgress {
public:
    RecordProgress(const Progress& progress, std::uint64_t totalBytes)
        : m_progress(progress, totalBytes)
    {
    }
    Result<> add(std::uint64_t bytes)
    {
        m_pending += bytes;
        return m_pending < kProgressStepBytes ? Result<>() : m_progress.add(std::exchange(m_pending, 0));
    }

private:
    ScanProgress m_progress;
    std::uint64_t m_pending = 0;
};

/// Gives the items of an archive. Sections follow each other in the order of their numbers, which is that of
/// their indices; only strays come from elsewhere, and are merged in.
class ArchiveStream {
public:
    ArchiveStream(const ArchiveReport& report, const ItemVisitor& visit, const FindingSink& sink,
                  const Progress& progress, const ItemStreamOptions& options)
        : m_report(report)
        , m_view(report.view())
        , m_visit(visit)
        , m_sink(sink)
        , m_progress(progress, keyFileBytes(report.view()))
        , m_options(options)
        , m_strays(report.strays())
    {
    }
    Result<> run();

private:
    struct Entry {
        std::uint64_t index = 0;
        Position position;
        RecordTrust trust = RecordTrust::Verified;
        std::size_t bytes = 0; ///< where its bytes begin in m_kept
        [[nodiscard]] auto order() const { return std::pair(index, position); }
    };

    Result<> streamSection(const ArchiveSectionReport& section);
    Result<> walk(const ArchiveSectionReport& section,
                  const std::function<Result<>(const Entry&, ByteView)>& take);
    Result<> emitInOrder(const ArchiveSectionReport& section);
    Result<> emitSorted(const ArchiveSectionReport& section);
    Result<> emitStraysBefore(StrayRecord limit);
    Result<> emitStray(const StrayRecord& stray);
    Result<> emit(RecordPlace place, RecordTrust trust, ByteView bytes, ValueWindow& window);

    const ArchiveReport& m_report;
    const StoreView& m_view;
    const ItemVisitor& m_visit;
    const FindingSink& m_sink;
    RecordProgress m_progress;
    const ItemStreamOptions& m_options;
    std::span<const StrayRecord> m_strays; ///< those not given yet
    std::shared_ptr<const FixedJournalReader> m_file;
};

Result<> ArchiveStream::run()
{
    for (const ArchiveSectionReport& section : m_report.sections())
        CRYO_TRY(streamSection(section));
    while (!m_strays.empty()) {
        CRYO_TRY(emitStray(m_strays.front()));
        m_strays = m_strays.subspan(1);
    }
    return {};
}

Result<> ArchiveStream::streamSection(const ArchiveSectionReport& section)
{
    if (!section.hasKeyFile)
        return {};
    auto file = m_view.keyFile(section.section);
    if (!file)
        return {}; // the report's pass has said why
    m_file = *file;
    const bool extra = (m_options.cutRecords && section.cutRecords > 0) ||
                       (m_options.salvageable && section.unreadableRecords > 0);
    return section.ascending && !extra ? emitInOrder(section) : emitSorted(section);
}

Result<> ArchiveStream::walk(const ArchiveSectionReport& section,
                             const std::function<Result<>(const Entry&, ByteView)>& take)
{
    std::unordered_set<std::uint64_t> strays;
    if (section.strays > 0)
        for (const StrayRecord& stray : m_report.strays())
            if (stray.place.section == section.section)
                strays.insert(stray.place.position.value);
    const std::uint64_t total = m_view.section(section.section)->records;
    const std::uint64_t kept = total - std::min(total, section.cutRecords);
    Result<> failure;
    const auto read = m_file->forEach([&](Position position, RecordTrust trust, ByteView bytes) -> Result<> {
        const bool wanted = (position.value < kept || m_options.cutRecords) &&
                            (trust == RecordTrust::Verified || m_options.salvageable) &&
                            !strays.contains(position.value);
        auto taken = m_progress.add(bytes.size());
        if (taken && wanted)
            taken = take({decodeArchiveRecord(bytes).index, position, trust, 0}, bytes);
        if (!taken)
            failure = taken;
        return taken;
    });
    // An error of reading has been reported as DR-10; the section ends there.
    return read ? Result<>() : failure;
}

Result<> ArchiveStream::emitInOrder(const ArchiveSectionReport& section)
{
    ValueWindow window(m_view, section.section);
    return walk(section, [&](const Entry& entry, ByteView bytes) -> Result<> {
        const RecordPlace place{section.section, entry.position};
        CRYO_TRY(emitStraysBefore({entry.index, place}));
        return emit(place, entry.trust, bytes, window);
    });
}

Result<> ArchiveStream::emitSorted(const ArchiveSectionReport& section)
{
    const std::uint64_t recordBytes = m_file->recordSize().bytes;
    const bool keep = m_file->records() <= kKeptRecordsMaxBytes / recordBytes;
    Bytes kept;
    std::vector<Entry> entries;
    CRYO_TRY(walk(section, [&](Entry entry, ByteView bytes) -> Result<> {
        entry.bytes = kept.size();
        if (keep)
            append(kept, bytes);
        entries.push_back(entry);
        return {};
    }));
    std::ranges::sort(entries, {}, &Entry::order);
    ValueWindow window(m_view, section.section);
    Bytes record(recordBytes);
    for (const Entry& entry : entries) {
        const RecordPlace place{section.section, entry.position};
        CRYO_TRY(emitStraysBefore({entry.index, place}));
        if (keep)
            CRYO_TRY(emit(place, entry.trust, ByteView(kept).subspan(entry.bytes, recordBytes), window));
        else if (m_file->read(entry.position, record))
            CRYO_TRY(emit(place, entry.trust, record, window));
    }
    return {};
}

Result<> ArchiveStream::emitStraysBefore(StrayRecord limit)
{
    while (!m_strays.empty() && m_strays.front() < limit) {
        CRYO_TRY(emitStray(m_strays.front()));
        m_strays = m_strays.subspan(1);
    }
    return {};
}

Result<> ArchiveStream::emitStray(const StrayRecord& stray)
{
    const auto file = m_view.keyFile(stray.place.section);
    if (!file)
        return {};
    Bytes record((*file)->recordSize().bytes);
    const auto trust = (*file)->read(stray.place.position, record);
    if (!trust)
        return {};
    ValueWindow window(m_view, stray.place.section);
    const auto own = std::exchange(m_file, *file);
    auto emitted = emit(stray.place, *trust, record, window);
    m_file = own;
    return emitted;
}

Result<> ArchiveStream::emit(RecordPlace place, RecordTrust trust, ByteView bytes, ValueWindow& window)
{
    RecordRow record = m_view.decodeRecord(place, trust, bytes);
    record.keyFileOffset = m_file->fileOffsetOf(place.position);
    const bool trusted = trust == RecordTrust::Verified;
    // What the bytes of a page that fails say about a value is no finding about the value.
    const Item item =
        makeItem(m_view, std::move(record), window, m_options, trusted ? m_sink : FindingSink());
    if (!trusted && item.valueState != ValueState::Good)
        return {};
    return m_visit(item);
}

void describeByChains(const ChainPass& pass, Row row, Item& item)
{
    if (!pass.readable(row))
        return;
    item.bucket = pass.bucketOf(row);
    item.depth = pass.depth(row);
    item.shadowed = pass.shadowed(row);
    item.reachable = pass.reachable(row);
}

} // namespace

Result<> forEachArchiveItem(const ArchiveReport& report, const ItemVisitor& visit, const FindingSink& sink,
                            const Progress& progress, const ItemStreamOptions& options)
{
    return ArchiveStream(report, visit, sink, progress, options).run();
}

Result<> forEachFreezerItem(const FreezerReport& report, const ItemVisitor& visit, const FindingSink& sink,
                            const Progress& progress, const ItemStreamOptions& options)
{
    const StoreView& view = *report.view;
    RecordProgress recordProgress(progress, keyFileBytes(view));
    for (const SectionInfo& info : view.sections()) {
        const auto file = info.hasKeyFile
                              ? view.keyFile(info.section)
                              : Result<std::shared_ptr<const FixedJournalReader>>(fail(Errc::NotFound, ""));
        if (!file)
            continue;
        ValueWindow window(view, info.section);
        Result<> failure;
        const auto give = [&](Position position, RecordTrust trust, ByteView bytes) -> Result<> {
            CRYO_TRY(recordProgress.add(bytes.size()));
            const bool trusted = trust == RecordTrust::Verified;
            if (position.value >= info.records || (!trusted && !options.salvageable))
                return {};
            RecordRow record = view.decodeRecord({info.section, position}, trust, bytes);
            record.keyFileOffset = (*file)->fileOffsetOf(position);
            Item item = makeItem(view, std::move(record), window, options, trusted ? sink : FindingSink());
            if (!trusted && item.valueState != ValueState::Good)
                return {};
            describeByChains(*report.chains, info.firstRow + position.value, item);
            return visit(item);
        };
        const auto read =
            (*file)->forEach([&](Position position, RecordTrust trust, ByteView bytes) -> Result<> {
                auto given = give(position, trust, bytes);
                if (!given)
                    failure = given;
                return given;
            });
        if (!read && !failure)
            return failure;
    }
    return {};
}

} // namespace cryo
