// SPDX-License-Identifier: GPL-3.0-or-later
// The table of actions.
#include "ui/main_window/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QMetaEnum>
#include <QWidget>

#include <optional>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Description {
    Act act;
    const char* text;
    const char* tip;
    const char* keys; ///< several are separated by a semicolon
    std::optional<Icon> icon;
};

// clang-format off
constexpr Description kDescriptions[] = {
    {Act::Open, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Open folder …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Look for stores in a folder"), "Ctrl+O", Icon::Open},
    {Act::ClearRecent, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Clear list"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Forget which folders were opened"), "", {}},
    {Act::Close, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Close folder"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Close the stores of this folder"), "Ctrl+W", Icon::Close},
    {Act::Quit, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Quit"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Close the window"), "Ctrl+Q", {}},
    {Act::Undo, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Undo"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Take back the last step in the list of pending operations"), "Ctrl+Z", Icon::Undo},
    {Act::Redo, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Redo"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Take the step again"), "Ctrl+Shift+Z", Icon::Redo},
    {Act::Copy, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Copy"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Copy what is selected where the keyboard is"), "", Icon::Copy},
    {Act::SelectAll, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Select &all"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Select everything where the keyboard is"), "", {}},
    {Act::EditField, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Edit the field …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Type another value for the selected field; it becomes a pending operation"), "F2", Icon::Edit},
    {Act::EditBytes, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Edit the &bytes …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Type other bytes for those that are selected; they become a pending operation"), "Shift+F2", {}},
    {Act::TextLarger, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Larger text"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Make all text larger"), "Ctrl+=;Ctrl++", Icon::ZoomIn},
    {Act::TextSmaller, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Smaller text"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Make all text smaller"), "Ctrl+-", Icon::ZoomOut},
    {Act::TextNormal, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Normal text"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Back to the system's text size"), "Ctrl+0", {}},
    {Act::ThemeLight, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Light"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Dark text on light ground"), "", {}},
    {Act::ThemeDark, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Dark"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Light text on dark ground"), "", {}},
    {Act::ThemeSystem, QT_TRANSLATE_NOOP("cryo::ui::Actions", "As the &system"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Light or dark, as the system is"), "", {}},
    {Act::LayoutBrowse, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Browse"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Every panel at hand: to look around in a store"), "Ctrl+Alt+1", {}},
    {Act::LayoutTriage, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Triage"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Findings and their bytes side by side: to find out what is wrong"), "Ctrl+Alt+2", {}},
    {Act::LayoutAnalyse, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Analyse"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Room for plots and tables: only the stores beside them"), "Ctrl+Alt+3", {}},
    {Act::ResetLayout, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Reset layout"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Put every panel back where this layout had it at first"), "", {}},
    {Act::ShowBefore, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Store &before"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show the files as they are"), "Ctrl+1", {}},
    {Act::ShowAfter, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Store &after"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show the store as it would be; nothing is written"), "Ctrl+2", {}},
    {Act::ShowDifference, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Difference"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show the store as it would be, with what changes marked"), "Ctrl+3", {}},
    {Act::Back, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Back"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go back to where you were"), "Alt+Left", Icon::Back},
    {Act::Forward, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Forward"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go forward again"), "Alt+Right", Icon::Forward},
    {Act::GoTo, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Go to …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go to a bucket, key, index, section, record or offset"), "Ctrl+L", Icon::Search},
    {Act::Palette, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Command palette …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Find an action, page, panel, store or place by typing"), "Ctrl+K", Icon::Command},
    {Act::NextGap, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Next gap"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go to the next gap"), "F8", Icon::Next},
    {Act::PreviousGap, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Previous gap"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go to the previous gap"), "Shift+F8", Icon::Previous},
    {Act::NextFinding, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Next f&inding"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go to the next finding"), "F9", {}},
    {Act::PreviousFinding, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Previous fin&ding"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Go to the previous finding"), "Shift+F9", {}},
    {Act::NextPage, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Next p&age"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show the next page"), "Ctrl+PgDown", {}},
    {Act::PreviousPage, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Previous pag&e"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show the previous page"), "Ctrl+PgUp", {}},
    {Act::CheckQuick, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Quick check"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Names, headers, table, and the end of each section"), "", {}},
    {Act::CheckRecords, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Check every &record"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Every page, record, slot and pointer"), "", Icon::Check},
    {Act::CheckValues, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Check every &value"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "As before, and the checksum of every value"), "", {}},
    {Act::SimulateOpening, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Simulate opening"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "What a release would do to the store by opening it"), "Ctrl+Shift+S", {}},
    {Act::Cancel, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Cancel all jobs"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Stop everything that is being read"), "", Icon::Stop},
    {Act::Propose, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Propose repair"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Look for repairs of the selected findings' codes; nothing is written"), "Ctrl+R", Icon::Add},
    {Act::ProposeAll, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Propose &all repairs"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Check every value and look for repairs of everything; nothing is written"), "Ctrl+Shift+R", {}},
    {Act::Editing, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Enable &editing"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Allow that what is pending is applied; nothing is written by this alone"), "Ctrl+Shift+E", Icon::Edit},
    {Act::Apply, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Appl&y …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Write what is pending, with a way back"), "Ctrl+Return;Ctrl+Enter", Icon::Apply},
    {Act::SavePlan, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Save plan …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Keep the pending operations as a file, to be reviewed and applied elsewhere"), "Ctrl+S", Icon::Save},
    {Act::OpenPlan, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Open p&lan …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Take the operations of a plan that was saved"), "Ctrl+Shift+O", Icon::File},
    {Act::CopyCommand, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Copy as &command"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Copy the command lines that do the same"), "", Icon::Command},
    {Act::DiscardPlan, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Discard"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Take everything off the list of pending operations"), "", Icon::Discard},
    {Act::Prune, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Pr&une …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Plan to move old sections of an archive to quarantine"), "", {}},
    {Act::Resize, QT_TRANSLATE_NOOP("cryo::ui::Actions", "Re&size the table …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Plan a larger table for a freezer"), "", {}},
    {Act::Tighten, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Tighten the heads …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Plan that every bucket of a freezer begins with its newest record"), "", {}},
    {Act::CheckpointOf, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Checkpoint …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Show or estimate the checkpoint of a freezer, and copy it"), "", {}},
    {Act::Parameters, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Parameters …"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "What was inferred about the stores, and why"), "Ctrl+I", Icon::Settings},
    {Act::ReadAgain, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Read again"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Look at the files anew"), "F5", Icon::Refresh},
    {Act::WhatsThis, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&What's this?"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Click something to hear what it is"), "Shift+F1", Icon::Help},
    {Act::Manual, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Manual"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "How things are done, and what every finding means"), "F1", {}},
    {Act::Keys, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&Keyboard"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Every shortcut"), "Ctrl+F1", {}},
    {Act::About, QT_TRANSLATE_NOOP("cryo::ui::Actions", "&About Cryoscope"),
     QT_TRANSLATE_NOOP("cryo::ui::Actions", "Version and licence"), "", {}},
};
// clang-format on
static_assert(std::size(kDescriptions) == Actions::kActCount);

} // namespace

Actions::Actions(QWidget* window)
    : QObject(window)
{
    for (const Description& one : kDescriptions) {
        auto* const action = new QAction(window);
        if (one.icon)
            action->setIcon(icon(*one.icon));
        QList<QKeySequence> keys;
        for (const QString& key : QString::fromLatin1(one.keys).split(u';', Qt::SkipEmptyParts))
            keys << QKeySequence(key, QKeySequence::PortableText);
        action->setShortcuts(keys);
        const QMetaEnum names = QMetaEnum::fromType<Act>();
        action->setObjectName(QString::fromLatin1(names.valueToKey(int(one.act))));
        window->addAction(action);
        m_actions[std::size_t(one.act)] = action;
    }
    retranslate();
}

void Actions::retranslate()
{
    for (const Description& one : kDescriptions) {
        QAction* const action = m_actions[std::size_t(one.act)];
        action->setText(tr(one.text));
        action->setStatusTip({});
        action->setWhatsThis(tr(one.tip));
    }
    refreshTips();
}

void Actions::refreshTips()
{
    for (const Description& one : kDescriptions) {
        QAction* const action = m_actions[std::size_t(one.act)];
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tr(one.tip) : u"%1\n%2"_s.arg(tr(one.tip), keys));
    }
}

} // namespace cryo::ui
