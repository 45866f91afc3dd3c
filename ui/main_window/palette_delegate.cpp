// SPDX-License-Identifier: GPL-3.0-or-later
// Painting a row of the command palette.
#include "ui/main_window/palette_delegate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace cryo::ui {
namespace {

constexpr int kGapPx = 8;
constexpr int kIconPx = 16;

struct Letters {
    QString text;
    QFont font;
    QColor ink;
    QList<int> found; ///< those in bold
};

/// Draws one line of text into a rectangle, cut off with an ellipsis; returns how wide it is.
int drawLetters(QPainter& painter, const QRect& rect, const Letters& letters)
{
    const QFontMetrics metrics(letters.font);
    // Bold letters are wider; room for them is kept when the text has to be cut.
    const QString text =
        metrics.elidedText(letters.text, Qt::ElideRight, rect.width() - 2 * int(letters.found.size()));
    QTextLayout layout(text, letters.font);
    QList<QTextLayout::FormatRange> formats;
    for (const int at : letters.found) {
        if (at < 0 || at >= text.size())
            continue;
        QTextLayout::FormatRange bold;
        bold.start = at;
        bold.length = 1;
        bold.format.setFontWeight(QFont::Bold);
        formats << bold;
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid())
        return 0;
    painter.setPen(letters.ink);
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
    return int(std::ceil(line.naturalTextWidth()));
}

/// The shortcut as a key; returns what is left of the rectangle.
QRect drawKeys(QPainter& painter, QRect rect, const QString& keys, const QFont& font, const QColor& ink)
{
    if (keys.isEmpty())
        return rect;
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(keys) + 10;
    const QRectF cap(rect.right() - width + 0.5, rect.center().y() - metrics.height() / 2 - 0.5, width,
                     metrics.height() + 1);
    painter.setFont(font);
    painter.setPen(ink);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap, 3, 3);
    painter.drawText(cap, Qt::AlignCenter, keys);
    rect.setRight(rect.right() - width - kGapPx);
    return rect;
}

} // namespace

int PaletteDelegate::rowHeightFor(const QFont& font)
{
    constexpr int kMorePx = 6;
    return rowHeight(font) + kMorePx;
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {option.rect.width(), rowHeightFor(option.font)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Tokens& tokens = Theme::of(option.palette);
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const bool isPossible = index.data(kWhyRole).toString().isEmpty();
    const QColor ink = isSelected ? tokens.highlightedText : isPossible ? tokens.text : tokens.disabledText;
    const QColor second = isSelected   ? tokens.highlightedText
                          : isPossible ? tokens.secondary
                                       : tokens.disabledText;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isSelected)
        painter->fillRect(option.rect, tokens.highlight);
    QRect rest = option.rect.adjusted(kGapPx, 0, -kGapPx, 0);
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    const QIcon::Mode mode = isSelected ? QIcon::Selected : isPossible ? QIcon::Normal : QIcon::Disabled;
    if (!icon.isNull())
        icon.paint(painter, QRect(rest.left(), rest.center().y() - kIconPx / 2, kIconPx, kIconPx),
                   Qt::AlignCenter, mode);
    rest.setLeft(rest.left() + kIconPx + kGapPx);
    rest = drawKeys(*painter, rest, index.data(kKeysRole).toString(), axisFont(option.font), second);
    const auto places = index.data(kPlacesRole).value<QList<int>>();
    const QString title = index.data().toString();
    const int width = drawLetters(*painter, rest, {title, option.font, ink, places});
    rest.setLeft(rest.left() + width + 2 * kGapPx);
    QList<int> inGroup;
    for (const int at : places)
        inGroup << at - int(title.size()) - 1;
    if (rest.width() > 0)
        drawLetters(*painter, rest,
                    {index.data(kGroupRole).toString(), denseFont(option.font), second, inGroup});
    painter->restore();
}

} // namespace cryo::ui
