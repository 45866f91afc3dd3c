// SPDX-License-Identifier: GPL-3.0-or-later
// Items that an opening drops, as rows. Thread rule: GUI thread.
#pragma once

#include "ui/models/row_model.h"
#include "ui/panels/simulate/simulation.h"

namespace cryo::ui {

class LostItemModel final : public RowModel<LostItem> {
    Q_OBJECT

public:
    enum Column : int { Index, Key, Place, Value, ColumnCount };
    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const LostItem& row) const override;
};

} // namespace cryo::ui
