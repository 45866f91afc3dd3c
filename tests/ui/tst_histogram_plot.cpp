// SPDX-License-Identifier: GPL-3.0-or-later
// The histogram: the curve is Poisson's, clicks and keys choose bars, files hold what is shown.
#include "ui/theme/theme.h"
#include "ui/widgets/histogram_plot.h"

#include <QAccessible>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

std::unique_ptr<HistogramPlot> shownPlot()
{
    auto plot = std::make_unique<HistogramPlot>();
    plot->resize(500, 300);
    plot->show();
    plot->setBars(u"buckets"_s, {{0, 0, 5, {}}, {1, 1, 1000, {}}, {2, 3, 20, u"2–3"_s}, {4, 7, 0, {}}});
    plot->setCurve(u"ideal"_s, HistogramPlot::poisson(1.2, 1025, 3));
    plot->setLines({{1.1, u"mean 1.1"_s, true}, {1.2, u"p99 3"_s, false}});
    plot->grab();
    return plot;
}

} // namespace

class TestHistogramPlot final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Theme::instance().apply(Theme::Setting::Light); }
    void poissonSumsUp_data();
    void poissonSumsUp();
    void keysChooseBars();
    void clickChoosesABar();
    void selectionDoesNotEcho();
    void filesHoldWhatIsShown();
    void csvHasTheNumbers();
    void unwritableFileIsSaid();
    void darkGroundIsDark();
    void assistiveToolsHearTheBar();
    void noBarsAreHarmless();
};

void TestHistogramPlot::poissonSumsUp_data()
{
    QTest::addColumn<double>("lambda");
    for (const double lambda : {0.0, 0.1, 1.0, 4.596, 50.0, 800.0})
        QTest::addRow("%g", lambda) << lambda;
}

void TestHistogramPlot::poissonSumsUp()
{
    QFETCH(const double, lambda);
    const auto curve = HistogramPlot::poisson(lambda, 1e6, int(lambda * 2) + 60);
    QVERIFY(std::abs(std::accumulate(curve.cbegin(), curve.cend(), 0.0) - 1e6) < 1);
    double mean = 0;
    for (qsizetype k = 0; k < curve.size(); ++k)
        mean += double(k) * curve[k] / 1e6;
    QVERIFY(std::abs(mean - lambda) < 0.01);
    QVERIFY(std::abs(curve[0] - 1e6 * std::exp(-lambda)) < 1e-6);
}

void TestHistogramPlot::keysChooseBars()
{
    const auto plot = shownPlot();
    QSignalSpy selected(plot.get(), &HistogramPlot::barSelected);
    QTest::keyClick(plot.get(), Qt::Key_Right);
    QCOMPARE(plot->selectedBar(), std::optional(0));
    QTest::keyClick(plot.get(), Qt::Key_End);
    QTest::keyClick(plot.get(), Qt::Key_Right);
    QCOMPARE(plot->selectedBar(), std::optional(3));
    QTest::keyClick(plot.get(), Qt::Key_Home);
    QTest::keyClick(plot.get(), Qt::Key_Left);
    QCOMPARE(plot->selectedBar(), std::optional(0));
    QVERIFY(!selected.isEmpty());
}

void TestHistogramPlot::clickChoosesABar()
{
    const auto plot = shownPlot();
    QSignalSpy selected(plot.get(), &HistogramPlot::barSelected);
    // Somewhere in the right half of the plot is the third bar; find it by asking, then click there.
    std::optional<QPoint> where;
    for (int x = 0; x < plot->width() && !where; ++x) {
        if (plot->barAt(QPoint(x, 200)) == 2)
            where = QPoint(x + 10, 200);
    }
    QVERIFY(where);
    QWidget* inner = plot->childAt(*where);
    QVERIFY(inner != nullptr);
    QTest::mouseClick(inner, Qt::LeftButton, {}, inner->mapFrom(plot.get(), *where));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][0].toInt(), 2);
    QVERIFY(!plot->barAt(QPoint(1, 1)));
}

void TestHistogramPlot::selectionDoesNotEcho()
{
    const auto plot = shownPlot();
    QSignalSpy selected(plot.get(), &HistogramPlot::barSelected);
    plot->setSelectedBar(1);
    plot->setSelectedBar(77);
    QCOMPARE(plot->selectedBar(), std::optional<int>());
    QCOMPARE(selected.size(), 0);
}

void TestHistogramPlot::filesHoldWhatIsShown()
{
    const auto plot = shownPlot();
    const QTemporaryDir folder;
    const std::pair<HistogramPlot::FileFormat, const char*> formats[] = {
        {HistogramPlot::FileFormat::Png, "\x89PNG"},
        {HistogramPlot::FileFormat::Pdf, "%PDF"},
        {HistogramPlot::FileFormat::Svg, "<?xml"},
        {HistogramPlot::FileFormat::Csv, "from,to,count,expected\n0,0,5,"},
    };
    for (const auto& [format, begin] : formats) {
        const QString path = folder.filePath(u"plot"_s);
        QVERIFY(plot->exportTo(path, format));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(content.startsWith(begin), content.left(40).constData());
        QVERIFY(content.size() > 60);
    }
    // Vectors stay vectors.
    QVERIFY(plot->exportTo(folder.filePath(u"plot.svg"_s), HistogramPlot::FileFormat::Svg));
    QFile svg(folder.filePath(u"plot.svg"_s));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray content = svg.readAll();
    QVERIFY(content.contains("mean 1.1"));
    QVERIFY(!content.contains("<image"));
}

void TestHistogramPlot::csvHasTheNumbers()
{
    const auto lines = shownPlot()->csv().split('\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[3].startsWith("2,3,20,"));
    QVERIFY(lines[2].startsWith("1,1,1000,370."));
}

void TestHistogramPlot::unwritableFileIsSaid()
{
    const auto plot = shownPlot();
    for (const auto format : {HistogramPlot::FileFormat::Png, HistogramPlot::FileFormat::Svg,
                              HistogramPlot::FileFormat::Pdf, HistogramPlot::FileFormat::Csv})
        QVERIFY(!plot->exportTo(u"/nonexistent/folder/plot"_s, format));
}

void TestHistogramPlot::darkGroundIsDark()
{
    const auto plot = shownPlot();
    Theme::instance().apply(Theme::Setting::Dark);
    QCoreApplication::processEvents();
    const QImage image = plot->grab().toImage();
    QCOMPARE(image.pixel(image.width() - 10, image.height() / 2), tokens(Scheme::Dark).base.rgb());
}

void TestHistogramPlot::assistiveToolsHearTheBar()
{
    const auto plot = shownPlot();
    plot->setSelectedBar(2);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(plot.get());
    QVERIFY(spoken->text(QAccessible::Name).contains(u"buckets"));
    QVERIFY(spoken->child(0)->text(QAccessible::Name).contains(u"20"));
}

void TestHistogramPlot::noBarsAreHarmless()
{
    HistogramPlot plot;
    plot.resize(300, 200);
    plot.grab();
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(!plot.selectedBar());
    plot.setLogScale(false);
    plot.setBars({}, {});
    plot.grab();
    QCOMPARE(plot.csv(), "from,to,count,expected\n");
}

QTEST_MAIN(TestHistogramPlot)
#include "tst_histogram_plot.moc"
