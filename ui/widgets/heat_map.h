// SPDX-License-Identifier: GPL-3.0-or-later
// A table of buckets as a picture: each cell coloured by its highest number, the worst ringed, the selected
// one in a square, areas that could not be read outlined and named.
//
// The picture is made once per size, data and palette; where cells are smaller than pixels, a pixel shows the
// highest of its cells. Thread rule: GUI thread; the data is shared and does not change.
#pragma once

#include "ui/widgets/heat_map_data.h"
#include "ui/widgets/spoken_view.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace cryo::ui {

struct Tokens;

/// The picture of a table.
class HeatMap final : public QWidget, public SpokenView {
    Q_OBJECT

public:
    static constexpr int kWorstRings = 5;

    explicit HeatMap(QWidget* parent = nullptr);
    ~HeatMap() override;

    void setData(std::shared_ptr<const HeatMapData> folded);
    /// Numbers from here on have the last colour; 0 takes the highest number there is.
    void setScaleMaximum(quint32 maximum);
    [[nodiscard]] quint32 scaleMaximum() const;
    /// What a number means, for tips: "chain length". The number follows.
    void setQuantity(const QString& name);
    /// Buckets to ring; without a call the worst five are.
    void setRings(std::vector<quint64> buckets);

    /// Selects without a signal.
    void setSelectedBucket(quint64 bucket);
    void clearSelection();
    [[nodiscard]] std::optional<quint64> selectedBucket() const { return m_selected; }

    /// The cell's bucket with the highest number at a point, if there is one.
    [[nodiscard]] std::optional<quint64> bucketAt(const QPoint& point) const;
    /// The cell of a bucket.
    [[nodiscard]] QRectF cellRect(quint64 bucket) const;
    /// Where the picture is, without axes.
    [[nodiscard]] QRect plotRect() const;
    /// The picture with axes, for a file.
    [[nodiscard]] QImage toImage(double scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    [[nodiscard]] QString spokenItem() const override;
    [[nodiscard]] std::optional<SpokenValue> spokenValue() const override;
    void setSpokenValue(quint64 value) override;

Q_SIGNALS:
    /// The user chose a bucket by mouse or keys.
    void bucketSelected(quint64 bucket);
    /// Double click or Return.
    void bucketActivated(quint64 bucket);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void renderShades();
    void renderPicture(double devicePixelRatio);
    void select(quint64 bucket);
    [[nodiscard]] QString describe(quint64 bucket) const;
    [[nodiscard]] QRectF areaOfCells(int column, int row, int columns, int rows) const;
    void paintAxes(QPainter& painter, const Tokens& tokens) const;
    void paintUnreadable(QPainter& painter, const Tokens& tokens) const;
    void paintRings(QPainter& painter, const Tokens& tokens) const;
    void paintSelected(QPainter& painter, const Tokens& tokens) const;

    std::shared_ptr<const HeatMapData> m_data;
    std::vector<quint64> m_rings;
    std::optional<quint64> m_selected;
    QString m_quantity;
    quint32 m_scaleMaximum = 0;
    std::vector<quint8> m_shades;
    QImage m_picture;
};

/// The ramp with its figures, to stand beside or above the map.
class HeatLegend final : public QWidget {
    Q_OBJECT

public:
    explicit HeatLegend(QWidget* parent = nullptr);

    /// From 0 to `maximum`; `isOpen` says that there are more above.
    void setScale(quint32 maximum, bool isOpen, const QString& unit);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    quint32 m_maximum = 0;
    bool m_isOpen = false;
    QString m_unit;
};

} // namespace cryo::ui
