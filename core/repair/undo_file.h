// SPDX-License-Identifier: GPL-3.0-or-later
//
// An undo file on a WriterDisk: written once from front to back, afterwards only its state changes.
//
//   create    header, Meta and the state Staging are durable, name included
//   add…      plan, steps with their extents; nothing of it counts before
//   commit    everything is durable, the state is Prepared
//   setState  the older of two slots is overwritten: a torn one leaves the other
//
// Memory: one record, and eight bytes for each step. While a file is open for writing no other process can
// open it so (WriterDisk). Threads: one. Source: docs/undo-format.md; reliability.md §6.
#pragma once

#include "core/repair/undo_format.h"

#include <functional>

namespace cryo {

/// Names of undo files end with the first; with the second while they are being created.
inline constexpr std::string_view kUndoSuffix = ".undo";
inline constexpr std::string_view kUnnamedSuffix = ".new";

class UndoFile {
public:
    /// Errors: those of WriterDisk; InUse.
    static Result<UndoFile> create(WriterDisk& disk, const UndoMeta& meta);
    /// Opens and reads header, Meta and state; with `toWrite` it can be changed and is locked.
    /// Errors: those of WriterDisk; InUse; InvalidValue, Unsupported for what is no undo file.
    static Result<UndoFile> open(WriterDisk& disk, const std::string& id, bool toWrite);

    [[nodiscard]] const UndoMeta& meta() const { return m_meta; }
    [[nodiscard]] UndoState state() const { return m_slot.state; }
    /// When the state was written; nanoseconds since 1970.
    [[nodiscard]] std::int64_t stateTimeNs() const { return m_slot.timeNs; }
    [[nodiscard]] Result<std::uint64_t> sizeBytes() const { return m_file->sizeBytes(); }

    Result<> addPlan(std::string_view text);
    /// Extents that follow belong to it.
    Result<> addStep(const UndoStep& step);
    Result<> addExtent(const UndoExtent& extent);
    Result<> commit();
    /// Durable when it returns.
    Result<> setState(UndoState state);

    /// Goes through all records of a committed file and checks each; needed before those below.
    /// Errors: InvalidValue for damage; those of reading.
    Result<> load();
    [[nodiscard]] std::size_t stepCount() const { return m_steps.size(); }
    Result<UndoStep> step(std::size_t index) const;
    using VisitExtent = std::function<Result<>(const UndoExtent&)>;
    /// The extents of a step, in the order of their offsets. An error of `visit` ends it and is passed on.
    Result<> forEachExtent(std::size_t index, const VisitExtent& visit) const;
    Result<std::string> planText() const;

    /// The file's path for an id.
    [[nodiscard]] static WriterPath pathOf(const std::string& id);

private:
    struct Record {
        UndoRecordType type = UndoRecordType::End;
        Bytes payload;
        std::uint64_t next = 0; ///< where the following record begins
    };
    explicit UndoFile(std::unique_ptr<WriterFile> file)
        : m_file(std::move(file))
    {
    }
    Result<> writeRecord(UndoRecordType type, ByteView payload);
    Result<> flush();
    Result<Record> readRecord(std::uint64_t offset) const;
    Result<> readState();

    std::unique_ptr<WriterFile> m_file;
    UndoMeta m_meta;
    UndoStateSlot m_slot;
    std::uint64_t m_end = kUndoBodyOffset; ///< where m_buffer will be written
    Bytes m_buffer;
    std::uint64_t m_recordsOffset = 0;  ///< behind Meta
    std::vector<std::uint64_t> m_steps; ///< offsets of their records
};

} // namespace cryo
