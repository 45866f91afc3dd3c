// SPDX-License-Identifier: GPL-3.0-or-later
// Docks and their titles.
#include "ui/main_window/dock.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kTitleHeight = 26;
constexpr int kDockPaddingPx = 8;

} // namespace

Dock::Dock(const QString& name, QWidget* content, QWidget* parent)
    : QDockWidget(parent)
    , m_title(new DockTitle(this))
    , m_noTitle(new QWidget(this))
{
    setObjectName(name);
    setWidget(content);
    m_noTitle->setFixedHeight(0);
    m_noTitle->hide();
    setTitleBarWidget(m_title);
    // Qt before 6.6 loses detached docks on Wayland (QTBUG-87332).
    if (QGuiApplication::platformName().startsWith("wayland"_L1))
        setFeatures(DockWidgetClosable | DockWidgetMovable);
}

void Dock::setTitle(const QString& title)
{
    setWindowTitle(title);
    setAccessibleName(title);
    m_title->setTitle(title);
}

void Dock::setNote(const QString& note)
{
    m_title->setNote(note);
}

void Dock::bringUp()
{
    show();
    raise();
    if (widget() == nullptr)
        return;
    QWidget* target = widget();
    const QWidget* const proxy = target->focusProxy();
    if (target->focusPolicy() == Qt::NoFocus && (proxy == nullptr || !proxy->isVisibleTo(target))) {
        // The first control inside that takes the keyboard; a panel with nothing to show has none but its
        // title's.
        const QList<QWidget*> inside = target->findChildren<QWidget*>();
        const auto first = std::ranges::find_if(inside, [target](const QWidget* child) {
            return (child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisibleTo(target) &&
                   child->isEnabled();
        });
        target = first != inside.end() ? *first : m_title->findChild<QToolButton*>();
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void Dock::refreshTitle()
{
    const auto* const window = qobject_cast<const QMainWindow*>(parentWidget());
    const bool sharesPlace =
        window != nullptr && !isFloating() && !window->tabifiedDockWidgets(this).isEmpty();
    QWidget* const wanted = sharesPlace ? m_noTitle : static_cast<QWidget*>(m_title);
    if (titleBarWidget() == wanted)
        return;
    setTitleBarWidget(wanted);
    m_title->setVisible(!sharesPlace);
}

DockTitle::DockTitle(QDockWidget* dock)
    : QWidget(dock)
    , m_dock(dock)
    , m_name(new QLabel(this))
    , m_note(new QLabel(this))
    , m_float(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kDockPaddingPx, 0, 2, 1);
    row->setSpacing(kDockPaddingPx);
    row->addWidget(m_name);
    row->addWidget(m_note, 1);
    row->addWidget(m_float);
    row->addWidget(m_close);
    row->setSpacing(4);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QToolButton* const button : {m_float, m_close}) {
        button->setAutoRaise(true);
        button->setIconSize({12, 12});
        button->setFixedSize(22, 22);
    }
    m_float->setIcon(icon(Icon::Float));
    m_close->setIcon(icon(Icon::Close));
    connect(m_float, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(m_close, &QToolButton::clicked, dock, &QDockWidget::close);
    connect(dock, &QDockWidget::featuresChanged, this, [this](QDockWidget::DockWidgetFeatures features) {
        m_float->setVisible((features & QDockWidget::DockWidgetFloatable) != 0);
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    refreshFonts();
    retranslate();
}

void DockTitle::setTitle(const QString& title)
{
    m_name->setText(title);
    retranslate();
}

void DockTitle::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setToolTip(note);
}

QSize DockTitle::sizeHint() const
{
    return {layout()->sizeHint().width(), std::max(kTitleHeight, fontMetrics().height() + 8)};
}

QSize DockTitle::minimumSizeHint() const
{
    return {m_name->minimumSizeHint().width() + 3 * kDockPaddingPx + 48, sizeHint().height()};
}

void DockTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().button());
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().mid());
}

void DockTitle::refreshFonts()
{
    m_isRefreshing = true;
    m_name->setFont(strongFont(font()));
    m_isRefreshing = false;
}

void DockTitle::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange && !m_isRefreshing)
        refreshFonts();
}

void DockTitle::retranslate()
{
    const QString name = m_name->text();
    m_float->setToolTip(tr("Detach"));
    m_float->setAccessibleName(tr("Detach %1").arg(name));
    m_float->setWhatsThis(tr("Makes a window of its own of this panel, or puts it back."));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close %1").arg(name));
    m_close->setWhatsThis(tr("Closes this panel. The View menu brings it back."));
}

} // namespace cryo::ui
