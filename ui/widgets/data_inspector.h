// SPDX-License-Identifier: GPL-3.0-or-later
// What the bytes at the cursor say when they are read as numbers and text.
// Thread rule: GUI thread.
#pragma once

#include <QByteArray>
#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace cryo::ui {

/// Numbers of one to eight bytes in both orders, a signed one, the CRC-32C of the selection, and text.
class DataInspector final : public QWidget {
    Q_OBJECT

public:
    /// One more line, from somebody who knows what the bytes are: "Slot crc32c  4a226fcf  matches".
    struct Line {
        QString label;
        QString value;
        QString note;
    };

    explicit DataInspector(QWidget* parent = nullptr);

    /// The selected bytes from `offset` on. `selectionLength` may be more than `bytes` holds; then sums over
    /// the selection are unknown.
    void setBytes(quint64 offset, const QByteArray& bytes, quint64 selectionLength);
    /// Lines below the fixed ones.
    void setExtraLines(const QVector<Line>& lines);
    /// Value of a line by its place, as shown: for tests and screen readers.
    [[nodiscard]] QString valueText(int line) const;
    [[nodiscard]] int lineCount() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Labels {
        QLabel* label;
        QLabel* value;
        QLabel* note;
    };

    void show(const QVector<Line>& lines);
    Labels addLine();
    void refreshFonts();

    QLabel* m_title;
    QLabel* m_where;
    QGridLayout* m_grid;
    QVector<Labels> m_lines;
    QVector<Line> m_fixed;
    QVector<Line> m_extra;
};

} // namespace cryo::ui
