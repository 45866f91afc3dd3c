// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a freezer's table: as a heat map or as rows, the lengths of the chains beside it, and the
// selected bucket below. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace cryo::ui {

class BigTableView;
class BucketDetail;
class BucketSource;
class EmptyState;
class HeatLegend;
class HeatMap;
class HistogramPlot;

class BucketsPage final : public StorePanel {
    Q_OBJECT

public:
    explicit BucketsPage(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] HeatMap* heatMap() const { return m_heat; }
    [[nodiscard]] BigTableView* table() const { return m_table; }
    [[nodiscard]] BucketDetail* detail() const { return m_detail; }
    /// Rows instead of the map.
    void showRows(bool isRows);

protected:
    void storeReplaced() override;
    void viewReplaced() override;
    void scanReplaced() override;
    void showLocation(const Location& location) override;
    void retranslate() override;

private:
    QWidget* makeHead();
    void choose(Bucket bucket);
    void showBucket(Bucket bucket);
    void refreshHistogram();
    void refreshHead();
    void exportPicture();

    BucketSource* m_source;
    QToolButton* m_heatButton = nullptr;
    QToolButton* m_rowsButton = nullptr;
    QLabel* m_cells = nullptr;
    HeatLegend* m_legend = nullptr;
    QToolButton* m_export = nullptr;
    QStackedWidget* m_stack = nullptr;
    HeatMap* m_heat = nullptr;
    EmptyState* m_heatEmpty = nullptr;
    BigTableView* m_table = nullptr;
    HistogramPlot* m_plot = nullptr;
    BucketDetail* m_detail = nullptr;
    bool m_isRows = false;
    bool m_isFollowing = false;
};

/// Chain lengths of a report as bars with the Poisson curve and lines for mean and p99. At most `highest`
/// bars; longer chains are summed up in the last.
void showChainLengths(HistogramPlot& plot, const FreezerReport* report, int highest);

} // namespace cryo::ui
