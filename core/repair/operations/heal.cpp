// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes from another copy of the store what this one has lost. "replica": the folder of its root; "key", "value":
// its partitions.
//
//   archive   every index whose record or value is gone here and whole there is appended to its section: the
//             copy may have been written in another order
//   freezer   sections are compared record by record; where all that is whole in both is the same, records and values
//             that are whole there only are put into their places. Chains and table are rebuilt afterwards
// The replica is only read. Source: findings.md §1 (replica), the issue (heal from a replica).
#include "core/repair/operations/operation.h"
#include "core/repair/operations/section_contents.h"
#include "core/repair/operations/section_writing.h"
#include "core/storage/blob_name.h"
#include "core/storage/read_only_file_storage.h"

#include <set>

namespace cryo {

namespace {

class Healing {
public:
    Healing(OperationContext& context, const Operation& operation)
        : m_context(context)
        , m_operation(operation)
    {
    }
    Result<OperationEffect> run();

private:
    Result<> openReplica();
    Result<> healSection(Section section);
    Result<> healArchive(const SectionContents& ours, const SectionContents& theirs, ValueWindow& values);
    Result<> healFreezer(const SectionContents& ours, const SectionContents& theirs, ValueWindow& values);
    Result<WritableBlob> valueFile(Section section) const;
    static bool agree(const SectionContents& ours, const SectionContents& theirs);

    OperationContext& m_context;
    const Operation& m_operation;
    std::shared_ptr<const StoreView> m_view;
    std::shared_ptr<const StoreView> m_replica;
    OperationEffect m_effect;
};

Result<> Healing::openReplica()
{
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(m_operation.text("replica")));
    StoreLayout layout = m_context.layout;
    if (const std::string key = m_operation.text("key"); !key.empty())
        layout.partitions.key = key;
    if (const std::string value = m_operation.text("value"); !value.empty())
        layout.partitions.value = value;
    layout.partitions.markers.clear();
    layout.checkpoint.reset();
    CRYO_ASSIGN(const auto opened, StoreView::open(storage, layout));
    CRYO_ASSIGN(m_replica, opened->countRecords(m_context.progress));
    if (m_replica->sections().empty())
        return fail(Errc::NotFound, "the replica has no sections", {layout.partitions.key, {}, {}});
    return {};
}

Result<WritableBlob> Healing::valueFile(Section section) const
{
    const SectionInfo* info = m_view->section(section);
    const std::string name =
        info != nullptr && info->hasValueFile ? info->valueFileName : sectionFileName(section);
    return openForRepair(*m_context.storage, m_view->layout().partitions.value, name, usualHeaderLayout(*m_view));
}

Result<> Healing::healArchive(const SectionContents& ours, const SectionContents& theirs, ValueWindow& values)
{
    std::set<std::uint64_t> there;
    Bytes logical;
    for (const UsableRecord& record : ours.records)
        if (record.valueGood) {
            there.insert(loadBig<std::uint64_t>(ours.record(record.position).first(8)));
            append(logical, ours.record(record.position));
        }
    std::optional<WritableBlob> blob;
    for (const UsableRecord& record : theirs.records) {
        const ByteView bytes = theirs.record(record.position);
        if (!record.valueGood || record.origin == RecordOrigin::Salvaged ||
            !there.insert(loadBig<std::uint64_t>(bytes.first(8))).second)
            continue;
        const auto stored = values.read(valuePlaceOf(bytes), kStoredLimitBytes);
        if (stored.state != ValueState::Good)
            continue;
        if (!blob) {
            CRYO_ASSIGN(blob, valueFile(theirs.section));
        }
        Bytes added(bytes.begin(), bytes.end());
        storeBig<std::uint64_t>(MutableByteView(added).last(kValuePlaceSizeBytes), blob->sizeBytes());
        CRYO_TRY(blob->writeAt(LogicalOffset{blob->sizeBytes()}, stored.bytes));
        append(logical, added);
        ++m_effect.gains;
    }
    return blob ? writeIndexFile(*m_context.storage, *m_view, theirs.section, logical) : Result<>{};
}

/// Whether every record that is whole in both is the same in both.
bool Healing::agree(const SectionContents& ours, const SectionContents& theirs)
{
    std::map<Position, ByteView> here;
    for (const UsableRecord& record : ours.records)
        if (record.origin == RecordOrigin::Intact)
            here[record.position] = ours.record(record.position);
    for (const UsableRecord& record : theirs.records) {
        const auto found = here.find(record.position);
        if (record.origin == RecordOrigin::Intact && found != here.end() &&
            !equalBytes(found->second, theirs.record(record.position)))
            return false;
    }
    return true;
}

Result<> Healing::healFreezer(const SectionContents& ours, const SectionContents& theirs, ValueWindow& values)
{
    if (!agree(ours, theirs))
        return {};
    std::map<Position, bool> whole;
    for (const UsableRecord& record : ours.records)
        whole[record.position] = record.origin == RecordOrigin::Intact && record.valueGood;
    Bytes logical = ours.bytes;
    std::optional<WritableBlob> blob;
    bool records = false;
    for (const UsableRecord& record : theirs.records) {
        const auto found = whole.find(record.position);
        if (!record.valueGood || record.origin != RecordOrigin::Intact || (found != whole.end() && found->second))
            continue;
        const ByteView bytes = theirs.record(record.position);
        const auto stored = values.read(valuePlaceOf(bytes), kStoredLimitBytes);
        if (stored.state != ValueState::Good)
            continue;
        if (!blob) {
            CRYO_ASSIGN(blob, valueFile(theirs.section));
        }
        const std::uint64_t begin = record.position.value * ours.recordBytes;
        if (logical.size() < begin + bytes.size())
            logical.resize(begin + bytes.size());
        records |= !equalBytes(ByteView(logical).subspan(begin, bytes.size()), bytes) || found == whole.end();
        std::ranges::copy(bytes, logical.begin() + static_cast<std::ptrdiff_t>(begin));
        CRYO_TRY(blob->writeAt(valuePlaceOf(bytes).offset, stored.bytes));
        ++m_effect.gains;
    }
    logical.resize(logical.size() / ours.recordBytes * ours.recordBytes);
    return records ? writeIndexFile(*m_context.storage, *m_view, theirs.section, logical) : Result<>{};
}

Result<> Healing::healSection(Section section)
{
    const SectionInfo* theirs = m_replica->section(section);
    const SectionInfo* ours = m_view->section(section);
    SectionContents here;
    here.recordBytes = m_view->layout().recordSize()->bytes;
    if (ours != nullptr) {
        CRYO_ASSIGN(here, readSectionContents(*m_view, *ours, {}, m_context.progress));
    }
    CRYO_ASSIGN(const SectionContents there, readSectionContents(*m_replica, *theirs, {}, m_context.progress));
    ValueWindow values(*m_replica, section);
    return m_context.layout.kind == StoreKind::Archive ? healArchive(here, there, values)
                                                       : healFreezer(here, there, values);
}

Result<OperationEffect> Healing::run()
{
    CRYO_ASSIGN(m_view, m_context.view());
    if (!m_view->layout().recordSize() || !m_view->layout().pageSize)
        return fail(Errc::Unsupported, "page size or key size are not known");
    CRYO_TRY(openReplica());
    // What was pruned here stays pruned.
    const auto sections = m_view->sections();
    for (const SectionInfo& info : m_replica->sections())
        if (info.hasKeyFile && (sections.empty() || info.section >= sections.front().section))
            CRYO_TRY(healSection(info.section));
    m_effect.sentence = std::to_string(m_effect.gains) + " items come from the replica " +
                        m_operation.text("replica") + ".";
    return std::move(m_effect);
}

} // namespace

Result<OperationEffect> healFromReplica(const Operation& operation, OperationContext& context)
{
    return Healing(context, operation).run();
}

} // namespace cryo
