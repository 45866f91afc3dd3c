// SPDX-License-Identifier: GPL-3.0-or-later
// The arrangements of the main window's docks: Browse, Triage, Analyse. Each is kept as the user left it.
#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/fonts.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

QString layoutName(MainWindow::Layout layout)
{
    using enum MainWindow::Layout;
    return layout == Triage ? u"triage"_s : layout == Analyse ? u"analyse"_s : u"browse"_s;
}

} // namespace

MainWindow::Layout MainWindow::layoutNamed(const QString& name)
{
    for (const Layout layout : {Layout::Triage, Layout::Analyse}) {
        if (layoutName(layout) == name)
            return layout;
    }
    return Layout::Browse;
}

void MainWindow::makeLayoutMenu(QMenu* menu)
{
    m_layoutMenu = menu->addMenu(QString());
    auto* const choice = new QActionGroup(this);
    for (const Act act : {Act::LayoutBrowse, Act::LayoutTriage, Act::LayoutAnalyse}) {
        m_actions[act]->setCheckable(true);
        choice->addAction(m_actions[act]);
        m_layoutMenu->addAction(m_actions[act]);
    }
    m_layoutMenu->addSeparator();
    m_layoutMenu->addAction(m_actions[Act::ResetLayout]);
}

void MainWindow::markLayout()
{
    m_actions[m_layout == Layout::Triage    ? Act::LayoutTriage
              : m_layout == Layout::Analyse ? Act::LayoutAnalyse
                                            : Act::LayoutBrowse]
        ->setChecked(true);
}

void MainWindow::setDockLayout(Layout layout)
{
    // Without a store all panels are hidden: there is nothing to keep.
    if (m_hasDocks)
        m_settings.setLayoutState(layoutName(m_layout), saveState(kLayoutVersion));
    if (layout == m_layout) {
        markLayout();
        return;
    }
    m_layout = layout;
    m_settings.setLayout(layoutName(layout));
    markLayout();
    const QByteArray state = m_settings.layoutState(layoutName(layout));
    if (!m_hasDocks) {
        arrangeDocks();
        m_stateToCome = state;
    } else if (state.isEmpty() || !restoreState(state, kLayoutVersion)) {
        arrangeDocks();
    }
    for (Dock* const one : m_docks)
        one->refreshTitle();
    nameTabBars();
}

void MainWindow::resetLayout()
{
    m_settings.setLayoutState(layoutName(m_layout), {});
    m_stateToCome.clear();
    arrangeDocks();
}

Dock* MainWindow::dockNamed(const char* name) const
{
    const auto found = std::ranges::find_if(
        m_docks, [&](const Dock* one) { return one->objectName() == QLatin1StringView(name); });
    return *found;
}

bool MainWindow::isInLayout(const Dock* one) const
{
    const QString name = one->objectName();
    if (m_layout == Layout::Triage)
        return name != u"summaryDock"_s;
    if (m_layout == Layout::Analyse)
        return name == u"storesDock"_s || name == u"summaryDock"_s;
    return true;
}

void MainWindow::arrangeDocks()
{
    for (Dock* const one : m_docks) {
        one->setFloating(false);
        removeDockWidget(one);
    }
    Dock* const findings = dockNamed("findingsDock");
    Dock* const hex = dockNamed("hexDock");
    addDockWidget(Qt::LeftDockWidgetArea, dockNamed("storesDock"));
    addDockWidget(Qt::LeftDockWidgetArea, dockNamed("summaryDock"));
    addDockWidget(Qt::BottomDockWidgetArea, findings);
    if (m_layout == Layout::Triage)
        splitDockWidget(findings, hex, Qt::Horizontal);
    for (const char* const name :
         {"pendingDock", "historyDock", "jobsDock", "logDock", "hexDock", "simulateDock"}) {
        if (m_layout != Layout::Triage || dockNamed(name) != hex)
            tabifyDockWidget(findings, dockNamed(name));
    }
    addDockWidget(Qt::RightDockWidgetArea, dockNamed("structureDock"));
    m_closedDocks.clear();
    for (Dock* const one : m_docks) {
        one->setFloating(false);
        one->setVisible(m_hasDocks && isInLayout(one));
        if (!isInLayout(one))
            m_closedDocks.push_back(one);
    }
    findings->raise();
    for (Dock* const one : m_docks)
        one->refreshTitle();
    nameTabBars();
    sizeDocks();
}

void MainWindow::sizeDocks()
{
    Dock* const stores = dockNamed("storesDock");
    Dock* const findings = dockNamed("findingsDock");
    const int digit = digitWidth(font());
    const int row = rowHeight(font());
    resizeDocks({stores, dockNamed("structureDock")}, {33 * digit, 36 * digit}, Qt::Horizontal);
    resizeDocks({stores, dockNamed("summaryDock")}, {14 * row, 17 * row}, Qt::Vertical);
    if (m_layout == Layout::Triage) {
        resizeDocks({findings}, {16 * row}, Qt::Vertical);
        resizeDocks({findings, dockNamed("hexDock")}, {110 * digit, 80 * digit}, Qt::Horizontal);
    } else {
        resizeDocks({findings}, {10 * row}, Qt::Vertical);
    }
}

} // namespace cryo::ui
