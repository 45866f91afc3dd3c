// SPDX-License-Identifier: GPL-3.0-or-later
// Long chains as cells.
#include "ui/panels/collisions/worst_model.h"

#include "ui/theme/format.h"

namespace cryo::ui {

QVariant WorstModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return column == Number ? tr("Bucket") : tr("Records");
}

QVariant WorstModel::cell(int column, int role, const BucketLength& row) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const quint64 value = column == Number ? row.bucket.value : row.length;
    if (role == Qt::DisplayRole)
        return formatCount(value);
    return role == kSortRole ? QVariant::fromValue(value) : QVariant();
}

} // namespace cryo::ui
