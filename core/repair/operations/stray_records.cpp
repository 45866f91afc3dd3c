// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves records that stand in a section where their index does not belong: record and stored value go to the
// end of the section that they belong to, which is made if it is missing. A record that is there already,
// with the same key, index and value, is not added twice. A section whose number is no multiple of the items
// per section is empty then, and goes to quarantine. Source: findings.md (AR-01, AR-02).
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

struct Moved {
    Bytes record;
    Bytes stored; ///< body and checksum
};

class StrayMove {
public:
    explicit StrayMove(OperationContext& context)
        : m_context(context)
    {
    }
    Result<OperationEffect> run();

private:
    Result<> leave(const SectionInfo& info);
    Result<> arrive(Section target, const std::vector<Moved>& records);
    [[nodiscard]] bool isThere(const SectionContents& contents, const Moved& moved,
                               ValueWindow& values) const;

    OperationContext& m_context;
    std::shared_ptr<const StoreView> m_view;
    std::uint64_t m_items = 1;
    std::map<Section, std::vector<Moved>> m_moved; ///< by the section that they go to
    OperationEffect m_effect;
};

/// Takes the strays out of a section.
Result<> StrayMove::leave(const SectionInfo& info)
{
    CRYO_ASSIGN(SectionContents contents, readSectionContents(*m_view, info, {}, m_context.progress));
    ValueWindow values(*m_view, info.section);
    Bytes logical;
    std::uint64_t end = 0;
    std::uint64_t moved = 0;
    for (const UsableRecord& record : contents.records) {
        const ByteView bytes = contents.record(record.position);
        const Section home = sectionOfIndex(loadBig<std::uint64_t>(bytes.first(8)), m_items);
        if (home == info.section || !record.valueGood) {
            append(logical, bytes);
            end = std::max(end, valuePlaceOf(bytes).end().value_or(0));
            continue;
        }
        const auto stored = values.read(valuePlaceOf(bytes), kStoredLimitBytes);
        if (stored.state != ValueState::Good)
            continue;
        m_moved[home].push_back(
            {Bytes(bytes.begin(), bytes.end()), Bytes(stored.bytes.begin(), stored.bytes.end())});
        ++moved;
    }
    if (moved == 0)
        return {};
    if (logical.empty()) {
        CRYO_TRY(m_context.storage->removeFile(m_view->layout().partitions.key, info.keyFileName));
        if (info.hasValueFile)
            CRYO_TRY(m_context.storage->removeFile(m_view->layout().partitions.value, info.valueFileName));
        return {};
    }
    CRYO_TRY(writeIndexFile(*m_context.storage, *m_view, info.section, logical));
    return cutPayload(*m_context.storage, m_view->layout().partitions.value, info.valueFileName, end);
}

bool StrayMove::isThere(const SectionContents& contents, const Moved& moved, ValueWindow& values) const
{
    const std::size_t head = moved.record.size() - kValuePlaceSizeBytes;
    for (const UsableRecord& record : contents.records) {
        const ByteView bytes = contents.record(record.position);
        if (!equalBytes(bytes.first(head), ByteView(moved.record).first(head)))
            continue;
        const auto stored = values.read(valuePlaceOf(bytes), kStoredLimitBytes);
        if (stored.state == ValueState::Good && equalBytes(stored.bytes, moved.stored))
            return true;
    }
    return false;
}

/// Adds records to the section where they belong.
Result<> StrayMove::arrive(Section target, const std::vector<Moved>& records)
{
    CRYO_ASSIGN(const auto view, m_context.view());
    SectionContents contents;
    const SectionInfo* info = view->section(target);
    if (info != nullptr) {
        CRYO_ASSIGN(contents, readSectionContents(*view, *info, {}, m_context.progress));
    }
    const std::string valueName =
        info != nullptr && info->hasValueFile ? info->valueFileName : sectionFileName(target);
    ValueWindow values(*view, target);
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*m_context.storage, view->layout().partitions.value,
                                                       valueName, usualHeaderLayout(*view)));
    Bytes logical;
    for (const UsableRecord& record : contents.records)
        append(logical, contents.record(record.position));
    for (const Moved& moved : records) {
        if (isThere(contents, moved, values))
            continue;
        Bytes record = moved.record;
        storeBig<std::uint64_t>(MutableByteView(record).last(kValuePlaceSizeBytes), blob.sizeBytes());
        CRYO_TRY(blob.writeAt(LogicalOffset{blob.sizeBytes()}, moved.stored));
        append(logical, record);
        ++m_effect.gains;
    }
    return writeIndexFile(*m_context.storage, *view, target, logical);
}

Result<OperationEffect> StrayMove::run()
{
    CRYO_ASSIGN(m_view, m_context.view());
    if (!m_view->layout().itemsPerSection || *m_view->layout().itemsPerSection == 0)
        return fail(Errc::Unsupported, "the items per section are not known");
    m_items = *m_view->layout().itemsPerSection;
    for (const SectionInfo& info : m_view->sections())
        if (info.hasKeyFile)
            CRYO_TRY(leave(info));
    for (const auto& [target, records] : m_moved)
        CRYO_TRY(arrive(target, records));
    m_effect.sentence =
        std::to_string(m_effect.gains) + " records go to the sections that their indices belong to.";
    return std::move(m_effect);
}

} // namespace

Result<OperationEffect> moveStrays(const Operation& operation, OperationContext& context)
{
    if (context.layout.kind != StoreKind::Archive)
        return fail(Errc::InvalidArgument, "only an archive has indices", operation.target);
    return StrayMove(context).run();
}

} // namespace cryo
