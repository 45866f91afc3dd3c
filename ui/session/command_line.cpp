// SPDX-License-Identifier: GPL-3.0-or-later
// Lines for a shell.
#include "ui/session/command_line.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {

QString shellWord(const QString& text)
{
    static const QString plain = u"-_./:+=@%"_s;
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || plain.contains(c);
    });
    if (isPlain)
        return text;
    QString inner = text;
    return u'\'' + inner.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

QString commandFor(const Operation& operation, const QString& root, const QString& store)
{
    const QString where = shellWord(root) + u" --store "_s + shellWord(store);
    switch (operation.kind) {
    case OperationKind::PruneSections:
        return u"cryoctl prune %1 --min %2"_s.arg(where).arg(operation.number("min").value_or(0));
    case OperationKind::ResizeTable:
        return u"cryoctl resize %1"_s.arg(where);
    case OperationKind::TightenHeads:
        return u"cryoctl tighten %1"_s.arg(where);
    default:
        return {};
    }
}

} // namespace cryo::ui
