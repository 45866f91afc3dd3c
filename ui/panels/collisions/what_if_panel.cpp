// SPDX-License-Identifier: GPL-3.0-or-later
// Asking what lookups would cost, and showing the answer.
#include "ui/panels/collisions/what_if_panel.h"

#include "core/inspect/what_if.h"
#include "ui/models/result_model.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/spacing.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct FreezerOutlook {
    std::vector<TableOutlook> tables;
    TightenOutlook tight;
};

} // namespace

WhatIfPanel::WhatIfPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new ResultModel(this))
    , m_title(headingLabel(this))
    , m_start(new QPushButton(this))
    , m_table(new QTableView(this))
    , m_sentence(secondaryLabel(this))
    , m_job(desk.workspace().workers().jobs(), this)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, kPaddingPx, 0, 8);
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(kPaddingPx, 0, kPaddingPx, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_start);
    setUpView(m_table);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(kPaddingPx, 0, kPaddingPx, 0);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_table, 1);
    connect(m_start, &QPushButton::clicked, this, &WhatIfPanel::start);
    retranslate();
}

bool WhatIfPanel::isArchive() const
{
    return store() != nullptr && store()->kind() == StoreKind::Archive;
}

void WhatIfPanel::start()
{
    catchUp();
    if (store() == nullptr || !store()->view())
        return;
    if (isArchive())
        startArchive();
    else if (store()->freezer())
        startFreezer();
    refresh();
}

void WhatIfPanel::startArchive()
{
    m_job.start(
        desk().workspace().workers().scans(), {tr("Compare translators"), store()->name()},
        [view = store()->view()](const Progress& progress) {
            Workers::lowerPriority();
            return translatorOutlook(*view, progress);
        },
        [this](Result<std::vector<TranslatorOutlook>>&& outlooks) {
            std::vector<ResultRow> rows;
            if (outlooks) {
                for (const TranslatorOutlook& one : *outlooks) {
                    const std::string_view name = translatorName(one.translator);
                    rows.push_back(
                        {{QString::fromUtf8(name.data(), qsizetype(name.size())), formatCount(one.keys),
                          formatCount(one.conflicts()), formatCount(one.longest),
                          formatReal(one.unnecessaryReads, 4), formatBytes(one.memoryBytes)},
                         {}});
                }
            }
            m_text = outlooks ? tr("The memory is that of the index, about.")
                              : escapedText(QString::fromStdString(toString(outlooks.error())));
            m_model->setRows(std::move(rows));
            refresh();
            Q_EMIT workedOut();
        });
}

void WhatIfPanel::startFreezer()
{
    m_job.start(
        desk().workspace().workers().scans(), {tr("Compare table sizes"), store()->name(), JobUnit::Items},
        [report = store()->freezer()](const Progress& progress) -> Result<FreezerOutlook> {
            Workers::lowerPriority();
            FreezerOutlook outlook;
            CRYO_ASSIGN(outlook.tables, tableOutlook(*report->chains, progress));
            CRYO_ASSIGN(outlook.tight, tightenOutlook(*report->chains, progress));
            return outlook;
        },
        [this](Result<FreezerOutlook>&& outlook) {
            std::vector<ResultRow> rows;
            if (outlook) {
                for (const TableOutlook& one : outlook->tables)
                    rows.push_back({{one.isPresent ? tr("%1, now").arg(formatCount(one.tableSize))
                                                   : formatCount(one.tableSize),
                                     formatBytes(one.tableBytes), formatCount(quint64(one.p99Length)),
                                     formatCount(quint64(one.longest)), formatReal(one.meanLookupCost, 3)},
                                    {}});
                m_text = tr("Moving heads forward changes %1 buckets: reads in vain %2 → %3 a hit, %4 → %5 "
                            "at most.")
                             .arg(formatCount(outlook->tight.bucketsChanged),
                                  formatReal(outlook->tight.meanBefore, 3),
                                  formatReal(outlook->tight.meanAfter, 3),
                                  formatCount(quint64(outlook->tight.maxBefore)),
                                  formatCount(quint64(outlook->tight.maxAfter)));
            } else {
                m_text = escapedText(QString::fromStdString(toString(outlook.error())));
            }
            m_model->setRows(std::move(rows));
            refresh();
            Q_EMIT workedOut();
        });
}

void WhatIfPanel::refresh()
{
    m_start->setEnabled(store() != nullptr && !m_job.isRunning() && (isArchive() || store()->freezer()));
    if (m_job.isRunning())
        m_sentence->setText(tr("Working it out …"));
    else if (!m_text.isEmpty())
        m_sentence->setText(m_text);
    else
        m_sentence->setText(isArchive()
                                ? tr("What lookups by key would cost with each translator.")
                                : tr("What lookups would cost if the records were put anew into a table of "
                                     "another size. Resizing alone does not shorten chains."));
}

void WhatIfPanel::storeReplaced()
{
    m_job.cancel();
    m_text.clear();
    m_model->setRows({});
    retranslate();
}

void WhatIfPanel::viewReplaced()
{
    refresh();
}

void WhatIfPanel::retranslate()
{
    m_title->setText(isArchive() ? tr("What if: translators") : tr("What if: table sizes"));
    m_start->setText(tr("Work it out"));
    m_start->setToolTip(tr("Reads every key once"));
    if (isArchive())
        m_model->setColumns({tr("Translator"), tr("Keys"), tr("Conflicts"), tr("Longest list"),
                             tr("Reads in vain"), tr("Memory")},
                            {1, 2, 3, 4, 5});
    else
        m_model->setColumns(
            {tr("Buckets"), tr("File"), tr("99 % of chains"), tr("Longest"), tr("Reads in vain")},
            {0, 1, 2, 3, 4});
    m_table->setAccessibleName(tr("What if"));
    m_table->setWhatsThis(
        tr("What a lookup of a stored key would read in vain, on average, under another choice."));
    refresh();
}

} // namespace cryo::ui
