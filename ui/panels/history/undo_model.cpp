// SPDX-License-Identifier: GPL-3.0-or-later
// Applied changes as cells.
#include "ui/panels/history/undo_model.h"

#include "core/base/bytes.h"
#include "ui/text/apply_text.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <QDateTime>
#include <QLocale>

namespace cryo::ui {
namespace {

QString createdText(const UndoEntry& entry)
{
    if (entry.createdNs <= 0)
        return unknownText();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.createdNs / 1'000'000),
                              QLocale::ShortFormat);
}

QVariant stateIcon(const UndoEntry& entry)
{
    if (!entry.damage.empty())
        return toneIcon(Tone::Error);
    if (entry.isInterrupted())
        return toneIcon(Tone::Warning);
    return entry.state == UndoState::Done ? QVariant(toneIcon(Tone::Good)) : QVariant();
}

} // namespace

QVariant UndoModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Root:
        return tr("Folder");
    case Size:
        return tr("Undo file");
    default:
        return {};
    }
}

QVariant UndoModel::cell(int column, int role, const UndoEntry& entry) const
{
    if (role == Qt::TextAlignmentRole && column == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == State)
        return stateIcon(entry);
    if (role == Qt::ToolTipRole)
        return entry.damage.empty() ? QString::fromStdString(entry.id) : escapedBytes(asBytes(entry.damage));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return createdText(entry);
    case Name:
        return entry.name.empty() ? QString::fromStdString(entry.id) : escapedBytes(asBytes(entry.name));
    case State:
        return undoStateText(entry);
    case Root:
        return escapedText(QString::fromStdString(entry.root.string()));
    case Size:
        return formatBytes(entry.undoBytes);
    default:
        return {};
    }
}

} // namespace cryo::ui
