// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and headings.
#include "ui/panels/simulate/simulated_change_model.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QString fileText(const SimulatedChange& row)
{
    QString text = escapedBytes(asBytes(row.partition));
    if (!row.fileName.empty())
        text += u'/' + escapedBytes(asBytes(row.fileName));
    return text;
}

} // namespace

QVariant SimulatedChangeModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column >= Offset)
        return kNumberAlignment;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString titles[] = {tr("File"), tr("Change"), tr("Offset"), tr("Bytes")};
    return titles[column];
}

QVariant SimulatedChangeModel::cell(int column, int role, const SimulatedChange& row) const
{
    if (role == Qt::TextAlignmentRole && column >= Offset)
        return kNumberAlignment;
    if (role == Qt::FontRole && column == Offset)
        return fixedFont(QApplication::font());
    if (role == kSortRole && column >= Offset)
        return QVariant::fromValue<quint64>(column == Offset ? row.offset : row.sizeBytes);
    if (role != Qt::DisplayRole && role != kSortRole)
        return {};
    const QString words[] = {tr("made"), tr("removed"), tr("cut"), tr("written")};
    switch (column) {
    case File:
        return fileText(row);
    case Change:
        return words[int(row.op)];
    case Offset:
        return formatOffset(row.offset);
    default:
        return formatCount(quint64(row.sizeBytes));
    }
}

} // namespace cryo::ui
