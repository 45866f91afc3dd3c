// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes before and after as rows: for each run a line that names it, then − and + rows of sixteen bytes.
//
// Rows that are equal are left out; of long runs the beginning is shown, and a line says how much more there
// is. Thread rule: GUI thread.
#pragma once

#include "core/repair/plan.h"
#include "ui/models/row_model.h"

namespace cryo::ui {

/// One row of the difference.
struct ByteChangeRow {
    enum class Kind : quint8 { Run, Before, After, More };
    Kind kind = Kind::Run;
    QString text;       ///< the run's file and size, or what more there is
    quint64 offset = 0; ///< of the row's first byte
    QString bytes;      ///< as hex, in its place within the row
    QString characters;
};

class ByteChangeModel final : public RowModel<ByteChangeRow> {
    Q_OBJECT

public:
    enum Column : int { Sign, Offset, BytesColumn, Characters, ColumnCount };
    static constexpr int kRowBytes = 16;
    static constexpr std::size_t kRowsKept = 4000;

    using RowModel::RowModel;

    void setChanges(const std::vector<ByteChange>& changes);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const ByteChangeRow& row) const override;
};

} // namespace cryo::ui
