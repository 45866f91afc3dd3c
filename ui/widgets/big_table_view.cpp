// SPDX-License-Identifier: GPL-3.0-or-later
// Paints and moves in a table of 64-bit row numbers.
#include "ui/widgets/big_table_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/big_table_header.h"
#include "ui/widgets/cell_glyph.h"
#include "ui/widgets/page_cache.h"
#include "ui/widgets/wide_scroll.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kCellPadding = 8;

} // namespace

/// What one row is painted with.
struct BigTableView::RowPaint {
    qint64 row;
    QRect rect;
    const Row* cells;
    bool isSelected;
    bool isFocused;
    bool isFirstWaiting;
    const Tokens& tokens;
};

/// Rows being gathered for the clipboard.
struct BigTableView::CopyJob {
    qint64 first;
    qint64 last;
    qint64 next;
    quint64 ticket = 0;
    QString text;
};

BigTableView::BigTableView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pages(std::make_unique<PageCache>())
    , m_scroll(new WideScroll(verticalScrollBar(), this))
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_headerModel(new HeaderModel(this))
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(false);
    verticalScrollBar()->setAccessibleName(tr("Rows"));
    horizontalScrollBar()->setAccessibleName(tr("Columns"));
    m_emptyText = tr("No rows.");
    m_header->setModel(m_headerModel);
    m_header->setSectionsClickable(true);
    m_header->setHighlightSections(false);
    m_header->setSectionsMovable(true);
    m_header->setFocusPolicy(Qt::NoFocus);
    m_header->setAccessibleName(tr("Column titles"));
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setTextElideMode(Qt::ElideRight);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        stretchColumn();
        updateRange();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { viewport()->update(); });
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &BigTableView::sortBy);
    connect(m_scroll, &WideScroll::positionChanged, this, [this] {
        requestVisible();
        viewport()->update();
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_header->setOffset(value);
        viewport()->update();
    });
    updateGeometryOfParts();
}

BigTableView::~BigTableView()
{
    // Rows that are a child go after the header: nothing must be heard of them any more.
    if (m_source)
        m_source->disconnect(this);
}

void BigTableView::setSource(RowSource* source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source != nullptr) {
        connect(source, &RowSource::rowsReady, this, &BigTableView::takeRows);
        connect(source, &RowSource::countChanged, this, &BigTableView::sourceCountChanged);
        connect(source, &RowSource::changed, this, &BigTableView::sourceChanged);
        connect(source, &RowSource::rowsChanged, this, [this](qint64 first, qint64 last) {
            m_pages->drop(first, last);
            requestVisible();
            viewport()->update();
        });
        connect(source, &QObject::destroyed, this, [this] { setSource(nullptr); });
    }
    buildColumns();
    m_current = m_anchor = -1;
    m_scroll->setPosition(0);
    sourceChanged();
    Q_EMIT selectionChanged();
}

qint64 BigTableView::rowCount() const
{
    return m_source ? std::max<qint64>(0, m_source->rowCount()) : 0;
}

void BigTableView::sourceChanged()
{
    m_pages->clear();
    m_copy.reset();
    refreshColumns();
    sourceCountChanged();
}

void BigTableView::sourceCountChanged()
{
    const qint64 count = rowCount();
    updateRange();
    if (m_current >= count) {
        m_current = m_anchor = count - 1;
        Q_EMIT currentRowChanged(m_current);
        Q_EMIT selectionChanged();
    }
    m_anchor = std::min(m_anchor, count - 1);
    requestVisible();
    viewport()->update();
}

void BigTableView::buildColumns()
{
    QVector<Column> columns;
    for (int i = 0; m_source && i < m_source->columnCount(); ++i)
        columns.append(m_source->column(i));
    m_headerModel->setColumns(columns);
    const int digit = digitWidth(font());
    for (int i = 0; i < columns.size(); ++i)
        m_header->resizeSection(i, columns[i].widthDigits * digit + 2 * kCellPadding);
    const bool isSortable =
        std::any_of(columns.cbegin(), columns.cend(), [](const Column& c) { return c.isSortable; });
    m_header->setSortIndicatorShown(isSortable);
    widenForTitles();
    stretchColumn();
}

/// Titles may be longer than what stands below them, in one language more than in another.
void BigTableView::widenForTitles()
{
    for (int i = 0; i < m_header->count(); ++i)
        m_header->resizeSection(i, std::max(m_header->sectionSize(i), m_header->sectionSizeHint(i)));
}

/// Takes other titles (another language) without narrowing anything; other columns are built anew.
void BigTableView::refreshColumns()
{
    const int count = m_source ? m_source->columnCount() : 0;
    QVector<Column> columns;
    for (int i = 0; i < count; ++i)
        columns.append(m_source->column(i));
    const QVector<Column>& before = m_headerModel->columns;
    const auto isSameKind = [](const Column& a, const Column& b) {
        return a.widthDigits == b.widthDigits && a.alignment == b.alignment && a.isFixedFont == b.isFixedFont;
    };
    if (!std::equal(columns.cbegin(), columns.cend(), before.cbegin(), before.cend(), isSameKind)) {
        buildColumns();
        return;
    }
    m_headerModel->retitle(columns);
    widenForTitles();
    stretchColumn();
}

/// The last column that asks for it takes the width that is left, and gives it back first.
void BigTableView::stretchColumn()
{
    if (m_isStretching)
        return;
    const auto& columns = m_headerModel->columns;
    int stretched = -1;
    for (int i = 0; i < columns.size(); ++i)
        stretched = columns[i].isStretched && !m_header->isSectionHidden(i) ? i : stretched;
    if (stretched < 0)
        return;
    m_isStretching = true;
    const int others = m_header->length() - m_header->sectionSize(stretched);
    const int least = columns[stretched].widthDigits * digitWidth(font()) / 2 + 2 * kCellPadding;
    m_header->resizeSection(stretched, std::max(least, viewport()->width() - others));
    m_isStretching = false;
}

void BigTableView::updateGeometryOfParts()
{
    m_rowHeight = rowHeight(font());
    const int headerHeight = m_rowHeight + 2;
    setViewportMargins(0, headerHeight, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - headerHeight, area.width(), headerHeight);
    stretchColumn();
    updateRange();
}

void BigTableView::updateRange()
{
    m_scroll->setRange(rowCount(), visibleRows());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(digitWidth(font()) * 4);
    m_header->setOffset(horizontalScrollBar()->value());
}

void BigTableView::requestVisible()
{
    if (m_source)
        m_pages->want(*m_source, topRow(), topRow() + visibleRows(), rowCount());
}

void BigTableView::takeRows(quint64 ticket, const QVector<Row>& rows)
{
    if (m_copy && ticket == m_copy->ticket) {
        for (const Row& row : rows) {
            QStringList cells;
            for (const Cell& cell : row)
                cells += cell.text;
            m_copy->text += cells.join(u'\t') + u'\n';
        }
        continueCopy();
        return;
    }
    qint64 first = 0;
    int count = 0;
    if (!m_pages->take(ticket, rows, first, count))
        return;
    if (first <= topRow() + visibleRows() && first + count > topRow())
        viewport()->update();
    if (m_current >= first && m_current < first + count)
        speakItem(this);
    // Room for pages that could not be asked for.
    if (m_pages->pagesAsked() == PageCache::kPagesAsked - 1)
        QTimer::singleShot(0, this, &BigTableView::requestVisible);
}

qint64 BigTableView::topRow() const
{
    return m_scroll->position();
}

qint64 BigTableView::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

qint64 BigTableView::rowAt(const QPoint& point) const
{
    const qint64 below = point.y() / m_rowHeight;
    if (point.y() < 0 || below >= rowCount() - topRow())
        return -1;
    return topRow() + below;
}

QRect BigTableView::rowRect(qint64 row) const
{
    if (row < topRow() || row - topRow() > visibleRows())
        return {};
    return {0, int(row - topRow()) * m_rowHeight, viewport()->width(), m_rowHeight};
}

int BigTableView::columnAt(int x) const
{
    return m_header->logicalIndexAt(x);
}

void BigTableView::setCurrentRow(qint64 row)
{
    moveCurrent(std::clamp<qint64>(row, -1, rowCount() - 1), false);
}

void BigTableView::setCurrentColumn(int column)
{
    m_column = std::clamp(column, 0, std::max(0, int(m_headerModel->columns.size()) - 1));
    viewport()->update();
}

std::pair<qint64, qint64> BigTableView::selection() const
{
    if (m_current < 0)
        return {-1, -1};
    return std::minmax({m_current, m_anchor < 0 ? m_current : m_anchor});
}

void BigTableView::selectRows(qint64 first, qint64 last)
{
    const qint64 count = rowCount();
    if (count == 0 || first > last)
        return;
    m_anchor = std::clamp<qint64>(first, 0, count - 1);
    moveCurrent(std::clamp<qint64>(last, 0, count - 1), true);
}

void BigTableView::selectAll()
{
    if (rowCount() == 0)
        return;
    // The view stays where it is: selecting is not going somewhere.
    m_anchor = 0;
    m_current = rowCount() - 1;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void BigTableView::moveCurrent(qint64 row, bool extend)
{
    const auto before = selection();
    const qint64 currentBefore = m_current;
    m_current = row;
    if (!extend || m_anchor < 0)
        m_anchor = row;
    if (row >= 0)
        ensureVisible(row);
    viewport()->update();
    if (m_current != currentBefore) {
        Q_EMIT currentRowChanged(m_current);
        speakItem(this);
    }
    if (selection() != before)
        Q_EMIT selectionChanged();
}

void BigTableView::ensureVisible(qint64 row)
{
    if (row < topRow())
        m_scroll->setPosition(row);
    else if (row - topRow() >= visibleRows())
        m_scroll->setPosition(row - visibleRows() + 1);
}

void BigTableView::scrollTo(qint64 row)
{
    ensureVisible(std::clamp<qint64>(row, 0, std::max<qint64>(0, rowCount() - 1)));
}

void BigTableView::scrollToCentre(qint64 row)
{
    m_scroll->setPosition(std::clamp<qint64>(row, 0, std::max<qint64>(0, rowCount() - 1)) -
                          visibleRows() / 2);
}

const Row* BigTableView::cachedRow(qint64 row) const
{
    return row < 0 || row >= rowCount() ? nullptr : m_pages->row(row);
}

QString BigTableView::rowDescription(qint64 row) const
{
    const Row* cells = cachedRow(row);
    if (cells == nullptr)
        return row < 0 ? QString() : tr("Row %1").arg(formatCount(quint64(row)));
    QStringList parts;
    const auto& columns = m_headerModel->columns;
    for (qsizetype i = 0; i < std::min(cells->size(), columns.size()); ++i) {
        const Cell& cell = cells->at(i);
        const QString text = cell.text.isEmpty() ? cellGlyphName(cell.glyph) : cell.text;
        if (!text.isEmpty())
            parts += columns[i].title.isEmpty() ? text : u"%1: %2"_s.arg(columns[i].title, text);
    }
    return parts.join(u", ");
}

QString BigTableView::spokenItem() const
{
    return rowDescription(m_current);
}

void BigTableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void BigTableView::setSortIndicator(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    const QSignalBlocker blocker(m_header);
    m_header->setSortIndicator(column, order);
    m_header->viewport()->update();
}

/// The header moves its indicator to any column that is clicked; one that cannot be sorted by gives it back.
void BigTableView::sortBy(int column, Qt::SortOrder order)
{
    if (!m_source || column < 0)
        return;
    if (!m_headerModel->columns.value(column).isSortable) {
        setSortIndicator(m_sortColumn, m_sortOrder);
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    m_source->sort(column, order);
}

QByteArray BigTableView::saveColumns() const
{
    return m_header->saveState();
}

bool BigTableView::restoreColumns(const QByteArray& state)
{
    const int count = m_header->count();
    const bool isRestored = m_header->restoreState(state) && m_header->count() == count;
    updateGeometryOfParts();
    return isRestored;
}

QSize BigTableView::sizeHint() const
{
    return {digitWidth(font()) * 80, m_rowHeight * 12};
}

void BigTableView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Tokens& t = Theme::of(this);
    const qint64 count = rowCount();
    if (count == 0) {
        painter.setPen(t.secondary);
        painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
        return;
    }
    const auto [firstSelected, lastSelected] = selection();
    const qint64 shown = std::min<qint64>(visibleRows() + 1, count - topRow());
    bool isWaiting = false;
    for (qint64 i = 0; i < shown; ++i) {
        const qint64 row = topRow() + i;
        const Row* cells = m_pages->row(row);
        const bool waits = cells == nullptr && !m_pages->isUnreadable(row);
        const QRect rect(0, int(i) * m_rowHeight, viewport()->width(), m_rowHeight);
        paintRow(painter,
                 {row, rect, cells, firstSelected >= 0 && row >= firstSelected && row <= lastSelected,
                  hasFocus(), waits && !isWaiting, t});
        isWaiting = isWaiting || waits;
    }
}

void BigTableView::paintGrounds(QPainter& painter, const RowPaint& paint) const
{
    const Tokens& t = paint.tokens;
    QColor ground = paint.row % 2 == 0 ? t.base : t.alternateBase;
    if (paint.isSelected)
        ground = paint.isFocused ? t.highlight : t.inactiveHighlight;
    painter.fillRect(paint.rect, ground);
    if (paint.row == m_current && paint.isFocused && selection().first != selection().second) {
        painter.setPen(QPen(t.highlightedText, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(paint.rect).adjusted(1.5, 1.5, -1.5, -1.5));
    }
}

void BigTableView::paintRow(QPainter& painter, const RowPaint& paint) const
{
    paintGrounds(painter, paint);
    const Tokens& t = paint.tokens;
    const bool isInverse = paint.isSelected && paint.isFocused;
    if (paint.cells == nullptr) {
        painter.setFont(font());
        painter.setPen(isInverse ? t.highlightedText : t.secondary);
        const QString text = m_pages->isUnreadable(paint.row) ? tr("Could not be read")
                             : paint.isFirstWaiting           ? tr("Reading…")
                                                              : QString();
        painter.drawText(paint.rect.adjusted(kCellPadding, 0, -kCellPadding, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        return;
    }
    const auto& columns = m_headerModel->columns;
    const Cell empty;
    for (int i = 0; i < columns.size(); ++i) {
        const int x = m_header->sectionViewportPosition(i);
        const int width = m_header->sectionSize(i);
        if (m_header->isSectionHidden(i) || x + width < 0 || x > paint.rect.right())
            continue;
        const Cell& cell = i < paint.cells->size() ? paint.cells->at(i) : empty;
        QColor ink = cell.style == Cell::Style::Secondary ? t.secondary
                     : cell.style == Cell::Style::Link    ? t.link
                                                          : t.text;
        if (isInverse)
            ink = t.highlightedText;
        else if (paint.isSelected)
            ink = t.text;
        paintCell(painter, QRect(x, paint.rect.top(), width, m_rowHeight), cell, columns[i], ink);
    }
}

void BigTableView::paintCell(QPainter& painter, const QRect& rect, const Cell& cell, const Column& column,
                             const QColor& ink) const
{
    QRect area = rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    if (area.width() <= 0)
        return;
    QFont shown = column.isFixedFont ? fixedFont(font()) : font();
    if (cell.style == Cell::Style::Strong)
        shown = strongFont(shown);
    painter.setFont(shown);
    if (!std::holds_alternative<std::monostate>(cell.glyph)) {
        painter.save();
        painter.setClipRect(rect);
        area.setLeft(area.left() + paintCellGlyph(painter, area, cell.glyph, Theme::of(this)));
        painter.restore();
    }
    if (cell.text.isEmpty() || area.width() <= 0)
        return;
    painter.setPen(ink);
    const Qt::Alignment horizontal = column.alignment & Qt::AlignHorizontal_Mask;
    painter.drawText(area, int(horizontal | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, area.width()));
}

bool BigTableView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool BigTableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void BigTableView::showToolTip(const QPoint& point, const QPoint& globalPoint)
{
    const Row* cells = cachedRow(rowAt(point));
    const int column = columnAt(point.x());
    if (cells == nullptr || column < 0 || column >= cells->size()) {
        QToolTip::hideText();
        return;
    }
    const Cell& cell = cells->at(column);
    QString text = cell.toolTip;
    const QFont shown = m_headerModel->columns[column].isFixedFont ? fixedFont(font()) : font();
    const bool isCut =
        QFontMetrics(shown).horizontalAdvance(cell.text) > m_header->sectionSize(column) - 2 * kCellPadding;
    if (text.isEmpty() && isCut)
        text = cell.text;
    QToolTip::showText(globalPoint, text, viewport());
}

void BigTableView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateGeometryOfParts();
    requestVisible();
}

void BigTableView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        const int before = digitWidth(m_header->font());
        m_header->setFont(font());
        const int after = digitWidth(font());
        for (int i = 0; before > 0 && before != after && i < m_header->count(); ++i)
            m_header->resizeSection(i, m_header->sectionSize(i) * after / before);
        updateGeometryOfParts();
        requestVisible();
    }
    viewport()->update();
}

bool BigTableView::handleMoveKey(QKeyEvent* event)
{
    const qint64 last = rowCount() - 1;
    const qint64 from = std::max<qint64>(0, m_current);
    qint64 to = from;
    switch (event->key()) {
    case Qt::Key_Up:
        to = m_current < 0 ? 0 : std::max<qint64>(0, from - 1);
        break;
    case Qt::Key_Down:
        to = m_current < 0 ? 0 : std::min(last, from + 1);
        break;
    case Qt::Key_PageUp:
        to = std::max<qint64>(0, from - visibleRows());
        break;
    case Qt::Key_PageDown:
        to = visibleRows() > last - from ? last : from + visibleRows();
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = last;
        break;
    default:
        return false;
    }
    if (last >= 0)
        moveCurrent(to, (event->modifiers() & Qt::ShiftModifier) != 0);
    return true;
}

bool BigTableView::handleCommandKey(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        QScrollBar* bar = horizontalScrollBar();
        bar->setValue(bar->value() + (event->key() == Qt::Key_Left ? -1 : 1) * bar->singleStep());
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0) {
        Q_EMIT activated(m_current, m_column);
    } else {
        return false;
    }
    return true;
}

void BigTableView::keyPressEvent(QKeyEvent* event)
{
    if (!handleCommandKey(event) && !handleMoveKey(event))
        event->ignore(); // the window may have a use for it
}

void BigTableView::mousePressEvent(QMouseEvent* event)
{
    const qint64 row = rowAt(event->position().toPoint());
    if (row < 0)
        return;
    m_column = std::max(0, columnAt(int(event->position().x())));
    const bool isInside = row >= selection().first && row <= selection().second && m_current >= 0;
    // A context menu is for the selection it is opened on.
    if (event->button() == Qt::RightButton && isInside)
        return;
    moveCurrent(row, (event->modifiers() & Qt::ShiftModifier) != 0);
}

void BigTableView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) == 0 || rowCount() == 0)
        return;
    const int y = int(event->position().y());
    if (y < 0)
        m_scroll->moveBy(-1);
    else if (y >= viewport()->height())
        m_scroll->moveBy(1);
    const QPoint inside(0, std::clamp(y, 0, viewport()->height() - 1));
    const qint64 row = rowAt(inside);
    moveCurrent(row < 0 ? rowCount() - 1 : row, true);
}

void BigTableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const qint64 row = rowAt(event->position().toPoint());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(row, std::max(0, columnAt(int(event->position().x()))));
}

void BigTableView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = rowRect(m_current).center();
    const qint64 row = event->reason() == QContextMenuEvent::Keyboard ? m_current : rowAt(at);
    Q_EMIT contextMenuRequested(row, std::max(0, columnAt(at.x())), viewport()->mapToGlobal(at));
}

void BigTableView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore(); // text zoom, handled by the window
        return;
    }
    if (std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())) {
        QScrollBar* bar = horizontalScrollBar();
        bar->setValue(bar->value() -
                      event->angleDelta().x() * bar->singleStep() / QWheelEvent::DefaultDeltasPerStep);
        return;
    }
    // Fine wheels send parts of a notch; what does not make a row waits for the next.
    m_wheelRest += event->angleDelta().y() * kWheelRows;
    const int rows = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= rows * QWheelEvent::DefaultDeltasPerStep;
    m_scroll->moveBy(-rows);
}

void BigTableView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        moveCurrent(topRow(), false);
    viewport()->update();
    speakItem(this);
}

void BigTableView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void BigTableView::scrollContentsBy(int, int)
{
    // Positions come from WideScroll; the bar's own value means nothing here.
}

void BigTableView::copySelection()
{
    const auto [first, last] = selection();
    if (first < 0 || !m_source)
        return;
    if (last - first >= kCopyLimit) {
        Q_EMIT copyRefused(last - first + 1);
        return;
    }
    QStringList titles;
    for (const Column& column : m_headerModel->columns)
        titles += column.title;
    m_copy = std::make_unique<CopyJob>(CopyJob{first, last, first, 0, {}});
    if (first != last)
        m_copy->text = titles.join(u'\t') + u'\n';
    continueCopy();
}

/// Takes rows that are here, and asks for the first run that is not; the answer leads here again.
void BigTableView::continueCopy()
{
    // Tickets of copies are counted apart from those of pages.
    static quint64 nextTicket = quint64(1) << 63U;
    if (m_copy->ticket != 0)
        m_copy->next += std::min<qint64>(PageCache::kPageRows, m_copy->last - m_copy->next + 1);
    m_copy->ticket = 0;
    if (m_copy->next > m_copy->last) {
        finishCopy();
        return;
    }
    m_copy->ticket = ++nextTicket;
    const qint64 rest = m_copy->last - m_copy->next + 1;
    m_source->fetch(m_copy->ticket, m_copy->next, int(std::min<qint64>(PageCache::kPageRows, rest)));
}

void BigTableView::finishCopy()
{
    const std::unique_ptr<CopyJob> job = std::move(m_copy);
    QGuiApplication::clipboard()->setText(job->text.chopped(job->text.endsWith(u'\n') ? 1 : 0));
    Q_EMIT copyFinished(job->last - job->first + 1);
}

} // namespace cryo::ui
