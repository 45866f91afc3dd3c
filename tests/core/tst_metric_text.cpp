// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics' text as the reference and others print it, and what comes instead of it; rates, ratios, thinning.
#include "core/base/metrics.h"
#include "core/inspect/metric_series.h"
#include "core/inspect/metric_text.h"
#include "tests/support/split_mix.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace cryo;

namespace {

std::string sampleFile(const char* name)
{
    QFile file(qEnvironmentVariable("CRYO_SOURCE_DIR") + QStringLiteral("/tests/metrics/") +
               QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::map<std::string, MetricSample> byName(const MetricText& text)
{
    std::map<std::string, MetricSample> samples;
    for (const MetricSample& sample : text.samples)
        samples[sample.labels.empty() ? sample.name : sample.name + "{" + sample.labels + "}"] = sample;
    return samples;
}

} // namespace

class TestMetricText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFreezersTextIsRead();
    void theArchivesTextIsRead();
    void ourOwnTextIsRead();
    void linesAreRead_data();
    void linesAreRead();
    void badLinesAreSkipped_data();
    void badLinesAreSkipped();
    void whatIsNoTextIsRefused_data();
    void whatIsNoTextIsRefused();
    void timesAreMilliseconds();
    void openMetricsCountsSeconds();
    void randomBytesDoNoHarm();
    void aLongTextIsCut();
    void rateOfACounterThatRestarts();
    void ratioSkipsIdleTimes();
    void thinningKeepsTheExtremes();
};

void TestMetricText::theFreezersTextIsRead()
{
    const auto text = parseMetricText(sampleFile("freezer-2026.2.0.txt"));
    QVERIFY(text.has_value());
    QCOMPARE(text->badLines, 0U);
    auto samples = byName(*text);
    QCOMPARE(samples["puts_total"].value, 200.0);
    QCOMPARE(samples["gets_total"].value, 150.0);
    QCOMPARE(samples["unnecessary_reads_total"].value, 285.0);
    QCOMPARE(samples["unnecessary_reads_total"].type, MetricType::Counter);
    QVERIFY(samples["gets_total"].isCounter());
    QCOMPARE(samples["oversized_index_tracked"].type, MetricType::Gauge);
    QVERIFY(!samples["oversized_index_tracked"].isCounter());
    const std::string spawned = "runtime_tasks_spawned_total{execution=\"Shared\",kind=\"Root\",name=\"\"}";
    QCOMPARE(samples.count(spawned), std::size_t(1));
}

void TestMetricText::theArchivesTextIsRead()
{
    const auto text = parseMetricText(sampleFile("archive-2026.2.0.txt"));
    QVERIFY(text.has_value());
    QCOMPARE(text->badLines, 0U);
    auto samples = byName(*text);
    QCOMPARE(samples["items_tracked"].value, 116.0);
    QCOMPARE(samples["index_keys"].value, 115.0);
    QCOMPARE(samples["syncs_total"].value, 9.0);
}

void TestMetricText::ourOwnTextIsRead()
{
    MetricsRegistry registry;
    const MetricsScope scope = MetricsScope(registry).labelled("node").labelled("freezer");
    const auto puts = scope.counter("puts", "number of put operations");
    const auto open = scope.gauge("open", "Number of blobs");
    QVERIFY(puts.has_value() && open.has_value());
    (*puts)->add(7);
    (*open)->set(-3);
    const auto text = parseMetricText(registry.exposition());
    QVERIFY(text.has_value());
    QCOMPARE(text->samples.size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(text->samples[0].name), QStringLiteral("node_freezer_puts_total"));
    QCOMPARE(text->samples[0].value, 7.0);
    QVERIFY(text->samples[0].isCounter());
    QCOMPARE(text->samples[1].value, -3.0);
    QVERIFY(!text->samples[1].isCounter());
}

void TestMetricText::linesAreRead_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("labels");
    QTest::addColumn<double>("value");
    QTest::newRow("plain") << "up 1" << "up" << "" << 1.0;
    QTest::newRow("tabs and blanks") << "  up \t 1.5e3  " << "up" << "" << 1500.0;
    QTest::newRow("negative") << "a:b -0.25" << "a:b" << "" << -0.25;
    QTest::newRow("plus") << "a +4" << "a" << "" << 4.0;
    QTest::newRow("no labels") << "a{} 1" << "a" << "" << 1.0;
    QTest::newRow("labels are sorted") << R"(a{z="1",b="2"} 1)" << "a" << R"(b="2",z="1")" << 1.0;
    QTest::newRow("comma at the end") << R"(a{z="1",} 1)" << "a" << R"(z="1")" << 1.0;
    QTest::newRow("escapes") << R"(a{z="q\"\\\n}"} 1)" << "a" << R"(z="q\"\\\n}")" << 1.0;
    QTest::newRow("carriage return") << "a 2\r" << "a" << "" << 2.0;
    QTest::newRow("exemplar") << R"(a_bucket{le="1"} 2 # {id="x"} 0.5)" << "a_bucket" << R"(le="1")" << 2.0;
}

void TestMetricText::linesAreRead()
{
    QFETCH(const QString, line);
    const auto text = parseMetricText(line.toStdString() + "\n");
    QVERIFY(text.has_value());
    QCOMPARE(text->samples.size(), std::size_t(1));
    QTEST(QString::fromStdString(text->samples[0].name), "name");
    QTEST(QString::fromStdString(text->samples[0].labels), "labels");
    QTEST(text->samples[0].value, "value");
}

void TestMetricText::badLinesAreSkipped_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"1abc 3", "abc", "abc x", "abc{ 3", "abc{a=b} 3", "abc{a=\"b} 3", "abc{a=\"b\"",
                             "abc{a=\"b\" c=\"d\"} 3", "abc 1 2 3", "abc 1 soon", "<html>", "{} 4"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestMetricText::badLinesAreSkipped()
{
    QFETCH(const QString, line);
    const auto text = parseMetricText("good 1\n" + line.toStdString() + "\ngood_too 2\n");
    QVERIFY(text.has_value());
    QCOMPARE(text->samples.size(), std::size_t(2));
    QCOMPARE(text->badLines, 1U);
}

void TestMetricText::whatIsNoTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html>\n<html><body>404</body></html>\n");
    QTest::newRow("JSON") << QByteArray("{\"status\":\"error\"}");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("one endless line") << QByteArray(1 << 20, 'a');
    QTest::newRow("comments only") << QByteArray("# TYPE a counter\n");
}

void TestMetricText::whatIsNoTextIsRefused()
{
    QFETCH(const QByteArray, body);
    const auto text = parseMetricText({body.constData(), std::size_t(body.size())});
    QVERIFY(!text.has_value());
    QCOMPARE(text.error().code, Errc::InvalidValue);
}

void TestMetricText::timesAreMilliseconds()
{
    const auto text = parseMetricText("a 1 1395066363000\nb 2\n");
    QVERIFY(text.has_value());
    QCOMPARE(text->samples[0].atMs.value_or(0), 1395066363000LL);
    QVERIFY(!text->samples[1].atMs);
}

void TestMetricText::openMetricsCountsSeconds()
{
    const auto text = parseMetricText("a 1 1395066363.5\n# EOF\n");
    QVERIFY(text.has_value());
    QCOMPARE(text->samples[0].atMs.value_or(0), 1395066363500LL);
    const auto wild = parseMetricText("a 1 1e300\nb 1 nan\nc NaN\nd +Inf\ne 1\n");
    QVERIFY(wild.has_value());
    QCOMPARE(wild->samples.size(), std::size_t(1));
    QCOMPARE(wild->badLines, 2U);
    QCOMPARE(wild->notFinite, 2U);
}

void TestMetricText::randomBytesDoNoHarm()
{
    const std::string good = sampleFile("freezer-2026.2.0.txt");
    test::SplitMix64 random(20261121);
    for (int round = 0; round < 2000; ++round) {
        std::string text = good;
        for (int flips = 0; flips < 20; ++flips)
            text[random.next() % text.size()] = char(random.next());
        text.resize(random.next() % (text.size() + 1));
        const auto parsed = parseMetricText(text);
        if (!parsed)
            continue;
        for (const MetricSample& sample : parsed->samples) {
            QVERIFY(std::isfinite(sample.value));
            QVERIFY(!sample.name.empty() && sample.name.size() <= MetricText::kNameMax);
            QVERIFY(sample.labels.size() <= 3 * MetricText::kLabelsMax);
        }
    }
}

void TestMetricText::aLongTextIsCut()
{
    std::string text;
    for (std::size_t i = 0; i <= MetricText::kSamplesMax; ++i)
        text += "a 1\n";
    const auto parsed = parseMetricText(text);
    QVERIFY(parsed.has_value());
    QVERIFY(parsed->isCut);
    QCOMPARE(parsed->samples.size(), MetricText::kSamplesMax);
}

void TestMetricText::rateOfACounterThatRestarts()
{
    const std::vector<MetricPoint> points = {{0, 10}, {2000, 30}, {2000, 30}, {4000, 6}, {5000, 6}};
    const std::vector<MetricPoint> rates = {{2000, 10}, {4000, 3}, {5000, 0}};
    QVERIFY(ratePerSecond(points) == rates);
    QVERIFY(ratePerSecond({}).empty());
}

void TestMetricText::ratioSkipsIdleTimes()
{
    const std::vector<MetricPoint> reads = {{0, 5}, {1000, 9}, {2000, 9}, {3000, 10}, {4000, 99}};
    const std::vector<MetricPoint> gets = {{0, 1}, {1000, 3}, {2000, 3}, {3000, 7}, {5000, 8}};
    const std::vector<MetricPoint> gains = {{1000, 2}, {3000, 0.25}};
    QVERIFY(ratioOfGains(reads, gets) == gains);
    const std::vector<MetricPoint> totals = {{0, 5}, {1000, 3}, {2000, 3}, {3000, 10.0 / 7}};
    QVERIFY(ratioOfTotals(reads, gets) == totals);
}

void TestMetricText::thinningKeepsTheExtremes()
{
    std::vector<MetricPoint> points;
    for (std::int64_t i = 0; i < 100'000; ++i)
        points.push_back({i * 10, i == 54'321 ? 1e9 : i == 12'345 ? -1e9 : double(i % 7)});
    const auto thin = thinned(points, 1000);
    QVERIFY(thin.size() <= 1000);
    QVERIFY(std::ranges::is_sorted(thin, {}, &MetricPoint::atMs));
    QVERIFY(thin.front() == points.front() && thin.back() == points.back());
    QVERIFY(std::ranges::find(thin, points[54'321]) != thin.end());
    QVERIFY(std::ranges::find(thin, points[12'345]) != thin.end());
    QVERIFY(thinned(points, points.size()) == points);
}

QTEST_GUILESS_MAIN(TestMetricText)
#include "tst_metric_text.moc"
