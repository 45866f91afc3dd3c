// SPDX-License-Identifier: GPL-3.0-or-later
// The main window's parts and how they hear of each other.
#include "ui/main_window/main_window.h"

#include "ui/main_window/dock.h"
#include "ui/main_window/go_to_field.h"
#include "ui/main_window/side_switch.h"
#include "ui/main_window/status_line.h"
#include "ui/metrics/check_sampler.h"
#include "ui/panels/buckets/buckets_page.h"
#include "ui/panels/collisions/collisions_page.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/findings/findings_panel.h"
#include "ui/panels/gaps/gaps_page.h"
#include "ui/panels/hex/hex_panel.h"
#include "ui/panels/history/history_panel.h"
#include "ui/panels/jobs/jobs_panel.h"
#include "ui/panels/log/log_panel.h"
#include "ui/panels/metrics/metrics_page.h"
#include "ui/panels/open/open_dialog.h"
#include "ui/panels/overview/overview_page.h"
#include "ui/panels/overview/overview_strip.h"
#include "ui/panels/pending/pending_panel.h"
#include "ui/panels/records/records_page.h"
#include "ui/panels/search/search_page.h"
#include "ui/panels/sections/sections_page.h"
#include "ui/panels/simulate/simulate_panel.h"
#include "ui/panels/stores/stores_panel.h"
#include "ui/panels/structure/structure_panel.h"
#include "ui/panels/summary/summary_panel.h"
#include "ui/panels/welcome/welcome_page.h"
#include "ui/session/pending_plan.h"
#include "ui/text/language.h"
#include "ui/text/live_use_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/message_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QChildEvent>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr QSize kFirstSize{1440, 900};

Page pageAt(int tab)
{
    return Page(tab);
}

} // namespace

MainWindow::MainWindow(Settings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_actions(this)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    m_inspection = new Inspection(m_desk, this);
    m_metrics = new MetricHistory(this);
    m_sampler = new CheckSampler(m_desk, *m_metrics, this);
    makePages();
    makeDocks();
    makeMenus();
    makeToolBar();
    m_status = new StatusLine(m_desk, this);
    setStatusBar(m_status);
    connect(m_status, &StatusLine::jobsWanted, this, [this] { m_jobsDock->bringUp(); });
    connectActions();
    connectDesk();
    connectRepair();
    m_shortcuts = new Shortcuts(m_settings, actions(), this);
    connect(m_shortcuts, &Shortcuts::changed, this, &MainWindow::showShortcuts);
    m_palette = new CommandPalette(this);
    connect(m_palette, &CommandPalette::used, this,
            [this](const QString& id) { m_settings.addRecentCommand(id); });
    qApp->installEventFilter(this);
    resize(kFirstSize);
    retranslate();
    refreshActions();
    m_layout = layoutNamed(m_settings.layout());
    markLayout();
    arrangeDocks();
    if (!m_settings.windowGeometry().isEmpty()) {
        restoreGeometry(m_settings.windowGeometry());
        // Panels are shown with the first store; hidden ones would forget their sizes till then.
        m_stateToCome = m_settings.windowState();
    }
}

MainWindow::~MainWindow()
{
    // Stores, panels and actions go after the members that their last signals would reach: a tool bar that is
    // taken apart repaints its widgets, an undo stack that is emptied tells of it.
    const QList<QObject*> children = findChildren<QObject*>();
    for (QObject* const child : children)
        child->disconnect(this);
    m_desk.workspace().disconnect(this);
    m_desk.workspace().workers().jobs().disconnect(this);
    if (m_plan) {
        m_plan->disconnect(this);
        m_plan->edits().disconnect(this);
    }
}

void MainWindow::makePages()
{
    m_stack = new QStackedWidget(this);
    m_welcome = new WelcomePage(m_stack);
    auto* const open = new QWidget(m_stack);
    auto* const column = new QVBoxLayout(open);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new OverviewStrip(m_desk, open);
    m_pages = new QTabWidget(open);
    m_pages->setDocumentMode(true);
    auto* const overview = new OverviewPage(m_desk);
    auto* const gaps = new GapsPage(m_desk);
    m_gaps = gaps;
    m_buckets = new BucketsPage(m_desk);
    auto* const metrics = new MetricsPage(m_desk, *m_metrics);
    metrics->setKeepDays(m_settings.metricDays());
    m_metrics->setRetention({.days = m_settings.metricDays()});
    connect(metrics, &MetricsPage::keepDaysChosen, this, [this](int days) {
        m_settings.setMetricDays(days);
        m_metrics->setRetention({.days = days});
    });
    m_pageWidgets = {overview,
                     new SectionsPage(m_desk),
                     new RecordsPage(m_desk),
                     m_buckets,
                     gaps,
                     new CollisionsPage(m_desk),
                     metrics,
                     new ComparePage(m_desk),
                     new SearchPage(m_desk)};
    for (QWidget* const page : m_pageWidgets)
        m_pages->addTab(page, QString());
    m_strip->linkTo(gaps->strip());
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(open);

    auto* const centre = new QWidget(this);
    auto* const outer = new QVBoxLayout(centre);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_messages = new MessageArea(centre);
    outer->addWidget(m_messages);
    outer->addWidget(m_stack, 1);
    setCentralWidget(centre);

    connect(m_pages, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab >= 0 && !m_isRaising && m_desk.store() != nullptr)
            m_desk.goTo(pageAt(tab), m_desk.target());
    });
    connect(overview, &OverviewPage::parametersWanted, this, &MainWindow::showParameters);
    connect(overview, &OverviewPage::findingsWanted, this, [this] { m_findingsDock->bringUp(); });
    connect(gaps, &GapsPage::countChanged, this, &MainWindow::refreshTabs);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::chooseFolder);
    connect(m_welcome, &WelcomePage::rootWanted, this, [this](const QString& root) { openRoot(root); });
}

Dock* MainWindow::addDock(const QString& name, QWidget* panel, Qt::DockWidgetArea area)
{
    auto* const dock = new Dock(name, panel, this);
    addDockWidget(area, dock);
    m_docks.push_back(dock);
    const auto refresh = [this] {
        for (Dock* const one : m_docks)
            one->refreshTitle();
    };
    // Which docks share a place is known when the layout has settled.
    const auto later = [this, refresh] { QMetaObject::invokeMethod(this, refresh, Qt::QueuedConnection); };
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::visibilityChanged, this, later);
    return dock;
}

void MainWindow::makeDocks()
{
    m_findings = new FindingsPanel(m_desk);
    m_log = new LogPanel(m_desk);
    m_hex = new HexPanel(m_desk, *m_inspection);
    addDock(u"storesDock"_s, new StoresPanel(m_desk), Qt::LeftDockWidgetArea);
    addDock(u"summaryDock"_s, new SummaryPanel(m_desk), Qt::LeftDockWidgetArea);
    m_findingsDock = addDock(u"findingsDock"_s, m_findings, Qt::BottomDockWidgetArea);
    m_jobsDock = addDock(u"jobsDock"_s, new JobsPanel(m_desk), Qt::BottomDockWidgetArea);
    addDock(u"logDock"_s, m_log, Qt::BottomDockWidgetArea);
    m_hexDock = addDock(u"hexDock"_s, m_hex, Qt::BottomDockWidgetArea);
    m_structure = new StructurePanel(m_desk, *m_inspection);
    addDock(u"structureDock"_s, m_structure, Qt::RightDockWidgetArea);
    m_simulate = new SimulatePanel(m_desk);
    m_simulateDock = addDock(u"simulateDock"_s, m_simulate, Qt::BottomDockWidgetArea);
    connect(m_simulate, &SimulatePanel::shownChanged, this, &MainWindow::tellShown);
    connect(m_simulate, &SimulatePanel::bytesWanted, m_hexDock, &Dock::bringUp);
    m_pending = new PendingPanel(m_desk);
    m_pendingDock = addDock(u"pendingDock"_s, m_pending, Qt::BottomDockWidgetArea);
    m_history = new HistoryPanel(m_desk);
    m_historyDock = addDock(u"historyDock"_s, m_history, Qt::BottomDockWidgetArea);
    connect(m_pending, &PendingPanel::countChanged, this, &MainWindow::refreshTabs);
    connect(m_findings, &FindingsPanel::countChanged, this, &MainWindow::refreshTabs);
    connect(m_findings, &FindingsPanel::bytesWanted, m_hexDock, &Dock::bringUp);
    connect(m_hex, &HexPanel::fileChanged, this, [this] { m_hexDock->setNote(m_hex->fileText()); });
}

/// Qt makes bars of tabs where docks share a place.
void MainWindow::nameTabBars()
{
    for (QTabBar* const tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        tabs->setAccessibleName(tr("Panels"));
}

void MainWindow::makeMenus()
{
    const auto add = [this](QMenu* menu, std::initializer_list<Act> acts) {
        for (const Act act : acts)
            menu->addAction(m_actions[act]);
    };
    for (int i = 0; i < 8; ++i)
        m_menus.push_back(menuBar()->addMenu(QString()));
    enum : std::size_t { File, Edit, View, Go, Analyse, Store, Repair, Help };
    m_recentMenu = new QMenu(this);
    add(m_menus[File], {Act::Open});
    m_menus[File]->addMenu(m_recentMenu);
    add(m_menus[File], {Act::Close});
    m_menus[File]->addSeparator();
    add(m_menus[File], {Act::Quit});
    add(m_menus[Edit], {Act::Undo, Act::Redo});
    m_menus[Edit]->addSeparator();
    add(m_menus[Edit], {Act::Copy, Act::SelectAll});
    m_menus[Edit]->addSeparator();
    add(m_menus[Edit], {Act::EditField, Act::EditBytes});
    fillViewMenu(m_menus[View]);
    add(m_menus[Go], {Act::Back, Act::Forward});
    m_menus[Go]->addSeparator();
    add(m_menus[Go], {Act::GoTo, Act::Palette});
    m_menus[Go]->addSeparator();
    add(m_menus[Go], {Act::NextGap, Act::PreviousGap, Act::NextFinding, Act::PreviousFinding});
    m_menus[Go]->addSeparator();
    add(m_menus[Go], {Act::NextPage, Act::PreviousPage});
    add(m_menus[Analyse], {Act::CheckQuick, Act::CheckRecords, Act::CheckValues});
    m_menus[Analyse]->addSeparator();
    add(m_menus[Analyse], {Act::SimulateOpening});
    m_menus[Analyse]->addSeparator();
    add(m_menus[Analyse], {Act::Cancel});
    add(m_menus[Store], {Act::Parameters, Act::ReadAgain});
    m_menus[Store]->addSeparator();
    add(m_menus[Store], {Act::CheckpointOf, Act::Prune, Act::Resize, Act::Tighten});
    add(m_menus[Repair], {Act::Propose, Act::ProposeAll});
    m_menus[Repair]->addSeparator();
    add(m_menus[Repair], {Act::Editing, Act::Apply});
    m_menus[Repair]->addSeparator();
    add(m_menus[Repair], {Act::OpenPlan, Act::SavePlan, Act::CopyCommand, Act::DiscardPlan});
    add(m_menus[Help], {Act::Manual, Act::Keys, Act::WhatsThis});
    m_menus[Help]->addSeparator();
    add(m_menus[Help], {Act::About});
    m_actions[Act::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Act::About]->setMenuRole(QAction::AboutRole);
}

void MainWindow::fillViewMenu(QMenu* menu)
{
    m_panelsMenu = new QMenu(this);
    menu->addMenu(m_panelsMenu);
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        Dock* const dock = m_docks[i];
        m_panelsMenu->addAction(dock->toggleViewAction());
        auto* const bringUp = new QAction(this);
        bringUp->setObjectName(u"Panel_"_s + dock->objectName());
        // The tenth is Alt+0.
        bringUp->setShortcut(QKeySequence(Qt::ALT | Qt::Key(int(Qt::Key_0) + int((i + 1) % 10))));
        connect(bringUp, &QAction::triggered, dock, &Dock::bringUp);
        addAction(bringUp);
        m_bringUp.push_back(bringUp);
    }
    makeLayoutMenu(menu);
    menu->addSeparator();
    for (const Act act : {Act::ShowBefore, Act::ShowAfter, Act::ShowDifference})
        menu->addAction(m_actions[act]);
    menu->addSeparator();
    for (const Act act : {Act::TextLarger, Act::TextSmaller, Act::TextNormal})
        menu->addAction(m_actions[act]);
    menu->addSeparator();
    m_themeMenu = new QMenu(this);
    auto* const themes = new QActionGroup(this);
    for (const Act act : {Act::ThemeLight, Act::ThemeDark, Act::ThemeSystem}) {
        m_actions[act]->setCheckable(true);
        themes->addAction(m_actions[act]);
        m_themeMenu->addAction(m_actions[act]);
    }
    menu->addMenu(m_themeMenu);
    m_languageMenu = new QMenu(this);
    auto* const chosen = new QActionGroup(this);
    for (const Language& language : languages()) {
        QAction* const action = m_languageMenu->addAction(language.name);
        action->setCheckable(true);
        action->setData(language.code);
        chosen->addAction(action);
        connect(action, &QAction::triggered, this, [this, code = language.code] {
            m_settings.setLanguage(code);
            setLanguage(code);
        });
    }
    menu->addMenu(m_languageMenu);
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setIconSize({16, 16});
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_openButton = new QToolButton(m_toolBar);
    m_openButton->setIcon(icon(Icon::Open));
    m_openButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_openButton->setPopupMode(QToolButton::MenuButtonPopup);
    m_openButton->setMenu(m_recentMenu);
    connect(m_openButton, &QToolButton::clicked, this, &MainWindow::chooseFolder);
    m_checkButton = new QToolButton(m_toolBar);
    m_checkButton->setIcon(icon(Icon::Check));
    m_checkButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_checkButton->setPopupMode(QToolButton::MenuButtonPopup);
    auto* const checks = new QMenu(m_checkButton);
    for (const Act act : {Act::CheckQuick, Act::CheckRecords, Act::CheckValues})
        checks->addAction(m_actions[act]);
    m_checkButton->setMenu(checks);
    connect(m_checkButton, &QToolButton::clicked, m_actions[Act::CheckRecords], &QAction::trigger);
    m_goTo = new GoToField(m_toolBar);
    connect(m_goTo, &GoToField::asked, this, &MainWindow::goToWish);

    m_toolBar->addWidget(m_openButton);
    m_toolBar->addSeparator();
    for (const Act act : {Act::Back, Act::Forward}) {
        m_toolBar->addAction(m_actions[act]);
        if (auto* const button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions[act])))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_toolBar->addSeparator();
    m_toolBar->addWidget(m_checkButton);
    m_toolBar->addAction(m_actions[Act::ReadAgain]);
    m_toolBar->addAction(m_actions[Act::Parameters]);
    m_sides = new SideSwitch(m_desk, m_toolBar);
    m_sidesAction = m_toolBar->addWidget(m_sides);
    connect(m_sides, &SideSwitch::changed, this, &MainWindow::refreshActions);
    auto* const gap = new QWidget(m_toolBar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(gap);
    m_toolBar->addWidget(m_goTo);
    // A tool bar's buttons can be reached by Tab here; Qt's own one for what has no room only where it is
    // shown.
    for (QToolButton* const button :
         m_toolBar->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!button->objectName().startsWith("qt_"_L1))
            button->setFocusPolicy(Qt::TabFocus);
    }
}

void MainWindow::connectActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Open, &MainWindow::chooseFolder);
    on(Act::ClearRecent, [this] {
        m_settings.clearRecentRoots();
        refreshRecent();
    });
    on(Act::Close, [this] { whenNothingIsPending([this] { m_desk.workspace().close(); }); });
    on(Act::Quit, &QWidget::close);
    on(Act::Copy, &MainWindow::copyFocused);
    on(Act::SelectAll, &MainWindow::selectAllFocused);
    on(Act::TextLarger, [] { Theme::instance().stepTextZoom(1); });
    on(Act::TextSmaller, [] { Theme::instance().stepTextZoom(-1); });
    on(Act::TextNormal, [] { Theme::instance().stepTextZoom(0); });
    on(Act::ThemeLight, [this] { setTheme(u"light"_s); });
    on(Act::ThemeDark, [this] { setTheme(u"dark"_s); });
    on(Act::ThemeSystem, [this] { setTheme(u"system"_s); });
    on(Act::LayoutBrowse, [this] { setDockLayout(Layout::Browse); });
    on(Act::LayoutTriage, [this] { setDockLayout(Layout::Triage); });
    on(Act::LayoutAnalyse, [this] { setDockLayout(Layout::Analyse); });
    on(Act::ResetLayout, &MainWindow::resetLayout);
    on(Act::Palette, &MainWindow::openPalette);
    on(Act::ShowBefore, [this] { showSide(Side::Before); });
    on(Act::ShowAfter, [this] { showSide(Side::After); });
    on(Act::ShowDifference, [this] { showSide(Side::Difference); });
    on(Act::Back, [this] { m_desk.back(); });
    on(Act::Forward, [this] { m_desk.forward(); });
    on(Act::GoTo, [this] {
        m_goTo->setFocus(Qt::ShortcutFocusReason);
        m_goTo->selectAll();
    });
    on(Act::NextGap, [this] { m_gaps->step(1); });
    on(Act::PreviousGap, [this] { m_gaps->step(-1); });
    on(Act::NextFinding, [this] { stepFinding(1); });
    on(Act::PreviousFinding, [this] { stepFinding(-1); });
    on(Act::NextPage, [this] { stepPage(1); });
    on(Act::PreviousPage, [this] { stepPage(-1); });
    const auto check = [this](CheckLevel level) {
        if (m_desk.store() != nullptr)
            m_desk.store()->check(level);
    };
    on(Act::CheckQuick, [check] { check(CheckLevel::Quick); });
    on(Act::CheckRecords, [check] { check(CheckLevel::Structure); });
    on(Act::CheckValues, [check] { check(CheckLevel::Deep); });
    on(Act::SimulateOpening, [this] {
        m_simulateDock->bringUp();
        m_simulate->start();
    });
    on(Act::Cancel, [this] { m_desk.workspace().workers().jobs().cancelAll(); });
    on(Act::Parameters, &MainWindow::showParameters);
    on(Act::ReadAgain, [this] {
        if (m_desk.store() != nullptr)
            m_desk.store()->open();
    });
    on(Act::WhatsThis, [] { QWhatsThis::enterWhatsThisMode(); });
    on(Act::Manual, &MainWindow::openManual);
    on(Act::Keys, &MainWindow::showKeys);
    on(Act::About, &MainWindow::about);
    connect(&Theme::instance(), &Theme::textZoomChanged, this,
            [this](double factor) { m_settings.setTextZoom(factor); });
}

void MainWindow::connectDesk()
{
    Workspace& workspace = m_desk.workspace();
    connect(&workspace, &Workspace::detected, this, &MainWindow::storesFound);
    connect(&workspace, &Workspace::detectionFailed, this, [this](const QString& sentence) {
        m_messages->show(u"open"_s, Tone::Error,
                         tr("The folder could not be opened: %1").arg(sentence.toHtmlEscaped()));
        m_welcome->setLooking({});
        Q_EMIT opened(false);
    });
    connect(&workspace, &Workspace::currentChanged, this, [this] {
        const bool isOpen = m_desk.store() != nullptr || m_desk.workspace().isReleased();
        m_stack->setCurrentIndex(isOpen ? 1 : 0);
        showDocks(isOpen);
        refreshTabs();
        refreshTitle();
        refreshActions();
    });
    connect(m_messages, &MessageArea::linkActivated, this, [this](const QString& id) {
        if (id == u"shown"_s)
            m_simulate->showBefore();
    });
    connect(&workspace, &Workspace::liveUseChanged, this, &MainWindow::tellUse);
    connect(&workspace.workers().jobs(), &JobList::added, this, &MainWindow::refreshActions);
    connect(&workspace.workers().jobs(), &JobList::finished, this, &MainWindow::refreshActions);
    connect(&m_desk.navigation(), &Navigation::changed, this, &MainWindow::refreshActions);
    connect(&m_desk, &Desk::went, this, &MainWindow::placeWent);
    m_keySearch = std::make_unique<JobTracker>(workspace.workers().jobs(), this);
    m_stack->setCurrentIndex(0);
}

void MainWindow::tellUse()
{
    const LiveUse* const use = m_desk.workspace().liveUse().get();
    const QString sentence = use != nullptr ? liveUseSentence(*use) : QString();
    if (sentence.isEmpty())
        m_messages->remove(u"use"_s);
    else
        m_messages->show(u"use"_s, Tone::Warning, sentence);
}

/// The views may show a state of the store that is in no file: that must not be overlooked.
void MainWindow::tellShown(const QString& sentence)
{
    if (sentence.isEmpty())
        m_messages->remove(u"shown"_s);
    else
        m_messages->show(u"shown"_s, Tone::Warning, sentence.toHtmlEscaped(), tr("Show it as it is"))
            ->setClosable(false);
}

void MainWindow::showSide(Side side)
{
    if (m_desk.store() != nullptr)
        m_desk.store()->show(side);
}

void MainWindow::showDocks(bool isOpen)
{
    // Panels about stores say nothing without one. Those that the user closed stay closed.
    if (isOpen == m_hasDocks)
        return;
    m_hasDocks = isOpen;
    if (isOpen && !m_stateToCome.isEmpty()) {
        if (!restoreState(std::exchange(m_stateToCome, {}), kLayoutVersion))
            arrangeDocks();
        m_hasSizedDocks = true;
    } else if (isOpen) {
        for (Dock* const dock : m_docks)
            dock->setVisible(std::find(m_closedDocks.begin(), m_closedDocks.end(), dock) ==
                             m_closedDocks.end());
        // Hidden docks have no sizes to keep: the first time they are shown they get the usual ones.
        if (!m_hasSizedDocks)
            QMetaObject::invokeMethod(this, &MainWindow::sizeDocks, Qt::QueuedConnection);
        m_hasSizedDocks = true;
    } else {
        m_closedDocks.clear();
        for (Dock* const dock : m_docks) {
            if (dock->isHidden())
                m_closedDocks.push_back(dock);
            dock->hide();
        }
    }
}

Page MainWindow::currentPage() const
{
    return pageAt(std::max(0, m_pages->currentIndex()));
}

void MainWindow::raisePage(Page page)
{
    m_isRaising = true;
    m_pages->setCurrentIndex(int(page));
    m_isRaising = false;
}

void MainWindow::placeWent(const Location& location)
{
    if (!location.store.isEmpty() && m_pages->isTabVisible(int(location.page)))
        raisePage(location.page);
    m_messages->remove(u"goTo"_s);
}

void MainWindow::stepPage(int by)
{
    const int count = m_pages->count();
    for (int step = 1; step < count; ++step) {
        const int tab = ((m_pages->currentIndex() + by * step) % count + count) % count;
        if (m_pages->isTabVisible(tab)) {
            m_pages->setCurrentIndex(tab);
            return;
        }
    }
}

void MainWindow::stepFinding(int by)
{
    if (m_desk.store() == nullptr)
        return;
    m_findingsDock->show();
    m_findingsDock->raise();
    m_findings->step(by);
}

void MainWindow::refreshTabs()
{
    const StoreSession* const store = m_desk.store();
    const bool isArchive = store != nullptr && store->kind() == StoreKind::Archive;
    m_isRaising = true;
    m_pages->setTabVisible(int(Page::Gaps), isArchive);
    m_pages->setTabVisible(int(Page::Buckets), !isArchive);
    m_isRaising = false;
    const QString titles[] = {tr("Overview"),   tr("Sections"), tr("Records"), tr("Buckets"), tr("Gaps"),
                              tr("Collisions"), tr("Metrics"),  tr("Compare"), tr("Search")};
    for (int tab = 0; tab < kPageCount; ++tab)
        m_pages->setTabText(tab, titles[tab]);
    if (isArchive && store->archive())
        m_pages->setTabText(int(Page::Gaps), tr("Gaps  %1").arg(formatCount(quint64(m_gaps->gapCount()))));
    const int findings = m_findings->count();
    m_findingsDock->setTitle(findings > 0 ? tr("Findings  %1").arg(formatCount(quint64(findings)))
                                          : tr("Findings"));
    const int pending = m_pending->count();
    m_pendingDock->setTitle(pending > 0 ? tr("Pending  %1").arg(formatCount(quint64(pending)))
                                        : tr("Pending"));
}

/// Where shortcuts are written beside the menus.
void MainWindow::showShortcuts()
{
    m_actions.refreshTips();
    m_openButton->setToolTip(m_actions[Act::Open]->toolTip());
    m_checkButton->setToolTip(m_actions[Act::CheckRecords]->toolTip());
    m_goTo->setKeys(m_actions[Act::GoTo]->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::refreshTitle()
{
    const StoreSession* const store = m_desk.store();
    setWindowTitle(store != nullptr ? tr("%1 — Cryoscope").arg(store->name()) : tr("Cryoscope"));
}

void MainWindow::refreshActions()
{
    const bool isOpen = m_desk.store() != nullptr;
    const bool isArchive = isOpen && m_desk.store()->kind() == StoreKind::Archive;
    m_actions[Act::Close]->setEnabled(isOpen);
    m_actions[Act::Back]->setEnabled(m_desk.navigation().canGoBack());
    m_actions[Act::Forward]->setEnabled(m_desk.navigation().canGoForward());
    for (const Act act : {Act::GoTo, Act::NextFinding, Act::PreviousFinding, Act::NextPage, Act::PreviousPage,
                          Act::CheckQuick, Act::CheckRecords, Act::CheckValues, Act::SimulateOpening,
                          Act::Parameters, Act::ReadAgain})
        m_actions[act]->setEnabled(isOpen);
    for (const Act act : {Act::NextGap, Act::PreviousGap})
        m_actions[act]->setEnabled(isArchive);
    m_actions[Act::Cancel]->setEnabled(m_desk.workspace().workers().jobs().activeCount() > 0);
    refreshRepair();
    m_sidesAction->setVisible(m_sides->hasChoice());
    for (const Act act : {Act::ShowBefore, Act::ShowAfter, Act::ShowDifference})
        m_actions[act]->setEnabled(m_sides->hasChoice());
    m_checkButton->setEnabled(isOpen);
    m_goTo->setEnabled(isOpen);
}

void MainWindow::refreshRecent()
{
    m_recentMenu->clear();
    const QStringList roots = m_settings.recentRoots();
    for (const QString& root : roots)
        m_recentMenu->addAction(escapedText(root), this, [this, root] { openRoot(root); });
    if (!roots.isEmpty())
        m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_actions[Act::ClearRecent]);
    m_actions[Act::ClearRecent]->setEnabled(!roots.isEmpty());
    m_welcome->setRecent(roots);
}

void MainWindow::chooseFolder()
{
    const QStringList recent = m_settings.recentRoots();
    const QString start = recent.isEmpty() ? QDir::homePath() : recent.front();
    const QString root = QFileDialog::getExistingDirectory(this, tr("Open a folder with stores"), start,
                                                           QFileDialog::ShowDirsOnly | QFileDialog::ReadOnly);
    if (!root.isEmpty())
        openRoot(root);
}

void MainWindow::openRoot(const QString& root, const QString& storeName, bool isQuiet)
{
    const QString absolute = QDir(root).absolutePath();
    m_wantedStore = storeName.toStdString();
    m_isQuiet = isQuiet;
    m_messages->remove(u"open"_s);
    m_welcome->setLooking(escapedText(absolute));
    m_desk.workspace().look(std::filesystem::path(QDir::toNativeSeparators(absolute).toStdString()));
}

void MainWindow::storesFound()
{
    Workspace& workspace = m_desk.workspace();
    m_welcome->setLooking({});
    const std::shared_ptr<const Detection>& detection = workspace.detection();
    if (detection->stores.empty()) {
        m_messages->show(u"open"_s, Tone::Warning,
                         tr("No store was found in %1.").arg(workspace.rootText().toHtmlEscaped()));
        workspace.openDetected();
        Q_EMIT opened(false);
        return;
    }
    const bool isQuiet = m_isQuiet || std::exchange(m_isReopening, false);
    if (!isQuiet) {
        m_settings.addRecentRoot(QString::fromStdString(workspace.root().string()));
        refreshRecent();
    }
    if (!isQuiet && OpenDialog::isNeeded(*detection, workspace.overrides())) {
        showParameters();
        return;
    }
    workspace.openDetected(m_wantedStore);
    Q_EMIT opened(true);
}

void MainWindow::showParameters()
{
    Workspace& workspace = m_desk.workspace();
    if (!workspace.detection() || workspace.detection()->stores.empty())
        return;
    const std::string current = m_desk.store() != nullptr ? m_desk.store()->rawName() : m_wantedStore;
    auto* const dialog = new OpenDialog(workspace.rootText(), workspace.detection(), workspace.overrides(),
                                        workspace.liveUse().get(), current, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenDialog::browseWanted, this, &MainWindow::chooseFolder);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_desk.workspace().setOverrides(dialog->overrides());
        m_desk.workspace().openDetected(dialog->selectedStore());
        Q_EMIT opened(true);
    });
    dialog->open();
}

/// While the window is not the active one, the part that had the keyboard last.
QWidget* MainWindow::focusedPart() const
{
    QWidget* const focused = QApplication::focusWidget();
    return focused != nullptr ? focused : focusWidget();
}

void MainWindow::copyFocused()
{
    QWidget* const focused = focusedPart();
    if (focused == nullptr)
        return;
    // Every view has its own way of copying, behind the same keys.
    const QKeySequence keys(QKeySequence::Copy);
    QKeyEvent press(QEvent::KeyPress, keys[0].key(), keys[0].keyboardModifiers());
    QApplication::sendEvent(focused, &press);
}

void MainWindow::selectAllFocused()
{
    QWidget* const focused = focusedPart();
    if (focused == nullptr)
        return;
    const QKeySequence keys(QKeySequence::SelectAll);
    QKeyEvent press(QEvent::KeyPress, keys[0].key(), keys[0].keyboardModifiers());
    QApplication::sendEvent(focused, &press);
}

void MainWindow::setTheme(const QString& name)
{
    m_settings.setTheme(name);
    Theme::instance().apply(name == u"light"_s  ? Theme::Setting::Light
                            : name == u"dark"_s ? Theme::Setting::Dark
                                                : Theme::Setting::System);
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    const QString menus[] = {tr("&File"),    tr("&Edit"),  tr("&View"),   tr("&Go"),
                             tr("&Analyse"), tr("&Store"), tr("&Repair"), tr("&Help")};
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(menus[i]);
    m_recentMenu->setTitle(tr("Open &recent"));
    m_panelsMenu->setTitle(tr("&Panels"));
    m_layoutMenu->setTitle(tr("La&yout"));
    m_themeMenu->setTitle(tr("L&ight or dark"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    const QString docks[] = {tr("Stores"), tr("Summary"),   tr("Findings"),   tr("Jobs"),    tr("Log"),
                             tr("Hex"),    tr("Structure"), tr("Simulation"), tr("Pending"), tr("History")};
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setTitle(docks[i]);
        m_bringUp[i]->setText(tr("Panel %1").arg(docks[i]));
        m_docks[i]->toggleViewAction()->setToolTip(tr("Show or hide the panel %1").arg(docks[i]));
    }
    nameTabBars();
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->tabBar()->setAccessibleName(tr("Pages"));
    m_toolBar->setWindowTitle(tr("Tools"));
    m_toolBar->setAccessibleName(tr("Tools"));
    m_openButton->setText(tr("Open"));
    m_openButton->setAccessibleName(tr("Open a folder"));
    m_openButton->setWhatsThis(m_actions[Act::Open]->whatsThis());
    m_checkButton->setText(tr("Check"));
    m_checkButton->setAccessibleName(tr("Check every record"));
    m_checkButton->setWhatsThis(m_actions[Act::CheckRecords]->whatsThis());
    showShortcuts();
    m_actions[Act::ReadAgain]->setIconText(tr("Read again"));
    m_actions[Act::Parameters]->setIconText(tr("Parameters"));
    for (QAction* const action : m_languageMenu->actions())
        action->setChecked(action->data().toString() == currentLanguage());
    const QString theme = m_settings.theme();
    m_actions[theme == u"light"_s  ? Act::ThemeLight
              : theme == u"dark"_s ? Act::ThemeDark
                                   : Act::ThemeSystem]
        ->setChecked(true);
    refreshRecent();
    refreshTabs();
    refreshTitle();
    tellUse();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    if (event->type() == QEvent::ChildPolished && qobject_cast<QTabBar*>(event->child()) != nullptr)
        nameTabBars();
}

/// A field for text would take some shortcuts as editing keys of its own: Ctrl+K cuts the rest of a line
/// there.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const press = static_cast<const QKeyEvent*>(event);
        if (m_actions[Act::Palette]->shortcuts().contains(QKeySequence(press->keyCombination()))) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (pendingOperations() > 0 && !m_mayClose) {
        event->ignore();
        whenNothingIsPending([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    if (!m_isQuiet && m_desk.store() != nullptr)
        m_settings.setWindow(saveGeometry(), saveState(kLayoutVersion));
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return;
    event->acceptProposedAction();
    openRoot(urls.front().toLocalFile());
}

} // namespace cryo::ui
