// SPDX-License-Identifier: GPL-3.0-or-later
// The list of findings and the selected one in full.
#include "ui/panels/findings/findings_panel.h"

#include "ui/panels/field_list.h"
#include "ui/panels/findings/finding_model.h"
#include "ui/panels/tone_of.h"
#include "ui/panels/view_setup.h"
#include "ui/text/catalogue_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_selection.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Never narrower than its buttons: sentences wrap, and nothing is cut off at the right. A name that is
/// longer than that can be scrolled to.
class DetailArea final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        constexpr int kWidestDigits = 60;
        const QSize least = QScrollArea::minimumSizeHint();
        if (widget() == nullptr)
            return least;
        const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        return {std::max(least.width(), std::min(width, kWidestDigits * digitWidth(font()))), least.height()};
    }

protected:
    /// Buttons may become wider, in another language.
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

FindingsPanel::FindingsPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new FindingModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"findings"_s);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(kSortRole);
    setUpView(m_table);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(FindingModel::Sentence, QHeaderView::Stretch);
    const int digit = digitWidth(font());
    const std::pair<int, int> widths[] = {{FindingModel::SeverityColumn, 4}, {FindingModel::Code, 9},
                                          {FindingModel::Change, 13},        {FindingModel::Place, 30},
                                          {FindingModel::Repairable, 14},    {FindingModel::AtRisk, 10}};
    for (const auto& [column, digits] : widths)
        m_table->setColumnWidth(column, digits * digit);

    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* const stack = new QStackedLayout(this);
    stack->addWidget(splitter);
    stack->addWidget(m_empty);
    setFocusProxy(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FindingsPanel::refreshDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FindingsPanel::selectionChanged);
    connect(&desk.workspace(), &Workspace::liveUseChanged, this, &FindingsPanel::scanReplaced);
    connect(m_table, &QTableView::activated, this, &FindingsPanel::showPlace);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (store() != nullptr)
            store()->check(CheckLevel::Structure);
    });
    retranslate();
    refreshEmpty();
}

QWidget* FindingsPanel::makeDetail()
{
    auto* const scroll = new DetailArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_detail = new QWidget;
    auto* const column = new QVBoxLayout(m_detail);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* const titleRow = new QHBoxLayout;
    m_shape = new QLabel(m_detail);
    m_title = headingLabel(m_detail);
    titleRow->addWidget(m_shape);
    titleRow->addWidget(m_title, 1);
    column->addLayout(titleRow);
    m_sentence = new QLabel(m_detail);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    m_fields = new FieldList(m_detail);
    column->addWidget(m_fields);
    auto* const buttons = new QHBoxLayout;
    m_bytes = new QPushButton(icon(Icon::Hex), {}, m_detail);
    m_place = new QPushButton(m_detail);
    buttons->addWidget(m_bytes);
    buttons->addWidget(m_place);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_buttons = new QHBoxLayout;
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    column->addStretch(1);
    scroll->setWidget(m_detail);
    connect(m_bytes, &QPushButton::clicked, this, &FindingsPanel::showBytes);
    connect(m_place, &QPushButton::clicked, this, &FindingsPanel::showPlace);
    return scroll;
}

void FindingsPanel::addActions(QAction* propose, QAction* proposeAll)
{
    int at = 0;
    for (QAction* const action : {propose, proposeAll}) {
        auto* const button = new QPushButton(m_detail);
        const auto follow = [button, action] {
            button->setText(action->iconText());
            button->setToolTip(action->toolTip());
            button->setWhatsThis(action->whatsThis());
            button->setEnabled(action->isEnabled());
        };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->insertWidget(at++, button);
    }
}

std::set<FindingCode> FindingsPanel::selectedCodes() const
{
    std::set<FindingCode> codes;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        codes.insert(m_model->row(m_sorted->mapToSource(index).row())->code);
    return codes;
}

int FindingsPanel::count() const
{
    return m_model->rowCount();
}

const Finding* FindingsPanel::selected() const
{
    const QModelIndex current = m_sorted->mapToSource(m_table->currentIndex());
    return current.isValid() ? m_model->row(current.row()) : nullptr;
}

void FindingsPanel::viewReplaced()
{
    // Before the first check the listing's own findings are shown.
    if (store() == nullptr || !store()->scan())
        scanReplaced();
}

void FindingsPanel::scanReplaced()
{
    std::vector<std::shared_ptr<const FindingList>> lists;
    if (store() != nullptr) {
        lists = {store()->findings(), rootFindings()};
        if (const auto& use = desk().workspace().liveUse()) {
            auto live = std::make_shared<FindingList>();
            for (Finding& finding : use->findings())
                live->add(std::move(finding));
            lists.push_back(std::move(live));
        }
    }
    const Finding* const before = selected();
    const std::optional<Finding> kept = before != nullptr ? std::optional(*before) : std::nullopt;
    const bool isDifference =
        store() != nullptr && store()->side() == Side::Difference && store()->scan() && store()->scanBefore();
    if (isDifference) {
        const auto scan = store()->scanBefore();
        m_model->setDifference(std::shared_ptr<const FindingList>(scan, &scan->findings),
                               store()->findings());
    } else {
        m_model->setFindings(std::move(lists));
    }
    m_table->setColumnHidden(FindingModel::Change, !isDifference);
    selectLike(kept);
    refreshDetail();
    refreshEmpty();
    Q_EMIT countChanged();
}

/// Those about the root as a whole, or about this store's own folders.
std::shared_ptr<const FindingList> FindingsPanel::rootFindings() const
{
    const auto ofOther = [this](const Finding& finding) {
        for (const StoreSession* const other : desk().workspace().stores()) {
            const StorePartitions& names = other->detected().layout.partitions;
            const std::string& partition = finding.where.partition;
            if (other != store() && !partition.empty() &&
                (partition == names.key || partition == names.value || partition == names.table ||
                 partition == names.markers || partition == names.metadata))
                return true;
        }
        return false;
    };
    auto own = std::make_shared<FindingList>();
    for (const Finding& finding : desk().workspace().rootFindings()->kept()) {
        if (!ofOther(finding))
            own->add(finding);
    }
    return own;
}

void FindingsPanel::storeReplaced()
{
    if (store() != nullptr)
        connect(store(), &StoreSession::sideChanged, this, &FindingsPanel::scanReplaced,
                Qt::UniqueConnection);
    m_table->setCurrentIndex({});
}

void FindingsPanel::selectLike(const std::optional<Finding>& wanted)
{
    if (m_sorted->rowCount() == 0)
        return;
    int row = 0;
    for (int i = 0; wanted && i < m_sorted->rowCount(); ++i) {
        const Finding& finding = *m_model->row(m_sorted->mapToSource(m_sorted->index(i, 0)).row());
        if (finding.code == wanted->code && finding.where == wanted->where) {
            row = i;
            break;
        }
    }
    selectOnly(m_table, row);
}

void FindingsPanel::refreshEmpty()
{
    auto* const stack = static_cast<QStackedLayout*>(layout()); // NOLINT: made in the constructor
    const bool isEmpty = m_model->rowCount() == 0;
    stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    if (store() == nullptr)
        m_empty->setText(tr("No store is open."));
    else if (store()->scan() && store()->scan()->check.level >= CheckLevel::Structure)
        m_empty->setText(tr("Nothing was found. Every record was checked."));
    else if (store()->isBusy())
        m_empty->setText(tr("Nothing was found so far; the check is running."));
    else
        m_empty->setText(tr("Nothing was found so far. Not every record was checked."),
                         tr("Check every record"));
}

void FindingsPanel::refreshDetail()
{
    const Finding* const finding = selected();
    m_detail->setVisible(finding != nullptr);
    if (finding == nullptr)
        return;
    const CatalogueEntry& entry = catalogueEntry(finding->code);
    const Tone tone = toneOf(finding->severity);
    const int size = glyphSize(font());
    m_shape->setPixmap(toneIcon(tone).pixmap(QSize(size, size), devicePixelRatioF()));
    m_shape->setAccessibleName(toneName(tone));
    m_title->setText(u"%1 · %2"_s.arg(QString::fromLatin1(entry.name.data(), qsizetype(entry.name.size())),
                                      toneName(tone)));
    m_sentence->setText(findingSentence(*finding));
    QVector<FieldList::Line> lines;
    const QString file = findingFile(*finding);
    if (!file.isEmpty())
        lines.append({.name = tr("File"), .value = file, .isFixedFont = true});
    if (!finding->expected.empty())
        lines.append(
            {.name = tr("Expected"), .value = escapedBytes(asBytes(finding->expected)), .isFixedFont = true});
    if (!finding->found.empty())
        lines.append(
            {.name = tr("Found"), .value = escapedBytes(asBytes(finding->found)), .isFixedFont = true});
    if (finding->atRisk > 0)
        lines.append(
            {.name = tr("At risk"),
             .value = tr("%n item(s)", nullptr, int(std::min<quint64>(finding->atRisk, 1'000'000'000)))});
    if (!finding->release.empty())
        lines.append({.name = tr("Release"), .value = escapedBytes(asBytes(finding->release))});
    lines.append({.name = tr("Next open"), .value = findingNextOpen(finding->code)});
    lines.append({.name = tr("Repair"), .value = findingRepair(finding->code)});
    lines.append({.name = tr("Repairable"), .value = fixableText(finding->fixable)});
    m_fields->setLines(lines);
    m_bytes->setEnabled(!finding->where.blob.empty());
    m_place->setEnabled(targetOf(*finding).has_value());
}

std::optional<Target> FindingsPanel::targetOf(const Finding& finding)
{
    if (finding.bucket)
        return Bucket{*finding.bucket};
    if (finding.section && finding.position)
        return RecordPlace{*finding.section, *finding.position};
    if (finding.section)
        return *finding.section;
    return std::nullopt;
}

void FindingsPanel::showBytes()
{
    const Finding* const finding = selected();
    if (finding == nullptr || finding->where.blob.empty())
        return;
    Q_EMIT bytesWanted();
    selectBytes(*finding);
}

void FindingsPanel::selectBytes(const Finding& finding)
{
    if (!finding.where.blob.empty())
        desk().select(FileTarget{finding.where.partition, finding.where.blob,
                                 FileOffset{finding.where.offset.value_or(0)}, 0});
}

void FindingsPanel::showPlace()
{
    const Finding* const finding = selected();
    if (finding == nullptr || store() == nullptr)
        return;
    if (const std::optional<Target> target = targetOf(*finding))
        desk().goTo(Desk::pageFor(*target, store()->kind()), *target);
    else
        showBytes();
}

bool FindingsPanel::step(int by)
{
    catchUp();
    const int next = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + by : 0;
    if (next < 0 || next >= m_sorted->rowCount())
        return false;
    selectOnly(m_table, next);
    m_table->scrollTo(m_sorted->index(next, 0));
    // The explanation stays in front: where there is no page to go to, the bytes are only selected.
    if (const Finding* const finding = selected(); finding != nullptr && !targetOf(*finding))
        selectBytes(*finding);
    else
        showPlace();
    return true;
}

void FindingsPanel::retranslate()
{
    m_model->refresh();
    m_table->setAccessibleName(tr("Findings"));
    m_table->setWhatsThis(
        tr("What the check found, worst first. Return goes to the place; F9 to the next finding."));
    m_bytes->setText(tr("Show bytes"));
    m_bytes->setWhatsThis(tr("Shows the bytes that the finding speaks of."));
    m_place->setText(tr("Show place"));
    m_place->setWhatsThis(tr("Goes to the bucket, record or section that the finding speaks of."));
    refreshDetail();
    refreshEmpty();
}

} // namespace cryo::ui
