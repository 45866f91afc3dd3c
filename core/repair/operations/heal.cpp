// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes from another copy of the store what this one has lost. "replica": the folder of its root; "key",
// "value", "table": its partitions, where they have other names.
//
//   same places   where every record that is whole in both stands at the same position with the same bytes,
//                 pages and values that are whole there only are put into their places, byte by byte;
//                 likewise slots of a table that fail here. The original of which this is a copy gives the
//                 very same files
//   other order   an archive that was written in another order: every index that is whole there and not here
//                 is appended to its section. A freezer's section is left alone
// Links, heads and markers are repaired afterwards, by other operations. The replica is only read; what was
// pruned here stays pruned. Source: findings.md §1 (replica), §3.
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"
#include "core/storage/read_only_file_storage.h"

#include <set>

namespace cryo {

namespace {

constexpr std::uint64_t kHealedBucketsAtOnce = 16'384;

/// What a section here and there has to do with each other.
struct SectionPair {
    SectionContents ours;
    SectionContents theirs;
    const SectionInfo* ourInfo = nullptr;
    const SectionInfo* theirInfo = nullptr;
};

class Healing {
public:
    Healing(OperationContext& context, const Operation& operation)
        : m_context(context)
        , m_operation(operation)
    {
    }
    Result<OperationEffect> run();

private:
    Result<> openReplica();
    Result<> healSection(const SectionInfo& theirs);
    Result<> healInPlace(const SectionPair& pair, ValueWindow& values);
    Result<> takePages(const SectionPair& pair, const std::set<std::uint64_t>& pages);
    Result<> takeValues(const SectionPair& pair, const std::vector<Position>& positions, ValueWindow& values);
    Result<> appendItems(const SectionPair& pair, ValueWindow& values);
    Result<> healTable();
    Result<> healBucket(std::uint64_t bucket, const WritableBlob& blob, MutableByteView ours, ByteView theirs,
                        bool missing);
    Result<WritableBlob> valueFile(const SectionPair& pair) const;
    [[nodiscard]] bool isSound(ValueWindow& values, ByteView record) const
    {
        return judgeValue(values, m_view->layout(), valuePlaceOf(record)).state == ValueState::Good;
    }
    static bool agree(const SectionPair& pair);
    static bool overlaps(const SectionPair& pair);

    OperationContext& m_context;
    const Operation& m_operation;
    std::shared_ptr<const StoreView> m_view;
    std::shared_ptr<const StoreView> m_replica;
    std::uint64_t m_slots = 0;
    std::vector<Section> m_unlike; ///< of a freezer: another journal
    OperationEffect m_effect;
};

Result<> Healing::openReplica()
{
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(m_operation.text("replica")));
    StoreLayout layout = m_context.layout;
    for (const auto& [name, to] : {std::pair<std::string_view, std::string*>{"key", &layout.partitions.key},
                                   {"value", &layout.partitions.value},
                                   {"table", &layout.partitions.table}})
        if (const std::string given = m_operation.text(name); !given.empty())
            *to = given;
    layout.partitions.markers.clear();
    layout.checkpoint.reset();
    CRYO_ASSIGN(const auto opened, StoreView::open(storage, layout));
    CRYO_ASSIGN(m_replica, opened->countRecords(m_context.progress));
    if (m_replica->sections().empty())
        return fail(Errc::NotFound, "the copy has no sections in '" + layout.partitions.key + "'",
                    {layout.partitions.key, {}, {}});
    return {};
}

Result<WritableBlob> Healing::valueFile(const SectionPair& pair) const
{
    const bool there = pair.ourInfo != nullptr && pair.ourInfo->hasValueFile;
    const std::string name = there ? pair.ourInfo->valueFileName : sectionFileName(pair.theirs.section);
    return openForRepair(*m_context.storage, m_view->layout().partitions.value, name,
                         usualHeaderLayout(*m_view));
}

/// Whether every record that is whole in both is the same in both.
bool Healing::agree(const SectionPair& pair)
{
    auto here = pair.ours.records.begin();
    for (const UsableRecord& record : pair.theirs.records) {
        if (record.origin != RecordOrigin::Intact)
            continue;
        while (here != pair.ours.records.end() && here->position < record.position)
            ++here;
        if (here == pair.ours.records.end())
            break;
        if (here->position == record.position && here->origin == RecordOrigin::Intact &&
            !equalBytes(pair.ours.record(record.position), pair.theirs.record(record.position)))
            return false;
    }
    return !overlaps(pair);
}

/// Whether a value of theirs would be put over a good one of ours that is another's.
bool Healing::overlaps(const SectionPair& pair)
{
    std::map<std::uint64_t, std::uint64_t> taken; // begin, end
    std::set<std::pair<std::uint64_t, std::uint64_t>> whole;
    const auto rangeOf = [](ByteView record) {
        const ValuePlace place = valuePlaceOf(record);
        return std::pair(place.offset.value, place.end().value_or(UINT64_MAX));
    };
    for (const UsableRecord& record : pair.ours.records)
        if (record.origin == RecordOrigin::Intact && record.valueGood)
            whole.insert(rangeOf(pair.ours.record(record.position)));
    for (const UsableRecord& record : pair.theirs.records) {
        const auto range = rangeOf(pair.theirs.record(record.position));
        if (record.origin == RecordOrigin::Intact && record.valueGood && !whole.contains(range))
            taken.insert(range);
    }
    for (const auto& [begin, end] : whole) {
        const auto next = taken.lower_bound(begin);
        if (next != taken.end() && next->first < end)
            return true;
        if (next != taken.begin() && std::prev(next)->second > begin)
            return true;
    }
    return false;
}

/// Physical pages that fail here, or are not there, and vouch for all their bytes there.
Result<> Healing::takePages(const SectionPair& pair, const std::set<std::uint64_t>& pages)
{
    const PageSize pageSize = *m_view->layout().pageSize;
    CRYO_ASSIGN(auto reader, BlobReader::open(m_replica->storage(), m_replica->layout().partitions.key,
                                              pair.theirInfo->keyFileName));
    CRYO_ASSIGN(const PagedReader theirs, PagedReader::open(std::move(reader), pageSize));
    const bool there = pair.ourInfo != nullptr && pair.ourInfo->hasKeyFile;
    const std::string name = there ? pair.ourInfo->keyFileName : sectionFileName(pair.theirs.section);
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*m_context.storage, m_view->layout().partitions.key,
                                                       name, usualHeaderLayout(*m_view)));
    Bytes wanted;
    Bytes present(pageSize.physicalBytes());
    for (const std::uint64_t page : pages) {
        if (page >= theirs.pages())
            continue;
        CRYO_ASSIGN(const PageVerdict verdict, theirs.readPage(PageNumber{page}, wanted));
        const LogicalOffset offset{page * pageSize.physicalBytes()};
        if (offset.value + present.size() <= blob.sizeBytes()) {
            CRYO_TRY(blob.readAt(offset, present));
            const PageVerdict before = judgePage(present, pageSize);
            if (before.valid && !before.fellBack && before.lenBytes >= verdict.lenBytes)
                continue;
        }
        if (verdict.valid)
            CRYO_TRY(blob.writeAt(offset, wanted));
    }
    return {};
}

Result<> Healing::takeValues(const SectionPair& pair, const std::vector<Position>& positions,
                             ValueWindow& values)
{
    std::optional<WritableBlob> blob;
    Bytes present;
    for (const Position position : positions) {
        const ValuePlace place = valuePlaceOf(pair.theirs.record(position));
        const auto stored = values.read(place, kStoredLimitBytes);
        const auto end = place.end();
        if (stored.state != ValueState::Good || !end)
            continue;
        if (!blob) {
            CRYO_ASSIGN(blob, valueFile(pair));
        }
        if (*end <= blob->sizeBytes()) {
            present.resize(place.sizeBytes);
            CRYO_TRY(blob->readAt(place.offset, present));
            if (equalBytes(present, stored.bytes))
                continue;
        }
        CRYO_TRY(blob->writeAt(place.offset, stored.bytes));
    }
    return {};
}

Result<> Healing::healInPlace(const SectionPair& pair, ValueWindow& values)
{
    std::set<std::uint64_t> whole;
    for (const UsableRecord& record : pair.ours.records)
        if (record.origin == RecordOrigin::Intact && record.valueGood)
            whole.insert(record.position.value);
    std::vector<Position> positions;
    std::set<std::uint64_t> pages;
    const std::uint64_t recordBytes = pair.theirs.recordBytes;
    const std::uint64_t pageBytes = m_view->layout().pageSize->value;
    for (const UsableRecord& record : pair.theirs.records) {
        if (record.origin != RecordOrigin::Intact || !record.valueGood ||
            whole.contains(record.position.value) || !isSound(values, pair.theirs.record(record.position)))
            continue;
        positions.push_back(record.position);
        const std::uint64_t begin = record.position.value * recordBytes;
        for (std::uint64_t page = begin / pageBytes; page * pageBytes < begin + recordBytes; ++page)
            pages.insert(page);
    }
    if (positions.empty())
        return {};
    m_effect.gains += positions.size();
    CRYO_TRY(takePages(pair, pages));
    return takeValues(pair, positions, values);
}

Result<> Healing::appendItems(const SectionPair& pair, ValueWindow& values)
{
    std::set<std::uint64_t> there;
    Bytes logical;
    for (const UsableRecord& record : pair.ours.records)
        if (record.valueGood) {
            there.insert(loadBig<std::uint64_t>(pair.ours.record(record.position).first(8)));
            append(logical, pair.ours.record(record.position));
        }
    std::optional<WritableBlob> blob;
    for (const UsableRecord& record : pair.theirs.records) {
        const ByteView bytes = pair.theirs.record(record.position);
        if (!record.valueGood || record.origin != RecordOrigin::Intact || !isSound(values, bytes) ||
            !there.insert(loadBig<std::uint64_t>(bytes.first(8))).second)
            continue;
        const auto stored = values.read(valuePlaceOf(bytes), kStoredLimitBytes);
        if (stored.state != ValueState::Good)
            continue;
        if (!blob) {
            CRYO_ASSIGN(blob, valueFile(pair));
        }
        Bytes added(bytes.begin(), bytes.end());
        storeBig<std::uint64_t>(MutableByteView(added).last(kValuePlaceSizeBytes), blob->sizeBytes());
        CRYO_TRY(blob->writeAt(LogicalOffset{blob->sizeBytes()}, stored.bytes));
        append(logical, added);
        ++m_effect.gains;
    }
    return blob ? writeIndexFile(*m_context.storage, *m_view, pair.theirs.section, logical) : Result<>{};
}

Result<> Healing::healSection(const SectionInfo& theirs)
{
    SectionPair pair;
    pair.ourInfo = m_view->section(theirs.section);
    pair.theirInfo = &theirs;
    pair.ours.recordBytes = m_view->layout().recordSize()->bytes;
    if (pair.ourInfo != nullptr) {
        CRYO_ASSIGN(pair.ours, readSectionContents(*m_view, *pair.ourInfo, {}, m_context.progress));
    }
    CRYO_ASSIGN(pair.theirs, readSectionContents(*m_replica, theirs, {}, m_context.progress));
    ValueWindow values(*m_replica, theirs.section);
    if (agree(pair))
        return healInPlace(pair, values);
    if (m_context.layout.kind == StoreKind::Archive)
        return appendItems(pair, values);
    m_unlike.push_back(theirs.section);
    return {};
}

/// Slots that fail here, or are not there, and are whole there: with a head that exists, an epoch that an
/// engine accepts, and another one than the slot beside it.
Result<> Healing::healBucket(std::uint64_t bucket, const WritableBlob& blob, MutableByteView ours,
                             ByteView theirs, bool missing)
{
    const auto& checkpoint = m_view->layout().checkpoint;
    for (std::size_t i = 0; i < 2; ++i) {
        const SlotReading here = readSlot(ours.subspan(i * kSlotSizeBytes, kSlotSizeBytes));
        const ByteView wanted = theirs.subspan(i * kSlotSizeBytes, kSlotSizeBytes);
        const SlotReading there = readSlot(wanted);
        const SlotReading other = readSlot(ours.subspan((1 - i) * kSlotSizeBytes, kSlotSizeBytes));
        const bool wanting =
            here.state == SlotState::BadChecksum || (missing && here.state == SlotState::Empty);
        const std::uint64_t epoch = there.slot.epoch;
        if (!wanting || there.state != SlotState::Valid || epoch == 0 ||
            (checkpoint && epoch > checkpoint->epoch) ||
            (other.state == SlotState::Valid && other.slot.epoch == epoch))
            continue;
        std::ranges::copy(wanted, ours.begin() + static_cast<std::ptrdiff_t>(i * kSlotSizeBytes));
        CRYO_TRY(blob.writeAt(LogicalOffset{bucket * kBucketSizeBytes + i * kSlotSizeBytes}, wanted));
        ++m_slots;
    }
    return {};
}

Result<> Healing::healTable()
{
    const BlobReader* theirs = m_replica->table();
    const auto& checkpoint = m_view->layout().checkpoint;
    const std::uint64_t buckets = m_replica->buckets();
    const std::uint64_t size = checkpoint ? checkpoint->tableSize : buckets;
    // Another number of buckets is another moment: its heads lie elsewhere. Twice as many: a resize is under
    // way.
    if (theirs == nullptr || (buckets != size && buckets != 2 * size) || !m_unlike.empty() ||
        m_view->layout().partitions.table.empty())
        return {};
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*m_context.storage, m_view->layout().partitions.table,
                                                       kTableFileName, usualHeaderLayout(*m_view)));
    const std::uint64_t whole = blob.sizeBytes() / kBucketSizeBytes;
    if (whole > buckets)
        return {};
    Bytes ours;
    Bytes wanted;
    for (std::uint64_t first = 0; first < buckets; first += kHealedBucketsAtOnce) {
        const std::uint64_t count = std::min(kHealedBucketsAtOnce, buckets - first);
        ours.assign(count * kBucketSizeBytes, std::byte{0});
        wanted.resize(ours.size());
        const std::uint64_t here = std::min(count, whole - std::min(whole, first));
        if (here > 0)
            CRYO_TRY(blob.readAt(LogicalOffset{first * kBucketSizeBytes},
                                 MutableByteView(ours).first(here * kBucketSizeBytes)));
        CRYO_TRY(theirs->readAt(LogicalOffset{first * kBucketSizeBytes}, wanted));
        for (std::uint64_t i = 0; i < count; ++i)
            CRYO_TRY(healBucket(first + i, blob,
                                MutableByteView(ours).subspan(i * kBucketSizeBytes, kBucketSizeBytes),
                                ByteView(wanted).subspan(i * kBucketSizeBytes, kBucketSizeBytes), i >= here));
    }
    // Empty buckets behind the last slot that was taken are zeros.
    if (m_slots > 0 && blob.sizeBytes() < buckets * kBucketSizeBytes)
        CRYO_TRY(blob.resize(buckets * kBucketSizeBytes));
    return {};
}

Result<OperationEffect> Healing::run()
{
    CRYO_ASSIGN(m_view, m_context.view());
    if (!m_view->layout().recordSize() || !m_view->layout().pageSize)
        return fail(Errc::Unsupported, "page size or key size are not known");
    CRYO_TRY(openReplica());
    // What was pruned here stays pruned.
    const auto sections = m_view->sections();
    const bool archive = m_context.layout.kind == StoreKind::Archive;
    for (const SectionInfo& info : m_replica->sections())
        if (info.hasKeyFile && (!archive || sections.empty() || info.section >= sections.front().section))
            CRYO_TRY(healSection(info));
    if (!archive)
        CRYO_TRY(healTable());
    m_effect.sentence =
        std::to_string(m_effect.gains) + " items come from the copy " + m_operation.text("replica");
    if (m_slots > 0)
        m_effect.sentence += ", and " + std::to_string(m_slots) + " slots of the table";
    m_effect.sentence += ".";
    if (!m_unlike.empty())
        m_effect.sentence += " " + std::to_string(m_unlike.size()) +
                             " sections are of another journal there, and were left alone.";
    return std::move(m_effect);
}

} // namespace

Result<OperationEffect> healFromReplica(const Operation& operation, OperationContext& context)
{
    return Healing(context, operation).run();
}

} // namespace cryo
