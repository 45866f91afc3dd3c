// SPDX-License-Identifier: GPL-3.0-or-later
// Controls in the look's values.
#include "ui/theme/style_parts.h"

#include "ui/theme/shapes.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace cryo::ui {
namespace {

constexpr int kAccentPx = 2;
constexpr qreal kRadius = 3;

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return (option.state & flag) != 0;
}

/// On device pixels: an outline of 1 px lies inside the rectangle.
QRectF edge(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void paintBox(QPainter& painter, const QRect& rect, const QColor& line, const QBrush& ground, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(edge(rect), radius, radius);
    painter.restore();
}

QRect centredSquare(const QRect& rect)
{
    const int size = std::min(rect.width(), rect.height());
    return {rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2, size, size};
}

QColor panelGround(const QStyleOption& option, bool isFilled, const Tokens& t)
{
    const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHover = has(option, QStyle::State_MouseOver);
    if (!has(option, QStyle::State_Enabled))
        return t.window;
    if (isFilled)
        return isDown ? t.highlight.darker(115) : isHover ? t.highlight.lighter(108) : t.highlight;
    if (isDown)
        return t.inactiveHighlight;
    return isHover ? t.hover : t.scheme == Scheme::Light ? t.alternateBase : t.button;
}

} // namespace

void paintButtonPanel(QPainter& painter, const QStyleOption& option, bool isDefault, const Tokens& t)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isFilled = isDefault && isEnabled;
    const QColor line = isFilled ? t.highlight : isEnabled ? t.dark : t.mid;
    paintBox(painter, option.rect, line, panelGround(option, isFilled, t), kRadius);
    if (!has(option, QStyle::State_HasFocus))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    // A line of the ground keeps the ring apart from a filled button of the same colour.
    painter.setPen(QPen(t.base, 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 1, kRadius - 1);
    painter.restore();
    paintFocusRing(painter, option.rect, t, kRadius);
}

void paintFieldFrame(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    if (has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, t, kRadius);
    else
        paintBox(painter, option.rect, has(option, QStyle::State_Enabled) ? t.dark : t.mid, Qt::NoBrush,
                 kRadius);
}

void paintCheckIndicator(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const QRect box = centredSquare(option.rect);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOn = has(option, QStyle::State_On);
    const bool isPartial = has(option, QStyle::State_NoChange);
    const QColor ground = (isOn || isPartial) ? (isEnabled ? t.highlight : t.mid)
                          : isEnabled         ? t.base
                                              : t.window;
    paintBox(painter, box, isOn || isPartial ? ground : isEnabled ? t.dark : t.mid, ground, 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16.0, box.height() / 16.0);
    painter.setPen(QPen(t.highlightedText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isPartial)
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else if (isOn)
        painter.drawPolyline(QPolygonF({{4, 8.3}, {7, 11.2}, {12, 5}}));
    painter.restore();
}

void paintRadioIndicator(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const QRectF box = edge(centredSquare(option.rect));
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOn = has(option, QStyle::State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn && isEnabled ? t.highlight : isEnabled ? t.dark : t.mid, isOn ? 1.5 : 1));
    painter.setBrush(isEnabled ? t.base : t.window);
    painter.drawEllipse(box);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isEnabled ? t.highlight : t.mid);
        painter.drawEllipse(box.center(), box.width() / 4, box.height() / 4);
    }
    painter.restore();
}

void paintChevron(QPainter& painter, const QRect& rect, bool isUp, const QColor& ink)
{
    const QPointF middle = QRectF(rect).center();
    const qreal half = std::min(4.0, rect.width() / 3.0);
    const qreal rise = isUp ? half / 2 : -half / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.35, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-half, rise), middle + QPointF(0, -rise), middle + QPointF(half, rise)}));
    painter.restore();
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow, const Tokens& t)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor ground = option.editable ? (isEnabled ? t.base : t.window) : panelGround(option, false, t);
    paintBox(painter, option.rect, isEnabled ? t.dark : t.mid, ground, kRadius);
    if (has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, t, kRadius);
    paintChevron(painter, arrow, false, isEnabled ? t.secondary : t.disabledText);
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, const Tokens& t)
{
    const QRect trough = option.rect;
    painter.fillRect(trough, t.button);
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range > 0) {
        const qint64 done = std::clamp<qint64>(qint64(option.progress) - option.minimum, 0, range);
        QRect filled = trough;
        filled.setWidth(int(trough.width() * done / range));
        painter.fillRect(filled, t.highlight);
    }
    painter.setPen(QPen(t.dark, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(edge(trough));
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider, const Tokens& t)
{
    painter.fillRect(option.rect, t.window);
    if (option.maximum <= option.minimum)
        return;
    const bool isActive = (option.activeSubControls & QStyle::SC_ScrollBarSlider) != 0;
    const bool isDown = isActive && has(option, QStyle::State_Sunken);
    const bool isHover = isActive && has(option, QStyle::State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown                      ? t.secondary
                     : isHover                   ? t.dark
                     : t.scheme == Scheme::Light ? t.dark.lighter(120)
                                                 : t.dark);
    const QRectF handle = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter.drawRoundedRect(handle, radius, radius);
    painter.restore();
}

void paintTab(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const QRect rect = option.rect;
    if (has(option, QStyle::State_Selected)) {
        painter.fillRect(rect, t.base);
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), kAccentPx), t.highlight);
        painter.fillRect(QRect(rect.left(), rect.top() + kAccentPx, 1, rect.height()), t.mid);
        painter.fillRect(QRect(rect.right(), rect.top() + kAccentPx, 1, rect.height()), t.mid);
    } else {
        if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
            painter.fillRect(rect.adjusted(0, 0, 0, -1), t.hover);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.mid);
    }
    if (has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(2, kAccentPx + 1, -2, -2), t);
}

void paintHeaderSection(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const QRect rect = option.rect;
    const bool isHover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.fillRect(rect, isHover ? t.hover : t.button);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.mid);
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), t.mid);
}

} // namespace cryo::ui
