// SPDX-License-Identifier: GPL-3.0-or-later
// Row sources and byte sources for tests and the gallery: any number of rows made by arithmetic, answered at
// once or when the test says so.
#pragma once

#include "ui/theme/format.h"
#include "ui/widgets/byte_source.h"
#include "ui/widgets/row_source.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace cryo::ui::test {

/// `count` rows whose cells tell their row.
class ArithmeticRows final : public RowSource {
public:
    explicit ArithmeticRows(qint64 count, bool isDelayed = false)
        : m_count(count)
        , m_isDelayed(isDelayed)
    {
    }

    [[nodiscard]] qint64 rowCount() const override { return m_count; }
    [[nodiscard]] int columnCount() const override { return 3; }
    [[nodiscard]] Column column(int index) const override
    {
        if (index == 0)
            return {.title = QStringLiteral("Row"),
                    .alignment = Qt::AlignRight,
                    .widthDigits = 20,
                    .toolTip = {}};
        if (index == 1)
            return {.title = QStringLiteral("Key"), .isFixedFont = true, .widthDigits = 18, .toolTip = {}};
        return {.title = QStringLiteral("State"), .isSortable = true, .isStretched = true, .toolTip = {}};
    }
    void fetch(quint64 ticket, qint64 first, int count) override
    {
        ++fetches;
        rowsAsked += count;
        if (m_isDelayed) {
            waiting.insert(ticket, {first, count});
            return;
        }
        Q_EMIT rowsReady(ticket, rowsOf(first, count));
    }
    void forget(quint64 ticket) override
    {
        ++forgotten;
        waiting.remove(ticket);
    }
    /// Answers everything that was asked for.
    void answerAll()
    {
        const auto asked = std::exchange(waiting, {});
        for (auto it = asked.cbegin(); it != asked.cend(); ++it)
            Q_EMIT rowsReady(it.key(), rowsOf(it->first, it->second));
    }
    void setCount(qint64 count)
    {
        m_count = count;
        Q_EMIT countChanged();
    }
    static QVector<Row> rowsOf(qint64 first, int count)
    {
        QVector<Row> rows;
        for (qint64 row = first; row < first + count; ++row) {
            Row cells;
            cells.append({QString::number(row), {}, {}, {}});
            cells.append({QString::number(quint64(row) * 0x9e3779b97f4a7c15U, 16), {}, {}, {}});
            cells.append({QStringLiteral("present"), GapClass(row % kGapClassCount), {}, {}});
            rows.append(cells);
        }
        return rows;
    }

    int fetches = 0;
    qint64 rowsAsked = 0;
    int forgotten = 0;
    QHash<quint64, std::pair<qint64, int>> waiting;

private:
    qint64 m_count;
    bool m_isDelayed;
};

/// Bytes of any size made from their offsets; a range of them may be unreadable or pending.
class ArithmeticBytes final : public ByteSource {
public:
    explicit ArithmeticBytes(quint64 size)
        : m_size(size)
    {
    }

    [[nodiscard]] quint64 sizeBytes() const override { return m_size; }
    static std::byte at(quint64 offset) { return std::byte((offset * 0x9e3779b97f4a7c15U) >> 56U); }
    ByteRead read(quint64 offset, std::span<std::byte> into) override
    {
        largestRead = std::max(largestRead, into.size());
        if (offset >= missingFirst && offset - missingFirst < missingLength)
            return {.available = 0,
                    .missing = std::size_t(missingLength - (offset - missingFirst)),
                    .why = missingWhy};
        std::size_t n = into.size();
        if (missingLength > 0 && offset < missingFirst)
            n = std::min<std::size_t>(n, missingFirst - offset);
        for (std::size_t i = 0; i < n; ++i)
            into[i] = at(offset + i);
        return {.available = n};
    }

    quint64 missingFirst = 0;
    quint64 missingLength = 0;
    ByteRead::Why missingWhy = ByteRead::Why::Unreadable;
    std::size_t largestRead = 0;

private:
    quint64 m_size;
};

} // namespace cryo::ui::test
