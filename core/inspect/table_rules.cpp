// SPDX-License-Identifier: GPL-3.0-or-later
//
// One walk over all buckets, and rules about the size.
#include "core/inspect/table_rules.h"

#include "core/base/translate.h"
#include "core/inspect/header_rules.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>

namespace cryo {

namespace {

constexpr std::uint64_t kWindowBuckets = 32768;
/// Findings about single buckets that one pass makes; a table of noise has millions, and counts say the rest.
constexpr std::size_t kBucketFindingsMax = 10'000;

Finding tableFinding(FindingCode code, const StoreView& view, std::optional<std::uint64_t> logicalOffset)
{
    Where where{view.layout().partitions.table, std::string(kTableFileName), {}};
    if (view.table() != nullptr && logicalOffset)
        where = view.table()->at(LogicalOffset{*logicalOffset});
    return Finding::make(code, std::move(where));
}

bool isZero(const std::byte* bucket)
{
    static_assert(kBucketSizeBytes == 7 * 8 + 2);
    std::uint64_t words[7];
    std::uint16_t rest = 0;
    std::memcpy(words, bucket, sizeof(words));
    std::memcpy(&rest, bucket + sizeof(words), sizeof(rest));
    return (words[0] | words[1] | words[2] | words[3] | words[4] | words[5] | words[6] | rest) == 0;
}

/// One pass over the table.
class TableWalk {
public:
    TableWalk(const StoreView& view, const TableScanOptions& options, TableHeads* heads,
              const FindingSink& sink)
        : m_view(view)
        , m_options(options)
        , m_heads(heads)
        , m_sink(sink)
        , m_rows(view)
    {
        m_report.buckets = view.buckets();
        m_report.bucketsRead = std::min(view.buckets(), options.bucketsMax);
    }

    Result<TableReport> run(ScanProgress& progress);

private:
    Result<> walkRun(std::uint64_t first, std::uint64_t end, Bytes& window, ScanProgress& progress);
    void judgeBucket(std::uint64_t number, ByteView bytes);
    void countSlots(const BucketReading& reading);
    void judgeSlots(Bucket bucket, const BucketReading& reading);
    void reportDangling(Bucket bucket, int slot, RecordPlace place);
    [[nodiscard]] bool wiped(const SlotReading& slot) const
    {
        const auto& checkpoint = m_view.layout().checkpoint;
        return checkpoint && slot.slot.epoch > checkpoint->epoch;
    }
    void keepHead(Bucket bucket, const BucketReading& reading, int slot, std::uint64_t row);
    [[nodiscard]] static unsigned badSlotsOf(const BucketReading& reading)
    {
        return (reading.slots[0].state == SlotState::BadChecksum ? 1U : 0U) |
               (reading.slots[1].state == SlotState::BadChecksum ? 2U : 0U);
    }

    const StoreView& m_view;
    const TableScanOptions& m_options;
    TableHeads* m_heads;
    const FindingSink& m_sink;
    RowFinder m_rows;
    TableReport m_report;
    std::uint64_t m_seen = 0;
    std::size_t m_bucketFindings = 0;
};

Result<TableReport> TableWalk::run(ScanProgress& progress)
{
    const BlobReader* table = m_view.table();
    if (table == nullptr)
        return m_report;
    const std::uint64_t headerBytes = table->toFile(LogicalOffset{0}).value;
    Bytes window;
    std::uint64_t next = 0;
    for (const DataExtent& extent : table->file().dataExtents()) {
        if (extent.endByte <= headerBytes)
            continue;
        const std::uint64_t begin = extent.beginByte > headerBytes ? extent.beginByte - headerBytes : 0;
        const std::uint64_t first = std::max(next, begin / kBucketSizeBytes);
        const std::uint64_t end = std::min(
            m_report.bucketsRead, (extent.endByte - headerBytes + kBucketSizeBytes - 1) / kBucketSizeBytes);
        if (first >= end)
            continue;
        next = end;
        CRYO_TRY(walkRun(first, end, window, progress));
    }
    m_report.emptySlots += 2 * (m_report.bucketsRead - std::min(m_seen, m_report.bucketsRead));
    return m_report;
}

Result<> TableWalk::walkRun(std::uint64_t first, std::uint64_t end, Bytes& window, ScanProgress& progress)
{
    for (std::uint64_t at = first; at < end; at += kWindowBuckets) {
        const std::uint64_t count = std::min(kWindowBuckets, end - at);
        window.resize(count * kBucketSizeBytes);
        const LogicalOffset offset{at * kBucketSizeBytes};
        if (auto read = m_view.table()->readAt(offset, window); !read) {
            Finding finding = tableFinding(FindingCode::DR10, m_view, offset.value);
            finding.arguments = {{"file", filePath(finding.where)}, {"reason", read.error().message}};
            if (m_sink)
                m_sink(std::move(finding));
            m_report.bucketsRead = std::min(m_report.bucketsRead, at);
            return {};
        }
        CRYO_TRY(progress.add(window.size()));
        for (std::uint64_t i = 0; i < count; ++i)
            judgeBucket(at + i, ByteView(window).subspan(i * kBucketSizeBytes, kBucketSizeBytes));
        m_seen += count;
    }
    return {};
}

void TableWalk::judgeBucket(std::uint64_t number, ByteView bytes)
{
    if (isZero(bytes.data())) {
        m_report.emptySlots += 2;
        return;
    }
    const Bucket bucket{number};
    const BucketReading reading = readBucket(bytes);
    countSlots(reading);
    if (m_heads != nullptr && number >= m_report.buckets / 2)
        m_heads->upperWritten = number + 1;
    if (badSlotsOf(reading) != 0 || reading.equalEpochs)
        judgeSlots(bucket, reading);
    const auto exists = [this](RecordPlace place) { return m_rows.find(place).has_value(); };
    const auto head = headOfBucket(reading, m_view.layout().checkpoint, exists);
    const auto row =
        head ? m_rows.find(reading.slots[static_cast<std::size_t>(*head)].slot.head) : std::nullopt;
    if (head && !row)
        reportDangling(bucket, *head, reading.slots[static_cast<std::size_t>(*head)].slot.head);
    if (m_heads == nullptr)
        return;
    if (row)
        keepHead(bucket, reading, *head, *row);
    else
        m_heads->unusable.push_back({static_cast<std::uint32_t>(number),
                                     static_cast<std::uint8_t>(badSlotsOf(reading)), head.has_value()});
}

void TableWalk::countSlots(const BucketReading& reading)
{
    for (const SlotReading& slot : reading.slots) {
        if (slot.state == SlotState::Empty) {
            ++m_report.emptySlots;
        } else if (slot.state == SlotState::BadChecksum) {
            ++m_report.badSlots;
        } else {
            ++m_report.validSlots;
            m_report.slotsAfterCheckpoint += wiped(slot) ? 1U : 0U;
            if (!m_report.sectionOfHighestEpoch || slot.slot.epoch > m_report.highestEpoch) {
                m_report.highestEpoch = slot.slot.epoch;
                m_report.sectionOfHighestEpoch = slot.slot.head.section;
            }
        }
    }
}

void TableWalk::judgeSlots(Bucket bucket, const BucketReading& reading)
{
    if (!m_sink || ++m_bucketFindings > kBucketFindingsMax)
        return;
    const unsigned bad = badSlotsOf(reading);
    // What a bucket without any usable slot means, only the journal can tell: FZ-07, or FZ-06 after all.
    const bool otherGood = bad != 3U && (reading.head.has_value() || m_options.quick);
    if (bad != 0 && otherGood)
        reportBadSlots(m_view, bucket, bad, m_sink);
    if (reading.equalEpochs && !wiped(reading.slots[0])) {
        Finding finding = tableFinding(FindingCode::FZ08, m_view, bucket.value * kBucketSizeBytes);
        finding.bucket = bucket.value;
        finding.arguments = {{"b", std::to_string(bucket.value)},
                             {"e", std::to_string(reading.slots[0].slot.epoch)}};
        finding.expected = "two different epochs";
        finding.found = std::to_string(reading.slots[0].slot.epoch) + " twice";
        finding.atRisk = 1;
        m_sink(std::move(finding));
    }
}

void TableWalk::reportDangling(Bucket bucket, int slot, RecordPlace place)
{
    if (!m_sink || ++m_bucketFindings > kBucketFindingsMax)
        return;
    Finding finding = Finding::make(FindingCode::FZ09, whereOfSlot(m_view, bucket, slot, 8),
                                    {{"b", std::to_string(bucket.value)},
                                     {"s", std::to_string(place.section.value)},
                                     {"p", std::to_string(place.position.value)}});
    finding.bucket = bucket.value;
    finding.section = place.section;
    finding.position = place.position;
    finding.expected = "an existing record";
    const SectionInfo* info = m_view.section(place.section);
    finding.found = info == nullptr || !info->hasKeyFile
                        ? placeText(place) + ", a section that does not exist"
                        : placeText(place) + " of " + std::to_string(info->records) + " records";
    finding.atRisk = 1;
    m_sink(std::move(finding));
}

void TableWalk::keepHead(Bucket bucket, const BucketReading& reading, int slot, std::uint64_t row)
{
    const auto number = static_cast<std::uint32_t>(bucket.value);
    m_heads->heads.push_back(
        {number, static_cast<std::uint32_t>(row), reading.slots[static_cast<std::size_t>(slot)].slot.added});
    const SlotReading& other = reading.slots[static_cast<std::size_t>(1 - slot)];
    // Only the slot that the newer one replaced is part of its chain, not one that gave way to it.
    const bool older = other.state == SlotState::Valid &&
                       other.slot.epoch < reading.slots[static_cast<std::size_t>(slot)].slot.epoch;
    if (!older)
        return;
    const auto olderRow = m_rows.find(other.slot.head);
    if (olderRow != row)
        m_heads->older.push_back(
            {olderRow ? static_cast<std::uint32_t>(*olderRow) : TableHeads::kMissing, number});
}

void judgeAgainstCheckpoint(const StoreView& view, std::uint64_t payload, const FindingSink& sink)
{
    const auto& checkpoint = view.layout().checkpoint;
    if (!checkpoint || checkpoint->tableSize == 0 || payload == 0)
        return;
    const std::uint64_t wanted = std::uint64_t{checkpoint->tableSize} * kBucketSizeBytes;
    if (payload == wanted || payload == 2 * wanted)
        return;
    const std::uint64_t buckets = payload / kBucketSizeBytes;
    if (buckets == checkpoint->tableSize)
        return; // FZ-01 or FZ-02 speaks of the rest
    const bool shorter = payload < wanted;
    Finding finding =
        tableFinding(shorter ? FindingCode::FZ04 : FindingCode::FZ05, view, std::min(payload, wanted));
    finding.arguments = {{"a", std::to_string(buckets)}, {"b", std::to_string(checkpoint->tableSize)}};
    finding.expected = std::to_string(wanted) + " bytes";
    finding.found = std::to_string(payload) + " bytes";
    finding.atRisk = shorter ? checkpoint->tableSize - buckets : 0;
    sink(std::move(finding));
}

} // namespace

std::uint64_t lookupSize(const StoreView& view)
{
    const auto& checkpoint = view.layout().checkpoint;
    if (view.buckets() > 0 && checkpoint && std::has_single_bit(checkpoint->tableSize))
        return checkpoint->tableSize;
    return view.buckets();
}

Result<BucketReading> readLookupBucket(const StoreView& view, Bucket bucket)
{
    if (bucket.value >= view.buckets() && bucket.value < lookupSize(view))
        return BucketReading{};
    return view.readBucket(bucket);
}

Where whereOfSlot(const StoreView& view, Bucket bucket, int slot, std::uint64_t offsetInSlot)
{
    const std::uint64_t offset =
        bucket.value * kBucketSizeBytes + static_cast<std::uint64_t>(slot) * kSlotSizeBytes + offsetInSlot;
    return view.table()->at(LogicalOffset{offset});
}

namespace {

const char* slotWord(SlotState state)
{
    switch (state) {
    case SlotState::Empty:
        return CRYO_TR_NOOP("empty");
    case SlotState::BadChecksum:
        return CRYO_TR_NOOP("bad as well");
    default:
        return CRYO_TR_NOOP("good");
    }
}

} // namespace

void reportBadSlots(const StoreView& view, Bucket bucket, unsigned badSlots, const FindingSink& sink)
{
    const auto reading = view.readBucket(bucket);
    for (int i = 0; i < 2; ++i) {
        if ((badSlots & (1U << i)) == 0)
            continue;
        const SlotState other =
            reading ? reading->slots[static_cast<std::size_t>(1 - i)].state : SlotState::Valid;
        Finding finding = Finding::make(
            FindingCode::FZ06, whereOfSlot(view, bucket, i),
            {{"i", std::to_string(i)}, {"b", std::to_string(bucket.value)}, {"other", slotWord(other)}});
        finding.bucket = bucket.value;
        if (reading) {
            finding.expected = hex32(reading->slots[static_cast<std::size_t>(i)].computedCrc);
            finding.found = hex32(reading->slots[static_cast<std::size_t>(i)].storedCrc);
        }
        finding.atRisk = 1;
        sink(std::move(finding));
    }
}

Result<TableReport> scanTable(const StoreView& view, const TableScanOptions& options, TableHeads* heads,
                              const FindingSink& sink, ScanProgress& progress)
{
    return TableWalk(view, options, heads, sink).run(progress);
}

void judgeTableSize(const StoreView& view, const FindingSink& sink)
{
    if (!sink)
        return;
    const BlobReader* table = view.table();
    if (table != nullptr)
        judgeHeader(*table, std::nullopt, sink);
    const std::uint64_t payload = table == nullptr ? 0 : table->sizeBytes();
    const std::uint64_t buckets = payload / kBucketSizeBytes;
    if (payload == 0) {
        if (view.records() > 0) {
            Finding finding = tableFinding(FindingCode::FZ03, view, 0);
            finding.arguments = {{"n", std::to_string(view.records())}};
            finding.expected = "a table";
            finding.found = table == nullptr ? "no file" : "no buckets";
            finding.atRisk = view.records();
            sink(std::move(finding));
        }
        return;
    }
    if (!std::has_single_bit(buckets)) {
        Finding finding = tableFinding(FindingCode::FZ02, view, std::nullopt);
        finding.arguments = {{"n", std::to_string(buckets)}};
        finding.expected = "a power of two times 58 bytes";
        finding.found = std::to_string(payload) + " bytes";
        finding.atRisk = view.records();
        sink(std::move(finding));
    } else if (payload % kBucketSizeBytes != 0) {
        Finding finding = tableFinding(FindingCode::FZ01, view, buckets * kBucketSizeBytes);
        finding.arguments = {{"n", std::to_string(payload % kBucketSizeBytes)}};
        finding.expected = std::to_string(buckets * kBucketSizeBytes) + " bytes";
        finding.found = std::to_string(payload) + " bytes";
        sink(std::move(finding));
    }
    judgeAgainstCheckpoint(view, payload, sink);
}

} // namespace cryo
