// SPDX-License-Identifier: GPL-3.0-or-later
// Two lines for a store.
#include "ui/panels/open/store_delegate.h"

#include "ui/theme/fonts.h"

#include <QApplication>
#include <QPainter>

namespace cryo::ui {
namespace {

constexpr int kStorePaddingPx = 8;

} // namespace

QSize StoreDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, 2 * option.fontMetrics.height() + 2 * kStorePaddingPx};
}

void StoreDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    // The option's own text has another sign between its lines.
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString name = text.section(u'\n', 0, 0);
    const QString about = text.section(u'\n', 1);
    const QIcon shape = ground.icon;
    ground.text.clear();
    ground.icon = {};
    const QStyle* const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const bool isSelected = (ground.state & QStyle::State_Selected) != 0;
    const int size = glyphSize(option.font);
    const QRect area =
        option.rect.adjusted(kStorePaddingPx + 4, kStorePaddingPx, -kStorePaddingPx, -kStorePaddingPx);
    const int line = option.fontMetrics.height();
    shape.paint(painter, QRect(area.left(), area.top() + (line - size) / 2, size, size), Qt::AlignCenter,
                isSelected ? QIcon::Selected : QIcon::Normal);
    const QRect words = area.adjusted(size + kStorePaddingPx, 0, 0, 0);
    const QPalette::ColorGroup group =
        option.widget != nullptr && option.widget->hasFocus() ? QPalette::Active : QPalette::Inactive;
    painter->save();
    painter->setPen(ground.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(strongFont(option.font));
    painter->drawText(QRect(words.left(), words.top(), words.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideMiddle, words.width()));
    if (!isSelected)
        painter->setPen(ground.palette.color(QPalette::PlaceholderText));
    painter->setFont(option.font);
    painter->drawText(QRect(words.left(), words.top() + line, words.width(), line),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(about, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace cryo::ui
