// SPDX-License-Identifier: GPL-3.0-or-later
// The ramp of a heat map with its figures.
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/ramp.h"
#include "ui/theme/theme.h"
#include "ui/widgets/heat_map.h"

#include <QPainter>

#include <algorithm>

namespace cryo::ui {

HeatLegend::HeatLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setScale(0, false, {});
}

void HeatLegend::setScale(quint32 maximum, bool isOpen, const QString& unit)
{
    m_maximum = maximum;
    m_isOpen = isOpen;
    m_unit = unit;
    setAccessibleName(tr("Colours from 0 to %1 %2").arg(formatCount(quint64(maximum)), unit));
    update();
}

QSize HeatLegend::sizeHint() const
{
    return {digitWidth(font()) * 30, QFontMetrics(axisFont(font())).height() + 14};
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    const auto table = rampTable(t);
    painter.setFont(axisFont(font()));
    const QFontMetrics metrics(painter.font());
    const QRect bar(2, 1, width() - 4, 10);
    // A step per number, so that the legend has the colours that occur and no others.
    const int steps = int(std::clamp<quint32>(m_maximum + 1, 2, 64));
    for (int i = 0; i < steps; ++i) {
        const int left = bar.left() + bar.width() * i / steps;
        const int right = bar.left() + bar.width() * (i + 1) / steps;
        painter.fillRect(QRect(left, bar.top(), right - left, bar.height()),
                         QColor(table[std::size_t(255 * i / (steps - 1))]));
    }
    painter.setPen(QPen(t.mid, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(bar).adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(t.secondary);
    const int baseline = bar.bottom() + 3 + metrics.ascent();
    painter.drawText(bar.left(), baseline, formatCount(quint64(0)));
    QString most = formatCount(quint64(m_maximum)) + (m_isOpen ? QStringLiteral("+") : QString());
    if (!m_unit.isEmpty())
        most += u' ' + m_unit;
    const int mostLeft = bar.right() - metrics.horizontalAdvance(most);
    painter.drawText(mostLeft, baseline, most);
    const QString half = formatCount(quint64(m_maximum / 2));
    const int halfWidth = metrics.horizontalAdvance(half);
    const int halfLeft = bar.center().x() - halfWidth / 2;
    // Where the last one is a long word, the one in the middle gives way.
    if (m_maximum >= 4 && halfLeft + halfWidth + metrics.averageCharWidth() <= mostLeft)
        painter.drawText(halfLeft, baseline, half);
}

} // namespace cryo::ui
