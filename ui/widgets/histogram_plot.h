// SPDX-License-Identifier: GPL-3.0-or-later
// Counts per number as bars, with a curve to compare with, lines for mean and percentiles, and a logarithmic
// axis.
//
// A thin wrapper: only this folder includes qcustomplot.h. Colours follow the palette; replots are queued.
// Thread rule: GUI thread.
#pragma once

#include "ui/widgets/plot_file.h"
#include "ui/widgets/spoken_view.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <memory>
#include <optional>

namespace cryo::ui {

/// One bar: how often the numbers from … to occur.
struct HistogramBar {
    quint64 from = 0;
    quint64 to = 0;
    quint64 count = 0;
    /// Below the bar; empty for `from`.
    QString label;
};

/// A vertical line with its name.
struct HistogramLine {
    /// A number on the bars' scale.
    double at = 0;
    QString label;
    /// Dashed for a mean, dotted for others.
    bool isDashed = false;
};

/// The plot.
class HistogramPlot final : public QWidget, public SpokenView {
    Q_OBJECT

public:
    using FileFormat = PlotFormat;
    enum class BarColour : quint8 {
        /// As present items.
        Calm,
        /// As gaps.
        Missing,
    };

    explicit HistogramPlot(QWidget* parent = nullptr);
    ~HistogramPlot() override;

    /// Bars stand side by side in this order. `name` stands in the legend.
    void setBars(const QString& name, const QVector<HistogramBar>& bars, BarColour colour = BarColour::Calm);
    /// The curve of what chance alone would give: expected counts for bars 0, 1, …; empty for none.
    void setCurve(const QString& name, const QVector<double>& expected);
    /// total · e^−λ · λ^k / k! for k = 0 … highest.
    [[nodiscard]] static QVector<double> poisson(double lambda, double total, int highest);
    void setLines(const QVector<HistogramLine>& lines);
    void setLogScale(bool isLog);
    void setAxisTitles(const QString& numbers, const QString& counts);
    /// Writes each bar's count above it.
    void setCountLabels(bool isShown);
    void setLegendVisible(bool isVisible);

    /// The bar in the selection's colour, by its place; nothing for none. No signal.
    void setSelectedBar(std::optional<int> bar);
    [[nodiscard]] std::optional<int> selectedBar() const;
    [[nodiscard]] const QVector<HistogramBar>& bars() const;
    /// The bar at a point of the widget.
    [[nodiscard]] std::optional<int> barAt(const QPoint& point) const;

    /// Writes the plot, or its numbers. False when the file could not be written.
    [[nodiscard]] bool exportTo(const QString& path, FileFormat format);
    /// The numbers: from, to, count, expected.
    [[nodiscard]] QByteArray csv() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    [[nodiscard]] QString spokenItem() const override;

Q_SIGNALS:
    /// The user chose a bar by mouse or arrows.
    void barSelected(int bar);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Parts;

    void rebuild();
    void refreshColours();
    void setRanges();
    void rebuildTicks();
    void rebuildItems();
    void select(int bar);
    void hover(const QPoint& point);
    [[nodiscard]] QString describe(int bar) const;

    std::unique_ptr<Parts> m_parts;
};

} // namespace cryo::ui
