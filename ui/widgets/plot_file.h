// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a plot: the kinds of files, and writing one.
// Invariant: an SVG or CSV file that was there is replaced whole, or stays as it was.
// Thread rule: GUI thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QCustomPlot;

namespace cryo::ui {

enum class PlotFormat : quint8 { Png, Svg, Pdf, Csv };

/// How the names of such files end, without a dot.
[[nodiscard]] QString suffixOf(PlotFormat format);

/// Writes the plot, or what `csv` gives. `title` stands in an SVG file. False when it could not be written.
[[nodiscard]] bool savePlot(QCustomPlot* plot, const QString& path, PlotFormat format, const QString& title,
                            const std::function<QByteArray()>& csv);

} // namespace cryo::ui
