// SPDX-License-Identifier: GPL-3.0-or-later
// Words for changes of stores.
#include "ui/text/apply_text.h"

#include "ui/theme/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Applying {
    Q_DECLARE_TR_FUNCTIONS(Applying)
};

} // namespace

QString applyTroubleText(const Error& error)
{
    const QString words = escapedText(QString::fromStdString(toString(error)));
    switch (error.code) {
    case Errc::Cancelled:
        return Applying::tr("Cancelled. The store has its old bytes.");
    case Errc::InUse:
        return Applying::tr("Somebody else is at the store; nothing was changed: %1").arg(words);
    case Errc::NotProtected:
        return Applying::tr("It cannot be proven that nobody else is at the store; nothing was changed: %1")
            .arg(words);
    case Errc::Interrupted:
        return Applying::tr("A change was begun and not ended. Roll it back or finish it first: %1")
            .arg(words);
    case Errc::Changed:
        return Applying::tr("The store is another one now; nothing was changed: %1").arg(words);
    default:
        return Applying::tr("Nothing was changed: %1").arg(words);
    }
}

QString undoStateText(const UndoEntry& entry)
{
    if (!entry.damage.empty())
        return Applying::tr("cannot be used");
    if (entry.isRunning)
        return Applying::tr("running");
    switch (entry.state) {
    case UndoState::Staging:
    case UndoState::Prepared:
        return Applying::tr("not begun");
    case UndoState::Applying:
    case UndoState::Undoing:
        return Applying::tr("interrupted");
    case UndoState::Done:
        return Applying::tr("applied");
    case UndoState::Undone:
        return Applying::tr("undone");
    case UndoState::Forgetting:
        break;
    }
    return Applying::tr("being forgotten");
}

} // namespace cryo::ui
