// SPDX-License-Identifier: GPL-3.0-or-later
// How Qt's own tables and trees look here: dense rows, no boxes, flat headers. Thread rule: GUI thread.
#pragma once

#include <QStyledItemDelegate>

class QTableView;
class QTreeView;
class QWidget;
class QLabel;
class QString;

namespace cryo::ui {

/// Paints items of Qt's views as the look wants them: in a selection that has not the keyboard, whose ground
/// is pale, icons keep their usual colour.
class ViewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// Rows as high as the look says, whole rows selected, alternating ground, no grid; follows text zoom.
void setUpView(QTableView* table);
void setUpView(QTreeView* tree);
/// A label in the secondary colour.
[[nodiscard]] QLabel* secondaryLabel(QWidget* parent);
/// A label that titles what is below it; semibold, also after text zoom.
[[nodiscard]] QLabel* headingLabel(QWidget* parent);
/// A line across, in the colour of lines.
[[nodiscard]] QWidget* line(QWidget* parent);

} // namespace cryo::ui
