// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of one detected store as rows: guess, confidence, evidence, and what the user says instead.
//
// The last column can be edited; a text that is no value of the parameter is kept, and marked as wrong.
// Thread rule: GUI thread.
#pragma once

#include "core/inspect/detection.h"
#include "ui/models/row_model.h"

#include <QString>

#include <optional>

namespace cryo::ui {

/// A parameter and the override as typed.
struct ParameterRow {
    Parameter parameter;
    QString typed;
};

class ParameterModel final : public RowModel<ParameterRow> {
    Q_OBJECT

public:
    enum Column : int { Name, Guess, ConfidenceColumn, Evidence, Override, ColumnCount };
    /// For data(): the Confidence as int.
    static constexpr int kConfidenceRole = Qt::UserRole + 2;

    using RowModel::RowModel;

    /// What the user gave, for the parameters that have a valid text.
    void addOverrides(LayoutOverrides& overrides) const;
    /// The text of an override, as it is typed: none for what was not given.
    [[nodiscard]] static QString textOf(const LayoutOverrides& overrides, const std::string& name);
    /// Whether every text is empty or a value.
    [[nodiscard]] bool isValid() const;
    /// What can be chosen for a row: candidates first, then usual values; as typed.
    [[nodiscard]] static QStringList choices(const Parameter& parameter);
    /// Whether a parameter needs somebody to look at it.
    [[nodiscard]] static bool isUnclear(const Parameter& parameter);

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant heading(int column, int role) const override;
    [[nodiscard]] QVariant cell(int column, int role, const ParameterRow& row) const override;
};

/// "32, 64 or 1 … 4096 dividing 96": what an ambiguous parameter may be.
[[nodiscard]] QString candidatesText(const Parameter& parameter);

} // namespace cryo::ui
