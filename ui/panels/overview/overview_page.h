// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: what the store is, how it looks in figures, which folders it is made of, what was inferred
// and why, which releases have touched it, what the check says. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace cryo::ui {

class FieldList;
class FigureRow;
class ParameterList;

class OverviewPage final : public StorePanel {
    Q_OBJECT

public:
    explicit OverviewPage(Desk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void parametersWanted();
    void findingsWanted();

protected:
    void storeReplaced() override { retranslate(); }
    void viewReplaced() override { refreshFigures(); }
    void scanReplaced() override { refreshFigures(); }
    void retranslate() override;

private:
    /// A title, a line below it, and the content.
    QLabel* addBlock(QVBoxLayout* column, QWidget* content);
    void refreshFigures();
    void refreshFolders();
    void refreshFindings();
    void refreshReleases();

    QScrollArea* m_scroll;
    QLabel* m_shape;
    QLabel* m_name;
    QLabel* m_kind;
    FigureRow* m_figures;
    QLabel* m_foldersTitle = nullptr;
    FieldList* m_folders;
    QLabel* m_findingsTitle = nullptr;
    FieldList* m_findings;
    QLabel* m_parametersTitle = nullptr;
    ParameterList* m_parameters;
    QLabel* m_parametersLink = nullptr;
    QLabel* m_releasesTitle = nullptr;
    FieldList* m_releases;
};

} // namespace cryo::ui
