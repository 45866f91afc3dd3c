// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rewrites one section of an archive from its usable records: the index file holds them in their order and
// nothing else; the value file keeps its bytes, is cut behind the last value that is left, and gets values
// that are not one sized frame compressed anew at its end. A record whose value fails its checksum is left
// out: releases from 2026.9.0 on would cut it and everything after it. Source: findings.md §2 (PG-01 … PG-05,
// IX-01 … IX-07, VA-01, VA-02, VA-05), §3.
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"

namespace cryo {

namespace {

class SectionRewrite {
public:
    SectionRewrite(OperationContext& context, const StoreView& view, const SectionInfo& info)
        : m_context(context)
        , m_view(view)
        , m_info(info)
        , m_values(view, info.section)
    {
    }
    Result<OperationEffect> run();

private:
    Result<> take(const UsableRecord& record);
    Result<> recompress(MutableByteView record);
    Result<> writeValues();
    [[nodiscard]] std::string nameOf(ByteView record) const
    {
        return "index " + std::to_string(loadBig<std::uint64_t>(record.first(8)));
    }

    OperationContext& m_context;
    const StoreView& m_view;
    const SectionInfo& m_info;
    ValueWindow m_values;
    SectionContents m_contents;
    Bytes m_logical;
    Bytes m_newValues;       ///< appended to the value file
    std::uint64_t m_end = 0; ///< of the last value that is left
    OperationEffect m_effect;
};

/// A compressed value that is not one frame with its size goes to the end of the file, compressed anew.
Result<> SectionRewrite::recompress(MutableByteView record)
{
    const ValuePlace place = valuePlaceOf(record);
    const JudgedValue value = judgeValue(m_values, m_view.layout(), place);
    if (value.state != ValueState::Good || value.oneSizedFrame)
        return {};
    CRYO_ASSIGN(const Bytes stored, encodeValue(value.body, kRewrittenLevel));
    const std::uint64_t offset = m_contents.valueFileBytes + m_newValues.size();
    append(m_newValues, stored);
    storeBig<std::uint64_t>(record.last(kValuePlaceSizeBytes), offset);
    storeBig<std::uint32_t>(record.last(4), static_cast<std::uint32_t>(stored.size()));
    return {};
}

Result<> SectionRewrite::take(const UsableRecord& record)
{
    const MutableByteView bytes = m_contents.record(record.position);
    if (!record.valueGood) {
        m_effect.lose(nameOf(bytes));
        return {};
    }
    m_effect.gains += record.origin == RecordOrigin::Intact ? 0 : 1;
    m_effect.unverified += record.origin == RecordOrigin::Salvaged ? 1 : 0;
    if (m_view.layout().compressed.value_or(false))
        CRYO_TRY(recompress(bytes));
    m_end = std::max(m_end, valuePlaceOf(bytes).end().value_or(0));
    append(m_logical, bytes);
    return {};
}

Result<> SectionRewrite::writeValues()
{
    if (!m_info.hasValueFile)
        return {};
    CRYO_ASSIGN(const WritableBlob blob, openForRepair(*m_context.storage, m_view.layout().partitions.value,
                                                       m_info.valueFileName, HeaderLayout::V0));
    for (const ValueCorrection& correction : m_contents.valueCorrections) {
        Bytes byte(1);
        CRYO_TRY(blob.readAt(correction.offset, byte));
        byte[0] ^= correction.mask;
        CRYO_TRY(blob.writeAt(correction.offset, byte));
    }
    if (!m_newValues.empty())
        CRYO_TRY(blob.writeAt(LogicalOffset{m_contents.valueFileBytes}, m_newValues));
    if (blob.sizeBytes() > m_end)
        CRYO_TRY(blob.resize(m_end));
    return {};
}

Result<OperationEffect> SectionRewrite::run()
{
    CRYO_ASSIGN(m_contents, readSectionContents(m_view, m_info, {}, m_context.progress));
    for (const UsableRecord& record : m_contents.records)
        CRYO_TRY(take(record));
    m_effect.loses += m_contents.lost;
    m_effect.gains += m_contents.valueCorrections.size();
    CRYO_TRY(writeIndexFile(*m_context.storage, m_view, m_info.section, m_logical));
    CRYO_TRY(writeValues());
    m_effect.sentence = "Section " + std::to_string(m_info.section.value) + " is written anew with " +
                        std::to_string(m_logical.size() / m_contents.recordBytes) + " records.";
    return std::move(m_effect);
}

} // namespace

Result<OperationEffect> rewriteSection(const Operation& operation, OperationContext& context)
{
    if (context.layout.kind != StoreKind::Archive || !operation.section)
        return fail(Errc::InvalidArgument, "a section of an archive has to be named", operation.target);
    CRYO_ASSIGN(const auto view, context.view());
    const SectionInfo* info = view->section(*operation.section);
    if (info == nullptr)
        return fail(Errc::NotFound, "there is no section " + std::to_string(operation.section->value),
                    operation.target);
    return SectionRewrite(context, *view, *info).run();
}

} // namespace cryo
