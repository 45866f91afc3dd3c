// SPDX-License-Identifier: GPL-3.0-or-later
// The overview of a store.
#include "ui/panels/overview/overview_page.h"

#include "ui/panels/field_list.h"
#include "ui/panels/overview/parameter_list.h"
#include "ui/panels/store_figures.h"
#include "ui/panels/tone_of.h"
#include "ui/panels/view_setup.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/figure_row.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

#include <array>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kPageMarginPx = 24;
constexpr int kBlockGap = 24;

} // namespace

OverviewPage::OverviewPage(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"overview"_s);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setBackgroundRole(QPalette::Base);
    setFocusProxy(m_scroll);
    auto* const page = new QWidget;
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(kPageMarginPx, kPageMarginPx, kPageMarginPx, kPageMarginPx);
    column->setSpacing(8);

    auto* const head = new QHBoxLayout;
    head->setSpacing(12);
    m_shape = new QLabel(page);
    m_name = new QLabel(page);
    m_name->setTextFormat(Qt::PlainText);
    m_kind = secondaryLabel(page);
    head->addWidget(m_shape);
    head->addWidget(m_name);
    head->addWidget(m_kind, 1, Qt::AlignLeft | Qt::AlignBottom);
    column->addLayout(head);
    m_figures = new FigureRow(page);
    column->addWidget(m_figures);
    column->addSpacing(kBlockGap - 8);

    m_folders = new FieldList(page);
    m_findings = new FieldList(page);
    m_parameters = new ParameterList(page);
    m_releases = new FieldList(page);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * kBlockGap);
    grid->setVerticalSpacing(8);
    const std::pair<QWidget*, QLabel**> blocks[] = {
        {m_findings, &m_findingsTitle}, {m_folders, &m_foldersTitle}, {m_releases, &m_releasesTitle}};
    for (int block = 0; block < 3; ++block) {
        const auto& [content, title] = blocks[block];
        *title = headingLabel(page);
        grid->addWidget(*title, 0, block);
        grid->addWidget(line(page), 1, block);
        grid->addWidget(content, 2, block, Qt::AlignTop);
        grid->setColumnStretch(block, content == m_releases ? 3 : 2);
    }
    column->addLayout(grid);
    column->addSpacing(8);
    m_parametersTitle = addBlock(column, m_parameters);
    m_parametersLink = new QLabel(page);
    m_parametersLink->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_parametersLink->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(m_parametersLink, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll->setWidget(page);
    connect(m_parametersLink, &QLabel::linkActivated, this, &OverviewPage::parametersWanted);
    connect(m_findings, &FieldList::lineActivated, this, &OverviewPage::findingsWanted);
    retranslate();
}

QLabel* OverviewPage::addBlock(QVBoxLayout* column, QWidget* content)
{
    QLabel* const title = headingLabel(content->parentWidget());
    column->addWidget(title);
    column->addWidget(line(content->parentWidget()));
    column->addSpacing(4);
    column->addWidget(content);
    column->addSpacing(8);
    return title;
}

void OverviewPage::refreshFigures()
{
    m_figures->setFigures(store() != nullptr ? mainFigures(*store()) : QVector<FigureRow::Figure>());
    refreshFolders();
    refreshFindings();
}

void OverviewPage::refreshFolders()
{
    QVector<FieldList::Line> lines;
    if (store() != nullptr) {
        const StorePartitions& names = store()->detected().layout.partitions;
        const std::pair<QString, const std::string&> roles[] = {{tr("Table"), names.table},
                                                                {tr("Keys"), names.key},
                                                                {tr("Values"), names.value},
                                                                {tr("Markers"), names.markers},
                                                                {tr("Metadata"), names.metadata}};
        for (const auto& [role, name] : roles) {
            if (!name.empty())
                lines.append({.name = role, .value = escapedBytes(asBytes(name)), .isFixedFont = true});
        }
        QStringList layouts;
        for (const HeaderLayout layout : store()->detected().headerLayouts)
            layouts << (layout == HeaderLayout::V0 ? u"V0"_s : u"V1"_s);
        lines.append(
            {.name = tr("Header layouts"), .value = layouts.isEmpty() ? unknownText() : layouts.join(u", ")});
    }
    m_folders->setLines(lines);
}

void OverviewPage::refreshFindings()
{
    QVector<FieldList::Line> lines;
    if (store() != nullptr) {
        const FindingList& findings = *store()->findings();
        std::array<quint64, 4> counts{};
        for (const CatalogueEntry& entry : catalogue())
            counts[std::size_t(entry.severity)] += findings.count(entry.code);
        for (const Severity severity :
             {Severity::Fatal, Severity::Error, Severity::Warning, Severity::Info}) {
            if (counts[std::size_t(severity)] > 0)
                lines.append({.name = toneName(toneOf(severity)),
                              .value = tr("%n finding(s)", nullptr, int(counts[std::size_t(severity)])),
                              .tone = toneOf(severity),
                              .isLink = true});
        }
        if (lines.isEmpty()) {
            const bool isChecked = store()->scan() && store()->scan()->check.level >= CheckLevel::Structure;
            lines.append({.name = tr("Check"),
                          .value = isChecked           ? tr("nothing found; every record was checked")
                                   : store()->isBusy() ? tr("running")
                                                       : tr("nothing found so far"),
                          .tone = isChecked ? std::optional(Tone::Good) : std::nullopt});
        }
    }
    m_findings->setLines(lines);
}

void OverviewPage::refreshReleases()
{
    QVector<FieldList::Line> lines;
    if (store() != nullptr) {
        for (const ReleaseEvidence& release : store()->detected().releases)
            lines.append({.name = escapedBytes(asBytes(release.release)),
                          .value = escapedBytes(asBytes(release.evidence))});
        if (lines.isEmpty())
            lines.append({.name = tr("Unknown"), .value = tr("nothing in the files tells")});
    }
    m_releases->setLines(lines);
}

void OverviewPage::retranslate()
{
    m_scroll->setAccessibleName(tr("Overview"));
    m_scroll->setWhatsThis(tr("What the store is, and what was inferred about it."));
    m_figures->setAccessibleName(tr("Figures"));
    m_findingsTitle->setText(tr("Findings"));
    m_foldersTitle->setText(tr("Folders"));
    m_parametersTitle->setText(tr("What was inferred"));
    m_parametersLink->clear(); // the same text again would keep the link's old colour
    m_parametersLink->setText(u"<a href=\"#\">%1</a>"_s.arg(tr("Change parameters …")));
    m_parametersLink->setAccessibleName(tr("Change parameters"));
    m_releasesTitle->setText(tr("Releases that have touched it"));
    m_name->setFont(titleFont(font()));
    if (store() != nullptr) {
        const int size = glyphSize(m_name->font()) + 4;
        m_shape->setPixmap(icon(store()->kind() == StoreKind::Archive ? Icon::Archive : Icon::Freezer)
                               .pixmap(QSize(size, size), devicePixelRatioF()));
        m_name->setText(store()->name());
        m_kind->setText(kindText(store()->kind()));
        m_parameters->setParameters(store()->detected().parameters);
    }
    refreshFigures();
    refreshReleases();
}

} // namespace cryo::ui
