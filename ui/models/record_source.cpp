// SPDX-License-Identifier: GPL-3.0-or-later
// Records as cells.
#include "ui/models/record_source.h"

#include "ui/models/count_cell.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"

#include <algorithm>
#include <limits>

namespace cryo::ui {
namespace {

Cell unknown()
{
    return {.text = unknownText(), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
}

} // namespace

RecordSource::RecordSource(QThreadPool* pool, QObject* parent)
    : RowSource(parent)
    , m_pool(pool)
{
}

void RecordSource::setView(std::shared_ptr<const StoreView> view)
{
    for (std::stop_source& stop : m_open)
        stop.request_stop();
    m_open.clear();
    m_view = std::move(view);
    Q_EMIT changed();
}

void RecordSource::retranslate()
{
    Q_EMIT changed();
}

qint64 RecordSource::rowCount() const
{
    if (!m_view)
        return 0;
    return qint64(std::min<quint64>(m_view->records(), quint64(std::numeric_limits<qint64>::max())));
}

const QVector<RecordSource::Field>& RecordSource::fields() const
{
    static const QVector<Field> archive = {Field::Number,    Field::Index,    Field::Key,
                                           Field::Section,   Field::Position, Field::ValueOffset,
                                           Field::ValueSize, Field::State};
    static const QVector<Field> freezer = {Field::Number,      Field::Key,       Field::Bucket,
                                           Field::Section,     Field::Position,  Field::Next,
                                           Field::ValueOffset, Field::ValueSize, Field::State};
    return m_view && m_view->layout().kind == StoreKind::Freezer ? freezer : archive;
}

int RecordSource::columnCount() const
{
    return int(fields().size());
}

Column RecordSource::column(int index) const
{
    switch (fields()[index]) {
    case Field::Number:
        return {.title = tr("Row"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .toolTip = tr("Records of all sections in order, counted from 0")};
    case Field::Section:
        return {.title = tr("Section"), .alignment = Qt::AlignRight, .widthDigits = 9, .toolTip = {}};
    case Field::Position:
        return {.title = tr("Position"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .toolTip = tr("Number of the record in its section")};
    case Field::Index:
        return {.title = tr("Index"), .alignment = Qt::AlignRight, .widthDigits = 11, .toolTip = {}};
    case Field::Key:
        return {
            .title = tr("Key"), .isFixedFont = true, .widthDigits = 28, .isStretched = true, .toolTip = {}};
    case Field::Bucket:
        return {.title = tr("Bucket"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .toolTip = tr("Where a lookup of this key begins")};
    case Field::Next:
        return {.title = tr("Next"),
                .isFixedFont = true,
                .widthDigits = 10,
                .toolTip = tr("The next older record of the chain, as section:position")};
    case Field::ValueOffset:
        return {.title = tr("Value at"), .alignment = Qt::AlignRight, .widthDigits = 11, .toolTip = {}};
    case Field::ValueSize:
        return {.title = tr("Value size"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .toolTip = tr("Bytes in the value file, the checksum included")};
    case Field::State:
        break;
    }
    return {.title = tr("State"),
            .widthDigits = 11,
            .toolTip = tr("Whether the checksums of the record's pages vouch for it")};
}

void RecordSource::fetch(quint64 ticket, qint64 first, int count)
{
    struct RowsRead {
        std::vector<RecordRow> rows;
    };
    if (!m_view) {
        Q_EMIT rowsReady(ticket, {});
        return;
    }
    m_open[ticket] = readLater(
        m_pool, this,
        [view = m_view, first, count] {
            return RowsRead{view->readRows(std::uint64_t(first), std::uint64_t(count))};
        },
        [this, ticket, first, view = m_view](RowsRead page) {
            m_open.remove(ticket);
            if (view != m_view)
                return;
            QVector<cryo::ui::Row> rows;
            rows.reserve(qsizetype(page.rows.size()));
            const quint64 tableSize = view->tableSize();
            for (std::size_t i = 0; i < page.rows.size(); ++i) {
                const RecordRow& record = page.rows[i];
                cryo::ui::Row cells;
                cells.reserve(fields().size());
                for (const Field field : fields())
                    cells.append(cell(field, quint64(first) + i, record, tableSize));
                rows.append(std::move(cells));
            }
            Q_EMIT rowsReady(ticket, rows);
        });
}

void RecordSource::forget(quint64 ticket)
{
    const auto open = m_open.find(ticket);
    if (open == m_open.end())
        return;
    open->request_stop();
    m_open.erase(open);
}

Cell RecordSource::cell(Field field, quint64 row, const RecordRow& record, quint64 tableSize)
{
    if (field == Field::Number)
        return {.text = formatCount(row), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
    if (field == Field::Section)
        return countCell(record.place.section.value);
    if (field == Field::Position)
        return countCell(record.place.position.value);
    if (field == Field::State)
        return stateCell(record);
    if (!record.readable)
        return unknown();
    switch (field) {
    case Field::Index:
        return record.index ? countCell(*record.index) : unknown();
    case Field::Key:
        return {.text = QString::fromStdString(toHex(record.key)), .glyph = {}, .toolTip = {}};
    case Field::Bucket:
        return tableSize > 0 ? countCell(bucketOfKey(record.key, tableSize).value) : unknown();
    case Field::Next:
        if (!record.next)
            return {.text = tr("end"), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
        return {.text = QString::fromStdString(placeText(*record.next)),
                .glyph = {},
                .style = Cell::Style::Link,
                .toolTip = {}};
    case Field::ValueOffset:
        return countCell(record.value.offset.value);
    default:
        return {.text = formatCount(record.value.sizeBytes),
                .glyph = {},
                .toolTip = formatExactBytes(record.value.sizeBytes)};
    }
}

Cell RecordSource::stateCell(const RecordRow& record)
{
    if (!record.readable)
        return {.text = tr("unreadable"), .glyph = Tone::Error, .toolTip = {}};
    const QString where = tr("In the key file at %1").arg(formatOffset(record.keyFileOffset.value));
    if (record.trust == RecordTrust::Unverified)
        return {.text = tr("unverified"),
                .glyph = Tone::Warning,
                .toolTip = tr("A page that holds this record fails its checksum") + u'\n' + where};
    return {.text = tr("verified"), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = where};
}

} // namespace cryo::ui
