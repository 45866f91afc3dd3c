// SPDX-License-Identifier: GPL-3.0-or-later
// The list of operations, their bytes, and what they lead to.
#include "ui/panels/pending/pending_panel.h"

#include "ui/panels/field_list.h"
#include "ui/panels/pending/byte_change_model.h"
#include "ui/panels/pending/operation_model.h"
#include "ui/panels/view_setup.h"
#include "ui/session/pending_plan.h"
#include "ui/text/operation_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_selection.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

} // namespace

PendingPanel::PendingPanel(Desk& desk, QWidget* parent)
    : StorePanel(desk, parent)
    , m_model(new OperationModel(this))
    , m_changes(new ByteChangeModel(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_preview(desk.workspace().workers().jobs(), this)
{
    setObjectName(u"pending"_s);
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    // Half and half, whatever there was to show first: a line of bytes wants as much as the list.
    splitter->setSizes({splitter->sizeHint().width(), splitter->sizeHint().width()});
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PendingPanel::refreshDetail);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (PendingPlan* const pending = plan()) {
            if (pending->isEmpty())
                pending->propose({});
            else
                pending->compute();
        }
    });
    retranslate();
    refreshEmpty();
}

PendingPanel::~PendingPanel() = default;

QWidget* PendingPanel::makeList()
{
    auto* const left = new QWidget(this);
    auto* const column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setUpView(m_table);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(OperationModel::Place, QHeaderView::Stretch);
    const int digit = digitWidth(font());
    const std::pair<int, int> widths[] = {{OperationModel::Number, 5},
                                          {OperationModel::Title, 30},
                                          {OperationModel::Code, 9},
                                          {OperationModel::Reach, 22}};
    for (const auto& [at, digits] : widths)
        m_table->setColumnWidth(at, digits * digit);
    column->addWidget(m_table, 1);
    column->addWidget(line(left));
    column->addWidget(makeFooter());
    return left;
}

QWidget* PendingPanel::makeFooter()
{
    auto* const footer = new QWidget(this);
    auto* const column = new QVBoxLayout(footer);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    auto* const top = new QHBoxLayout;
    m_result = headingLabel(footer);
    m_result->setObjectName(u"pendingResult"_s);
    top->addWidget(m_result, 1);
    m_up = new QToolButton(footer);
    m_down = new QToolButton(footer);
    m_remove = new QToolButton(footer);
    for (QToolButton* const button : {m_up, m_down, m_remove}) {
        button->setFocusPolicy(Qt::StrongFocus);
        top->addWidget(button);
    }
    m_up->setArrowType(Qt::UpArrow);
    m_down->setArrowType(Qt::DownArrow);
    m_remove->setIcon(icon(Icon::Discard));
    column->addLayout(top);
    m_counts = secondaryLabel(footer);
    m_counts->setWordWrap(true);
    column->addWidget(m_counts);
    m_buttonRow = new QWidget(footer);
    auto* const row = new QHBoxLayout(m_buttonRow);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    column->addWidget(m_buttonRow);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
    connect(m_remove, &QToolButton::clicked, this, &PendingPanel::removeSelected);
    return footer;
}

QWidget* PendingPanel::makeDetail()
{
    auto* const detail = new QWidget(this);
    detail->setAutoFillBackground(true);
    detail->setBackgroundRole(QPalette::Base);
    auto* const column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const head = new QWidget(detail);
    auto* const top = new QVBoxLayout(head);
    top->setContentsMargins(12, 8, 12, 8);
    top->setSpacing(4);
    m_title = headingLabel(head);
    m_effect = new QLabel(head);
    m_effect->setWordWrap(true);
    m_effect->setTextFormat(Qt::PlainText);
    m_effect->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fields = new FieldList(head);
    m_note = secondaryLabel(head);
    for (QWidget* const widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_effect),
                                  static_cast<QWidget*>(m_fields), static_cast<QWidget*>(m_note)})
        top->addWidget(widget);
    column->addWidget(head);
    m_bytes = new QTableView(detail);
    setUpView(m_bytes);
    m_bytes->setAlternatingRowColors(false);
    m_bytes->setModel(m_changes);
    m_bytes->horizontalHeader()->hide();
    const int digit = digitWidth(fixedFont(font()));
    const int widths[] = {3, 13, 53, 18};
    for (int i = 0; i < ByteChangeModel::ColumnCount; ++i)
        m_bytes->setColumnWidth(i, widths[i] * digit);
    column->addWidget(m_bytes, 1);
    return detail;
}

void PendingPanel::addActions(QAction* save, QAction* open, QAction* copy, QAction* discard, QAction* apply)
{
    auto* const row = static_cast<QHBoxLayout*>(m_buttonRow->layout()); // NOLINT: made in makeFooter
    for (QAction* const action : {save, open, copy, discard, apply}) {
        if (action == nullptr)
            continue;
        if (action == apply)
            row->addStretch(1);
        auto* const button = new QPushButton(m_buttonRow);
        const auto follow = [button, action] {
            button->setText(action->iconText());
            button->setToolTip(action->toolTip());
            button->setWhatsThis(action->whatsThis());
            button->setIcon(action->icon());
            button->setEnabled(action->isEnabled());
        };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    if (apply == nullptr)
        row->addStretch(1);
}

PendingPlan* PendingPanel::plan() const
{
    return store() != nullptr ? &store()->plan() : nullptr;
}

int PendingPanel::count() const
{
    return m_model->rowCount();
}

QString PendingPanel::summary() const
{
    return m_result->text();
}

const Operation* PendingPanel::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() && current.row() < m_model->rowCount() ? &m_model->row(current.row()) : nullptr;
}

void PendingPanel::selectFirst()
{
    catchUp();
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        selectOnly(m_table, 0);
}

void PendingPanel::storeReplaced()
{
    if (m_bound)
        m_bound->disconnect(this);
    m_bound = plan();
    if (m_bound)
        connect(m_bound, &PendingPlan::changed, this, &PendingPanel::refresh);
    refresh();
}

void PendingPanel::refresh()
{
    const std::optional<std::uint32_t> kept =
        selected() != nullptr ? std::optional(selected()->id) : std::nullopt;
    m_model->setRows(plan() != nullptr ? plan()->operations() : std::vector<Operation>());
    m_previewed.reset();
    int row = 0;
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (kept && m_model->row(i).id == *kept)
            row = i;
    if (m_model->rowCount() > 0)
        selectOnly(m_table, row);
    refreshDetail();
    refreshFooter();
    refreshEmpty();
    Q_EMIT countChanged();
}

void PendingPanel::refreshEmpty()
{
    const PendingPlan* const pending = plan();
    const bool isEmpty = pending == nullptr || pending->isEmpty();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    if (pending == nullptr)
        m_empty->setText(tr("No store is open."));
    else if (pending->isBusy())
        m_empty->setText(tr("Every value is checked to find what could be repaired …"));
    else if (!pending->trouble().isEmpty())
        m_empty->setText(pending->trouble(), tr("Propose repairs"));
    else
        m_empty->setText(tr("Nothing is pending. Proposals and edits are collected here; nothing is written "
                            "before you apply them."),
                         tr("Propose repairs"));
}

void PendingPanel::refreshDetail()
{
    const Operation* const operation = selected();
    const PendingPlan* const pending = plan();
    m_up->setEnabled(operation != nullptr && pending->canMove(operation->id, -1));
    m_down->setEnabled(operation != nullptr && pending->canMove(operation->id, 1));
    m_remove->setEnabled(operation != nullptr);
    if (operation == nullptr) {
        m_changes->setChanges({});
        return;
    }
    m_title->setText(u"%1 · %2"_s.arg(QString::number(operation->id), operationTitle(operation->kind)));
    m_effect->setText(operationEffect(*operation));
    m_effect->setVisible(!m_effect->text().isEmpty());
    QVector<FieldList::Line> lines;
    lines.append({.name = tr("Target"), .value = operationTarget(*operation)});
    lines.append({.name = tr("Items"), .value = operationReach(*operation)});
    if (!operation->sample.empty()) {
        QStringList names;
        for (const std::string& name : operation->sample)
            names << escapedBytes(asBytes(name));
        lines.append({.name = tr("Lost"), .value = names.join(u", "_s), .isFixedFont = true});
    }
    if (!operation->parameters.empty())
        lines.append(
            {.name = tr("Parameters"), .value = operationParameters(*operation), .isFixedFont = true});
    if (!operation->dependsOn.empty()) {
        QStringList ids;
        for (const std::uint32_t id : operation->dependsOn)
            ids << QString::number(id);
        lines.append({.name = tr("After"), .value = ids.join(u", "_s)});
    }
    m_fields->setLines(lines);
    previewSelected();
}

void PendingPanel::previewSelected()
{
    const Operation* const operation = selected();
    if (operation == nullptr || m_previewed == operation->id)
        return;
    m_previewed = operation->id;
    m_changes->setChanges({});
    showBytes(tr("The bytes are being compared …"));
    Plan what;
    what.layout = store()->detected().layout;
    what.operations = m_model->rows();
    m_preview.start(
        store()->workers().scans(), {tr("Compare the bytes"), store()->name(), JobUnit::Bytes},
        [what = std::move(what), id = operation->id, from = store()->storage()](const Progress& progress) {
            Workers::lowerPriority();
            return previewOperation(what, id, from, progress);
        },
        [this](Result<std::vector<ByteChange>>&& changes) {
            if (!changes) {
                showBytes(escapedText(QString::fromStdString(toString(changes.error()))));
                return;
            }
            m_changes->setChanges(*changes);
            showBytes(changes->empty() ? tr("No bytes of a file change.") : QString());
        });
}

void PendingPanel::showBytes(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_bytes->setVisible(note.isEmpty());
    m_bytes->clearSpans();
    for (int row = 0; row < m_changes->rowCount(); ++row) {
        const ByteChangeRow::Kind kind = m_changes->row(row).kind;
        if (kind == ByteChangeRow::Kind::Run || kind == ByteChangeRow::Kind::More)
            m_bytes->setSpan(row, ByteChangeModel::Offset, 1,
                             ByteChangeModel::ColumnCount - ByteChangeModel::Offset);
    }
}

void PendingPanel::refreshFooter()
{
    const PendingPlan* const pending = plan();
    if (pending == nullptr || pending->isEmpty())
        return;
    const auto outcome = pending->outcome();
    if (!outcome) {
        m_result->setText(pending->isBusy() ? tr("The result is being computed …")
                                            : tr("The result is not known"));
        m_counts->setText(pending->trouble());
        m_counts->setVisible(!m_counts->text().isEmpty());
        return;
    }
    m_result->setText(tr("%1 → %2 after apply")
                          .arg(tr("%n finding(s)", nullptr, int(outcome->findingsBefore)),
                               formatCount(outcome->findingsAfter)));
    QStringList parts{tr("%1 in %2")
                          .arg(formatExactBytes(outcome->changedBytes()),
                               tr("%n file(s)", nullptr, int(outcome->changes->files.size())))};
    parts << tr("%1 found again").arg(formatCount(outcome->gains()))
          << tr("%1 lost").arg(formatCount(outcome->loses()));
    if (outcome->unverified() > 0)
        parts << tr("%1 unverified").arg(formatCount(outcome->unverified()));
    if (outcome->plan.checkpoint)
        parts << tr("the node needs a new checkpoint");
    if (pending->isBusy())
        parts << tr("looking for more …");
    else if (!pending->trouble().isEmpty())
        parts << pending->trouble();
    m_counts->setText(parts.join(u" · "_s));
    m_counts->setVisible(true);
}

void PendingPanel::removeSelected()
{
    if (const Operation* const operation = selected())
        plan()->remove(operation->id);
}

void PendingPanel::moveSelected(int by)
{
    if (const Operation* const operation = selected())
        plan()->move(operation->id, by);
}

bool PendingPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event); // NOLINT: by its type
        const bool isControl = key->modifiers() == Qt::ControlModifier;
        if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
            removeSelected();
            return true;
        }
        if (isControl && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveSelected(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return StorePanel::eventFilter(watched, event);
}

void PendingPanel::retranslate()
{
    m_model->refresh();
    m_changes->refresh();
    m_table->setAccessibleName(tr("Pending operations"));
    m_table->setWhatsThis(
        tr("What is to be done, in this order. Delete takes an operation out with those that "
           "depend on it; Ctrl+Up and Ctrl+Down move it where nothing depends on the order."));
    m_bytes->setAccessibleName(tr("Bytes before and after"));
    m_up->setAccessibleName(tr("Earlier"));
    m_up->setToolTip(tr("Do it earlier\nCtrl+Up"));
    m_down->setAccessibleName(tr("Later"));
    m_down->setToolTip(tr("Do it later\nCtrl+Down"));
    m_remove->setAccessibleName(tr("Take out"));
    m_remove->setToolTip(tr("Take it out, with those that depend on it\nDelete"));
    refreshDetail();
    refreshFooter();
    refreshEmpty();
}

} // namespace cryo::ui
