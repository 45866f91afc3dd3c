// SPDX-License-Identifier: GPL-3.0-or-later
// The buckets with the longest chains as rows. Thread rule: GUI thread.
#pragma once

#include "core/inspect/freezer_report.h"
#include "ui/models/row_model.h"

namespace cryo::ui {

class WorstModel final : public RowModel<BucketLength> {
    Q_OBJECT

public:
    enum Column : int { Number, Length, ColumnCount };

    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const BucketLength& row) const override;
};

} // namespace cryo::ui
