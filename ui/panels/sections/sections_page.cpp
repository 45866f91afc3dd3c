// SPDX-License-Identifier: GPL-3.0-or-later
// The table of sections.
#include "ui/panels/sections/sections_page.h"

#include "ui/models/section_source.h"
#include "ui/widgets/big_table_view.h"

#include <QVBoxLayout>

namespace cryo::ui {

SectionsPage::SectionsPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_source(new SectionSource(desk.workspace().workers().reads(), this))
    , m_table(new BigTableView(this))
{
    setObjectName(QStringLiteral("sections"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    setFocusProxy(m_table);
    m_table->setSource(m_source);
    m_source->setParent(m_table); // the rows must not go before the view
    connect(m_table, &BigTableView::currentRowChanged, this, [this](qint64 row) {
        const SectionInfo* const section = m_source->sectionAt(row);
        if (section != nullptr && !m_isFollowing)
            this->desk().select(section->section);
    });
    connect(m_table, &BigTableView::activated, this, [this](qint64 row) {
        const SectionInfo* const section = m_source->sectionAt(row);
        if (section != nullptr && section->records > 0)
            this->desk().goTo(Page::Records, RecordPlace{section->section, {}});
    });
    retranslate();
}

void SectionsPage::viewReplaced()
{
    m_source->setView(view());
    if (const auto* const section = std::get_if<Section>(&desk().target()))
        showSection(*section);
}

void SectionsPage::showLocation(const Location& location)
{
    if (const auto* const section = std::get_if<Section>(&location.target))
        showSection(*section);
}

void SectionsPage::showSection(Section section)
{
    const std::optional<qint64> row = m_source->rowOf(section);
    if (!row)
        return;
    m_isFollowing = true;
    m_table->setCurrentRow(*row);
    m_isFollowing = false;
}

void SectionsPage::retranslate()
{
    m_source->retranslate();
    m_table->setAccessibleName(tr("Sections"));
    m_table->setEmptyText(tr("This store has no sections."));
    m_table->setWhatsThis(tr("One row for each section: a key file and a value file of the same number. "
                             "Return shows the records of the section."));
}

} // namespace cryo::ui
