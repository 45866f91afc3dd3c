// SPDX-License-Identifier: GPL-3.0-or-later
// Buckets as cells.
#include "ui/models/bucket_source.h"

#include "ui/models/count_cell.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <algorithm>
#include <limits>

namespace cryo::ui {

BucketSource::BucketSource(QThreadPool* pool, QObject* parent)
    : RowSource(parent)
    , m_pool(pool)
{
}

void BucketSource::setView(std::shared_ptr<const StoreView> view, std::shared_ptr<const FreezerReport> report)
{
    for (std::stop_source& stop : m_open)
        stop.request_stop();
    m_open.clear();
    m_view = std::move(view);
    m_report = std::move(report);
    Q_EMIT changed();
}

void BucketSource::retranslate()
{
    Q_EMIT changed();
}

qint64 BucketSource::rowCount() const
{
    return m_view ? qint64(std::min<quint64>(m_view->buckets(), quint64(std::numeric_limits<qint64>::max())))
                  : 0;
}

int BucketSource::columnCount() const
{
    return kFieldCount;
}

Column BucketSource::column(int index) const
{
    switch (Field(index)) {
    case Field::Number:
        return {.title = tr("Bucket"), .alignment = Qt::AlignRight, .widthDigits = 13, .toolTip = {}};
    case Field::Slot0:
        return {.title = tr("Slot 0"), .widthDigits = 22, .toolTip = {}};
    case Field::Slot1:
        return {.title = tr("Slot 1"), .widthDigits = 22, .toolTip = {}};
    case Field::Head:
        return {.title = tr("Head"),
                .isFixedFont = true,
                .widthDigits = 16,
                .toolTip = tr("The newest record of the chain, as section:position")};
    case Field::Added:
        return {.title = tr("Added"),
                .alignment = Qt::AlignRight,
                .widthDigits = 8,
                .toolTip = tr("Items added since the last resize")};
    case Field::Chain:
        return {.title = tr("Chain"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .toolTip = tr("Records in the chain; known after the check of every record")};
    case Field::Offset:
        break;
    }
    return {.title = tr("In the table file"),
            .isFixedFont = true,
            .widthDigits = 14,
            .isStretched = true,
            .toolTip = {}};
}

SlotState BucketSource::slotStateOf(const BucketReading& bucket, int slot,
                                    const std::optional<Checkpoint>& checkpoint)
{
    const SlotReading& reading = bucket.slots[std::size_t(slot)];
    if (reading.state == cryo::SlotState::Empty)
        return SlotState::Empty;
    if (reading.state == cryo::SlotState::BadChecksum)
        return SlotState::BadCrc;
    if (checkpoint && reading.slot.epoch > checkpoint->epoch)
        return SlotState::FromFuture;
    return bucket.head == slot ? SlotState::Newest : SlotState::Older;
}

QString BucketSource::slotText(const SlotReading& slot)
{
    return slot.state == cryo::SlotState::Empty ? tr("epoch –")
                                                : tr("epoch %1").arg(formatCount(slot.slot.epoch));
}

Cell BucketSource::slotCell(const BucketReading& bucket, int slot) const
{
    const SlotState state = slotStateOf(bucket, slot, m_view->layout().checkpoint);
    return {.text = state == SlotState::Empty ? QString() : slotText(bucket.slots[std::size_t(slot)]),
            .glyph = state,
            .toolTip = slotStateName(state)};
}

Cell BucketSource::cell(Field field, quint64 number, const Reading& reading) const
{
    const Cell unknown{.text = unknownText(), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
    if (field == Field::Number)
        return countCell(number);
    if (field == Field::Offset && m_view->table() != nullptr)
        return {.text = formatOffset(m_view->table()->toFile(LogicalOffset{number * kBucketSizeBytes}).value),
                .glyph = {},
                .style = Cell::Style::Secondary,
                .toolTip = {}};
    if (field == Field::Chain) {
        if (!m_report || !m_report->chains || number >= m_report->chains->tableSize())
            return unknown;
        const std::uint32_t length = m_report->chains->chainLength(Bucket{number});
        return {
            .text = formatCount(quint64(length)), .glyph = {}, .style = Cell::Style::Strong, .toolTip = {}};
    }
    if (!reading.bucket)
        return unknown;
    if (field == Field::Slot0 || field == Field::Slot1)
        return slotCell(*reading.bucket, field == Field::Slot0 ? 0 : 1);
    const TableSlot* const head = reading.bucket->headSlot();
    if (head == nullptr)
        return unknown;
    if (field == Field::Added)
        return countCell(quint64(head->added));
    return {.text = QStringLiteral("%1:%2").arg(head->head.section.value).arg(head->head.position.value),
            .glyph = {},
            .style = Cell::Style::Link,
            .toolTip = {}};
}

void BucketSource::fetch(quint64 ticket, qint64 first, int count)
{
    if (!m_view) {
        Q_EMIT rowsReady(ticket, {});
        return;
    }
    m_open[ticket] = readLater(
        m_pool, this,
        [view = m_view, first, count] {
            std::vector<Reading> page;
            for (qint64 i = first; i < first + count; ++i) {
                Reading reading;
                if (Result<BucketReading> bucket = view->readBucket(Bucket{std::uint64_t(i)}))
                    reading.bucket = *bucket;
                page.push_back(reading);
            }
            return page;
        },
        [this, ticket, first, view = m_view](const std::vector<Reading>& page) {
            m_open.remove(ticket);
            if (view != m_view)
                return;
            QVector<cryo::ui::Row> rows;
            for (std::size_t i = 0; i < page.size(); ++i) {
                cryo::ui::Row cells;
                for (int field = 0; field < kFieldCount; ++field)
                    cells.append(cell(Field(field), quint64(first) + i, page[i]));
                rows.append(std::move(cells));
            }
            Q_EMIT rowsReady(ticket, rows);
        });
}

void BucketSource::forget(quint64 ticket)
{
    const auto open = m_open.find(ticket);
    if (open == m_open.end())
        return;
    open->request_stop();
    m_open.erase(open);
}

} // namespace cryo::ui
