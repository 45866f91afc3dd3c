// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with what is to be done: operations in their order, the selected one with its bytes before and
// after, and what all of them lead to. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

#include <QPointer>

#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace cryo {
struct Operation;
}

namespace cryo::ui {

class ByteChangeModel;
class EmptyState;
class FieldList;
class OperationModel;
class PendingPlan;

class PendingPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit PendingPanel(Desk& desk, QWidget* parent = nullptr);
    ~PendingPanel() override;

    /// Operations that are pending.
    [[nodiscard]] int count() const;
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QTableView* bytes() const { return m_bytes; }
    [[nodiscard]] QString summary() const;
    /// Actions of the window that have a button here; to be given once.
    void addActions(QAction* save, QAction* open, QAction* copy, QAction* discard, QAction* apply);
    void selectFirst();

Q_SIGNALS:
    void countChanged();

protected:
    void storeReplaced() override;
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeDetail();
    [[nodiscard]] QWidget* makeFooter();
    [[nodiscard]] PendingPlan* plan() const;
    [[nodiscard]] const Operation* selected() const;
    void refresh();
    void refreshDetail();
    void refreshFooter();
    void refreshEmpty();
    void previewSelected();
    void showBytes(const QString& note);
    void removeSelected();
    void moveSelected(int by);

    OperationModel* m_model;
    ByteChangeModel* m_changes;
    QTableView* m_table;
    QTableView* m_bytes = nullptr;
    EmptyState* m_empty;
    QStackedLayout* m_stack = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_effect = nullptr;
    FieldList* m_fields = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_result = nullptr;
    QLabel* m_counts = nullptr;
    QToolButton* m_remove = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    std::vector<QPushButton*> m_buttons;
    QWidget* m_buttonRow = nullptr;
    QPointer<PendingPlan> m_bound;
    std::optional<std::uint32_t> m_previewed;
    JobTracker m_preview;
};

} // namespace cryo::ui
