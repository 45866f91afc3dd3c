// SPDX-License-Identifier: GPL-3.0-or-later
// Swatches and words, breaking into lines where they must.
#include "ui/widgets/legend_row.h"

#include "ui/theme/fonts.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cell_glyph.h"

#include <QEvent>
#include <QPainter>

namespace cryo::ui {
namespace {

constexpr int kEntryGapPx = 16;

} // namespace

LegendRow::LegendRow(QWidget* parent)
    : QWidget(parent)
{
    // Fixed would hold it to one line.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegendRow::setEntries(const QVector<Entry>& entries)
{
    m_entries = entries;
    QStringList words;
    for (const Entry& entry : entries)
        words += entry.text;
    setAccessibleName(tr("Legend: %1").arg(words.join(u", ")));
    updateGeometry();
    update();
}

void LegendRow::setGapClasses()
{
    QVector<Entry> entries;
    for (int i = 0; i < kGapClassCount; ++i)
        entries.append({GapClass(i), gapClassName(GapClass(i))});
    setEntries(entries);
}

int LegendRow::entryWidth(const Entry& entry) const
{
    const QFont shown = denseFont(font());
    return glyphSize(shown) * 5 / 4 + 6 + QFontMetrics(shown).horizontalAdvance(entry.text);
}

QVector<QPoint> LegendRow::places(int width, int& heightPx) const
{
    QVector<QPoint> out;
    const int line = rowHeight(denseFont(font()));
    QPoint at(0, 0);
    for (const Entry& entry : m_entries) {
        const int needed = entryWidth(entry);
        if (at.x() > 0 && at.x() + needed > width)
            at = QPoint(0, at.y() + line);
        out.append(at);
        at.rx() += needed + kEntryGapPx;
    }
    heightPx = at.y() + line;
    return out;
}

QSize LegendRow::sizeHint() const
{
    int width = 0;
    for (const Entry& entry : m_entries)
        width += entryWidth(entry) + kEntryGapPx;
    return {std::max(0, width - kEntryGapPx) + 2, rowHeight(denseFont(font()))};
}

QSize LegendRow::minimumSizeHint() const
{
    int width = 0;
    for (const Entry& entry : m_entries)
        width = std::max(width, entryWidth(entry));
    return {width, rowHeight(denseFont(font()))};
}

int LegendRow::heightForWidth(int width) const
{
    int heightPx = 0;
    static_cast<void>(places(width, heightPx));
    return heightPx;
}

void LegendRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void LegendRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    painter.setFont(denseFont(font()));
    int heightPx = 0;
    const QVector<QPoint> at = places(width(), heightPx);
    const int line = rowHeight(painter.font());
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QRect area(at[i], QSize(entryWidth(m_entries[i]) + 2, line));
        const int used = paintCellGlyph(painter, area, m_entries[i].glyph, t);
        painter.setPen(t.secondary);
        painter.drawText(area.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_entries[i].text);
    }
}

} // namespace cryo::ui
