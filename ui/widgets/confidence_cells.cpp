// SPDX-License-Identifier: GPL-3.0-or-later
// Four cells and a word.
#include "ui/widgets/confidence_cells.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace cryo::ui {
namespace {

constexpr int kCells = 4;
constexpr int kCellsGapPx = 8;

int filledCells(ConfidenceLevel level)
{
    switch (level) {
    case ConfidenceLevel::Certain:
        return 4;
    case ConfidenceLevel::Likely:
        return 3;
    case ConfidenceLevel::Ambiguous:
        return 1;
    case ConfidenceLevel::Unknown:
        return 0;
    }
    return 0;
}

int cellWidth(const QFont& font)
{
    return digitWidth(font);
}

} // namespace

ConfidenceCells::ConfidenceCells(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    setAccessibleName(tr("Confidence: %1").arg(word(m_level)));
}

void ConfidenceCells::setLevel(ConfidenceLevel level)
{
    m_level = level;
    setAccessibleName(tr("Confidence: %1").arg(word(level)));
    updateGeometry();
    update();
}

QString ConfidenceCells::word(ConfidenceLevel level)
{
    switch (level) {
    case ConfidenceLevel::Certain:
        return tr("certain");
    case ConfidenceLevel::Likely:
        return tr("likely");
    case ConfidenceLevel::Ambiguous:
        return tr("ambiguous");
    case ConfidenceLevel::Unknown:
        return tr("unknown");
    }
    return {};
}

int ConfidenceCells::paint(QPainter& painter, const QRect& rect, ConfidenceLevel level, const Tokens& t)
{
    const bool isSure = level == ConfidenceLevel::Certain || level == ConfidenceLevel::Likely;
    const QColor& colour = t.tone(isSure ? Tone::Good : Tone::Warning);
    const int cell = cellWidth(painter.font());
    const int heightPx = painter.fontMetrics().ascent();
    const int top = rect.top() + (rect.height() - heightPx) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < kCells; ++i) {
        const QRectF area(rect.left() + i * (cell + 2) + 0.5, top + 0.5, cell - 1, heightPx - 1);
        const bool isFilled = i < filledCells(level);
        painter.setPen(QPen(isFilled || !isSure ? colour : t.dark, 1));
        painter.setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(area, 1.5, 1.5);
    }
    painter.restore();
    const int textLeft = rect.left() + kCells * (cell + 2) + kCellsGapPx;
    painter.save();
    painter.setPen(isSure ? t.text : colour);
    painter.drawText(QRect(textLeft, rect.top(), rect.right() - textLeft, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, word(level));
    painter.restore();
    return textLeft + painter.fontMetrics().horizontalAdvance(word(level)) - rect.left();
}

QSize ConfidenceCells::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {kCells * (cellWidth(font()) + 2) + kCellsGapPx + metrics.horizontalAdvance(word(m_level)) + 4,
            rowHeight(font())};
}

void ConfidenceCells::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_level, Theme::of(this));
}

} // namespace cryo::ui
