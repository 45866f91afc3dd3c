// SPDX-License-Identifier: GPL-3.0-or-later
// Operations as cells.
#include "ui/panels/pending/operation_model.h"

#include "ui/text/operation_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QApplication>

namespace cryo::ui {

QVariant OperationModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Number:
        return role == Qt::AccessibleTextRole ? tr("Number") : QStringLiteral("#");
    case Title:
        return tr("Operation");
    case Place:
        return tr("Target");
    case Code:
        return tr("Repairs");
    case Reach:
        return tr("Items");
    default:
        return {};
    }
}

QVariant OperationModel::cell(int column, int role, const Operation& operation) const
{
    if (role == Qt::TextAlignmentRole && column == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == Title)
        return pendingDot();
    if (role == Qt::FontRole && column == Code)
        return fixedFont(QApplication::font());
    if (role == Qt::ToolTipRole)
        return column == Title ? operationEffect(operation) : QVariant(operationTarget(operation));
    if (role == Qt::ForegroundRole && column == Reach && operation.loses > 0)
        return Theme::of(QApplication::palette()).tone(Tone::Error);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Number:
        return QString::number(operation.id);
    case Title:
        return operationTitle(operation.kind);
    case Place:
        return operationTarget(operation);
    case Code: {
        if (!operation.repairs)
            return unknownText();
        const std::string_view name = catalogueEntry(operation.code).name;
        return QString::fromLatin1(name.data(), qsizetype(name.size()));
    }
    case Reach:
        return operationReach(operation);
    default:
        return {};
    }
}

} // namespace cryo::ui
