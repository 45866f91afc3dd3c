// SPDX-License-Identifier: GPL-3.0-or-later
// The page of metrics over time: sources and series to choose from, the plot, the sources' health.
//
// Saved texts can be dropped on it. Nothing here waits for network or disk (MetricHistory). Thread rule: GUI
// thread.
#pragma once

#include "ui/metrics/metric_history.h"
#include "ui/panels/store_panel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeView;

namespace cryo::ui {

class MetricTreeModel;
class SeriesPlot;

class MetricsPage final : public StorePanel {
    Q_OBJECT

public:
    /// The history must outlive the page.
    MetricsPage(Desk& desk, MetricHistory& history, QWidget* parent = nullptr);

    [[nodiscard]] MetricTreeModel* model() const { return m_model; }
    [[nodiscard]] QTreeView* tree() const { return m_tree; }
    [[nodiscard]] SeriesPlot* plot() const { return m_plot; }
    [[nodiscard]] QLabel* stateLabel() const { return m_state; }
    [[nodiscard]] QComboBox* measure() const { return m_measure; }

    /// How long samples are kept; 0: for ever. No signal.
    void setKeepDays(int days);
    /// Asks for what is chosen anew; the plot follows when the answer is there.
    void reload();
    /// How a source is, in words.
    [[nodiscard]] static QString stateText(const MetricSource& source, const MetricSourceState& state);

Q_SIGNALS:
    /// An answer has been drawn.
    void drawn();
    /// The user wants samples kept so long.
    void keepDaysChosen(int days);

protected:
    void storeReplaced() override;
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeSide();
    QWidget* makePlot();
    void makeMenus();
    void fillCombos();
    void catalogueChanged();
    void chooseFirst();
    void draw(const MetricAnswer& answer);
    void refreshState();
    void refreshButtons();
    void watchNode();
    void askServer();
    void openFiles();
    void exportPlot(int format);
    [[nodiscard]] const MetricSource* currentSource() const;

    MetricHistory& m_history;
    MetricTreeModel* m_model;
    QToolButton* m_add = nullptr;
    QComboBox* m_span = nullptr;
    QComboBox* m_measure = nullptr;
    QCheckBox* m_log = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_all = nullptr;
    QToolButton* m_export = nullptr;
    QLineEdit* m_filter = nullptr;
    QTreeView* m_tree = nullptr;
    QPushButton* m_axis = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_forget = nullptr;
    QComboBox* m_keep = nullptr;
    QLabel* m_state = nullptr;
    SeriesPlot* m_plot = nullptr;
    QLabel* m_readout = nullptr;
    QTimer m_reload;
    bool m_hasChosen = false; ///< the user has
    bool m_isChoosingFirst = false;
};

} // namespace cryo::ui
