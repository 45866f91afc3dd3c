// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting rows of a table by program, as a click on them would.
// Threads: the GUI thread only.
#pragma once

#include <QAbstractItemModel>
#include <QItemSelectionModel>
#include <QTableView>

namespace cryo::ui {

/// Makes `row` the current row and the only selected one; the view scrolls there. The table has a model.
inline void selectOnly(QTableView* table, int row)
{
    table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace cryo::ui
