// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and headings.
#include "ui/panels/simulate/lost_item_model.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace cryo::ui {
QVariant LostItemModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Index)
        return kNumberAlignment;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString titles[] = {tr("Index"), tr("Key"), tr("Record"), tr("Value now")};
    return titles[column];
}

QVariant LostItemModel::cell(int column, int role, const LostItem& row) const
{
    if (role == Qt::TextAlignmentRole && column == Index)
        return kNumberAlignment;
    if (role == Qt::FontRole && column == Key)
        return fixedFont(QApplication::font());
    if (role == kSortRole && column == Index)
        return row.index ? QVariant::fromValue<quint64>(*row.index) : QVariant();
    if (role == kSortRole && column == Place)
        return QVariant::fromValue<quint64>(row.place.section.value);
    if (role != Qt::DisplayRole && role != kSortRole)
        return {};
    switch (column) {
    case Index:
        return row.index ? formatCount(quint64(*row.index)) : unknownText();
    case Key:
        return QString::fromStdString(toHex(row.key));
    case Place:
        return u"%1:%2"_s.arg(row.place.section.value).arg(row.place.position.value);
    default:
        return row.valueIsGood ? tr("can be read") : tr("bad already");
    }
}

} // namespace cryo::ui
