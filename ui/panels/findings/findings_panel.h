// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with what is wrong: a sortable list, and beside it the selected finding in full, with the way to
// its bytes. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

#include <set>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QTableView;

namespace cryo::ui {

class EmptyState;
class FieldList;
class FindingModel;

class FindingsPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit FindingsPanel(Desk& desk, QWidget* parent = nullptr);

    /// Selects the next or previous finding of the list and goes to it; false at the end.
    bool step(int by);
    [[nodiscard]] int count() const;
    [[nodiscard]] const Finding* selected() const;
    /// The codes of all selected findings.
    [[nodiscard]] std::set<FindingCode> selectedCodes() const;
    /// Actions of the window that have a button here; to be given once.
    void addActions(QAction* propose, QAction* proposeAll);
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    /// Others are listed: for the title of the dock.
    void countChanged();
    /// Other findings are selected.
    void selectionChanged();
    /// The bytes were asked for: the hex view should come up.
    void bytesWanted();

protected:
    void storeReplaced() override;
    void scanReplaced() override;
    void viewReplaced() override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget* makeDetail();
    void refreshDetail();
    [[nodiscard]] std::shared_ptr<const FindingList> rootFindings() const;
    void selectLike(const std::optional<Finding>& wanted);
    void refreshEmpty();
    [[nodiscard]] static std::optional<Target> targetOf(const Finding& finding);
    void showBytes();
    void selectBytes(const Finding& finding);
    void showPlace();

    FindingModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    EmptyState* m_empty = nullptr;
    QLabel* m_shape = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_sentence = nullptr;
    FieldList* m_fields = nullptr;
    QPushButton* m_bytes = nullptr;
    QPushButton* m_place = nullptr;
    QWidget* m_detail = nullptr;
    QHBoxLayout* m_buttons = nullptr;
};

} // namespace cryo::ui
