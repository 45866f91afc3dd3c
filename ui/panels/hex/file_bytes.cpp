// SPDX-License-Identifier: GPL-3.0-or-later
// Chunks of a file and their fields.
#include "ui/panels/hex/file_bytes.h"

#include "ui/panels/field_glyphs.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"

#include <algorithm>
#include <cstring>

namespace cryo::ui {
namespace {

FieldSpan::Emphasis emphasisOf(FieldState state)
{
    return state == FieldState::Newest  ? FieldSpan::Emphasis::Newest
           : state == FieldState::Older ? FieldSpan::Emphasis::Older
                                        : FieldSpan::Emphasis::Normal;
}

} // namespace

FileBytes::FileBytes(QThreadPool* pool, QObject* parent)
    : ByteSource(parent)
    , m_pool(pool)
{
}

FileBytes::~FileBytes()
{
    for (std::stop_source& stop : m_asked)
        stop.request_stop();
}

void FileBytes::setFile(std::shared_ptr<const FileStructure> file)
{
    if (m_file == file)
        return;
    for (std::stop_source& stop : m_asked)
        stop.request_stop();
    m_asked.clear();
    m_chunks.clear();
    m_uses.clear();
    m_file = std::move(file);
    Q_EMIT changed();
}

ByteRead FileBytes::read(quint64 offset, std::span<std::byte> into)
{
    ByteRead result;
    while (result.available < into.size()) {
        const quint64 at = offset + result.available;
        const quint64 number = at / kChunkBytes;
        const std::size_t inChunk = std::size_t(at % kChunkBytes);
        const std::size_t wanted =
            std::min<std::size_t>(into.size() - result.available, kChunkBytes - inChunk);
        const auto found = m_chunks.constFind(number);
        if (found == m_chunks.constEnd()) {
            ask(number);
            result.missing = wanted;
            result.why = ByteRead::Why::Pending;
            return result;
        }
        Chunk& chunk = **found;
        m_uses.splice(m_uses.begin(), m_uses, chunk.use);
        if (inChunk >= chunk.bytes.size()) {
            result.missing = wanted;
            result.why = ByteRead::Why::Unreadable;
            return result;
        }
        const std::size_t count = std::min(wanted, chunk.bytes.size() - inChunk);
        std::memcpy(into.data() + result.available, chunk.bytes.data() + inChunk, count);
        result.available += count;
    }
    return result;
}

void FileBytes::ask(quint64 number)
{
    if (!m_file || m_asked.contains(number))
        return;
    m_asked[number] = readLater(
        m_pool, this,
        [file = m_file, number] {
            Chunk chunk;
            const ByteRange stretch{FileOffset{number * kChunkBytes}, kChunkBytes};
            if (Result<Bytes> bytes = file->bytes(stretch))
                chunk.bytes = std::move(*bytes);
            if (Result<FieldMap> fields = file->fields(stretch))
                chunk.fields = std::move(*fields);
            return chunk;
        },
        [this, number, file = m_file](Chunk chunk) {
            if (file == m_file)
                take(number, std::move(chunk));
        });
}

void FileBytes::take(quint64 number, Chunk chunk)
{
    m_asked.remove(number);
    m_uses.push_front(number);
    chunk.use = m_uses.begin();
    m_chunks[number] = std::make_shared<Chunk>(std::move(chunk));
    while (int(m_chunks.size()) > kChunksKept) {
        m_chunks.remove(m_uses.back());
        m_uses.pop_back();
    }
    Q_EMIT changed();
}

const Field* FileBytes::fieldAt(quint64 offset) const
{
    const auto chunk = m_chunks.constFind(offset / kChunkBytes);
    return chunk == m_chunks.constEnd() ? nullptr : (*chunk)->fields.at(FileOffset{offset});
}

QVector<FieldSpan> FileBytes::fields(quint64 first, quint64 last) const
{
    QVector<FieldSpan> spans;
    for (quint64 number = first / kChunkBytes; number <= last / kChunkBytes; ++number) {
        const auto found = m_chunks.constFind(number);
        if (found == m_chunks.constEnd())
            continue;
        const FieldMap& map = (*found)->fields;
        const auto begin = std::ranges::lower_bound(
            map.runs, first, {}, [](const FieldMap::Run& run) { return run.bytes.end() - 1; });
        for (auto run = begin; run != map.runs.end() && run->bytes.offset.value <= last; ++run) {
            const Field& field = map.fields[run->field];
            const std::optional<FieldKind> kind = tintOf(field.kind);
            if (!kind || field.state == FieldState::Empty)
                continue;
            spans.append(
                {.offset = run->bytes.offset.value,
                 .length = run->bytes.sizeBytes,
                 .kind = *kind,
                 .emphasis = emphasisOf(field.state),
                 .name = escapedText(QString::fromStdString(objectLabel(field.object) + ", " + field.name))});
        }
    }
    return spans;
}

} // namespace cryo::ui
