// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette of the main window finds: every action of the menus, pages, panels, stores, and
// the places that "Go to" understands.
#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/session/go_to.h"
#include "ui/session/pending_plan.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QTabWidget>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// How many sections are offered for what was typed.
constexpr std::size_t kSectionsOffered = 8;

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

} // namespace

void MainWindow::openPalette()
{
    m_palette->open(
        paletteEntries(), [this](const QString& text) { return placesLike(text); },
        m_settings.recentCommands());
}

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    // The palette itself and what only goes into a field is nothing to look for.
    std::set<const QAction*> known{m_actions[Act::Palette]};
    for (const QMenu* const menu : m_menus)
        addMenuEntries(menu, withoutMnemonic(menu->title()), entries, known);
    for (QAction* const action : actions()) {
        if (known.insert(action).second && !action->text().isEmpty())
            entries.push_back(entryOf(action, tr("Panels")));
    }
    for (int tab = 0; tab < m_pages->count() && m_desk.store() != nullptr; ++tab) {
        if (!m_pages->isTabVisible(tab))
            continue;
        entries.push_back({.id = u"page/%1"_s.arg(tab),
                           .title = m_pages->tabText(tab).section(u"  "_s, 0, 0),
                           .group = tr("Page"),
                           .icon = icon(Icon::Rows),
                           .run = [this, tab] { m_pages->setCurrentIndex(tab); }});
    }
    for (StoreSession* const store : m_desk.workspace().stores()) {
        const bool isArchive = store->kind() == StoreKind::Archive;
        entries.push_back({.id = u"store/"_s + store->name(),
                           .title = store->name(),
                           .group = tr("Store"),
                           .icon = icon(isArchive ? Icon::Archive : Icon::Freezer),
                           .run = [this, name = store->name()] { m_desk.goTo({name, Page::Overview, {}}); }});
    }
    addPlaceHints(entries);
    return entries;
}

void MainWindow::addMenuEntries(const QMenu* menu, const QString& path, std::vector<PaletteEntry>& entries,
                                std::set<const QAction*>& known)
{
    for (QAction* const action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu* const sub = action->menu()) {
            addMenuEntries(sub, tr("%1 ▸ %2").arg(path, withoutMnemonic(sub->title())), entries, known);
            continue;
        }
        if (!known.insert(action).second)
            continue;
        entries.push_back(entryOf(action, path));
    }
}

PaletteEntry MainWindow::entryOf(QAction* action, const QString& group)
{
    PaletteEntry entry;
    entry.title = withoutMnemonic(action->text());
    entry.group = group;
    const QString name = action->objectName();
    entry.id = name.isEmpty() ? QString() : u"action/"_s + name;
    entry.keys = action->shortcut().toString(QKeySequence::NativeText);
    entry.icon = action->icon();
    entry.why = action->isEnabled() ? QString() : whyNot(action);
    entry.run = [held = QPointer<QAction>(action)] {
        if (held)
            held->trigger();
    };
    return entry;
}

QString MainWindow::whyNot(const QAction* action) const
{
    const auto is = [&](std::initializer_list<Act> acts) {
        return std::ranges::any_of(acts, [&](Act act) { return m_actions[act] == action; });
    };
    if (is({Act::ClearRecent}))
        return tr("No folder was opened yet.");
    if (is({Act::Cancel}))
        return tr("Nothing is being read.");
    if (m_desk.store() == nullptr)
        return tr("No store is open.");
    if (m_desk.store()->view() == nullptr)
        return tr("The store is not read yet.");
    const bool isFreezer = m_desk.store()->kind() == StoreKind::Freezer;
    if (isFreezer && is({Act::NextGap, Act::PreviousGap, Act::Prune}))
        return tr("This is for archives; a freezer is open.");
    if (!isFreezer && is({Act::Resize, Act::Tighten, Act::CheckpointOf}))
        return tr("This is for freezers; an archive is open.");
    if (is({Act::Back, Act::Forward}))
        return tr("There is no place to go to in this direction.");
    if (is({Act::Undo, Act::Redo}))
        return tr("There is no such step in the list of pending operations.");
    if (is({Act::ShowBefore, Act::ShowAfter, Act::ShowDifference}))
        return tr("Nothing is pending that would make a difference.");
    if (m_plan && m_plan->isBusy())
        return tr("What is pending is being worked out.");
    if (is({Act::SavePlan, Act::CopyCommand, Act::Apply, Act::DiscardPlan}))
        return tr("Nothing is pending.");
    if (is({Act::Propose}))
        return tr("No finding is selected.");
    if (is({Act::EditField, Act::EditBytes}))
        return tr("No file is shown in the panel Hex.");
    return tr("This cannot be done now.");
}

void MainWindow::addPlaceHints(std::vector<PaletteEntry>& entries)
{
    if (m_desk.store() == nullptr)
        return;
    const bool isArchive = m_desk.store()->kind() == StoreKind::Archive;
    const auto hint = [&](const QString& title, const QString& example, const QString& fill) {
        entries.push_back({.title = title,
                           .group = tr("Go to"),
                           .keys = example,
                           .icon = icon(Icon::Search),
                           .run = {},
                           .fill = fill});
    };
    if (isArchive)
        hint(tr("Index …"), u"i 10500"_s, u"i "_s);
    else
        hint(tr("Bucket …"), u"b 42"_s, u"b "_s);
    hint(tr("Key …"), u"k 0xabc"_s, u"k 0x"_s);
    hint(tr("Section …"), u"s 7"_s, u"s "_s);
    hint(tr("Record …"), u"r 11:6543"_s, u"r "_s);
    hint(tr("Offset in the shown file …"), u"o 0x988"_s, u"o 0x"_s);
}

std::vector<PaletteEntry> MainWindow::placesLike(const QString& text)
{
    std::vector<PaletteEntry> entries;
    StoreSession* const store = m_desk.store();
    if (store == nullptr || !store->view())
        return entries;
    const std::optional<Wish> wish = parseWish(text, store->kind());
    // A section that was written whole is the first of the sections below.
    const bool isSection = wish && std::holds_alternative<Section>(*wish);
    if (wish && !isSection) {
        entries.push_back({.title = tr("Go to %1").arg(escapedText(text.simplified())),
                           .group = m_actions[Act::GoTo]->text().remove(u'&').remove(u'…').trimmed(),
                           .icon = icon(Icon::Search),
                           .run = [this, text] { goToWish(text); }});
    }
    QStringView digits = QStringView(text).trimmed();
    if (digits.startsWith(u's', Qt::CaseInsensitive))
        digits = digits.mid(1).trimmed();
    for (const Section section : sectionsBeginning(store->view()->sections(), digits, kSectionsOffered)) {
        const SectionInfo* const info = store->view()->section(section);
        entries.push_back(
            {.title = tr("Section %1").arg(formatCount(section.value)),
             .group = info != nullptr ? tr("Records: %1").arg(formatCount(info->records)) : QString(),
             .icon = icon(Icon::Sections),
             .run = [this, section] { m_desk.goTo(Page::Sections, section); }});
    }
    return entries;
}

} // namespace cryo::ui
