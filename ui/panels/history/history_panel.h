// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with what was applied: by time, with the ways back. What a crash left in the middle is rolled back
// or finished from here.
//
// Listing only reads the state folder. Undo and redo of the opened root need editing to be on. Thread rule:
// GUI thread.
#pragma once

#include "core/repair/undo.h"
#include "ui/session/desk.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTableView;

namespace cryo::ui {

class EmptyState;
class UndoModel;

class HistoryPanel final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Desk& desk, QWidget* parent = nullptr);

    /// Reads the list again, beside; listed follows.
    void refresh();
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] int count() const;
    /// The first change that a crash left in the middle; null for none.
    [[nodiscard]] const UndoEntry* interrupted() const;
    [[nodiscard]] QPushButton* undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton* rollBackButton() const { return m_rollBack; }
    [[nodiscard]] QPushButton* finishButton() const { return m_finish; }
    [[nodiscard]] QPushButton* forgetButton() const { return m_forget; }
    /// Selects a change, now or when it is listed.
    void select(const std::string& id);

Q_SIGNALS:
    void listed();
    /// A change was brought back, finished or forgotten, or could not be; a sentence for people.
    void concluded(bool isDone, const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Way : quint8 { Undo, RollBack, Finish, Forget };
    [[nodiscard]] const UndoEntry* selected() const;
    [[nodiscard]] const UndoEntry* entry(const std::string& id) const;
    [[nodiscard]] bool isOpenRoot(const UndoEntry& entry) const;
    void take(const Result<std::vector<UndoEntry>>& entries);
    void ask(Way way);
    void run(Way way, const std::string& id, bool withoutProof);
    void start(Way way, const std::string& id, bool withoutProof, bool isReleased);
    void conclude(Way way, const std::string& id, const Result<>& result, bool wasReleased);
    void askForProof(Way way, const std::string& id);
    void refreshButtons();
    void refreshEmpty();
    void retranslate();

    Desk& m_desk;
    UndoModel* m_model;
    QTableView* m_table;
    EmptyState* m_empty;
    QStackedLayout* m_stack = nullptr;
    QPushButton* m_undo;
    QPushButton* m_rollBack;
    QPushButton* m_finish;
    QPushButton* m_forget;
    JobTracker m_work;
    QString m_trouble;
    std::string m_wanted;
    std::stop_source m_listing;
};

} // namespace cryo::ui
