// SPDX-License-Identifier: GPL-3.0-or-later
//
// The walk, and the findings that end it.
#include "core/inspect/chain_walk.h"

namespace cryo {

namespace {

/// The view may not have counted its records; the file knows.
bool exists(const StoreView& view, RecordPlace place)
{
    const auto file = view.keyFile(place.section);
    return file && place.position.value < (*file)->records();
}

Finding brokenHead(const StoreView& view, Bucket bucket, int slot, RecordPlace target)
{
    Finding finding = Finding::make(FindingCode::FZ09, whereOfSlot(view, bucket, slot, 8),
                                    {{"b", std::to_string(bucket.value)},
                                     {"s", std::to_string(target.section.value)},
                                     {"p", std::to_string(target.position.value)}});
    finding.section = target.section;
    finding.position = target.position;
    finding.expected = "an existing record";
    return finding;
}

Finding brokenLink(const StoreView& view, RecordPlace from, RecordPlace target, bool missing)
{
    Finding finding =
        Finding::make(missing ? FindingCode::FZ10 : FindingCode::FZ11, {view.layout().partitions.key, {}, {}},
                      {{"s", std::to_string(from.section.value)},
                       {"p", std::to_string(from.position.value)},
                       {"t", std::to_string(target.section.value)},
                       {"q", std::to_string(target.position.value)}});
    if (const auto file = view.keyFile(from.section)) {
        const std::uint64_t next =
            (*file)->offsetOf(from.position).value + view.layout().keySizeBytes.value_or(0);
        finding.where = (*file)->pages().blob().at((*file)->pages().toFile(LogicalOffset{next}));
    }
    finding.section = from.section;
    finding.position = from.position;
    finding.expected = missing ? "an existing record" : "a record older than " + placeText(from);
    return finding;
}

} // namespace

std::string_view chainEndName(ChainEnd end)
{
    switch (end) {
    case ChainEnd::End:
        return "end";
    case ChainEnd::Empty:
        return "empty";
    case ChainEnd::Dangling:
        return "dangling";
    case ChainEnd::NotOlder:
        return "not-older";
    case ChainEnd::Unreadable:
        return "unreadable";
    case ChainEnd::Limit:
        break;
    }
    return "limit";
}

ChainWalk walkChain(const StoreView& view, Bucket bucket, const BucketReading& reading,
                    const LinkVisitor& visit, const FindingSink& sink)
{
    ChainWalk walk;
    walk.headSlot = headOfBucket(reading, view.layout().checkpoint,
                                 [&](RecordPlace place) { return exists(view, place); });
    if (!walk.headSlot)
        return walk;
    std::optional<RecordPlace> from;
    std::optional<RecordPlace> target = reading.slots[static_cast<std::size_t>(*walk.headSlot)].slot.head;
    const auto broken = [&](ChainEnd end) {
        walk.end = end;
        if (!sink)
            return;
        Finding finding = from ? brokenLink(view, *from, *target, end == ChainEnd::Dangling)
                               : brokenHead(view, bucket, *walk.headSlot, *target);
        finding.bucket = bucket.value;
        finding.found = placeText(*target);
        finding.atRisk = 1;
        sink(std::move(finding));
    };
    while (target) {
        walk.stoppedAt = target;
        if (!exists(view, *target)) {
            broken(ChainEnd::Dangling);
            return walk;
        }
        if (from && *target >= *from) {
            broken(ChainEnd::NotOlder);
            return walk;
        }
        auto record = view.readRecord(*target);
        if (!record || record->trust != RecordTrust::Verified) {
            walk.end = ChainEnd::Unreadable;
            return walk;
        }
        from = target;
        target = record->next;
        if (!visit(std::move(*record))) {
            walk.end = target ? ChainEnd::Limit : ChainEnd::End;
            walk.stoppedAt = target;
            return walk;
        }
    }
    walk.end = ChainEnd::End;
    walk.stoppedAt.reset();
    return walk;
}

} // namespace cryo
