// SPDX-License-Identifier: GPL-3.0-or-later
// Before | After ● | Difference: which state of the current store the whole window shows. There only while
// the store has another state than its files. Thread rule: GUI thread.
#pragma once

#include "ui/session/desk.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QToolButton;

namespace cryo::ui {

class SideSwitch final : public QWidget {
    Q_OBJECT

public:
    explicit SideSwitch(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QToolButton* button(Side side) const { return m_buttons[std::size_t(side)]; }
    /// Whether there are two states to choose from.
    [[nodiscard]] bool hasChoice() const;

Q_SIGNALS:
    /// There is a choice now, or none any more, or another state is shown.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void bind();
    void refresh();
    void retranslate();

    Desk& m_desk;
    QPointer<StoreSession> m_store;
    std::array<QToolButton*, 3> m_buttons{};
};

} // namespace cryo::ui
