// SPDX-License-Identifier: GPL-3.0-or-later
// Words for operations.
#include "ui/text/operation_text.h"

#include "core/base/bytes.h"
#include "ui/theme/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Operations {
    Q_DECLARE_TR_FUNCTIONS(Operations)
};

} // namespace

QString operationTitle(OperationKind kind)
{
    switch (kind) {
    case OperationKind::FreshHeader:
        return Operations::tr("Write a fresh header");
    case OperationKind::RewriteHeader:
        return Operations::tr("Rewrite the header");
    case OperationKind::RemoveFile:
        return Operations::tr("Move to quarantine");
    case OperationKind::RenameFile:
        return Operations::tr("Rename");
    case OperationKind::SwapFiles:
        return Operations::tr("Swap two files");
    case OperationKind::PutItems:
        return Operations::tr("Put items");
    case OperationKind::CreateFolder:
        return Operations::tr("Make the folder");
    case OperationKind::RewriteSection:
        return Operations::tr("Rewrite the section");
    case OperationKind::MoveStrays:
        return Operations::tr("Move records to their section");
    case OperationKind::RebuildFreezer:
        return Operations::tr("Rebuild table and chains");
    case OperationKind::WriteMarkers:
        return Operations::tr("Write the markers");
    case OperationKind::RemoveMarkers:
        return Operations::tr("Remove the markers");
    case OperationKind::TightenHeads:
        return Operations::tr("Tighten the heads");
    case OperationKind::ResizeTable:
        return Operations::tr("Resize the table");
    case OperationKind::PruneSections:
        return Operations::tr("Prune sections");
    case OperationKind::SetSlot:
        return Operations::tr("Set a slot");
    case OperationKind::HealFromReplica:
        return Operations::tr("Heal from a copy");
    case OperationKind::EditFields:
        return Operations::tr("Edit fields");
    case OperationKind::FlipBits:
        return Operations::tr("Flip bits back");
    case OperationKind::EditBytes:
        break;
    }
    return Operations::tr("Edit bytes");
}

QString operationTarget(const Operation& operation)
{
    QString text;
    if (const auto bucket = operation.number("bucket"))
        text = Operations::tr("bucket %1").arg(formatCount(quint64(*bucket)));
    else if (operation.section)
        text = Operations::tr("section %1").arg(formatCount(quint64(operation.section->value)));
    if (!operation.target.blob.empty()) {
        const QString file = escapedBytes(asBytes(operation.target.partition)) + u'/' +
                             escapedBytes(asBytes(operation.target.blob));
        return text.isEmpty() ? file : text + u" · "_s + file;
    }
    if (text.isEmpty() && !operation.target.partition.empty())
        text = escapedBytes(asBytes(operation.target.partition));
    return text.isEmpty() ? Operations::tr("the whole store") : text;
}

QString operationReach(const Operation& operation)
{
    QStringList parts;
    if (operation.gains > 0)
        parts << Operations::tr("+%1 found again").arg(formatCount(quint64(operation.gains)));
    if (operation.loses > 0)
        parts << Operations::tr("%1 lost").arg(formatCount(quint64(operation.loses)));
    if (operation.unverified > 0)
        parts << Operations::tr("%1 unverified").arg(formatCount(quint64(operation.unverified)));
    return parts.isEmpty() ? Operations::tr("no item changes") : parts.join(u", "_s);
}

QString operationEffect(const Operation& operation)
{
    return escapedBytes(asBytes(operation.effect));
}

QString operationParameters(const Operation& operation)
{
    constexpr qsizetype kLongest = 64;
    QStringList parts;
    for (const auto& [name, value] : operation.parameters) {
        QString text;
        if (const auto* const number = std::get_if<std::uint64_t>(&value))
            text = QString::number(*number);
        else
            text = escapedBytes(asBytes(std::get<std::string>(value)));
        if (text.size() > kLongest)
            text = text.left(kLongest) + u'…';
        parts << escapedBytes(asBytes(name)) + u' ' + text;
    }
    return parts.join(u", "_s);
}

} // namespace cryo::ui
