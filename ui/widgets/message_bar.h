// SPDX-License-Identifier: GPL-3.0-or-later
// Bars above a view that say one thing each: an edge and a shape for how serious it is, one sentence, one
// link, and a close button. Never modal; at most two at a time. Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace cryo::ui {

/// One bar.
class MessageBar final : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// `sentence` may have bold parts (<b>); text from a store must be escaped for HTML before.
    void setMessage(Tone tone, const QString& sentence, const QString& linkText = {});
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QString sentence() const;
    /// Without it the bar stays until what it says is over.
    void setClosable(bool isClosable);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void linkActivated();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refreshPalette();

    Tone m_tone = Tone::Info;
    QLabel* m_text;
    QLabel* m_link;
    QString m_linkText;
    QToolButton* m_close;
    bool m_isRefreshing = false;
};

/// Holds the bars; a third takes the place of the least serious, oldest one.
class MessageArea final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMostBars = 2;

    explicit MessageArea(QWidget* parent = nullptr);

    /// Shows a message under an id; the same id again changes the bar in its place.
    MessageBar* show(const QString& id, Tone tone, const QString& sentence, const QString& linkText = {});
    void remove(const QString& id);
    [[nodiscard]] MessageBar* bar(const QString& id) const;
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void linkActivated(const QString& id);

private:
    void makeRoom();

    QVBoxLayout* m_column;
};

} // namespace cryo::ui
