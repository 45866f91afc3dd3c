// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way by keyboard: a damaged freezer is opened, checked, explained, repaired on an overlay, looked
// at, applied, checked again and undone to the same bytes. And what keeps a store from being written: editing
// that is off, another process, a change of mind.
#include "core/inspect/detection.h"
#include "core/repair/apply_job.h"
#include "core/repair/propose.h"
#include "core/repair/writer_posix.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/ui/damaged_copy.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/dock.h"
#include "ui/main_window/status_line.h"
#include "ui/panels/apply/apply_dialog.h"
#include "ui/panels/findings/findings_panel.h"
#include "ui/panels/history/history_panel.h"
#include "ui/panels/pending/pending_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/widgets/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <fstream>
#include <map>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

constexpr auto kControl = Qt::ControlModifier;
constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;
constexpr int kTabsMax = 20;

/// Contents by name, folders included: what undo has to restore.
std::map<std::string, std::string> contents(const std::filesystem::path& root)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const std::string name = std::filesystem::relative(entry.path(), root).string();
        if (!entry.is_regular_file()) {
            files[name] = "folder";
            continue;
        }
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files[name] = text.str();
    }
    return files;
}

int seriousFindings(const StoreSession& store)
{
    int count = 0;
    for (const Finding& finding : store.findings()->kept())
        count += finding.severity >= Severity::Warning ? 1 : 0;
    return count;
}

void press(const TestWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    window.press(key, modifiers);
}

/// The sheet, once it has looked at what it needs.
ApplyDialog* sheet(const TestWindow& window)
{
    auto* const dialog = window->findChild<ApplyDialog*>();
    return dialog != nullptr && dialog->isVisible() ? dialog : nullptr;
}

/// Types the store's name where nobody can prove that the store is left alone.
void confirmIfAsked(const TestWindow& window, ApplyDialog& dialog, const QString& store)
{
    if (!dialog.confirmField()->isVisible())
        return;
    for (int i = 0; i < kTabsMax && !dialog.confirmField()->hasFocus(); ++i)
        press(window, Qt::Key_Tab);
    QVERIFY(dialog.confirmField()->hasFocus());
    window.type(store);
}

/// Applies every repair and ends after the first step of the switch, as a crash would. In a child process.
Result<> crashWhileApplying(const std::filesystem::path& root)
{
    CRYO_ASSIGN(const auto storage, ReadOnlyFileStorage::open(root));
    CRYO_ASSIGN(const Detection detection, detectStores(*storage, {}, {}));
    CRYO_ASSIGN(const Proposal proposal, proposeRepairs(storage, detection.stores.front().layout, {}, {}));
    CRYO_ASSIGN(ChangeSet changes, collectChanges(storage, proposal.storage, {}));
    const cryo::StateFolder state = cryo::StateFolder::ofUser();
    CRYO_TRY(state.make(root));
    CRYO_ASSIGN(const auto disk, PosixWriterDisk::open(root, state.undo()));
    CRYO_TRY(disk->openQuarantine(quarantineBeside(disk->root()), true));
    struct stat status{};
    if (::fstat(disk->rootDescriptor(), &status) != 0)
        return fail(Errc::Io, "no root");
    UndoMeta meta{"20260101T000000-00000001",
                  "crash",
                  disk->root().string(),
                  disk->quarantine().string(),
                  status.st_dev,
                  status.st_ino,
                  1};
    SwitchHooks hooks;
    hooks.mayGoOn = [steps = 0]() mutable -> Result<> {
        if (++steps == 2)
            ::_exit(9);
        return {};
    };
    return applyOn(*disk, {std::move(changes), meta, "{}", true, {}, {}}, hooks);
}

} // namespace

class TestApplyWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void damagedFreezerIsRepairedAndUndoneByKeyboard();
    void everyReaderLetsGo();
    void nothingIsAppliedWhileReadOnly();
    void storeThatIsOpenElsewhereIsRefused();
    void sheetIsLeftWithoutATrace();
    void changeIsForgotten();
    void interruptedChangeIsToldAndRolledBack();
    void cancelTurnsBack();

private:
    static void propose(TestWindow& window, const std::filesystem::path& root);
    static void apply(TestWindow& window);
    test::StateFolder m_state;
};

void TestApplyWindow::propose(TestWindow& window, const std::filesystem::path& root)
{
    QVERIFY(window.open(root));
    QVERIFY(window.settle());
    press(window, Qt::Key_R, kControlShift);
    QTRY_VERIFY_WITH_TIMEOUT(window.store()->plan().outcome() != nullptr, kOpenMs);
}

/// Opens the sheet, applies, and waits until the store has been checked again.
void TestApplyWindow::apply(TestWindow& window)
{
    const QString name = window.store()->name();
    press(window, Qt::Key_Return, kControl);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) != nullptr, kOpenMs);
    ApplyDialog* const dialog = sheet(window);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->applyButton()->isEnabled() || dialog->confirmField()->isVisible(),
                             kOpenMs);
    picture(window, QStringLiteral("5-apply"));
    confirmIfAsked(window, *dialog, name);
    QSignalSpy opened(&*window, &MainWindow::opened);
    press(window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning() && (dialog->applied() || !dialog->trouble().isEmpty()),
                             kOpenMs);
    if (!dialog->applied()) { // proof was asked for only now
        QTRY_VERIFY_WITH_TIMEOUT(dialog->confirmField()->isVisible(), kOpenMs);
        QFAIL(qPrintable(dialog->trouble()));
    }
    picture(window, QStringLiteral("6-applied"));
    QVERIFY2(dialog->applied()->mismatch.empty(), dialog->applied()->mismatch.c_str());
    press(window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) == nullptr, kOpenMs);
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() > 0, kOpenMs);
    QVERIFY(window.settle());
}

void TestApplyWindow::damagedFreezerIsRepairedAndUndoneByKeyboard()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root());
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    // Check: by the menu.
    press(window, Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    press(window, Qt::Key_V);
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    QVERIFY(window.settle());
    QCOMPARE(window.store()->scan()->check.level, CheckLevel::Deep);
    const int serious = seriousFindings(*window.store());
    QVERIFY(serious >= 3);
    // Explain.
    press(window, Qt::Key_F9);
    auto* const findings = window->findChild<FindingsPanel*>();
    QVERIFY(findings->selected() != nullptr);
    // What explains it stays in front, wherever its bytes are.
    QVERIFY(findings->isVisible() && !findings->visibleRegion().isEmpty());
    picture(window, QStringLiteral("1-explain"));
    // Propose.
    QTRY_VERIFY2(window->action(Act::ProposeAll)->isEnabled(),
                 qPrintable(QStringLiteral("plan %1, view %2, popup %3")
                                .arg(int(window.store()->plan().isBusy()))
                                .arg(int(window.store()->view() != nullptr))
                                .arg(int(QApplication::activePopupWidget() != nullptr))));
    press(window, Qt::Key_R, kControlShift);
    QVERIFY2(window.store()->plan().isBusy() || !window.store()->plan().isEmpty(),
             qPrintable(QStringLiteral("active %1, focus %2, popup %3, enabled %4")
                            .arg(QApplication::activeWindow() == &*window)
                            .arg(QApplication::focusWidget() != nullptr
                                     ? QLatin1String(QApplication::focusWidget()->metaObject()->className())
                                     : QLatin1String("none"))
                            .arg(QApplication::activePopupWidget() != nullptr)
                            .arg(window->action(Act::ProposeAll)->isEnabled())));
    QTRY_VERIFY_WITH_TIMEOUT(window.store()->plan().outcome() != nullptr, kOpenMs);
    auto* const pending = window->findChild<PendingPanel*>();
    QTRY_VERIFY_WITH_TIMEOUT(pending->bytes()->model()->rowCount() > 0, kOpenMs);
    picture(window, QStringLiteral("2-propose"));
    // Preview.
    press(window, Qt::Key_2, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(window.store()->side(), Side::After, kOpenMs);
    QVERIFY(window.settle());
    QCOMPARE(seriousFindings(*window.store()), 0);
    picture(window, QStringLiteral("3-after"));
    press(window, Qt::Key_3, kControl);
    press(window, Qt::Key_3, Qt::AltModifier);
    QTest::qWait(50);
    picture(window, QStringLiteral("4-difference"));
    QVERIFY(contents(copy.root()) == before);
    // Apply.
    press(window, Qt::Key_E, kControlShift);
    QVERIFY(window.desk().workspace().isEditing());
    QVERIFY(window->statusLine()->texts().contains(QStringLiteral("Editing")));
    apply(window);
    if (QTest::currentTestFailed())
        return;
    // Checked again.
    QCOMPARE(seriousFindings(*window.store()), 0);
    QVERIFY(window.store()->plan().isEmpty());
    const auto after = contents(copy.root());
    QVERIFY(after != before);
    picture(window, QStringLiteral("7-rechecked"));
    // Undo, from the history.
    auto* const history = window->findChild<HistoryPanel*>();
    press(window, Qt::Key_0, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        history->isVisible() && history->count() >= 1 && history->undoButton()->isEnabled(), kOpenMs);
    QTRY_VERIFY(history->table()->hasFocus());
    press(window, Qt::Key_Tab);
    QTRY_VERIFY(history->undoButton()->hasFocus());
    press(window, Qt::Key_Space);
    QTRY_VERIFY(window->findChild<QMessageBox*>() != nullptr);
    picture(window, QStringLiteral("8-undo"));
    QSignalSpy concluded(history, &HistoryPanel::concluded);
    QSignalSpy opened(&*window, &MainWindow::opened);
    press(window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(concluded.count() > 0, kOpenMs);
    QVERIFY2(concluded.front()[0].toBool(), qPrintable(concluded.front()[1].toString()));
    QVERIFY(contents(copy.root()) == before);
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() > 0, kOpenMs);
    QVERIFY(window.settle());
    QCOMPARE(seriousFindings(*window.store()), serious);
    picture(window, QStringLiteral("9-undone"));
    // The undo can be undone.
    QTRY_VERIFY_WITH_TIMEOUT(history->undoButton()->isEnabled(), kOpenMs);
    concluded.clear();
    opened.clear();
    QTRY_VERIFY(history->table()->hasFocus());
    press(window, Qt::Key_Tab);
    QTRY_VERIFY(history->undoButton()->hasFocus());
    press(window, Qt::Key_Space);
    QTRY_VERIFY(window->findChild<QMessageBox*>() != nullptr);
    press(window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(concluded.count() > 0, kOpenMs);
    QVERIFY2(concluded.front()[0].toBool(), qPrintable(concluded.front()[1].toString()));
    QVERIFY(contents(copy.root()) == after);
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() > 0, kOpenMs);
    QVERIFY(window.settle());
}

void TestApplyWindow::everyReaderLetsGo()
{
    const DamagedCopy copy;
    TestWindow window;
    propose(window, copy.root());
    press(window, Qt::Key_2, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(window.store()->side(), Side::After, kOpenMs);
    QVERIFY(window.settle());
    for (int page = 0; page < kPageCount; ++page)
        if (window->pages()->isTabVisible(page))
            window.desk().goTo(Page(page), {});
    window.desk().select(RecordPlace{{0}, {0}});
    for (Dock* const dock : window->docks())
        dock->bringUp();
    QTest::qWait(200);
    bool isReleased = false;
    QElapsedTimer clock;
    clock.start();
    window.desk().workspace().release(&*window, [&] { isReleased = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isReleased, kOpenMs);
    QVERIFY2(clock.elapsed() < Workspace::kReleaseMs, qPrintable(QString::number(clock.elapsed())));
    QStringList open;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code ignored;
        const std::string target = std::filesystem::read_symlink(entry.path(), ignored).string();
        if (target.starts_with(copy.root().string() + "/"))
            open << QString::fromStdString(target);
    }
    QVERIFY2(open.isEmpty(), qPrintable(open.join(u' ')));
    QSignalSpy opened(&*window, &MainWindow::opened);
    window.desk().workspace().lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() > 0, kOpenMs);
    QVERIFY(window.store() != nullptr);
}

void TestApplyWindow::nothingIsAppliedWhileReadOnly()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root());
    TestWindow window;
    propose(window, copy.root());
    QVERIFY(!window.desk().workspace().isEditing());
    press(window, Qt::Key_Return, kControl);
    QVERIFY(sheet(window) == nullptr);
    QVERIFY(window->findChild<MessageArea*>()->bar(QStringLiteral("editing")) != nullptr);
    QVERIFY(contents(copy.root()) == before);
    // Another root begins read-only again.
    press(window, Qt::Key_E, kControlShift);
    QVERIFY(window.desk().workspace().isEditing());
    const GoldenCopy other("2026.2.0/archive-basic");
    QVERIFY(window.open(other.root()));
    QVERIFY(!window.desk().workspace().isEditing());
    QVERIFY(window->statusLine()->texts().contains(QStringLiteral("Read-only")));
}

void TestApplyWindow::storeThatIsOpenElsewhereIsRefused()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root());
    TestWindow window;
    propose(window, copy.root());
    press(window, Qt::Key_E, kControlShift);
    QVERIFY(window.desk().workspace().isEditing());
    QProcess holder;
    const std::filesystem::path table = copy.root() / "freezer_table" / "7461626c65";
    holder.start(QStringLiteral("/bin/sh"),
                 {QStringLiteral("-c"), QStringLiteral("exec 3<>\"$1\"; echo open; exec sleep 60"),
                  QStringLiteral("sh"), QString::fromStdString(table.string())});
    QVERIFY(holder.waitForReadyRead(kOpenMs));
    press(window, Qt::Key_Return, kControl);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) != nullptr, kOpenMs);
    ApplyDialog* const dialog = sheet(window);
    // The sheet says so at once, or when it is tried.
    QTest::qWait(500);
    if (dialog->applyButton()->isEnabled())
        press(window, Qt::Key_Return);
    const auto says = [&] {
        for (const QLabel* const label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QString::number(holder.processId())))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(), kOpenMs);
    QVERIFY(!dialog->applied());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), kOpenMs);
    press(window, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) == nullptr, kOpenMs);
    QVERIFY(contents(copy.root()) == before);
    holder.kill();
    holder.waitForFinished();
    // What was pending is pending still, or again.
    QVERIFY(window.settle());
    QTRY_VERIFY_WITH_TIMEOUT(window.store()->plan().outcome() != nullptr, kOpenMs);
    QCOMPARE(window.store()->plan().operations().size(), std::size_t(3));
}

void TestApplyWindow::sheetIsLeftWithoutATrace()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root().parent_path());
    TestWindow window;
    propose(window, copy.root());
    press(window, Qt::Key_E, kControlShift);
    press(window, Qt::Key_Return, kControl);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) != nullptr, kOpenMs);
    QTest::qWait(300);
    press(window, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) == nullptr, kOpenMs);
    QVERIFY(contents(copy.root().parent_path()) == before);
    QVERIFY(window.store() != nullptr && !window.store()->plan().isEmpty());
}

void TestApplyWindow::changeIsForgotten()
{
    const DamagedCopy copy;
    TestWindow window;
    propose(window, copy.root());
    press(window, Qt::Key_E, kControlShift);
    apply(window);
    if (QTest::currentTestFailed())
        return;
    auto* const history = window->findChild<HistoryPanel*>();
    press(window, Qt::Key_0, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(history->forgetButton()->isEnabled(), kOpenMs);
    const int count = history->count();
    const auto after = contents(copy.root());
    history->forgetButton()->setFocus();
    press(window, Qt::Key_Space);
    QTRY_VERIFY(window->findChild<QMessageBox*>() != nullptr);
    auto* const box = window->findChild<QMessageBox*>();
    // Cancel is the default: forgetting is final.
    QVERIFY(box->defaultButton() == box->button(QMessageBox::Cancel));
    QSignalSpy concluded(history, &HistoryPanel::concluded);
    for (QAbstractButton* const button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(concluded.count() > 0, kOpenMs);
    QVERIFY2(concluded.front()[0].toBool(), qPrintable(concluded.front()[1].toString()));
    QTRY_COMPARE_WITH_TIMEOUT(history->count(), count - 1, kOpenMs);
    QVERIFY(contents(copy.root()) == after);
}

void TestApplyWindow::interruptedChangeIsToldAndRolledBack()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root());
    const pid_t child = ::fork();
    if (child == 0) {
        const Result<> ended = crashWhileApplying(copy.root());
        std::fprintf(stderr, "child: %s\n", ended ? "ended" : toString(ended.error()).c_str());
        ::_exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 9);
    QVERIFY(contents(copy.root()) != before);
    TestWindow window;
    auto* const messages = window->findChild<MessageArea*>();
    QTRY_VERIFY_WITH_TIMEOUT(messages->bar(QStringLiteral("interrupted")) != nullptr, kOpenMs);
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    picture(window, QStringLiteral("interrupted"));
    press(window, Qt::Key_E, kControlShift);
    press(window, Qt::Key_0, Qt::AltModifier);
    auto* const history = window->findChild<HistoryPanel*>();
    QTRY_VERIFY_WITH_TIMEOUT(history->rollBackButton()->isVisible() && history->rollBackButton()->isEnabled(),
                             kOpenMs);
    history->rollBackButton()->setFocus();
    press(window, Qt::Key_Space);
    QTRY_VERIFY(window->findChild<QMessageBox*>() != nullptr);
    QSignalSpy concluded(history, &HistoryPanel::concluded);
    press(window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(concluded.count() > 0, kOpenMs);
    QVERIFY2(concluded.front()[0].toBool(), qPrintable(concluded.front()[1].toString()));
    QVERIFY(contents(copy.root()) == before);
    QTRY_VERIFY_WITH_TIMEOUT(messages->bar(QStringLiteral("interrupted")) == nullptr, kOpenMs);
    QVERIFY(window.settle());
}

void TestApplyWindow::cancelTurnsBack()
{
    const DamagedCopy copy;
    const auto before = contents(copy.root());
    TestWindow window;
    propose(window, copy.root());
    press(window, Qt::Key_E, kControlShift);
    press(window, Qt::Key_Return, kControl);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) != nullptr, kOpenMs);
    ApplyDialog* const dialog = sheet(window);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->applyButton()->isEnabled() || dialog->confirmField()->isVisible(),
                             kOpenMs);
    confirmIfAsked(window, *dialog, window.store()->name());
    // To the dialog itself, so that no event lies between the two keys: it cannot be done already.
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isRunning());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), kOpenMs);
    QVERIFY(!dialog->applied());
    QVERIFY(contents(copy.root()) == before);
    press(window, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(sheet(window) == nullptr, kOpenMs);
    // What was pending is pending again.
    QTRY_VERIFY_WITH_TIMEOUT(window.store() != nullptr && window.store()->plan().outcome() != nullptr,
                             kOpenMs);
    QCOMPARE(window.store()->plan().operations().size(), std::size_t(3));
}

QTEST_MAIN(TestApplyWindow)
#include "tst_apply_window.moc"
