// SPDX-License-Identifier: GPL-3.0-or-later
// How the parameter table shows confidence, and how an override is typed or chosen. Thread rule: GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace cryo::ui {

/// Four cells and the word.
class ConfidenceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace cryo::ui
