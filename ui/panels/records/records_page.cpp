// SPDX-License-Identifier: GPL-3.0-or-later
// The table of records.
#include "ui/panels/records/records_page.h"

#include "ui/models/record_source.h"
#include "ui/panels/records/record_detail.h"
#include "ui/widgets/big_table_view.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace cryo::ui {

RecordsPage::RecordsPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_source(new RecordSource(desk.workspace().workers().reads(), this))
    , m_table(new BigTableView(this))
    , m_detail(new RecordDetail(desk, this))
{
    setObjectName(QStringLiteral("records"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    column->addWidget(splitter);
    setFocusProxy(m_table);
    m_table->setSource(m_source);
    m_source->setParent(m_table); // the rows must not go before the view
    connect(m_table, &BigTableView::currentRowChanged, this, &RecordsPage::chooseRow);
    connect(m_table, &BigTableView::activated, this, [this](qint64 row, int) { chooseRow(row); });
    retranslate();
}

void RecordsPage::storeReplaced()
{
    m_table->setCurrentRow(-1);
}

void RecordsPage::viewReplaced()
{
    m_source->setView(view());
    // Exact counts move rows: stay with the record, not with its number.
    if (const auto* const place = std::get_if<RecordPlace>(&desk().target()))
        showRecord(*place);
}

void RecordsPage::chooseRow(qint64 row)
{
    if (m_isFollowing || row < 0 || !m_source->view())
        return;
    if (const std::optional<RecordPlace> place = m_source->view()->placeOfRow(std::uint64_t(row)))
        desk().select(*place);
}

void RecordsPage::showLocation(const Location& location)
{
    if (const auto* const place = std::get_if<RecordPlace>(&location.target))
        showRecord(*place);
}

void RecordsPage::showRecord(RecordPlace place)
{
    const std::optional<std::uint64_t> row =
        m_source->view() ? m_source->view()->rowOfPlace(place) : std::nullopt;
    if (!row)
        return;
    m_isFollowing = true;
    m_table->setCurrentRow(qint64(*row));
    m_isFollowing = false;
}

void RecordsPage::retranslate()
{
    m_source->retranslate();
    m_table->setAccessibleName(tr("Records"));
    m_table->setEmptyText(tr("This store has no records."));
    m_table->setWhatsThis(
        tr("Every record of the store, in the order of the files. Only what is on the screen is "
           "read, so the number of records does not matter."));
}

} // namespace cryo::ui
