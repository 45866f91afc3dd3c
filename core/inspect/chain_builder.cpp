// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sweeps over rows and buckets in memory.
#include "core/inspect/chain_builder.h"

#include "core/inspect/record_rules.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <random>

namespace cryo {

namespace {

constexpr std::uint64_t kRowsPerStep = std::uint64_t{1} << 20;
constexpr std::uint64_t kRecordsMax = UINT32_MAX - 1;
/// Fewer records than this may lie in a hole of their file without further question: they cost little.
constexpr std::uint64_t kRecordsUnquestioned = std::uint64_t{1} << 24;
/// Candidates in one window of hashes while shadowed records are looked for.
constexpr std::uint64_t kWindowRecords = std::uint64_t{1} << 21;
/// When more than one in so many records of a section is wanted, the section is read from end to end.
constexpr std::uint64_t kReadAllShare = 16;
constexpr int kHashBits = 32;
constexpr Row kPrefetchRows = 24;

/// Bytes of the key files that are really stored.
std::uint64_t storedKeyBytes(const StoreView& view)
{
    std::uint64_t sum = 0;
    for (const SectionInfo& info : view.sections()) {
        if (const auto file = view.keyFile(info.section))
            for (const DataExtent& extent : (*file)->pages().blob().file().dataExtents())
                sum += extent.endByte - extent.beginByte;
    }
    return sum;
}

/// Sorts by the upper 32 bits, keeping the order of equal ones: three passes of counting.
void sortByUpperHalf(std::vector<std::uint64_t>& numbers, std::vector<std::uint64_t>& spare)
{
    constexpr int kDigitBits = 11;
    constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
    spare.resize(numbers.size());
    for (int shift = 32; shift < 64; shift += kDigitBits) {
        std::array<std::size_t, kDigits> begin{};
        const auto digit = [&](std::uint64_t number) { return (number >> shift) % kDigits; };
        for (const std::uint64_t number : numbers)
            ++begin[digit(number)];
        std::exclusive_scan(begin.begin(), begin.end(), begin.begin(), std::size_t{0});
        for (const std::uint64_t number : numbers)
            spare[begin[digit(number)]++] = number;
        numbers.swap(spare);
    }
}

/// Sorts by row, ascending.
void sortByRow(std::vector<TableHeads::Older>& older)
{
    std::vector<std::uint64_t> numbers;
    numbers.reserve(older.size());
    for (const TableHeads::Older& slot : older)
        numbers.push_back((std::uint64_t{slot.row} << 32) | slot.bucket);
    std::vector<std::uint64_t> spare;
    sortByUpperHalf(numbers, spare);
    for (std::size_t i = 0; i < older.size(); ++i)
        older[i] = {static_cast<std::uint32_t>(numbers[i] >> 32), static_cast<std::uint32_t>(numbers[i])};
}

/// A hash of 64 bits that nobody can make collide on purpose: the multiplier is drawn for each run.
class KeyedHash {
public:
    KeyedHash()
    {
        std::random_device device;
        const auto draw = [&] { return (std::uint64_t{device()} << 32) | device(); };
        m_first = draw();
        m_second = draw() | 1U;
    }

    [[nodiscard]] std::uint64_t operator()(ByteView key) const
    {
        std::uint64_t hash = m_first ^ key.size();
        while (!key.empty()) {
            std::uint64_t word = 0;
            const std::size_t n = std::min(key.size(), sizeof(word));
            std::memcpy(&word, key.data(), n);
            hash = mix(hash ^ word);
            key = key.subspan(n);
        }
        return mix(hash);
    }

private:
    __extension__ using Wide = unsigned __int128;

    [[nodiscard]] std::uint64_t mix(std::uint64_t value) const
    {
        const Wide product = Wide{value ^ m_first} * m_second;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    std::uint64_t m_first = 0;
    std::uint64_t m_second = 0;
};

} // namespace

/// One bucket with a head, as a member of the sets of the sweep.
struct ChainBuilder::SetNode {
    std::uint32_t parent = 0; ///< another one of its set; the root is its own
    std::uint32_t bucket = 0;
    std::uint8_t agreed = kHashBits; ///< of a root: low bits that all buckets of the set have in common
};

/// The sets of buckets while the sweep goes down the rows.
struct ChainBuilder::Sweep {
    std::vector<std::uint32_t>& setAt;        ///< row → a member of the set that is at it, or kNoHead
    std::vector<SetNode> nodes;               ///< one for each head
    std::span<const TableHeads::Older> older; ///< ascending by row, those not dealt with yet
    std::array<std::uint64_t, kHashBits + 1> agreement{}; ///< records by the low bits their chains agree on
    int foreignBelowBits = 0;                             ///< report records whose chains agree on fewer bits

    std::uint32_t find(std::uint32_t head)
    {
        while (nodes[head].parent != head) {
            nodes[head].parent = nodes[nodes[head].parent].parent;
            head = nodes[head].parent;
        }
        return head;
    }

    std::uint32_t unite(std::uint32_t a, std::uint32_t b)
    {
        a = find(a);
        b = find(b);
        if (a == b)
            return a;
        const auto common = static_cast<std::uint8_t>(std::countr_zero(nodes[a].bucket ^ nodes[b].bucket));
        nodes[a].agreed = std::min({nodes[a].agreed, nodes[b].agreed, common});
        nodes[b].parent = a;
        return a;
    }
};

/// A record whose hash is that of another one.
struct ChainBuilder::Candidate {
    std::uint32_t row = 0;
    std::uint32_t valueSizeBytes = 0;
    std::uint64_t key = 0; ///< keyed hash of the key
};

Result<ChainBuilder> ChainBuilder::start(const StoreView& view)
{
    const std::uint64_t records = view.records();
    const auto recordSize = view.layout().recordSize();
    if (records > kRecordsMax)
        return fail(Errc::LimitExceeded,
                    "the index files claim " + std::to_string(records) + " records; chains of more than " +
                        std::to_string(kRecordsMax) + " are not followed",
                    {view.layout().partitions.key, {}, {}});
    if (records > kRecordsUnquestioned && recordSize &&
        storedKeyBytes(view) / recordSize->bytes < records / 2)
        return fail(Errc::LimitExceeded,
                    "the index files claim " + std::to_string(records) +
                        " records, but most of them lie in holes of the files",
                    {view.layout().partitions.key, {}, {}});
    ChainBuilder builder;
    ChainPass& pass = *builder.m_pass;
    pass.m_hash.resize(records);
    pass.m_next.assign(records, ChainPass::kNoRow);
    pass.m_length.resize(records);
    pass.m_flags.assign(records, ChainPass::kUnreadable);
    return builder;
}

void ChainBuilder::useHeads(const TableHeads& heads, std::uint64_t tableSize)
{
    ChainPass& pass = *m_pass;
    pass.m_tableSize = tableSize;
    pass.m_heads.clear();
    for (const TableHeads::Head& head : heads.heads)
        if (head.bucket < tableSize)
            pass.m_heads.push_back({head.bucket, head.row});
    pass.m_unusable.clear();
    for (const TableHeads::Unusable& bucket : heads.unusable)
        if (bucket.bucket < tableSize)
            pass.m_unusable.push_back(bucket.bucket);
    // A direct map only where it is not much larger than what the table really holds.
    pass.m_headIndex.clear();
    if (tableSize <= std::max<std::uint64_t>(std::uint64_t{1} << 20, 16 * pass.m_heads.size())) {
        pass.m_headIndex.assign(tableSize, ChainPass::kNoHead);
        for (std::size_t i = 0; i < pass.m_heads.size(); ++i)
            pass.m_headIndex[pass.m_heads[i].bucket] = static_cast<std::uint32_t>(i);
    }
}

Result<ReachReport> ChainBuilder::reach(TableHeads& heads, std::uint64_t tableSize, bool sizeKnown,
                                        const Progress& progress)
{
    sortByRow(heads.older);
    useHeads(heads, tableSize);
    m_pass->m_upperFallsBack = !sizeKnown && tableSize % 2 == 0;
    ReachReport report;
    CRYO_ASSIGN(report, sweep(heads, progress, 0));
    if (report.unsplitRecords == 0) {
        m_pass->m_upperFallsBack = false;
    } else {
        // The size before the resize, unless puts went on with the doubled one and are found only by it.
        const std::uint64_t reachable = reachableCount();
        useHeads(heads, tableSize / 2);
        m_pass->m_upperFallsBack = false;
        const ReachReport doubled = report;
        CRYO_ASSIGN(report, sweep(heads, progress, 0));
        if (reachableCount() < reachable) {
            useHeads(heads, tableSize);
            m_pass->m_upperFallsBack = true;
            CRYO_ASSIGN(report, sweep(heads, progress, 0));
        }
        report.unsplitRecords = doubled.unsplitRecords;
        report.firstUnsplit = doubled.firstUnsplit;
    }
    if (report.foreignRecords > 0) {
        ReachReport again;
        CRYO_ASSIGN(again, sweep(heads, progress, std::countr_zero(report.smallestTableSize)));
        report.foreign = std::move(again.foreign);
    }
    measureLengths();
    judgeAdded(heads, report);
    return report;
}

std::uint64_t ChainBuilder::reachableCount() const
{
    return static_cast<std::uint64_t>(std::ranges::count_if(
        m_pass->m_flags, [](std::uint8_t flags) { return (flags & ChainPass::kReachable) != 0; }));
}

Result<ReachReport> ChainBuilder::sweep(const TableHeads& heads, const Progress& progress,
                                        int foreignBelowBits)
{
    ChainPass& pass = *m_pass;
    ReachReport report;
    // The place of the lengths is free until they are measured.
    std::ranges::fill(pass.m_length, ChainPass::kNoHead);
    Sweep state{pass.m_length, {}, heads.older, {}, foreignBelowBits};
    state.nodes.resize(pass.m_heads.size());
    for (std::uint32_t i = 0; i < pass.m_heads.size(); ++i) {
        state.nodes[i].parent = i;
        state.nodes[i].bucket = pass.m_heads[i].bucket;
        std::uint32_t& at = state.setAt[pass.m_heads[i].row];
        at = at == ChainPass::kNoHead ? i : state.unite(at, i);
    }
    for (Row row = pass.records(); row-- > 0;) {
        if (row % kRowsPerStep == 0 && progress.stopRequested())
            return fail(Errc::Cancelled, "cancelled");
        if (row >= kPrefetchRows)
            prefetch(state, row - kPrefetchRows);
        sweepRow(state, row, report);
    }
    // s0: the largest size modulo which fewer than an eighth of it disagree.
    std::uint64_t disagree = 0;
    report.smallestTableSize = pass.m_tableSize == 0 ? 0 : 1;
    for (int bits = 1; bits <= kHashBits && (std::uint64_t{1} << bits) <= pass.m_tableSize; ++bits) {
        disagree += state.agreement.at(static_cast<std::size_t>(bits - 1));
        const std::uint64_t size = std::uint64_t{1} << bits;
        if (disagree * 8 < size) {
            report.smallestTableSize = size;
            report.foreignRecords = disagree;
        }
    }
    return report;
}

void ChainBuilder::prefetch(const Sweep& state, Row row) const
{
    // Every row touches a few places far apart; asking for them early hides most of the waiting.
    const ChainPass& pass = *m_pass;
    if (const std::uint32_t next = pass.m_next[row]; next != ChainPass::kNoRow)
        __builtin_prefetch(&state.setAt[next], 1);
    if (const std::uint32_t member = state.setAt[row]; member != ChainPass::kNoHead)
        __builtin_prefetch(&state.nodes[member]);
    if (!pass.m_headIndex.empty())
        __builtin_prefetch(&pass.m_headIndex[bucketOfHash(pass.m_hash[row], pass.m_tableSize).value]);
}

void ChainBuilder::sweepRow(Sweep& state, Row row, ReachReport& report) const
{
    ChainPass& pass = *m_pass;
    std::uint8_t& flags = pass.m_flags[row];
    flags = static_cast<std::uint8_t>(flags & ~ChainPass::kReachable);
    const std::uint32_t member = state.setAt[row];
    const std::uint32_t root = member == ChainPass::kNoHead ? member : state.find(member);
    for (; !state.older.empty() && state.older.back().row >= row;
         state.older = state.older.first(state.older.size() - 1)) {
        const TableHeads::Older& older = state.older.back();
        const std::uint32_t head = pass.headIndex(older.bucket);
        const bool inChain = older.row == row && root != ChainPass::kNoHead && head != ChainPass::kNoHead &&
                             state.find(head) == root;
        if (!inChain && older.bucket < pass.m_tableSize)
            report.noteStrangeOlder(Bucket{older.bucket});
    }
    if (root == ChainPass::kNoHead)
        return;
    if ((flags & ChainPass::kUnreadable) == 0)
        judgeRow(state, row, root, report);
    if (const std::uint32_t next = pass.m_next[row]; next != ChainPass::kNoRow) {
        std::uint32_t& at = state.setAt[next];
        at = at == ChainPass::kNoHead ? root : state.unite(at, root);
    }
}

void ChainBuilder::judgeRow(Sweep& state, Row row, std::uint32_t root, ReachReport& report) const
{
    ChainPass& pass = *m_pass;
    const std::uint32_t hash = pass.m_hash[row];
    const std::uint64_t bucket = bucketOfHash(hash, pass.m_tableSize).value;
    const std::uint32_t own = pass.headIndexOfHash(hash);
    if (own != ChainPass::kNoHead && state.find(own) == root) {
        pass.m_flags[row] |= ChainPass::kReachable;
        if (state.nodes[own].bucket != bucket)
            report.noteUnsplit(Bucket{bucket});
    }
    const std::uint32_t difference = hash ^ state.nodes[root].bucket;
    const int agreed = std::min(int{state.nodes[root].agreed}, std::countr_zero(difference));
    ++state.agreement.at(static_cast<std::size_t>(agreed));
    if (agreed < state.foreignBelowBits && report.foreign.size() < ReachReport::kKept)
        report.foreign.push_back({row, Bucket{state.nodes[root].bucket}});
}

void ReachReport::noteUnsplit(Bucket bucket)
{
    ++unsplitRecords;
    if (!firstUnsplit || bucket < *firstUnsplit)
        firstUnsplit = bucket;
}

void ReachReport::noteStrangeOlder(Bucket bucket)
{
    if (strangeOlder.size() < kKept)
        strangeOlder.push_back(bucket);
    ++strangeOlderSlots;
}

void ChainBuilder::measureLengths()
{
    ChainPass& pass = *m_pass;
    for (Row row = 0; row < pass.records(); ++row) {
        const std::uint32_t next = pass.m_next[row];
        pass.m_length[row] = next == ChainPass::kNoRow ? 1 : pass.m_length[next] + 1;
    }
    pass.m_headLength.resize(pass.m_heads.size());
    for (std::size_t i = 0; i < pass.m_heads.size(); ++i)
        pass.m_headLength[i] = pass.m_length[pass.m_heads[i].row];
}

void ChainBuilder::judgeAdded(const TableHeads& heads, ReachReport& report) const
{
    std::size_t number = 0; // in the pass, which has those below its size in the same order
    for (const TableHeads::Head& head : heads.heads) {
        if (head.bucket >= m_pass->m_tableSize)
            break;
        if (head.added > m_pass->m_headLength[number++])
            report.noteStrangeOlder(Bucket{head.bucket});
    }
    std::ranges::sort(report.strangeOlder);
    const auto repeated = std::ranges::unique(report.strangeOlder);
    report.strangeOlder.erase(repeated.begin(), repeated.end());
}

Result<std::uint64_t> ChainBuilder::findShadowed(const StoreView& view, const Progress& progress)
{
    std::vector<Candidate> found;
    CRYO_ASSIGN(found, candidates(progress));
    if (found.empty())
        return std::uint64_t{0};
    CRYO_TRY(readKeys(view, found, progress));
    return markShadowed(found);
}

Result<std::vector<ChainBuilder::Candidate>> ChainBuilder::candidates(const Progress& progress) const
{
    const ChainPass& pass = *m_pass;
    std::vector<Candidate> found;
    const std::uint64_t windows = pass.records() / kWindowRecords + 1;
    std::vector<std::uint64_t> window; // hash in the upper half, row in the lower
    std::vector<std::uint64_t> spare;
    for (std::uint64_t w = 0; w < windows; ++w) {
        if (progress.stopRequested())
            return fail(Errc::Cancelled, "cancelled");
        window.clear();
        for (Row row = 0; row < pass.records(); ++row)
            if ((pass.m_hash[row] * windows) >> 32 == w && pass.readable(row))
                window.push_back((std::uint64_t{pass.m_hash[row]} << 32) | row);
        sortByUpperHalf(window, spare);
        for (std::size_t i = 0; i < window.size(); ++i) {
            const bool asBefore = i > 0 && window[i] >> 32 == window[i - 1] >> 32;
            const bool asAfter = i + 1 < window.size() && window[i] >> 32 == window[i + 1] >> 32;
            if (asBefore || asAfter)
                found.push_back({static_cast<std::uint32_t>(window[i]), 0, 0});
        }
    }
    std::ranges::sort(found, {}, &Candidate::row);
    return found;
}

Result<> ChainBuilder::readKeys(const StoreView& view, std::vector<Candidate>& candidates,
                                const Progress& progress)
{
    const KeyedHash hash;
    const std::size_t keyBytes = view.layout().keySizeBytes.value_or(0);
    auto candidate = candidates.begin();
    const auto note = [&](ByteView record) {
        candidate->key = hash(record.first(keyBytes));
        candidate->valueSizeBytes = valuePlaceOf(record).sizeBytes;
        ++candidate;
    };
    for (const SectionInfo& info : view.sections()) {
        const auto end = std::ranges::lower_bound(candidate, candidates.end(), info.firstRow + info.records,
                                                  {}, [](const Candidate& c) { return Row{c.row}; });
        const auto count = static_cast<std::uint64_t>(end - candidate);
        if (count == 0)
            continue;
        CRYO_ASSIGN(const auto file, view.keyFile(info.section));
        if (count > info.records / kReadAllShare) {
            CRYO_TRY(file->forEach([&](Position position, RecordTrust, ByteView record) -> Result<> {
                if (candidate != end && candidate->row == info.firstRow + position.value)
                    note(record);
                if (position.value % kRowsPerStep == 0 && progress.stopRequested())
                    return fail(Errc::Cancelled, "cancelled");
                return {};
            }));
            candidate = end; // those that are gone meanwhile keep a key of 0
            continue;
        }
        Bytes record(file->recordSize().bytes);
        while (candidate != end) {
            if (progress.stopRequested())
                return fail(Errc::Cancelled, "cancelled");
            CRYO_TRY(file->read(Position{candidate->row - info.firstRow}, record));
            note(record);
        }
    }
    return {};
}

std::uint64_t ChainBuilder::markShadowed(std::vector<Candidate>& candidates)
{
    ChainPass& pass = *m_pass;
    // Newest first in each group of one key.
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return a.key != b.key ? a.key < b.key : a.row > b.row;
    });
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < candidates.size();) {
        std::size_t end = i + 1;
        while (end < candidates.size() && candidates[end].key == candidates[i].key)
            ++end;
        std::size_t answer = i;
        while (answer < end && !pass.reachable(candidates[answer].row))
            ++answer;
        if (answer == end)
            answer = i;
        for (std::size_t k = i; k < end; ++k) {
            if (k == answer)
                continue;
            pass.m_flags[candidates[k].row] |= ChainPass::kShadowed;
            bytes += candidates[k].valueSizeBytes;
        }
        i = end;
    }
    return bytes;
}

} // namespace cryo
