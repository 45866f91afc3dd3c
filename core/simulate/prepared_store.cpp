// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all kinds of changes share.
#include "core/simulate/prepared_store.h"

#include "core/inspect/finding.h"

#include <algorithm>

namespace cryo {

std::string Sentence::text() const
{
    return fillPlaceholders(pattern, arguments);
}

std::string groupedDigits(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string_view preventingChangeName(PreventingChange::Kind kind)
{
    using Kind = PreventingChange::Kind;
    switch (kind) {
    case Kind::RepairHeaders:
        return "repair-headers";
    case Kind::FinishCreations:
        return "finish-creations";
    case Kind::CorrectBits:
        return "correct-bits";
    case Kind::ConvertHeaders:
        return "convert-headers";
    case Kind::RemoveMarkers:
        return "remove-markers";
    case Kind::LowerMarkers:
        return "lower-markers";
    case Kind::CutValues:
        return "cut-values";
    case Kind::RemoveOrphans:
        return "remove-orphans";
    case Kind::GiveCheckpoint:
        return "give-checkpoint";
    case Kind::WriteMarkers:
        break;
    }
    return "write-markers";
}

PreparedStore::PreparedStore(std::shared_ptr<const ReadableStorage> below, StoreLayout how)
    : storage(std::make_shared<OverlayStorage>(std::move(below)))
    , layout(std::move(how))
{
}

bool PreparedStore::has(PreventingChange::Kind kind) const
{
    return std::ranges::find(changes, kind, &PreventingChange::kind) != changes.end();
}

std::vector<std::string> partitionsOf(const PreparedStore& store)
{
    const StorePartitions& all = store.layout.partitions;
    std::vector<std::string> there;
    for (const std::string& partition : {all.key, all.value, all.table, all.markers, all.metadata})
        if (!partition.empty() && store.storage->hasFolder(partition))
            there.push_back(partition);
    return there;
}

} // namespace cryo
