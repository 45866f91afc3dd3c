// SPDX-License-Identifier: GPL-3.0-or-later
// A file for the hex view: bytes and fields in chunks, read away from the GUI thread and kept, the least
// recently used dropped first.
//
// Invariants: at most kChunksKept chunks here; a chunk is asked for once at a time. Thread rule: GUI thread.
#pragma once

#include "core/inspect/structure.h"
#include "ui/widgets/byte_source.h"

#include <QHash>

#include <list>
#include <memory>
#include <stop_token>

class QThreadPool;

namespace cryo::ui {

class FileBytes final : public ByteSource, public FieldProvider {
    Q_OBJECT

public:
    static constexpr quint64 kChunkBytes = 4096;
    static constexpr int kChunksKept = 256;

    /// The pool must outlive it.
    FileBytes(QThreadPool* pool, QObject* parent);
    ~FileBytes() override;

    void setFile(std::shared_ptr<const FileStructure> file);
    [[nodiscard]] const std::shared_ptr<const FileStructure>& file() const { return m_file; }
    /// The field of a byte that is here; for the data inspector.
    [[nodiscard]] const Field* fieldAt(quint64 offset) const;

    [[nodiscard]] quint64 sizeBytes() const override { return m_file ? m_file->sizeBytes() : 0; }
    ByteRead read(quint64 offset, std::span<std::byte> into) override;
    [[nodiscard]] QVector<FieldSpan> fields(quint64 first, quint64 last) const override;

private:
    struct Chunk {
        Bytes bytes; ///< shorter than the chunk where the file could not be read
        FieldMap fields;
        std::list<quint64>::iterator use;
    };
    void ask(quint64 number);
    void take(quint64 number, Chunk chunk);

    QThreadPool* m_pool;
    std::shared_ptr<const FileStructure> m_file;
    QHash<quint64, std::shared_ptr<Chunk>> m_chunks;
    std::list<quint64> m_uses; ///< most recently used first
    QHash<quint64, std::stop_source> m_asked;
};

} // namespace cryo::ui
