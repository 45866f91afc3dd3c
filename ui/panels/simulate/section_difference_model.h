// SPDX-License-Identifier: GPL-3.0-or-later
// Sections with other records afterwards, as rows. Thread rule: GUI thread.
#pragma once

#include "ui/models/row_model.h"
#include "ui/panels/simulate/simulation.h"

namespace cryo::ui {

class SectionDifferenceModel final : public RowModel<SectionDifference> {
    Q_OBJECT

public:
    enum Column : int { Number, Before, After, Lost, ColumnCount };
    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const SectionDifference& row) const override;
};

} // namespace cryo::ui
