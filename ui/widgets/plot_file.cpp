// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures by QCustomPlot, SVG by Qt's generator.
#include "ui/widgets/plot_file.h"

#include "ui/widgets/custom_plot.h"

#include <QSaveFile>
#include <QSvgGenerator>

using namespace Qt::StringLiterals;

namespace cryo::ui {

QString suffixOf(PlotFormat format)
{
    switch (format) {
    case PlotFormat::Png:
        return u"png"_s;
    case PlotFormat::Svg:
        return u"svg"_s;
    case PlotFormat::Pdf:
        return u"pdf"_s;
    case PlotFormat::Csv:
        break;
    }
    return u"csv"_s;
}

bool savePlot(QCustomPlot* plot, const QString& path, PlotFormat format, const QString& title,
              const std::function<QByteArray()>& csv)
{
    constexpr double kPngScale = 2.0;
    if (format == PlotFormat::Png)
        return plot->savePng(path, 0, 0, kPngScale);
    if (format == PlotFormat::Pdf)
        return plot->savePdf(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    if (format == PlotFormat::Csv) {
        file.write(csv());
        return file.commit();
    }
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(plot->size());
    generator.setViewBox(plot->rect());
    generator.setTitle(title);
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    plot->toPainter(&painter, plot->width(), plot->height());
    painter.end();
    return file.commit();
}

} // namespace cryo::ui
