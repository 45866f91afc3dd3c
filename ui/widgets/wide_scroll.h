// SPDX-License-Identifier: GPL-3.0-or-later
// A scroll bar over a 64-bit number of rows.
//
// QScrollBar counts in int; the position here is the truth and the bar only shows it. Up to 2^30 positions
// are one step each; beyond that the bar is a scale: dragging it goes to the share of the whole, its ends are
// exactly the first and the last position, and arrows, wheel and keys still move by single rows. Thread rule:
// GUI thread.
#pragma once

#include <QObject>

class QScrollBar;

namespace cryo::ui {

/// Keeps one scroll bar and one 64-bit position in step.
class WideScroll final : public QObject {
    Q_OBJECT

public:
    explicit WideScroll(QScrollBar* bar, QObject* parent);

    /// There are `rows` rows, `page` of which fit. The position is kept where possible.
    void setRange(qint64 rows, qint64 page);
    /// First row shown: 0 to rows − page.
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] qint64 maximum() const { return m_maximum; }
    void setPosition(qint64 position);
    /// Moves by rows, stopping at the ends.
    void moveBy(qint64 rows);

Q_SIGNALS:
    void positionChanged(qint64 position);

private:
    void barActed(int action);
    void showPosition();
    [[nodiscard]] int barFor(qint64 position) const;

    QScrollBar* m_bar;
    qint64 m_maximum = 0;
    qint64 m_page = 1;
    qint64 m_position = 0;
    bool m_isShowing = false;
};

} // namespace cryo::ui
