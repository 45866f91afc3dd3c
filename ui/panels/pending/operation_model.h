// SPDX-License-Identifier: GPL-3.0-or-later
// Pending operations as rows, in the order in which they are done. Thread rule: GUI thread.
#pragma once

#include "core/repair/plan.h"
#include "ui/models/row_model.h"

namespace cryo::ui {

class OperationModel final : public RowModel<Operation> {
    Q_OBJECT

public:
    enum Column : int { Number, Title, Place, Code, Reach, ColumnCount };

    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const Operation& operation) const override;
};

} // namespace cryo::ui
