// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking up known records, and comparing the halves of a table.
#include "core/inspect/table_probe.h"

#include "core/base/crc32c.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>

namespace cryo {

namespace {

constexpr std::uint64_t kTableSizeMax = std::uint64_t{1} << 31;
constexpr std::uint64_t kBlockBuckets = 64;

Candidate sizeCandidate(std::uint64_t size)
{
    return {ParameterValue(size), std::nullopt, std::nullopt, std::nullopt};
}

Parameter settled(Parameter parameter, std::uint64_t size, Confidence confidence, const std::string& why)
{
    parameter.value = size;
    parameter.confidence = confidence;
    parameter.evidence += why;
    return parameter;
}

Parameter undecided(Parameter parameter, std::initializer_list<std::uint64_t> sizes, const std::string& why)
{
    parameter.value = *sizes.begin();
    parameter.confidence = Confidence::Ambiguous;
    for (const std::uint64_t size : sizes)
        if (size != 0)
            parameter.candidates.push_back(sizeCandidate(size));
    parameter.evidence += why;
    return parameter;
}

/// First buckets of the blocks of a half that are read: all, or evenly spaced ones with the first and last.
std::vector<std::uint64_t> blocksOf(std::uint64_t half)
{
    std::vector<std::uint64_t> blocks;
    if (half <= kTableProbePairs) {
        for (std::uint64_t begin = 0; begin < half; begin += kBlockBuckets)
            blocks.push_back(begin);
        return blocks;
    }
    constexpr std::uint64_t kBlocks = kTableProbePairs / kBlockBuckets;
    for (std::uint64_t i = 0; i < kBlocks; ++i)
        blocks.push_back(i * (half - kBlockBuckets) / (kBlocks - 1));
    return blocks;
}

std::string lookupSentence(const LookupCount& count, std::size_t records, std::uint64_t size)
{
    return std::to_string(count.found) + " of " + std::to_string(records) +
           " records looked up are found with " + std::to_string(size) + " buckets";
}

} // namespace

/// The two halves of a doubled table, bucket by bucket.
struct TableProbe::Halves {
    std::uint64_t pairs = 0;       ///< compared
    bool all = false;              ///< every pair was
    std::uint64_t lowerFilled = 0; ///< lower buckets that are not all zero
    std::uint64_t differing = 0;   ///< the upper one has a head that is not the lower one's
    std::uint64_t equal = 0;       ///< both have the same head
    std::uint64_t lonely = 0;      ///< the upper one is all zero, the lower one is not
    std::uint64_t lastEqual = 0;
    std::uint64_t lowerRecords = 0; ///< records in chains of lonely buckets that belong there with both sizes
    std::uint64_t upperRecords = 0; ///< and those that belong to the upper one if the table were doubled
};

/// Bucket `number` of the lower half and the one `half` buckets above it.
struct TableProbe::PairOfBuckets {
    std::uint64_t number = 0;
    std::uint64_t half = 0;
    ByteView low;
    ByteView high;
};

std::vector<KnownRecord> chooseKnownRecords(const KeySample& sample, std::uint32_t keySizeBytes,
                                            std::size_t count)
{
    std::vector<KnownRecord> records;
    for (const SectionSample& section : sample.sections)
        KeySample::forEachRecord(
            section, freezerRecordSize(keySizeBytes).bytes, [&](Position position, ByteView record) {
                records.push_back({{section.section, position}, crc32c(record.first(keySizeBytes))});
            });
    std::ranges::sort(records, std::ranges::greater{}, &KnownRecord::place);
    if (records.size() <= count)
        return records;
    // Half of them the newest, the others spread.
    const std::size_t newest = count / 2;
    const std::size_t spread = count - newest;
    std::vector<KnownRecord> chosen(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(newest));
    for (std::size_t i = 0; i < spread; ++i)
        chosen.push_back(records[newest + i * (records.size() - 1 - newest) / spread]);
    return chosen;
}

TableProbe::TableProbe(const ReadableStorage& storage, BlobReader blob)
    : m_storage(&storage)
    , m_blob(std::move(blob))
{
}

Result<TableProbe> TableProbe::open(const ReadableStorage& storage, const FolderScan& tableFolder)
{
    CRYO_ASSIGN(auto blob, BlobReader::open(storage, tableFolder.name, kTableFileName));
    return TableProbe(storage, std::move(blob));
}

std::optional<BucketReading> TableProbe::bucket(std::uint64_t number) const
{
    if (number >= buckets())
        return std::nullopt;
    std::byte bytes[kBucketSizeBytes];
    if (!m_blob.readAt(LogicalOffset{number * kBucketSizeBytes}, bytes))
        return std::nullopt;
    return readBucket(bytes);
}

bool TableProbe::looksEmpty() const
{
    Bytes block;
    for (const std::uint64_t begin : blocksOf(buckets())) {
        block.resize(std::min(kBlockBuckets, buckets() - begin) * kBucketSizeBytes);
        if (!m_blob.readAt(LogicalOffset{begin * kBucketSizeBytes}, block) || !allZero(block))
            return false;
    }
    return true;
}

const FixedJournalReader* TableProbe::keyFile(const FreezerRecords& freezer, Section section)
{
    constexpr std::size_t kOpenFilesMax = 64;
    if (const auto found = m_keyFiles.find(section); found != m_keyFiles.end())
        return found->second.get();
    if (m_keyFiles.size() >= kOpenFilesMax)
        m_keyFiles.clear();
    auto& slot = m_keyFiles[section];
    const SectionFile* entry = freezer.folder->section(section);
    if (entry == nullptr)
        return nullptr;
    auto blob = BlobReader::open(*m_storage, freezer.folder->name, entry->name);
    if (!blob)
        return nullptr;
    auto pages = PagedReader::open(std::move(*blob), freezer.pageSize);
    if (!pages)
        return nullptr;
    auto journal = FixedJournalReader::open(std::move(*pages), freezerRecordSize(freezer.keySizeBytes));
    if (journal)
        slot = std::make_shared<const FixedJournalReader>(std::move(*journal));
    return slot.get();
}

std::optional<FreezerRecord> TableProbe::record(const FreezerRecords& freezer, RecordPlace place,
                                                Bytes& buffer)
{
    const FixedJournalReader* file = keyFile(freezer, place.section);
    if (file == nullptr || m_hopsLeft == 0)
        return std::nullopt;
    --m_hopsLeft;
    buffer.resize(file->recordSize().bytes);
    const auto trust = file->read(place.position, buffer);
    if (!trust || *trust != RecordTrust::Verified)
        return std::nullopt;
    return decodeFreezerRecord(buffer);
}

std::optional<bool> TableProbe::leadsTo(const FreezerRecords& freezer, RecordPlace head, RecordPlace place)
{
    Bytes buffer;
    // `next` must be older each time, so this ends.
    while (head > place) {
        const auto here = record(freezer, head, buffer);
        if (!here || (here->next && *here->next >= head))
            return std::nullopt;
        if (!here->next)
            return false;
        head = *here->next;
    }
    return head == place;
}

LookupCount TableProbe::lookUp(const FreezerRecords& freezer, std::span<const KnownRecord> records,
                               std::uint64_t tableSize)
{
    const auto isEmpty = [](const SlotReading& slot) { return slot.state == SlotState::Empty; };
    const auto isBad = [](const SlotReading& slot) { return slot.state == SlotState::BadChecksum; };
    LookupCount count;
    m_hopsLeft = kTableProbeHops;
    for (const KnownRecord& known : records) {
        const auto reading = bucket(bucketOfHash(known.keyCrc, tableSize).value);
        std::optional<bool> found;
        if (reading && reading->head)
            found = leadsTo(freezer, reading->headSlot()->head, known.place);
        else if (reading && std::ranges::all_of(reading->slots, isEmpty))
            found = false;
        // A damaged slot may have been the one that leads there.
        if (found == false && std::ranges::any_of(reading->slots, isBad))
            found.reset();
        ++(!found ? count.unknown : *found ? count.found : count.missing);
    }
    return count;
}

LookupCount TableProbe::best(const FreezerRecords& freezer, std::span<const KnownRecord> records)
{
    LookupCount best;
    const std::uint64_t top = std::min(std::bit_ceil(std::max<std::uint64_t>(1, buckets())), kTableSizeMax);
    for (std::uint64_t size = top; size != 0 && size * 4 > top; size /= 2) {
        const LookupCount count = lookUp(freezer, records, size);
        if (size == top || count.found > best.found)
            best = count;
    }
    return best;
}

void TableProbe::comparePair(const FreezerRecords* freezer, PairOfBuckets pair, Halves& halves)
{
    constexpr std::uint64_t kRecordsEnough = 64;
    const BucketReading low = readBucket(pair.low);
    const BucketReading high = readBucket(pair.high);
    ++halves.pairs;
    halves.lowerFilled += std::uint64_t{!allZero(pair.low)};
    if (high.headSlot() != nullptr) {
        const bool same = low.headSlot() != nullptr && low.headSlot()->head == high.headSlot()->head;
        ++(same ? halves.equal : halves.differing);
        halves.lastEqual = same ? pair.number : halves.lastEqual;
        return;
    }
    if (!allZero(pair.high) || low.headSlot() == nullptr)
        return;
    ++halves.lonely;
    Bytes buffer;
    std::optional<RecordPlace> place = low.headSlot()->head;
    while (freezer != nullptr && place && halves.lowerRecords < kRecordsEnough) {
        const auto here = record(*freezer, *place, buffer);
        if (!here)
            break;
        const std::uint64_t filed = bucketOfKey(here->key, 2 * pair.half).value;
        halves.lowerRecords += std::uint64_t{filed == pair.number};
        halves.upperRecords += std::uint64_t{filed == pair.number + pair.half};
        place = here->next && *here->next < *place ? here->next : std::nullopt;
    }
}

TableProbe::Halves TableProbe::compareHalves(const FreezerRecords* freezer, std::uint64_t half)
{
    Halves halves;
    halves.all = half <= kTableProbePairs;
    m_hopsLeft = kTableProbeHops;
    Bytes lower;
    Bytes upper;
    for (const std::uint64_t begin : blocksOf(half)) {
        const std::uint64_t count = std::min(kBlockBuckets, half - begin);
        lower.resize(count * kBucketSizeBytes);
        upper.resize(lower.size());
        if (!m_blob.readAt(LogicalOffset{begin * kBucketSizeBytes}, lower) ||
            !m_blob.readAt(LogicalOffset{(begin + half) * kBucketSizeBytes}, upper))
            continue;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::size_t offset = i * kBucketSizeBytes;
            comparePair(freezer,
                        {begin + i, half, ByteView(lower).subspan(offset, kBucketSizeBytes),
                         ByteView(upper).subspan(offset, kBucketSizeBytes)},
                        halves);
        }
    }
    return halves;
}

Parameter TableProbe::wholeTable(const FreezerRecords* freezer, std::span<const KnownRecord> records)
{
    constexpr std::uint64_t kRecordsCertain = 32;
    constexpr std::uint64_t kRecordsLikely = 12;
    constexpr std::uint64_t kGapShare = 64;
    const std::uint64_t size = buckets();
    const std::uint64_t half = size / 2;
    Parameter parameter{"table_size", {}, Confidence::Unknown, {}, {}, false};
    parameter.evidence = "the table has " + std::to_string(size) + " buckets";
    LookupCount whole;
    LookupCount lower;
    if (freezer != nullptr && !records.empty()) {
        whole = lookUp(*freezer, records, size);
        lower = half == 0 ? whole : lookUp(*freezer, records, half);
        parameter.evidence += "; " + lookupSentence(whole, records.size(), size);
    }
    if (whole.missing != 0 && lower.missing != 0)
        return cutTable(freezer, records);
    if (half == 0)
        return settled(std::move(parameter), size, Confidence::Certain, "");
    const Halves halves = compareHalves(freezer, half);
    const bool grown = halves.differing != 0 || (lower.missing != 0 && whole.missing == 0);
    const bool halfDone =
        halves.upperRecords != 0 || (whole.missing != 0 && lower.missing == 0 && lower.found != 0);
    if (grown && halfDone)
        return undecided(std::move(parameter), {size, half}, "; the halves contradict each other");
    if (halfDone)
        return settled(
            std::move(parameter), half, Confidence::Certain,
            "; a resize to that is not finished: keys of the upper half are still filed in the lower");
    if (grown)
        return settled(std::move(parameter), size, Confidence::Certain,
                       halves.differing != 0 ? "; its halves lead to different records"
                                             : "; with half as many some are not found");
    // A resize starts when half of the buckets are well filled.
    if (halves.lowerFilled * (halves.all ? 2 : 3) < halves.pairs)
        return settled(std::move(parameter), size, Confidence::Certain, "; too few are in use for a resize");
    if (halves.lonely != 0) {
        const Confidence confidence =
            halves.lowerRecords >= kRecordsCertain ? Confidence::Certain : Confidence::Likely;
        if (halves.lowerRecords >= kRecordsLikely)
            return settled(std::move(parameter), size, confidence, "; all records are filed by that size");
        return undecided(std::move(parameter), {size, half}, "; a resize may be under way");
    }
    const std::uint64_t gap = half - 1 - halves.lastEqual;
    if (gap == 0)
        return settled(std::move(parameter), size, Confidence::Certain, "; a resize to that is finished");
    if (gap * kGapShare <= half)
        return settled(std::move(parameter), size, Confidence::Likely,
                       "; a resize to that seems to be finished");
    return undecided(std::move(parameter), {size, half}, "; a resize may be under way");
}

/// Any size that a file of this length may be the rest of.
Parameter TableProbe::anySize(Parameter parameter, std::uint64_t least, const std::string& why)
{
    parameter.value = least;
    parameter.confidence = Confidence::Ambiguous;
    // Powers of two are the divisors of the largest one. Half of what is there: a resize may be under way.
    parameter.candidates.push_back(
        {std::nullopt, std::max<std::uint64_t>(1, least / 2), kTableSizeMax, kTableSizeMax});
    parameter.evidence += why;
    return parameter;
}

Parameter TableProbe::cutTable(const FreezerRecords* freezer, std::span<const KnownRecord> records)
{
    constexpr int kDoublings = 3;
    Parameter parameter{"table_size", {}, Confidence::Unknown, {}, {}, false};
    parameter.evidence = "the table has " + std::to_string(buckets()) + " buckets and " +
                         std::to_string(cutBytes()) + " bytes";
    const bool whole = cutBytes() == 0 && std::has_single_bit(buckets());
    parameter.evidence +=
        whole ? ", which do not lead to all keys, so it is cut or damaged" : ", so it is cut";
    const std::uint64_t least =
        std::bit_ceil(std::max<std::uint64_t>(1, buckets() + (cutBytes() != 0 ? 1 : 0)));
    if (freezer == nullptr || records.empty())
        return anySize(std::move(parameter), least, "");
    // The best of the sizes that nothing speaks against. A larger one is never excluded: after a resize both
    // halves lead to the same records, so what is left of a larger table looks like a smaller one.
    for (int i = -1; i < kDoublings; ++i) {
        const std::uint64_t size = i < 0 ? least / 2 : least << i;
        if (size == 0 || size > kTableSizeMax)
            continue;
        const LookupCount count = lookUp(*freezer, records, size);
        if (count.missing != 0 || count.found == 0)
            continue;
        Parameter best =
            anySize(std::move(parameter), least, "; " + lookupSentence(count, records.size(), size));
        best.value = size;
        return best;
    }
    return anySize(std::move(parameter), least, "");
}

Parameter TableProbe::parameter(const FreezerRecords* freezer, std::span<const KnownRecord> records,
                                const std::optional<Checkpoint>& checkpoint)
{
    if (checkpoint && checkpoint->tableSize != 0)
        return settled({"table_size", {}, Confidence::Unknown, {}, {}, false}, checkpoint->tableSize,
                       Confidence::Certain, "the checkpoint says so");
    if (m_blob.sizeBytes() == 0)
        return {"table_size", {}, Confidence::Unknown, {}, "the table has no bucket", false};
    if (cutBytes() != 0 || !std::has_single_bit(buckets()) || buckets() > kTableSizeMax)
        return cutTable(freezer, records);
    return wholeTable(freezer, records);
}

} // namespace cryo
