// SPDX-License-Identifier: GPL-3.0-or-later
// Confidence in a table cell.
#include "ui/panels/open/parameter_delegates.h"

#include "ui/panels/open/parameter_model.h"
#include "ui/panels/store_figures.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace cryo::ui {

void ConfidenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    // The cells keep their colours, so the row's selection stays below them.
    ground.state &= ~QStyle::State_Selected;
    const QStyle* const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    ConfidenceCells::paint(*painter, option.rect.adjusted(4, 0, -4, 0),
                           confidenceLevel(Confidence(index.data(ParameterModel::kConfidenceRole).toInt())),
                           Theme::of(option.palette));
    painter->restore();
}

} // namespace cryo::ui
