// SPDX-License-Identifier: GPL-3.0-or-later
//
// Links and reachability to findings.
#include "core/inspect/chain_rules.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace cryo {

namespace {

/// Buckets whose chain's end is looked for, and the links followed for that in all.
constexpr std::size_t kTailsMax = 100'000;
/// Buckets without a usable slot that are reported one by one.
constexpr std::size_t kUnusableMax = 10'000;
constexpr std::uint64_t kTailLinksMax = std::uint64_t{1} << 26;

Where whereOfRecord(const StoreView& view, RecordPlace place, std::uint64_t offsetInRecord = 0)
{
    const auto file = view.keyFile(place.section);
    if (!file)
        return {view.layout().partitions.key, {}, {}};
    const std::uint64_t logical = (*file)->offsetOf(place.position).value + offsetInRecord;
    return (*file)->pages().blob().at((*file)->pages().toFile(LogicalOffset{logical}));
}

Finding recordFinding(FindingCode code, const StoreView& view, RecordPlace place,
                      std::uint64_t offsetInRecord = 0)
{
    Finding finding = Finding::make(
        code, whereOfRecord(view, place, offsetInRecord),
        {{"s", std::to_string(place.section.value)}, {"p", std::to_string(place.position.value)}});
    finding.section = place.section;
    finding.position = place.position;
    return finding;
}

/// Goes through the records that are not reached, and says why.
class UnreachedRules {
public:
    UnreachedRules(const ChainRulesInput& input, const FindingSink& sink)
        : m_input(input)
        , m_sink(sink)
    {
    }
    void run();

private:
    void judgeRow(Row row, Bucket bucket);
    /// The oldest record of a bucket's chain.
    Row tailOf(Bucket bucket);
    void reportSplitBrain(Bucket bucket, Row tail);
    void reportUnusable() const;
    void reportTotal() const;

    const ChainRulesInput& m_input;
    const FindingSink& m_sink;
    std::uint64_t m_unreached = 0;
    std::optional<Row> m_firstUnreached;
    std::unordered_map<std::uint64_t, std::uint64_t> m_unusable; // bucket → records that belong to it
    std::unordered_map<std::uint64_t, Row> m_tails;              // bucket → oldest record of its chain
    std::unordered_map<std::uint64_t, Row> m_split; // bucket → tail, where older records exist behind it
    std::uint64_t m_linksFollowed = 0;
};

void UnreachedRules::run()
{
    const ChainPass& pass = m_input.pass;
    if (pass.tableSize() == 0)
        return; // FZ-02 or FZ-03 spoke of all of them
    const Row end = rowsOfCheckpoint(m_input.view);
    for (Row row = 0; row < end; ++row)
        if (pass.readable(row) && !pass.reachable(row))
            judgeRow(row, *pass.bucketOf(row));
    reportUnusable();
    std::vector<std::pair<std::uint64_t, Row>> split(m_split.begin(), m_split.end());
    std::ranges::sort(split);
    for (const auto& [bucket, tail] : split)
        reportSplitBrain(Bucket{bucket}, tail);
    reportTotal();
}

void UnreachedRules::judgeRow(Row row, Bucket bucket)
{
    ++m_unreached;
    if (!m_firstUnreached)
        m_firstUnreached = row;
    const ChainPass& pass = m_input.pass;
    if (pass.unusable(bucket)) {
        ++m_unusable[bucket.value];
    } else if (std::has_single_bit(pass.tableSize()) && pass.head(bucket) &&
               !m_split.contains(bucket.value) && m_tails.size() < kTailsMax &&
               m_linksFollowed < kTailLinksMax) {
        const Row tail = tailOf(bucket);
        if (tail > row)
            m_split.emplace(bucket.value, tail);
    }
}

Row UnreachedRules::tailOf(Bucket bucket)
{
    const auto known = m_tails.find(bucket.value);
    if (known != m_tails.end())
        return known->second;
    Row row = *m_input.pass.head(bucket);
    while (const auto next = m_input.pass.next(row)) {
        row = *next;
        ++m_linksFollowed;
    }
    m_tails.emplace(bucket.value, row);
    return row;
}

void UnreachedRules::reportSplitBrain(Bucket bucket, Row tail)
{
    // Only a chain that really says "end" there; a broken link has its own finding.
    const auto place = m_input.view.placeOfRow(tail);
    const auto record = place ? m_input.view.readRecord(*place) : Result<RecordRow>(fail(Errc::NotFound, ""));
    if (!record || record->trust != RecordTrust::Verified || record->next)
        return;
    Finding finding = recordFinding(FindingCode::FZ13, m_input.view, *place,
                                    m_input.view.layout().keySizeBytes.value_or(0));
    finding.bucket = bucket.value;
    finding.arguments.emplace_back("b", std::to_string(bucket.value));
    finding.expected = "a link to the newest older record of the bucket";
    finding.found = "the end of the chain";
    m_sink(std::move(finding));
}

void UnreachedRules::reportUnusable() const
{
    std::size_t reported = 0;
    for (const TableHeads::Unusable& unusable : m_input.heads.unusable) {
        if (++reported > kUnusableMax)
            break;
        const auto counted = m_unusable.find(unusable.bucket);
        if (unusable.dangling)
            continue; // FZ-09
        if (counted == m_unusable.end()) {
            if (unusable.badSlots != 0)
                reportBadSlots(m_input.view, Bucket{unusable.bucket}, unusable.badSlots, m_sink);
            continue;
        }
        if (unusable.badSlots == 0)
            continue; // FZ-08, or slots that an opening wipes
        const int slot = (unusable.badSlots & 1U) != 0 ? 0 : 1;
        Finding finding =
            Finding::make(FindingCode::FZ07, whereOfSlot(m_input.view, Bucket{unusable.bucket}, slot),
                          {{"b", std::to_string(unusable.bucket)}, {"n", std::to_string(counted->second)}});
        finding.bucket = unusable.bucket;
        finding.expected = "a slot whose checksum is right";
        finding.found = unusable.badSlots == 3 ? "two bad slots" : "one bad slot, the other is empty";
        finding.atRisk = counted->second;
        m_sink(std::move(finding));
    }
}

void UnreachedRules::reportTotal() const
{
    if (m_unreached == 0)
        return;
    Finding finding =
        recordFinding(FindingCode::FZ12, m_input.view, *m_input.view.placeOfRow(*m_firstUnreached));
    finding.arguments = {{"n", std::to_string(m_unreached)}};
    finding.bucket = m_input.pass.bucketOf(*m_firstUnreached)->value;
    finding.expected = "in the chain of bucket " + std::to_string(*finding.bucket);
    finding.found = "not there; this is the first of " + std::to_string(m_unreached);
    finding.atRisk = m_unreached;
    m_sink(std::move(finding));
}

void reportForeign(const ChainRulesInput& input, const FindingSink& sink)
{
    for (const ReachReport::Foreign& foreign : input.reach.foreign) {
        const RecordPlace place = *input.view.placeOfRow(foreign.row);
        Finding finding = recordFinding(FindingCode::FZ14, input.view, place);
        finding.bucket = foreign.bucket.value;
        finding.arguments.emplace_back("b", std::to_string(foreign.bucket.value));
        const std::uint64_t size = input.reach.smallestTableSize;
        finding.expected =
            "a key of bucket " + std::to_string(foreign.bucket.value % size) + " of " + std::to_string(size);
        finding.found = "a key of bucket " + std::to_string(input.pass.keyHash(foreign.row) % size);
        sink(std::move(finding));
    }
}

void reportStrangeOlder(const ChainRulesInput& input, const FindingSink& sink)
{
    for (const Bucket bucket : input.reach.strangeOlder) {
        const auto reading = input.view.readBucket(bucket);
        const int slot = reading && reading->head ? 1 - *reading->head : 0;
        Finding finding = Finding::make(FindingCode::FZ15, whereOfSlot(input.view, bucket, slot),
                                        {{"b", std::to_string(bucket.value)}});
        finding.bucket = bucket.value;
        if (reading)
            finding.found = placeText(reading->slots[static_cast<std::size_t>(slot)].slot.head);
        finding.expected = "a record of the chain";
        sink(std::move(finding));
    }
}

} // namespace

std::optional<Row> judgeNext(const StoreLayout& layout, const FixedJournalReader* keys, Row row,
                             RecordPlace place, const std::optional<RecordPlace>& next, RowFinder& rows,
                             const FindingSink& sink)
{
    if (!next)
        return std::nullopt;
    const auto target = rows.find(*next);
    if (target && *target < row)
        return target;
    if (!sink)
        return std::nullopt;
    Where where{layout.partitions.key, {}, {}};
    if (keys != nullptr) {
        const std::uint64_t logical = keys->offsetOf(place.position).value + layout.keySizeBytes.value_or(0);
        where = keys->pages().blob().at(keys->pages().toFile(LogicalOffset{logical}));
    }
    Finding finding = Finding::make(target ? FindingCode::FZ11 : FindingCode::FZ10, std::move(where),
                                    {{"s", std::to_string(place.section.value)},
                                     {"p", std::to_string(place.position.value)},
                                     {"t", std::to_string(next->section.value)},
                                     {"q", std::to_string(next->position.value)}});
    finding.section = place.section;
    finding.position = place.position;
    finding.expected = target ? "a record older than " + placeText(place) : "an existing record";
    finding.found = placeText(*next);
    finding.atRisk = 1;
    sink(std::move(finding));
    return std::nullopt;
}

Row rowsOfCheckpoint(const StoreView& view)
{
    const auto& checkpoint = view.layout().checkpoint;
    const auto recordSize = view.layout().recordSize();
    if (!checkpoint || !recordSize)
        return view.records();
    for (const SectionInfo& info : view.sections()) {
        if (info.section < checkpoint->section)
            continue;
        if (info.section > checkpoint->section)
            return info.firstRow;
        return info.firstRow + std::min(info.records, checkpoint->oversizedSizeBytes / recordSize->bytes);
    }
    return view.records();
}

void judgeChains(const ChainRulesInput& input, const FindingSink& sink)
{
    if (!sink)
        return;
    UnreachedRules(input, sink).run();
    reportForeign(input, sink);
    reportStrangeOlder(input, sink);
    if (input.shadowedRecords > 0) {
        Finding finding = Finding::make(FindingCode::FZ16, {input.view.layout().partitions.key, {}, {}},
                                        {{"n", std::to_string(input.shadowedRecords)},
                                         {"bytes", std::to_string(input.shadowedBytes) + " bytes"}});
        finding.found = std::to_string(input.shadowedRecords) + " records";
        sink(std::move(finding));
    }
}

} // namespace cryo
