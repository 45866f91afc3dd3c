// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window with its shortcuts; each can be given others. What is chosen counts at once and
// is kept. A key that another action has is only taken from it after a second step. Thread rule: GUI thread.
#pragma once

#include <QDialog>

class QAction;
class QKeySequence;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace cryo::ui {

class Shortcuts;
class ShortcutModel;

class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    /// The shortcuts must outlive the dialog.
    ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent);

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QKeySequenceEdit* keys() const { return m_keys; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] QPushButton* takeButton() const { return m_take; }
    [[nodiscard]] QPushButton* resetButton() const { return m_reset; }
    [[nodiscard]] QPushButton* resetAllButton() const { return m_resetAll; }
    [[nodiscard]] QString note() const;

private:
    QLayout* makeEditor();
    void takeKeys(const QKeySequence& keys);
    void give(const QKeySequence& key);
    void showSelected();
    void tell(const QString& sentence, bool isProblem);
    [[nodiscard]] QAction* selected() const;
    void refresh();
    void refreshButtons();

    Shortcuts& m_shortcuts;
    ShortcutModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QLineEdit* m_search;
    QTableView* m_table;
    QKeySequenceEdit* m_keys;
    QPushButton* m_take;
    QPushButton* m_none;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    QLabel* m_noteShape;
    QLabel* m_note;
};

} // namespace cryo::ui
