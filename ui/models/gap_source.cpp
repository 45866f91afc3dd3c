// SPDX-License-Identifier: GPL-3.0-or-later
// Gaps as cells.
#include "ui/models/gap_source.h"

#include "ui/models/count_cell.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <algorithm>
#include <numeric>

namespace cryo::ui {

GapSource::GapSource(QThreadPool* pool, QObject* parent)
    : RowSource(parent)
    , m_pool(pool)
{
}

GapSource::~GapSource()
{
    m_sorting.request_stop();
}

void GapSource::setScan(std::shared_ptr<const StoreScan> scan)
{
    m_sorting.request_stop();
    m_order.clear();
    m_scan = std::move(scan);
    Q_EMIT changed();
}

void GapSource::retranslate()
{
    Q_EMIT changed();
}

qint64 GapSource::rowCount() const
{
    return m_scan ? qint64(m_scan->gaps.size()) : 0;
}

int GapSource::columnCount() const
{
    return kFieldCount;
}

std::size_t GapSource::numberAt(qint64 row) const
{
    return m_order.empty() ? std::size_t(row) : m_order[std::size_t(row)];
}

qint64 GapSource::rowOfNumber(std::size_t number) const
{
    if (m_order.empty())
        return qint64(number);
    return std::ranges::find(m_order, quint32(number)) - m_order.begin();
}

const GapRow* GapSource::gapAt(qint64 row) const
{
    return row >= 0 && row < rowCount() ? &m_scan->gaps[numberAt(row)] : nullptr;
}

std::optional<qint64> GapSource::rowAtOrAfter(quint64 index) const
{
    if (!m_scan)
        return std::nullopt;
    const auto found = std::ranges::lower_bound(m_scan->gaps, index, {}, &GapRow::last);
    if (found == m_scan->gaps.end())
        return std::nullopt;
    return rowOfNumber(std::size_t(found - m_scan->gaps.begin()));
}

std::optional<qint64> GapSource::rowOf(quint64 first) const
{
    if (!m_scan)
        return std::nullopt;
    const auto found = std::ranges::lower_bound(m_scan->gaps, first, {}, &GapRow::first);
    if (found == m_scan->gaps.end() || found->first != first)
        return std::nullopt;
    return rowOfNumber(std::size_t(found - m_scan->gaps.begin()));
}

std::optional<Section> GapSource::sectionOf(quint64 index) const
{
    if (!m_scan || !m_scan->check.archive)
        return std::nullopt;
    const std::optional<std::uint64_t> items = m_scan->check.archive->view().layout().itemsPerSection;
    if (!items || *items == 0)
        return std::nullopt;
    return sectionOfIndex(index, *items);
}

Column GapSource::column(int index) const
{
    switch (Field(index)) {
    case Field::Number:
        return {.title = tr("#"), .alignment = Qt::AlignRight, .widthDigits = 5, .toolTip = {}};
    case Field::Start:
        return {.title = tr("Start"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .isSortable = true,
                .toolTip = {}};
    case Field::End:
        return {.title = tr("End"), .alignment = Qt::AlignRight, .widthDigits = 9, .toolTip = {}};
    case Field::Length:
        return {.title = tr("Length"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .isSortable = true,
                .toolTip = {}};
    case Field::File:
        return {.title = tr("File"),
                .isFixedFont = true,
                .widthDigits = 9,
                .toolTip = tr("Section file of the first index")};
    case Field::Class:
        return {.title = tr("Class"), .widthDigits = 13, .isSortable = true, .toolTip = {}};
    case Field::Note:
        break;
    }
    return {.title = tr("Note"), .widthDigits = 28, .isStretched = true, .toolTip = {}};
}

QString GapSource::noteOf(const GapRow& gap) const
{
    switch (gap.cls) {
    case GapClass::BeforeFirst:
        return tr("pruned or never written");
    case GapClass::Tail:
        return tr("free up to the end of the section");
    case GapClass::ValueBad:
        return tr("the record is there");
    case GapClass::SectionFileMissing: {
        const std::optional<Section> section = sectionOf(gap.first);
        const SectionInfo* const info = section ? m_scan->check.archive->view().section(*section) : nullptr;
        if (info != nullptr && info->hasValueFile && !info->hasKeyFile)
            return tr("value file present · see DR-04");
        return tr("no files");
    }
    default:
        return gap.mayHoldUnreadable ? tr("records that cannot be read may belong here") : QString();
    }
}

Cell GapSource::cell(Field field, std::size_t number, const GapRow& gap) const
{
    switch (field) {
    case Field::Number:
        return {.text = formatCount(quint64(number) + 1),
                .glyph = {},
                .style = Cell::Style::Secondary,
                .toolTip = {}};
    case Field::Start:
        return countCell(gap.first);
    case Field::End:
        return countCell(gap.last);
    case Field::Length:
        return {.text = formatCount(gap.length()), .glyph = {}, .style = Cell::Style::Strong, .toolTip = {}};
    case Field::File: {
        const std::optional<Section> section = sectionOf(gap.first);
        return {.text = section ? sectionFileShort(section->value) : unknownText(),
                .glyph = {},
                .toolTip = section ? sectionFileName(section->value) : QString()};
    }
    case Field::Class:
        return {.text = gapClassName(gap.cls), .glyph = gap.cls, .toolTip = {}};
    case Field::Note:
        break;
    }
    return {.text = noteOf(gap), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
}

void GapSource::fetch(quint64 ticket, qint64 first, int count)
{
    QVector<cryo::ui::Row> rows;
    for (qint64 row = first; row < std::min(first + count, rowCount()); ++row) {
        const std::size_t number = numberAt(row);
        cryo::ui::Row cells;
        for (int field = 0; field < kFieldCount; ++field)
            cells.append(cell(Field(field), number, m_scan->gaps[number]));
        rows.append(std::move(cells));
    }
    Q_EMIT rowsReady(ticket, rows);
}

void GapSource::sort(int column, Qt::SortOrder order)
{
    m_sorting.request_stop();
    if (!m_scan)
        return;
    struct Order {
        std::vector<quint32> rows;
    };
    const auto work = [scan = m_scan, field = Field(column), order] {
        const auto value = [&](quint32 at) -> quint64 {
            const GapRow& gap = scan->gaps[at];
            return field == Field::Length  ? gap.length()
                   : field == Field::Class ? quint64(gap.cls)
                                           : gap.first;
        };
        Order result;
        result.rows.resize(scan->gaps.size());
        std::iota(result.rows.begin(), result.rows.end(), 0U);
        std::stable_sort(result.rows.begin(), result.rows.end(), [&](quint32 a, quint32 b) {
            return order == Qt::AscendingOrder ? value(a) < value(b) : value(b) < value(a);
        });
        return result;
    };
    m_sorting = readLater(m_pool, this, work, [this, scan = m_scan](Order result) {
        if (scan != m_scan)
            return;
        m_order = std::move(result.rows);
        Q_EMIT changed();
    });
}

} // namespace cryo::ui
