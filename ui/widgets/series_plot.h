// SPDX-License-Identifier: GPL-3.0-or-later
// Lines over time: two value axes, a logarithmic scale where wanted, marks of events, a crosshair with the
// values under it, zoom by dragging a box and back again.
//
//   mouse      move: crosshair · drag: zoom into the box · wheel: zoom in time · double click: all
//   keyboard   Left, Right: crosshair from time to time · + and -: zoom · Backspace: back · Home, End: ends
// Lines differ in colour and in stroke. A thin wrapper: only this folder includes qcustomplot.h; replots are
// queued. Thread rule: GUI thread.
#pragma once

#include "core/inspect/metric_series.h"
#include "ui/widgets/plot_file.h"
#include "ui/widgets/spoken_view.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace cryo::ui {

struct PlotLine {
    QString name;
    std::vector<MetricPoint> points;
    bool isRight = false; ///< measured on the right axis
};

struct PlotMark {
    qint64 atMs = 0;
    QString text;
};

class SeriesPlot final : public QWidget, public SpokenView {
    Q_OBJECT

public:
    using FileFormat = PlotFormat;

    explicit SeriesPlot(QWidget* parent = nullptr);
    ~SeriesPlot() override;

    /// Shows others. The time that is shown stays where it is zoomed, else it becomes `fromMs` … `toMs`.
    void setLines(std::vector<PlotLine> lines, qint64 fromMs, qint64 toMs);
    [[nodiscard]] const std::vector<PlotLine>& lines() const;
    void setMarks(QVector<PlotMark> marks);
    /// Values that are 0 or less have no place on a logarithmic axis.
    void setLogScale(bool isLog);
    void setAxisTitles(const QString& left, const QString& right);

    /// The time that is shown.
    [[nodiscard]] std::pair<qint64, qint64> shown() const;
    void zoomTo(qint64 fromMs, qint64 toMs);
    /// The stretch before the last zoom; nothing where there is none.
    void zoomBack();
    void zoomAll();
    [[nodiscard]] bool isZoomed() const;

    /// The crosshair; none while nothing is pointed at.
    void setCursorMs(std::optional<qint64> atMs);
    [[nodiscard]] std::optional<qint64> cursorMs() const;
    /// Time and values at the crosshair, and an event close by.
    [[nodiscard]] QString readout() const;

    /// Writes the plot, or the numbers of its lines. False when the file could not be written.
    [[nodiscard]] bool exportTo(const QString& path, FileFormat format);
    /// time, then a column a line; empty where a line has no point of that time.
    [[nodiscard]] QByteArray csv() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    [[nodiscard]] QString spokenItem() const override { return readout(); }

Q_SIGNALS:
    void zoomChanged();
    void cursorChanged();

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
    void refreshMarks();
    void refreshCursor();
    void fitValues();
    void zoomIntoBox(const QRect& box);
    void zoomAround(qint64 atMs, double factor);
    void stepCursor(int by);
    [[nodiscard]] qint64 timeAt(const QPoint& point) const;

    std::unique_ptr<Parts> m_parts;
};

} // namespace cryo::ui
