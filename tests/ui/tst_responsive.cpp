// SPDX-License-Identifier: GPL-3.0-or-later
// The window stays awake: first rows come before any check has ended, and a heartbeat on the GUI thread goes
// on while a store is checked and looked through. A smoke test on a store of some hundred thousand records;
// the full figures are printed by the benchmark tests/bench/responsiveness.
#include "core/storage/memory_storage.h"
#include "tests/support/store_builder.h"
#include "tests/ui/frame_times.h"
#include "tests/ui/heartbeat.h"
#include "tests/ui/window_tools.h"
#include "ui/panels/records/records_page.h"
#include "ui/widgets/big_table_view.h"

#include <QTest>

#include <optional>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using cryo::ui::test::FrameTimes;

class TestResponsive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstRowsComeBeforeTheCheckEnds();
    void heartbeatGoesOnDuringChecks();
    void heartbeatSeesABlockedThread();

private:
    StateFolder m_state;
};

namespace {

void writeArchive(const std::filesystem::path& root, std::uint64_t items)
{
    ArchiveBuilder archive({.itemsPerSection = 4096});
    archive.putRandom(1, items, {}, 0, 1, 0);
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, root);
}

} // namespace

void TestResponsive::firstRowsComeBeforeTheCheckEnds()
{
    const TempDir root;
    writeArchive(root.path(), 300'000);
    TestWindow window;
    // Shown before the first row is asked for.
    QVERIFY(window.open(root.path()));
    window.desk().goTo(Page::Records, {});
    auto* const table = window->findChild<RecordsPage*>()->table();
    // Looked at when the report of every record comes, not by the clock.
    std::optional<bool> hadRows;
    connect(window.store(), &StoreSession::scanChanged, table, [&] {
        if (window.store()->archive() && !hadRows)
            hadRows = table->cachedRow(0) != nullptr;
    });
    QTRY_VERIFY_WITH_TIMEOUT(hadRows.has_value(), kOpenMs);
    QVERIFY(*hadRows);
    QVERIFY(window.settle());
    QVERIFY(window.store()->archive());
}

void TestResponsive::heartbeatGoesOnDuringChecks()
{
    const TempDir root;
    writeArchive(root.path(), 60'000);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Records, {});
    auto* const table = window->findChild<RecordsPage*>()->table();
    Heartbeat heart;
    heart.start();
    qint64 row = 0;
    // A small store is checked in a moment: several times, so that there is something to measure.
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 3000) {
        window.store()->check(CheckLevel::Deep);
        while (window.store()->isBusy()) {
            row = (row + 7919) % std::max<qint64>(1, table->rowCount());
            table->scrollTo(row);
            QTest::qWait(15);
        }
    }
    heart.stop();
    qInfo("heartbeat: %s", qPrintable(heart.text()));
    QVERIFY(heart.count() > 100);
    QVERIFY2(!FrameTimes::areHeld() || heart.percentileMs(0.95) < 33, qPrintable(heart.text()));
}

void TestResponsive::heartbeatSeesABlockedThread()
{
    Heartbeat heart;
    heart.start();
    QTest::qWait(50);
    QThread::msleep(120);
    QTest::qWait(50);
    heart.stop();
    QVERIFY2(heart.worstMs() >= 100, qPrintable(heart.text()));
}

QTEST_MAIN(TestResponsive)
#include "tst_responsive.moc"
