// SPDX-License-Identifier: GPL-3.0-or-later
// The big table: any row of a billion, or of 2^63 − 1, is one step away and shown in one frame; rows are
// asked for only where they are seen; late and stale answers are handled; keys, copying and assistive tools
// work on 64-bit rows.
#include "tests/ui/frame_times.h"
#include "tests/ui/sample_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/big_table_view.h"
#include "ui/widgets/page_cache.h"
#include "ui/widgets/wide_scroll.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <limits>
#include <random>

using namespace Qt::StringLiterals;
using namespace cryo::ui;
using cryo::ui::test::ArithmeticRows;
using cryo::ui::test::FrameTimes;

namespace {

constexpr qint64 kBillion = 1'000'000'000;
constexpr qint64 kMost = std::numeric_limits<qint64>::max();

struct Table {
    explicit Table(qint64 count, bool isDelayed = false)
        : rows(count, isDelayed)
    {
        view.resize(640, 480);
        view.show();
        view.setSource(&rows);
    }
    ~Table() { view.setSource(nullptr); }

    ArithmeticRows rows;
    BigTableView view;
};

QString firstCell(const BigTableView& view, qint64 row)
{
    const Row* cells = view.cachedRow(row);
    return cells == nullptr ? QString() : cells->value(0).text;
}

void turnWheel(QWidget& widget, int notches)
{
    QWheelEvent wheel(QPointF(50, 50), QPointF(50, 50), {}, QPoint(0, notches * 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &wheel);
}

} // namespace

class TestBigTableView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void anyRowIsShownInOneFrame_data();
    void anyRowIsShownInOneFrame();
    void onlyRowsOnTheScreenAreAskedFor();
    void cacheStaysBounded();
    void lastRowIsReached_data();
    void lastRowIsReached();
    void arrowsMoveByOneRowAnywhere();
    void scrollBarDragsOverTheWhole();
    void wheelMovesByRows();
    void keysMoveTheCurrentRow();
    void shiftExtendsTheSelection();
    void selectAllDoesNotScroll();
    void lateRowsAppear();
    void answersToAnOlderSourceAreIgnored();
    void rowsThatCannotBeReadSaySo();
    void growingTableKeepsItsPlace();
    void shrinkingTableMovesTheCurrentRow();
    void changedRowsAreAskedForAgain();
    void copyTakesRowsThatAreNotHere();
    void copyOfTooManyIsRefused();
    void clickSortsOnlySortableColumns();
    void assistiveToolsReadTheCurrentRow();
    void destroyedSourceEmptiesTheView();
    void textZoomMakesRowsHigher();
};

void TestBigTableView::anyRowIsShownInOneFrame_data()
{
    QTest::addColumn<qint64>("count");
    QTest::newRow("a billion") << kBillion;
    QTest::newRow("2^63 - 1") << kMost;
}

void TestBigTableView::anyRowIsShownInOneFrame()
{
    QFETCH(const qint64, count);
    Table table(count);
    QImage image(table.view.size(), QImage::Format_RGB32);
    table.view.render(&image);
    std::mt19937_64 random(1);
    FrameTimes times;
    for (int i = 0; i < 200; ++i) {
        const qint64 row = i == 0 ? count - 1 : qint64(random() % quint64(count));
        times.run([&] {
            table.view.setCurrentRow(row);
            table.view.viewport()->render(&image);
        });
        QCOMPARE(table.view.currentRow(), row);
        QVERIFY(!table.view.rowRect(row).isEmpty());
        QCOMPARE(firstCell(table.view, row), QString::number(row));
    }
    QVERIFY(times.fitFrame(QTest::currentDataTag()));
}

void TestBigTableView::onlyRowsOnTheScreenAreAskedFor()
{
    Table table(kBillion);
    const qint64 before = table.rows.rowsAsked;
    table.view.scrollToCentre(kBillion / 2);
    // What is seen, with the pages it touches and one neighbour on each side.
    QVERIFY(table.rows.rowsAsked - before <= table.view.visibleRows() + 4 * PageCache::kPageRows);
    QVERIFY(table.rows.rowsAsked < 1000);
}

void TestBigTableView::cacheStaysBounded()
{
    ArithmeticRows rows(kBillion);
    PageCache cache;
    connect(&rows, &RowSource::rowsReady, this, [&](quint64 ticket, const QVector<Row>& answer) {
        qint64 first = 0;
        int count = 0;
        QVERIFY(cache.take(ticket, answer, first, count));
    });
    for (qint64 at = 0; at < 2000; ++at) {
        const qint64 row = at * 400'000;
        cache.want(rows, row, row + 30, kBillion);
        QVERIFY(cache.row(row) != nullptr);
        QVERIFY(cache.pagesHere() <= PageCache::kPagesKept);
        QCOMPARE(cache.pagesAsked(), 0);
    }
}

void TestBigTableView::lastRowIsReached_data()
{
    anyRowIsShownInOneFrame_data();
    QTest::newRow("fits in the bar") << qint64(5000);
    QTest::newRow("just above the bar's range") << (qint64(1) << 30) + 100;
}

void TestBigTableView::lastRowIsReached()
{
    QFETCH(const qint64, count);
    Table table(count);
    QScrollBar* bar = table.view.verticalScrollBar();
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(table.view.topRow(), count - table.view.visibleRows());
    QCOMPARE(bar->value(), bar->maximum());
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(table.view.topRow(), qint64(0));
    bar->setSliderPosition(bar->maximum());
    QCOMPARE(table.view.topRow(), count - table.view.visibleRows());
    QTest::keyClick(&table.view, Qt::Key_Home);
    QCOMPARE(table.view.topRow(), qint64(0));
    QTest::keyClick(&table.view, Qt::Key_End);
    QCOMPARE(table.view.currentRow(), count - 1);
    QCOMPARE(firstCell(table.view, count - 1), QString::number(count - 1));
}

void TestBigTableView::arrowsMoveByOneRowAnywhere()
{
    Table table(kMost);
    for (const qint64 row : {qint64(0), kBillion, kMost / 2, kMost - 10}) {
        table.view.setCurrentRow(row);
        QTest::keyClick(&table.view, Qt::Key_Down);
        QCOMPARE(table.view.currentRow(), row + 1);
        QTest::keyClick(&table.view, Qt::Key_Up);
        QTest::keyClick(&table.view, Qt::Key_Up);
        QCOMPARE(table.view.currentRow(), std::max<qint64>(0, row - 1));
        // The bar's arrows, too, move by one row although one step of the bar is billions.
        table.view.scrollToCentre(row);
        const qint64 top = table.view.topRow();
        table.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        QCOMPARE(table.view.topRow(), std::max<qint64>(0, top - 1));
    }
}

void TestBigTableView::scrollBarDragsOverTheWhole()
{
    Table table(kMost);
    QScrollBar* bar = table.view.verticalScrollBar();
    bar->setSliderPosition(bar->maximum() / 2);
    const double share = double(table.view.topRow()) / double(kMost);
    QVERIFY(std::abs(share - 0.5) < 1e-6);
}

void TestBigTableView::wheelMovesByRows()
{
    Table table(kBillion);
    table.view.scrollToCentre(kBillion / 2);
    const qint64 top = table.view.topRow();
    turnWheel(*table.view.viewport(), -1);
    QCOMPARE(table.view.topRow(), top + 3);
    turnWheel(*table.view.viewport(), 2);
    QCOMPARE(table.view.topRow(), top - 3);
}

void TestBigTableView::keysMoveTheCurrentRow()
{
    Table table(1000);
    QTest::keyClick(&table.view, Qt::Key_Down);
    QCOMPARE(table.view.currentRow(), qint64(0));
    const qint64 page = table.view.visibleRows();
    QTest::keyClick(&table.view, Qt::Key_PageDown);
    QCOMPARE(table.view.currentRow(), page);
    QTest::keyClick(&table.view, Qt::Key_PageUp);
    QCOMPARE(table.view.currentRow(), qint64(0));
    QTest::keyClick(&table.view, Qt::Key_PageUp);
    QCOMPARE(table.view.currentRow(), qint64(0));
    QSignalSpy activated(&table.view, &BigTableView::activated);
    QTest::keyClick(&table.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toLongLong(), qint64(0));
}

void TestBigTableView::shiftExtendsTheSelection()
{
    Table table(kMost);
    table.view.setCurrentRow(kMost - 100);
    QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.view.selection(), std::pair(kMost - 100, kMost - 98));
    QTest::keyClick(&table.view, Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(table.view.selection(), std::pair(qint64(0), kMost - 100));
    QTest::keyClick(&table.view, Qt::Key_Up);
    QCOMPARE(table.view.selection(), std::pair(qint64(0), qint64(0)));
}

void TestBigTableView::selectAllDoesNotScroll()
{
    Table table(kBillion);
    table.view.scrollToCentre(500);
    const qint64 top = table.view.topRow();
    table.view.selectAll();
    QCOMPARE(table.view.topRow(), top);
    QCOMPARE(table.view.selection(), std::pair(qint64(0), kBillion - 1));
}

void TestBigTableView::lateRowsAppear()
{
    Table table(kBillion, true);
    QVERIFY(table.view.cachedRow(0) == nullptr);
    QVERIFY(table.rows.fetches > 0);
    table.rows.answerAll();
    QCOMPARE(firstCell(table.view, 0), u"0"_s);
    // Far away, and away again before the answer: the first place is forgotten, the second one comes.
    table.view.scrollToCentre(kBillion / 2);
    table.view.scrollToCentre(kBillion / 4);
    QVERIFY(table.rows.forgotten > 0);
    table.rows.answerAll();
    QCOMPARE(firstCell(table.view, kBillion / 4), QString::number(kBillion / 4));
    QVERIFY(table.view.cachedRow(kBillion / 2) == nullptr);
}

void TestBigTableView::answersToAnOlderSourceAreIgnored()
{
    Table table(kBillion, true);
    const auto old = std::exchange(table.rows.waiting, {});
    QVERIFY(!old.isEmpty());
    Q_EMIT table.rows.changed();
    for (auto it = old.cbegin(); it != old.cend(); ++it)
        Q_EMIT table.rows.rowsReady(it.key(), ArithmeticRows::rowsOf(77, it->second));
    QVERIFY(table.view.cachedRow(0) == nullptr);
    table.rows.answerAll();
    QCOMPARE(firstCell(table.view, 0), u"0"_s);
}

void TestBigTableView::rowsThatCannotBeReadSaySo()
{
    Table table(100, true);
    const auto asked = std::exchange(table.rows.waiting, {});
    for (auto it = asked.cbegin(); it != asked.cend(); ++it)
        Q_EMIT table.rows.rowsReady(it.key(), ArithmeticRows::rowsOf(it->first, 3));
    QCOMPARE(firstCell(table.view, 2), u"2"_s);
    QVERIFY(table.view.cachedRow(3) == nullptr);
    const int fetches = table.rows.fetches;
    table.view.grab();
    table.view.scrollTo(0);
    // An answer is an answer: what could not be read is not asked for again and again.
    QCOMPARE(table.rows.fetches, fetches);
}

void TestBigTableView::growingTableKeepsItsPlace()
{
    Table table(1000);
    table.view.setCurrentRow(500);
    const qint64 top = table.view.topRow();
    table.rows.setCount(kBillion);
    QCOMPARE(table.view.topRow(), top);
    QCOMPARE(table.view.currentRow(), qint64(500));
    // A page that the old end had cut is complete now.
    table.view.setCurrentRow(1010);
    QCOMPARE(firstCell(table.view, 1010), u"1010"_s);
    QCOMPARE(firstCell(table.view, 999), u"999"_s);
}

void TestBigTableView::shrinkingTableMovesTheCurrentRow()
{
    Table table(kBillion);
    table.view.setCurrentRow(kBillion - 1);
    table.rows.setCount(10);
    QCOMPARE(table.view.currentRow(), qint64(9));
    QCOMPARE(table.view.topRow(), qint64(0));
    table.rows.setCount(0);
    QCOMPARE(table.view.currentRow(), qint64(-1));
    QCOMPARE(table.view.selection(), std::pair(qint64(-1), qint64(-1)));
    table.view.grab();
}

void TestBigTableView::changedRowsAreAskedForAgain()
{
    Table table(1000);
    const int fetches = table.rows.fetches;
    Q_EMIT table.rows.rowsChanged(3, 3);
    QCOMPARE(table.rows.fetches, fetches + 1);
    Q_EMIT table.rows.rowsChanged(900, 999);
    QCOMPARE(table.rows.fetches, fetches + 1);
}

void TestBigTableView::copyTakesRowsThatAreNotHere()
{
    Table table(kBillion, true);
    table.rows.answerAll();
    table.view.selectRows(1000, 1299);
    QSignalSpy finished(&table.view, &BigTableView::copyFinished);
    QTest::keyClick(&table.view, Qt::Key_C, Qt::ControlModifier);
    for (int i = 0; i < 20 && finished.isEmpty(); ++i)
        table.rows.answerAll();
    QCOMPARE(finished.size(), 1);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 301);
    QCOMPARE(lines[0], u"Row\tKey\tState"_s);
    for (int i = 0; i < 300; ++i)
        QVERIFY(lines[i + 1].startsWith(QString::number(1000 + i) + u'\t'));
}

void TestBigTableView::copyOfTooManyIsRefused()
{
    Table table(kBillion);
    QSignalSpy refused(&table.view, &BigTableView::copyRefused);
    table.view.selectAll();
    table.view.copySelection();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].toLongLong(), kBillion);
}

void TestBigTableView::clickSortsOnlySortableColumns()
{
    Table table(1000);
    QHeaderView* header = table.view.header();
    const auto clickOn = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
    };
    clickOn(2);
    QCOMPARE(header->sortIndicatorSection(), 2);
    clickOn(0);
    QCOMPARE(header->sortIndicatorSection(), 2);
}

void TestBigTableView::assistiveToolsReadTheCurrentRow()
{
    Table table(kMost);
    table.view.setAccessibleName(u"Records"_s);
    table.view.setCurrentRow(kMost - 1);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&table.view);
    QVERIFY(spoken != nullptr);
    QCOMPARE(spoken->text(QAccessible::Name), u"Records"_s);
    QCOMPARE(spoken->role(), QAccessible::Table);
    QCOMPARE(spoken->childCount(), 1);
    const QString row = spoken->child(0)->text(QAccessible::Name);
    QVERIFY2(row.contains(u"Row: "_s + QString::number(kMost - 1)), qPrintable(row));
    QVERIFY(row.contains(u"State: present"_s));
    QCOMPARE(spoken->text(QAccessible::Value), row);
}

void TestBigTableView::destroyedSourceEmptiesTheView()
{
    BigTableView view;
    view.resize(300, 200);
    auto rows = std::make_unique<ArithmeticRows>(1000);
    view.setSource(rows.get());
    QCOMPARE(view.rowCount(), qint64(1000));
    rows.reset();
    QCOMPARE(view.rowCount(), qint64(0));
    view.grab();
}

void TestBigTableView::textZoomMakesRowsHigher()
{
    Table table(kBillion);
    const int before = table.view.rowRect(0).height();
    Theme::instance().setTextZoom(2.0);
    QApplication::processEvents();
    QVERIFY(table.view.rowRect(0).height() > before * 3 / 2);
    QVERIFY(table.view.header()->sectionSize(0) > 0);
    Theme::instance().setTextZoom(1.0);
    QApplication::processEvents();
    QCOMPARE(table.view.rowRect(0).height(), before);
}

QTEST_MAIN(TestBigTableView)
#include "tst_big_table_view.moc"
