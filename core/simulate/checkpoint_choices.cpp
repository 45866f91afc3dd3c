// SPDX-License-Identifier: GPL-3.0-or-later
//
// Estimating from slots and section ends, and simulating with each choice.
#include "core/simulate/checkpoint_choices.h"

#include "core/inspect/freezer_report.h"
#include "core/inspect/scan_progress.h"
#include "core/inspect/table_rules.h"

#include <bit>
#include <ranges>

namespace cryo {

namespace {

/// Records from the front of a section up to the last one whose value lies in the value file.
Result<std::uint64_t> wholeRecords(const StoreView& view, const SectionInfo& info)
{
    const auto keys = view.keyFile(info.section);
    if (!keys)
        return 0;
    const auto values = view.valueFile(info.section);
    const std::uint64_t valueBytes = values ? (*values)->sizeBytes() : 0;
    Bytes record((*keys)->recordSize().bytes);
    for (std::uint64_t count = (*keys)->records(); count > 0; --count) {
        const auto trust = (*keys)->read(Position{count - 1}, record);
        if (!trust || *trust != RecordTrust::Verified)
            continue;
        const auto end = valuePlaceOf(record).end();
        if (end && *end <= valueBytes)
            return count;
    }
    return 0;
}

/// The number of buckets to hand over: half of the table's while a resize of it is half done.
std::uint64_t tableSizeOf(const TableReport& table)
{
    const std::uint64_t size = table.halfDoneResize ? table.buckets / 2 : table.buckets;
    return size == 0 ? 0 : std::bit_floor(std::min(size, std::uint64_t{1} << 31));
}

} // namespace

Result<std::optional<Checkpoint>> estimateCheckpoint(std::shared_ptr<const ReadableStorage> store,
                                                     const StoreLayout& layout, const Progress& progress)
{
    if (layout.kind != StoreKind::Freezer)
        return fail(Errc::InvalidArgument, "only a freezer has a checkpoint");
    StoreLayout without = layout;
    without.checkpoint.reset(); // what is known must not colour what is estimated
    CRYO_ASSIGN(const auto opened, StoreView::open(std::move(store), without));
    CRYO_ASSIGN(const auto view, opened->countRecords(progress));
    bool halfDone = false;
    CRYO_ASSIGN(const auto report,
                freezerReport(
                    view,
                    [&](const Finding& finding) { halfDone = halfDone || finding.code == FindingCode::FZ17; },
                    progress));
    TableReport table = report->table;
    table.halfDoneResize = table.halfDoneResize || halfDone;
    Checkpoint checkpoint;
    checkpoint.epoch = table.highestEpoch;
    checkpoint.tableSize = static_cast<std::uint32_t>(tableSizeOf(table));
    if (checkpoint.epoch == 0 || checkpoint.tableSize == 0)
        return std::optional<Checkpoint>();
    for (const SectionInfo& info : view->sections() | std::views::reverse) {
        CRYO_ASSIGN(const std::uint64_t records, wholeRecords(*view, info));
        if (records == 0)
            continue;
        checkpoint.section = info.section;
        checkpoint.oversizedSizeBytes = records * layout.recordSize()->bytes;
        return std::optional(checkpoint);
    }
    return std::optional<Checkpoint>();
}

std::string_view checkpointSourceName(CheckpointChoice::Source source)
{
    switch (source) {
    case CheckpointChoice::Source::Known:
        return "known";
    case CheckpointChoice::Source::Estimated:
        return "estimated";
    case CheckpointChoice::Source::None:
        break;
    }
    return "none";
}

Result<std::vector<CheckpointChoice>>
simulateCheckpointChoices(const std::shared_ptr<const ReadableStorage>& store, const StoreLayout& layout,
                          SimulateOptions options, const Progress& progress)
{
    using Source = CheckpointChoice::Source;
    CRYO_ASSIGN(const auto estimate, estimateCheckpoint(store, layout, progress));
    std::vector<CheckpointChoice> choices(1); // none
    if (layout.checkpoint)
        choices.push_back({Source::Known, layout.checkpoint, {}});
    if (estimate && estimate != layout.checkpoint)
        choices.push_back({Source::Estimated, estimate, {}});
    for (CheckpointChoice& choice : choices) {
        options.checkpoint = choice.checkpoint;
        CRYO_ASSIGN(choice.opening, simulateOpen(store, layout, options, progress));
    }
    return choices;
}

} // namespace cryo
