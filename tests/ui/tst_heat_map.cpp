// SPDX-License-Identifier: GPL-3.0-or-later
// The heat map: folding keeps the worst of each cell, the worst is seen at any size, clicks and keys find
// buckets.
#include "tests/ui/frame_times.h"
#include "ui/theme/ramp.h"
#include "ui/theme/theme.h"
#include "ui/widgets/heat_map.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace cryo::ui;
using cryo::ui::test::FrameTimes;

namespace {

std::unique_ptr<HeatMap> shownMap(std::shared_ptr<const HeatMapData> folded, QSize size = {700, 400})
{
    auto map = std::make_unique<HeatMap>();
    map->resize(size);
    map->setData(std::move(folded));
    return map;
}

} // namespace

class TestHeatMap final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void foldingKeepsTheWorst_data();
    void foldingKeepsTheWorst();
    void worstBucketsAreTheWorst();
    void unknownIsNotZero();
    void worstOfMillionsIsSeen();
    void clickFindsTheWorstUnderThePixel();
    void everyBucketHasItsCell();
    void keysGoFromCellToCell();
    void unreadableIsNamed();
    void assistiveToolsHearTheBucket();
    void emptyTableIsHarmless();
    void largestTableRepaintsWithinAFrame();
};

void TestHeatMap::foldingKeepsTheWorst_data()
{
    QTest::addColumn<quint64>("count");
    for (const quint64 count : {1ULL, 2ULL, 3ULL, 16ULL, 100ULL, 65'536ULL, 65'537ULL, 5'000'000ULL})
        QTest::addRow("%llu", count) << count;
}

void TestHeatMap::foldingKeepsTheWorst()
{
    QFETCH(const quint64, count);
    HeatMapData folded(count);
    QVERIFY(quint64(folded.columns()) * quint64(folded.rows()) <= HeatMapData::kMostCells);
    QVERIFY(folded.columns() <= HeatMapData::kMostColumns);
    QVERIFY(quint64(folded.columns()) * quint64(folded.rows()) * folded.bucketsPerCell() >= count);
    std::mt19937 random(3);
    std::vector<quint32> values;
    for (quint64 bucket = 0; bucket < count; ++bucket) {
        values.push_back(quint32(random() % 1000));
        folded.note(bucket, values.back());
    }
    folded.note(count, 99'999); // outside: not taken
    QCOMPARE(folded.maximum(), *std::max_element(values.begin(), values.end()));
    for (quint64 first = 0; first < count; first += folded.bucketsPerCell()) {
        const quint64 end = std::min(count, first + folded.bucketsPerCell());
        const auto worst =
            std::max_element(values.begin() + std::ptrdiff_t(first), values.begin() + std::ptrdiff_t(end));
        const std::size_t cell = folded.cellOf(first);
        QCOMPARE(folded.value(cell), *worst);
        QCOMPARE(values[std::size_t(folded.worstBucket(cell))], *worst);
        QCOMPARE(folded.cellOf(folded.worstBucket(cell)), cell);
    }
}

void TestHeatMap::worstBucketsAreTheWorst()
{
    HeatMapData folded(10'000);
    for (quint64 bucket = 0; bucket < 10'000; ++bucket)
        folded.note(bucket, bucket % 7);
    folded.note(77, 50);
    folded.note(8'888, 60);
    folded.note(9'999, 55);
    QCOMPARE(folded.worstBuckets(3), (std::vector<quint64>{8'888, 9'999, 77}));
    QCOMPARE(HeatMapData(100).worstBuckets(5).size(), std::size_t(0));
}

void TestHeatMap::unknownIsNotZero()
{
    HeatMapData folded(16);
    folded.note(3, 0);
    QCOMPARE(folded.value(folded.cellOf(3)), quint32(0));
    QCOMPARE(folded.value(folded.cellOf(4)), HeatMapData::kUnknown);
    folded.note(4, ~quint64(0));
    QCOMPARE(folded.value(folded.cellOf(4)), HeatMapData::kUnknown - 1);
}

void TestHeatMap::worstOfMillionsIsSeen()
{
    const quint64 count = 16'777'216;
    auto folded = std::make_shared<HeatMapData>(count);
    for (quint64 bucket = 0; bucket < count; ++bucket)
        folded->note(bucket, 1);
    const quint64 bad = 12'345'678;
    folded->note(bad, 200);
    const auto map = shownMap(folded, {400, 250});
    map->setRings({});
    const QImage image = map->grab().toImage();
    const QRgb worst = rampTable(tokens(Scheme::Light))[255];
    const QRect plot = map->plotRect();
    int seen = 0;
    QPoint where;
    for (int y = plot.top(); y <= plot.bottom(); ++y) {
        for (int x = plot.left(); x <= plot.right(); ++x) {
            if (image.pixel(x, y) != worst)
                continue;
            ++seen;
            where = QPoint(x, y);
        }
    }
    QVERIFY2(seen >= 1 && seen <= 4, qPrintable(QString::number(seen)));
    QCOMPARE(map->bucketAt(where), std::optional(bad));
}

void TestHeatMap::clickFindsTheWorstUnderThePixel()
{
    const quint64 count = 4'194'304;
    auto folded = std::make_shared<HeatMapData>(count);
    std::mt19937 random(4);
    for (quint64 bucket = 0; bucket < count; ++bucket)
        folded->note(bucket, random() % 30);
    folded->note(2'000'000, 99);
    const auto map = shownMap(folded);
    QSignalSpy selected(map.get(), &HeatMap::bucketSelected);
    // The pixel that the cell's corner lies in.
    const QPointF corner = map->cellRect(2'000'000).topLeft();
    const QPoint pixel(int(std::floor(corner.x() + 1e-6)), int(std::floor(corner.y() + 1e-6)));
    QTest::mouseClick(map.get(), Qt::LeftButton, {}, pixel);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][0].toULongLong(), quint64(2'000'000));
    QCOMPARE(map->selectedBucket(), std::optional(quint64(2'000'000)));
    QVERIFY(!map->bucketAt(QPoint(0, 0)));
}

void TestHeatMap::everyBucketHasItsCell()
{
    auto folded = std::make_shared<HeatMapData>(500);
    for (quint64 bucket = 0; bucket < 500; ++bucket)
        folded->note(bucket, bucket);
    const auto map = shownMap(folded);
    for (quint64 bucket = 0; bucket < 500; ++bucket) {
        const QRectF cell = map->cellRect(bucket);
        QVERIFY(QRectF(map->plotRect()).adjusted(-1, -1, 1, 1).contains(cell));
        QCOMPARE(map->bucketAt(cell.center().toPoint()), std::optional(bucket));
    }
}

void TestHeatMap::keysGoFromCellToCell()
{
    auto folded = std::make_shared<HeatMapData>(65'536);
    for (quint64 bucket = 0; bucket < 65'536; ++bucket)
        folded->note(bucket, 1);
    const auto map = shownMap(folded);
    map->setSelectedBucket(0);
    QTest::keyClick(map.get(), Qt::Key_Right);
    QCOMPARE(map->selectedBucket(), std::optional(quint64(1)));
    QTest::keyClick(map.get(), Qt::Key_Down);
    QCOMPARE(map->selectedBucket(), std::optional(quint64(folded->columns()) + 1));
    QTest::keyClick(map.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(map->selectedBucket(), std::optional(quint64(65'535)));
    QTest::keyClick(map.get(), Qt::Key_Right);
    QTest::keyClick(map.get(), Qt::Key_Down);
    QCOMPARE(map->selectedBucket(), std::optional(quint64(65'535)));
    QTest::keyClick(map.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(map->selectedBucket(), std::optional(quint64(0)));
    QSignalSpy activated(map.get(), &HeatMap::bucketActivated);
    QTest::keyClick(map.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void TestHeatMap::unreadableIsNamed()
{
    auto folded = std::make_shared<HeatMapData>(65'536);
    folded->noteUnreadable(30'000, 34'999);
    folded->noteUnreadable(65'000, 99'999);
    folded->noteUnreadable(70'000, 99'999);
    QCOMPARE(folded->unreadable().size(), std::size_t(2));
    QCOMPARE(folded->unreadable()[1].second, quint64(65'535));
    const auto map = shownMap(folded);
    const QImage image = map->grab().toImage();
    int outline = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            outline += image.pixel(x, y) == tokens(Scheme::Light).tone(Tone::Fatal).rgb() ? 1 : 0;
    QVERIFY(outline > 500);
    map->setSelectedBucket(30'001);
    QVERIFY(map->spokenItem().contains(u"unreadable"));
}

void TestHeatMap::assistiveToolsHearTheBucket()
{
    auto folded = std::make_shared<HeatMapData>(65'536);
    folded->note(41'712, 12);
    const auto map = shownMap(folded);
    map->setSelectedBucket(41'712);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(map.get());
    QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
    QVERIFY(spoken->child(0)->text(QAccessible::Name).contains(u"12"));
    QSignalSpy selected(map.get(), &HeatMap::bucketSelected);
    spoken->valueInterface()->setCurrentValue(QVariant::fromValue(quint64(7)));
    QCOMPARE(map->selectedBucket(), std::optional(quint64(7)));
    QCOMPARE(selected.size(), 1);
    map->setSelectedBucket(8);
    QCOMPARE(selected.size(), 1);
    QVERIFY(map->spokenItem().endsWith(u"–"));
}

void TestHeatMap::emptyTableIsHarmless()
{
    const auto map = shownMap(std::make_shared<HeatMapData>(0));
    map->grab();
    QTest::keyClick(map.get(), Qt::Key_Right);
    QTest::mouseClick(map.get(), Qt::LeftButton);
    QVERIFY(!map->selectedBucket());
    map->setData(nullptr);
    map->grab();
}

void TestHeatMap::largestTableRepaintsWithinAFrame()
{
    auto folded = std::make_shared<HeatMapData>(HeatMapData::kMostCells);
    for (quint64 bucket = 0; bucket < HeatMapData::kMostCells; ++bucket)
        folded->note(bucket, bucket % 23);
    const auto map = shownMap(folded, {1000, 700});
    QImage image(map->size(), QImage::Format_RGB32);
    FrameTimes first;
    FrameTimes again;
    for (quint64 i = 0; i < 20; ++i) {
        map->setScaleMaximum(quint32(20 + i)); // the picture is made anew
        first.run([&] { map->render(&image); });
        map->setSelectedBucket(i * 1000);
        again.run([&] { map->render(&image); });
    }
    QVERIFY(first.fitFrame("2048 x 2048 cells, new picture"));
    QVERIFY(again.fitFrame("2048 x 2048 cells, repaint"));
}

QTEST_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
