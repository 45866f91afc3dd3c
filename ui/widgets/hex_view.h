// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a file in rows of sixteen (or of eight, in a narrow place), with the fields of the format laid
// over them.
//
//   0024 ea90  00 00 00 00 00 00 00 0b  00 00 00 00 00 00 2d c2  ·············-·
//
// Offsets are 64 bits; only bytes on the screen are read, and fields are asked for only there. Bytes that
// cannot be read are shown as ??, bytes that will come as ··. Bytes outside every field are in the secondary
// colour when a field provider is set. Invariants: cursor < size, or 0 for no bytes; the selection contains
// the cursor. Thread rule: GUI thread. Source and provider are not owned and must outlive the view or be
// taken away.
#pragma once

#include "ui/widgets/byte_source.h"
#include "ui/widgets/spoken_view.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>
#include <vector>

namespace cryo::ui {

class WideScroll;

/// The hex view.
class HexView final : public QAbstractScrollArea, public SpokenView {
    Q_OBJECT

public:
    static constexpr int kRowBytes = 16;
    /// More selected bytes than this are not put on the clipboard.
    static constexpr quint64 kCopyLimitBytes = 4 * 1024 * 1024;

    enum class CopyFormat : quint8 {
        /// ae 85 55 ee
        Hex,
        /// ae8555ee
        HexCompact,
        /// As UTF-8, escaped.
        Text,
        /// A C array with its length.
        CArray,
        /// The rows as shown, with offsets and characters.
        Dump,
    };

    explicit HexView(QWidget* parent = nullptr);
    ~HexView() override;

    void setSource(ByteSource* source);
    [[nodiscard]] ByteSource* source() const { return m_source; }
    void setFieldProvider(const FieldProvider* provider);
    /// The provider answers otherwise from now on.
    void refreshFields();
    [[nodiscard]] quint64 sizeBytes() const;

    /// Rows of eight bytes where sixteen do not fit, and short offsets where those do.
    void setFitsWidth(bool fits);

    /// Selects bytes and scrolls to them, without byteSelected: for a tree that drives the view. A length of
    /// 0 only moves the cursor.
    void setSelection(quint64 offset, quint64 length);
    [[nodiscard]] quint64 selectionOffset() const;
    [[nodiscard]] quint64 selectionLength() const;
    [[nodiscard]] quint64 cursor() const { return m_cursor; }
    /// Moves the cursor, a third from the top if it was not on the screen.
    void goTo(quint64 offset);
    /// First byte of the first row shown, and the rows that fit.
    [[nodiscard]] quint64 topOffset() const;
    [[nodiscard]] qint64 visibleRows() const;

    /// The selected bytes as text; nothing if there are none, too many, or some have not come yet. Bytes that
    /// cannot be read are ??.
    [[nodiscard]] std::optional<QString> selectionAs(CopyFormat format) const;
    /// Puts them on the clipboard, or emits copyRefused.
    void copy(CopyFormat format = CopyFormat::Hex);
    /// At most `limit` selected bytes from the first on; shorter where one is not there.
    [[nodiscard]] QByteArray selectedBytes(quint64 limit = 4096) const;

    /// The field at an offset.
    [[nodiscard]] std::optional<FieldSpan> fieldAt(quint64 offset) const;
    /// The offset at a point of the viewport.
    [[nodiscard]] std::optional<quint64> offsetAt(const QPoint& point) const;
    /// Where a byte's two digits are in the viewport; empty if they are not on the screen.
    [[nodiscard]] QRect byteRect(quint64 offset) const;
    /// A row as text: offset, bytes, characters.
    [[nodiscard]] QString rowText(quint64 offset) const;

    /// Bytes that are marked as different: offset and length, ascending, not overlapping.
    using Marks = std::vector<std::pair<quint64, quint64>>;
    void setMarks(Marks marks);
    [[nodiscard]] bool isMarked(quint64 offset) const;

    /// Shown while there are no bytes.
    void setEmptyText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Document; }
    [[nodiscard]] QString spokenItem() const override;
    [[nodiscard]] std::optional<SpokenValue> spokenValue() const override;
    void setSpokenValue(quint64 value) override;

Q_SIGNALS:
    /// The user selected bytes with mouse or keyboard.
    void byteSelected(quint64 offset, quint64 length);
    /// The selection is another one, whoever made it.
    void selectionChanged();
    /// Double click or Return.
    void activated(quint64 offset);
    void contextMenuRequested(quint64 offset, const QPoint& globalPosition);
    void copyRefused(quint64 length);

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
    enum class ByteState : quint8 { Known, Unreadable, Pending };
    struct Bytes {
        std::vector<std::byte> values;
        std::vector<ByteState> states;
    };
    struct Metrics;
    struct RowPaint;

    [[nodiscard]] Bytes readBytes(quint64 offset, std::size_t length) const;
    [[nodiscard]] Metrics metrics() const;
    [[nodiscard]] qint64 rowCount() const;
    void updateRange();
    void fitRows();
    void moveCursor(quint64 to, bool extend);
    void ensureVisible(quint64 offset);
    void paintFields(QPainter& painter, const RowPaint& row) const;
    void paintMarks(QPainter& painter, const RowPaint& row) const;
    void paintBytes(QPainter& painter, const RowPaint& row) const;
    void paintSelection(QPainter& painter, const RowPaint& row) const;
    [[nodiscard]] QString textOf(const Bytes& bytes, CopyFormat format, quint64 offset) const;
    [[nodiscard]] std::optional<quint64> keyTarget(const QKeyEvent* event) const;
    [[nodiscard]] static bool isCopyKey(const QKeyEvent* event);

    QPointer<ByteSource> m_source;
    const FieldProvider* m_provider = nullptr;
    WideScroll* m_scroll;
    QString m_emptyText;
    Marks m_marks;
    quint64 m_rowBytes = kRowBytes;
    bool m_fitsWidth = false;
    quint64 m_cursor = 0;
    quint64 m_anchor = 0;
    int m_wheelRest = 0;
};

} // namespace cryo::ui
