// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing a freezer's journal.
#include "core/repair/operations/freezer_journal.h"

#include "core/base/crc32c.h"
#include "core/freezer/freezer_format.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>

namespace cryo {

namespace {

/// A freezer's sections are 0, 1, 2, …: a number far beyond how many there are is no section of it.
constexpr std::uint64_t kMissingSectionsMax = 100'000;

/// How many of the records an engine keeps: up to the last whose value lies in the file.
std::size_t keptRecords(const SectionContents& contents)
{
    std::size_t keep = contents.records.size();
    while (keep > 0) {
        const ValuePlace place = valuePlaceOf(contents.record(contents.records[keep - 1].position));
        const auto end = place.end();
        if (end && *end <= contents.valueFileBytes)
            break;
        --keep;
    }
    return keep;
}

} // namespace

Result<FreezerJournal> FreezerJournal::read(const StoreView& view, bool allValues, const Progress& progress,
                                            OperationEffect& effect)
{
    const OperationEffect before = effect;
    CRYO_ASSIGN(FreezerJournal journal, readWithout(view, allValues, {}, progress, effect));
    const Rejected rejected = journal.misfits(view);
    if (rejected.empty())
        return journal;
    effect = before;
    return readWithout(view, allValues, rejected, progress, effect);
}

/// Salvaged records whose key belongs to another bucket than everything that is known to go with them: the
/// table's slots and the intact records that lead to them, and the intact record that they lead to. Compared
/// by as many bits of the hash as all intact links of the store agree in, so a resize does not matter.
FreezerJournal::Rejected FreezerJournal::misfits(const StoreView& view) const
{
    constexpr std::uint64_t kLinksLeast = 32;
    constexpr std::uint64_t kMaskMost = 0xFFFF;
    Rejected rejected;
    if (m_salvaged.empty())
        return rejected;
    std::uint32_t differs = 0;
    std::uint64_t links = 0;
    const std::set<Row> salvaged(m_salvaged.begin(), m_salvaged.end());
    std::multimap<Row, std::uint32_t> related; // hashes, as far as their low bits count
    for (Row row = 0; row < rows(); ++row) {
        const Row to = m_next[row];
        if (to == kNone || to == kBroken)
            continue;
        if (intact(row) && intact(to)) {
            differs |= m_hash[row] ^ m_hash[to];
            ++links;
        }
        if (intact(row) && salvaged.contains(to))
            related.emplace(to, m_hash[row]);
        if (intact(to) && salvaged.contains(row))
            related.emplace(row, m_hash[to]);
    }
    const std::uint64_t buckets = view.tableSize();
    if (links < kLinksLeast || !std::has_single_bit(buckets))
        return rejected;
    // The low bits in which all agree, no more than the table has.
    std::uint64_t mask = std::min<std::uint64_t>(buckets - 1, kMaskMost);
    while ((differs & mask) != 0)
        mask >>= 1;
    forEachBucket(view, view.buckets(), [&](std::uint64_t number, const BucketReading& bucket) {
        for (const SlotReading& slot : bucket.slots) {
            const Row row = slot.state == SlotState::Valid ? rowOf(slot.slot.head) : kBroken;
            if (row != kBroken && salvaged.contains(row))
                related.emplace(row, static_cast<std::uint32_t>(number));
        }
    });
    for (const Row row : m_salvaged) {
        const auto [first, last] = related.equal_range(row);
        const bool fits = std::any_of(
            first, last, [&](const auto& other) { return ((other.second ^ m_hash[row]) & mask) == 0; });
        if (first != last && !fits)
            rejected.insert(placeInFile(row));
    }
    return rejected;
}

Result<FreezerJournal> FreezerJournal::readWithout(const StoreView& view, bool allValues,
                                                   const Rejected& rejected, const Progress& progress,
                                                   OperationEffect& effect)
{
    FreezerJournal journal;
    journal.m_allValues = allValues;
    std::uint64_t expected = 0;
    for (const SectionInfo& info : view.sections()) {
        const bool beyond =
            info.section.value > expected && info.section.value - expected > kMissingSectionsMax;
        if (beyond)
            return fail(Errc::LimitExceeded,
                        "section " + std::to_string(info.section.value) + " is beyond all others",
                        {view.layout().partitions.key, info.keyFileName, {}});
        for (; expected < info.section.value; ++expected)
            journal.m_sections.push_back(
                {Section{expected}, journal.rows(), 0, true, false, true, {}, {}, {}, {}, 0});
        CRYO_TRY(journal.readSection(view, info, allValues, rejected, progress, effect));
        expected = info.section.value + 1;
    }
    // A freezer with a checkpoint is not opened without its first section.
    if (journal.m_sections.empty() && view.layout().checkpoint)
        journal.m_sections.push_back({Section{0}, 0, 0, true, false, true, {}, {}, {}, {}, 0});
    journal.resolveLinks();
    return journal;
}

Result<> FreezerJournal::readSection(const StoreView& view, const SectionInfo& info, bool allValues,
                                     const Rejected& rejected, const Progress& progress,
                                     OperationEffect& effect)
{
    SectionRows rows;
    rows.section = info.section;
    rows.first = this->rows();
    rows.missing = !info.hasKeyFile;
    CRYO_ASSIGN(SectionContents contents, readSectionContents(view, info, {allValues}, progress));
    contents.lost += std::erase_if(contents.records, [&](const UsableRecord& record) {
        return rejected.contains({info.section, record.position});
    });
    const std::size_t keep = keptRecords(contents);
    if (keep >= UINT32_MAX - 2 - m_hash.size())
        return fail(Errc::LimitExceeded, "more than 2^32 records");
    for (std::size_t i = keep; i < contents.records.size(); ++i)
        effect.lose("record " + std::to_string(info.section.value) + ":" +
                    std::to_string(contents.records[i].position.value));
    effect.loses += contents.lost;
    bool inPlace = true;
    for (std::size_t i = 0; i < keep; ++i) {
        const UsableRecord& record = contents.records[i];
        const FreezerRecord fields = decodeFreezerRecord(contents.record(record.position));
        m_hash.push_back(crc32c(fields.key));
        m_links.push_back(fields.next);
        inPlace &= record.position.value == i;
        rows.positions.push_back(record.position.value);
        rows.valueEnd =
            std::max(rows.valueEnd, std::min(fields.value.end().value_or(0), contents.valueFileBytes));
        const Row row = static_cast<Row>(m_hash.size() - 1);
        if (record.origin != RecordOrigin::Intact)
            m_notIntact.insert(row);
        if (record.origin == RecordOrigin::Salvaged)
            m_salvaged.push_back(row);
        effect.unverified += record.origin == RecordOrigin::Salvaged ? 1 : 0;
    }
    rows.count = static_cast<Row>(keep);
    if (inPlace)
        rows.positions = {};
    m_moved |= !inPlace || keep != contents.records.size() || contents.lost != 0;
    if (allValues && view.layout().compressed.value_or(false))
        CRYO_TRY(recompress(view, contents, rows, keep));
    rows.clean = contents.clean && keep == contents.records.size() && rows.recompressed.empty();
    rows.corrections = std::move(contents.valueCorrections);
    effect.gains += rows.corrections.size();
    rows.values = !rows.corrections.empty() || !rows.newValues.empty() || !info.hasValueFile ||
                  rows.valueEnd != contents.valueFileBytes;
    m_sections.push_back(std::move(rows));
    return {};
}

/// Values that are not one sized frame go to the end of the value file, compressed anew.
Result<> FreezerJournal::recompress(const StoreView& view, const SectionContents& contents, SectionRows& rows,
                                    std::uint64_t keep)
{
    ValueWindow values(view, rows.section);
    for (std::size_t i = 0; i < keep; ++i) {
        const UsableRecord& record = contents.records[i];
        if (!record.valueGood)
            continue;
        const JudgedValue value =
            judgeValue(values, view.layout(), valuePlaceOf(contents.record(record.position)));
        if (value.state != ValueState::Good || value.oneSizedFrame)
            continue;
        CRYO_ASSIGN(const Bytes stored, encodeValue(value.body, kRewrittenLevel));
        rows.recompressed[record.position.value] = {
            LogicalOffset{contents.valueFileBytes + rows.newValues.size()},
            static_cast<std::uint32_t>(stored.size())};
        append(rows.newValues, stored);
    }
    if (!rows.newValues.empty())
        rows.valueEnd = contents.valueFileBytes;
    return {};
}

std::vector<Section> FreezerJournal::dropEmptyBehind(Section section)
{
    std::vector<Section> dropped;
    while (!m_sections.empty() && m_sections.back().section > section && m_sections.back().count == 0) {
        dropped.push_back(m_sections.back().section);
        m_sections.pop_back();
    }
    return dropped;
}

RecordPlace FreezerJournal::placeOf(Row row) const
{
    const auto after = std::ranges::upper_bound(m_sections, row, {}, &SectionRows::first);
    // Sections without records share the first row of the one behind them: the last one with records counts.
    auto found = std::prev(after);
    while (found->count == 0)
        --found;
    return {found->section, Position{row - found->first}};
}

RecordPlace FreezerJournal::placeInFile(Row row) const
{
    const auto after = std::ranges::upper_bound(m_sections, row, {}, &SectionRows::first);
    auto found = std::prev(after);
    while (found->count == 0)
        --found;
    const std::uint64_t number = row - found->first;
    return {found->section, Position{found->positions.empty() ? number : found->positions[number]}};
}

FreezerJournal::Row FreezerJournal::rowOf(RecordPlace place) const
{
    const auto found = std::ranges::lower_bound(m_sections, place.section, {}, &SectionRows::section);
    if (found == m_sections.end() || found->section != place.section)
        return kBroken;
    if (found->positions.empty())
        return place.position.value < found->count ? found->first + static_cast<Row>(place.position.value)
                                                   : kBroken;
    const auto at = std::ranges::lower_bound(found->positions, place.position.value);
    if (at == found->positions.end() || *at != place.position.value)
        return kBroken;
    return found->first + static_cast<Row>(at - found->positions.begin());
}

void FreezerJournal::resolveLinks()
{
    m_next.resize(m_hash.size());
    for (Row row = 0; row < rows(); ++row) {
        m_next[row] = kNone;
        if (!m_links[row])
            continue;
        const Row to = rowOf(*m_links[row]);
        m_next[row] = to < row ? to : kBroken;
    }
    m_links = {};
}

bool FreezerJournal::linksChange(const SectionRows& rows, const std::vector<Row>& next) const
{
    if (m_moved)
        return true; // places that links name may have moved; only pages that differ are written
    for (Row row = rows.first; row < rows.first + rows.count; ++row)
        if (next[row] != m_next[row])
            return true;
    return false;
}

Result<> FreezerJournal::writeSection(OperationContext& context, const StoreView& view,
                                      const SectionRows& rows, const std::vector<Row>& next) const
{
    Bytes logical;
    if (const SectionInfo* info = view.section(rows.section); info != nullptr && info->hasKeyFile) {
        CRYO_ASSIGN(SectionContents contents,
                    readSectionContents(view, *info, {m_allValues}, context.progress));
        const std::uint32_t keyBytes = *view.layout().keySizeBytes;
        for (Row i = 0; i < rows.count; ++i) {
            const std::uint64_t position = rows.positions.empty() ? i : rows.positions[i];
            const ByteView old = contents.record(Position{position});
            FreezerRecord record = decodeFreezerRecord(old);
            record.key = old.first(keyBytes);
            const Row to = next[rows.first + i];
            record.next = to == kNone ? std::nullopt : std::optional(placeOf(to));
            if (const auto found = rows.recompressed.find(position); found != rows.recompressed.end())
                record.value = found->second;
            appendFreezerRecord(logical, record);
        }
    }
    return writeIndexFile(*context.storage, view, rows.section, logical);
}

Result<> FreezerJournal::writeValues(OperationContext& context, const StoreView& view,
                                     const SectionRows& rows)
{
    const SectionInfo* info = view.section(rows.section);
    const std::string name =
        info != nullptr && info->hasValueFile ? info->valueFileName : sectionFileName(rows.section);
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*context.storage, view.layout().partitions.value, name,
                                                       usualHeaderLayout(view)));
    for (const ValueCorrection& correction : rows.corrections) {
        Bytes byte(1);
        CRYO_TRY(blob.readAt(correction.offset, byte));
        byte[0] ^= correction.mask;
        CRYO_TRY(blob.writeAt(correction.offset, byte));
    }
    if (!rows.newValues.empty())
        return blob.writeAt(LogicalOffset{rows.valueEnd}, rows.newValues);
    if (blob.sizeBytes() > rows.valueEnd)
        CRYO_TRY(blob.resize(rows.valueEnd));
    return {};
}

Result<> FreezerJournal::write(OperationContext& context, const StoreView& view,
                               const std::vector<Row>& next) const
{
    // All index files first: choosing the records of the later ones reads values as they were.
    for (const SectionRows& rows : m_sections)
        if (rows.missing || !rows.clean || linksChange(rows, next))
            CRYO_TRY(writeSection(context, view, rows, next));
    for (const SectionRows& rows : m_sections)
        if (rows.values)
            CRYO_TRY(writeValues(context, view, rows));
    return {};
}

void forEachBucket(const StoreView& view, std::uint64_t count,
                   const std::function<void(std::uint64_t, const BucketReading&)>& visit)
{
    constexpr std::uint64_t kAtOnce = 16'384;
    if (view.table() == nullptr)
        return;
    count = std::min(count, view.buckets());
    Bytes piece;
    for (std::uint64_t first = 0; first < count; first += kAtOnce) {
        piece.resize(std::min(kAtOnce, count - first) * kBucketSizeBytes);
        if (!view.table()->readAt(LogicalOffset{first * kBucketSizeBytes}, piece))
            continue;
        for (std::uint64_t i = 0; i * kBucketSizeBytes < piece.size(); ++i)
            visit(first + i, readBucket(ByteView(piece).subspan(i * kBucketSizeBytes, kBucketSizeBytes)));
    }
}

} // namespace cryo
