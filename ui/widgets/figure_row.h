// SPDX-License-Identifier: GPL-3.0-or-later
// The figures above a view.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include <QRect>
#include <QString>
#include <QVector>
#include <QWidget>

namespace cryo::ui {

/// Figures with their labels above: "Items / 86 610". They move together, then break into lines, where the
/// row is too narrow for them.
class FigureRow final : public QWidget {
    Q_OBJECT

public:
    struct Figure {
        QString label;
        QString value;
        /// Beside the value, smaller: "after the first".
        QString note;
        QString toolTip;
    };

    explicit FigureRow(QWidget* parent = nullptr);

    void setFigures(const QVector<Figure>& figures);
    [[nodiscard]] const QVector<Figure>& figures() const { return m_figures; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int figureWidth(const Figure& figure) const;
    [[nodiscard]] int lineHeight() const;
    /// Where each figure stands in a row of a width; its height into @p heightPx.
    [[nodiscard]] QVector<QRect> places(int width, int& heightPx) const;

    QVector<Figure> m_figures;
};

} // namespace cryo::ui
