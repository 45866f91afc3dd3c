// SPDX-License-Identifier: GPL-3.0-or-later
// Progress in words and a thin bar.
#include "ui/widgets/job_indicator.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kBarPx = 8;
constexpr int kBarGapPx = 10;
/// A rate over less than this is a guess.
constexpr qint64 kRateAfterMs = 2000;

} // namespace

JobIndicator::JobIndicator(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setCursor(Qt::PointingHandCursor);
    clear();
}

void JobIndicator::setProgress(const QString& title, quint64 done, quint64 total, qint64 elapsedMs,
                               bool isBytes)
{
    QStringList parts;
    m_share.reset();
    if (total > 0) {
        m_share = std::clamp(double(done) / double(total), 0.0, 1.0);
        // 100 % is said when it is over, not before.
        parts += formatPercent(std::floor(*m_share * 100.0) / 100.0);
    } else {
        parts += isBytes ? formatBytes(done) : formatCount(done);
    }
    if (elapsedMs >= kRateAfterMs && done > 0) {
        const double perSecond = double(done) * 1000.0 / double(elapsedMs);
        parts += isBytes ? formatRate(perSecond) : tr("%1/s").arg(formatCount(quint64(perSecond)));
        if (total > done)
            parts += tr("%1 left").arg(formatSeconds(quint64(std::ceil(double(total - done) / perSecond))));
    }
    const QString text = (title.isEmpty() ? QString() : title + u' ') + parts.join(u" · ");
    const bool grows = !m_isActive || text.size() > m_text.size();
    m_text = text;
    m_isActive = true;
    setAccessibleName(text);
    setVisible(true);
    if (grows)
        updateGeometry();
    update();
}

void JobIndicator::clear()
{
    m_text.clear();
    m_share.reset();
    m_isActive = false;
    setAccessibleName(tr("No job is running"));
    setVisible(false);
}

int JobIndicator::barWidth() const
{
    return digitWidth(font()) * 14;
}

QSize JobIndicator::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text) + kBarGapPx + barWidth() + 8, metrics.height() + 4};
}

void JobIndicator::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    int right = width() - 4;
    if (m_share) {
        const QRectF trough(right - barWidth(), (height() - kBarPx) / 2, barWidth(), kBarPx);
        painter.fillRect(trough, t.button);
        painter.fillRect(QRectF(trough.left(), trough.top(), std::round(trough.width() * *m_share), kBarPx),
                         t.highlight);
        painter.setPen(QPen(t.dark, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(trough.adjusted(0.5, 0.5, -0.5, -0.5));
        right = int(trough.left()) - kBarGapPx;
    }
    painter.setPen(t.secondary);
    painter.drawText(QRect(4, 0, right - 4, height()), Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideLeft, right - 4));
    if (hasFocus())
        paintFocusRing(painter, rect(), t);
}

void JobIndicator::mouseReleaseEvent(QMouseEvent*)
{
    Q_EMIT activated();
}

void JobIndicator::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

} // namespace cryo::ui
