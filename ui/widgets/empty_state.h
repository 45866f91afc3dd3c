// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a panel that has nothing to show.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cryo::ui {

/// Why there is nothing here, and the one thing to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setText(const QString& sentence, const QString& actionText = {});

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace cryo::ui
