// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one's way in the window: the command palette, shortcuts of one's own, layouts of the panels, and
// jobs that wait.
#include "tests/ui/window_tools.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/dock.h"
#include "ui/main_window/go_to_field.h"
#include "ui/main_window/shortcuts_dialog.h"
#include "ui/panels/jobs/jobs_panel.h"
#include "ui/session/fuzzy.h"
#include "ui/session/go_to.h"

#include <QAction>
#include <QElapsedTimer>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <atomic>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSoonMs = 10'000;

template <typename T>
T* only(QWidget& window)
{
    return window.findChild<T*>();
}

/// Titles that the palette shows, in order.
QStringList titles(const MainWindow& window)
{
    QStringList all;
    const QAbstractItemModel* const model = window.commandPalette()->list()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString();
    return all;
}

/// Opens the palette, types, and runs what comes first.
void run(const TestWindow& window, const QString& text)
{
    window.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window->commandPalette()->isVisible());
    window.type(text);
    window.press(Qt::Key_Return);
}

ShortcutsDialog* openShortcuts(const TestWindow& window)
{
    window->action(Act::Keys)->trigger();
    const auto dialogs = window->findChildren<ShortcutsDialog*>();
    return dialogs.isEmpty() ? nullptr : dialogs.back();
}

/// Selects an action by its words.
void choose(ShortcutsDialog& dialog, const QString& text)
{
    dialog.search()->setText(text);
    QCOMPARE(dialog.table()->model()->rowCount(), 1);
    dialog.table()->setCurrentIndex(dialog.table()->model()->index(0, 0));
}

} // namespace

class TestFindingWay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void lettersFindNames();
    void betterMatchesComeFirst();
    void sectionsAreFoundByTheirFirstDigits();
    void aHundredThousandSectionsAreNoMatter();
    void paletteListsEveryAction();
    void paletteRunsByKeyboardAlone();
    void paletteSaysWhyNot();
    void paletteGoesToPlaces();
    void paletteRemembersWhatWasUsed();
    void paletteGivesTheKeyboardBack();
    void paletteOpensFromAFieldForText();
    void paletteIsSpoken();
    void shortcutIsChosenAndKept();
    void takenShortcutIsAskedAbout();
    void bareLetterIsNoShortcut();
    void shortcutsAreReset();
    void layoutsShowTheirPanels();
    void layoutIsKeptAsItWasLeft();
    void layoutOutlivesTheWindow();
    void pausedJobWaits();
    void pausedJobIsCancelled();

private:
    StateFolder m_state;
};

void TestFindingWay::init()
{
    std::filesystem::remove_all(m_state.path() / "cryoscope");
}

void TestFindingWay::lettersFindNames()
{
    QVERIFY(fuzzyMatch(u"ng"_s, u"Next gap"_s));
    QVERIFY(fuzzyMatch(u"GAP next"_s, u"Next gap"_s));
    QVERIFY(fuzzyMatch(u"lucke"_s, u"Nächste Lücke"_s));
    QVERIFY(!fuzzyMatch(u"pag"_s, u"Next gap"_s));
    QVERIFY(!fuzzyMatch(u"gap x"_s + u"y"_s, u"Next gap"_s));
    QVERIFY(fuzzyMatch({}, u"anything"_s)->places.empty());
    QCOMPARE(fuzzyMatch(u"ng"_s, u"Next gap"_s)->places, (std::vector<int>{0, 5}));
    // Side by side counts more than two places further on.
    QCOMPARE(fuzzyMatch(u"ap"_s, u"Wake gap"_s)->places, (std::vector<int>{6, 7}));
    QCOMPARE(fuzzyMatch(u"ga"_s, u"Go a gap"_s)->places, (std::vector<int>{0, 3})); // beginnings of words
    QVERIFY(!fuzzyMatch(QString(1000, u'x'), u"x"_s));
}

void TestFindingWay::betterMatchesComeFirst()
{
    const auto score = [](const QString& query, const QString& text) {
        return fuzzyMatch(query, text)->score;
    };
    QVERIFY(score(u"gap"_s, u"Gaps"_s) > score(u"gap"_s, u"Next gap"_s));
    QVERIFY(score(u"gap"_s, u"Next gap"_s) > score(u"gap"_s, u"Engage apples"_s));
    QVERIFY(score(u"cv"_s, u"Check every value"_s) > score(u"cv"_s, u"Incurves"_s));
    QVERIFY(score(u"find"_s, u"Find"_s) > score(u"find"_s, u"Find what was lost long ago"_s));
}

void TestFindingWay::sectionsAreFoundByTheirFirstDigits()
{
    std::vector<SectionInfo> sections;
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{4}, std::uint64_t{41}, std::uint64_t{42}, std::uint64_t{420},
          std::uint64_t{4299}, std::uint64_t{4300}, ~std::uint64_t{0}}) {
        SectionInfo info;
        info.section.value = number;
        sections.push_back(info);
    }
    const auto found = [&](const QString& digits, std::size_t most) {
        QList<quint64> numbers;
        for (const Section section : sectionsBeginning(sections, digits, most))
            numbers << section.value;
        return numbers;
    };
    QCOMPARE(found(u"42"_s, 8), (QList<quint64>{42, 420, 4299}));
    QCOMPARE(found(u"42"_s, 2), (QList<quint64>{42, 420}));
    QCOMPARE(found(u"0"_s, 8), (QList<quint64>{0}));
    QCOMPARE(found(u"18446744073709551615"_s, 8), (QList<quint64>{~quint64{0}}));
    QCOMPARE(found(u"1"_s, 8), (QList<quint64>{~quint64{0}}));
    QVERIFY(found(u"x"_s, 8).isEmpty());
    QVERIFY(found(u"99999999999999999999"_s, 8).isEmpty());
}

void TestFindingWay::aHundredThousandSectionsAreNoMatter()
{
    std::vector<SectionInfo> sections(100'000);
    for (std::size_t i = 0; i < sections.size(); ++i)
        sections[i].section.value = i * 7;
    QElapsedTimer clock;
    clock.start();
    constexpr int kAsked = 1000;
    std::size_t found = 0;
    for (int i = 0; i < kAsked; ++i)
        found += sectionsBeginning(sections, QString::number(i), 8).size();
    // A letter may take a frame of 16 ms; a thousand letters are asked for here.
    QVERIFY2(clock.elapsed() < kAsked, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(found > std::size_t(kAsked) * 7);
}

void TestFindingWay::paletteListsEveryAction()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.press(Qt::Key_K, Qt::ControlModifier);
    // The list is bounded, so each is looked for by its own name.
    for (const QAction* const action : window->shortcuts().actions()) {
        if (action == window->action(Act::Palette))
            continue;
        const QString name = QString(action->text()).remove(u'&');
        window->commandPalette()->field()->setText(name);
        QVERIFY2(titles(*window).contains(name), qPrintable(name));
        QVERIFY(titles(*window).size() <= CommandPalette::kRowsMax);
    }
    window->commandPalette()->field()->setText(u"gaps"_s);
    QVERIFY(titles(*window).contains(u"Gaps"_s)); // the page
    window->commandPalette()->field()->setText(window.store()->name());
    QVERIFY(titles(*window).contains(window.store()->name()));
}

void TestFindingWay::paletteRunsByKeyboardAlone()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    run(window, u"page records"_s);
    QVERIFY(!window->commandPalette()->isVisible());
    QCOMPARE(window->currentPage(), Page::Records);
    // The arrow keys go round the list.
    window.press(Qt::Key_K, Qt::ControlModifier);
    const QListView* const list = window->commandPalette()->list();
    QCOMPARE(list->currentIndex().row(), 0);
    window.press(Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    window.press(Qt::Key_Escape);
    QVERIFY(!window->commandPalette()->isVisible());
    // The key that opened it closes it.
    window.press(Qt::Key_K, Qt::ControlModifier);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!window->commandPalette()->isVisible());
}

void TestFindingWay::paletteSaysWhyNot()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    const auto why = [&](const QString& text) {
        if (!window->commandPalette()->isVisible())
            window.press(Qt::Key_K, Qt::ControlModifier);
        window->commandPalette()->field()->setText(text);
        return window->commandPalette()->field()->accessibleDescription();
    };
    QVERIFY(why(u"check every value"_s).contains(u"No store is open."_s));
    window.press(Qt::Key_Escape);
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    QVERIFY(why(u"resize the table"_s).contains(u"an archive is open"_s));
    QVERIFY(why(u"discard"_s).contains(u"Nothing is pending."_s));
    QVERIFY(!why(u"check every value"_s).contains(u"No store"_s));
    // Return on it does nothing, and the reason stays.
    why(u"resize the table"_s);
    window.press(Qt::Key_Return);
    QVERIFY(window->commandPalette()->isVisible());
    // Everything that is disabled has a reason of its own.
    for (const QAction* const action : window->shortcuts().actions()) {
        if (!action->isEnabled())
            QVERIFY2(!why(QString(action->text()).remove(u'&')).contains(u"This cannot be done now."_s),
                     qPrintable(action->objectName()));
    }
}

void TestFindingWay::paletteGoesToPlaces()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const std::uint64_t last = window.store()->view()->buckets() - 1;
    run(window, u"b "_s + QString::number(last));
    QCOMPARE(window->currentPage(), Page::Buckets);
    QCOMPARE(std::get<Bucket>(window.desk().target()).value, last);
    const Section section = window.store()->view()->sections().front().section;
    run(window, u"s "_s + QString::number(section.value));
    QCOMPARE(window->currentPage(), Page::Sections);
    QCOMPARE(std::get<Section>(window.desk().target()), section);
    // A hint writes the beginning of a place.
    run(window, u"bucket go to"_s);
    QVERIFY(window->commandPalette()->isVisible());
    QCOMPARE(window->commandPalette()->field()->text(), u"b "_s);
    window.type(u"1"_s);
    window.press(Qt::Key_Return);
    QCOMPARE(std::get<Bucket>(window.desk().target()).value, std::uint64_t{1});
}

void TestFindingWay::paletteRemembersWhatWasUsed()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    {
        TestWindow window;
        QVERIFY(window.open(copy.root()));
        QVERIFY(window.settle());
        run(window, u"larger text"_s);
        run(window, u"normal text"_s);
    }
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(titles(*window).mid(0, 2), (QStringList{u"Normal text"_s, u"Larger text"_s}));
}

void TestFindingWay::paletteGivesTheKeyboardBack()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window->raisePage(Page::Records);
    window->pages()->currentWidget()->setFocus();
    QWidget* const before = QApplication::focusWidget();
    QVERIFY(before != nullptr);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(QApplication::focusWidget() == window->commandPalette()->field());
    window.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestFindingWay::paletteOpensFromAFieldForText()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.press(Qt::Key_L, Qt::ControlModifier);
    window.type(u"i 10"_s);
    window.press(Qt::Key_Home);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window->commandPalette()->isVisible());
    QCOMPARE(only<GoToField>(*window)->text(), u"i 10"_s); // nothing was cut
}

void TestFindingWay::paletteIsSpoken()
{
    TestWindow window;
    window.press(Qt::Key_K, Qt::ControlModifier);
    const CommandPalette& palette = *window->commandPalette();
    QVERIFY(!palette.accessibleName().isEmpty() && !palette.field()->accessibleName().isEmpty() &&
            !palette.list()->accessibleName().isEmpty());
    window.type(u"about"_s);
    QVERIFY(palette.field()->accessibleDescription().contains(u"About Cryoscope"_s));
    window.type(u"qqqq"_s);
    QCOMPARE(palette.field()->accessibleDescription(), u"Nothing fits."_s);
}

void TestFindingWay::shortcutIsChosenAndKept()
{
    const QKeySequence chosen(u"Ctrl+Alt+G"_s);
    {
        TestWindow window;
        ShortcutsDialog* const dialog = openShortcuts(window);
        QVERIFY(dialog != nullptr);
        choose(*dialog, u"Go to …"_s);
        dialog->keys()->setFocus();
        QTest::keyClick(dialog->keys(), Qt::Key_G, Qt::ControlModifier | Qt::AltModifier);
        // The field waits a moment for more keys.
        QTRY_COMPARE(window->action(Act::GoTo)->shortcut(), chosen);
        QVERIFY(window->action(Act::GoTo)->toolTip().contains(chosen.toString(QKeySequence::NativeText)));
        dialog->reject();
    }
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QCOMPARE(window->action(Act::GoTo)->shortcut(), chosen);
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!only<GoToField>(*window)->hasFocus());
    window.press(Qt::Key_G, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(only<GoToField>(*window)->hasFocus());
}

void TestFindingWay::takenShortcutIsAskedAbout()
{
    TestWindow window;
    ShortcutsDialog* const dialog = openShortcuts(window);
    QVERIFY(dialog != nullptr);
    choose(*dialog, u"Simulate opening"_s);
    QTest::keyClick(dialog->keys(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY2(dialog->note().contains(u"Go to …"_s), qPrintable(dialog->note()));
    QCOMPARE(window->action(Act::SimulateOpening)->shortcut(), QKeySequence(u"Ctrl+Shift+S"_s));
    QCOMPARE(window->action(Act::GoTo)->shortcut(), QKeySequence(u"Ctrl+L"_s));
    QVERIFY(dialog->takeButton()->isEnabled());
    dialog->takeButton()->click();
    QCOMPARE(window->action(Act::SimulateOpening)->shortcut(), QKeySequence(u"Ctrl+L"_s));
    QVERIFY(window->action(Act::GoTo)->shortcuts().isEmpty());
}

void TestFindingWay::bareLetterIsNoShortcut()
{
    TestWindow window;
    ShortcutsDialog* const dialog = openShortcuts(window);
    QVERIFY(dialog != nullptr);
    choose(*dialog, u"Simulate opening"_s);
    QTest::keyClick(dialog->keys(), Qt::Key_X);
    QTRY_VERIFY(dialog->note().contains(u"alone"_s));
    QCOMPARE(window->action(Act::SimulateOpening)->shortcut(), QKeySequence(u"Ctrl+Shift+S"_s));
    QVERIFY(!dialog->takeButton()->isEnabled());
    QVERIFY(Shortcuts::isFit(QKeySequence(Qt::Key_F7)));
    QVERIFY(Shortcuts::isFit(QKeySequence(Qt::ALT | Qt::Key_X)));
    QVERIFY(!Shortcuts::isFit(QKeySequence(Qt::SHIFT | Qt::Key_X)));
    QVERIFY(!Shortcuts::isFit(QKeySequence(Qt::Key_Escape)));
    QVERIFY(!Shortcuts::isFit(QKeySequence()));
    // A file that was written by hand gives no bare letters either.
    {
        Settings settings;
        settings.setShortcuts(u"GoTo"_s, QStringList{u"x"_s, u"Ctrl+J"_s});
    }
    TestWindow other;
    QCOMPARE(other->action(Act::GoTo)->shortcuts(), QList<QKeySequence>{QKeySequence(u"Ctrl+J"_s)});
}

void TestFindingWay::shortcutsAreReset()
{
    TestWindow window;
    Shortcuts& keys = window->shortcuts();
    keys.set(window->action(Act::GoTo), {QKeySequence(u"F8"_s)});
    QVERIFY(window->action(Act::NextGap)->shortcuts().isEmpty());
    keys.set(window->action(Act::Manual), {});
    ShortcutsDialog* const dialog = openShortcuts(window);
    QVERIFY(dialog != nullptr);
    choose(*dialog, u"Next gap"_s);
    dialog->resetButton()->click();
    QCOMPARE(window->action(Act::NextGap)->shortcut(), QKeySequence(u"F8"_s));
    QVERIFY(window->action(Act::GoTo)->shortcuts().isEmpty());
    dialog->resetAllButton()->click();
    for (const QAction* const action : keys.actions())
        QVERIFY2(!keys.isChanged(action), qPrintable(action->objectName()));
    QVERIFY(!window.settings().shortcuts(u"GoTo"_s).has_value());
    // No two actions come with the same keys.
    for (const QAction* const action : keys.actions()) {
        for (const QKeySequence& key : action->shortcuts())
            QVERIFY2(keys.owner(key, action) == nullptr, qPrintable(key.toString()));
    }
}

void TestFindingWay::layoutsShowTheirPanels()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto dock = [&](const QString& name) { return window->findChild<Dock*>(name); };
    QVERIFY(window->action(Act::LayoutBrowse)->isChecked());
    window.press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(window->dockLayout(), MainWindow::Layout::Triage);
    QVERIFY(window->action(Act::LayoutTriage)->isChecked());
    QVERIFY(dock(u"summaryDock"_s)->isHidden());
    // Findings and their bytes can be seen both.
    QTRY_VERIFY(!dock(u"findingsDock"_s)->visibleRegion().isEmpty());
    QTRY_VERIFY(!dock(u"hexDock"_s)->visibleRegion().isEmpty());
    window.press(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    for (Dock* const one : window->docks()) {
        const bool isBeside = one == dock(u"storesDock"_s) || one == dock(u"summaryDock"_s);
        QCOMPARE(one->isHidden(), !isBeside);
    }
    window.press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    for (Dock* const one : window->docks())
        QVERIFY2(!one->isHidden(), qPrintable(one->objectName()));
}

void TestFindingWay::layoutIsKeptAsItWasLeft()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    Dock* const log = window->findChild<Dock*>(u"logDock"_s);
    window->setDockLayout(MainWindow::Layout::Triage);
    QVERIFY(!log->isHidden());
    log->close();
    window->setDockLayout(MainWindow::Layout::Browse);
    QVERIFY(!log->isHidden());
    window->setDockLayout(MainWindow::Layout::Triage);
    QVERIFY(log->isHidden());
    // Reset is about this layout.
    window->action(Act::ResetLayout)->trigger();
    QVERIFY(!log->isHidden());
    QCOMPARE(window->dockLayout(), MainWindow::Layout::Triage);
    QVERIFY(window->findChild<Dock*>(u"summaryDock"_s)->isHidden());
}

void TestFindingWay::layoutOutlivesTheWindow()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    const QString root = QString::fromStdString(copy.root().string());
    const auto open = [&](MainWindow& window) {
        window.openRoot(root);
        Workspace& workspace = window.desk().workspace();
        if (!QTest::qWaitFor([&] { return workspace.detection() != nullptr; }, kOpenMs))
            return false;
        if (window.desk().store() == nullptr)
            workspace.openDetected(); // whatever would be asked
        return QTest::qWaitFor([&] { return window.desk().store() != nullptr; }, kOpenMs);
    };
    {
        Settings settings;
        MainWindow window(settings);
        window.show();
        QVERIFY(open(window));
        window.setDockLayout(MainWindow::Layout::Triage);
        window.findChild<Dock*>(u"jobsDock"_s)->close();
        QVERIFY(window.close());
    }
    Settings settings;
    MainWindow window(settings);
    window.show();
    QCOMPARE(window.dockLayout(), MainWindow::Layout::Triage);
    QVERIFY(open(window));
    QVERIFY(window.findChild<Dock*>(u"summaryDock"_s)->isHidden());
    QVERIFY(window.findChild<Dock*>(u"jobsDock"_s)->isHidden());
    QVERIFY(!window.findChild<Dock*>(u"findingsDock"_s)->isHidden());
}

void TestFindingWay::pausedJobWaits()
{
    JobList jobs;
    QThreadPool pool;
    std::atomic<int> steps = 0;
    std::atomic<bool> isEnough = false;
    Job* const job = jobs.start(
        &pool, {u"work"_s}, this,
        [&](const Progress& progress) -> Result<> {
            while (!isEnough) {
                CRYO_TRY(progress.step(std::uint64_t(++steps), 0));
                QThread::msleep(1);
            }
            return {};
        },
        [](Result<>&&) {});
    QTRY_VERIFY_WITH_TIMEOUT(job->state() == Job::State::Running && steps > 3, kSoonMs);
    job->pause(true);
    QVERIFY(job->isPaused());
    QTest::qWait(50); // the step that was under way
    const int before = steps;
    const qint64 elapsed = job->elapsedMs();
    QTest::qWait(200);
    QCOMPARE(steps.load(), before);
    QCOMPARE(job->elapsedMs(), elapsed); // waiting is no work
    job->pause(false);
    QVERIFY(!job->isPaused());
    QTRY_VERIFY_WITH_TIMEOUT(steps > before + 3, kSoonMs);
    isEnough = true;
    QTRY_VERIFY_WITH_TIMEOUT(job->state() == Job::State::Done, kSoonMs);
    job->pause(true); // too late
    QVERIFY(!job->isPaused());
}

void TestFindingWay::pausedJobIsCancelled()
{
    QThreadPool pool;
    const auto endless = [](const Progress& progress) -> Result<> {
        for (std::uint64_t step = 0;; ++step) {
            CRYO_TRY(progress.step(step, 0));
            QThread::msleep(1);
        }
    };
    {
        JobList jobs;
        Job* const job = jobs.start(&pool, {u"work"_s}, this, endless, [](Result<>&&) {});
        QTRY_VERIFY_WITH_TIMEOUT(job->state() == Job::State::Running, kSoonMs);
        job->pause(true);
        job->cancel();
        QVERIFY(!job->isPaused());
        QTRY_VERIFY_WITH_TIMEOUT(job->state() == Job::State::Cancelled, kSoonMs);
        // What writes is not paused.
        Job* const writing =
            jobs.start(&pool, {u"write"_s, {}, JobUnit::Bytes, false}, this, endless, [](Result<>&&) {});
        QVERIFY(!writing->isPausable());
        writing->pause(true);
        QVERIFY(!writing->isPaused());
        Job* const left = jobs.start(&pool, {u"work"_s}, this, endless, [](Result<>&&) {});
        left->pause(true);
        // The list goes with a job that waits: it must not hang.
    }
    QCOMPARE(pool.activeThreadCount(), 0);
}

QTEST_MAIN(TestFindingWay)
#include "tst_finding_way.moc"
