// SPDX-License-Identifier: GPL-3.0-or-later
// Back and forward.
#include "ui/session/navigation.h"

namespace cryo::ui {

std::optional<Location> Navigation::current() const
{
    return m_places.empty() ? std::nullopt : std::optional(m_places[m_current]);
}

void Navigation::visit(const Location& location)
{
    if (!m_places.empty() && m_places[m_current] == location)
        return;
    if (!m_places.empty())
        m_places.erase(m_places.begin() + std::ptrdiff_t(m_current) + 1, m_places.end());
    m_places.push_back(location);
    if (m_places.size() > kKept)
        m_places.erase(m_places.begin());
    m_current = m_places.size() - 1;
    Q_EMIT changed();
}

void Navigation::update(const Location& location)
{
    if (m_places.empty()) {
        visit(location);
        return;
    }
    m_places[m_current] = location;
}

void Navigation::clear()
{
    m_places.clear();
    m_current = 0;
    Q_EMIT changed();
}

std::optional<Location> Navigation::back()
{
    if (!canGoBack())
        return std::nullopt;
    --m_current;
    Q_EMIT changed();
    return m_places[m_current];
}

std::optional<Location> Navigation::forward()
{
    if (!canGoForward())
        return std::nullopt;
    ++m_current;
    Q_EMIT changed();
    return m_places[m_current];
}

} // namespace cryo::ui
