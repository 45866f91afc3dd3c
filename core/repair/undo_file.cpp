// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing records from front to back, and walking through them.
#include "core/repair/undo_file.h"

#include "core/base/crc32c.h"

#include <algorithm>
#include <chrono>

namespace cryo {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr std::size_t kRecordHeaderBytes = 12;
constexpr std::size_t kPlanPartBytes = std::size_t{1} << 20;
/// A plan's bytes stand in it only for edits by hand; longer ones are no plans.
constexpr std::uint64_t kPlanMaxBytes = std::uint64_t{1} << 28;

std::int64_t nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

WriterPath UndoFile::pathOf(const std::string& id)
{
    return {{WriterArea::Undo, {}}, id + std::string(kUndoSuffix)};
}

Result<UndoFile> UndoFile::create(WriterDisk& disk, const UndoMeta& meta)
{
    // Named when its beginning is durable, so that whatever has the name can be read.
    const WriterPath unnamed{{WriterArea::Undo, {}}, meta.id + std::string(kUnnamedSuffix)};
    CRYO_ASSIGN(auto file, disk.open(unnamed, WriterOpen::CreateNew));
    UndoFile undo(std::move(file));
    undo.m_meta = meta;
    CRYO_TRY(undo.m_file->writeAt(0, encodeUndoHeader()));
    undo.m_slot = {1, UndoState::Staging, nowNs()};
    CRYO_TRY(undo.m_file->writeAt(kUndoSlotBytes, encodeUndoSlot(undo.m_slot)));
    CRYO_TRY(undo.writeRecord(UndoRecordType::Meta, encodeUndoMeta(meta)));
    CRYO_TRY(undo.flush());
    undo.m_recordsOffset = undo.m_end;
    CRYO_TRY(undo.m_file->sync());
    CRYO_TRY(disk.move(unnamed, pathOf(meta.id)));
    CRYO_TRY(disk.syncFolder({WriterArea::Undo, {}}));
    return undo;
}

Result<UndoFile> UndoFile::open(WriterDisk& disk, const std::string& id, bool toWrite)
{
    CRYO_ASSIGN(auto file, disk.open(pathOf(id), toWrite ? WriterOpen::Write : WriterOpen::Read));
    UndoFile undo(std::move(file));
    CRYO_ASSIGN(const std::uint64_t sizeBytes, undo.m_file->sizeBytes());
    if (sizeBytes < kUndoBodyOffset)
        return damagedUndo("it ends too early");
    Bytes header(kUndoSlotBytes);
    CRYO_TRY(undo.m_file->readAt(0, header));
    CRYO_TRY(checkUndoHeader(header));
    CRYO_TRY(undo.readState());
    CRYO_ASSIGN(const Record first, undo.readRecord(kUndoBodyOffset));
    if (first.type != UndoRecordType::Meta)
        return damagedUndo("it does not say of which store it is");
    CRYO_ASSIGN(undo.m_meta, decodeUndoMeta(first.payload));
    undo.m_recordsOffset = first.next;
    if (undo.m_meta.id != id)
        return damagedUndo("it is that of another change");
    return undo;
}

Result<> UndoFile::readState()
{
    Bytes bytes(kUndoSlotBytes);
    std::optional<UndoStateSlot> newest;
    for (const std::uint64_t offset : {kUndoSlotBytes, 2 * kUndoSlotBytes}) {
        CRYO_TRY(m_file->readAt(offset, bytes));
        const auto slot = decodeUndoSlot(bytes);
        if (slot && (!newest || slot->sequence > newest->sequence))
            newest = slot;
    }
    if (!newest)
        return damagedUndo("its state cannot be read");
    m_slot = *newest;
    return {};
}

Result<> UndoFile::setState(UndoState state)
{
    const UndoStateSlot next{m_slot.sequence + 1, state, nowNs()};
    const std::uint64_t offset = next.sequence % 2 == 1 ? kUndoSlotBytes : 2 * kUndoSlotBytes;
    CRYO_TRY(m_file->writeAt(offset, encodeUndoSlot(next)));
    CRYO_TRY(m_file->sync());
    m_slot = next;
    return {};
}

Result<> UndoFile::flush()
{
    if (m_buffer.empty())
        return {};
    CRYO_TRY(m_file->writeAt(m_end, m_buffer));
    m_end += m_buffer.size();
    m_buffer.clear();
    return {};
}

Result<> UndoFile::writeRecord(UndoRecordType type, ByteView payload)
{
    append(m_buffer, encodeUndoRecord(type, payload));
    return m_buffer.size() < kBufferBytes ? Result<>() : flush();
}

Result<> UndoFile::addPlan(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); at += kPlanPartBytes)
        CRYO_TRY(writeRecord(UndoRecordType::Plan, asBytes(text.substr(at, kPlanPartBytes))));
    return {};
}

Result<> UndoFile::addStep(const UndoStep& step)
{
    m_steps.push_back(m_end + m_buffer.size());
    return writeRecord(UndoRecordType::Step, encodeUndoStep(step));
}

Result<> UndoFile::addExtent(const UndoExtent& extent)
{
    return writeRecord(UndoRecordType::Extent, encodeUndoExtent(extent));
}

Result<> UndoFile::commit()
{
    CRYO_TRY(writeRecord(UndoRecordType::End, {}));
    CRYO_TRY(flush());
    // Everything before the state that says so.
    CRYO_TRY(m_file->sync());
    return setState(UndoState::Prepared);
}

Result<UndoFile::Record> UndoFile::readRecord(std::uint64_t offset) const
{
    CRYO_ASSIGN(const std::uint64_t sizeBytes, m_file->sizeBytes());
    Bytes bytes(kRecordHeaderBytes);
    if (sizeBytes < offset || sizeBytes - offset < kRecordHeaderBytes + 4)
        return damagedUndo("it ends inside a record");
    CRYO_TRY(m_file->readAt(offset, bytes));
    Record record;
    record.type = static_cast<UndoRecordType>(loadBig<std::uint32_t>(ByteView(bytes).first(4)));
    const auto length = loadBig<std::uint64_t>(ByteView(bytes).subspan(4, 8));
    if (length > kUndoRecordMaxBytes || length > sizeBytes - offset - kRecordHeaderBytes - 4)
        return damagedUndo("a record is longer than it");
    record.payload.resize(length);
    CRYO_TRY(m_file->readAt(offset + kRecordHeaderBytes, record.payload));
    Bytes stored(4);
    CRYO_TRY(m_file->readAt(offset + kRecordHeaderBytes + length, stored));
    if (crc32cExtend(crc32c(bytes), record.payload) != loadBig<std::uint32_t>(stored))
        return damagedUndo("the checksum of a record is wrong");
    record.next = offset + kRecordHeaderBytes + length + 4;
    return record;
}

Result<> UndoFile::load()
{
    m_steps.clear();
    for (std::uint64_t offset = m_recordsOffset;;) {
        CRYO_ASSIGN(const Record record, readRecord(offset));
        switch (record.type) {
        case UndoRecordType::Plan:
            break;
        case UndoRecordType::Step:
            CRYO_TRY(decodeUndoStep(record.payload));
            m_steps.push_back(offset);
            break;
        case UndoRecordType::Extent:
            CRYO_TRY(decodeUndoExtent(record.payload));
            break;
        case UndoRecordType::End:
            return {};
        default:
            return damagedUndo("it has a record of an unknown kind");
        }
        offset = record.next;
    }
}

Result<UndoStep> UndoFile::step(std::size_t index) const
{
    CRYO_ASSIGN(const Record record, readRecord(m_steps.at(index)));
    return decodeUndoStep(record.payload);
}

Result<> UndoFile::forEachExtent(std::size_t index, const VisitExtent& visit) const
{
    CRYO_ASSIGN(Record record, readRecord(m_steps.at(index)));
    for (;;) {
        CRYO_ASSIGN(record, readRecord(record.next));
        if (record.type != UndoRecordType::Extent)
            return {};
        CRYO_ASSIGN(const UndoExtent extent, decodeUndoExtent(record.payload));
        CRYO_TRY(visit(extent));
    }
}

Result<std::string> UndoFile::planText() const
{
    std::string text;
    for (std::uint64_t offset = m_recordsOffset; text.size() < kPlanMaxBytes;) {
        CRYO_ASSIGN(const Record record, readRecord(offset));
        if (record.type != UndoRecordType::Plan)
            return text;
        text.append(reinterpret_cast<const char*>(record.payload.data()), record.payload.size());
        offset = record.next;
    }
    return damagedUndo("its plan is too long");
}

} // namespace cryo
