// SPDX-License-Identifier: GPL-3.0-or-later
// What the boxes of a chain mean: own key, sibling key, damaged. Thread rule: GUI thread.
#pragma once

#include <QWidget>

namespace cryo::ui {

class ChainLegend final : public QWidget {
    Q_OBJECT

public:
    explicit ChainLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] static QString text(int entry);
    [[nodiscard]] int swatchWidth() const;
};

} // namespace cryo::ui
