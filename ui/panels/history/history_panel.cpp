// SPDX-License-Identifier: GPL-3.0-or-later
// The list of applied changes and its buttons.
#include "ui/panels/history/history_panel.h"

#include "ui/panels/history/undo_model.h"
#include "ui/panels/view_setup.h"
#include "ui/session/read_later.h"
#include "ui/text/apply_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_selection.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

} // namespace

HistoryPanel::HistoryPanel(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new UndoModel(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_undo(new QPushButton(icon(Icon::Undo), {}, this))
    , m_rollBack(new QPushButton(this))
    , m_finish(new QPushButton(this))
    , m_forget(new QPushButton(this))
    , m_work(desk.workspace().workers().jobs(), this)
{
    setObjectName(u"history"_s);
    auto* const content = new QWidget(this);
    auto* const row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    auto* const buttons = new QVBoxLayout;
    buttons->setContentsMargins(12, 12, 12, 12);
    buttons->setSpacing(8);
    for (QPushButton* const button : {m_undo, m_rollBack, m_finish, m_forget})
        buttons->addWidget(button);
    buttons->addStretch();
    row->addLayout(buttons);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    // From the list to its buttons, which were made before they had a place.
    QWidget* before = m_table;
    for (QPushButton* const button : {m_undo, m_rollBack, m_finish, m_forget}) {
        setTabOrder(before, button);
        before = button;
    }
    m_table->setTabKeyNavigation(false);
    setUpView(m_table);
    m_table->setModel(m_model);
    const int digit = digitWidth(font());
    const int widths[] = {20, 34, 18, 40, 12};
    for (int column = 0; column < UndoModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * digit);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(UndoModel::Root, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HistoryPanel::refreshButtons);
    connect(&desk.workspace(), &Workspace::editingChanged, this, &HistoryPanel::refreshButtons);
    connect(m_undo, &QPushButton::clicked, this, [this] { ask(Way::Undo); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] { ask(Way::RollBack); });
    connect(m_finish, &QPushButton::clicked, this, [this] { ask(Way::Finish); });
    connect(m_forget, &QPushButton::clicked, this, [this] { ask(Way::Forget); });
    retranslate();
    refreshEmpty();
}

int HistoryPanel::count() const
{
    return m_model->rowCount();
}

const UndoEntry* HistoryPanel::interrupted() const
{
    const auto found = std::ranges::find_if(m_model->rows(), &UndoEntry::isInterrupted);
    return found != m_model->rows().end() ? &*found : nullptr;
}

const UndoEntry* HistoryPanel::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() && current.row() < m_model->rowCount() ? &m_model->row(current.row()) : nullptr;
}

const UndoEntry* HistoryPanel::entry(const std::string& id) const
{
    const auto found = std::ranges::find(m_model->rows(), id, &UndoEntry::id);
    return found != m_model->rows().end() ? &*found : nullptr;
}

bool HistoryPanel::isOpenRoot(const UndoEntry& entry) const
{
    std::error_code ignored;
    return !m_desk.workspace().root().empty() &&
           std::filesystem::equivalent(entry.root, m_desk.workspace().root(), ignored);
}

void HistoryPanel::select(const std::string& id)
{
    m_wanted = id;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->row(row).id == id)
            selectOnly(m_table, row);
}

void HistoryPanel::refresh()
{
    using Entries = std::shared_ptr<const Result<std::vector<UndoEntry>>>;
    m_listing.request_stop();
    m_listing = readLater(
        m_desk.workspace().workers().reads(), this,
        []() -> Entries {
            return std::make_shared<const Result<std::vector<UndoEntry>>>(UndoHistory().list());
        },
        [this](const Entries& entries) { take(*entries); });
}

void HistoryPanel::take(const Result<std::vector<UndoEntry>>& entries)
{
    const std::string kept = selected() != nullptr ? selected()->id : m_wanted;
    m_trouble = entries ? QString() : escapedText(QString::fromStdString(toString(entries.error())));
    m_model->setRows(entries ? *entries : std::vector<UndoEntry>());
    if (m_model->rowCount() > 0)
        selectOnly(m_table, 0);
    select(kept);
    refreshEmpty();
    refreshButtons();
    Q_EMIT listed();
}

void HistoryPanel::ask(Way way)
{
    const UndoEntry* const change = selected();
    if (change == nullptr || m_work.isRunning())
        return;
    auto* const box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(way == Way::Forget ? QMessageBox::Warning : QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    const QString folder = escapedText(QString::fromStdString(change->root.string()));
    const QString old = tr("Bring the old bytes back in %1?").arg(folder);
    const bool isUndone = change->state == UndoState::Undone;
    switch (way) {
    case Way::Undo:
        box->setText(isUndone ? tr("Apply this change to %1 again?").arg(folder) : old);
        box->setInformativeText(tr("This can be undone as well."));
        break;
    case Way::RollBack:
    case Way::Finish:
        box->setText(way == Way::RollBack ? old : tr("Write the rest of the change in %1?").arg(folder));
        box->setInformativeText(tr("A change was interrupted: the store is between before and after."));
        break;
    case Way::Forget:
        box->setText(tr("Delete the undo file of this change, with all that it keeps?"));
        box->setInformativeText(tr("The change can never be undone then."));
        break;
    }
    const QPushButton* const asked = way == Way::Undo       ? m_undo
                                     : way == Way::RollBack ? m_rollBack
                                     : way == Way::Finish   ? m_finish
                                                            : m_forget;
    QPushButton* const go = box->addButton(asked->text(), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(way == Way::Forget ? qobject_cast<QPushButton*>(box->button(QMessageBox::Cancel))
                                             : go);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, way, go, id = change->id](const QAbstractButton* button) {
                if (button == go)
                    run(way, id, false);
            });
    box->open();
}

void HistoryPanel::run(Way way, const std::string& id, bool withoutProof)
{
    const UndoEntry* const change = entry(id);
    if (change == nullptr)
        return;
    if (way != Way::Forget && isOpenRoot(*change))
        m_desk.workspace().release(this,
                                   [this, way, id, withoutProof] { start(way, id, withoutProof, true); });
    else
        start(way, id, withoutProof, false);
}

void HistoryPanel::start(Way way, const std::string& id, bool withoutProof, bool isReleased)
{
    m_work.start(
        m_desk.workspace().workers().scans(),
        {tr("Change a store"), QString::fromStdString(id), JobUnit::Bytes, false},
        [way, id, withoutProof](const Progress& progress) -> Result<> {
            UndoHistory history;
            UndoOptions options;
            options.withoutProof = withoutProof;
            options.progress = progress;
            switch (way) {
            case Way::Undo:
                return history.undo(id, options);
            case Way::RollBack:
                return history.rollBack(id, options);
            case Way::Finish:
                return history.finish(id, options);
            case Way::Forget:
                break;
            }
            return history.forget(id);
        },
        [this, way, id, isReleased](Result<>&& result) { conclude(way, id, result, isReleased); });
    refreshButtons();
}

void HistoryPanel::conclude(Way way, const std::string& id, const Result<>& result, bool wasReleased)
{
    QString sentence;
    if (!result)
        sentence = applyTroubleText(result.error());
    else if (way == Way::Forget)
        sentence = tr("The undo file was deleted.");
    else if (way == Way::RollBack)
        sentence = tr("Rolled back: every file has its old bytes.");
    else if (way == Way::Finish)
        sentence = tr("Finished: every file has its new bytes.");
    else
        sentence = tr("Done. It can be taken back from the history.");
    if (wasReleased)
        m_desk.workspace().lookAgain();
    refresh();
    Q_EMIT concluded(result.has_value(), sentence);
    if (!result && result.error().code == Errc::NotProtected)
        askForProof(way, id);
}

/// What cannot be proven has to be typed.
void HistoryPanel::askForProof(Way way, const std::string& id)
{
    const UndoEntry* const change = entry(id);
    if (change == nullptr)
        return;
    const QString name = escapedText(QString::fromStdString(change->root.filename().string()));
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Nobody else?"));
    dialog->setLabelText(tr("It cannot be proven that nobody else works on this store. If you know that it "
                            "is so, type the name of the folder: %1")
                             .arg(name));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, way, id, name](const QString& text) {
        if (text == name)
            run(way, id, true);
    });
    dialog->open();
}

void HistoryPanel::refreshButtons()
{
    const UndoEntry* const change = selected();
    const bool isFree =
        change != nullptr && change->damage.empty() && !change->isRunning && !m_work.isRunning();
    const bool isInterrupted = isFree && change->isInterrupted();
    const bool isUndone = change != nullptr && change->state == UndoState::Undone;
    const bool isAtRest = isFree && (change->state == UndoState::Done || isUndone);
    const bool mayWrite = change != nullptr && (!isOpenRoot(*change) || m_desk.workspace().isEditing());
    // A button that cannot be pressed loses the keyboard to whatever comes next in the window: to the list
    // instead.
    const QWidget* const focused = window()->focusWidget();
    for (const QPushButton* const button : {m_undo, m_rollBack, m_finish, m_forget})
        if (focused == button && m_work.isRunning())
            m_table->setFocus();
    m_undo->setText(isUndone ? tr("Apply again") : tr("Undo"));
    m_undo->setIcon(icon(isUndone ? Icon::Redo : Icon::Undo));
    m_undo->setEnabled(isAtRest && mayWrite);
    m_undo->setToolTip(isAtRest && !mayWrite ? tr("Enable editing first") : QString());
    m_rollBack->setVisible(isInterrupted);
    m_finish->setVisible(isInterrupted);
    m_forget->setEnabled(isAtRest);
}

void HistoryPanel::refreshEmpty()
{
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    m_empty->setText(!m_trouble.isEmpty() ? m_trouble
                                          : tr("Nothing was applied so far. Every change that is applied can "
                                               "be undone here."));
}

void HistoryPanel::retranslate()
{
    m_model->refresh();
    m_table->setAccessibleName(tr("Applied changes"));
    m_table->setWhatsThis(
        tr("What was applied, newest first. Undoing restores every byte, and can be undone."));
    m_rollBack->setText(tr("Roll back"));
    m_finish->setText(tr("Finish"));
    m_forget->setText(tr("Forget …"));
    m_forget->setToolTip(tr("Delete the undo file: the change becomes final"));
    refreshButtons();
    refreshEmpty();
}

void HistoryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    refresh();
    QWidget::showEvent(event);
}

} // namespace cryo::ui
