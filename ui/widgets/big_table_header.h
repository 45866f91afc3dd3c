// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a big table as a model without rows, for QHeaderView.
#pragma once

#include "ui/widgets/big_table_view.h"

#include <QAbstractTableModel>

namespace cryo::ui {

/// Titles, alignments and tips of the columns.
class BigTableView::HeaderModel final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QVector<Column>& newColumns)
    {
        beginResetModel();
        columns = newColumns;
        endResetModel();
    }
    /// As many columns as before, with other words.
    void retitle(const QVector<Column>& newColumns)
    {
        columns = newColumns;
        if (!columns.isEmpty())
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(columns.size()) - 1);
    }
    [[nodiscard]] int rowCount(const QModelIndex&) const override { return 0; }
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return int(columns.size()); }
    [[nodiscard]] QVariant data(const QModelIndex&, int) const override { return {}; }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns.size())
            return {};
        const Column& column = columns[section];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::ToolTipRole)
            return column.toolTip.isEmpty() ? QVariant() : column.toolTip;
        if (role == Qt::TextAlignmentRole)
            return int((column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter);
        return {};
    }

    QVector<Column> columns;
};

} // namespace cryo::ui
