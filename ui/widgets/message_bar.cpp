// SPDX-License-Identifier: GPL-3.0-or-later
// Message bars and the area that holds them.
#include "ui/widgets/message_bar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kEdgePx = 4;
constexpr int kHeightPx = 34;

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_link(new QLabel(this))
    , m_close(new QToolButton(this))
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_link->setTextFormat(Qt::RichText);
    m_link->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_link->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kEdgePx + 8 + glyphSize(font()) + 10, 0, 8, 0);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_link);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_link, &QLabel::linkActivated, this, &MessageBar::linkActivated);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closed);
    refreshPalette();
}

void MessageBar::setMessage(Tone tone, const QString& sentence, const QString& linkText)
{
    m_tone = tone;
    m_linkText = linkText;
    m_text->setText(sentence);
    const QString plain = QTextDocumentFragment::fromHtml(sentence).toPlainText();
    m_text->setToolTip(plain);
    m_text->setAccessibleName(plain);
    setAccessibleName(tr("%1: %2").arg(toneName(tone), plain));
    m_link->setVisible(!linkText.isEmpty());
    m_link->setAccessibleName(linkText);
    refreshPalette();
    update();
}

QString MessageBar::sentence() const
{
    return m_text->text();
}

void MessageBar::setClosable(bool isClosable)
{
    m_close->setVisible(isClosable);
}

QSize MessageBar::sizeHint() const
{
    return {digitWidth(font()) * 60, std::max(kHeightPx, rowHeight(font()) + 12)};
}

/// Links are coloured by the document, not by the palette, so their text is made anew with the palette.
void MessageBar::refreshPalette()
{
    if (m_isRefreshing)
        return;
    m_isRefreshing = true;
    const Tokens& t = Theme::of(this);
    m_link->setText(m_linkText.isEmpty()
                        ? QString()
                        : u"<a href=\"#\" style=\"color:%1; text-decoration:none\">%2</a>"_s.arg(
                              t.link.name(), m_linkText.toHtmlEscaped()));
    m_isRefreshing = false;
}

void MessageBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshPalette();
    if (event->type() == QEvent::FontChange) {
        layout()->setContentsMargins(kEdgePx + 8 + glyphSize(font()) + 10, 0, 8, 0);
        updateGeometry();
    }
    update();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = Theme::of(this);
    painter.fillRect(rect(), t.bar(m_tone));
    painter.fillRect(QRect(0, 0, kEdgePx, height()), t.tone(m_tone));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.mid);
    const int size = glyphSize(font());
    paintTone(painter, QRectF(kEdgePx + 8, (height() - size) / 2, size, size), m_tone, t);
}

MessageArea::MessageArea(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Messages"));
}

MessageBar* MessageArea::bar(const QString& id) const
{
    for (int i = 0; i < m_column->count(); ++i) {
        QWidget* widget = m_column->itemAt(i)->widget();
        if (widget != nullptr && widget->objectName() == id)
            return qobject_cast<MessageBar*>(widget);
    }
    return nullptr;
}

int MessageArea::count() const
{
    return m_column->count();
}

MessageBar* MessageArea::show(const QString& id, Tone tone, const QString& sentence, const QString& linkText)
{
    MessageBar* shown = bar(id);
    if (shown == nullptr) {
        makeRoom();
        shown = new MessageBar(this);
        shown->setObjectName(id);
        connect(shown, &MessageBar::closed, this, [this, id] { remove(id); });
        connect(shown, &MessageBar::linkActivated, this, [this, id] { Q_EMIT linkActivated(id); });
        m_column->addWidget(shown);
    }
    shown->setMessage(tone, sentence, linkText);
    return shown;
}

void MessageArea::makeRoom()
{
    while (m_column->count() >= kMostBars) {
        // Tones are ordered from the worst to the best.
        MessageBar* least = nullptr;
        for (int i = 0; i < m_column->count(); ++i) {
            auto* candidate = qobject_cast<MessageBar*>(m_column->itemAt(i)->widget());
            if (least == nullptr || candidate->tone() > least->tone())
                least = candidate;
        }
        remove(least->objectName());
    }
}

void MessageArea::remove(const QString& id)
{
    if (MessageBar* shown = bar(id)) {
        m_column->removeWidget(shown);
        shown->hide();
        shown->deleteLater();
    }
}

} // namespace cryo::ui
