// SPDX-License-Identifier: GPL-3.0-or-later
// The bar in the table of jobs.
#include "ui/panels/jobs/progress_delegate.h"

#include "ui/panels/jobs/job_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace cryo::ui {

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const QVariant permille = index.data(JobModel::kPermilleRole);
    if (!permille.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = ground.text;
    ground.text.clear();
    const QStyle* const style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const Tokens& tokens = Theme::of(option.palette);
    constexpr int kHeight = 8;
    constexpr int kPadding = 6;
    const int textWidth = 6 * digitWidth(option.font);
    const QRect bar(option.rect.left() + kPadding, option.rect.center().y() - kHeight / 2,
                    std::max(0, option.rect.width() - textWidth - 2 * kPadding), kHeight);
    painter->save();
    painter->setPen(tokens.dark);
    painter->setBrush(tokens.base);
    painter->drawRect(bar.adjusted(0, 0, -1, -1));
    painter->fillRect(bar.adjusted(1, 1, -1 - (bar.width() - 2) * (1000 - permille.toInt()) / 1000, -1),
                      tokens.highlight);
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const bool isActive = (option.state & QStyle::State_Active) != 0;
    painter->setPen(option.palette.color(isActive ? QPalette::Active : QPalette::Inactive,
                                         isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(option.font);
    painter->drawText(QRect(bar.right() + kPadding, option.rect.top(), textWidth, option.rect.height()),
                      Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace cryo::ui
