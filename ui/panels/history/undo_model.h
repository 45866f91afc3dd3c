// SPDX-License-Identifier: GPL-3.0-or-later
// Applied changes as rows, newest first. Thread rule: GUI thread.
#pragma once

#include "core/repair/undo.h"
#include "ui/models/row_model.h"

namespace cryo::ui {

class UndoModel final : public RowModel<UndoEntry> {
    Q_OBJECT

public:
    enum Column : int { Time, Name, State, Root, Size, ColumnCount };

    using RowModel::RowModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const UndoEntry& entry) const override;
};

} // namespace cryo::ui
