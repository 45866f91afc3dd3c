// SPDX-License-Identifier: GPL-3.0-or-later
// A state or a count as a word in a box.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace cryo::ui {

/// A word in a box: a slot's state, a count of findings.
class StateBadge final : public QWidget {
    Q_OBJECT

public:
    explicit StateBadge(QWidget* parent = nullptr);

    void setSlotState(SlotState state, const QString& text = {});
    /// A rounded count, filled with the tone's colour.
    void setCount(quint64 count, Tone tone);
    /// Paints a slot's badge elsewhere, from the left; returns the width used.
    static int paintSlot(QPainter& painter, const QRect& rect, SlotState state, const QString& text,
                         const Tokens& tokens);
    [[nodiscard]] static int slotWidth(const QFont& font, SlotState state, const QString& text);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::optional<SlotState> m_state;
    Tone m_tone = Tone::Info;
    QString m_text;
};

} // namespace cryo::ui
