// SPDX-License-Identifier: GPL-3.0-or-later
// The field in the tool bar: type where to go, Return goes there. Shows its shortcut while it is empty.
// Thread rule: GUI thread.
#pragma once

#include <QLineEdit>

namespace cryo::ui {

class GoToField final : public QLineEdit {
    Q_OBJECT

public:
    explicit GoToField(QWidget* parent = nullptr);

    /// The shortcut that leads here, as it is drawn inside; may be empty.
    void setKeys(const QString& keys)
    {
        m_keys = keys;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void asked(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();

    QString m_keys;
};

} // namespace cryo::ui
