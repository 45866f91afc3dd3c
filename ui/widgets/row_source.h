// SPDX-License-Identifier: GPL-3.0-or-later
// Where a big table's rows come from.
//
// The view asks for runs of rows and shows what it has; a source may answer at once, from inside fetch, or
// later, from a job. A source is a QObject of the GUI thread; its work may be done elsewhere.
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>
#include <QString>
#include <QVector>

#include <variant>

namespace cryo::ui {

/// A dot before text that an unapplied change concerns.
struct PendingDot {};

/// What stands before a cell's text.
using CellGlyph = std::variant<std::monostate, Tone, GapClass, SlotState, FieldKind, PendingDot>;

/// One cell: text and how it is shown. Text from a store must be escaped by the source (escapedText).
struct Cell {
    enum class Style : quint8 {
        Normal,
        /// Less important: the placeholder colour.
        Secondary,
        /// Semibold.
        Strong,
        /// A place to go to, in the link colour.
        Link,
    };

    QString text;
    CellGlyph glyph;
    Style style = Style::Normal;
    /// More than the text says: exact values, where the bytes are. May be empty.
    QString toolTip;
};

/// The cells of one row, as many as the source has columns; missing ones are empty.
using Row = QVector<Cell>;

/// One column.
struct Column {
    QString title;
    Qt::Alignment alignment = Qt::AlignLeft;
    /// Shown in the fixed font: bytes, keys, hashes, file names, codes.
    bool isFixedFont = false;
    /// First width, in digits of the font, so that it grows with the text.
    int widthDigits = 12;
    /// The header can be clicked to sort by it; the source does the sorting.
    bool isSortable = false;
    /// Takes what width is left; the last one that says so.
    bool isStretched = false;
    QString toolTip;
};

/// Rows of a table of any length.
class RowSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Number of rows known now, 0 to 2^63 − 1. It may grow: emit countChanged.
    [[nodiscard]] virtual qint64 rowCount() const = 0;
    /// Whether rowCount is still being found out; the view says "at least".
    [[nodiscard]] virtual bool isCounting() const { return false; }
    [[nodiscard]] virtual int columnCount() const = 0;
    [[nodiscard]] virtual Column column(int index) const = 0;

    /// Asks for rows first … first + count − 1, all below rowCount. Answer each ticket once with rowsReady,
    /// at once or later; fewer rows than asked for means that the rest could not be read.
    virtual void fetch(quint64 ticket, qint64 first, int count) = 0;
    /// The rows of a ticket are no longer on the screen: its work may be dropped, and need not be answered.
    virtual void forget(quint64 ticket) { Q_UNUSED(ticket) }
    /// Sort by this column from now on. Emit changed when rows are to be asked for again.
    virtual void sort(int column, Qt::SortOrder order)
    {
        Q_UNUSED(column)
        Q_UNUSED(order)
    }

Q_SIGNALS:
    void rowsReady(quint64 ticket, const QVector<cryo::ui::Row>& rows);
    /// More or fewer rows; those known before have not changed.
    void countChanged();
    /// Rows first … last say something else now.
    void rowsChanged(qint64 first, qint64 last);
    /// Everything may differ; answers to older tickets are not looked at.
    void changed();
};

} // namespace cryo::ui

Q_DECLARE_METATYPE(cryo::ui::Row)
