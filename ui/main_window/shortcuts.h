// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcuts of the window's actions: those they come with, and those the user chose instead, kept in the
// settings under the action's object name.
//
// A key belongs to one action at a time: to give a key to an action takes it from the one that had it, which
// the user is asked about before (shortcuts_dialog.h). Thread rule: GUI thread.
#pragma once

#include "ui/session/settings.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

namespace cryo::ui {

class Shortcuts final : public QObject {
    Q_OBJECT

public:
    /// Takes the actions with the shortcuts that they have now as the ones they come with, and gives them
    /// those that were chosen. Actions without an object name are left alone. Settings and actions must
    /// outlive this.
    Shortcuts(Settings& settings, const QList<QAction*>& actions, QObject* parent);

    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    [[nodiscard]] QList<QKeySequence> usual(const QAction* action) const { return m_usual.value(action); }
    [[nodiscard]] bool isChanged(const QAction* action) const;
    /// Another action that has this key; nullptr: nobody.
    [[nodiscard]] QAction* owner(const QKeySequence& key, const QAction* except) const;
    /// Gives an action these keys only, and takes them from whoever had them.
    void set(QAction* action, const QList<QKeySequence>& keys);
    /// Back to what it comes with; those keys are taken from whoever has them now.
    void reset(QAction* action);
    void resetAll();

    /// Whether a key may be a shortcut: a bare letter would be lost for typing.
    [[nodiscard]] static bool isFit(const QKeySequence& key);

Q_SIGNALS:
    void changed();

private:
    void give(QAction* action, const QList<QKeySequence>& keys);
    void remember(QAction* action);

    Settings& m_settings;
    QList<QAction*> m_actions;
    QHash<const QAction*, QList<QKeySequence>> m_usual;
};

} // namespace cryo::ui
