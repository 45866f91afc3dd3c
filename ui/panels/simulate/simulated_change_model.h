// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of files, as rows. Thread rule: GUI thread.
#pragma once

#include "ui/models/row_model.h"
#include "ui/panels/simulate/simulation.h"

namespace cryo::ui {

class SimulatedChangeModel final : public RowModel<SimulatedChange> {
    Q_OBJECT

public:
    enum Column : int { File, Change, Offset, Bytes, ColumnCount };
    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const SimulatedChange& row) const override;
};

} // namespace cryo::ui
