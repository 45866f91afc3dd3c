// SPDX-License-Identifier: GPL-3.0-or-later
// A strip over a 64-bit index space: what is there, what is missing, and where.
//
//    …7800   …7c00   …8000        section names          (detail only)
//      ▼       ▼    ×   ◆         lane of marks
//   ████▨▨▨██▌██████▩▩▩██▐██      the bar
//   30 720        36 864          ruler
//
// A range of 5 px or more is filled with its pattern; a narrower one becomes an ink mark at least 2 px wide
// with a 1 px halo, so one item in a billion is seen. Ranges that share a pixel are told by the class that
// needs attention most. Two strips make a pair: the overview shows the whole with a brush, the detail what is
// under the brush. Invariants: first ≤ viewport first ≤ cursor ≤ viewport last ≤ last of the space, after
// each user action. Thread rule: GUI thread; the pyramid is immutable and shared.
#pragma once

#include "ui/widgets/gap_pyramid.h"
#include "ui/widgets/spoken_view.h"

#include <QVector>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace cryo::ui {

/// A place of its own in the strip: a finding, a bookmark.
struct StripMark {
    quint64 index = 0;
    Tone tone = Tone::Warning;
    QString text;
};

/// Overview or detail strip.
class GapStrip final : public QWidget, public SpokenView {
    Q_OBJECT

public:
    enum class Mode : quint8 { Overview, Detail };

    explicit GapStrip(Mode mode, QWidget* parent = nullptr);
    ~GapStrip() override;

    /// Shows another space, the whole of it if its ends differ from those before.
    void setPyramid(std::shared_ptr<const GapPyramid> pyramid);
    [[nodiscard]] const GapPyramid& pyramid() const { return *m_pyramid; }
    /// Items per section, for the names above and the ticks below; 0 for none.
    void setSectionSize(quint64 items);
    /// Marks of their own, in any order; a few thousand at most.
    void setMarks(QVector<StripMark> marks);
    /// Without ruler and lane the strip is a slim bar.
    void setRulerVisible(bool isVisible);

    /// Indices shown. Cut to the space; at least kLeastItems are shown.
    void setViewport(quint64 first, quint64 last);
    [[nodiscard]] std::pair<quint64, quint64> viewport() const { return {m_viewFirst, m_viewLast}; }
    void zoomAll();
    /// A factor below 1 shows less around the index, which keeps its place.
    void zoomBy(double factor, quint64 around);
    void zoomIn();
    void zoomOut();

    /// The rectangle over an overview.
    void setBrush(quint64 first, quint64 last);
    [[nodiscard]] std::optional<std::pair<quint64, quint64>> brush() const { return m_brush; }
    /// A range with a frame, such as the current row of a list.
    void setSelectedRange(quint64 first, quint64 last);
    void clearSelectedRange();
    /// The caret; moves the viewport if it would be outside.
    void setCursorIndex(quint64 index);
    /// Shows no caret.
    void clearCursor();
    [[nodiscard]] quint64 cursorIndex() const { return m_cursor; }

    /// Moves the caret to the next range of these classes behind or before it, shows and reports it as
    /// clicked.
    bool goToNext(GapClassMask classes);
    bool goToPrevious(GapClassMask classes);

    /// Ties an overview's brush to a detail's viewport.
    static void link(GapStrip* overview, GapStrip* detail);

    /// Index at a horizontal pixel and the pixel of an index, for tests and callers that draw beside the
    /// strip.
    [[nodiscard]] quint64 indexAt(int x) const;
    [[nodiscard]] double xOf(quint64 index) const;
    /// The bar without lane, names and ruler.
    [[nodiscard]] QRect barRect() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Slider; }
    [[nodiscard]] QString spokenItem() const override;
    [[nodiscard]] std::optional<SpokenValue> spokenValue() const override;
    void setSpokenValue(quint64 value) override;

    static constexpr quint64 kLeastItems = 16;

Q_SIGNALS:
    /// A range, or a run of the background class, was clicked or chosen by key.
    void rangeClicked(quint64 first, quint64 last, cryo::ui::GapClass cls);
    void viewportChanged(quint64 first, quint64 last);
    /// The user moved the brush.
    void brushChanged(quint64 first, quint64 last);
    void cursorMoved(quint64 index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag : quint8 { None, Pan, BrushMove, BrushFirst, BrushLast, BrushNew };
    struct Rows;
    /// What is painted for one wide range, or for narrow ones that share a few pixels.
    struct Piece {
        double x;
        double width;
        GapClass cls;
        bool isWide;
    };

    [[nodiscard]] Rows rows() const;
    [[nodiscard]] quint64 viewLength() const { return m_viewLast - m_viewFirst + 1; }
    void paintBar(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    [[nodiscard]] std::vector<Piece> pieces() const;
    std::size_t addNarrow(std::vector<Piece>& out, std::size_t from, std::size_t end) const;
    void paintInk(QPainter& painter, const QRect& bar, double x, double width, const QColor& ink,
                  const Tokens& tokens) const;
    void paintLane(QPainter& painter, const Rows& rows, const Tokens& tokens,
                   const std::vector<Piece>& pieces) const;
    void paintMarks(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    void paintSections(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    void paintRuler(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    void paintFrames(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    void paintCursor(QPainter& painter, const Rows& rows, const Tokens& tokens) const;
    [[nodiscard]] quint64 rulerStep() const;
    [[nodiscard]] GapRange hit(int x) const;
    [[nodiscard]] QString toolTipAt(int x) const;
    [[nodiscard]] Drag dragAt(int x) const;
    void dragBrush(int x);
    void dragPan(int x);
    void moveBrush(quint64 first, quint64 length);
    bool moveKey(const QKeyEvent* event);
    bool zoomKey(const QKeyEvent* event);
    void panBy(double share);
    void chooseRange(const GapRange& range);

    Mode m_mode;
    std::shared_ptr<const GapPyramid> m_pyramid;
    QVector<StripMark> m_marks;
    quint64 m_sectionSize = 0;
    quint64 m_viewFirst = 0;
    quint64 m_viewLast = 0;
    quint64 m_cursor = 0;
    bool m_hasCursor = false;
    bool m_hasRuler = true;
    std::optional<std::pair<quint64, quint64>> m_brush;
    std::optional<std::pair<quint64, quint64>> m_selected;
    Drag m_drag = Drag::None;
    int m_dragX = 0;
    bool m_hasDragged = false;
    quint64 m_dragFirst = 0;
    quint64 m_dragLast = 0;
};

} // namespace cryo::ui
