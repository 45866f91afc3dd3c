// SPDX-License-Identifier: GPL-3.0-or-later
// The chain: only boxes on the screen are asked for, keys and mouse go along it, the last of a hundred
// thousand is reached, damage is seen and said.
#include "tests/ui/frame_times.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chain_view.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cryo::ui;
using cryo::ui::test::FrameTimes;

namespace {

ChainBox boxOf(qint64 number)
{
    ChainBox box;
    box.kind = number % 3 == 0 ? ChainBox::Kind::Own : ChainBox::Kind::Sibling;
    box.title = QString::number(number, 16).rightJustified(6, u'0');
    box.place = u"1:%1"_s.arg(1'000'000 - number);
    return box;
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

class TestChainView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void onlyVisibleBoxesAreAskedFor();
    void keysReachTheLastBox();
    void clickFindsTheBox();
    void damageIsSeenAndSaid();
    void ownAndSiblingDiffer();
    void emptyChainIsHarmless();
    void endlessChainIsCut();
};

void TestChainView::onlyVisibleBoxesAreAskedFor()
{
    ChainView view;
    view.resize(1200, view.sizeHint().height());
    view.show();
    int asked = 0;
    view.setChain({u"42"_s, u"head · slot 1"_s}, 100'000, [&](qint64 number) {
        ++asked;
        return boxOf(number);
    });
    QImage image(view.size(), QImage::Format_RGB32);
    FrameTimes times;
    for (const qint64 number : {qint64(0), qint64(50'000), qint64(99'999), qint64(3)}) {
        asked = 0;
        times.run([&] {
            view.setCurrent(number);
            view.render(&image);
        });
        QVERIFY2(asked > 0 && asked < 60, qPrintable(QString::number(asked)));
        QVERIFY(view.viewport()->rect().contains(view.boxRect(number)));
    }
    QVERIFY(times.fitFrame("chain of 100000 boxes"));
}

void TestChainView::keysReachTheLastBox()
{
    ChainView view;
    view.resize(900, view.sizeHint().height());
    view.setChain({u"42"_s, {}}, 100'000, boxOf);
    QSignalSpy selected(&view, &ChainView::boxSelected);
    QCOMPARE(view.current(), qint64(0));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.current(), qint64(1));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.current(), qint64(99'999));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.current(), qint64(99'999));
    QCOMPARE(selected.size(), 2);
    QCOMPARE(view.horizontalScrollBar()->value(), view.horizontalScrollBar()->maximum());
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.current(), qint64(-1));
    QVERIFY(view.spokenItem().contains(u"42"));
    QSignalSpy activated(&view, &ChainView::boxActivated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated[0][0].toLongLong(), qint64(-1));
}

void TestChainView::clickFindsTheBox()
{
    ChainView view;
    view.resize(900, view.sizeHint().height());
    view.show();
    view.setChain({u"42"_s, {}}, 1000, boxOf);
    view.setCurrent(500);
    QSignalSpy selected(&view, &ChainView::boxSelected);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.boxRect(499).center());
    QCOMPARE(view.current(), qint64(499));
    QCOMPARE(selected.size(), 1);
    const QRect box = view.boxRect(499);
    QVERIFY(!view.boxAtPoint(QPoint(box.right() + 4, box.center().y())));
    QVERIFY(!view.boxAtPoint(QPoint(box.center().x(), box.bottom() + 10)));
}

void TestChainView::damageIsSeenAndSaid()
{
    ChainView view;
    view.resize(900, view.sizeHint().height());
    QVector<ChainBox> boxes = {boxOf(0), boxOf(1), boxOf(2)};
    view.setBoxes({u"7"_s, {}}, boxes);
    const QColor red = tokens(Scheme::Light).tone(Tone::Fatal);
    QVERIFY(!hasColour(view.grab().toImage(), red));
    boxes[1].kind = ChainBox::Kind::Damaged;
    boxes[1].brokenLink = u"next points to itself"_s;
    view.setBoxes({u"7"_s, {}}, boxes);
    QVERIFY(hasColour(view.grab().toImage(), red));
    view.setCurrent(1);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&view);
    const QString item = spoken->child(0)->text(QAccessible::Name);
    QVERIFY2(item.contains(u"damaged") && item.contains(u"next points to itself"), qPrintable(item));
}

void TestChainView::ownAndSiblingDiffer()
{
    ChainView view;
    view.resize(900, view.sizeHint().height());
    ChainBox own = boxOf(0);
    ChainBox sibling = own;
    sibling.kind = ChainBox::Kind::Sibling;
    view.setBoxes({u"7"_s, {}}, {own});
    const QRect box = view.boxRect(0);
    const QImage first = view.viewport()->grab(box).toImage();
    view.setBoxes({u"7"_s, {}}, {sibling});
    const QImage second = view.viewport()->grab(box).toImage();
    QVERIFY(first != second);
    // By shape as well: the hexagon leaves its corner free.
    QCOMPARE(second.pixel(3, 3), tokens(Scheme::Light).base.rgb());
    QVERIFY(first.pixel(5, 5) != tokens(Scheme::Light).base.rgb());
    view.setCurrent(0);
    QVERIFY(view.spokenItem().contains(u"sibling"));
}

void TestChainView::emptyChainIsHarmless()
{
    ChainView view;
    view.resize(600, 100);
    view.grab();
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.current(), qint64(-1));
    view.setChain({u"42"_s, u"head"_s}, 0, {});
    view.grab();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.boxRect(-1).center());
    QCOMPARE(view.current(), qint64(-1));
    view.clear();
    QVERIFY(view.spokenItem().isEmpty());
}

void TestChainView::endlessChainIsCut()
{
    ChainView view;
    view.resize(600, 100);
    view.setChain({u"42"_s, {}}, qint64(1) << 62, boxOf);
    QVERIFY(view.count() < 100'000'000);
    QTest::keyClick(&view, Qt::Key_End);
    view.grab();
    QVERIFY(view.viewport()->rect().intersects(view.boxRect(view.count() - 1)));
}

QTEST_MAIN(TestChainView)
#include "tst_chain_view.moc"
