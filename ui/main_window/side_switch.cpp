// SPDX-License-Identifier: GPL-3.0-or-later
// Three buttons of which one is down.
#include "ui/main_window/side_switch.h"

#include "ui/theme/shapes.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cryo::ui {
SideSwitch::SideSwitch(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
{
    setObjectName(u"sideSwitch"_s);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* const group = new QButtonGroup(this);
    for (const Side side : {Side::Before, Side::After, Side::Difference}) {
        auto* const button = new QToolButton(this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(side == Side::After ? Qt::ToolButtonTextBesideIcon
                                                       : Qt::ToolButtonTextOnly);
        group->addButton(button, int(side));
        row->addWidget(button);
        m_buttons[std::size_t(side)] = button;
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int side) {
        if (m_store)
            m_store->show(Side(side));
        refresh(); // it is down when it is shown
    });
    connect(&desk.workspace(), &Workspace::currentChanged, this, &SideSwitch::bind);
    connect(&desk.workspace(), &Workspace::storesChanged, this, &SideSwitch::bind);
    retranslate();
    refresh();
}

void SideSwitch::bind()
{
    StoreSession* const next = m_desk.store();
    if (m_store == next)
        return;
    if (m_store)
        m_store->disconnect(this);
    m_store = next;
    if (next != nullptr) {
        connect(next, &StoreSession::sideChanged, this, &SideSwitch::refresh);
        connect(next, &StoreSession::otherStateChanged, this, &SideSwitch::refresh);
    }
    refresh();
}

bool SideSwitch::hasChoice() const
{
    return m_store && m_store->otherState().has_value();
}

void SideSwitch::refresh()
{
    const Side side = m_store ? m_store->side() : Side::Before;
    m_buttons[std::size_t(side)]->setChecked(true);
    const QString title = hasChoice() ? m_store->otherState()->title : QString();
    m_buttons[std::size_t(Side::After)]->setToolTip(
        title.isEmpty() ? tr("The store as it would be") : tr("The store as it would be: %1").arg(title));
    Q_EMIT changed();
}

void SideSwitch::retranslate()
{
    setAccessibleName(tr("State of the store that is shown"));
    const QString texts[] = {tr("Before"), tr("After"), tr("Difference")};
    const QString tips[] = {tr("The files as they are"), {}, tr("The store as it would be, changes marked")};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(texts[i]);
        m_buttons[i]->setAccessibleName(tr("Show: %1").arg(texts[i]));
        m_buttons[i]->setToolTip(tips[i]);
    }
    m_buttons[std::size_t(Side::After)]->setIcon(pendingDot());
}

void SideSwitch::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
        refresh();
    }
}

} // namespace cryo::ui
