// SPDX-License-Identifier: GPL-3.0-or-later
// Swatches of the boxes of a chain.
#include "ui/panels/buckets/chain_legend.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPolygonF>

namespace cryo::ui {
namespace {

constexpr int kEntries = 3;
constexpr int kTextGap = 6;
constexpr int kEntryGap = 16;

void paintSwatch(QPainter& painter, const QRectF& edge, int entry, const Tokens& t)
{
    if (entry == 1) {
        QPen pen(t.dark, 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(t.base);
        const double cut = edge.height() / 2.5;
        painter.drawPolygon(QPolygonF({{edge.left(), edge.center().y()},
                                       {edge.left() + cut, edge.top()},
                                       {edge.right() - cut, edge.top()},
                                       {edge.right(), edge.center().y()},
                                       {edge.right() - cut, edge.bottom()},
                                       {edge.left() + cut, edge.bottom()}}));
        return;
    }
    const bool isOwn = entry == 0;
    painter.setPen(QPen(isOwn ? t.slotState(SlotState::Older).ink : t.tone(Tone::Fatal), isOwn ? 1.2 : 2));
    painter.setBrush(isOwn ? t.slotState(SlotState::Older).fill : t.bar(Tone::Fatal));
    painter.drawRoundedRect(edge, 3, 3);
}

} // namespace

ChainLegend::ChainLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString ChainLegend::text(int entry)
{
    return entry == 0 ? tr("own key") : entry == 1 ? tr("sibling key") : tr("damaged");
}

int ChainLegend::swatchWidth() const
{
    return glyphSize(font()) * 5 / 4;
}

QSize ChainLegend::sizeHint() const
{
    const QFontMetrics metrics(denseFont(font()));
    int width = 0;
    for (int entry = 0; entry < kEntries; ++entry)
        width +=
            swatchWidth() + kTextGap + metrics.horizontalAdvance(text(entry)) + (entry > 0 ? kEntryGap : 0);
    return {width, rowHeight(font())};
}

void ChainLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(denseFont(font()));
    const Tokens& t = Theme::of(this);
    const int swatchHeight = glyphSize(font()) * 3 / 4;
    int x = 0;
    for (int entry = 0; entry < kEntries; ++entry) {
        paintSwatch(painter,
                    QRectF(x + 0.5, (height() - swatchHeight) / 2 + 0.5, swatchWidth() - 1, swatchHeight - 1),
                    entry, t);
        x += swatchWidth() + kTextGap;
        painter.setPen(t.secondary);
        const int width = painter.fontMetrics().horizontalAdvance(text(entry));
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, text(entry));
        x += width + kEntryGap;
    }
}

void ChainLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace cryo::ui
