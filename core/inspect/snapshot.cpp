// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking a store's print, and comparing it later.
#include "core/inspect/snapshot.h"

#include "core/base/crc32c.h"
#include "core/inspect/scan_progress.h"
#include "core/inspect/section_scan.h"

#include <algorithm>
#include <map>

namespace cryo {

namespace {

constexpr std::uint64_t kPrintedRecordsAtOnce = 16'384;

/// Checksums of a section's records, up to one or two numbers of them.
struct PrefixPrint {
    std::uint64_t records = 0; ///< in all
    std::uint32_t crc = 0;     ///< of all
    std::uint32_t prefixCrc = 0;
};

/// The checksum of all records of a section, and that of the first `prefix` of them.
Result<PrefixPrint> printSection(const StoreView& view, Section section, std::uint64_t prefix,
                                 ScanProgress& progress)
{
    PrefixPrint print;
    const auto file = view.keyFile(section);
    if (!file)
        return print;
    Result<> stopped;
    const auto visit = [&](Position position, RecordTrust, ByteView record) -> Result<> {
        if (position.value % kPrintedRecordsAtOnce == kPrintedRecordsAtOnce - 1) {
            stopped = progress.add(kPrintedRecordsAtOnce * record.size());
            CRYO_TRY(stopped);
        }
        print.crc = crc32cExtend(print.crc, record);
        if (++print.records == prefix)
            print.prefixCrc = print.crc;
        return {};
    };
    // A file that ends early has fewer records; that is what is said of it.
    (void)(*file)->forEach(visit);
    CRYO_TRY(stopped);
    return print;
}

/// Ranges of `from` without what `what` has.
std::vector<IndexRange> rangesWithout(std::span<const IndexRange> from, std::span<const IndexRange> what)
{
    std::vector<IndexRange> left;
    std::size_t next = 0;
    for (const IndexRange& range : from) {
        std::uint64_t begin = range.first;
        bool isOver = false;
        while (next < what.size() && what[next].last < begin)
            ++next;
        for (std::size_t i = next; i < what.size() && what[i].first <= range.last; ++i) {
            if (what[i].first > begin)
                left.push_back({begin, what[i].first - 1});
            isOver = what[i].last >= range.last;
            if (isOver)
                break;
            begin = what[i].last + 1;
        }
        if (!isOver)
            left.push_back({begin, range.last});
    }
    return left;
}

std::vector<BucketPrint> bucketPrints(const FreezerReport& report)
{
    std::vector<BucketPrint> prints;
    report.chains->forEachHead([&](Bucket bucket, Row row) {
        if (const auto place = report.view->placeOfRow(row))
            prints.push_back(
                {static_cast<std::uint32_t>(bucket.value), report.chains->chainLength(bucket), *place});
    });
    return prints;
}

/// Both ascending by bucket.
void compareBuckets(std::span<const BucketPrint> then, std::span<const BucketPrint> now, SnapshotDiff& diff)
{
    const auto tell = [&diff](const BucketPrint* before, const BucketPrint* after) {
        if (before != nullptr && after != nullptr && *before == *after)
            return;
        ++diff.bucketsChanged;
        if (diff.buckets.size() == SnapshotDiff::kBucketsKept)
            return;
        BucketChange change;
        change.bucket = Bucket{(before != nullptr ? before : after)->bucket};
        if (before != nullptr) {
            change.headThen = before->head;
            change.lengthThen = before->length;
        }
        if (after != nullptr) {
            change.headNow = after->head;
            change.lengthNow = after->length;
        }
        diff.buckets.push_back(change);
    };
    std::size_t t = 0;
    std::size_t n = 0;
    while (t < then.size() || n < now.size()) {
        if (n == now.size() || (t < then.size() && then[t].bucket < now[n].bucket))
            tell(&then[t++], nullptr);
        else if (t == then.size() || now[n].bucket < then[t].bucket)
            tell(nullptr, &now[n++]);
        else
            tell(&then[t++], &now[n++]);
    }
}

Result<std::vector<SectionChange>> compareSections(const Snapshot& then, const StoreView& view,
                                                   const Progress& progress)
{
    std::map<Section, SectionPrint> before;
    for (const SectionPrint& print : then.sections)
        before[print.section] = print;
    ScanProgress scanProgress(progress, keyFileBytes(view));
    std::vector<SectionChange> changes;
    for (const SectionInfo& info : view.sections()) {
        if (!info.hasKeyFile)
            continue;
        const auto old = before.find(info.section);
        const std::uint64_t prefix = old != before.end() ? old->second.records : 0;
        CRYO_ASSIGN(const PrefixPrint print, printSection(view, info.section, prefix, scanProgress));
        SectionChange change{info.section, SectionChangeKind::New, prefix, print.records};
        if (old == before.end()) {
            changes.push_back(change);
            continue;
        }
        const bool isWhole = print.records >= prefix;
        const bool isSame = !isWhole || prefix == 0 || print.prefixCrc == old->second.recordsCrc;
        change.kind = !isWhole ? SectionChangeKind::Shrunk
                      : isSame ? SectionChangeKind::Grown
                               : SectionChangeKind::Changed;
        if (change.kind != SectionChangeKind::Grown || print.records > prefix)
            changes.push_back(change);
        before.erase(old);
    }
    for (const auto& [section, print] : before)
        changes.push_back({section, SectionChangeKind::Gone, print.records, 0});
    std::ranges::sort(changes, {}, &SectionChange::section);
    return changes;
}

} // namespace

std::uint64_t Snapshot::records() const
{
    std::uint64_t count = 0;
    for (const SectionPrint& section : sections)
        count = saturatingAdd(count, section.records);
    return count;
}

std::string_view sectionChangeName(SectionChangeKind kind)
{
    static constexpr std::array<std::string_view, 5> kNames = {"new", "gone", "grown", "shrunk", "changed"};
    return kNames[static_cast<std::size_t>(kind)];
}

Result<Snapshot> takeSnapshot(const DiffSide& side, std::int64_t takenMs, const Progress& progress)
{
    const StoreView& view = side.view();
    Snapshot snapshot;
    snapshot.kind = view.layout().kind;
    snapshot.takenMs = takenMs;
    snapshot.name = view.layout().name;
    snapshot.keySizeBytes = view.layout().keySizeBytes.value_or(0);
    snapshot.itemsPerSection = view.layout().itemsPerSection.value_or(0);
    ScanProgress scanProgress(progress, keyFileBytes(view));
    for (const SectionInfo& info : view.sections()) {
        if (!info.hasKeyFile)
            continue;
        CRYO_ASSIGN(const PrefixPrint print, printSection(view, info.section, 0, scanProgress));
        snapshot.sections.push_back(
            {info.section, print.records, print.crc, info.keyFileBytes, info.valueFileBytes});
    }
    if (side.archive) {
        snapshot.ranges.assign(side.archive->ranges().begin(), side.archive->ranges().end());
    } else {
        snapshot.tableSize = side.freezer->chains->tableSize();
        snapshot.buckets = bucketPrints(*side.freezer);
    }
    return snapshot;
}

Result<SnapshotDiff> compareWithSnapshot(const Snapshot& then, const DiffSide& now, const Progress& progress)
{
    const StoreView& view = now.view();
    if (then.kind != view.layout().kind)
        return fail(Errc::InvalidArgument, "the snapshot is of another kind of store");
    SnapshotDiff diff;
    CRYO_ASSIGN(diff.sections, compareSections(then, view, progress));
    diff.recordsThen = then.records();
    diff.recordsNow = view.records();
    if (now.archive) {
        diff.indicesGone = rangesWithout(then.ranges, now.archive->ranges());
        diff.indicesNew = rangesWithout(now.archive->ranges(), then.ranges);
    } else {
        diff.tableSizeThen = then.tableSize;
        diff.tableSizeNow = now.freezer->chains->tableSize();
        compareBuckets(then.buckets, bucketPrints(*now.freezer), diff);
    }
    return diff;
}

} // namespace cryo
