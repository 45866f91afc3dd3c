// SPDX-License-Identifier: GPL-3.0-or-later
// Maps a scroll bar's int to a 64-bit position and back.
#include "ui/widgets/wide_scroll.h"

#include "ui/widgets/wide_math.h"

#include <QScrollBar>

#include <algorithm>

namespace cryo::ui {
namespace {

constexpr int kBarLimit = 1 << 30;

} // namespace

WideScroll::WideScroll(QScrollBar* bar, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
{
    connect(bar, &QScrollBar::actionTriggered, this, &WideScroll::barActed);
    // Assistive tools set the value itself; the view must follow.
    connect(bar, &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_isShowing && value != barFor(m_position))
            barActed(QAbstractSlider::SliderMove);
    });
}

void WideScroll::setRange(qint64 rows, qint64 page)
{
    m_page = std::max<qint64>(1, page);
    m_maximum = std::max<qint64>(0, rows - m_page);
    const qint64 position = std::clamp<qint64>(m_position, 0, m_maximum);
    const bool moved = position != m_position;
    m_position = position;
    m_isShowing = true;
    const bool isScaled = m_maximum > kBarLimit;
    const int limit = isScaled ? kBarLimit : int(m_maximum);
    m_bar->setRange(0, limit);
    m_bar->setSingleStep(1);
    m_bar->setPageStep(isScaled ? 1 : int(std::min<qint64>(m_page, kBarLimit)));
    m_isShowing = false;
    showPosition();
    if (moved)
        Q_EMIT positionChanged(m_position);
}

int WideScroll::barFor(qint64 position) const
{
    if (m_maximum <= kBarLimit)
        return int(position);
    if (position >= m_maximum)
        return kBarLimit;
    return int(mulDiv(quint64(position), kBarLimit, quint64(m_maximum)));
}

void WideScroll::showPosition()
{
    m_isShowing = true;
    m_bar->setSliderPosition(barFor(m_position));
    m_bar->setValue(barFor(m_position));
    m_isShowing = false;
}

void WideScroll::setPosition(qint64 position)
{
    position = std::clamp<qint64>(position, 0, m_maximum);
    if (position == m_position)
        return;
    m_position = position;
    showPosition();
    Q_EMIT positionChanged(position);
}

void WideScroll::moveBy(qint64 rows)
{
    // Compared before adding: position + rows may not fit.
    if (rows >= 0)
        setPosition(rows > m_maximum - m_position ? m_maximum : m_position + rows);
    else
        setPosition(-(rows + 1) >= m_position ? 0 : m_position + rows);
}

void WideScroll::barActed(int action)
{
    if (m_isShowing)
        return;
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        moveBy(1);
        break;
    case QAbstractSlider::SliderSingleStepSub:
        moveBy(-1);
        break;
    case QAbstractSlider::SliderPageStepAdd:
        moveBy(m_page);
        break;
    case QAbstractSlider::SliderPageStepSub:
        moveBy(-m_page);
        break;
    case QAbstractSlider::SliderToMinimum:
        setPosition(0);
        break;
    case QAbstractSlider::SliderToMaximum:
        setPosition(m_maximum);
        break;
    case QAbstractSlider::SliderMove: {
        const int at = m_bar->sliderPosition();
        if (m_maximum <= kBarLimit)
            setPosition(at);
        else
            setPosition(at >= kBarLimit ? m_maximum
                                        : qint64(mulDiv(quint64(at), quint64(m_maximum), kBarLimit)));
        return; // the slider stays under the pointer
    }
    default:
        return;
    }
    showPosition();
}

} // namespace cryo::ui
