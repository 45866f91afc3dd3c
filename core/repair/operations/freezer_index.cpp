// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rebuilds what finds a freezer's records: index files without what cannot be read, links that reach every
// older record of their bucket, a table whose heads reach all records, and the checkpoint that goes with it.
//
//   prev(r)   the newest record older than r of r's bucket
//   a link is whole when the chain from r reaches prev(r); a head, when it reaches the newest of its bucket
// What is whole stays as it is. Where a link is not, all buckets that share chains with it are linked anew,
// each record to its prev: buckets that share none are not touched. A wanting head is written with the newest
// record of its bucket; a slot that fails is set right if one bit does it, else zeroed. No record is lost by
// it. Source: findings.md §2 (FZ-), §3, §4; format.md §10.
//
// Memory: 16 bytes a record and 12 a bucket.
#include "core/inspect/bit_correction.h"
#include "core/inspect/table_rules.h"
#include "core/repair/operations/freezer_journal.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace cryo {

namespace {

using Row = FreezerJournal::Row;
constexpr Row kNone = FreezerJournal::kNone;
constexpr Row kBroken = FreezerJournal::kBroken;

constexpr std::uint64_t kTableBytesMax = std::uint64_t{4} << 30;
constexpr std::uint64_t kBucketsAtOnce = 16'384;
/// An epoch beyond this leaves an engine none to go on with.
constexpr std::uint64_t kEpochMax = std::uint64_t{1} << 62;

/// A slot that an engine can take after the repair.
struct UsableSlot {
    TableSlot slot; ///< with the place that its record has then
    Row row = kNone;
};

class FreezerRebuild {
public:
    FreezerRebuild(OperationContext& context, const Operation& operation)
        : m_context(context)
        , m_operation(operation)
    {
    }
    Result<OperationEffect> run();

private:
    Result<> chooseTableSize();
    [[nodiscard]] std::uint64_t sizeByHashes() const;
    [[nodiscard]] std::uint32_t bucketOf(Row row) const
    {
        return static_cast<std::uint32_t>(m_journal.hash(row) & (m_tableSize - 1));
    }
    [[nodiscard]] bool reaches(Row from, Row target);
    std::uint32_t root(std::uint32_t bucket);
    void join(std::uint32_t a, std::uint32_t b);
    void relink();
    [[nodiscard]] std::uint64_t foundBefore();
    Result<> findEpoch();
    [[nodiscard]] std::optional<UsableSlot> usableSlot(ByteView bytes) const;
    Result<> removeEmptySections();
    Result<> writeTable();
    void decideBucket(std::uint64_t bucket, MutableByteView bytes);
    void writeHead(std::uint64_t bucket, std::array<std::optional<UsableSlot>, 2>& slots);
    [[nodiscard]] Checkpoint newCheckpoint() const;

    OperationContext& m_context;
    const Operation& m_operation;
    std::shared_ptr<const StoreView> m_view;
    OperationEffect m_effect;
    FreezerJournal m_journal;
    std::uint64_t m_tableSize = 1;
    std::uint64_t m_epoch = 1;
    std::vector<Row> m_next;
    std::vector<Row> m_prev;
    std::vector<Row> m_newest; ///< by bucket
    std::vector<std::uint32_t> m_parent;
    std::uint64_t m_stepsLeft = 0;
    std::uint64_t m_headsWritten = 0;
    std::uint64_t m_linksWritten = 0;
    bool m_tighten = false;
};

/// From the links of the newest records: the largest size modulo which nearly all agree with what they lead
/// to.
std::uint64_t FreezerRebuild::sizeByHashes() const
{
    constexpr std::uint64_t kSample = 4096;
    std::vector<std::uint32_t> differences;
    for (Row row = m_journal.rows(); row > 0 && differences.size() < kSample; --row)
        if (const Row to = m_journal.next()[row - 1]; to != kNone && to != kBroken)
            differences.push_back(m_journal.hash(row - 1) ^ m_journal.hash(to));
    std::uint64_t size = std::bit_ceil(std::max<std::uint64_t>(1, m_journal.rows()));
    if (differences.empty())
        return std::min(size, kTableBytesMax / kBucketSizeBytes);
    const auto agree = [&](std::uint64_t candidate) {
        const auto count = std::ranges::count_if(
            differences, [&](std::uint32_t difference) { return (difference & (candidate - 1)) == 0; });
        return static_cast<std::uint64_t>(count) * 10 >= differences.size() * 8;
    };
    while (size > 1 && !agree(size))
        size /= 2;
    return size;
}

Result<> FreezerRebuild::chooseTableSize()
{
    const auto& checkpoint = m_context.layout.checkpoint;
    const std::uint64_t there = m_view->buckets();
    if (const auto wanted = m_operation.number("table_size"))
        m_tableSize = *wanted;
    else if (checkpoint && std::has_single_bit(checkpoint->tableSize) &&
             !(std::has_single_bit(there) && there > std::uint64_t{2} * checkpoint->tableSize))
        m_tableSize = checkpoint->tableSize;
    else if (std::has_single_bit(there))
        m_tableSize = there;
    else
        m_tableSize = sizeByHashes();
    if (!std::has_single_bit(m_tableSize) || m_tableSize > UINT32_MAX)
        return fail(Errc::InvalidArgument, "a table has a power of two of buckets, at most 2^31");
    if (m_tableSize * kBucketSizeBytes > kTableBytesMax)
        return fail(Errc::LimitExceeded, "a table of more than 4 GiB is not rebuilt");
    return {};
}

/// Whether the chain from `from` on reaches `target`. Gives up, saying no, when all chains together cost too
/// much.
bool FreezerRebuild::reaches(Row from, Row target)
{
    if (target == kNone)
        return true;
    while (from != kNone && from != kBroken && from > target) {
        if (m_stepsLeft == 0)
            return false;
        --m_stepsLeft;
        from = m_next[from];
    }
    return from == target;
}

std::uint32_t FreezerRebuild::root(std::uint32_t bucket)
{
    while (m_parent[bucket] != bucket) {
        m_parent[bucket] = m_parent[m_parent[bucket]];
        bucket = m_parent[bucket];
    }
    return bucket;
}

void FreezerRebuild::join(std::uint32_t a, std::uint32_t b)
{
    m_parent[root(a)] = root(b);
}

/// Links whatever is not whole anew; see the head of this file.
void FreezerRebuild::relink()
{
    const Row rows = m_journal.rows();
    m_next = m_journal.next();
    m_prev.resize(rows);
    m_newest.assign(m_tableSize, kNone);
    m_stepsLeft = std::uint64_t{64} * rows + 1'000'000;
    std::vector<Row> wanting;
    for (Row row = 0; row < rows; ++row) {
        Row& newest = m_newest[bucketOf(row)];
        m_prev[row] = newest;
        newest = row;
        if (m_next[row] == kBroken || !reaches(m_next[row], m_prev[row]))
            wanting.push_back(row);
    }
    m_stepsLeft = std::uint64_t{64} * rows + 1'000'000;
    if (wanting.empty())
        return;
    m_parent.resize(m_tableSize);
    std::iota(m_parent.begin(), m_parent.end(), 0U);
    for (Row row = 0; row < rows; ++row)
        if (m_next[row] != kNone && m_next[row] != kBroken)
            join(bucketOf(row), bucketOf(m_next[row]));
    std::vector<bool> anew(m_tableSize);
    for (const Row row : wanting)
        anew[root(bucketOf(row))] = true;
    for (Row row = 0; row < rows; ++row) {
        if (!anew[root(bucketOf(row))] || m_next[row] == m_prev[row])
            continue;
        m_next[row] = m_prev[row];
        ++m_linksWritten;
    }
}

std::optional<UsableSlot> FreezerRebuild::usableSlot(ByteView bytes) const
{
    SlotReading reading = readSlot(bytes);
    if (reading.state == SlotState::Empty)
        return std::nullopt;
    if (reading.state == SlotState::BadChecksum) {
        Bytes fixed(bytes.begin(), bytes.end());
        const auto bit = findFlippedBit(ByteView(fixed).first(kSlotCrcOffset), reading.storedCrc);
        if (!bit)
            return std::nullopt;
        fixed[bit->byteOffset + (bit->inChecksum ? kSlotCrcOffset : 0)] ^=
            static_cast<std::byte>(1U << bit->bit);
        reading = readSlot(fixed);
    }
    const Row row = m_journal.rowOf(reading.slot.head);
    if (reading.state != SlotState::Valid || row == kBroken || reading.slot.epoch == 0 ||
        reading.slot.epoch > kEpochMax)
        return std::nullopt;
    reading.slot.head = m_journal.placeOf(row);
    return UsableSlot{reading.slot, row};
}

/// How many records a lookup finds in the store as it is: those in the chain of their own bucket, up to the
/// first that cannot be read.
std::uint64_t FreezerRebuild::foundBefore()
{
    const std::uint64_t buckets = m_view->table() == nullptr ? 0 : m_view->tableSize();
    const auto& checkpoint = m_context.layout.checkpoint;
    std::uint64_t found = 0;
    std::uint64_t stepsLeft = std::uint64_t{64} * m_journal.rows() + 1'000'000;
    forEachBucket(*m_view, buckets, [&](std::uint64_t number, const BucketReading& bucket) {
        std::optional<TableSlot> head;
        for (const SlotReading& slot : bucket.slots)
            if (!bucket.equalEpochs && slot.state == SlotState::Valid &&
                !(checkpoint && slot.slot.epoch > checkpoint->epoch) &&
                (!head || slot.slot.epoch > head->epoch))
                head = slot.slot;
        for (Row row = head ? m_journal.rowOf(head->head) : kBroken;
             row != kNone && row != kBroken && m_journal.intact(row) && stepsLeft > 0; --stepsLeft) {
            found += bucketOfHash(m_journal.hash(row), buckets).value == number ? 1U : 0U;
            row = m_journal.next()[row];
        }
    });
    return found;
}

/// The highest epoch that the checkpoint or a slot that is whole has.
Result<> FreezerRebuild::findEpoch()
{
    const auto& checkpoint = m_context.layout.checkpoint;
    if (checkpoint && checkpoint->epoch <= kEpochMax)
        m_epoch = std::max(m_epoch, checkpoint->epoch);
    const BlobReader* table = m_view->table();
    const std::uint64_t buckets = table == nullptr ? 0 : std::min(m_view->buckets(), m_tableSize);
    Bytes piece;
    for (std::uint64_t first = 0; first < buckets; first += kBucketsAtOnce) {
        piece.resize(std::min(kBucketsAtOnce, buckets - first) * kBucketSizeBytes);
        CRYO_TRY(table->readAt(LogicalOffset{first * kBucketSizeBytes}, piece));
        for (std::size_t at = 0; at < piece.size(); at += kSlotSizeBytes) {
            const ByteView bytes = ByteView(piece).subspan(at, kSlotSizeBytes);
            if (readSlot(bytes).state != SlotState::Valid)
                continue;
            if (const auto usable = usableSlot(bytes))
                m_epoch = std::max(m_epoch, usable->slot.epoch);
        }
    }
    return {};
}

/// Writes the newest record of a bucket as its head, where the one that is there does not reach it.
void FreezerRebuild::writeHead(std::uint64_t bucket, std::array<std::optional<UsableSlot>, 2>& slots)
{
    const Row newest = m_newest[bucket];
    const auto epochOf = [&](std::size_t slot) { return slots[slot] ? slots[slot]->slot.epoch : 0; };
    const std::size_t head = epochOf(1) > epochOf(0) ? 1 : 0;
    if (slots[head]) {
        const bool tight = !m_tighten || slots[head]->row == newest;
        if (newest == kNone ? !m_tighten : tight && reaches(slots[head]->row, newest))
            return;
    } else if (newest == kNone) {
        return;
    }
    ++m_headsWritten;
    if (newest == kNone) {
        slots = {};
        return;
    }
    // The slot of this epoch, if one is; else an empty one; else the older.
    std::size_t to = 1 - head;
    if (epochOf(head) == m_epoch || !slots[head])
        to = head;
    slots[to] = UsableSlot{{m_epoch, m_journal.placeOf(newest), 0}, newest};
}

void FreezerRebuild::decideBucket(std::uint64_t bucket, MutableByteView bytes)
{
    std::array<std::optional<UsableSlot>, 2> slots{usableSlot(bytes.first(kSlotSizeBytes)),
                                                   usableSlot(bytes.subspan(kSlotSizeBytes, kSlotSizeBytes))};
    for (auto& slot : slots)
        if (slot && slot->slot.epoch > m_epoch)
            slot.reset();
    if (slots[0] && slots[1] && slots[0]->slot.epoch == slots[1]->slot.epoch)
        slots[slots[0]->row < slots[1]->row ? 0 : 1].reset();
    writeHead(bucket, slots);
    for (std::size_t i = 0; i < 2; ++i) {
        const MutableByteView to = bytes.subspan(i * kSlotSizeBytes, kSlotSizeBytes);
        if (slots[i])
            std::ranges::copy(encodeSlot(slots[i]->slot), to.begin());
        else
            std::ranges::fill(to, std::byte{0});
    }
}

Result<> FreezerRebuild::writeTable()
{
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*m_context.storage, m_view->layout().partitions.table,
                                                       kTableFileName, usualHeaderLayout(*m_view)));
    const std::uint64_t old = std::min(blob.sizeBytes() / kBucketSizeBytes, m_tableSize);
    if (blob.sizeBytes() != m_tableSize * kBucketSizeBytes) {
        // What lies behind the last whole bucket is no bucket.
        CRYO_TRY(blob.resize(old * kBucketSizeBytes));
        CRYO_TRY(blob.resize(m_tableSize * kBucketSizeBytes));
    }
    Bytes piece;
    Bytes before;
    for (std::uint64_t first = 0; first < m_tableSize; first += kBucketsAtOnce) {
        CRYO_TRY(m_context.progress.step(first, m_tableSize));
        const std::uint64_t count = std::min(kBucketsAtOnce, m_tableSize - first);
        piece.resize(count * kBucketSizeBytes);
        CRYO_TRY(blob.readAt(LogicalOffset{first * kBucketSizeBytes}, piece));
        before = piece;
        for (std::uint64_t i = 0; i < count; ++i)
            decideBucket(first + i, MutableByteView(piece).subspan(i * kBucketSizeBytes, kBucketSizeBytes));
        for (std::uint64_t at = 0; at < piece.size(); at += kSlotSizeBytes) {
            const ByteView slot = ByteView(piece).subspan(at, kSlotSizeBytes);
            std::uint64_t end = at;
            while (end < piece.size() && !equalBytes(ByteView(piece).subspan(end, kSlotSizeBytes),
                                                     ByteView(before).subspan(end, kSlotSizeBytes)))
                end += kSlotSizeBytes;
            if (end == at)
                continue;
            CRYO_TRY(
                blob.writeAt(LogicalOffset{first * kBucketSizeBytes + at}, ByteView(slot.data(), end - at)));
            at = end;
        }
    }
    return {};
}

Checkpoint FreezerRebuild::newCheckpoint() const
{
    Checkpoint checkpoint{m_epoch, Section{0}, 0, static_cast<std::uint32_t>(m_tableSize)};
    if (!m_journal.sections().empty()) {
        const auto& last = m_journal.sections().back();
        checkpoint.section = last.section;
        checkpoint.oversizedSizeBytes = std::uint64_t{last.count} * m_view->layout().recordSize()->bytes;
    }
    return checkpoint;
}

/// Sections behind that of the checkpoint in which nothing is left: an opening would remove them.
Result<> FreezerRebuild::removeEmptySections()
{
    const auto& checkpoint = m_context.layout.checkpoint;
    if (!checkpoint)
        return {};
    for (const Section section : m_journal.dropEmptyBehind(checkpoint->section)) {
        const SectionInfo* info = m_view->section(section);
        if (info != nullptr && info->hasKeyFile)
            CRYO_TRY(m_context.storage->removeFile(m_view->layout().partitions.key, info->keyFileName));
        if (info != nullptr && info->hasValueFile)
            CRYO_TRY(m_context.storage->removeFile(m_view->layout().partitions.value, info->valueFileName));
    }
    return {};
}

Result<OperationEffect> FreezerRebuild::run()
{
    CRYO_ASSIGN(m_view, m_context.view());
    if (m_view->layout().partitions.table.empty())
        return fail(Errc::InvalidArgument, "the name of the table's partition is not known");
    const bool allValues = m_operation.number("values").value_or(0) != 0;
    m_tighten = m_operation.kind == OperationKind::TightenHeads;
    CRYO_ASSIGN(m_journal, FreezerJournal::read(*m_view, allValues, m_context.progress, m_effect));
    m_effect.gains += m_journal.rows() - foundBefore();
    CRYO_TRY(chooseTableSize());
    relink();
    CRYO_TRY(findEpoch());
    CRYO_TRY(removeEmptySections());
    CRYO_TRY(m_journal.write(m_context, *m_view, m_next));
    CRYO_TRY(writeTable());
    m_effect.sentence = std::to_string(m_journal.rows()) + " records below " + std::to_string(m_tableSize) +
                        " buckets: " + std::to_string(m_headsWritten) + " heads and " +
                        std::to_string(m_linksWritten) + " links are written.";
    if (const Checkpoint checkpoint = newCheckpoint(); m_journal.rows() > 0 || m_context.layout.checkpoint)
        m_context.layout.checkpoint = checkpoint;
    return std::move(m_effect);
}

Result<OperationEffect> rebuild(const Operation& operation, OperationContext& context)
{
    if (context.layout.kind != StoreKind::Freezer)
        return fail(Errc::InvalidArgument, "only a freezer has a table", operation.target);
    return FreezerRebuild(context, operation).run();
}

} // namespace

Result<OperationEffect> rebuildFreezer(const Operation& operation, OperationContext& context)
{
    return rebuild(operation, context);
}

Result<OperationEffect> tightenHeads(const Operation& operation, OperationContext& context)
{
    return rebuild(operation, context);
}

Result<OperationEffect> resizeTable(const Operation& operation, OperationContext& context)
{
    const auto size = operation.number("table_size");
    if (!size || !std::has_single_bit(*size))
        return fail(Errc::InvalidArgument, "a new table size has to be a power of two", operation.target);
    CRYO_ASSIGN(const auto view, context.view());
    if (*size < view->tableSize())
        return fail(Errc::InvalidArgument,
                    "a table does not shrink: it has " + std::to_string(view->tableSize()) + " buckets",
                    operation.target);
    return rebuild(operation, context);
}

} // namespace cryo
