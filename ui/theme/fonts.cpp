// SPDX-License-Identifier: GPL-3.0-or-later
// Text sizes from a widget's font.
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace cryo::ui {
namespace {

constexpr double kSmallestPoints = 6.0;

QFont resized(const QFont& body, double points)
{
    QFont font = body;
    font.setPointSizeF(std::max(kSmallestPoints, points));
    return font;
}

/// Also right for fonts that were set in pixels.
double pointsOf(const QFont& font)
{
    return font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
}

} // namespace

QFont denseFont(const QFont& body)
{
    return resized(body, pointsOf(body) - 1.0);
}

QFont axisFont(const QFont& body)
{
    return resized(body, pointsOf(body) - 2.0);
}

QFont figureFont(const QFont& body)
{
    return strongFont(resized(body, pointsOf(body) * 1.15));
}

QFont titleFont(const QFont& body)
{
    return strongFont(resized(body, pointsOf(body) * 1.4));
}

QFont strongFont(const QFont& body)
{
    QFont font = body;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont fixedFont(const QFont& body)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(pointsOf(body));
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setWeight(body.weight());
    return font;
}

int rowHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 6;
}

int digitWidth(const QFont& font)
{
    return std::max(1, QFontMetrics(font).horizontalAdvance(QLatin1Char('0')));
}

int glyphSize(const QFont& font)
{
    return std::max(10, QFontMetrics(font).height() & ~1);
}

} // namespace cryo::ui
