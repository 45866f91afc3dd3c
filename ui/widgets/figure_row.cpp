// SPDX-License-Identifier: GPL-3.0-or-later
// Labels over figures.
#include "ui/widgets/figure_row.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kFigureGapPx = 28;
constexpr int kLeastGapPx = 14;
constexpr int kLineGapPx = 6;
constexpr int kNoteGapPx = 4;

} // namespace

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent)
{
    // Fixed would hold it to one line.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FigureRow::setFigures(const QVector<Figure>& figures)
{
    m_figures = figures;
    QStringList words;
    for (const Figure& figure : figures)
        words += u"%1: %2 %3"_s.arg(figure.label, figure.value, figure.note).trimmed();
    setAccessibleName(words.join(u"; "));
    updateGeometry();
    update();
}

int FigureRow::figureWidth(const Figure& figure) const
{
    const int note = figure.note.isEmpty()
                         ? 0
                         : kNoteGapPx + QFontMetrics(denseFont(font())).horizontalAdvance(figure.note);
    const int value = QFontMetrics(figureFont(font())).horizontalAdvance(figure.value) + note;
    return std::max(value, QFontMetrics(denseFont(font())).horizontalAdvance(figure.label));
}

int FigureRow::lineHeight() const
{
    return QFontMetrics(denseFont(font())).height() + QFontMetrics(figureFont(font())).height() + 4;
}

QVector<QRect> FigureRow::places(int width, int& heightPx) const
{
    int words = 0;
    for (const Figure& figure : m_figures)
        words += figureWidth(figure);
    const int gaps = std::max(1, int(m_figures.size()) - 1);
    const int gap = std::clamp((width - words) / gaps, kLeastGapPx, kFigureGapPx);
    QVector<QRect> out;
    QPoint at(0, 0);
    for (const Figure& figure : m_figures) {
        const int needed = figureWidth(figure);
        if (at.x() > 0 && at.x() + needed > width)
            at = QPoint(0, at.y() + lineHeight() + kLineGapPx);
        out.append(QRect(at, QSize(needed, lineHeight())));
        at.rx() += needed + gap;
    }
    heightPx = at.y() + lineHeight();
    return out;
}

QSize FigureRow::sizeHint() const
{
    int width = 0;
    for (const Figure& figure : m_figures)
        width += figureWidth(figure) + kFigureGapPx;
    return {std::max(0, width - kFigureGapPx), minimumSizeHint().height()};
}

QSize FigureRow::minimumSizeHint() const
{
    int widest = 0;
    for (const Figure& figure : m_figures)
        widest = std::max(widest, figureWidth(figure));
    return {widest, lineHeight()};
}

int FigureRow::heightForWidth(int width) const
{
    int heightPx = 0;
    static_cast<void>(places(width, heightPx));
    return heightPx;
}

bool FigureRow::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        int heightPx = 0;
        const QVector<QRect> at = places(width(), heightPx);
        QString tip;
        for (qsizetype i = 0; i < at.size(); ++i)
            tip = at[i].contains(help->pos()) ? m_figures[i].toolTip : tip;
        QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

void FigureRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void FigureRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    const QFont small = denseFont(font());
    const QFont large = figureFont(font());
    const int labelHeight = QFontMetrics(small).height();
    const int baseline = labelHeight + 2 + QFontMetrics(large).ascent();
    int heightPx = 0;
    const QVector<QRect> at = places(width(), heightPx);
    for (qsizetype i = 0; i < at.size(); ++i) {
        const Figure& figure = m_figures[i];
        const QPoint corner = at[i].topLeft();
        painter.setFont(small);
        painter.setPen(t.secondary);
        painter.drawText(corner + QPoint(0, QFontMetrics(small).ascent()), figure.label);
        painter.setFont(large);
        painter.setPen(t.text);
        painter.drawText(corner + QPoint(0, baseline), figure.value);
        if (!figure.note.isEmpty()) {
            const int noteLeft = painter.fontMetrics().horizontalAdvance(figure.value) + kNoteGapPx;
            painter.setFont(small);
            painter.setPen(t.secondary);
            painter.drawText(corner + QPoint(noteLeft, baseline), figure.note);
        }
    }
}

} // namespace cryo::ui
