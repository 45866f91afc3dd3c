// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing shortcuts, and keeping the choice.
#include "ui/main_window/shortcuts.h"

namespace cryo::ui {
namespace {

QStringList portable(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::PortableText);
    return texts;
}

} // namespace

Shortcuts::Shortcuts(Settings& settings, const QList<QAction*>& actions, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    for (QAction* const action : actions) {
        if (action->objectName().isEmpty())
            continue;
        m_actions << action;
        m_usual.insert(action, action->shortcuts());
        const std::optional<QStringList> chosen = settings.shortcuts(action->objectName());
        if (!chosen)
            continue;
        QList<QKeySequence> keys;
        for (const QString& text : *chosen) {
            // The file may have been written by hand.
            const QKeySequence key(text, QKeySequence::PortableText);
            if (isFit(key))
                keys << key;
        }
        action->setShortcuts(keys);
    }
}

bool Shortcuts::isFit(const QKeySequence& key)
{
    if (key.count() != 1)
        return false;
    const Qt::Key code = key[0].key();
    if (code == Qt::Key_unknown || code == Qt::Key_Escape || code == Qt::Key_Tab || code == Qt::Key_Backtab)
        return false;
    const bool isFunction = code >= Qt::Key_F1 && code <= Qt::Key_F35;
    return isFunction ||
           (key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
}

bool Shortcuts::isChanged(const QAction* action) const
{
    return action->shortcuts() != usual(action);
}

QAction* Shortcuts::owner(const QKeySequence& key, const QAction* except) const
{
    for (QAction* const action : m_actions) {
        if (action != except && action->shortcuts().contains(key))
            return action;
    }
    return nullptr;
}

void Shortcuts::set(QAction* action, const QList<QKeySequence>& keys)
{
    give(action, keys);
    Q_EMIT changed();
}

void Shortcuts::reset(QAction* action)
{
    set(action, usual(action));
}

void Shortcuts::resetAll()
{
    for (QAction* const action : m_actions) {
        action->setShortcuts(usual(action));
        remember(action);
    }
    Q_EMIT changed();
}

void Shortcuts::give(QAction* action, const QList<QKeySequence>& keys)
{
    for (const QKeySequence& key : keys) {
        while (QAction* const other = owner(key, action)) {
            QList<QKeySequence> rest = other->shortcuts();
            rest.removeAll(key);
            other->setShortcuts(rest);
            remember(other);
        }
    }
    action->setShortcuts(keys);
    remember(action);
}

void Shortcuts::remember(QAction* action)
{
    m_settings.setShortcuts(action->objectName(),
                            isChanged(action) ? std::optional(portable(action->shortcuts())) : std::nullopt);
}

} // namespace cryo::ui
