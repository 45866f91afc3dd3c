// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a job's progress: an 8 px bar and the percentage. Thread rule: GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace cryo::ui {

class ProgressDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace cryo::ui
