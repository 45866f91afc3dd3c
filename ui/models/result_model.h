// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of finished texts, each with the place that it speaks of: results of comparisons, searches, what-if
// questions. Thread rule: GUI thread; rows may be made by a job.
#pragma once

#include "ui/models/row_model.h"
#include "ui/session/target.h"

#include <QStringList>

namespace cryo::ui {

struct ResultRow {
    QStringList cells;
    Target target; ///< to go to when the row is activated; monostate: nowhere
};

class ResultModel final : public RowModel<ResultRow> {
    Q_OBJECT

public:
    using RowModel::RowModel;

    /// `numbers`: the columns that are aligned to the right.
    void setColumns(const QStringList& headings, const QList<int>& numbers = {});
    [[nodiscard]] const QStringList& headings() const { return m_headings; }
    /// The rows as CSV, with the headings.
    [[nodiscard]] QByteArray csv() const { return csv(m_headings, rows()); }
    /// The same of rows that were taken from a model; any thread.
    [[nodiscard]] static QByteArray csv(const QStringList& headings, const std::vector<ResultRow>& rows);

protected:
    [[nodiscard]] int columns() const override { return int(m_headings.size()); }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const ResultRow& row) const override;

private:
    QStringList m_headings;
    QList<int> m_numbers;
};

} // namespace cryo::ui
