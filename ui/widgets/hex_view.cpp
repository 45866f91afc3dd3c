// SPDX-License-Identifier: GPL-3.0-or-later
// Paints and moves in bytes with 64-bit offsets.
#include "ui/widgets/hex_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wide_scroll.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kNarrowRowBytes = 8;
constexpr int kShortOffsetBits = 16;

} // namespace

/// Where things are, in pixels, for the present font.
struct HexView::Metrics {
    int digit;
    int rowHeight;
    int baseline;
    int offsetDigits;
    int hexLeft;
    int textLeft;
    int right;

    /// Left edge of a byte's digits; a wider gap stands after eight bytes.
    [[nodiscard]] int hexX(int i) const { return hexLeft + (i * 3 + (i >= 8 ? 1 : 0)) * digit; }
    [[nodiscard]] int textX(int i) const { return textLeft + i * digit; }
};

/// What one row is painted with.
struct HexView::RowPaint {
    quint64 offset;
    int count;
    int y;
    const std::byte* values;
    const ByteState* states;
    const QVector<FieldSpan>& fields;
    const Metrics& at;
    const Tokens& tokens;
};

HexView::HexView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_scroll(new WideScroll(verticalScrollBar(), this))
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Bytes"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    verticalScrollBar()->setAccessibleName(tr("Offset"));
    horizontalScrollBar()->setAccessibleName(tr("Columns"));
    m_emptyText = tr("No bytes to show.");
    connect(m_scroll, &WideScroll::positionChanged, this, [this] { viewport()->update(); });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] { viewport()->update(); });
}

HexView::~HexView() = default;

void HexView::setSource(ByteSource* source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source != nullptr) {
        connect(source, &ByteSource::changed, this, [this] {
            updateRange();
            viewport()->update();
        });
        connect(source, &QObject::destroyed, this, [this] { setSource(nullptr); });
    }
    m_cursor = m_anchor = 0;
    m_scroll->setPosition(0);
    updateRange();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void HexView::setFieldProvider(const FieldProvider* provider)
{
    m_provider = provider;
    viewport()->update();
}

void HexView::refreshFields()
{
    viewport()->update();
}

quint64 HexView::sizeBytes() const
{
    return m_source ? m_source->sizeBytes() : 0;
}

qint64 HexView::rowCount() const
{
    const quint64 size = sizeBytes();
    return qint64(size / m_rowBytes + (size % m_rowBytes != 0 ? 1 : 0));
}

qint64 HexView::visibleRows() const
{
    return std::max(1, viewport()->height() / metrics().rowHeight);
}

quint64 HexView::topOffset() const
{
    return quint64(m_scroll->position()) * m_rowBytes;
}

HexView::Metrics HexView::metrics() const
{
    const QFontMetrics fixed(fixedFont(font()));
    Metrics m{};
    m.digit = std::max(1, fixed.horizontalAdvance(u'0'));
    m.rowHeight = fixed.height() + 4;
    m.baseline = 2 + fixed.ascent();
    m.offsetDigits = m_fitsWidth && sizeBytes() >> kShortOffsetBits == 0 ? 4 : 8;
    for (quint64 rest = sizeBytes() >> 32U; rest != 0; rest >>= 16U)
        m.offsetDigits += 4;
    const int offsetWidth = (m.offsetDigits + m.offsetDigits / 4 - 1) * m.digit;
    m.hexLeft = kPaddingPx + offsetWidth + 2 * m.digit - horizontalScrollBar()->value();
    m.textLeft = m.hexX(int(m_rowBytes) - 1) + 4 * m.digit;
    m.right = m.textX(int(m_rowBytes)) + kPaddingPx;
    return m;
}

void HexView::setFitsWidth(bool fits)
{
    m_fitsWidth = fits;
    updateRange();
    viewport()->update();
}

/// As many bytes in a row as there is room for.
void HexView::fitRows()
{
    const quint64 top = topOffset();
    const quint64 before = m_rowBytes;
    m_rowBytes = kRowBytes;
    if (m_fitsWidth && metrics().right + horizontalScrollBar()->value() > viewport()->width())
        m_rowBytes = kNarrowRowBytes;
    if (m_rowBytes == before)
        return;
    m_scroll->setRange(rowCount(), visibleRows());
    m_scroll->setPosition(qint64(top / m_rowBytes));
    viewport()->update();
}

void HexView::updateRange()
{
    fitRows();
    const quint64 size = sizeBytes();
    m_cursor = size == 0 ? 0 : std::min(m_cursor, size - 1);
    m_anchor = size == 0 ? 0 : std::min(m_anchor, size - 1);
    m_scroll->setRange(rowCount(), visibleRows());
    const int width = metrics().right + horizontalScrollBar()->value();
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(metrics().digit * 3);
}

HexView::Bytes HexView::readBytes(quint64 offset, std::size_t length) const
{
    Bytes out;
    const quint64 size = sizeBytes();
    if (offset >= size)
        return out;
    length = std::min<std::size_t>(length, size - offset);
    out.values.resize(length);
    out.states.resize(length, ByteState::Unreadable);
    for (std::size_t at = 0; at < length;) {
        const std::span rest(out.values.data() + at, length - at);
        const ByteRead read = m_source->read(offset + at, rest);
        const std::size_t available = std::min(read.available, rest.size());
        std::size_t missing = std::min(read.missing, rest.size() - available);
        if (available + missing == 0)
            missing = rest.size();
        const auto state = read.why == ByteRead::Why::Pending ? ByteState::Pending : ByteState::Unreadable;
        std::fill_n(out.states.begin() + std::ptrdiff_t(at), available, ByteState::Known);
        std::fill_n(out.states.begin() + std::ptrdiff_t(at + available), missing, state);
        at += available + missing;
    }
    return out;
}

void HexView::setSelection(quint64 offset, quint64 length)
{
    const quint64 size = sizeBytes();
    if (size == 0)
        return;
    const quint64 first = std::min(offset, size - 1);
    const quint64 last = first + std::min(std::max<quint64>(length, 1) - 1, size - 1 - first);
    if (m_cursor == first && m_anchor == last)
        return;
    // The cursor stands at the first byte, where a field begins.
    m_anchor = last;
    m_cursor = first;
    ensureVisible(last);
    ensureVisible(first);
    viewport()->update();
    Q_EMIT selectionChanged();
    speakItem(this);
}

quint64 HexView::selectionOffset() const
{
    return std::min(m_cursor, m_anchor);
}

quint64 HexView::selectionLength() const
{
    return sizeBytes() == 0 ? 0 : std::max(m_cursor, m_anchor) - selectionOffset() + 1;
}

void HexView::goTo(quint64 offset)
{
    if (sizeBytes() == 0)
        return;
    const quint64 to = std::min(offset, sizeBytes() - 1);
    const qint64 row = qint64(to / m_rowBytes);
    if (row < m_scroll->position() || row - m_scroll->position() >= visibleRows())
        m_scroll->setPosition(row - visibleRows() / 3);
    setSelection(to, 1);
}

void HexView::ensureVisible(quint64 offset)
{
    const qint64 row = qint64(offset / m_rowBytes);
    if (row < m_scroll->position())
        m_scroll->setPosition(row);
    else if (row - m_scroll->position() >= visibleRows())
        m_scroll->setPosition(row - visibleRows() + 1);
}

void HexView::moveCursor(quint64 to, bool extend)
{
    const quint64 size = sizeBytes();
    if (size == 0)
        return;
    to = std::min(to, size - 1);
    const bool changes = to != m_cursor || (!extend && m_anchor != to);
    m_cursor = to;
    if (!extend)
        m_anchor = to;
    ensureVisible(to);
    viewport()->update();
    if (!changes)
        return;
    Q_EMIT selectionChanged();
    Q_EMIT byteSelected(selectionOffset(), selectionLength());
    speakItem(this);
}

std::optional<FieldSpan> HexView::fieldAt(quint64 offset) const
{
    if (m_provider == nullptr || sizeBytes() == 0)
        return std::nullopt;
    const QVector<FieldSpan> found = m_provider->fields(offset, offset);
    for (const FieldSpan& field : found) {
        if (offset >= field.offset && offset - field.offset < field.length)
            return field;
    }
    return std::nullopt;
}

QRect HexView::byteRect(quint64 offset) const
{
    const Metrics m = metrics();
    const quint64 top = topOffset();
    if (offset < top || offset >= sizeBytes() || (offset - top) / m_rowBytes > quint64(visibleRows()))
        return {};
    const int row = int((offset - top) / m_rowBytes);
    return {m.hexX(int(offset % m_rowBytes)), row * m.rowHeight, 2 * m.digit, m.rowHeight};
}

std::optional<quint64> HexView::offsetAt(const QPoint& point) const
{
    const Metrics m = metrics();
    if (point.y() < 0 || sizeBytes() == 0)
        return std::nullopt;
    int column = 0;
    if (point.x() >= m.textLeft - m.digit) {
        column = (point.x() - m.textLeft) / m.digit;
    } else {
        while (column + 1 < int(m_rowBytes) && point.x() >= m.hexX(column + 1) - m.digit / 2)
            ++column;
    }
    const quint64 row = quint64(point.y() / m.rowHeight);
    const quint64 offset =
        topOffset() + row * m_rowBytes + quint64(std::clamp(column, 0, int(m_rowBytes) - 1));
    return offset < sizeBytes() ? std::optional(offset) : std::nullopt;
}

void HexView::setMarks(Marks marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

bool HexView::isMarked(quint64 offset) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), std::pair(offset, ~quint64(0)));
    return after != m_marks.begin() && offset - std::prev(after)->first < std::prev(after)->second;
}

void HexView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

QSize HexView::sizeHint() const
{
    const Metrics m = metrics();
    return {m.right + verticalScrollBar()->sizeHint().width(), m.rowHeight * 11};
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Tokens& t = Theme::of(this);
    if (sizeBytes() == 0) {
        painter.setPen(t.secondary);
        painter.drawText(viewport()->rect().adjusted(kPaddingPx, kPaddingPx, -kPaddingPx, -kPaddingPx),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setFont(fixedFont(font()));
    const Metrics m = metrics();
    const quint64 top = topOffset();
    const auto shown = std::size_t(visibleRows() + 1) * m_rowBytes;
    const Bytes bytes = readBytes(top, shown);
    QVector<FieldSpan> fields;
    if (m_provider != nullptr && !bytes.values.empty())
        fields = m_provider->fields(top, top + bytes.values.size() - 1);
    for (std::size_t at = 0; at < bytes.values.size(); at += m_rowBytes) {
        const RowPaint row{top + at,
                           int(std::min<std::size_t>(m_rowBytes, bytes.values.size() - at)),
                           int(at / m_rowBytes) * m.rowHeight,
                           bytes.values.data() + at,
                           bytes.states.data() + at,
                           fields,
                           m,
                           t};
        painter.setPen(t.secondary);
        painter.drawText(kPaddingPx - horizontalScrollBar()->value(), row.y + m.baseline,
                         formatOffset(row.offset, m.offsetDigits));
        paintFields(painter, row);
        paintMarks(painter, row);
        paintSelection(painter, row);
        paintBytes(painter, row);
    }
}

/// Tints and underlines: one piece per field and row, so that the pieces of a field join and fields do not.
void HexView::paintFields(QPainter& painter, const RowPaint& row) const
{
    const quint64 last = row.offset + quint64(row.count) - 1;
    for (const FieldSpan& field : row.fields) {
        if (field.length == 0 || field.offset > last || field.offset + (field.length - 1) < row.offset)
            continue;
        const int from = int(std::max(field.offset, row.offset) - row.offset);
        const int to = int(std::min(field.offset + (field.length - 1), last) - row.offset);
        const TintInk& colours = row.tokens.field(field.kind);
        const int left = row.at.hexX(from) - 1;
        const int width = row.at.hexX(to) + 2 * row.at.digit + 1 - left;
        const int lineHeight = field.emphasis == FieldSpan::Emphasis::Newest  ? 3
                               : field.emphasis == FieldSpan::Emphasis::Older ? 1
                                                                              : 2;
        const QRect area(left, row.y + 1, width, row.at.rowHeight - 2);
        painter.fillRect(area, colours.tint);
        const int lineTop = area.bottom() + 1 - lineHeight;
        if (field.kind != FieldKind::Crc) {
            painter.fillRect(QRect(left, lineTop, width, lineHeight), colours.ink);
            continue;
        }
        const int dot = std::max(2, lineHeight);
        for (int x = left; x < left + width; x += 2 * dot)
            painter.fillRect(QRect(x, lineTop, std::min(dot, left + width - x), lineHeight), colours.ink);
    }
}

/// The pending ground under what is different, with its own line above, where fields have theirs below.
void HexView::paintMarks(QPainter& painter, const RowPaint& row) const
{
    const quint64 last = row.offset + quint64(row.count) - 1;
    auto mark = std::upper_bound(m_marks.begin(), m_marks.end(), std::pair(row.offset, ~quint64(0)));
    if (mark != m_marks.begin())
        --mark;
    const FillInk& colours = row.tokens.gap(GapClass::Pending);
    for (; mark != m_marks.end() && mark->first <= last; ++mark) {
        const quint64 end = mark->first + mark->second;
        if (mark->second == 0 || end <= row.offset)
            continue;
        const int from = int(std::max(mark->first, row.offset) - row.offset);
        const int to = int(std::min(end - 1, last) - row.offset);
        const int left = row.at.hexX(from) - 1;
        const int width = row.at.hexX(to) + 2 * row.at.digit + 1 - left;
        painter.fillRect(QRect(left, row.y + 1, width, row.at.rowHeight - 2), colours.fill);
        painter.fillRect(QRect(left, row.y + 1, width, 2), colours.ink);
        painter.fillRect(
            QRect(row.at.textX(from), row.y + 1, (to - from + 1) * row.at.digit, row.at.rowHeight - 2),
            colours.fill);
    }
}

void HexView::paintSelection(QPainter& painter, const RowPaint& row) const
{
    const quint64 first = selectionOffset();
    const quint64 lastSelected = first + selectionLength() - 1;
    const quint64 last = row.offset + quint64(row.count) - 1;
    if (first > last || lastSelected < row.offset)
        return;
    const int from = int(std::max(first, row.offset) - row.offset);
    const int to = int(std::min(lastSelected, last) - row.offset);
    const QColor ground = hasFocus() ? row.tokens.highlight : row.tokens.inactiveHighlight;
    const int left = row.at.hexX(from) - 1;
    painter.fillRect(
        QRect(left, row.y + 1, row.at.hexX(to) + 2 * row.at.digit + 1 - left, row.at.rowHeight - 2), ground);
    painter.fillRect(
        QRect(row.at.textX(from), row.y + 1, (to - from + 1) * row.at.digit, row.at.rowHeight - 2), ground);
}

void HexView::paintBytes(QPainter& painter, const RowPaint& row) const
{
    const quint64 first = selectionOffset();
    const quint64 length = selectionLength();
    qsizetype field = 0;
    for (int i = 0; i < row.count; ++i) {
        const quint64 offset = row.offset + quint64(i);
        while (field < row.fields.size() && row.fields[field].offset + row.fields[field].length <= offset)
            ++field;
        const bool isInField = field < row.fields.size() && row.fields[field].offset <= offset;
        const bool isSelected = offset >= first && offset - first < length;
        QColor ink = m_provider == nullptr || isInField ? row.tokens.text : row.tokens.secondary;
        if (row.states[i] == ByteState::Unreadable)
            ink = row.tokens.tone(Tone::Error);
        if (isSelected)
            ink = hasFocus() ? row.tokens.highlightedText : row.tokens.text;
        painter.setPen(ink);
        const bool isKnown = row.states[i] == ByteState::Known;
        const QString hex = isKnown                                  ? formatBytesHex({row.values + i, 1})
                            : row.states[i] == ByteState::Unreadable ? u"??"_s
                                                                     : u"··"_s;
        painter.drawText(row.at.hexX(i), row.y + row.at.baseline, hex);
        const QChar shown = isKnown ? byteCharacter(row.values[i])
                                    : QChar(row.states[i] == ByteState::Unreadable ? u'?' : u' ');
        painter.drawText(row.at.textX(i), row.y + row.at.baseline, QString(shown));
        if (offset == m_cursor && hasFocus() && length > 1) {
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(
                QRect(row.at.hexX(i) - 1, row.y + 1, 2 * row.at.digit + 1, row.at.rowHeight - 3));
        }
    }
}

QString HexView::rowText(quint64 offset) const
{
    const quint64 start = offset / m_rowBytes * m_rowBytes;
    return textOf(readBytes(start, m_rowBytes), CopyFormat::Dump, start);
}

QString HexView::spokenItem() const
{
    if (sizeBytes() == 0)
        return {};
    const auto field = fieldAt(m_cursor);
    QString name = field && !field->name.isEmpty() ? field->name + u", "_s : QString();
    if (isMarked(m_cursor))
        name += tr("changed") + u", "_s;
    return tr("Offset %1, %2row %3")
        .arg(formatOffset(m_cursor, metrics().offsetDigits), name, rowText(m_cursor));
}

std::optional<SpokenValue> HexView::spokenValue() const
{
    const quint64 size = sizeBytes();
    return SpokenValue{m_cursor, 0, size == 0 ? 0 : size - 1, 1};
}

void HexView::setSpokenValue(quint64 value)
{
    goTo(value);
}

bool HexView::isCopyKey(const QKeyEvent* event)
{
    return event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll);
}

bool HexView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isCopyKey(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool HexView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto offset = offsetAt(help->pos());
    const auto field = offset ? fieldAt(*offset) : std::nullopt;
    QString text;
    if (offset)
        text = tr("Offset %1 (%2)").arg(formatOffset(*offset), formatCount(*offset));
    if (field && !field->name.isEmpty())
        text = tr("%1\n%n byte(s) from %2", nullptr, int(std::min<quint64>(field->length, INT_MAX)))
                   .arg(field->name, formatOffset(field->offset));
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateRange();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRange();
    viewport()->update();
}

/// Where a key leads, from the cursor.
std::optional<quint64> HexView::keyTarget(const QKeyEvent* event) const
{
    const quint64 size = sizeBytes();
    const quint64 last = size - 1;
    const bool isWhole = (event->modifiers() & Qt::ControlModifier) != 0;
    const quint64 page = quint64(visibleRows()) * m_rowBytes;
    const auto back = [this](quint64 by) { return m_cursor >= by ? m_cursor - by : m_cursor % m_rowBytes; };
    const auto on = [&](quint64 by) { return last - m_cursor >= by ? m_cursor + by : last; };
    switch (event->key()) {
    case Qt::Key_Left:
        return m_cursor == 0 ? 0 : m_cursor - 1;
    case Qt::Key_Right:
        return on(1);
    case Qt::Key_Up:
        return back(m_rowBytes);
    case Qt::Key_Down:
        return on(m_rowBytes);
    case Qt::Key_PageUp:
        return back(page);
    case Qt::Key_PageDown:
        return on(page);
    case Qt::Key_Home:
        return isWhole ? 0 : m_cursor / m_rowBytes * m_rowBytes;
    case Qt::Key_End:
        return isWhole ? last : std::min(last, m_cursor / m_rowBytes * m_rowBytes + (m_rowBytes - 1));
    default:
        return std::nullopt;
    }
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    if (sizeBytes() == 0) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_cursor = sizeBytes() - 1;
        viewport()->update();
        Q_EMIT selectionChanged();
        Q_EMIT byteSelected(0, sizeBytes());
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT activated(m_cursor);
    } else if (const auto to = keyTarget(event)) {
        moveCursor(*to, (event->modifiers() & Qt::ShiftModifier) != 0);
    } else {
        event->ignore();
    }
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    const auto offset = offsetAt(event->position().toPoint());
    if (!offset)
        return;
    const bool isInside = *offset >= selectionOffset() && *offset - selectionOffset() < selectionLength();
    if (event->button() == Qt::RightButton && isInside)
        return;
    moveCursor(*offset, (event->modifiers() & Qt::ShiftModifier) != 0);
}

void HexView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) == 0)
        return;
    QPoint point = event->position().toPoint();
    if (point.y() < 0 || point.y() >= viewport()->height())
        m_scroll->moveBy(point.y() < 0 ? -1 : 1);
    point.setY(std::clamp(point.y(), 0, viewport()->height() - 1));
    if (const auto offset = offsetAt(point))
        moveCursor(*offset, true);
}

void HexView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto offset = offsetAt(event->position().toPoint());
    if (!offset || event->button() != Qt::LeftButton)
        return;
    if (const auto field = fieldAt(*offset)) {
        setSelection(field->offset, field->length);
        Q_EMIT byteSelected(selectionOffset(), selectionLength());
    }
    Q_EMIT activated(*offset);
}

void HexView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = byteRect(m_cursor).bottomLeft();
    Q_EMIT contextMenuRequested(offsetAt(at).value_or(m_cursor), viewport()->mapToGlobal(at));
}

void HexView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore();
        return;
    }
    m_wheelRest += event->angleDelta().y() * kWheelRows;
    const int rows = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= rows * QWheelEvent::DefaultDeltasPerStep;
    m_scroll->moveBy(-rows);
}

void HexView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    speakItem(this);
}

void HexView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HexView::scrollContentsBy(int, int) {}

} // namespace cryo::ui
