// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of a bucket as linked boxes.
//
//   ┌──────┐   ╭──────╮  ⬡──────⬡  ╭──────╮
//   │ 4712 ├─▶─│ae8555├──│5276dd├──│3306fa├─┤
//   └──────┘   ╰──────╯  ⬡──────⬡  ╰──────╯
//    unnecessary reads: 0      1         2
//
// Records of the bucket's own keys are rounded boxes, those of sibling buckets dashed hexagons, damaged ones
// red. Only boxes on the screen are asked for and painted, so a chain of a million records costs what a chain
// of ten does. Invariants: -1 ≤ current < box count; -1 is the head. Thread rule: GUI thread.
#pragma once

#include "ui/widgets/spoken_view.h"

#include <QAbstractScrollArea>
#include <QString>
#include <QVector>

#include <functional>

namespace cryo::ui {

struct Tokens;

/// One record of a chain.
struct ChainBox {
    enum class Kind : quint8 {
        /// Its key belongs to the bucket.
        Own,
        /// Its key belongs to a bucket that shares the chain since a resize.
        Sibling,
        /// It cannot be read, or its link is impossible.
        Damaged,
    };

    Kind kind = Kind::Own;
    /// First digits of the key.
    QString title;
    /// Section and position.
    QString place;
    /// Below the box: unnecessary reads before it. Empty for the box's number.
    QString note;
    /// The link that leaves this box is broken; says how.
    QString brokenLink;
    QString toolTip;
};

/// Where a chain begins.
struct ChainHead {
    /// The bucket's number.
    QString title;
    /// "head · slot 1".
    QString note;
};

/// The chain view.
class ChainView final : public QAbstractScrollArea, public SpokenView {
    Q_OBJECT

public:
    /// Asked for boxes 0 … count − 1 while painting; must answer at once.
    using BoxAt = std::function<ChainBox(qint64 number)>;

    explicit ChainView(QWidget* parent = nullptr);

    /// A chain of `count` boxes. `isOpen` says that there may be more: the walk was stopped.
    void setChain(const ChainHead& head, qint64 count, BoxAt boxAt, bool isOpen = false);
    void setBoxes(const ChainHead& head, const QVector<ChainBox>& boxes, bool isOpen = false);
    void clear();
    [[nodiscard]] qint64 count() const { return m_count; }

    /// The box with the ring; -1 for the head. Scrolls to it; no signal.
    void setCurrent(qint64 number);
    [[nodiscard]] qint64 current() const { return m_current; }
    /// Box at a point of the viewport; -1 for the head, nothing between boxes.
    [[nodiscard]] std::optional<qint64> boxAtPoint(const QPoint& point) const;
    [[nodiscard]] QRect boxRect(qint64 number) const;
    void setEmptyText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::List; }
    [[nodiscard]] QString spokenItem() const override;

Q_SIGNALS:
    /// The user chose a box, or the head (-1), by mouse or arrows.
    void boxSelected(qint64 number);
    /// Double click or Return.
    void boxActivated(qint64 number);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Metrics;

    [[nodiscard]] Metrics metrics() const;
    [[nodiscard]] ChainBox box(qint64 number) const;
    [[nodiscard]] double boxLeft(const Metrics& at, qint64 number) const;
    void updateRange();
    void ensureVisible(qint64 number);
    void select(qint64 number);
    void paintHead(QPainter& painter, const Metrics& at, const Tokens& tokens) const;
    void paintBox(QPainter& painter, const Metrics& at, qint64 number, const ChainBox& shown,
                  const Tokens& tokens) const;
    void paintLink(QPainter& painter, const Metrics& at, qint64 number, const ChainBox& from,
                   const Tokens& tokens) const;
    void paintEnd(QPainter& painter, const Metrics& at, const Tokens& tokens) const;
    void paintTexts(QPainter& painter, const Metrics& at, const QRectF& box, const QString& title,
                    const QString& note, const QColor& titleInk, const QColor& noteInk) const;

    ChainHead m_head;
    BoxAt m_boxAt;
    qint64 m_count = 0;
    qint64 m_current = -1;
    bool m_isOpen = false;
    QString m_emptyText;
};

} // namespace cryo::ui
