// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does about writing: the switch for editing, the sheet, the history, and looking again after
// all of them.
#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/panels/apply/apply_dialog.h"
#include "ui/panels/history/history_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/text/live_use_text.h"
#include "ui/theme/format.h"
#include "ui/widgets/message_bar.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace cryo::ui {

void MainWindow::connectApply()
{
    m_actions[Act::Editing]->setCheckable(true);
    connect(m_actions[Act::Editing], &QAction::triggered, this, &MainWindow::setEditing);
    connect(m_actions[Act::Apply], &QAction::triggered, this, &MainWindow::applyPending);
    connect(&m_desk.workspace(), &Workspace::editingChanged, this, [this] {
        const bool isEditing = m_desk.workspace().isEditing();
        m_actions[Act::Editing]->setChecked(isEditing);
        if (!isEditing)
            m_messages->remove(u"editing"_s);
    });
    connect(m_messages, &MessageArea::linkActivated, this, [this](const QString& id) {
        if (id == u"editing"_s || id == u"history"_s || id == u"interrupted"_s)
            m_historyDock->bringUp();
    });
    connect(m_history, &HistoryPanel::listed, this, &MainWindow::tellHistory);
    connect(m_history, &HistoryPanel::concluded, this, [this](bool isDone, const QString& sentence) {
        m_messages->show(u"history"_s, isDone ? Tone::Good : Tone::Error, sentence.toHtmlEscaped());
    });
    connect(&m_desk.workspace(), &Workspace::releasing, this, [this] {
        // Whoever released the root looks again when it is done; the same store comes back.
        m_wantedStore = m_desk.store() != nullptr ? m_desk.store()->rawName() : std::string();
        m_isReopening = true;
    });
    m_history->refresh();
}

void MainWindow::setEditing(bool isEditing)
{
    Workspace& workspace = m_desk.workspace();
    const LiveUse* const use = workspace.liveUse().get();
    if (isEditing && use != nullptr && use->inUse()) {
        m_actions[Act::Editing]->setChecked(false);
        m_messages->show(u"editing"_s, Tone::Error, tr("Editing stays off. %1").arg(liveUseSentence(*use)));
        return;
    }
    workspace.setEditing(isEditing);
    if (isEditing)
        m_messages->show(u"editing"_s, Tone::Warning,
                         tr("<b>Editing is on.</b> Nothing is written until you apply; every change can be "
                            "undone from the history."),
                         tr("History"));
}

void MainWindow::applyPending()
{
    if (!m_plan || m_plan->isEmpty() || !m_plan->outcome())
        return;
    if (!m_desk.workspace().isEditing()) {
        m_messages->show(u"editing"_s, Tone::Info,
                         tr("The window is read-only. Enable editing first: %1")
                             .arg(m_actions[Act::Editing]->shortcut().toString(QKeySequence::NativeText)));
        return;
    }
    auto* const dialog = new ApplyDialog(m_desk, *m_plan, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ApplyDialog::concluded, this, [this, dialog] {
        if (const std::optional<ApplyResult>& result = dialog->applied()) {
            m_history->select(result->undoId);
            m_planToReopen.clear();
            m_messages->show(u"history"_s, result->mismatch.empty() ? Tone::Good : Tone::Error,
                             tr("Applied, and being checked again."), tr("History"));
        } else {
            m_planToReopen = dialog->planText();
        }
        lookAgain();
        m_history->refresh();
    });
    dialog->open();
}

void MainWindow::lookAgain()
{
    // What was pending is pending again when nothing came of it.
    if (!m_planToReopen.empty())
        connect(
            this, &MainWindow::opened, this,
            [this, json = std::exchange(m_planToReopen, {})](bool isOpen) {
                if (isOpen && m_desk.store() != nullptr)
                    m_desk.store()->plan().openText(json);
            },
            Qt::SingleShotConnection);
    m_desk.workspace().lookAgain();
}

void MainWindow::tellHistory()
{
    const UndoEntry* const entry = m_history->interrupted();
    if (entry == nullptr) {
        m_messages->remove(u"interrupted"_s);
        return;
    }
    m_history->select(entry->id);
    m_messages->show(u"interrupted"_s, Tone::Fatal,
                     tr("A change of %1 was interrupted: the store is between before and after. Roll it back "
                        "or finish it.")
                         .arg(escapedText(QString::fromStdString(entry->root.string())).toHtmlEscaped()),
                     tr("Show"));
}

} // namespace cryo::ui
