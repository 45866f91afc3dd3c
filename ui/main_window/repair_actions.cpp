// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does about repairs: proposals, the list of pending operations, plans as files.
#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/panels/checkpoint/checkpoint_dialog.h"
#include "ui/panels/edit/edit_dialog.h"
#include "ui/panels/findings/findings_panel.h"
#include "ui/panels/hex/hex_panel.h"
#include "ui/panels/pending/pending_panel.h"
#include "ui/panels/structure/structure_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/theme/format.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cryo::ui {

void MainWindow::connectRepair()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Undo, [this] {
        if (m_plan)
            m_plan->edits().undo();
    });
    on(Act::Redo, [this] {
        if (m_plan)
            m_plan->edits().redo();
    });
    on(Act::Propose, [this] { propose(m_findings->selectedCodes()); });
    on(Act::ProposeAll, [this] { propose({}); });
    on(Act::SavePlan, &MainWindow::savePlan);
    on(Act::OpenPlan, &MainWindow::openPlan);
    on(Act::CopyCommand, &MainWindow::copyCommand);
    on(Act::DiscardPlan, [this] {
        if (m_plan)
            m_plan->clear();
    });
    on(Act::Prune, [this] { showMaintenance(MaintenanceDialog::Kind::Prune); });
    on(Act::Resize, [this] { showMaintenance(MaintenanceDialog::Kind::Resize); });
    on(Act::Tighten, [this] { showMaintenance(MaintenanceDialog::Kind::Tighten); });
    on(Act::CheckpointOf, [this] {
        if (m_desk.store() == nullptr)
            return;
        auto* const dialog = new CheckpointDialog(*m_desk.store(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(Act::EditField, [this] { editSelected(true); });
    on(Act::EditBytes, [this] { editSelected(false); });
    m_hex->addEditActions({m_actions[Act::EditField], m_actions[Act::EditBytes]});
    m_structure->tree()->addAction(m_actions[Act::EditField]);
    m_structure->tree()->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_hex, &HexPanel::editWanted, m_actions[Act::EditField], &QAction::trigger);
    connect(m_structure, &StructurePanel::editWanted, m_actions[Act::EditField], &QAction::trigger);
    connect(m_inspection, &Inspection::selectionChanged, this, &MainWindow::refreshRepair);
    m_pending->addActions(m_actions[Act::SavePlan], m_actions[Act::OpenPlan], m_actions[Act::CopyCommand],
                          m_actions[Act::DiscardPlan], m_actions[Act::Apply]);
    m_findings->addActions(m_actions[Act::Propose], m_actions[Act::ProposeAll]);
    connect(m_findings, &FindingsPanel::selectionChanged, this, &MainWindow::refreshRepair);
    connect(&m_desk.workspace(), &Workspace::currentChanged, this, &MainWindow::bindPlan);
    connect(&m_desk.workspace(), &Workspace::storesChanged, this, &MainWindow::bindPlan);
    connectApply();
    refreshRepair();
}

void MainWindow::bindPlan()
{
    PendingPlan* const next = m_desk.store() != nullptr ? &m_desk.store()->plan() : nullptr;
    if (m_plan == next)
        return;
    if (m_plan) {
        m_plan->disconnect(this);
        m_plan->edits().disconnect(this);
    }
    m_plan = next;
    if (next != nullptr) {
        connect(next, &PendingPlan::changed, this, &MainWindow::refreshRepair);
        connect(&next->edits(), &QUndoStack::indexChanged, this, &MainWindow::refreshRepair);
    }
    refreshRepair();
}

void MainWindow::refreshRepair()
{
    const bool isOpen = m_desk.store() != nullptr && m_desk.store()->view() != nullptr;
    const bool isBusy = m_plan && m_plan->isBusy();
    const bool isPending = m_plan && !m_plan->isEmpty();
    m_actions[Act::Undo]->setEnabled(m_plan && m_plan->edits().canUndo());
    m_actions[Act::Redo]->setEnabled(m_plan && m_plan->edits().canRedo());
    m_actions[Act::Propose]->setEnabled(isOpen && !isBusy && !m_findings->selectedCodes().empty());
    m_actions[Act::ProposeAll]->setEnabled(isOpen && !isBusy);
    m_actions[Act::OpenPlan]->setEnabled(isOpen && !isBusy);
    m_actions[Act::SavePlan]->setEnabled(isPending && m_plan->outcome() != nullptr);
    m_actions[Act::CopyCommand]->setEnabled(isPending);
    m_actions[Act::Apply]->setEnabled(isPending && m_plan->outcome() != nullptr);
    m_actions[Act::Editing]->setEnabled(isOpen);
    m_actions[Act::DiscardPlan]->setEnabled(isPending);
    const bool isFreezer = isOpen && m_desk.store()->kind() == StoreKind::Freezer;
    m_actions[Act::Prune]->setEnabled(isOpen && !isFreezer && !isBusy);
    for (const Act act : {Act::Resize, Act::Tighten})
        m_actions[act]->setEnabled(isFreezer && !isBusy);
    m_actions[Act::CheckpointOf]->setEnabled(isFreezer);
    for (const Act act : {Act::EditField, Act::EditBytes})
        m_actions[act]->setEnabled(isOpen && !isBusy && m_inspection->file() != nullptr);
}

void MainWindow::editSelected(bool isField)
{
    if (m_desk.store() == nullptr || !m_desk.store()->view())
        return;
    std::optional<EditTarget> target;
    if (!isField)
        target = m_hex->bytesToEdit();
    else if (m_hex->hexView()->hasFocus() || !m_structure->fieldToEdit())
        target = m_hex->fieldToEdit();
    else
        target = m_structure->fieldToEdit();
    if (!target)
        return;
    std::uint64_t sizeBytes = 0;
    for (const ByteRange& piece : target->pieces)
        sizeBytes += piece.sizeBytes;
    if (sizeBytes > EditDialog::kBytesMax) {
        m_messages->show(u"edit"_s, Tone::Info,
                         tr("This has %1. Select at most %2 and edit those (%3).")
                             .arg(formatExactBytes(sizeBytes), formatExactBytes(EditDialog::kBytesMax),
                                  m_actions[Act::EditBytes]->shortcut().toString(QKeySequence::NativeText)));
        return;
    }
    auto* const dialog = new EditDialog(*m_desk.store(), std::move(*target), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, m_pendingDock, &Dock::bringUp);
    dialog->open();
}

void MainWindow::showMaintenance(MaintenanceDialog::Kind kind)
{
    if (m_desk.store() == nullptr || !m_desk.store()->view())
        return;
    auto* const dialog = new MaintenanceDialog(
        kind, *m_desk.store(), QString::fromStdString(m_desk.workspace().root().string()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, m_pendingDock, &Dock::bringUp);
    dialog->open();
}

void MainWindow::propose(std::set<FindingCode> codes)
{
    if (!m_plan)
        return;
    m_plan->propose(std::move(codes));
    m_pendingDock->bringUp();
}

int MainWindow::pendingOperations()
{
    std::size_t count = 0;
    for (const StoreSession* const store : m_desk.workspace().stores())
        count += store->plan().operations().size();
    return int(count);
}

void MainWindow::whenNothingIsPending(std::function<void()> then)
{
    const int count = pendingOperations();
    if (count == 0) {
        then();
        return;
    }
    auto* const box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("%n operation(s) are pending and not applied. Forget them?", nullptr, count));
    box->setInformativeText(
        tr("Nothing of them was written. A saved plan keeps them: %1")
            .arg(m_actions[Act::SavePlan]->shortcut().toString(QKeySequence::NativeText)));
    const QPushButton* const forget = box->addButton(tr("Forget"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this,
            [forget, then = std::move(then)](const QAbstractButton* button) {
                if (button == forget)
                    then();
            });
    box->open();
}

void MainWindow::savePlan()
{
    if (!m_plan)
        return;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the plan"), QDir::homePath() + u"/plan.json"_s, tr("Plans (*.json)"));
    if (file.isEmpty())
        return;
    // Looking never touches: nothing of ours lies in a storage root.
    const QString root = QDir(QString::fromStdString(m_desk.workspace().root().string())).canonicalPath();
    const QString folder = QFileInfo(file).absoluteDir().canonicalPath();
    QString trouble;
    if (folder == root || folder.startsWith(root + u'/'))
        trouble = tr("A plan cannot lie in the storage root: a node would refuse to start.");
    else
        trouble = m_plan->save(file);
    if (trouble.isEmpty())
        m_messages->show(u"plan"_s, Tone::Good,
                         tr("The plan was saved as %1.").arg(escapedText(file).toHtmlEscaped()));
    else
        m_messages->show(u"plan"_s, Tone::Error,
                         tr("The plan was not saved: %1").arg(trouble.toHtmlEscaped()));
}

void MainWindow::openPlan()
{
    if (!m_plan)
        return;
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a plan"), QDir::homePath(),
                                                      tr("Plans (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    m_plan->open(file);
    m_pendingDock->bringUp();
}

void MainWindow::copyCommand()
{
    if (!m_plan)
        return;
    QApplication::clipboard()->setText(
        m_plan->command(QString::fromStdString(m_desk.workspace().root().string())));
    m_messages->show(u"plan"_s, Tone::Info, tr("The command lines were copied."));
}

} // namespace cryo::ui
