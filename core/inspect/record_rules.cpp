// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records against value files.
#include "core/inspect/record_rules.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr std::uint64_t kFirstBatchRecords = 64;
constexpr std::uint64_t kLargestBatchBytes = std::uint64_t{1} << 19;
/// Beyond these many gaps or overlaps a section is not described any better by more of them.
constexpr std::size_t kHolesMax = 100'000;
constexpr std::size_t kOverlapsMax = 1000;

std::uint64_t endOf(ValuePlace value)
{
    return saturatingAdd(value.offset.value, value.sizeBytes);
}

std::uint64_t storedBytes(const ReadableFile& file)
{
    std::uint64_t sum = 0;
    for (const DataExtent& extent : file.dataExtents())
        sum += extent.endByte - extent.beginByte;
    return sum;
}

} // namespace

Result<std::uint64_t> recordsKept(const FixedJournalReader& keys, std::uint64_t valueBytes)
{
    if (valueBytes == 0)
        return std::uint64_t{0};
    const std::uint64_t recordBytes = keys.recordSize().bytes;
    // A file may claim records that lie in a hole; they are not worth walking through.
    const std::uint64_t readMost =
        saturatingAdd(storedBytes(keys.pages().blob().file()), PagedReader::kWalkBackLimitBytes);
    std::uint64_t end = keys.records();
    const std::uint64_t largestBatch = std::max<std::uint64_t>(1, kLargestBatchBytes / recordBytes);
    std::uint64_t batch = std::min(kFirstBatchRecords, largestBatch);
    std::uint64_t readBytes = 0;
    Bytes bytes;
    std::vector<RecordTrust> trust;
    while (end > 0 && readBytes < readMost) {
        const std::uint64_t count = std::min(batch, end);
        bytes.resize(count * recordBytes);
        CRYO_TRY(keys.readRange(Position{end - count}, count, bytes, trust));
        for (std::uint64_t i = count; i > 0; --i) {
            const ByteView record = ByteView(bytes).subspan((i - 1) * recordBytes, recordBytes);
            if (trust[i - 1] == RecordTrust::Verified && endOf(valuePlaceOf(record)) <= valueBytes)
                return end - count + i;
        }
        end -= count;
        readBytes += bytes.size();
        batch = std::min(batch * 4, largestBatch);
    }
    return std::uint64_t{0};
}

RecordRules::RecordRules(const StoreLayout& layout, const SectionFiles& files, const FindingSink& sink)
    : m_layout(layout)
    , m_files(files)
    , m_sink(sink)
    , m_section(std::to_string(files.info->section.value))
{
}

Where RecordRules::keyFileWhere() const
{
    return {m_layout.partitions.key, m_files.info->keyFileName, {}};
}

Where RecordRules::valueFileWhere(std::uint64_t offset) const
{
    if (m_files.values)
        return m_files.values->at(LogicalOffset{offset});
    return {m_layout.partitions.value, m_files.info->valueFileName, {}};
}

Finding RecordRules::make(FindingCode code, Where where) const
{
    Finding finding = Finding::make(code, std::move(where), {{"s", m_section}});
    finding.section = m_files.info->section;
    return finding;
}

Finding RecordRules::makeFor(FindingCode code, Position position) const
{
    Finding finding = make(code, m_files.keys->whereOf(position));
    finding.position = position;
    finding.arguments.emplace_back("p", std::to_string(position.value));
    return finding;
}

Result<> RecordRules::judgeEnd()
{
    const SectionInfo& info = *m_files.info;
    if (!info.hasKeyFile) {
        Finding finding = make(FindingCode::DR04, valueFileWhere(0));
        finding.found = std::to_string(m_files.valueBytes()) + " bytes of values";
        m_sink(std::move(finding));
        return {};
    }
    if (!m_files.keys)
        return {};
    if (const std::uint64_t partial = m_files.keys->partialBytes(); partial != 0) {
        const LogicalOffset begin = m_files.keys->offsetOf(Position{m_files.keys->records()});
        Finding finding =
            make(FindingCode::IX01, m_files.keys->pages().blob().at(m_files.keys->pages().toFile(begin)));
        finding.arguments.emplace_back("n", std::to_string(partial));
        finding.expected = "a multiple of " + std::to_string(m_files.keys->recordSize().bytes) + " bytes";
        finding.found = std::to_string(m_files.keys->pages().recoveredSizeBytes()) + " bytes";
        m_sink(std::move(finding));
    }
    const std::uint64_t records = m_files.keys->records();
    if (records == 0) {
        judgeWithoutRecords();
        return {};
    }
    if (!info.hasValueFile) {
        Finding finding = make(FindingCode::DR05, keyFileWhere());
        finding.arguments.emplace_back("n", std::to_string(records));
        finding.atRisk = records;
        m_sink(std::move(finding));
        return {};
    }
    m_kept = records;
    if (!m_files.valuesComparable)
        return {};
    CRYO_ASSIGN(m_kept, recordsKept(*m_files.keys, m_files.valueBytes()));
    judgeValueEnd();
    return {};
}

void RecordRules::judgeWithoutRecords()
{
    if (!m_files.info->hasValueFile) {
        m_sink(make(FindingCode::DR11, keyFileWhere()));
    } else if (m_files.valuesComparable && m_files.valueBytes() > 0) {
        Finding finding = make(FindingCode::IX07, valueFileWhere(0));
        finding.arguments.emplace_back("n", std::to_string(m_files.valueBytes()));
        finding.expected = "no values without records";
        finding.found = std::to_string(m_files.valueBytes()) + " bytes";
        m_sink(std::move(finding));
    }
}

Result<std::uint64_t> RecordRules::lastKeptEnd() const
{
    if (m_kept == 0)
        return std::uint64_t{0};
    Bytes record(m_files.keys->recordSize().bytes);
    CRYO_TRY(m_files.keys->read(Position{m_kept - 1}, record));
    return endOf(valuePlaceOf(record));
}

void RecordRules::judgeValueEnd()
{
    const std::uint64_t records = m_files.keys->records();
    const std::uint64_t valueBytes = m_files.valueBytes();
    if (m_kept < records) {
        Finding finding = makeFor(FindingCode::IX02, Position{m_kept});
        finding.arguments.emplace_back("n", std::to_string(records - m_kept));
        finding.expected = "values up to byte " + std::to_string(valueBytes);
        Bytes record(m_files.keys->recordSize().bytes);
        if (m_files.keys->read(Position{m_kept}, record))
            finding.found = "a value up to byte " + std::to_string(endOf(valuePlaceOf(record)));
        finding.atRisk = records - m_kept;
        m_sink(std::move(finding));
    }
    const auto end = lastKeptEnd();
    if (end && valueBytes > *end) {
        Finding finding = make(FindingCode::VA01, valueFileWhere(*end));
        finding.arguments.emplace_back("n", std::to_string(valueBytes - *end));
        finding.expected = std::to_string(*end) + " bytes";
        finding.found = std::to_string(valueBytes) + " bytes";
        m_sink(std::move(finding));
    }
}

void RecordRules::judgeRecord(Position position, RecordTrust trust, ValuePlace value)
{
    if (!m_files.valuesComparable)
        return;
    if (trust != RecordTrust::Verified) {
        m_end.reset();
        m_before.reset();
        return;
    }
    if (position.value >= m_kept)
        return; // IX-02 or DR-05 spoke of them
    const std::uint64_t end = endOf(value);
    if (end > m_files.valueBytes()) {
        Finding finding = makeFor(FindingCode::IX03, position);
        finding.expected = "at most " + std::to_string(m_files.valueBytes());
        finding.found = "a value up to byte " + std::to_string(end);
        finding.atRisk = 1;
        m_sink(std::move(finding));
        return;
    }
    if (value.sizeBytes < kValueCrcSizeBytes) {
        Finding finding = makeFor(FindingCode::IX06, position);
        finding.arguments.emplace_back("n", std::to_string(value.sizeBytes));
        finding.expected = "at least 4";
        finding.found = std::to_string(value.sizeBytes);
        finding.atRisk = 1;
        m_sink(std::move(finding));
    }
    judgeOrder(position, value.offset.value, end);
}

void RecordRules::judgeOrder(Position position, std::uint64_t begin, std::uint64_t end)
{
    if (begin < m_highestEnd) {
        if (begin != end && !fillHole(begin, end) && m_overlaps.size() < kOverlapsMax)
            m_overlaps.push_back({begin, end, position});
    } else {
        if (begin > m_highestEnd && m_holes.size() < kHolesMax)
            m_holes.emplace(m_highestEnd, begin);
        if (m_end && begin > *m_end) {
            Finding finding = makeFor(FindingCode::IX05, position);
            finding.where = valueFileWhere(*m_end);
            finding.arguments.pop_back();
            finding.arguments.emplace_back("n", std::to_string(begin - *m_end));
            finding.arguments.emplace_back("p", m_before ? m_section + ":" + std::to_string(m_before->value)
                                                         : "the start");
            finding.arguments.emplace_back("q", m_section + ":" + std::to_string(position.value));
            finding.expected = std::to_string(*m_end);
            finding.found = std::to_string(begin);
            m_sink(std::move(finding));
        }
        m_highestEnd = end;
    }
    m_end = m_highestEnd;
    m_before = position;
}

bool RecordRules::fillHole(std::uint64_t begin, std::uint64_t end)
{
    auto hole = m_holes.upper_bound(begin);
    if (hole == m_holes.begin())
        return false;
    --hole;
    const auto [holeBegin, holeEnd] = *hole;
    if (begin < holeBegin || end > holeEnd)
        return false;
    m_holes.erase(hole);
    if (holeBegin < begin)
        m_holes.emplace(holeBegin, begin);
    if (end < holeEnd)
        m_holes.emplace(end, holeEnd);
    return true;
}

Result<std::vector<std::optional<Position>>> RecordRules::overlapPartners()
{
    // Sorted by begin; the highest end up to each of them says where a search backwards may stop.
    std::ranges::sort(m_overlaps, {}, &Overlap::begin);
    std::vector<std::uint64_t> highestEnd;
    for (const Overlap& overlap : m_overlaps)
        highestEnd.push_back(std::max(overlap.end, highestEnd.empty() ? 0 : highestEnd.back()));
    std::vector<std::optional<Position>> partners(m_overlaps.size());
    CRYO_TRY(m_files.keys->forEach([&](Position position, RecordTrust trust, ByteView record) -> Result<> {
        if (trust != RecordTrust::Verified || position.value >= m_kept)
            return {};
        const ValuePlace value = valuePlaceOf(record);
        auto candidate = static_cast<std::size_t>(
            std::ranges::lower_bound(m_overlaps, endOf(value), {}, &Overlap::begin) - m_overlaps.begin());
        for (; candidate > 0 && highestEnd[candidate - 1] > value.offset.value; --candidate) {
            const Overlap& overlap = m_overlaps[candidate - 1];
            if (!partners[candidate - 1] && overlap.position != position && overlap.end > value.offset.value)
                partners[candidate - 1] = position;
        }
        return {};
    }));
    return partners;
}

Result<> RecordRules::finish()
{
    if (m_overlaps.empty())
        return {};
    std::vector<std::optional<Position>> partners;
    CRYO_ASSIGN(partners, overlapPartners());
    for (std::size_t i = 0; i < m_overlaps.size(); ++i) {
        const Position first = std::min(partners[i].value_or(m_overlaps[i].position), m_overlaps[i].position);
        const Position second =
            std::max(partners[i].value_or(m_overlaps[i].position), m_overlaps[i].position);
        Finding finding = makeFor(FindingCode::IX04, m_overlaps[i].position);
        finding.arguments.pop_back();
        finding.arguments.emplace_back("p", std::to_string(first.value));
        finding.arguments.emplace_back("q", std::to_string(second.value));
        finding.found =
            "value bytes " + std::to_string(m_overlaps[i].begin) + " to " + std::to_string(m_overlaps[i].end);
        finding.atRisk = 1;
        m_sink(std::move(finding));
    }
    return {};
}

} // namespace cryo
