// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans on overlays, digests, previews.
#include "core/repair/change_set.h"
#include "core/repair/operations/operation.h"
#include "core/repair/plan.h"

#include <algorithm>

namespace cryo {

std::string operationPrefix(const Operation& operation)
{
    return "operation " + std::to_string(operation.id) + " (" + std::string(operationName(operation.kind)) +
           "): ";
}

namespace {

Result<> runNumbered(const Operation& operation, OperationContext& context)
{
    if (auto done = runOperation(operation, context); !done) {
        Error error = std::move(done).error();
        error.message.insert(0, operationPrefix(operation));
        return std::unexpected(std::move(error));
    }
    return {};
}

/// The first bytes of a run, as far as the file reaches.
Bytes bytesAt(const ReadableStorage& storage, const OverlayChange& change, std::uint64_t begin,
              std::uint64_t sizeBytes)
{
    Bytes bytes;
    const auto file = storage.open(change.partition, change.fileName);
    if (!file || (*file)->sizeBytes() <= begin)
        return bytes;
    bytes.resize(std::min({sizeBytes, (*file)->sizeBytes() - begin, std::uint64_t{kPreviewBytesMax}}));
    if (!(*file)->readAt(FileOffset{begin}, bytes))
        bytes.clear();
    return bytes;
}

std::vector<ByteChange> describeChanges(const ReadableStorage& before, const OverlayStorage& after)
{
    std::vector<ByteChange> changes;
    const auto add = [&](const OverlayChange& change, std::uint64_t begin, std::uint64_t sizeBytes) {
        if (changes.size() >= kPreviewRunsMax)
            return;
        changes.push_back({{change.partition, change.fileName, begin},
                           bytesAt(before, change, begin, sizeBytes),
                           bytesAt(after, change, begin, sizeBytes),
                           sizeBytes});
    };
    for (const OverlayChange& change : after.changes()) {
        if (change.fileName.empty())
            continue;
        for (const OverlayChange::Range& range : change.written)
            add(change, range.begin.value, range.sizeBytes);
        if (change.sizeAfter < change.sizeBefore)
            add(change, change.sizeAfter, change.sizeBefore - change.sizeAfter);
    }
    return changes;
}

} // namespace

Result<std::string> planFingerprint(const ReadableStorage& storage, const StoreLayout& layout,
                                    const Progress& progress)
{
    std::vector<std::string> partitions;
    for (const std::string* name : {&layout.partitions.key, &layout.partitions.value,
                                    &layout.partitions.table, &layout.partitions.markers})
        if (!name->empty())
            partitions.push_back(*name);
    return storeFingerprint(storage, partitions, progress);
}

Result<std::vector<ResultFile>> resultsOf(std::shared_ptr<const ReadableStorage> store,
                                          std::shared_ptr<const OverlayStorage> overlay,
                                          const Progress& progress)
{
    CRYO_ASSIGN(const ChangeSet changes, collectChanges(std::move(store), overlay, progress));
    std::vector<ResultFile> results;
    for (const FileChange& change : changes.files) {
        ResultFile file{change.partition,
                        change.fileName,
                        change.kind == FileChange::Kind::Removed,
                        change.sizeAfter,
                        {}};
        if (!file.removed) {
            CRYO_ASSIGN(const auto digest, sha256OfFile(*overlay, file.partition, file.fileName, progress));
            file.sha256 = digest.value_or(std::string());
        }
        results.push_back(std::move(file));
    }
    for (const SetAsideEntry& entry : changes.setAside)
        results.push_back({entry.partition, entry.name, true, 0, {}});
    return results;
}

Result<PlannedStore> applyToOverlay(const Plan& plan, std::shared_ptr<const ReadableStorage> store,
                                    const Progress& progress)
{
    OperationContext context{std::make_shared<OverlayStorage>(store), plan.layout, progress};
    for (const Operation& operation : plan.operations)
        CRYO_TRY(runNumbered(operation, context));
    if (plan.checkpoint)
        context.layout.checkpoint = plan.checkpoint;
    CRYO_ASSIGN(auto results, resultsOf(std::move(store), context.storage, progress));
    return PlannedStore{context.storage, std::move(context.layout), std::move(results)};
}

Result<std::vector<ByteChange>> previewOperation(const Plan& plan, std::uint32_t id,
                                                 std::shared_ptr<const ReadableStorage> store,
                                                 const Progress& progress)
{
    OperationContext context{std::make_shared<OverlayStorage>(std::move(store)), plan.layout, progress};
    for (const Operation& operation : plan.operations) {
        if (operation.id != id) {
            CRYO_TRY(runNumbered(operation, context));
            continue;
        }
        const auto before = context.storage;
        context.storage = std::make_shared<OverlayStorage>(before);
        CRYO_TRY(runNumbered(operation, context));
        return describeChanges(*before, *context.storage);
    }
    return fail(Errc::NotFound, "the plan has no operation " + std::to_string(id));
}

} // namespace cryo
