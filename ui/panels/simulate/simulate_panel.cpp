// SPDX-License-Identifier: GPL-3.0-or-later
// Choices, answer and tables.
#include "ui/panels/simulate/simulate_panel.h"

#include "ui/panels/simulate/lost_item_model.h"
#include "ui/panels/simulate/section_difference_model.h"
#include "ui/panels/simulate/simulated_change_model.h"
#include "ui/panels/view_setup.h"
#include "ui/text/catalogue_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/shapes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// A sorted table over a model.
QTableView* makeTable(QAbstractItemModel* model, int stretched, QWidget* parent)
{
    auto* const table = new QTableView(parent);
    auto* const sorted = new QSortFilterProxyModel(table);
    sorted->setSourceModel(model);
    sorted->setSortRole(kSortRole);
    setUpView(table);
    table->setModel(sorted);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    for (int column = 0; column < model->columnCount(); ++column)
        if (column != stretched)
            table->setColumnWidth(column, 16 * digitWidth(table->font()));
    return table;
}

int sourceRow(const QModelIndex& index)
{
    const auto* const sorted = qobject_cast<const QSortFilterProxyModel*>(index.model());
    return sorted != nullptr ? sorted->mapToSource(index).row() : -1;
}

QLabel* textLabel(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString releaseText(Release release)
{
    const std::string_view name = releaseName(release);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

} // namespace

SimulatePanel::SimulatePanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_job(desk.workspace().workers().jobs(), this)
    , m_release(new QComboBox(this))
    , m_releaseLabel(new QLabel(this))
    , m_checkpoint(new QComboBox(this))
    , m_checkpointLabel(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_show(new QComboBox(this))
    , m_showLabel(new QLabel(this))
    , m_tables(new QTabWidget(this))
    , m_changes(new SimulatedChangeModel(this))
    , m_lost(new LostItemModel(this))
    , m_sections(new SectionDifferenceModel(this))
{
    setObjectName(u"simulate"_s);
    makeTables();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeChoices());
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeAnswer());
    splitter->addWidget(m_tables);
    // Wide enough for a checkpoint in a line, which cannot be broken.
    const int answerWidth = 64 * digitWidth(font());
    splitter->setSizes({answerWidth, answerWidth});
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    column->addWidget(splitter, 1);
    setFocusProxy(m_start);
    connect(m_start, &QPushButton::clicked, this, &SimulatePanel::start);
    connect(m_show, &QComboBox::activated, this, &SimulatePanel::applyShow);
    for (QComboBox* const choice : {m_release, m_checkpoint})
        connect(choice, &QComboBox::activated, this, [this] { clear({}); });
    retranslate();
    clear({});
}

QWidget* SimulatePanel::makeChoices()
{
    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    const std::pair<QLabel*, QComboBox*> choices[] = {{m_releaseLabel, m_release},
                                                      {m_checkpointLabel, m_checkpoint}};
    for (const auto& [label, box] : choices) {
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
    }
    row->addWidget(m_start);
    row->addStretch(1);
    m_showLabel->setBuddy(m_show);
    row->addWidget(m_showLabel);
    row->addWidget(m_show);
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Release release : kReleases)
        m_release->addItem(releaseText(release), int(release));
    m_release->setCurrentIndex(m_release->count() - 1);
    for (const CheckpointUse use : {CheckpointUse::Known, CheckpointUse::Estimated, CheckpointUse::None})
        m_checkpoint->addItem(QString(), int(use));
    return bar;
}

QWidget* SimulatePanel::makeAnswer()
{
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* const answer = new QWidget;
    auto* const column = new QVBoxLayout(answer);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    auto* const titleRow = new QHBoxLayout;
    m_shape = new QLabel(answer);
    m_headline = headingLabel(answer);
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    titleRow->addWidget(m_shape, 0, Qt::AlignTop);
    titleRow->addWidget(m_headline, 1);
    column->addLayout(titleRow);
    m_verdict = textLabel(answer);
    column->addWidget(m_verdict);
    m_proposed = textLabel(answer);
    column->addWidget(m_proposed);
    column->addStretch(1);
    scroll->setWidget(answer);
    return scroll;
}

void SimulatePanel::makeTables()
{
    m_tables->setDocumentMode(true);
    m_changeTable = makeTable(m_changes, SimulatedChangeModel::File, m_tables);
    m_lostTable = makeTable(m_lost, LostItemModel::Key, m_tables);
    m_sectionTable = makeTable(m_sections, SectionDifferenceModel::Number, m_tables);
    for (QTableView* const table : {m_changeTable, m_lostTable, m_sectionTable})
        m_tables->addTab(table, QString());
    connect(m_changeTable, &QTableView::activated, this, &SimulatePanel::goToChange);
    connect(m_lostTable, &QTableView::activated, this, &SimulatePanel::goToItem);
    connect(m_sectionTable, &QTableView::activated, this, &SimulatePanel::goToSection);
}

void SimulatePanel::storeReplaced()
{
    m_job.cancel();
    if (m_shownIn && m_shownIn != store())
        m_shownIn->showInstead(nullptr, {});
    m_shownIn = nullptr;
    if (store() != nullptr)
        connect(store(), &StoreSession::sideChanged, this, &SimulatePanel::followSide, Qt::UniqueConnection);
    const bool isFreezer = store() != nullptr && store()->kind() == StoreKind::Freezer;
    m_checkpoint->setVisible(isFreezer);
    m_checkpointLabel->setVisible(isFreezer);
    const bool known = isFreezer && store()->detected().layout.checkpoint.has_value();
    m_checkpoint->setCurrentIndex(int(known ? CheckpointUse::Known : CheckpointUse::None));
    clear({});
    Q_EMIT shownChanged({});
}

void SimulatePanel::viewReplaced()
{
    refreshButton();
    // The same place, in the other state of its file.
    if (m_shownIn)
        desk().select(desk().target());
}

void SimulatePanel::start()
{
    if (store() == nullptr || store()->view() == nullptr)
        return;
    showBefore();
    clear(tr("Simulating …"));
    const auto release = Release(m_release->currentData().toInt());
    const auto use = CheckpointUse(m_checkpoint->currentData().toInt());
    m_job.start(
        desk().workspace().workers().scans(),
        {tr("Simulate opening by %1").arg(releaseText(release)), store()->name()},
        [storage = store()->storage(), layout = store()->detected().layout, release,
         use](const Progress& progress) {
            Workers::lowerPriority();
            return simulate(storage, layout, release, use, progress);
        },
        [this](Result<std::shared_ptr<const Simulation>>&& simulation) { take(std::move(simulation)); });
    refreshButton();
}

void SimulatePanel::take(Result<std::shared_ptr<const Simulation>>&& simulation)
{
    if (!simulation) {
        clear(simulation.error().code == Errc::Cancelled
                  ? tr("The simulation was cancelled.")
                  : escapedText(QString::fromStdString(toString(simulation.error()))));
        return;
    }
    m_simulation = std::move(*simulation);
    m_changes->setRows(m_simulation->changes);
    m_lost->setRows(m_simulation->check.without.lostSample);
    m_sections->setRows(m_simulation->sections);
    refreshShows();
    refreshAnswer();
    refreshButton();
    Q_EMIT simulated();
}

void SimulatePanel::clear(const QString& words)
{
    showBefore();
    m_words = words;
    m_simulation.reset();
    m_changes->setRows({});
    m_lost->setRows({});
    m_sections->setRows({});
    refreshShows();
    refreshAnswer();
    refreshButton();
}

QString SimulatePanel::headline() const
{
    return m_headline->text();
}

QString SimulatePanel::verdict() const
{
    return m_verdict->text();
}

QString SimulatePanel::headlineText() const
{
    if (!m_simulation)
        return m_words.isEmpty() ? tr("What would a release do to this store by opening it?") : m_words;
    const SimulatedOpen& opening = m_simulation->check.without;
    const QString release = releaseText(opening.release);
    if (!opening.opens)
        return tr("%1 does not open it: %2")
            .arg(release, escapedText(QString::fromStdString(opening.error->message)));
    if (opening.itemsLost > 0)
        return tr("%1 would lose %2 of %3 items.")
            .arg(release, formatCount(quint64(opening.itemsLost)), formatCount(quint64(opening.itemsBefore)));
    if (opening.changes.empty())
        return tr("%1 opens it, and nothing changes.").arg(release);
    return tr("%1 opens it, and no item is lost.").arg(release);
}

void SimulatePanel::refreshAnswer()
{
    m_headline->setText(headlineText());
    const bool has = m_simulation != nullptr;
    m_shape->setVisible(has);
    m_verdict->setVisible(has);
    const bool proposes = has && !m_simulation->check.changes.empty();
    m_proposed->setVisible(proposes);
    const quint64 lost = has ? m_simulation->check.without.itemsLost : 0;
    m_tables->setTabText(0, tr("File changes  %1").arg(formatCount(quint64(m_changes->rows().size()))));
    m_tables->setTabText(1, tr("Lost items  %1").arg(formatCount(lost)));
    m_tables->setTabText(2, tr("Sections  %1").arg(formatCount(quint64(m_sections->rows().size()))));
    if (!has)
        return;
    const UpgradeCheck& check = m_simulation->check;
    using Verdict = UpgradeCheck::Verdict;
    const Tone tone = check.verdict == Verdict::Safe               ? Tone::Good
                      : check.verdict == Verdict::SafeAfterChanges ? Tone::Warning
                                                                   : Tone::Error;
    const int size = fontMetrics().height();
    m_shape->setPixmap(toneIcon(tone).pixmap(size, size));
    m_shape->setAccessibleName(toneName(tone));
    QString verdict = filledSentence(check.sentence.pattern, check.sentence.arguments);
    if (check.without.itemsHidden > 0)
        verdict += u"\n"_s + tr("%1 items would be there, but not be found.")
                                 .arg(formatCount(quint64(check.without.itemsHidden)));
    m_verdict->setText(verdict);
    QStringList lines;
    for (const PreventingChange& change : check.changes)
        lines << u"• "_s + filledSentence(change.sentence.pattern, change.sentence.arguments);
    m_proposed->setText(lines.join(u'\n'));
}

void SimulatePanel::refreshShows()
{
    using Show = Simulation::Show;
    m_show->clear();
    m_show->addItem(tr("the store as it is"), int(Show::Before));
    if (m_simulation) {
        m_show->addItem(tr("the store after opening"), int(Show::After));
        if (m_simulation->check.prepared)
            m_show->addItem(tr("the store with the changes"), int(Show::Prepared));
        if (m_simulation->check.with)
            m_show->addItem(tr("with the changes, after opening"), int(Show::PreparedAfter));
    }
    m_show->setEnabled(m_simulation != nullptr);
}

void SimulatePanel::refreshButton()
{
    const bool isReady = store() != nullptr && store()->view() != nullptr;
    m_start->setEnabled(isReady); // starting again drops what runs
    m_release->setEnabled(isReady);
    m_checkpoint->setEnabled(isReady);
}

Simulation::Show SimulatePanel::chosenShow() const
{
    return Simulation::Show(m_show->currentData().toInt());
}

void SimulatePanel::showBefore()
{
    m_show->setCurrentIndex(0);
    applyShow();
}

/// The store itself, or something else than this panel gave it, may be chosen elsewhere.
void SimulatePanel::followSide()
{
    if (!m_shownIn || (m_shownIn->isInstead() && m_shownIn->showsOther()))
        return;
    m_shownIn = nullptr;
    const QSignalBlocker blocker(m_show);
    m_show->setCurrentIndex(0);
    Q_EMIT shownChanged({});
}

void SimulatePanel::applyShow()
{
    if (store() == nullptr)
        return;
    const Simulation::Show show = m_simulation ? chosenShow() : Simulation::Show::Before;
    const std::shared_ptr<const ReadableStorage> other = m_simulation ? m_simulation->storage(show) : nullptr;
    // What was chosen before may not have come up yet.
    if (other == nullptr && !store()->showsOther() && !store()->isInstead())
        return;
    m_shownIn = other != nullptr ? store() : nullptr;
    const StoreLayout* const layout = m_simulation ? m_simulation->layout(show) : nullptr;
    store()->showInstead(other, layout != nullptr ? *layout : StoreLayout{});
    Q_EMIT shownChanged(shownText());
}

QString SimulatePanel::shownText() const
{
    if (!m_shownIn || !m_simulation)
        return {};
    const QString release = releaseText(m_simulation->check.without.release);
    switch (chosenShow()) {
    case Simulation::Show::Before:
        return {};
    case Simulation::Show::After:
        return tr("The views show the store as %1 would leave it. Nothing is written.").arg(release);
    case Simulation::Show::Prepared:
        return tr("The views show the store with the proposed changes. Nothing is written.");
    case Simulation::Show::PreparedAfter:
        break;
    }
    return tr("The views show the store with the proposed changes, as %1 would leave it. Nothing is written.")
        .arg(release);
}

void SimulatePanel::goToChange(const QModelIndex& row)
{
    const int at = sourceRow(row);
    if (at < 0)
        return;
    const SimulatedChange& change = m_changes->row(at);
    desk().select(FileTarget{change.partition, change.fileName, FileOffset{change.offset}, change.sizeBytes});
    Q_EMIT bytesWanted();
}

void SimulatePanel::goToItem(const QModelIndex& row)
{
    if (const int at = sourceRow(row); at >= 0)
        desk().goTo(Page::Records, m_lost->row(at).place);
}

void SimulatePanel::goToSection(const QModelIndex& row)
{
    if (const int at = sourceRow(row); at >= 0)
        desk().goTo(Page::Sections, m_sections->row(at).section);
}

void SimulatePanel::retranslate()
{
    m_releaseLabel->setText(tr("&Release"));
    m_release->setAccessibleName(tr("Release that opens the store"));
    m_release->setWhatsThis(
        tr("Whose rules count. What older and newer releases do to the same files differs."));
    m_checkpointLabel->setText(tr("&Checkpoint"));
    m_checkpoint->setAccessibleName(tr("Checkpoint that is handed over"));
    m_checkpoint->setWhatsThis(tr(
        "A freezer does not keep its checkpoint. Releases from 2026.7.0 on delete a freezer without one."));
    const QString uses[] = {tr("known"), tr("estimated"), tr("none")};
    for (int i = 0; i < m_checkpoint->count(); ++i)
        m_checkpoint->setItemText(i, uses[i]);
    m_start->setText(tr("&Simulate opening"));
    m_start->setWhatsThis(
        tr("Opens the store by the rules of the release, on a layer of changes in memory. No file changes."));
    m_showLabel->setText(tr("The &views show"));
    m_show->setAccessibleName(tr("What the other views show"));
    m_show->setWhatsThis(tr("Strip, sections, records, buckets and bytes show the store in this state."));
    m_tables->setAccessibleName(tr("What the opening changes"));
    m_tables->tabBar()->setAccessibleName(tr("What the opening changes"));
    m_changeTable->setAccessibleName(tr("File changes"));
    m_changeTable->setWhatsThis(
        tr("Every stretch of a file that the opening changes. Return shows its bytes."));
    m_lostTable->setAccessibleName(tr("Lost items"));
    m_lostTable->setWhatsThis(tr("The items that the opening drops. Return goes to the record."));
    m_sectionTable->setAccessibleName(tr("Sections with other records"));
    m_sectionTable->setWhatsThis(tr("Records of each section before and after. Return goes to the section."));
    m_changes->refresh();
    m_lost->refresh();
    m_sections->refresh();
    const int shown = m_show->currentIndex();
    refreshShows();
    m_show->setCurrentIndex(shown);
    refreshAnswer();
    if (m_shownIn)
        Q_EMIT shownChanged(shownText());
}

} // namespace cryo::ui
