// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and headings.
#include "ui/panels/simulate/section_difference_model.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace cryo::ui {
QVariant SectionDifferenceModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return kNumberAlignment;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString titles[] = {tr("Section"), tr("Records before"), tr("Records after"), tr("Fewer")};
    return titles[column];
}

QVariant SectionDifferenceModel::cell(int column, int role, const SectionDifference& row) const
{
    if (role == Qt::TextAlignmentRole)
        return kNumberAlignment;
    const std::uint64_t fewer = row.before - std::min(row.before, row.after);
    const std::uint64_t numbers[] = {row.section.value, row.before, row.after, fewer};
    if (role == kSortRole)
        return QVariant::fromValue<quint64>(numbers[column]);
    return role == Qt::DisplayRole ? formatCount(quint64(numbers[column])) : QVariant();
}

} // namespace cryo::ui
