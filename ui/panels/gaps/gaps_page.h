// SPDX-License-Identifier: GPL-3.0-or-later
// The page of gaps of an archive: figures, a zoomable strip, the list, the lengths, the section of the
// current gap. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace cryo::ui {

class BigTableView;
class EmptyState;
class FieldList;
class FigureRow;
class GapSource;
class GapStrip;
class HistogramPlot;
class LegendRow;
struct GapRow;

class GapsPage final : public StorePanel {
    Q_OBJECT

public:
    explicit GapsPage(Desk& desk, QWidget* parent = nullptr);

    /// The zoomed strip, to be tied to the overview above the pages.
    [[nodiscard]] GapStrip* strip() const { return m_strip; }
    [[nodiscard]] BigTableView* table() const { return m_table; }
    /// Goes to the next or previous gap (not to the tail); false at the end.
    bool step(int by);
    /// Gaps that are listed, for the tab.
    [[nodiscard]] qint64 gapCount() const;

    enum class CopyFormat : quint8 { Json, Csv, Lines, RustRanges };
    /// The selected ranges, or all that are missing; nothing if they are more than kCopyLimit.
    [[nodiscard]] std::optional<QString> rangesAs(CopyFormat format) const;
    static constexpr qint64 kCopyLimit = 1'000'000;

Q_SIGNALS:
    void countChanged();

protected:
    void scanReplaced() override;
    void showLocation(const Location& location) override;
    void retranslate() override;

private:
    QWidget* makeHead();
    QWidget* makeStrip();
    QWidget* makeSide();
    void makeCopyMenu();
    void refreshFigures();
    void refreshHistogram();
    void refreshSection();
    void refreshRange();
    void refreshEmpty();
    void chooseRow(qint64 row);
    void showIndex(quint64 index, bool centre);
    void copy(CopyFormat format);

    GapSource* m_source;
    QWidget* m_content = nullptr;
    EmptyState* m_empty = nullptr;
    FigureRow* m_figures = nullptr;
    QToolButton* m_zoomOut = nullptr;
    QToolButton* m_zoomIn = nullptr;
    QToolButton* m_zoomAll = nullptr;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
    QToolButton* m_copy = nullptr;
    GapStrip* m_strip = nullptr;
    LegendRow* m_legend = nullptr;
    QLabel* m_range = nullptr;
    BigTableView* m_table = nullptr;
    QLabel* m_plotTitle = nullptr;
    HistogramPlot* m_plot = nullptr;
    QLabel* m_sectionTitle = nullptr;
    FieldList* m_section = nullptr;
    QStackedLayout* m_stack = nullptr;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
