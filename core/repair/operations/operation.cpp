// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a kind to its function.
#include "core/repair/operations/operation.h"

namespace cryo {

Result<std::shared_ptr<const StoreView>> OperationContext::view() const
{
    CRYO_ASSIGN(const auto opened, StoreView::open(storage, layout));
    return opened->countRecords(progress);
}

void OperationEffect::lose(std::string item)
{
    ++loses;
    if (sample.size() < kSampleMax)
        sample.push_back(std::move(item));
}

Result<OperationEffect> runOperation(const Operation& operation, OperationContext& context)
{
    switch (operation.kind) {
    case OperationKind::FreshHeader:
        return freshHeader(operation, context);
    case OperationKind::RewriteHeader:
        return rewriteHeader(operation, context);
    case OperationKind::RemoveFile:
        return removeStoreFile(operation, context);
    case OperationKind::RenameFile:
        return renameFile(operation, context);
    case OperationKind::SwapFiles:
        return swapFiles(operation, context);
    case OperationKind::CreateFolder:
        return createPartition(operation, context);
    case OperationKind::EditBytes:
        return editBytes(operation, context);
    case OperationKind::EditFields:
        return editFields(operation, context);
    case OperationKind::RewriteSection:
        return rewriteSection(operation, context);
    case OperationKind::MoveStrays:
        return moveStrays(operation, context);
    case OperationKind::WriteMarkers:
        return writeMarkerCopies(operation, context);
    case OperationKind::RemoveMarkers:
        return removeMarkerCopies(operation, context);
    case OperationKind::PruneSections:
        return pruneSections(operation, context);
    case OperationKind::RebuildFreezer:
        return rebuildFreezer(operation, context);
    case OperationKind::TightenHeads:
        return tightenHeads(operation, context);
    case OperationKind::ResizeTable:
        return resizeTable(operation, context);
    case OperationKind::HealFromReplica:
        return healFromReplica(operation, context);
    case OperationKind::FlipBits:
        return flipBits(operation, context);
    case OperationKind::PutItems:
        return putStoreItems(operation, context);
    case OperationKind::SetSlot:
        return setSlot(operation, context);
    }
    return fail(Errc::InvalidArgument, "an operation of unknown kind");
}

} // namespace cryo
