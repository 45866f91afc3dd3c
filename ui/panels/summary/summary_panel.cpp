// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about the current store in a dozen lines.
#include "ui/panels/summary/summary_panel.h"

#include "ui/panels/field_list.h"
#include "ui/panels/store_figures.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace cryo::ui {

SummaryPanel::SummaryPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_fields(new FieldList)
{
    setObjectName(QStringLiteral("summary"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setBackgroundRole(QPalette::Base);
    auto* const page = new QWidget;
    auto* const inner = new QVBoxLayout(page);
    inner->setContentsMargins(12, 12, 12, 12);
    inner->addWidget(m_fields);
    inner->addStretch(1);
    scroll->setWidget(page);
    column->addWidget(scroll);
    m_scroll = scroll;
    retranslate();
}

void SummaryPanel::retranslate()
{
    m_scroll->setAccessibleName(tr("Summary"));
    m_scroll->setWhatsThis(tr("The figures of the current store. What is not known yet is a dash."));
    m_fields->setLines(store() != nullptr ? summaryLines(*store()) : QVector<FieldList::Line>());
}

} // namespace cryo::ui
