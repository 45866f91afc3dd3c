// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of a view: the same swatches as in the view, with their words.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include "ui/widgets/row_source.h"

#include <QVector>
#include <QWidget>

namespace cryo::ui {

/// Swatches with their words, in one row that breaks when it must.
class LegendRow final : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        CellGlyph glyph;
        QString text;
    };

    explicit LegendRow(QWidget* parent = nullptr);

    void setEntries(const QVector<Entry>& entries);
    /// All gap classes, as the strip paints them.
    void setGapClasses();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Left top corner of each entry for a width, and the height of all.
    [[nodiscard]] QVector<QPoint> places(int width, int& height) const;
    [[nodiscard]] int entryWidth(const Entry& entry) const;

    QVector<Entry> m_entries;
};

} // namespace cryo::ui
