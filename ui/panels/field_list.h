// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values in two columns: "Page / 4 096 + 12 bytes". Values can be selected; long ones break.
// Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QVector>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace cryo::ui {

class FieldList final : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString name;
        QString value;
        bool isFixedFont = false;
        /// A shape before the value.
        std::optional<Tone> tone = std::nullopt;
        QString toolTip{};
        /// The value is a place to go to: lineActivated.
        bool isLink = false;
    };

    explicit FieldList(QWidget* parent = nullptr);

    void setLines(const QVector<Line>& lines);
    [[nodiscard]] const QVector<Line>& lines() const { return m_lines; }

Q_SIGNALS:
    void lineActivated(int line);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Labels {
        QLabel* name;
        QLabel* shape;
        QLabel* value;
    };
    void show(const Labels& labels, const Line& line) const;
    Labels addLabels();
    void refresh();

    QGridLayout* m_grid;
    QVector<Labels> m_labels;
    QVector<Line> m_lines;
};

} // namespace cryo::ui
