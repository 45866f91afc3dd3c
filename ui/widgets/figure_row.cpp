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
constexpr int kNoteGapPx = 4;

} // namespace

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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

int FigureRow::figureAt(int x) const
{
    int left = 0;
    for (int i = 0; i < m_figures.size(); ++i) {
        const int right = left + figureWidth(m_figures[i]);
        if (x >= left && x <= right)
            return i;
        left = right + kFigureGapPx;
    }
    return -1;
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
    return {m_figures.isEmpty() ? 0 : figureWidth(m_figures.front()),
            QFontMetrics(denseFont(font())).height() + QFontMetrics(figureFont(font())).height() + 4};
}

bool FigureRow::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = figureAt(help->pos().x());
        QToolTip::showText(help->globalPos(), at < 0 ? QString() : m_figures[at].toolTip, this);
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
    int left = 0;
    for (const Figure& figure : m_figures) {
        painter.setFont(small);
        painter.setPen(t.secondary);
        painter.drawText(left, QFontMetrics(small).ascent(), figure.label);
        painter.setFont(large);
        painter.setPen(t.text);
        painter.drawText(left, baseline, figure.value);
        if (!figure.note.isEmpty()) {
            const int noteLeft = left + painter.fontMetrics().horizontalAdvance(figure.value) + kNoteGapPx;
            painter.setFont(small);
            painter.setPen(t.secondary);
            painter.drawText(noteLeft, baseline, figure.note);
        }
        left += figureWidth(figure) + kFigureGapPx;
    }
}

} // namespace cryo::ui
