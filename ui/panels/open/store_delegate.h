// SPDX-License-Identifier: GPL-3.0-or-later
// A found store in two lines: its name, and below what it is. Thread rule: GUI thread.
#pragma once

#include "ui/panels/view_setup.h"

namespace cryo::ui {

class StoreDelegate final : public ViewDelegate {
    Q_OBJECT

public:
    using ViewDelegate::ViewDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace cryo::ui
