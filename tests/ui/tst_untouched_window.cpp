// SPDX-License-Identifier: GPL-3.0-or-later
// Looking never touches: after a full tour of the window a store's files, sizes, times and listings are
// exactly as before, sound or damaged, and nothing lies beside them. What the window remembers lies in its
// state folder.
#include "tests/support/tree_digest.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/dock.h"
#include "ui/main_window/screenshots.h"
#include "ui/panels/hex/hex_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/widgets/hex_view.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QTabWidget>
#include <QTest>

#include <sys/stat.h>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

/// Everything that can be looked at.
void tour(TestWindow& window)
{
    for (StoreSession* const store : window.desk().workspace().stores()) {
        window.desk().goTo({store->name(), Page::Overview, {}});
        QVERIFY(window.settle());
        for (const Act act : {Act::CheckQuick, Act::CheckRecords, Act::CheckValues, Act::ReadAgain}) {
            window->action(act)->trigger();
            QVERIFY(window.settle());
        }
        for (int page = 0; page < kPageCount; ++page) {
            if (!window->pages()->isTabVisible(page))
                continue;
            window.desk().goTo(Page(page), {});
            QVERIFY(!window->grab().isNull());
        }
        for (const SectionInfo& section : store->view()->sections()) {
            window.desk().select(section.section);
            window.desk().select(RecordPlace{section.section, {0}});
            QTest::qWait(5);
        }
        for (std::uint64_t bucket = 0; bucket < std::min<std::uint64_t>(store->view()->buckets(), 8);
             ++bucket)
            window.desk().goTo(Page::Buckets, Bucket{bucket});
        for (int i = 0; i < 20; ++i)
            window->action(Act::NextFinding)->trigger();
        // What would be done is looked at, too.
        window->action(Act::ProposeAll)->trigger();
        QVERIFY(QTest::qWaitFor([store] { return !store->plan().isBusy(); }, kOpenMs));
        for (const Act act : {Act::ShowAfter, Act::ShowDifference, Act::ShowBefore}) {
            window->action(act)->trigger();
            QVERIFY(window.settle());
            QVERIFY(!window->grab().isNull());
        }
        for (const Act act : {Act::Prune, Act::Resize, Act::Tighten, Act::CheckpointOf}) {
            window->action(act)->trigger();
            QTest::qWait(400);
            if (auto* const dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
                dialog->reject();
        }
        for (Dock* const dock : window->docks())
            dock->bringUp();
        QTest::qWait(50);
    }
}

} // namespace

class TestUntouchedWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tourChangesNothing_data();
    void tourChangesNothing();
    void tourOfAFolderThatCannotBeWritten();
    void picturesChangeNothing();
    void settingsGoToTheStateFolderOnly();

private:
    StateFolder m_state;
};

void TestUntouchedWindow::tourChangesNothing_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestUntouchedWindow::tourChangesNothing()
{
    QFETCH(const QString, label);
    const GoldenCopy copy(goldenScenario(label.toStdString()), "store");
    // The copy's own folder is part of it: nothing may be made beside the root.
    const std::filesystem::path around = copy.root().parent_path();
    const TreeDigest before = digestTree(around);
    {
        TestWindow window;
        // A root in which nothing was ever written has no store to look at.
        if (window.open(copy.root()))
            tour(window);
        else
            QVERIFY(label.contains(QStringLiteral("archive-empty")));
    }
    const std::string different = differences(before, digestTree(around));
    QVERIFY2(different.empty(), different.c_str());
}

void TestUntouchedWindow::tourOfAFolderThatCannotBeWritten()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    namespace fs = std::filesystem;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(copy.root()))
        fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
    fs::permissions(copy.root(), fs::perms(0555));
    const TreeDigest before = digestTree(copy.root());
    {
        TestWindow window;
        QVERIFY(window.open(copy.root()));
        tour(window);
    }
    const std::string different = differences(before, digestTree(copy.root()));
    QVERIFY2(different.empty(), different.c_str());
}

void TestUntouchedWindow::picturesChangeNothing()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    const TreeDigest before = digestTree(copy.root());
    const TempDir pictures;
    Settings settings;
    const ScreenshotResult result = takeScreenshots(settings, QString::fromStdString(copy.root().string()),
                                                    QString::fromStdString((pictures / "out").string()));
    QVERIFY2(result.reason.isEmpty(), qPrintable(result.reason));
    // First page, eight pages, what-if, the panel of simulations and the dialog, light and dark.
    QCOMPARE(result.files.size(), 24);
    for (const QString& file : result.files) {
        const QImage picture(file);
        QVERIFY2(!picture.isNull() && picture.width() > 600, qPrintable(file));
    }
    const std::string different = differences(before, digestTree(copy.root()));
    QVERIFY2(different.empty(), different.c_str());
}

void TestUntouchedWindow::settingsGoToTheStateFolderOnly()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    {
        TestWindow window;
        window.settings().addRecentRoot(QString::fromStdString(copy.root().string()));
    }
    QVERIFY(std::filesystem::exists(m_state.path() / "cryoscope" / "settings.ini"));
}

QTEST_MAIN(TestUntouchedWindow)
#include "tst_untouched_window.moc"
