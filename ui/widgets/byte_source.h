// SPDX-License-Identifier: GPL-3.0-or-later
// Where a hex view's bytes and fields come from.
//
// Both are asked only for what is on the screen, while it is painted: they must answer at once. A source
// whose bytes need work says Pending, does the work elsewhere and emits changed. Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>
#include <QString>
#include <QVector>

#include <cstddef>
#include <span>

namespace cryo::ui {

/// What became of one reading.
struct ByteRead {
    /// Why bytes behind the available ones are not there.
    enum class Why : quint8 {
        None,
        /// They cannot be read: shown as ??.
        Unreadable,
        /// They will come: changed will be emitted.
        Pending,
    };

    /// Bytes written to the front of the span.
    std::size_t available = 0;
    /// Bytes behind them that are not there, for the reason given; asking goes on behind these.
    std::size_t missing = 0;
    Why why = Why::None;
};

/// Bytes of a file or of a view of one, with 64-bit offsets.
class ByteSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// At most 2^63 − 1.
    [[nodiscard]] virtual quint64 sizeBytes() const = 0;
    /// Reads from `offset`; `into` never reaches behind sizeBytes. At least one of available and missing is
    /// greater than 0, else the rest counts as unreadable.
    virtual ByteRead read(quint64 offset, std::span<std::byte> into) = 0;

Q_SIGNALS:
    /// Bytes or size may be others now.
    void changed();
};

/// A run of bytes with one meaning.
struct FieldSpan {
    enum class Emphasis : quint8 {
        Normal,
        /// Of the newest slot: a thick underline.
        Newest,
        /// Of an older slot: a thin one.
        Older,
    };

    quint64 offset = 0;
    quint64 length = 0;
    FieldKind kind = FieldKind::Key;
    Emphasis emphasis = Emphasis::Normal;
    /// "slot 1, section": for tool tips and screen readers.
    QString name;
};

/// Says which fields lie in a range, by arithmetic over the format and not from a list of all fields.
class FieldProvider {
public:
    FieldProvider() = default;
    FieldProvider(const FieldProvider&) = delete;
    FieldProvider& operator=(const FieldProvider&) = delete;
    virtual ~FieldProvider() = default;

    /// Fields that touch bytes first … last, in order of offset, not overlapping.
    [[nodiscard]] virtual QVector<FieldSpan> fields(quint64 first, quint64 last) const = 0;
};

/// Bytes that are all in memory: values, checkpoints, records.
class MemoryByteSource final : public ByteSource {
    Q_OBJECT

public:
    using ByteSource::ByteSource;

    void setBytes(const QByteArray& bytes);
    [[nodiscard]] quint64 sizeBytes() const override { return quint64(m_bytes.size()); }
    ByteRead read(quint64 offset, std::span<std::byte> into) override;

private:
    QByteArray m_bytes;
};

} // namespace cryo::ui
