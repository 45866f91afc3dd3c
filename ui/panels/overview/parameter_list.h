// SPDX-License-Identifier: GPL-3.0-or-later
// What was inferred about a store, line by line: parameter, value, how sure, why. Thread rule: GUI thread.
#pragma once

#include "core/inspect/detection.h"

#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace cryo::ui {

class ConfidenceCells;

class ParameterList final : public QWidget {
    Q_OBJECT

public:
    explicit ParameterList(QWidget* parent = nullptr);

    void setParameters(const std::vector<Parameter>& parameters);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* name;
        QLabel* value;
        ConfidenceCells* cells;
        QLabel* evidence;
    };
    void refresh();
    Line addLine();

    QGridLayout* m_grid;
    QVector<Line> m_lines;
    std::vector<Parameter> m_parameters;
};

} // namespace cryo::ui
