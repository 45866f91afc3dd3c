// SPDX-License-Identifier: GPL-3.0-or-later
// A table of any number of rows, counted in 64 bits.
//
// Only the rows on the screen are asked for, in pages, and a bounded number of pages is kept; memory and the
// time to show any row do not depend on the number of rows. Rows that have not come yet are shown as one calm
// line. Selection is one run of rows. Invariants: -1 ≤ current row < row count; the selection contains the
// current row. Thread rule: GUI thread. The source must outlive the view or be taken away by
// setSource(nullptr).
#pragma once

#include "ui/widgets/row_source.h"
#include "ui/widgets/spoken_view.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <memory>

class QHeaderView;

namespace cryo::ui {

class PageCache;
class WideScroll;

/// The table view.
class BigTableView final : public QAbstractScrollArea, public SpokenView {
    Q_OBJECT

public:
    explicit BigTableView(QWidget* parent = nullptr);
    ~BigTableView() override;

    /// Not owned. nullptr empties the view.
    void setSource(RowSource* source);
    [[nodiscard]] RowSource* source() const { return m_source; }
    [[nodiscard]] qint64 rowCount() const;

    /// First row shown, and how many fit wholly.
    [[nodiscard]] qint64 topRow() const;
    [[nodiscard]] qint64 visibleRows() const;
    /// The row at a point of the viewport, or -1.
    [[nodiscard]] qint64 rowAt(const QPoint& point) const;
    /// Where a row is in the viewport; empty if it is not visible.
    [[nodiscard]] QRect rowRect(qint64 row) const;

    /// The row with the keyboard's mark, or -1.
    [[nodiscard]] qint64 currentRow() const { return m_current; }
    [[nodiscard]] int currentColumn() const { return m_column; }
    /// Makes a row current, selects it alone, and scrolls to it.
    void setCurrentRow(qint64 row);
    void setCurrentColumn(int column);
    /// Selected rows, first and last; {-1, -1} if there are none.
    [[nodiscard]] std::pair<qint64, qint64> selection() const;
    void selectRows(qint64 first, qint64 last);
    void selectAll();
    void scrollTo(qint64 row);
    void scrollToCentre(qint64 row);

    /// Cells of a row if they are here, else nothing.
    [[nodiscard]] const Row* cachedRow(qint64 row) const;
    /// Text of a row as a screen reader says it: titles and cells.
    [[nodiscard]] QString rowDescription(qint64 row) const;

    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString& text);
    void setSortIndicator(int column, Qt::SortOrder order);
    [[nodiscard]] QHeaderView* header() const { return m_header; }
    /// Widths and order of columns, for a session file.
    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray& state);

    /// Puts the selected rows on the clipboard as lines of tab-separated text, the header first. Rows that
    /// are not here are fetched before; more than kCopyLimit rows are refused with copyRefused.
    void copySelection();
    static constexpr qint64 kCopyLimit = 100'000;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Table; }
    [[nodiscard]] QString spokenItem() const override;

Q_SIGNALS:
    void currentRowChanged(qint64 row);
    void selectionChanged();
    /// Double click or Return.
    void activated(qint64 row, int column);
    void contextMenuRequested(qint64 row, int column, const QPoint& globalPosition);
    void copyFinished(qint64 rows);
    void copyRefused(qint64 rows);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    class HeaderModel;
    struct CopyJob;
    struct RowPaint;

    void sourceChanged();
    void sourceCountChanged();
    void updateGeometryOfParts();
    void updateRange();
    void requestVisible();
    void buildColumns();
    void refreshColumns();
    void sortBy(int column, Qt::SortOrder order);
    void widenForTitles();
    void stretchColumn();
    void takeRows(quint64 ticket, const QVector<Row>& rows);
    void moveCurrent(qint64 row, bool extend);
    void ensureVisible(qint64 row);
    void extendTo(qint64 row);
    void paintRow(QPainter& painter, const RowPaint& paint) const;
    void paintCell(QPainter& painter, const QRect& rect, const Cell& cell, const Column& column,
                   const QColor& ink) const;
    void paintGrounds(QPainter& painter, const RowPaint& paint) const;
    [[nodiscard]] int columnAt(int x) const;
    [[nodiscard]] bool handleMoveKey(QKeyEvent* event);
    [[nodiscard]] bool handleCommandKey(QKeyEvent* event);
    void showToolTip(const QPoint& point, const QPoint& globalPoint);
    void continueCopy();
    void finishCopy();

    QPointer<RowSource> m_source;
    std::unique_ptr<PageCache> m_pages;
    std::unique_ptr<CopyJob> m_copy;
    WideScroll* m_scroll;
    QHeaderView* m_header;
    HeaderModel* m_headerModel;
    QString m_emptyText;
    qint64 m_current = -1;
    qint64 m_anchor = -1;
    int m_column = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_rowHeight = 22;
    int m_wheelRest = 0;
    bool m_isStretching = false;
};

} // namespace cryo::ui
