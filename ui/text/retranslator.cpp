// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that follow the language.
#include "ui/text/retranslator.h"

#include <QEvent>

namespace cryo::ui {

Retranslator::Retranslator(QObject* owner)
    : QObject(owner)
{
    owner->installEventFilter(this);
}

void Retranslator::add(std::function<void()> setter)
{
    setter();
    m_setters.push_back(std::move(setter));
}

void Retranslator::refresh() const
{
    for (const std::function<void()>& setter : m_setters)
        setter();
}

bool Retranslator::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    return QObject::eventFilter(watched, event);
}

} // namespace cryo::ui
