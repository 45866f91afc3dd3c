// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the command palette: icon, title with the found letters in bold, where it is else, the shortcut as
// a key at the right. Thread rule: GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace cryo::ui {

class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kGroupRole = Qt::UserRole + 1;
    static constexpr int kKeysRole = Qt::UserRole + 2;
    static constexpr int kWhyRole = Qt::UserRole + 3;    ///< not empty: cannot be done
    static constexpr int kPlacesRole = Qt::UserRole + 4; ///< QList<int>: letters of title, space, group

    [[nodiscard]] static int rowHeightFor(const QFont& font);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace cryo::ui
