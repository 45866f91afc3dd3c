// SPDX-License-Identifier: GPL-3.0-or-later
//
// One bucket drawn out: its slots, and its chain record by record.
#include "core/inspect/freezer_report.h"

#include <unordered_set>

namespace cryo {

namespace {

void judgeSlots(const StoreView& view, BucketView& result, const FindingSink& sink)
{
    const BucketReading& reading = result.reading;
    for (int i = 0; i < 2; ++i)
        if (reading.slots[static_cast<std::size_t>(i)].state == SlotState::BadChecksum)
            reportBadSlots(view, result.bucket, 1U << i, sink);
    if (!reading.equalEpochs)
        return;
    Finding finding = Finding::make(
        FindingCode::FZ08, whereOfSlot(view, result.bucket, 0),
        {{"b", std::to_string(result.bucket.value)}, {"e", std::to_string(reading.slots[0].slot.epoch)}});
    finding.bucket = result.bucket.value;
    sink(std::move(finding));
}

} // namespace

Result<BucketView> bucketView(const StoreView& view, Bucket bucket, std::size_t limit,
                              std::optional<std::uint64_t> tableSize)
{
    BucketView result;
    result.bucket = bucket;
    CRYO_ASSIGN(result.reading, view.readBucket(bucket));
    result.offset = view.table()->toFile(LogicalOffset{bucket.value * kBucketSizeBytes});
    const FindingSink sink = [&](Finding finding) { result.findings.push_back(std::move(finding)); };
    judgeSlots(view, result, sink);
    const std::uint64_t size = tableSize.value_or(lookupSize(view));
    std::unordered_set<std::string> keys;
    const auto visit = [&](RecordRow&& record) {
        ChainLink link;
        link.keyBucket = size == 0 ? bucket : bucketOfKey(record.key, size);
        link.own = link.keyBucket == bucketOfHash(static_cast<std::uint32_t>(bucket.value), size);
        link.shadowedInChain = !keys.insert(toHex(record.key)).second;
        link.record = std::move(record);
        result.chain.push_back(std::move(link));
        return result.chain.size() < limit;
    };
    const ChainWalk walk = walkChain(view, bucket, result.reading, visit, sink);
    result.headSlot = walk.headSlot;
    result.end = walk.end;
    result.stoppedAt = walk.stoppedAt;
    return result;
}

} // namespace cryo
