// SPDX-License-Identifier: GPL-3.0-or-later
// A dashed frame where folders can be dropped, and a picture of how a store is drawn. Thread rule: GUI
// thread.
#pragma once

#include <QWidget>

namespace cryo::ui {

class DropFrame final : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A strip with every class once: the legend stands below it.
class SampleStrip final : public QWidget {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A key as a cap: "Ctrl+K".
class KeyCap final : public QWidget {
    Q_OBJECT

public:
    KeyCap(const QString& keys, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_keys;
};

} // namespace cryo::ui
