// SPDX-License-Identifier: GPL-3.0-or-later
// The page of collisions. Of an archive: what other translators would cost. Of a freezer: how long chains are
// against what chance would give, what a lookup costs, the worst buckets and the chain of one. Thread rule:
// GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QLabel;
class QStackedLayout;
class QTabWidget;
class QTableView;
class QToolButton;

namespace cryo::ui {

class BucketDetail;
class EmptyState;
class FieldList;
class FigureRow;
class HistogramPlot;
class WhatIfPanel;
class WorstModel;

class CollisionsPage final : public StorePanel {
    Q_OBJECT

public:
    explicit CollisionsPage(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] HistogramPlot* plot() const { return m_plot; }
    [[nodiscard]] WhatIfPanel* whatIf() const { return m_whatIf; }
    /// Brings up the what-if table of this kind of store.
    WhatIfPanel* showWhatIf();
    void leaveWhatIf();

protected:
    void scanReplaced() override;
    void showLocation(const Location& location) override;
    void retranslate() override;

private:
    QWidget* makeHead();
    QWidget* makePlot();
    QWidget* makeWorst();
    void refreshFigures();
    void refreshBar();
    void refreshEmpty();
    void chooseRow(int row);
    void exportPlot(int format);
    void makeExportMenu();

    WorstModel* m_model;
    QWidget* m_content;
    EmptyState* m_empty;
    WhatIfPanel* m_archive; ///< all there is to say of an archive
    QStackedLayout* m_stack;
    FigureRow* m_figures = nullptr;
    QToolButton* m_export = nullptr;
    HistogramPlot* m_plot = nullptr;
    QLabel* m_bar = nullptr;
    QLabel* m_worstTitle = nullptr;
    QTableView* m_table = nullptr;
    BucketDetail* m_detail = nullptr;
    QTabWidget* m_views = nullptr;
    WhatIfPanel* m_whatIf = nullptr;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
