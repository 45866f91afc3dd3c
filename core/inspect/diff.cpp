// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints of all items of both stores, side by side.
#include "core/inspect/diff.h"

#include "core/base/sha256.h"
#include "core/inspect/item_stream.h"

#include <algorithm>

namespace cryo {

namespace {

constexpr std::uint64_t kPrintsPerStep = 4096;
/// The print of a value that cannot be read; no good value has it.
constexpr std::uint64_t kBadValue = 0;

/// One item. Two different values have one print once in 2^63 pairs.
struct ItemPrint {
    std::uint64_t id = 0;    ///< index, or the print of the key
    std::uint64_t value = 0; ///< of key and value; kBadValue
    std::uint64_t row = 0;
};

std::uint64_t printOf(ByteView first, ByteView second)
{
    Sha256 hash;
    Bytes size;
    appendBig(size, static_cast<std::uint64_t>(first.size()));
    hash.add(size);
    hash.add(first);
    hash.add(second);
    return loadBig<std::uint64_t>(hash.finish());
}

std::uint64_t valuePrint(const Item& item)
{
    if (item.valueState != ValueState::Good)
        return kBadValue;
    return printOf(item.record.key, item.body) | 1;
}

Result<std::vector<ItemPrint>> printsOf(const DiffSide& side, const Progress& progress)
{
    std::vector<ItemPrint> prints;
    const StoreView& view = side.view();
    const ItemVisitor visit = [&](const Item& item) -> Result<> {
        const auto row = view.rowOfPlace(item.record.place);
        if (!row)
            return {};
        if (side.archive) {
            const std::uint64_t index = *item.record.index;
            if (prints.empty() || prints.back().id != index) // the first of an index answers
                prints.push_back({index, valuePrint(item), *row});
        } else if (!item.shadowed) {
            prints.push_back({printOf(item.record.key, {}), valuePrint(item), *row});
        }
        return {};
    };
    if (side.archive) {
        CRYO_TRY(forEachArchiveItem(*side.archive, visit, {}, progress));
    } else {
        CRYO_TRY(forEachFreezerItem(*side.freezer, visit, {}, progress));
        std::ranges::sort(prints, {}, &ItemPrint::id);
    }
    return prints;
}

class StoreDiff {
public:
    StoreDiff(const DiffSide& a, const DiffSide& b, const DifferenceVisitor& visit, const Progress& progress)
        : m_a(a)
        , m_b(b)
        , m_visit(visit)
        , m_progress(progress)
    {
    }

    Result<> items();
    Result<> buckets();
    DiffSummary summary;

private:
    Result<> tell(Difference difference)
    {
        ++summary.counts[static_cast<std::size_t>(difference.kind)];
        return m_visit(difference);
    }
    Result<> onlyOne(DifferenceKind kind, const ItemPrint& print);
    Result<> both(const ItemPrint& a, const ItemPrint& b);
    Result<> bucket(Bucket bucket);
    /// The record of a print; what cannot be read any more comes without key.
    static RecordRow recordOf(const DiffSide& side, std::uint64_t row)
    {
        auto rows = side.view().readRows(row, 1);
        return rows.empty() ? RecordRow{} : std::move(rows.front());
    }

    const DiffSide& m_a;
    const DiffSide& m_b;
    const DifferenceVisitor& m_visit;
    const Progress& m_progress;
};

Result<> StoreDiff::onlyOne(DifferenceKind kind, const ItemPrint& print)
{
    const bool isA = kind == DifferenceKind::OnlyA;
    RecordRow record = recordOf(isA ? m_a : m_b, print.row);
    Difference difference;
    difference.kind = kind;
    difference.index = record.index;
    difference.key = std::move(record.key);
    (isA ? difference.a : difference.b) = record.place;
    (isA ? difference.lengthA : difference.lengthB) = record.value.sizeBytes;
    return tell(std::move(difference));
}

Result<> StoreDiff::both(const ItemPrint& a, const ItemPrint& b)
{
    if (a.value == b.value && a.value != kBadValue) {
        ++summary.same;
        return {};
    }
    RecordRow recordA = recordOf(m_a, a.row);
    const RecordRow recordB = recordOf(m_b, b.row);
    Difference difference;
    difference.kind = a.value == kBadValue && b.value == kBadValue ? DifferenceKind::BadBoth
                      : a.value == kBadValue                       ? DifferenceKind::BadA
                      : b.value == kBadValue                       ? DifferenceKind::BadB
                      : equalBytes(recordA.key, recordB.key)       ? DifferenceKind::Value
                                                                   : DifferenceKind::Key;
    difference.index = recordA.index;
    difference.key = std::move(recordA.key);
    difference.a = recordA.place;
    difference.b = recordB.place;
    difference.lengthA = recordA.value.sizeBytes;
    difference.lengthB = recordB.value.sizeBytes;
    return tell(std::move(difference));
}

Result<> StoreDiff::items()
{
    std::vector<ItemPrint> a;
    CRYO_ASSIGN(a, printsOf(m_a, m_progress));
    std::vector<ItemPrint> b;
    CRYO_ASSIGN(b, printsOf(m_b, m_progress));
    summary.itemsA = a.size();
    summary.itemsB = b.size();
    auto nextA = a.begin();
    auto nextB = b.begin();
    for (std::uint64_t step = 0; nextA != a.end() || nextB != b.end(); ++step) {
        if (step % kPrintsPerStep == 0)
            CRYO_TRY(m_progress.step(step, std::max(a.size(), b.size())));
        if (nextB == b.end() || (nextA != a.end() && nextA->id < nextB->id)) {
            CRYO_TRY(onlyOne(DifferenceKind::OnlyA, *nextA++));
        } else if (nextA == a.end() || nextB->id < nextA->id) {
            CRYO_TRY(onlyOne(DifferenceKind::OnlyB, *nextB++));
        } else {
            CRYO_TRY(both(*nextA++, *nextB++));
        }
    }
    return {};
}

Result<> StoreDiff::bucket(Bucket bucket)
{
    const ChainPass& a = *m_a.freezer->chains;
    const ChainPass& b = *m_b.freezer->chains;
    const auto headA = a.head(bucket);
    const auto headB = b.head(bucket);
    if (!headA && !headB)
        return {};
    Difference difference;
    difference.bucket = bucket;
    difference.lengthA = a.chainLength(bucket);
    difference.lengthB = b.chainLength(bucket);
    const bool sameKey = headA && headB && a.keyHash(*headA) == b.keyHash(*headB) &&
                         equalBytes(recordOf(m_a, *headA).key, recordOf(m_b, *headB).key);
    if (sameKey && difference.lengthA == difference.lengthB)
        return {};
    difference.kind = sameKey ? DifferenceKind::Chain : DifferenceKind::Head;
    if (headA)
        difference.a = m_a.view().placeOfRow(*headA);
    if (headB)
        difference.b = m_b.view().placeOfRow(*headB);
    return tell(std::move(difference));
}

Result<> StoreDiff::buckets()
{
    const std::uint64_t size = m_a.freezer->chains->tableSize();
    summary.bucketsNotComparable = size != m_b.freezer->chains->tableSize();
    if (summary.bucketsNotComparable)
        return {};
    for (std::uint64_t number = 0; number < size; ++number) {
        if (number % kPrintsPerStep == 0)
            CRYO_TRY(m_progress.step(number, size));
        CRYO_TRY(bucket(Bucket{number}));
    }
    return {};
}

} // namespace

std::string_view differenceName(DifferenceKind kind)
{
    static constexpr std::array<std::string_view, kDifferenceKinds> kNames = {
        "only-a", "only-b", "key", "value", "bad-a", "bad-b", "bad-both", "head", "chain"};
    return kNames[static_cast<std::size_t>(kind)];
}

bool DiffSummary::isEqual() const
{
    return std::ranges::all_of(counts, [](std::uint64_t count) { return count == 0; });
}

Result<DiffSide> scanForDiff(const std::shared_ptr<const StoreView>& view, const FindingSink& sink,
                             const Progress& progress)
{
    DiffSide side;
    if (view->layout().kind == StoreKind::Archive) {
        CRYO_ASSIGN(side.archive, archiveReport(view, sink, progress));
    } else {
        CRYO_ASSIGN(side.freezer, freezerReport(view, sink, progress));
    }
    return side;
}

Result<DiffSummary> diffStores(const DiffSide& a, const DiffSide& b, const DifferenceVisitor& visit,
                               const DiffOptions& options, const Progress& progress)
{
    const StoreLayout& layoutA = a.view().layout();
    const StoreLayout& layoutB = b.view().layout();
    if (layoutA.kind != layoutB.kind)
        return fail(Errc::InvalidArgument, "an archive and a freezer have nothing to compare");
    if (layoutA.keySizeBytes && layoutB.keySizeBytes && *layoutA.keySizeBytes != *layoutB.keySizeBytes)
        return fail(Errc::InvalidArgument, "the keys have " + std::to_string(*layoutA.keySizeBytes) +
                                               " bytes in one store and " +
                                               std::to_string(*layoutB.keySizeBytes) + " in the other");
    StoreDiff diff(a, b, visit, progress);
    CRYO_TRY(diff.items());
    if (options.buckets && a.freezer)
        CRYO_TRY(diff.buckets());
    return diff.summary;
}

} // namespace cryo
