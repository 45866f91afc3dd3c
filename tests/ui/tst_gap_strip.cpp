// SPDX-License-Identifier: GPL-3.0-or-later
// The strip: no gap vanishes, however narrow; pixels and indices agree over 64 bits; keys, wheel and the pair
// of overview and detail move it; it repaints a million ranges within a frame.
#include "tests/ui/frame_times.h"
#include "ui/theme/patterns.h"
#include "ui/theme/theme.h"
#include "ui/widgets/gap_strip.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cryo::ui;
using cryo::ui::test::FrameTimes;

namespace {

constexpr quint64 kBillion = 1'000'000'000;

std::unique_ptr<GapStrip> shownStrip(GapStrip::Mode mode, std::shared_ptr<const GapPyramid> pyramid,
                                     int width = 1000)
{
    auto strip = std::make_unique<GapStrip>(mode);
    strip->resize(width, strip->sizeHint().height());
    strip->setPyramid(std::move(pyramid));
    return strip;
}

QImage painted(GapStrip& strip, double ratio = 1)
{
    QImage image(strip.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    strip.render(&image);
    return image;
}

/// Colours of the bar's middle line, one per device pixel.
QVector<QRgb> barLine(GapStrip& strip, double ratio = 1)
{
    const QImage image = painted(strip, ratio);
    const QRect bar = strip.barRect();
    QVector<QRgb> line;
    const int y = int(bar.center().y() * ratio);
    for (int x = int(bar.left() * ratio); x < int((bar.right() + 1) * ratio); ++x)
        line.append(image.pixel(x, y));
    return line;
}

qsizetype countOf(const QVector<QRgb>& line, const QColor& colour)
{
    return std::count(line.cbegin(), line.cend(), colour.rgb());
}

void key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(&widget, key, modifiers);
}

} // namespace

class TestGapStrip final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void oneItemInABillionIsSeen_data();
    void oneItemInABillionIsSeen();
    void everyClassIsSeenWhenNarrow_data();
    void everyClassIsSeenWhenNarrow();
    void worstClassWinsASharedPixel();
    void wideRangeHasPatternAndInk();
    void narrowBesideWideIsSeen();
    void laneHasAMarkAboveAGap();
    void indexAndPixelAgree_data();
    void indexAndPixelAgree();
    void zoomKeepsTheIndexInPlace();
    void zoomEndsAtSixteenItems();
    void viewportStaysInside();
    void keysGoToGaps();
    void homeAndEndGoToTheEnds();
    void clickTellsTheRange();
    void overviewAndDetailMoveEachOther();
    void assistiveToolsSeeThePosition();
    void millionRangesRepaintWithinAFrame();
    void spaceOf64BitsIsPainted();
    void growingStoreKeepsTheView();
};

void TestGapStrip::oneItemInABillionIsSeen_data()
{
    QTest::addColumn<quint64>("index");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<double>("ratio");
    for (const bool isDark : {false, true}) {
        for (const quint64 index :
             {quint64(0), quint64(1), kBillion / 3, kBillion / 2, kBillion - 2, kBillion - 1}) {
            const QByteArray name = QByteArray(isDark ? "dark " : "light ") + QByteArray::number(index);
            QTest::newRow(name.constData()) << index << isDark << 1.0;
            QTest::newRow((name + " at 2").constData()) << index << isDark << 2.0;
        }
    }
}

void TestGapStrip::oneItemInABillionIsSeen()
{
    QFETCH(const quint64, index);
    QFETCH(const bool, isDark);
    QFETCH(const double, ratio);
    Theme::instance().apply(isDark ? Theme::Setting::Dark : Theme::Setting::Light);
    const Tokens& t = tokens(isDark ? Scheme::Dark : Scheme::Light);
    for (const auto mode : {GapStrip::Mode::Overview, GapStrip::Mode::Detail}) {
        const auto strip =
            shownStrip(mode, GapPyramid::build(0, kBillion - 1, {{index, index, GapClass::Missing}}));
        const auto line = barLine(*strip, ratio);
        QVERIFY(countOf(line, t.gap(GapClass::Missing).ink) >= 2 * int(ratio));
        // The halo: a pixel of the ground beside the ink; at an end of the bar only on one side.
        const auto halo = countOf(line, t.base);
        QVERIFY2(halo >= 1 * int(ratio), qPrintable(QString::number(halo)));
        QVERIFY(countOf(line, t.gap(GapClass::Present).fill) > 900 * int(ratio));
    }
}

void TestGapStrip::everyClassIsSeenWhenNarrow_data()
{
    QTest::addColumn<int>("cls");
    for (int cls = 1; cls < kGapClassCount; ++cls)
        QTest::addRow("class %d", cls) << cls;
}

void TestGapStrip::everyClassIsSeenWhenNarrow()
{
    QFETCH(const int, cls);
    for (const auto setting : {Theme::Setting::Light, Theme::Setting::Dark}) {
        Theme::instance().apply(setting);
        const auto strip =
            shownStrip(GapStrip::Mode::Overview,
                       GapPyramid::build(0, kBillion, {{kBillion / 2, kBillion / 2, GapClass(cls)}}));
        const auto line = barLine(*strip);
        const FillInk& colours = Theme::of(strip.get()).gap(GapClass(cls));
        QVERIFY(countOf(line, colours.ink) >= 2);
        if (GapClass(cls) == GapClass::ValueBad)
            QVERIFY(countOf(line, colours.fill) >= 2);
    }
}

void TestGapStrip::worstClassWinsASharedPixel()
{
    const auto strip =
        shownStrip(GapStrip::Mode::Overview,
                   GapPyramid::build(0, kBillion,
                                     {{kBillion / 2, kBillion / 2, GapClass::Missing},
                                      {kBillion / 2 + 5, kBillion / 2 + 5, GapClass::SectionFileMissing},
                                      {kBillion / 2 + 9, kBillion / 2 + 9, GapClass::Missing}}));
    const auto line = barLine(*strip);
    const Tokens& t = tokens(Scheme::Light);
    QVERIFY(countOf(line, t.gap(GapClass::SectionFileMissing).ink) >= 2);
    QCOMPARE(countOf(line, t.gap(GapClass::Missing).ink), 0);
}

void TestGapStrip::wideRangeHasPatternAndInk()
{
    const auto strip =
        shownStrip(GapStrip::Mode::Overview, GapPyramid::build(0, 999, {{400, 599, GapClass::Missing}}));
    const auto line = barLine(*strip);
    const FillInk& colours = tokens(Scheme::Light).gap(GapClass::Missing);
    QVERIFY(countOf(line, colours.fill) > 20);
    QVERIFY(countOf(line, colours.ink) > 5);
    // All of the range and nothing else is patterned.
    const auto present = countOf(line, tokens(Scheme::Light).gap(GapClass::Present).fill);
    QVERIFY(std::abs(present - line.size() * 8 / 10) <= 4);
}

void TestGapStrip::narrowBesideWideIsSeen()
{
    // A one-item gap directly behind a wide range of another class.
    const auto strip =
        shownStrip(GapStrip::Mode::Overview,
                   GapPyramid::build(0, kBillion,
                                     {{0, kBillion / 2, GapClass::BeforeFirst},
                                      {kBillion / 2 + 1, kBillion / 2 + 1, GapClass::Missing},
                                      {kBillion / 2 + 2, kBillion / 4 * 3, GapClass::SectionFileMissing}}));
    QVERIFY(countOf(barLine(*strip), tokens(Scheme::Light).gap(GapClass::Missing).ink) >= 2);
}

void TestGapStrip::laneHasAMarkAboveAGap()
{
    const auto strip =
        shownStrip(GapStrip::Mode::Overview,
                   GapPyramid::build(0, kBillion, {{kBillion / 2, kBillion / 2, GapClass::Missing}}));
    const QImage image = painted(*strip);
    const int x = int(strip->xOf(kBillion / 2));
    int marked = 0;
    for (int y = 0; y < strip->barRect().top(); ++y)
        marked += image.pixel(x, y) == tokens(Scheme::Light).gap(GapClass::Missing).ink.rgb() ? 1 : 0;
    QVERIFY(marked >= 3);
}

void TestGapStrip::indexAndPixelAgree_data()
{
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("last");
    QTest::newRow("few") << quint64(0) << quint64(99);
    QTest::newRow("billion") << quint64(0) << kBillion;
    QTest::newRow("all of 64 bits") << quint64(0) << ~quint64(0);
    QTest::newRow("high") << ~quint64(0) - 100'000 << ~quint64(0) - 1;
}

void TestGapStrip::indexAndPixelAgree()
{
    QFETCH(const quint64, first);
    QFETCH(const quint64, last);
    const auto strip = shownStrip(GapStrip::Mode::Overview, GapPyramid::build(first, last, {}));
    const QRect bar = strip->barRect();
    QCOMPARE(strip->indexAt(bar.left()), first);
    QCOMPARE(strip->indexAt(bar.right() + 1), strip->pyramid().last());
    quint64 before = first;
    for (int x = bar.left(); x <= bar.right(); ++x) {
        const quint64 index = strip->indexAt(x);
        QVERIFY(index >= before);
        // An index lies in the pixel it was asked for, or one pixel is less than an item.
        QVERIFY(strip->xOf(index) <= x + 0.1);
        QVERIFY(strip->xOf(index) >= x - 1 - double(bar.width()) / 100);
        before = index;
    }
}

void TestGapStrip::zoomKeepsTheIndexInPlace()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail, GapPyramid::build(0, kBillion, {}));
    const double before = strip->xOf(700'000'000);
    for (int i = 0; i < 12; ++i)
        strip->zoomBy(0.7, 700'000'000);
    QVERIFY(std::abs(strip->xOf(700'000'000) - before) < 3);
    for (int i = 0; i < 40; ++i)
        strip->zoomBy(1.5, 700'000'000);
    QCOMPARE(strip->viewport(), std::pair(quint64(0), kBillion));
}

void TestGapStrip::zoomEndsAtSixteenItems()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail, GapPyramid::build(0, ~quint64(0), {}));
    strip->setCursorIndex(quint64(1) << 63U);
    for (int i = 0; i < 100; ++i)
        key(*strip, Qt::Key_Plus);
    const auto [first, last] = strip->viewport();
    QCOMPARE(last - first + 1, GapStrip::kLeastItems);
    QVERIFY(first <= quint64(1) << 63U && last >= quint64(1) << 63U);
    for (int i = 0; i < 100; ++i)
        key(*strip, Qt::Key_Minus);
    QCOMPARE(strip->viewport(), std::pair(quint64(0), ~quint64(0) - 1));
}

void TestGapStrip::viewportStaysInside()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail, GapPyramid::build(1000, 1999, {}));
    strip->setViewport(0, 99);
    QCOMPARE(strip->viewport(), std::pair(quint64(1000), quint64(1099)));
    strip->setViewport(1950, 2500);
    QCOMPARE(strip->viewport(), std::pair(quint64(1449), quint64(1999)));
    strip->setViewport(1500, 1400);
    QCOMPARE(strip->viewport().second - strip->viewport().first + 1, GapStrip::kLeastItems);
}

void TestGapStrip::keysGoToGaps()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail,
                                  GapPyramid::build(0, kBillion,
                                                    {{500, 599, GapClass::Missing},
                                                     {kBillion / 2, kBillion / 2, GapClass::ValueBad},
                                                     {kBillion - 7, kBillion, GapClass::Tail}}));
    QSignalSpy clicked(strip.get(), &GapStrip::rangeClicked);
    key(*strip, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(strip->cursorIndex(), quint64(500));
    key(*strip, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(strip->cursorIndex(), kBillion / 2);
    QCOMPARE(clicked.last().at(0).toULongLong(), kBillion / 2);
    key(*strip, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(strip->cursorIndex(), quint64(500));
    QVERIFY(!strip->goToPrevious(maskOf(GapClass::Missing)));
    QVERIFY(strip->goToNext(maskOf(GapClass::Tail)));
    QCOMPARE(strip->cursorIndex(), kBillion - 7);
    QVERIFY(!strip->goToNext(maskOf(GapClass::Missing)));
    // From inside a range, back means to its beginning.
    strip->setCursorIndex(kBillion - 2);
    QVERIFY(strip->goToPrevious(maskOf(GapClass::Tail)));
    QCOMPARE(strip->cursorIndex(), kBillion - 7);
}

void TestGapStrip::homeAndEndGoToTheEnds()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail, GapPyramid::build(10, kBillion, {}));
    strip->setViewport(1000, 5000);
    key(*strip, Qt::Key_End);
    QCOMPARE(strip->cursorIndex(), kBillion);
    QCOMPARE(strip->viewport().second, kBillion);
    key(*strip, Qt::Key_Home);
    QCOMPARE(strip->cursorIndex(), quint64(10));
    QCOMPARE(strip->viewport().first, quint64(10));
    key(*strip, Qt::Key_Left);
    QCOMPARE(strip->cursorIndex(), quint64(10));
}

void TestGapStrip::clickTellsTheRange()
{
    const auto strip =
        shownStrip(GapStrip::Mode::Detail,
                   GapPyramid::build(0, kBillion, {{kBillion / 2, kBillion / 2, GapClass::Missing}}));
    QSignalSpy clicked(strip.get(), &GapStrip::rangeClicked);
    const QPoint on(int(strip->xOf(kBillion / 2)) + 1, strip->barRect().center().y());
    QTest::mouseClick(strip.get(), Qt::LeftButton, {}, on);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toULongLong(), kBillion / 2);
    QCOMPARE(clicked[0][1].toULongLong(), kBillion / 2);
    QCOMPARE(clicked[0][2].value<GapClass>(), GapClass::Missing);
    QTest::mouseClick(strip.get(), Qt::LeftButton, {}, on + QPoint(200, 0));
    QCOMPARE(clicked[1][0].toULongLong(), kBillion / 2 + 1);
    QCOMPARE(clicked[1][1].toULongLong(), kBillion);
    QCOMPARE(clicked[1][2].value<GapClass>(), GapClass::Present);
}

void TestGapStrip::overviewAndDetailMoveEachOther()
{
    const auto pyramid = GapPyramid::build(0, 999'999, {});
    const auto overview = shownStrip(GapStrip::Mode::Overview, pyramid);
    const auto detail = shownStrip(GapStrip::Mode::Detail, pyramid);
    GapStrip::link(overview.get(), detail.get());
    detail->setViewport(200'000, 299'999);
    QVERIFY(overview->brush().has_value());
    QCOMPARE(*overview->brush(), std::pair(quint64(200'000), quint64(299'999)));
    // Dragging the brush by its middle moves the detail.
    const int y = overview->barRect().center().y();
    const int from = int(overview->xOf(250'000));
    QTest::mousePress(overview.get(), Qt::LeftButton, {}, QPoint(from, y));
    QTest::mouseMove(overview.get(), QPoint(from + 100, y));
    QTest::mouseRelease(overview.get(), Qt::LeftButton, {}, QPoint(from + 100, y));
    const auto [first, last] = detail->viewport();
    QCOMPARE(last - first + 1, quint64(100'000));
    QVERIFY(first > 290'000 && first < 310'000);
    // The wheel over the detail zooms, and the brush follows.
    QWheelEvent wheel(QPointF(500, 20), QPointF(500, 20), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(detail.get(), &wheel);
    QVERIFY(detail->viewport().second - detail->viewport().first < 70'000);
    QCOMPARE(*overview->brush(), detail->viewport());
}

void TestGapStrip::assistiveToolsSeeThePosition()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail,
                                  GapPyramid::build(5, kBillion, {{100, 199, GapClass::SectionFileMissing}}));
    strip->setCursorIndex(150);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(strip.get());
    QVERIFY(spoken != nullptr);
    QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
    QAccessibleValueInterface* value = spoken->valueInterface();
    QVERIFY(value != nullptr);
    QCOMPARE(value->currentValue().toULongLong(), quint64(150));
    QCOMPARE(value->minimumValue().toULongLong(), quint64(5));
    QCOMPARE(value->maximumValue().toULongLong(), kBillion);
    value->setCurrentValue(QVariant::fromValue(quint64(kBillion)));
    QCOMPARE(strip->cursorIndex(), kBillion);
    strip->setCursorIndex(150);
    QCOMPARE(spoken->childCount(), 1);
    const QString item = spoken->child(0)->text(QAccessible::Name);
    QVERIFY2(item.contains(u"file missing") && item.contains(u"150") && item.contains(u"199"),
             qPrintable(item));
}

void TestGapStrip::millionRangesRepaintWithinAFrame()
{
    std::vector<GapRange> ranges;
    for (quint64 i = 0; i < 1'000'000; ++i)
        ranges.push_back({i * 1000 + i % 900, i * 1000 + i % 900 + i % 40, GapClass(1 + i % 6)});
    const auto strip =
        shownStrip(GapStrip::Mode::Detail, GapPyramid::build(0, kBillion, std::move(ranges)), 2400);
    strip->setSectionSize(1024);
    QImage image(strip->size(), QImage::Format_RGB32);
    strip->render(&image);
    FrameTimes times;
    for (int i = 0; i < 40; ++i) {
        times.run([&] { strip->render(&image); });
        strip->zoomBy(0.6, kBillion / 3);
    }
    QVERIFY(times.fitFrame("a million ranges over 2400 px"));
}

void TestGapStrip::spaceOf64BitsIsPainted()
{
    const auto strip = shownStrip(
        GapStrip::Mode::Detail, GapPyramid::build(0, ~quint64(0),
                                                  {{quint64(1) << 63U, quint64(1) << 63U, GapClass::Missing},
                                                   {~quint64(0) - 3, ~quint64(0) - 1, GapClass::ValueBad}}));
    strip->setSectionSize(65'536);
    const auto line = barLine(*strip);
    QVERIFY(countOf(line, tokens(Scheme::Light).gap(GapClass::Missing).ink) >= 2);
    QVERIFY(countOf(line, tokens(Scheme::Light).gap(GapClass::ValueBad).fill) >= 1);
    strip->setCursorIndex(~quint64(0));
    for (int i = 0; i < 70; ++i) {
        strip->zoomIn();
        painted(*strip);
    }
}

void TestGapStrip::growingStoreKeepsTheView()
{
    const auto strip = shownStrip(GapStrip::Mode::Detail, GapPyramid::build(0, 999, {}));
    strip->setViewport(100, 199);
    strip->setPyramid(GapPyramid::build(0, 1999, {}));
    QCOMPARE(strip->viewport(), std::pair(quint64(100), quint64(199)));
    strip->zoomAll();
    strip->setPyramid(GapPyramid::build(0, 2999, {}));
    QCOMPARE(strip->viewport(), std::pair(quint64(0), quint64(2999)));
}

QTEST_MAIN(TestGapStrip)
#include "tst_gap_strip.moc"
