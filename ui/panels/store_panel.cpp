// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing of the current store.
#include "ui/panels/store_panel.h"

#include <QEvent>

#include <utility>

namespace cryo::ui {

StorePanel::StorePanel(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
{
    connect(&desk.workspace(), &Workspace::currentChanged, this, &StorePanel::bindStore);
    connect(&desk.workspace(), &Workspace::storesChanged, this, &StorePanel::bindStore);
    connect(&desk, &Desk::went, this, [this](const Location& location) {
        catchUp();
        showLocation(location);
    });
    // Each panel has its own turn.
    static int panels = 0;
    constexpr int kTurns = 12;
    constexpr int kTurnMs = 25;
    m_later.setInterval(kTurnMs * (1 + panels++ % kTurns));
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &StorePanel::catchUp);
}

std::shared_ptr<const StoreView> StorePanel::view() const
{
    return m_store ? m_store->view() : nullptr;
}

void StorePanel::bindStore()
{
    StoreSession* const next = m_desk.store();
    if (m_store == next)
        return;
    if (m_store)
        m_store->disconnect(this);
    m_store = next;
    if (next != nullptr) {
        connect(next, &StoreSession::viewChanged, this, [this] { hear(ViewNews); });
        connect(next, &StoreSession::scanChanged, this, [this] { hear(ScanNews); });
        // Reading anew takes the old check away.
        connect(next, &StoreSession::stateChanged, this, [this] {
            if (m_store && m_store->state() == StoreSession::State::Opening)
                hear(ScanNews);
        });
    }
    hear(StoreNews | ViewNews | ScanNews);
}

void StorePanel::hear(quint8 news)
{
    m_news |= news;
    if (isVisible())
        catchUp();
    else if (!m_later.isActive())
        m_later.start();
}

void StorePanel::catchUp()
{
    m_later.stop();
    const quint8 news = std::exchange(m_news, NoNews);
    if ((news & StoreNews) != 0)
        storeReplaced();
    if ((news & ViewNews) != 0)
        viewReplaced();
    if ((news & ScanNews) != 0)
        scanReplaced();
}

void StorePanel::showEvent(QShowEvent* event)
{
    catchUp();
    QWidget::showEvent(event);
}

void StorePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Shapes and links have the palette's colours.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace cryo::ui
