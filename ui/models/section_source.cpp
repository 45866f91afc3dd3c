// SPDX-License-Identifier: GPL-3.0-or-later
// Sections as cells.
#include "ui/models/section_source.h"

#include "ui/models/count_cell.h"
#include "ui/session/read_later.h"
#include "ui/theme/format.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace cryo::ui {
namespace {

Cell bytesCell(bool isThere, quint64 bytes)
{
    if (!isThere)
        return {.text = unknownText(), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
    return {.text = formatBytes(bytes), .glyph = {}, .toolTip = formatExactBytes(bytes)};
}

/// How much there is to say about a section; sorts the State column.
int stateRank(const SectionInfo& section)
{
    return section.hasKeyFile && section.hasValueFile ? 0 : section.hasKeyFile ? 1 : 2;
}

} // namespace

SectionSource::SectionSource(QThreadPool* pool, QObject* parent)
    : RowSource(parent)
    , m_pool(pool)
{
}

SectionSource::~SectionSource()
{
    m_sorting.request_stop();
}

void SectionSource::setView(std::shared_ptr<const StoreView> view)
{
    m_view = std::move(view);
    m_order.clear();
    Q_EMIT changed();
    startSorting();
}

void SectionSource::retranslate()
{
    Q_EMIT changed();
}

qint64 SectionSource::rowCount() const
{
    return m_view ? qint64(m_view->sections().size()) : 0;
}

int SectionSource::columnCount() const
{
    return kFieldCount;
}

const SectionInfo* SectionSource::sectionAt(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const std::size_t at = m_order.empty() ? std::size_t(row) : m_order[std::size_t(row)];
    return &m_view->sections()[at];
}

std::optional<qint64> SectionSource::rowOf(Section section) const
{
    const SectionInfo* const info = m_view ? m_view->section(section) : nullptr;
    if (info == nullptr)
        return std::nullopt;
    const auto at = quint32(info - m_view->sections().data());
    if (m_order.empty())
        return qint64(at);
    const auto found = std::find(m_order.begin(), m_order.end(), at);
    return qint64(found - m_order.begin());
}

Column SectionSource::column(int index) const
{
    switch (Field(index)) {
    case Field::Section:
        return {.title = tr("Section"),
                .alignment = Qt::AlignRight,
                .widthDigits = 10,
                .isSortable = true,
                .toolTip = tr("Number of the section: in an archive its first index")};
    case Field::File:
        return {.title = tr("Section file"), .isFixedFont = true, .widthDigits = 18, .toolTip = {}};
    case Field::Records:
        return {.title = tr("Records"),
                .alignment = Qt::AlignRight,
                .widthDigits = 9,
                .isSortable = true,
                .toolTip = {}};
    case Field::FirstRow:
        return {.title = tr("First row"),
                .alignment = Qt::AlignRight,
                .widthDigits = 10,
                .toolTip = tr("Row of the section's first record in the records view")};
    case Field::KeyBytes:
        return {.title = tr("Key file"),
                .alignment = Qt::AlignRight,
                .widthDigits = 10,
                .isSortable = true,
                .toolTip = {}};
    case Field::ValueBytes:
        return {.title = tr("Value file"),
                .alignment = Qt::AlignRight,
                .widthDigits = 10,
                .isSortable = true,
                .toolTip = {}};
    case Field::State:
        break;
    }
    return {.title = tr("State"), .widthDigits = 26, .isSortable = true, .isStretched = true, .toolTip = {}};
}

void SectionSource::fetch(quint64 ticket, qint64 first, int count)
{
    QVector<cryo::ui::Row> rows;
    for (qint64 row = first; row < std::min(first + count, rowCount()); ++row) {
        const SectionInfo* const section = sectionAt(row);
        cryo::ui::Row cells;
        for (int field = 0; field < kFieldCount; ++field)
            cells.append(cell(Field(field), *section));
        rows.append(std::move(cells));
    }
    Q_EMIT rowsReady(ticket, rows);
}

Cell SectionSource::cell(Field field, const SectionInfo& section)
{
    switch (field) {
    case Field::Section:
        return countCell(section.section.value);
    case Field::File:
        return {.text =
                    escapedBytes(asBytes(section.hasKeyFile ? section.keyFileName : section.valueFileName)),
                .glyph = {},
                .toolTip = {}};
    case Field::Records:
        if (!section.recordsExact && section.hasKeyFile)
            return {.text = tr("≤ %1").arg(formatCount(section.records)),
                    .glyph = {},
                    .style = Cell::Style::Secondary,
                    .toolTip = tr("From the length of the file; not counted yet")};
        return {
            .text = formatCount(section.records), .glyph = {}, .style = Cell::Style::Strong, .toolTip = {}};
    case Field::FirstRow:
        return countCell(section.firstRow);
    case Field::KeyBytes:
        return bytesCell(section.hasKeyFile, section.keyFileBytes);
    case Field::ValueBytes:
        return bytesCell(section.hasValueFile, section.valueFileBytes);
    case Field::State:
        break;
    }
    return stateCell(section);
}

Cell SectionSource::stateCell(const SectionInfo& section)
{
    if (!section.hasKeyFile)
        return {
            .text = tr("Values without a key file"), .glyph = GapClass::SectionFileMissing, .toolTip = {}};
    if (!section.hasValueFile)
        return {.text = tr("Value file missing"), .glyph = GapClass::SectionFileMissing, .toolTip = {}};
    return {.text = tr("both files"), .glyph = {}, .style = Cell::Style::Secondary, .toolTip = {}};
}

void SectionSource::sort(int column, Qt::SortOrder order)
{
    m_sortField = Field(column);
    m_sortOrder = order;
    startSorting();
}

void SectionSource::startSorting()
{
    m_sorting.request_stop();
    if (!m_view)
        return;
    if (m_sortField == Field::Section && m_sortOrder == Qt::AscendingOrder) {
        if (!m_order.empty()) {
            m_order.clear();
            Q_EMIT changed();
        }
        return;
    }
    struct Order {
        std::vector<quint32> rows;
    };
    const auto work = [view = m_view, field = m_sortField, order = m_sortOrder] {
        const std::span<const SectionInfo> sections = view->sections();
        const auto value = [&](quint32 at) -> quint64 {
            const SectionInfo& one = sections[at];
            switch (field) {
            case Field::Records:
                return one.records;
            case Field::KeyBytes:
                return one.keyFileBytes;
            case Field::ValueBytes:
                return one.valueFileBytes;
            case Field::State:
                return quint64(stateRank(one));
            default:
                return one.section.value;
            }
        };
        Order result;
        result.rows.resize(sections.size());
        std::iota(result.rows.begin(), result.rows.end(), 0U);
        // Equal ones stay in order of section.
        std::stable_sort(result.rows.begin(), result.rows.end(), [&](quint32 a, quint32 b) {
            return order == Qt::AscendingOrder ? value(a) < value(b) : value(b) < value(a);
        });
        return result;
    };
    m_sorting = readLater(m_pool, this, work, [this, view = m_view](Order result) {
        if (view != m_view)
            return;
        m_order = std::move(result.rows);
        Q_EMIT changed();
    });
}

} // namespace cryo::ui
