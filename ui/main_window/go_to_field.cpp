// SPDX-License-Identifier: GPL-3.0-or-later
// The field in the tool bar.
#include "ui/main_window/go_to_field.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace cryo::ui {
namespace {

constexpr int kFieldDigits = 44;

} // namespace

GoToField::GoToField(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("goTo"));
    addAction(icon(Icon::Search), LeadingPosition);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QLineEdit::returnPressed, this, [this] { Q_EMIT asked(text()); });
    retranslate();
}

QSize GoToField::sizeHint() const
{
    return {kFieldDigits * digitWidth(font()), QLineEdit::sizeHint().height()};
}

void GoToField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus() || m_keys.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(axisFont(font()));
    const QFontMetrics metrics(painter.font());
    const int capWidth = metrics.horizontalAdvance(m_keys) + 10;
    const QRectF cap(width() - capWidth - 7.5, (height() - metrics.height() - 2) / 2 + 0.5, capWidth,
                     metrics.height() + 1);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(cap, Qt::AlignCenter, m_keys);
}

void GoToField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GoToField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void GoToField::retranslate()
{
    setPlaceholderText(tr("Go to …"));
    setAccessibleName(tr("Go to"));
    setToolTip(
        tr("b 42 bucket, i 10500 index, s 7 section,\nk 0xabc… key, r 11:6543 record, o 0x988 offset"));
    setWhatsThis(
        tr("A letter for what, then where: b 42 for a bucket, k 0x… for a key, i 10500 for an index, s 7 for "
           "a section, r 11:6543 for a record, o 0x988 for an offset in the shown file. A number alone is "
           "an index of an archive, or a bucket of a freezer."));
}

} // namespace cryo::ui
