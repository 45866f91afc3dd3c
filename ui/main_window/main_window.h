// SPDX-License-Identifier: GPL-3.0-or-later
// The main window: menus, tool bar, docks, pages, messages. It wires; what is shown is made by the panels.
//
// Nothing here reads a file or changes one but the settings. Thread rule: GUI thread.
#pragma once

#include "core/inspect/item_stream.h"
#include "ui/main_window/actions.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/shortcuts.h"
#include "ui/panels/maintenance/maintenance_dialog.h"
#include "ui/session/desk.h"
#include "ui/session/inspection.h"
#include "ui/session/settings.h"

#include <QMainWindow>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <set>
#include <vector>

class QAction;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolBar;
class QToolButton;

namespace cryo::ui {

class BucketsPage;
class CheckSampler;
class Dock;
class FindingsPanel;
class GapsPage;
class GoToField;
class LogPanel;
class MessageArea;
class MetricHistory;
class OverviewStrip;
class SimulatePanel;
class HexPanel;
class HistoryPanel;
class PendingPanel;
class PendingPlan;
class SideSwitch;
class StatusLine;
class StorePanel;
class StructurePanel;
class WelcomePage;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The settings must outlive the window.
    explicit MainWindow(Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Looks for stores in a folder and opens them; asks only where a parameter is not clear, and not at all
    /// when `isQuiet` (then the best guesses are taken).
    void openRoot(const QString& root, const QString& storeName = {}, bool isQuiet = false);

    [[nodiscard]] Desk& desk() { return m_desk; }
    [[nodiscard]] QTabWidget* pages() const { return m_pages; }
    [[nodiscard]] QAction* action(Act act) const { return m_actions[act]; }
    [[nodiscard]] const std::vector<Dock*>& docks() const { return m_docks; }
    [[nodiscard]] StatusLine* statusLine() const { return m_status; }
    [[nodiscard]] CommandPalette* commandPalette() const { return m_palette; }
    [[nodiscard]] Shortcuts& shortcuts() const { return *m_shortcuts; }
    /// The page that is on top.
    [[nodiscard]] Page currentPage() const;
    /// Shows a page without going anywhere.
    void raisePage(Page page);
    /// The arrangements of the docks.
    enum class Layout : quint8 { Browse, Triage, Analyse };
    [[nodiscard]] Layout dockLayout() const { return m_layout; }
    /// Changes over, to how the user left that layout the last time.
    void setDockLayout(Layout layout);
    /// Puts every dock back where the layout had it at first.
    void resetLayout();

    /// Bumped when saved layouts no longer fit.
    static constexpr int kLayoutVersion = 2;

Q_SIGNALS:
    /// What openRoot began is over: stores are open, or there are none.
    void opened(bool isOpen);

protected:
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePages();
    void makeDocks();
    Dock* addDock(const QString& name, QWidget* panel, Qt::DockWidgetArea area);
    void makeMenus();
    void fillViewMenu(QMenu* menu);
    void arrangeDocks();
    [[nodiscard]] bool isInLayout(const Dock* dock) const;
    [[nodiscard]] Dock* dockNamed(const char* name) const;
    void openPalette();
    [[nodiscard]] std::vector<PaletteEntry> paletteEntries();
    void addMenuEntries(const QMenu* menu, const QString& path, std::vector<PaletteEntry>& entries,
                        std::set<const QAction*>& known);
    [[nodiscard]] PaletteEntry entryOf(QAction* action, const QString& group);
    void addPlaceHints(std::vector<PaletteEntry>& entries);
    [[nodiscard]] std::vector<PaletteEntry> placesLike(const QString& text);
    [[nodiscard]] QString whyNot(const QAction* action) const;
    void makeToolBar();
    void connectActions();
    void connectDesk();
    void retranslate();
    void refreshActions();
    void refreshTabs();
    void refreshTitle();
    void refreshRecent();
    void sizeDocks();
    void markLayout();
    void nameTabBars();
    void makeLayoutMenu(QMenu* menu);
    void showDocks(bool isOpen);
    void tellUse();
    void tellShown(const QString& sentence);
    void showSide(Side side);
    void connectRepair();
    void bindPlan();
    void refreshRepair();
    void editSelected(bool isField);
    void showMaintenance(MaintenanceDialog::Kind kind);
    void propose(std::set<FindingCode> codes);
    void connectApply();
    void setEditing(bool isEditing);
    void applyPending();
    void lookAgain();
    void tellHistory();
    /// Of all stores.
    [[nodiscard]] int pendingOperations();
    /// Calls `then` when nothing is pending, or when the user lets it go.
    void whenNothingIsPending(std::function<void()> then);
    void savePlan();
    void openPlan();
    void copyCommand();
    void stepPage(int by);
    void stepFinding(int by);

    void chooseFolder();
    void storesFound();
    void showParameters();
    void placeWent(const Location& location);
    void goToWish(const QString& text);
    void goToKey(const Bytes& key);
    void goToIndex(std::uint64_t index);
    void goToFound(const Result<std::vector<Item>>& items, const QString& what);
    void tellWish(const QString& sentence);
    void showShortcuts();
    [[nodiscard]] static Layout layoutNamed(const QString& name);
    [[nodiscard]] QWidget* focusedPart() const;
    void copyFocused();
    void selectAllFocused();
    void openManual();
    void showKeys();
    void about();
    void setTheme(const QString& name);

    Settings& m_settings;
    Desk m_desk;
    Actions m_actions;
    QStackedWidget* m_stack = nullptr;
    WelcomePage* m_welcome = nullptr;
    MessageArea* m_messages = nullptr;
    OverviewStrip* m_strip = nullptr;
    QTabWidget* m_pages = nullptr;
    std::vector<QWidget*> m_pageWidgets;
    Inspection* m_inspection = nullptr;
    MetricHistory* m_metrics = nullptr;
    CheckSampler* m_sampler = nullptr;
    GapsPage* m_gaps = nullptr;
    BucketsPage* m_buckets = nullptr;
    std::vector<Dock*> m_docks;
    Dock* m_findingsDock = nullptr;
    Dock* m_jobsDock = nullptr;
    Dock* m_hexDock = nullptr;
    HexPanel* m_hex = nullptr;
    StructurePanel* m_structure = nullptr;
    Dock* m_simulateDock = nullptr;
    SimulatePanel* m_simulate = nullptr;
    Dock* m_pendingDock = nullptr;
    FindingsPanel* m_findings = nullptr;
    PendingPanel* m_pending = nullptr;
    HistoryPanel* m_history = nullptr;
    Dock* m_historyDock = nullptr;
    LogPanel* m_log = nullptr;
    StatusLine* m_status = nullptr;
    GoToField* m_goTo = nullptr;
    SideSwitch* m_sides = nullptr;
    QAction* m_sidesAction = nullptr;
    QToolButton* m_openButton = nullptr;
    QToolButton* m_checkButton = nullptr;
    std::vector<QMenu*> m_menus;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QMenu* m_panelsMenu = nullptr;
    QMenu* m_layoutMenu = nullptr;
    CommandPalette* m_palette = nullptr;
    Shortcuts* m_shortcuts = nullptr;
    Layout m_layout = Layout::Browse;
    QByteArray m_stateToCome; ///< of the docks, for when they are shown first
    QToolBar* m_toolBar = nullptr;
    std::unique_ptr<JobTracker> m_keySearch;
    QPointer<PendingPlan> m_plan;
    std::string m_wantedStore;
    bool m_isQuiet = false;
    bool m_isReopening = false;
    bool m_mayClose = false;
    std::string m_planToReopen;
    bool m_isRaising = false;
    bool m_hasDocks = false;
    bool m_hasSizedDocks = false;
    std::vector<Dock*> m_closedDocks;
    std::vector<QAction*> m_bringUp;
};

} // namespace cryo::ui
