// SPDX-License-Identifier: GPL-3.0-or-later
// Findings as rows, in the order of the check. Thread rule: GUI thread.
#pragma once

#include "core/inspect/finding.h"
#include "ui/models/row_model.h"

#include <map>
#include <memory>

namespace cryo::ui {

class FindingModel final : public RowModel<const Finding*> {
    Q_OBJECT

public:
    enum Column : int { SeverityColumn, Code, Change, Sentence, Place, Repairable, AtRisk, ColumnCount };

    /// What becomes of a finding by what is pending.
    enum class Fate : quint8 { Unknown, Gone, Left, New };

    using RowModel::RowModel;

    /// Shows the kept findings of several lists, worst first, each once; keeps the lists alive.
    void setFindings(std::vector<std::shared_ptr<const FindingList>> lists);
    /// The findings of both states of the store: those that are gone, left, or new.
    void setDifference(std::shared_ptr<const FindingList> before, std::shared_ptr<const FindingList> after);
    [[nodiscard]] Fate fate(const Finding* finding) const;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const Finding* const& finding) const override;

private:
    void show(std::vector<const Finding*> rows, std::vector<std::shared_ptr<const FindingList>> lists);

    std::vector<std::shared_ptr<const FindingList>> m_lists;
    std::map<const Finding*, Fate> m_fates;
};

} // namespace cryo::ui
