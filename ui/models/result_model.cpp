// SPDX-License-Identifier: GPL-3.0-or-later
// Results as cells.
#include "ui/models/result_model.h"

namespace cryo::ui {
namespace {

QByteArray csvCell(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('"', "\"\"");
    return '"' + bytes + '"';
}

QByteArray csvLine(const QStringList& cells)
{
    QByteArray out;
    for (const QString& cell : cells)
        out += (out.isEmpty() ? QByteArray() : QByteArray(",")) + csvCell(cell);
    return out + '\n';
}

} // namespace

void ResultModel::setColumns(const QStringList& headings, const QList<int>& numbers)
{
    if (headings.size() == m_headings.size()) {
        m_headings = headings;
        m_numbers = numbers;
        refresh();
        return;
    }
    beginResetModel();
    m_headings = headings;
    m_numbers = numbers;
    endResetModel();
}

QByteArray ResultModel::csv(const QStringList& headings, const std::vector<ResultRow>& rows)
{
    QByteArray out = csvLine(headings);
    for (const ResultRow& row : rows)
        out += csvLine(row.cells);
    return out;
}

QVariant ResultModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((m_numbers.contains(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_headings.value(column)) : QVariant();
}

QVariant ResultModel::cell(int column, int role, const ResultRow& row) const
{
    if (role == Qt::TextAlignmentRole)
        return int((m_numbers.contains(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == kSortRole)
        return row.cells.value(column);
    return {};
}

} // namespace cryo::ui
