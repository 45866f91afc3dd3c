// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters and their evidence.
#include "ui/panels/overview/parameter_list.h"

#include "ui/panels/store_figures.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/format.h"
#include "ui/widgets/confidence_cells.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace cryo::ui {

ParameterList::ParameterList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(3, 1);
}

ParameterList::Line ParameterList::addLine()
{
    const int row = int(m_lines.size());
    const Line line{secondaryLabel(this), headingLabel(this), new ConfidenceCells(this),
                    secondaryLabel(this)};
    line.evidence->setWordWrap(true);
    line.evidence->setTextFormat(Qt::PlainText);
    line.value->setTextFormat(Qt::PlainText);
    const Qt::Alignment top = Qt::AlignLeft | Qt::AlignTop;
    m_grid->addWidget(line.name, row, 0, top);
    m_grid->addWidget(line.value, row, 1, top);
    m_grid->addWidget(line.cells, row, 2, top);
    m_grid->addWidget(line.evidence, row, 3);
    m_lines.append(line);
    return line;
}

void ParameterList::setParameters(const std::vector<Parameter>& parameters)
{
    m_parameters = parameters;
    refresh();
}

void ParameterList::refresh()
{
    while (m_lines.size() < qsizetype(m_parameters.size()))
        addLine();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const bool isUsed = i < qsizetype(m_parameters.size());
        line.name->setVisible(isUsed);
        line.value->setVisible(isUsed);
        line.cells->setVisible(isUsed);
        line.evidence->setVisible(isUsed);
        if (!isUsed)
            continue;
        const Parameter& parameter = m_parameters[std::size_t(i)];
        line.name->setText(parameterName(parameter.name));
        line.value->setText(parameterText(parameter));
        line.cells->setLevel(confidenceLevel(parameter.confidence));
        line.evidence->setText(parameter.overridden
                                   ? tr("given by you")
                                   : escapedText(QString::fromStdString(parameter.evidence)));
    }
}

void ParameterList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace cryo::ui
