// SPDX-License-Identifier: GPL-3.0-or-later
// The job behind the panel.
#include "ui/panels/simulate/simulation.h"

#include "core/simulate/checkpoint_choices.h"

#include <map>

namespace cryo::ui {
namespace {

std::vector<SimulatedChange> flattened(const SimulatedOpen& opening)
{
    using Kind = OverlayChange::Kind;
    using Op = SimulatedChange::Op;
    std::vector<SimulatedChange> rows;
    const auto add = [&](const OverlayChange& change, Op op, std::uint64_t offset, std::uint64_t size) {
        if (rows.size() < Simulation::kChangesMax)
            rows.push_back({op, change.partition, change.fileName, offset, size});
    };
    for (const OverlayChange& change : opening.changes) {
        switch (change.kind) {
        case Kind::PartitionCreated:
        case Kind::FileCreated:
            add(change, Op::Create, 0, change.sizeAfter);
            continue;
        case Kind::FileChanged:
            break;
        default:
            add(change, Op::Remove, 0, change.sizeBefore);
            continue;
        }
        if (change.sizeAfter < change.sizeBefore)
            add(change, Op::Cut, change.sizeAfter, change.sizeBefore - change.sizeAfter);
        for (const OverlayChange::Range& range : change.written)
            add(change, Op::Write, range.begin.value, range.sizeBytes);
    }
    return rows;
}

Result<std::map<Section, std::uint64_t>> recordCounts(std::shared_ptr<const ReadableStorage> storage,
                                                      const StoreLayout& layout, const Progress& progress)
{
    CRYO_ASSIGN(const auto opened, StoreView::open(std::move(storage), layout));
    CRYO_ASSIGN(const auto view, opened->countRecords(progress));
    std::map<Section, std::uint64_t> counts;
    for (const SectionInfo& info : view->sections())
        counts[info.section] = info.records;
    return counts;
}

Result<std::vector<SectionDifference>> differences(const std::shared_ptr<const ReadableStorage>& store,
                                                   const StoreLayout& layout, const SimulatedOpen& opening,
                                                   const Progress& progress)
{
    CRYO_ASSIGN(const auto before, recordCounts(store, layout, progress));
    CRYO_ASSIGN(const auto after, recordCounts(opening.after, opening.layoutAfter, progress));
    std::map<Section, SectionDifference> rows;
    for (const auto& [section, records] : before)
        rows[section] = {section, records, 0};
    for (const auto& [section, records] : after) {
        rows[section].section = section;
        rows[section].after = records;
    }
    std::vector<SectionDifference> different;
    for (const auto& [section, row] : rows)
        if (row.before != row.after)
            different.push_back(row);
    return different;
}

} // namespace

std::shared_ptr<const ReadableStorage> Simulation::storage(Show show) const
{
    switch (show) {
    case Show::Before:
        return nullptr;
    case Show::After:
        return check.without.after;
    case Show::Prepared:
        return check.prepared;
    case Show::PreparedAfter:
        break;
    }
    return check.with ? check.with->after : nullptr;
}

const StoreLayout* Simulation::layout(Show show) const
{
    switch (show) {
    case Show::Before:
        return nullptr;
    case Show::After:
        return &check.without.layoutAfter;
    case Show::Prepared:
        return &check.preparedLayout;
    case Show::PreparedAfter:
        break;
    }
    return check.with ? &check.with->layoutAfter : nullptr;
}

Result<std::shared_ptr<const Simulation>> simulate(const std::shared_ptr<const ReadableStorage>& store,
                                                   const StoreLayout& layout, Release release,
                                                   CheckpointUse use, const Progress& progress)
{
    auto simulation = std::make_shared<Simulation>();
    StoreLayout how = layout;
    if (use == CheckpointUse::None)
        how.checkpoint.reset();
    if (use == CheckpointUse::Estimated && layout.kind == StoreKind::Freezer) {
        CRYO_ASSIGN(how.checkpoint, estimateCheckpoint(store, layout, progress));
    }
    simulation->checkpoint = how.checkpoint;
    UpgradeOptions options;
    options.opening.release = release;
    options.opening.checkpoint = how.checkpoint;
    constexpr std::size_t kLostItemsShown = 10'000;
    options.opening.sampleSize = kLostItemsShown;
    CRYO_ASSIGN(simulation->check, checkUpgrade(store, how, options, progress));
    const SimulatedOpen& opening = simulation->check.without;
    simulation->changes = flattened(opening);
    CRYO_ASSIGN(simulation->sections, differences(store, how, opening, progress));
    return std::shared_ptr<const Simulation>(std::move(simulation));
}

} // namespace cryo::ui
