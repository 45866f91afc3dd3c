// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a store as text, for summary, overview and status bar. Thread rule: GUI thread; reads no
// file.
#pragma once

#include "ui/panels/field_list.h"
#include "ui/session/store_session.h"
#include "ui/widgets/confidence_cells.h"
#include "ui/widgets/figure_row.h"

namespace cryo::ui {

/// A dozen names and values.
[[nodiscard]] QVector<FieldList::Line> summaryLines(const StoreSession& store);
/// The figures above the overview.
[[nodiscard]] QVector<FigureRow::Figure> mainFigures(const StoreSession& store);
/// "prunable archive", "freezer".
[[nodiscard]] QString kindText(StoreKind kind);
/// "86 610 items", "301 207 records in 12 sections"; "≤" while it is not exact.
[[nodiscard]] QString countText(const StoreSession& store);
/// The value of a parameter for people: "4 096 + 12 bytes", "zstd", "unknown".
[[nodiscard]] QString parameterText(const Parameter& parameter);
[[nodiscard]] QString parameterText(const std::string& name, const ParameterValue& value);
/// "Page size", "Items per section".
[[nodiscard]] QString parameterName(const std::string& name);
[[nodiscard]] ConfidenceLevel confidenceLevel(Confidence confidence);

} // namespace cryo::ui
