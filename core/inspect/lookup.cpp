// SPDX-License-Identifier: GPL-3.0-or-later
//
// Single items by index, key or cursor, from the files alone.
#include "core/inspect/item_stream.h"
#include "core/inspect/record_rules.h"
#include "core/inspect/scan_progress.h"
#include "core/inspect/section_scan.h"
#include "core/inspect/value_rules.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace cryo {

namespace {

constexpr std::uint64_t kRecordsPerStep = 16384;

Result<> needsRecords(const StoreView& view)
{
    if (view.layout().pageSize && view.layout().recordSize())
        return {};
    return fail(Errc::Unsupported,
                "no record can be read: the page size or the key size of this store is not known; give it "
                "by hand",
                {view.layout().partitions.key, {}, {}});
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// key → numbers of the questions that ask for it.
using KeyMap = std::unordered_map<std::string, std::vector<std::size_t>, TextHash, std::equal_to<>>;

struct Match {
    std::size_t question = 0;
    RecordRow record;
};

/// Drops matches that an engine cuts off when it opens their section.
void dropCut(const StoreView& view, const FixedJournalReader& keys, Section section,
             std::vector<Match>& matches)
{
    if (matches.empty())
        return;
    const auto values = view.valueFile(section);
    const auto kept = recordsKept(keys, values ? (*values)->sizeBytes() : 0);
    if (kept)
        std::erase_if(matches,
                      [&](const Match& match) { return match.record.place.position.value >= *kept; });
}

/// Every trusted record of one section that `wanted` names.
Result<std::vector<Match>>
searchSection(const StoreView& view, Section section, const ItemStreamOptions& options,
              ScanProgress& progress, const std::function<void(ByteView, std::vector<std::size_t>&)>& wanted)
{
    std::vector<Match> matches;
    const auto file = view.keyFile(section);
    if (!file)
        return matches; // the opening has said why
    std::vector<std::size_t> questions;
    bool cancelled = false;
    const auto read = (*file)->forEach([&](Position position, RecordTrust trust, ByteView bytes) -> Result<> {
        if (position.value % kRecordsPerStep == kRecordsPerStep - 1) {
            auto step = progress.add(kRecordsPerStep * bytes.size());
            cancelled = !step;
            CRYO_TRY(step);
        }
        if (trust != RecordTrust::Verified)
            return {};
        questions.clear();
        wanted(bytes, questions);
        for (const std::size_t question : questions) {
            matches.push_back({question, view.decodeRecord({section, position}, trust, bytes)});
            matches.back().record.keyFileOffset = (*file)->fileOffsetOf(position);
        }
        return {};
    });
    if (cancelled)
        return std::unexpected(read.error());
    if (!options.cutRecords)
        dropCut(view, **file, section, matches);
    return matches;
}

Result<std::vector<std::vector<Item>>> searchArchive(const StoreView& view, const KeyMap& keys,
                                                     std::size_t questions, const FindingSink& sink,
                                                     const Progress& progress,
                                                     const ItemStreamOptions& options)
{
    ScanProgress scanProgress(progress, keyFileBytes(view));
    std::vector<std::vector<Match>> found(view.sections().size());
    const auto wanted = [&](ByteView bytes, std::vector<std::size_t>& numbers) {
        const auto entry = keys.find(asText(decodeArchiveRecord(bytes).key));
        if (entry != keys.end())
            numbers = entry->second;
    };
    CRYO_TRY(forEachSectionParallel(0, found.size(), [&](std::size_t number) -> Result<> {
        const SectionInfo& info = view.sections()[number];
        if (!info.hasKeyFile)
            return {};
        CRYO_ASSIGN(found[number], searchSection(view, info.section, options, scanProgress, wanted));
        return {};
    }));
    std::vector<std::vector<Item>> answers(questions);
    for (std::size_t number = 0; number < found.size(); ++number) {
        ValueWindow window(view, view.sections()[number].section);
        for (Match& match : found[number])
            answers[match.question].push_back(makeItem(view, std::move(match.record), window, options, sink));
    }
    return answers;
}

/// The bucket that a lookup of a key begins with: where a doubled table was not filled yet and no checkpoint
/// says so, the lower half answers for a bucket of zeros. Source: newer.md §5.10.
Result<std::pair<Bucket, BucketReading>> bucketOfLookup(const StoreView& view, ByteView key)
{
    const std::uint64_t size = lookupSize(view);
    Bucket bucket = bucketOfKey(key, size);
    CRYO_ASSIGN(BucketReading reading, readLookupBucket(view, bucket));
    const bool empty =
        reading.slots[0].state == SlotState::Empty && reading.slots[1].state == SlotState::Empty;
    const bool sizeKnown = view.layout().checkpoint && view.layout().checkpoint->tableSize == size;
    if (empty && !sizeKnown && size % 2 == 0 && bucket.value >= size / 2) {
        bucket.value -= size / 2;
        CRYO_ASSIGN(reading, readLookupBucket(view, bucket));
    }
    return std::pair(bucket, reading);
}

Result<std::vector<Item>> searchChain(const StoreView& view, ByteView key, const FindingSink& sink,
                                      const Progress& progress, const ItemStreamOptions& options)
{
    std::vector<Item> items;
    if (view.buckets() == 0)
        return items;
    auto start = bucketOfLookup(view, key);
    if (!start)
        return std::unexpected(start.error());
    std::uint32_t depth = 0;
    Result<> cancelled;
    const auto visit = [&](RecordRow&& record) {
        if (equalBytes(record.key, key)) {
            ValueWindow window(view, record.place.section);
            Item item = makeItem(view, std::move(record), window, options, sink);
            item.bucket = start->first;
            item.depth = depth;
            item.reachable = true;
            item.shadowed = !items.empty();
            items.push_back(std::move(item));
        }
        ++depth;
        if (depth % 1024 == 0)
            cancelled = progress.step(depth, 0);
        return cancelled.has_value();
    };
    walkChain(view, start->first, start->second, visit, sink);
    if (!cancelled)
        return std::unexpected(cancelled.error());
    return items;
}

} // namespace

Result<std::vector<Item>> lookupByIndex(const StoreView& view, std::uint64_t index, const Progress& progress,
                                        const ItemStreamOptions& options)
{
    if (view.layout().kind != StoreKind::Archive)
        return fail(Errc::InvalidArgument, "a freezer has no indices");
    CRYO_TRY(needsRecords(view));
    // The section's number is the first index of the section, so it is the last one at or below the index.
    Section section{};
    if (const auto n = view.layout().itemsPerSection; n && *n > 0) {
        section = sectionOfIndex(index, *n);
    } else {
        const auto after =
            std::ranges::upper_bound(view.sections(), Section{index}, {}, &SectionInfo::section);
        if (after == view.sections().begin())
            return std::vector<Item>{};
        section = std::prev(after)->section;
    }
    const SectionInfo* info = view.section(section);
    std::vector<Item> items;
    if (info == nullptr || !info->hasKeyFile)
        return items;
    ScanProgress scanProgress(progress, info->keyFileBytes);
    std::vector<Match> matches;
    CRYO_ASSIGN(matches, searchSection(view, section, options, scanProgress,
                                       [&](ByteView bytes, std::vector<std::size_t>& questions) {
                                           if (decodeArchiveRecord(bytes).index == index)
                                               questions.push_back(0);
                                       }));
    ValueWindow window(view, section);
    for (Match& match : matches)
        items.push_back(makeItem(view, std::move(match.record), window, options, {}));
    return items;
}

Result<std::vector<std::vector<Item>>> lookupByKeys(const StoreView& view, std::span<const Bytes> keys,
                                                    const FindingSink& sink, const Progress& progress,
                                                    const ItemStreamOptions& options)
{
    CRYO_TRY(needsRecords(view));
    KeyMap map;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].size() != view.layout().keySizeBytes)
            return fail(Errc::InvalidArgument, "keys of this store have " +
                                                   std::to_string(*view.layout().keySizeBytes) +
                                                   " bytes, this one has " + std::to_string(keys[i].size()));
        map[std::string(asText(keys[i]))].push_back(i);
    }
    if (view.layout().kind == StoreKind::Archive)
        return searchArchive(view, map, keys.size(), sink, progress, options);
    std::vector<std::vector<Item>> answers;
    for (const Bytes& key : keys) {
        CRYO_TRY(progress.step(answers.size(), keys.size()));
        auto items = searchChain(view, key, sink, progress, options);
        if (!items)
            return std::unexpected(items.error());
        answers.push_back(std::move(*items));
    }
    return answers;
}

Result<std::vector<Item>> lookupByKey(const StoreView& view, ByteView key, const FindingSink& sink,
                                      const Progress& progress, const ItemStreamOptions& options)
{
    const Bytes copy(key.begin(), key.end());
    auto answers = lookupByKeys(view, std::span(&copy, 1), sink, progress, options);
    if (!answers)
        return std::unexpected(answers.error());
    return std::move(answers->front());
}

Item lookupByCursor(const StoreView& view, const Cursor& cursor, const ItemStreamOptions& options)
{
    ValueWindow window(view, cursor.section);
    RecordRow record;
    record.place.section = cursor.section;
    record.readable = false;
    record.value = cursor.place;
    return makeItem(view, std::move(record), window, options, {});
}

} // namespace cryo
