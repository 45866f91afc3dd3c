// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting what lookups would read.
#include "core/inspect/what_if.h"

#include "core/inspect/scan_progress.h"
#include "core/inspect/section_scan.h"
#include "core/storage/blob_header.h"

#include <algorithm>
#include <array>
#include <bit>

namespace cryo {

namespace {

constexpr std::uint64_t kKeysPerStep = 65'536;
constexpr std::uint64_t kOutlookRowsPerStep = std::uint64_t{1} << 20;
constexpr std::array<std::uint8_t, 4> kCapsShown = {1, 2, 4, 8};
constexpr std::uint64_t kEntryBytes = 16 + 8 + 1; ///< record, key and control byte of a hash map
constexpr std::uint64_t kListEntryBytes = 32;     ///< one of a list, as an allocator hands it out

/// The first eight bytes of the key of every record, in no order.
Result<std::vector<std::uint64_t>> collectKeys(const StoreView& view, const Progress& progress)
{
    ScanProgress scanProgress(progress, keyFileBytes(view));
    std::vector<std::vector<std::uint64_t>> parts(view.sections().size());
    const Translator whole{8};
    CRYO_TRY(forEachSectionParallel(0, parts.size(), [&](std::size_t number) -> Result<> {
        const auto file = view.keyFile(view.sections()[number].section);
        if (!file)
            return {}; // the opening has said why
        Result<> stopped;
        const auto visit = [&](Position position, RecordTrust trust, ByteView record) -> Result<> {
            if (position.value % kKeysPerStep == kKeysPerStep - 1) {
                stopped = scanProgress.add(kKeysPerStep * record.size());
                CRYO_TRY(stopped);
            }
            if (trust == RecordTrust::Verified)
                parts[number].push_back(whole.translate(decodeArchiveRecord(record).key));
            return {};
        };
        // What cannot be read is a finding of the scan; here it does not count.
        (void)(*file)->forEach(visit);
        return stopped;
    }));
    std::vector<std::uint64_t> keys;
    for (std::vector<std::uint64_t>& part : parts) {
        keys.insert(keys.end(), part.begin(), part.end());
        part = {};
    }
    return keys;
}

/// The lists that keys of ascending order fall into.
TranslatorOutlook outlookOf(Translator translator, const std::vector<std::uint64_t>& ascending)
{
    TranslatorOutlook outlook;
    outlook.translator = translator;
    outlook.items = ascending.size();
    const int shift = 64 - 8 * translator.capBytes;
    double reads = 0;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        ++run;
        const bool isLast = i + 1 == ascending.size() || ascending[i] >> shift != ascending[i + 1] >> shift;
        if (!isLast)
            continue;
        ++outlook.keys;
        outlook.longest = std::max(outlook.longest, run);
        // The n-th of a list costs n - 1 reads in vain.
        reads += static_cast<double>(run) * static_cast<double>(run - 1) / 2;
        run = 0;
    }
    if (outlook.items > 0)
        outlook.unnecessaryReads = reads / static_cast<double>(outlook.items);
    outlook.memoryBytes = outlook.conflicts() * kListEntryBytes;
    if (outlook.keys > 0) // a hash map grows by doubling, and is seven eighths full at most
        outlook.memoryBytes += std::bit_ceil(outlook.keys + outlook.keys / 7 + 1) * kEntryBytes;
    return outlook;
}

/// How many buckets have a chain of each length, and from it the 99th percentile.
std::uint32_t percentile99(const std::vector<std::uint32_t>& lengths, std::uint32_t longest)
{
    std::vector<std::uint64_t> histogram(std::size_t{longest} + 1);
    for (const std::uint32_t length : lengths)
        ++histogram[length];
    const std::uint64_t wanted = lengths.size() - lengths.size() / 100;
    std::uint64_t seen = 0;
    for (std::uint32_t length = 0; length < histogram.size(); ++length) {
        seen += histogram[length];
        if (seen >= wanted)
            return length;
    }
    return longest;
}

Result<TableOutlook> outlookOf(const ChainPass& chains, std::uint64_t size, const Progress& progress)
{
    TableOutlook outlook;
    outlook.tableSize = size;
    outlook.tableBytes = kHeaderV0SizeBytes + size * kBucketSizeBytes;
    std::vector<std::uint32_t> lengths(size);
    double cost = 0;
    std::uint64_t keys = 0;
    for (Row row = chains.records();
         row-- > 0;) { // the newest first: what is before a record is read in vain
        if (row % kOutlookRowsPerStep == 0)
            CRYO_TRY(progress.step(chains.records() - row, chains.records()));
        if (!chains.readable(row))
            continue;
        const std::uint32_t depth = lengths[bucketOfHash(chains.keyHash(row), size).value]++;
        if (chains.shadowed(row))
            continue;
        ++keys;
        cost += depth;
        outlook.maxLookupCost = std::max(outlook.maxLookupCost, depth);
    }
    if (keys > 0)
        outlook.meanLookupCost = cost / static_cast<double>(keys);
    for (const std::uint32_t length : lengths) {
        outlook.longest = std::max(outlook.longest, length);
        outlook.usedBuckets += length > 0 ? 1 : 0;
    }
    outlook.p99Length = percentile99(lengths, outlook.longest);
    outlook.isPresent = size == chains.tableSize();
    return outlook;
}

} // namespace

Result<std::vector<TranslatorOutlook>> translatorOutlook(const StoreView& view, const Progress& progress)
{
    if (view.layout().kind != StoreKind::Archive)
        return fail(Errc::InvalidArgument, "a freezer has no translator");
    if (!view.layout().pageSize || !view.layout().recordSize())
        return fail(Errc::Unsupported, "no record can be read: the page size or the key size is not known");
    std::vector<std::uint64_t> keys;
    CRYO_ASSIGN(keys, collectKeys(view, progress));
    CRYO_TRY(progress.step(keyFileBytes(view), keyFileBytes(view)));
    // Whatever the number of bytes, keys that begin alike then stand together.
    std::ranges::sort(keys);
    std::vector<TranslatorOutlook> outlooks;
    for (const std::uint8_t cap : kCapsShown)
        outlooks.push_back(outlookOf(Translator{cap}, keys));
    return outlooks;
}

Result<std::vector<TableOutlook>> tableOutlook(const ChainPass& chains, const Progress& progress)
{
    std::vector<TableOutlook> outlooks;
    for (const int doubles : {-2, -1, 0, 1, 2, 3}) {
        const std::uint64_t present = chains.tableSize();
        const std::uint64_t size = doubles < 0 ? present >> -doubles : present << doubles;
        if (present > kOutlookBucketsMax || size == 0 || size > kOutlookBucketsMax ||
            !std::has_single_bit(size))
            continue;
        CRYO_ASSIGN(auto outlook, outlookOf(chains, size, progress));
        outlooks.push_back(outlook);
    }
    return outlooks;
}

Result<TightenOutlook> tightenOutlook(const ChainPass& chains, const Progress& progress)
{
    TightenOutlook outlook;
    double before = 0;
    double after = 0;
    std::uint64_t keys = 0;
    std::vector<std::uint32_t> skipped(chains.tableSize() <= kOutlookBucketsMax ? chains.tableSize() : 0);
    Result<> stopped;
    std::uint64_t seen = 0;
    chains.forEachHead([&](Bucket bucket, Row head) {
        if (++seen % kOutlookRowsPerStep == 0 && stopped)
            stopped = progress.step(seen, chains.usedBuckets());
        if (!stopped || bucket.value >= skipped.size())
            return;
        std::uint32_t steps = 0;
        std::optional<Row> row = head;
        while (row && chains.bucketOf(*row) != bucket) {
            row = chains.next(*row);
            ++steps;
        }
        // A chain with no record of its bucket: an empty slot would do, but that is another repair.
        if (row && steps > 0) {
            skipped[bucket.value] = steps;
            ++outlook.bucketsChanged;
        }
    });
    CRYO_TRY(stopped);
    for (Row row = 0; row < chains.records(); ++row) {
        const auto depth = chains.depth(row);
        const auto bucket = chains.bucketOf(row);
        if (!depth || chains.shadowed(row) || !bucket || bucket->value >= skipped.size())
            continue;
        const std::uint32_t less = std::min(*depth, skipped[bucket->value]);
        ++keys;
        before += *depth;
        after += *depth - less;
        outlook.maxBefore = std::max(outlook.maxBefore, *depth);
        outlook.maxAfter = std::max(outlook.maxAfter, *depth - less);
    }
    if (keys > 0) {
        outlook.meanBefore = before / static_cast<double>(keys);
        outlook.meanAfter = after / static_cast<double>(keys);
    }
    return outlook;
}

} // namespace cryo
