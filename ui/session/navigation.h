// SPDX-License-Identifier: GPL-3.0-or-later
// Back and forward over places. At most kKept of them; a new place drops what was ahead.
//
// Thread rule: GUI thread.
#pragma once

#include "ui/session/target.h"

#include <QObject>

#include <optional>
#include <vector>

namespace cryo::ui {

class Navigation final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    static constexpr std::size_t kKept = 200;

    /// The window went to another place, by a jump.
    void visit(const Location& location);
    /// The window moved on inside the same page: Back returns to the last such place.
    void update(const Location& location);
    void clear();

    [[nodiscard]] std::optional<Location> current() const;
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_places.size(); }
    /// The place to show now; none at the end.
    std::optional<Location> back();
    std::optional<Location> forward();

Q_SIGNALS:
    void changed();

private:
    std::vector<Location> m_places;
    std::size_t m_current = 0; ///< meaningful while m_places is not empty
};

} // namespace cryo::ui
