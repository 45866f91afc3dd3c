// SPDX-License-Identifier: GPL-3.0-or-later
// Findings as rows, in the order of the check. Thread rule: GUI thread.
#pragma once

#include "core/inspect/finding.h"
#include "ui/models/row_model.h"

#include <memory>

namespace cryo::ui {

class FindingModel final : public RowModel<const Finding*> {
    Q_OBJECT

public:
    enum Column : int { SeverityColumn, Code, Sentence, Place, Repairable, AtRisk, ColumnCount };

    using RowModel::RowModel;

    /// Shows the kept findings of several lists, worst first, each once; keeps the lists alive.
    void setFindings(std::vector<std::shared_ptr<const FindingList>> lists);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const Finding* const& finding) const override;

private:
    std::vector<std::shared_ptr<const FindingList>> m_lists;
};

} // namespace cryo::ui
