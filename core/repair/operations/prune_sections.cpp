// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prunes an archive: every section below that of "min" goes to quarantine, and markers forget it. As the
// engine does it, the boundary is that of a section: pruning to 10 500 keeps the section from 10 240 on.
// Source: product.md §3.8, behaviour.md §1 (prune).
#include "core/inspect/marker_rules.h"
#include "core/repair/operations/operation.h"

namespace cryo {

Result<OperationEffect> pruneSections(const Operation& operation, OperationContext& context)
{
    const auto minimum = operation.number("min");
    const auto items = context.layout.itemsPerSection;
    if (context.layout.kind != StoreKind::Archive || !minimum || !items || *items == 0)
        return fail(Errc::InvalidArgument, "pruning needs an index and the items per section",
                    operation.target);
    CRYO_ASSIGN(const auto view, context.view());
    const Section boundary = sectionOfIndex(*minimum, *items);
    OperationEffect effect;
    std::uint64_t sections = 0;
    for (const SectionInfo& info : view->sections()) {
        if (info.section >= boundary)
            break;
        ++sections;
        effect.loses += info.records;
        if (info.hasKeyFile)
            CRYO_TRY(context.storage->removeFile(view->layout().partitions.key, info.keyFileName));
        if (info.hasValueFile)
            CRYO_TRY(context.storage->removeFile(view->layout().partitions.value, info.valueFileName));
    }
    effect.sentence = "Keeping from " + std::to_string(*minimum) + " on means from section " +
                      std::to_string(boundary.value) + " on: " + std::to_string(sections) +
                      " sections with " + std::to_string(effect.loses) + " items go to quarantine.";
    if (sections > 0 && !context.layout.partitions.markers.empty() && !readMarkers(*view, {}).markers.empty())
        CRYO_TRY(writeMarkerCopies(operation, context));
    return effect;
}

} // namespace cryo
