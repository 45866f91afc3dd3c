// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing of the current store.
#include "ui/panels/store_panel.h"

#include <QEvent>

namespace cryo::ui {

StorePanel::StorePanel(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
{
    connect(&desk.workspace(), &Workspace::currentChanged, this, &StorePanel::bindStore);
    connect(&desk.workspace(), &Workspace::storesChanged, this, &StorePanel::bindStore);
    connect(&desk, &Desk::went, this, [this](const Location& location) { showLocation(location); });
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
        connect(next, &StoreSession::viewChanged, this, [this] { viewReplaced(); });
        connect(next, &StoreSession::scanChanged, this, [this] { scanReplaced(); });
        // Reading anew takes the old check away.
        connect(next, &StoreSession::stateChanged, this, [this] {
            if (m_store && m_store->state() == StoreSession::State::Opening)
                scanReplaced();
        });
    }
    storeReplaced();
    viewReplaced();
    scanReplaced();
}

void StorePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cryo::ui
