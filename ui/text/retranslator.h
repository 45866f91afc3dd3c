// SPDX-License-Identifier: GPL-3.0-or-later
// Sets a widget's texts, and sets them again whenever the language changes.
//
//   m_texts(this) … m_texts.add([this] { m_label->setText(tr("Kind")); });
//
// Creation and text stay together, and nobody forgets one of the two. Thread rule: GUI thread.
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace cryo::ui {

class Retranslator final : public QObject {
    Q_OBJECT

public:
    /// Watches `owner`, a widget or the application, whose child it becomes.
    explicit Retranslator(QObject* owner);

    /// Runs `setter` now and after each change of the language or the palette (shapes have its colours). What
    /// it captures must live as long as the owner.
    void add(std::function<void()> setter);
    /// Runs every setter: texts that depend on more than the language.
    void refresh() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<std::function<void()>> m_setters;
};

} // namespace cryo::ui
