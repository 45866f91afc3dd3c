// SPDX-License-Identifier: GPL-3.0-or-later
// The history of metrics: kept through a crash and a damaged file, filled from nodes that answer, are slow,
// are gone, or send nonsense or gigabytes, from a Prometheus server, from saved texts and from checks; and
// its page.
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/ui/window_tools.h"
#include "ui/metrics/check_sampler.h"
#include "ui/metrics/metric_fetch.h"
#include "ui/metrics/metric_store.h"
#include "ui/panels/metrics/metric_tree_model.h"
#include "ui/panels/metrics/metrics_page.h"
#include "ui/panels/metrics/source_dialogs.h"
#include "ui/widgets/series_plot.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTreeView>

#include <csignal>
#include <fstream>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray sampleText(const char* name)
{
    QFile file(qEnvironmentVariable("CRYO_SOURCE_DIR") + u"/tests/metrics/"_s + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An HTTP server on the loopback that behaves as it is told.
class TestServer final : public QObject {
public:
    enum class Manner : quint8 { Answers, Silent, Endless, Nonsense, Redirects, Fails, Drops, Drips };

    explicit TestServer(Manner manner, QByteArray body = {})
        : m_manner(manner)
        , m_body(std::move(body))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* const socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    [[nodiscard]] QByteArray lastRequest() const { return m_request; }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] qint64 sent() const { return m_sent; }
    void setBody(const QByteArray& body) { m_body = body; }

private:
    void read(QTcpSocket* socket)
    {
        m_request += socket->readAll();
        if (!m_request.endsWith("\r\n\r\n"))
            return;
        ++m_requests;
        answer(socket);
        m_last = std::exchange(m_request, {});
    }
    void send(QTcpSocket* socket, const QByteArray& status, const QByteArray& body,
              const QByteArray& more = {})
    {
        socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                      "\r\n" + more + "\r\n" + body);
    }
    void answer(QTcpSocket* socket)
    {
        switch (m_manner) {
        case Manner::Answers:
            return send(socket, "200 OK", m_body);
        case Manner::Silent:
            return;
        case Manner::Nonsense:
            return send(socket, "200 OK", "<html><body>Welcome!</body></html>");
        case Manner::Redirects:
            return send(socket, "302 Found", {}, "Location: http://127.0.0.1:1/elsewhere\r\n");
        case Manner::Fails:
            return send(socket, "503 Service Unavailable", m_body);
        case Manner::Drops:
            return socket->abort();
        case Manner::Endless:
            socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { flood(socket); });
            return flood(socket);
        case Manner::Drips:
            socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            auto* const timer = new QTimer(socket);
            connect(timer, &QTimer::timeout, socket, [socket] { socket->write("a"); });
            timer->start(20);
            return;
        }
    }
    void flood(QTcpSocket* socket)
    {
        static const QByteArray lines = QByteArray("flood_total 1\n").repeated(10'000);
        if (socket->bytesToWrite() < lines.size()) {
            m_sent += lines.size();
            socket->write(lines);
        }
    }

    QTcpServer m_server;
    Manner m_manner;
    QByteArray m_body;
    QByteArray m_request;
    QByteArray m_last;
    int m_requests = 0;
    qint64 m_sent = 0;
};

using Manner = TestServer::Manner;

/// Asks once, in this thread.
FetchAnswer fetch(const QString& address, const FetchLimits& limits)
{
    MetricFetch fetcher;
    std::optional<FetchAnswer> answer;
    fetcher.get(MetricFetch::addressOf(address, u"/metrics"_s), limits,
                [&](const FetchAnswer& got) { answer = got; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
        return {FetchProblem::BadAddress, u"never came back"_s, {}};
    return *answer;
}

QVector<MetricReading> batch(int number, int size)
{
    QVector<MetricReading> readings;
    for (int i = 0; i < size; ++i)
        readings.append({u"a_total"_s, u"n=\"%1\""_s.arg(i), true, number * 1000LL, double(number)});
    return readings;
}

MetricSource source(MetricSourceKind kind, const QString& name)
{
    MetricSource made;
    made.kind = kind;
    made.name = name;
    return made;
}

constexpr int kBatch = 50;

/// Every batch that is there must be whole. Returns how many there are.
int wholeBatches(const MetricStore& store)
{
    const MetricCatalogue catalogue = must(store.catalogue());
    std::map<qint64, int> samples;
    for (const MetricSeries& series : catalogue.series)
        for (const MetricPoint& point : must(store.points(series.id, 0, INT64_MAX)))
            ++samples[point.atMs];
    for (const auto& [at, count] : samples) {
        if (count != kBatch)
            return -1;
    }
    return int(samples.size());
}

/// What the crashing writer does: batches without an end, each told.
int writeUntilKilled(const QString& file)
{
    auto store = MetricStore::open(file.toStdString());
    if (!store)
        return 1;
    const qint64 id = must((*store)->setSource(source(MetricSourceKind::Program, u"x"_s)));
    for (int number = 1;; ++number) {
        must((*store)->add(id, batch(number, kBatch)));
        printf("%d\n", number);
        fflush(stdout);
    }
}

/// Waits until a source of this name is known and has been asked.
qint64 settledSource(const MetricHistory& history, const QString& part)
{
    qint64 id = 0;
    (void)QTest::qWaitFor(
        [&] {
            for (const MetricSource& one : history.catalogue()->sources)
                if (one.name.contains(part) && history.state(one.id).source == one.id)
                    id = one.id;
            return id != 0;
        },
        20'000);
    return id;
}

} // namespace

class TestMetricHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesAreKept();
    void aCrashLosesNoWholeBatch();
    void aDamagedFileIsPutAside_data();
    void aDamagedFileIsPutAside();
    void aLaterVersionIsLeftAlone();
    void twoWritersShareTheFile();
    void theOldestGoes();
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void asking_data();
    void asking();
    void nobodyListens();
    void anEndlessAnswerIsStopped();
    void rangeAnswersAreRead();
    void rangeRefusals_data();
    void rangeRefusals();
    void aNodeIsWatched();
    void troubleIsToldAndNothingIsLost();
    void savedTextsAreRead();
    void serversAreAsked();
    void aRealPrometheusServer();
    void plotZoomsAndReads();
    void plotIsSaved_data();
    void plotIsSaved();
    void theTreeIsAModel();
    void theWindowKeepsChecks();
    void whatIsShownFirstFollowsTheStore();
};

void TestMetricHistory::samplesAreKept()
{
    const TempDir folder;
    const fs::path file = folder.path() / "state" / "metrics.sqlite";
    {
        auto store = must(MetricStore::open(file));
        const qint64 id = must(store->setSource(source(MetricSourceKind::Endpoint, u"node"_s)));
        QCOMPARE(must(store->setSource(source(MetricSourceKind::Endpoint, u"node"_s))), id);
        must(store->add(id, batch(1, 3)));
        must(store->add(id, batch(2, 3)));
        must(store->add(id, batch(2, 3))); // again: replaced, not doubled
        must(store->addEvent({1500, MetricEventKind::Check, u"s"_s, u"deep"_s}));
    }
    auto store = must(MetricStore::open(file));
    QVERIFY(store->putAside().empty());
    const MetricCatalogue catalogue = must(store->catalogue());
    QCOMPARE(catalogue.sources.size(), 1);
    QCOMPARE(catalogue.series.size(), 3);
    QVERIFY(catalogue.series[0].isCounter);
    const std::vector<MetricPoint> points = {{1000, 1}, {2000, 2}};
    QVERIFY(must(store->points(catalogue.series[1].id, 0, 5000)) == points);
    QCOMPARE(must(store->points(catalogue.series[1].id, 1001, 5000)).size(), std::size_t(1));
    QCOMPARE(must(store->events(0, 2000)).size(), 1);
    must(store->forget(catalogue.sources[0].id));
    QVERIFY(must(store->catalogue()).series.isEmpty());
}

void TestMetricHistory::aCrashLosesNoWholeBatch()
{
    for (int round = 0; round < 3; ++round) {
        const TempDir folder;
        const fs::path file = folder.path() / "metrics.sqlite";
        QProcess writer;
        writer.setProgram(QCoreApplication::applicationFilePath());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CRYO_METRIC_WRITER"_s, QString::fromStdString(file.string()));
        writer.setProcessEnvironment(environment);
        writer.start();
        QVERIFY(writer.waitForStarted());
        QByteArray told;
        while (told.count('\n') < 5 + 7 * round) {
            QVERIFY(writer.waitForReadyRead(30'000));
            told += writer.readAllStandardOutput();
        }
        ::kill(pid_t(writer.processId()), SIGKILL);
        QVERIFY(writer.waitForFinished());
        told += writer.readAllStandardOutput();
        auto store = must(MetricStore::open(file));
        QVERIFY(store->putAside().empty());
        const int batches = wholeBatches(*store);
        QVERIFY2(batches >= told.count('\n'), qPrintable(u"%1 of %2"_s.arg(batches).arg(told.count('\n'))));
    }
}

void TestMetricHistory::aDamagedFileIsPutAside_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("another file") << 0;
    QTest::newRow("overwritten in the middle") << 1;
}

void TestMetricHistory::aDamagedFileIsPutAside()
{
    QFETCH(const int, damage);
    const TempDir folder;
    const fs::path file = folder.path() / "metrics.sqlite";
    if (damage == 0) {
        std::ofstream(file) << std::string(10'000, 'x');
    } else {
        {
            auto store = must(MetricStore::open(file));
            const qint64 id = must(store->setSource(source(MetricSourceKind::Program, u"x"_s)));
            for (int i = 0; i < 50; ++i)
                must(store->add(id, batch(i, kBatch)));
        }
        std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
        damaged.seekp(4096);
        damaged << std::string(fs::file_size(file) - 8192, '\xa5');
    }
    auto store = must(MetricStore::open(file));
    QVERIFY(!store->putAside().empty());
    QVERIFY(fs::exists(store->putAside()));
    const qint64 id = must(store->setSource(source(MetricSourceKind::Program, u"x"_s)));
    must(store->add(id, batch(1, 3)));
    QCOMPARE(must(store->catalogue()).series.size(), 3);
}

void TestMetricHistory::aLaterVersionIsLeftAlone()
{
    const TempDir folder;
    const fs::path file = folder.path() / "metrics.sqlite";
    must(MetricStore::open(file)).reset();
    // The version stands in the header of the file. Source: SQLite's file format, offset 60.
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(63).put('\x02');
    const Error error = mustFail(MetricStore::open(file));
    QCOMPARE(error.code, Errc::Unsupported);
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}) >= 1, true);
    QVERIFY(fs::exists(file));
}

void TestMetricHistory::twoWritersShareTheFile()
{
    const TempDir folder;
    const fs::path file = folder.path() / "metrics.sqlite";
    auto one = must(MetricStore::open(file));
    auto two = must(MetricStore::open(file));
    const qint64 first = must(one->setSource(source(MetricSourceKind::Program, u"1"_s)));
    const qint64 second = must(two->setSource(source(MetricSourceKind::Program, u"2"_s)));
    for (int i = 0; i < 20; ++i) {
        must(one->add(first, batch(i, 3)));
        must(two->add(second, batch(i, 3)));
    }
    QCOMPARE(must(one->catalogue()).series.size(), 6);
}

void TestMetricHistory::theOldestGoes()
{
    constexpr qint64 kDay = 24LL * 3600 * 1000;
    const TempDir folder;
    auto store = must(MetricStore::open(folder.path() / "metrics.sqlite"));
    const qint64 id = must(store->setSource(source(MetricSourceKind::Program, u"x"_s)));
    QVector<MetricReading> readings;
    for (qint64 day = 0; day < 100; ++day)
        for (qint64 i = 0; i < 200; ++i)
            readings.append({u"a"_s, {}, false, day * kDay + i, 1});
    must(store->add(id, readings));
    const qint64 series = must(store->catalogue()).series[0].id;
    must(store->keep({.days = 10, .bytes = quint64(1) << 40}, 100 * kDay));
    QCOMPARE(must(store->points(series, 0, INT64_MAX)).front().atMs, 90 * kDay);
    must(store->keep({.days = 0, .bytes = 60'000}, 100 * kDay));
    const auto left = must(store->points(series, 0, INT64_MAX));
    QVERIFY(!left.empty() && left.size() < 2000);
    QCOMPARE(left.back().atMs, 99 * kDay + 199);
    QVERIFY(must(store->catalogue()).bytes <= 60'000);
}

void TestMetricHistory::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("host and port") << u"127.0.0.1:9000"_s << u"http://127.0.0.1:9000/metrics"_s;
    QTest::newRow("whole") << u"https://node/a/b"_s << u"https://node/a/b"_s;
    QTest::newRow("blanks") << u"  node:1 "_s << u"http://node:1/metrics"_s;
    QTest::newRow("six") << u"[::1]:9"_s << u"http://[::1]:9/metrics"_s;
    for (const char* bad : {"", "file:///etc/passwd", "ftp://a/b", "http://", "a b", "http://a:99999"})
        QTest::newRow(bad[0] == '\0' ? "nothing" : bad) << QString::fromLatin1(bad) << QString();
}

void TestMetricHistory::addressesAreUnderstood()
{
    QFETCH(const QString, typed);
    QTEST(MetricFetch::addressOf(typed, u"/metrics"_s).toString(), "address");
}

void TestMetricHistory::asking_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<int>("problem");
    const auto row = [](const char* name, Manner manner, FetchProblem problem) {
        QTest::newRow(name) << int(manner) << int(problem);
    };
    row("answers", Manner::Answers, FetchProblem::None);
    row("says nothing", Manner::Silent, FetchProblem::TimedOut);
    row("a byte now and then", Manner::Drips, FetchProblem::TimedOut);
    row("redirects", Manner::Redirects, FetchProblem::Redirected);
    row("fails", Manner::Fails, FetchProblem::HttpStatus);
    row("hangs up", Manner::Drops, FetchProblem::Unreachable);
    row("gigabytes", Manner::Endless, FetchProblem::TooLarge);
}

void TestMetricHistory::asking()
{
    QFETCH(const int, manner);
    QFETCH(const int, problem);
    TestServer server(Manner(manner), "a_total 1\n");
    const FetchAnswer answer = fetch(server.address(), {.bytes = 1 << 20, .ms = 1500});
    QVERIFY2(int(answer.problem) == problem, qPrintable(answer.detail));
    if (Manner(manner) == Manner::Answers)
        QCOMPARE(answer.body, QByteArray("a_total 1\n"));
    QVERIFY(answer.body.size() <= (1 << 20) + 1);
}

void TestMetricHistory::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer once;
        QVERIFY(once.listen(QHostAddress::LocalHost));
        port = once.serverPort();
    }
    const FetchAnswer answer = fetch(u"127.0.0.1:%1"_s.arg(port), {});
    QCOMPARE(int(answer.problem), int(FetchProblem::Unreachable));
    QVERIFY(!answer.detail.isEmpty());
}

void TestMetricHistory::anEndlessAnswerIsStopped()
{
    TestServer server(Manner::Endless);
    const FetchAnswer answer = fetch(server.address(), {.bytes = 4 << 20, .ms = 20'000});
    QCOMPARE(int(answer.problem), int(FetchProblem::TooLarge));
    // What was sent beyond the limit lay in buffers of the system, not here.
    QVERIFY2(server.sent() < (64 << 20), qPrintable(QString::number(server.sent())));
}

void TestMetricHistory::rangeAnswersAreRead()
{
    const QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"__name__":"gets_total","job":"node","instance":"a:1"},
         "values":[[1000,"5"],[1010.5,"7"],[1020,"NaN"],["x","1"],[1]]},
        {"metric":{},"values":[[1000,"0.5"]]}]}})";
    const QVector<MetricReading> readings = must(parseRange(body));
    QCOMPARE(readings.size(), 3);
    QCOMPARE(readings[0].name, u"gets_total"_s);
    QCOMPARE(readings[0].labels, u"instance=\"a:1\",job=\"node\""_s);
    QVERIFY(readings[0].isCounter);
    QCOMPARE(readings[1].atMs, 1010'500);
    QCOMPARE(readings[2].value, 0.5);
    const QUrl url = rangeUrl({QUrl(u"http://h:9/prom/"_s), u"rate(a{b=\"c+d\"}[5m]) & 1"_s, 0, 7'200'000});
    QCOMPARE(url.path(), u"/prom/api/v1/query_range"_s);
    QVERIFY(url.toString(QUrl::FullyEncoded).contains(u"c%2Bd"_s));
    QVERIFY(url.toString(QUrl::FullyEncoded).contains(u"%26"_s));
    // No more points than a server gives.
    QVERIFY(365LL * 24 * 3600 * 1000 / rangeStepMs(0, 365LL * 24 * 3600 * 1000) <= 11'000);
}

void TestMetricHistory::rangeRefusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << int(Errc::InvalidValue);
    QTest::newRow("a page") << QByteArray("<html>") << int(Errc::InvalidValue);
    QTest::newRow("refused") << QByteArray(R"({"status":"error","error":"parse error"})")
                             << int(Errc::AccessDenied);
    QTest::newRow("a vector") << QByteArray(
                                     R"({"status":"success","data":{"resultType":"vector","result":[]}})")
                              << int(Errc::InvalidValue);
    QTest::newRow("deep") << QByteArray(5000, '[') << int(Errc::InvalidValue);
}

void TestMetricHistory::rangeRefusals()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, code);
    QCOMPARE(int(mustFail(parseRange(body)).code), code);
}

void TestMetricHistory::aNodeIsWatched()
{
    const TempDir folder;
    TestServer server(Manner::Answers, sampleText("freezer-2026.2.0.txt"));
    qint64 id = 0;
    {
        MetricHistory history(folder.path() / "metrics.sqlite");
        QVERIFY(!history.watchEndpoint(u"file:///etc/passwd"_s, 1000));
        QVERIFY(history.watchEndpoint(server.address(), 1000));
        id = settledSource(history, server.address());
        QVERIFY(id != 0);
        QCOMPARE(int(history.state(id).problem), int(FetchProblem::None));
        QTRY_VERIFY_WITH_TIMEOUT(server.requests() >= 3, 10'000);
        QVERIFY(history.catalogue()->series.size() > 10);
    }
    // The next start goes on where this one ended, and has what was kept.
    MetricHistory again(folder.path() / "metrics.sqlite");
    const int before = server.requests();
    QTRY_VERIFY_WITH_TIMEOUT(server.requests() > before, 10'000);
    qint64 gets = 0;
    for (const MetricSeries& series : again.catalogue()->series)
        if (series.name == u"gets_total"_s)
            gets = series.id;
    MetricWish wish;
    wish.lines = {{gets, 0, true}};
    wish.toMs = QDateTime::currentMSecsSinceEpoch() + 10'000;
    std::shared_ptr<const MetricAnswer> answer;
    QObject context;
    again.ask(wish, &context, [&](const std::shared_ptr<const MetricAnswer>& got) { answer = got; });
    QTRY_VERIFY(answer != nullptr);
    QVERIFY(answer->lines[0].size() >= 3);
    QCOMPARE(answer->lines[0].front().value, 150.0);
    // Paused, it is not asked any more.
    again.setActive(again.catalogue()->sources[0], false);
    QTRY_VERIFY(!again.catalogue()->sources[0].isActive);
    const int asked = server.requests();
    QTest::qWait(1500);
    QVERIFY(server.requests() <= asked + 1);
}

void TestMetricHistory::troubleIsToldAndNothingIsLost()
{
    const TempDir folder;
    MetricHistory history(folder.path() / "metrics.sqlite");
    TestServer nonsense(Manner::Nonsense);
    TestServer failing(Manner::Fails, "no");
    TestServer good(Manner::Answers, "a_total 1\nthis is no metric!\n");
    for (const TestServer* server : {&nonsense, &failing, &good})
        QVERIFY(history.watchEndpoint(server->address(), 1000));
    const auto problem = [&](const TestServer& server) {
        return int(history.state(settledSource(history, server.address())).problem);
    };
    QCOMPARE(problem(nonsense), int(FetchProblem::NoMetrics));
    QCOMPARE(problem(failing), int(FetchProblem::HttpStatus));
    QCOMPARE(problem(good), int(FetchProblem::None));
    const qint64 id = settledSource(history, good.address());
    QCOMPARE(history.state(id).badLines, 1U);
    // Then the good one goes bad: what it gave before stays, and it says so.
    good.setBody("<html>");
    QTRY_COMPARE_WITH_TIMEOUT(int(history.state(id).problem), int(FetchProblem::NoMetrics), 10'000);
    QCOMPARE(history.catalogue()->series.size(), 1);
    for (const MetricSource& source : history.catalogue()->sources)
        QVERIFY(!MetricsPage::stateText(source, history.state(source.id)).isEmpty());
}

void TestMetricHistory::savedTextsAreRead()
{
    const TempDir folder;
    const QString text = QString::fromStdString((folder.path() / "scrape.txt").string());
    QVERIFY(QFile::copy(qEnvironmentVariable("CRYO_SOURCE_DIR") + u"/tests/metrics/archive-2026.2.0.txt"_s,
                        text));
    MetricHistory history(folder.path() / "state" / "metrics.sqlite");
    history.readFiles({text, QString::fromStdString(folder.path().string()), u"/dev/zero"_s});
    const qint64 id = settledSource(history, u"scrape.txt"_s);
    QCOMPARE(int(history.state(id).problem), int(FetchProblem::None));
    QVERIFY(history.state(id).samples > 10);
    const qint64 device = settledSource(history, u"/dev/zero"_s);
    QCOMPARE(int(history.state(device).problem), int(FetchProblem::Unreachable));
}

void TestMetricHistory::serversAreAsked()
{
    const TempDir folder;
    MetricHistory history(folder.path() / "metrics.sqlite");
    TestServer server(
        Manner::Answers,
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"gets_total"},"values":[[1000,"5"],[1010,"7"]]}]}})");
    TestServer refusing(Manner::Fails, R"({"status":"error","errorType":"bad_data","error":"parse error"})");
    history.queryServer({MetricFetch::addressOf(server.address(), u"/"_s), u"gets_total"_s, 0, 2'000'000});
    history.queryServer({MetricFetch::addressOf(refusing.address(), u"/"_s), u"("_s, 0, 2'000'000});
    const qint64 id = settledSource(history, server.address());
    QCOMPARE(int(history.state(id).problem), int(FetchProblem::None));
    QCOMPARE(history.state(id).samples, 2);
    const qint64 refused = settledSource(history, refusing.address());
    QCOMPARE(int(history.state(refused).problem), int(FetchProblem::Refused));
    QCOMPARE(history.state(refused).detail, u"parse error"_s);
}

void TestMetricHistory::aRealPrometheusServer()
{
    QString program = qEnvironmentVariable("CRYO_PROMETHEUS");
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"prometheus"_s);
    if (program.isEmpty())
        QSKIP("the package prometheus is not installed");
    const TempDir folder;
    const QString root = QString::fromStdString(folder.path().string());
    TestServer exporter(Manner::Answers, sampleText("freezer-2026.2.0.txt"));
    quint16 port = 0;
    {
        QTcpServer once;
        QVERIFY(once.listen(QHostAddress::LocalHost));
        port = once.serverPort();
    }
    QFile config(root + u"/prometheus.yml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("global:\n  scrape_interval: 1s\nscrape_configs:\n  - job_name: node\n    static_configs:\n"
                 "      - targets: ['" +
                 exporter.address().toLatin1() + "']\n");
    config.close();
    QProcess server;
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(program,
                 {u"--config.file=%1/prometheus.yml"_s.arg(root), u"--storage.tsdb.path=%1/data"_s.arg(root),
                  u"--web.listen-address=127.0.0.1:%1"_s.arg(port)});
    QVERIFY(server.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(exporter.requests() >= 4, 60'000);
    MetricHistory history(folder.path() / "state" / "metrics.sqlite");
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString address = u"127.0.0.1:%1"_s.arg(port);
    history.queryServer(
        {MetricFetch::addressOf(address, u"/"_s), usualExpression(), now - 60'000, now + 1000});
    const qint64 id = settledSource(history, address);
    const MetricSourceState state = history.state(id);
    server.terminate();
    server.waitForFinished(10'000);
    QVERIFY2(state.problem == FetchProblem::None, qPrintable(state.detail));
    QVERIFY(state.samples >= 5);
    bool hasReads = false;
    for (const MetricSeries& series : history.catalogue()->series)
        hasReads =
            hasReads || (series.name == u"unnecessary_reads_total"_s && series.labels.contains(u"job"_s));
    QVERIFY(hasReads);
}

void TestMetricHistory::plotZoomsAndReads()
{
    SeriesPlot plot;
    plot.resize(900, 400);
    plot.show();
    PlotLine gets{u"gets"_s, {{10'000, 1}, {20'000, 5}, {30'000, 0}}, false};
    PlotLine reads{u"reads"_s, {{20'000, 100}, {40'000, 300}}, true};
    plot.setLines({gets, reads}, 0, 50'000);
    plot.setMarks({{20'050, u"checked"_s}});
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(plot.cursorMs().value_or(0), 10'000);
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(plot.readout().contains(u"gets 5"_s) && plot.readout().contains(u"reads 100"_s));
    QVERIFY(plot.readout().contains(u"checked"_s));
    QCOMPARE(plot.spokenItem(), plot.readout());
    QTest::keyClick(&plot, Qt::Key_End);
    QCOMPARE(plot.cursorMs().value_or(0), 40'000);
    QVERIFY(!plot.isZoomed());
    plot.zoomTo(15'000, 35'000);
    plot.zoomTo(18'000, 25'000);
    QCOMPARE(plot.shown(), (std::pair<qint64, qint64>(18'000, 25'000)));
    plot.setLines({gets}, 0, 60'000); // new samples: what is zoomed into stays
    QCOMPARE(plot.shown(), (std::pair<qint64, qint64>(18'000, 25'000)));
    QTest::keyClick(&plot, Qt::Key_Backspace);
    QCOMPARE(plot.shown(), (std::pair<qint64, qint64>(15'000, 35'000)));
    plot.zoomBack();
    QCOMPARE(plot.shown(), (std::pair<qint64, qint64>(0, 60'000)));
    QVERIFY(!plot.isZoomed());
    // A box drawn with the mouse.
    const QPoint from(plot.width() / 3, plot.height() / 2);
    QWidget* const inner = plot.findChild<QWidget*>();
    QTest::mousePress(inner, Qt::LeftButton, {}, from);
    QTest::mouseMove(inner, from + QPoint(120, 60));
    QTest::mouseRelease(inner, Qt::LeftButton, {}, from + QPoint(200, 80));
    QVERIFY(plot.isZoomed());
    plot.setLogScale(true); // a value of 0 is no point there
    QTest::qWait(30);
}

void TestMetricHistory::plotIsSaved_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("png") << int(SeriesPlot::FileFormat::Png) << QByteArray("\x89PNG");
    QTest::newRow("svg") << int(SeriesPlot::FileFormat::Svg) << QByteArray("<?xml");
    QTest::newRow("pdf") << int(SeriesPlot::FileFormat::Pdf) << QByteArray("%PDF");
    QTest::newRow("csv") << int(SeriesPlot::FileFormat::Csv) << QByteArray("time,\"a \"\"b\"\"\",\"c\"\n");
}

void TestMetricHistory::plotIsSaved()
{
    QFETCH(const int, format);
    QFETCH(const QByteArray, start);
    const TempDir folder;
    const QString path = QString::fromStdString((folder.path() / "plot").string());
    SeriesPlot plot;
    plot.resize(600, 300);
    plot.show();
    plot.setLines({{u"a \"b\""_s, {{1000, 1}, {2000, 2.5}}, false}, {u"c"_s, {{2000, 3}}, true}}, 0, 3000);
    QVERIFY(plot.exportTo(path, SeriesPlot::FileFormat(format)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(start));
    if (SeriesPlot::FileFormat(format) == SeriesPlot::FileFormat::Csv)
        QVERIFY(bytes.endsWith("1970-01-01T00:00:01.000Z,1,\n1970-01-01T00:00:02.000Z,2.5,3\n"));
    QVERIFY(!plot.exportTo(u"/proc/none/plot"_s, SeriesPlot::FileFormat(format)));
}

void TestMetricHistory::theTreeIsAModel()
{
    MetricTreeModel model;
    const QAbstractItemModelTester tester(&model);
    auto catalogue = std::make_shared<MetricCatalogue>();
    catalogue->sources = {{1, MetricSourceKind::Endpoint, u"n"_s, {}, 1, true},
                          {2, MetricSourceKind::Check, u"r · s"_s, {}, 0, false}};
    catalogue->series = {{1, 1, u"x_gets_total"_s, {}, true},
                         {2, 1, u"x_unnecessary_reads_total"_s, {}, true},
                         {3, 2, u"records"_s, {}, false}};
    model.setCatalogue(catalogue);
    const QModelIndex node = model.index(0, 0);
    QCOMPARE(model.rowCount(node), 3); // with the ratio of the two
    QVERIFY(model.leafAt(model.index(2, 0, node))->line.below == 1);
    model.setFilter(u"unnecessary gets"_s);
    QCOMPARE(model.rowCount(model.index(0, 0)), 1);
    QSignalSpy chosen(&model, &MetricTreeModel::chosenChanged);
    const QModelIndex ratio = model.index(0, 0, model.index(0, 0));
    QVERIFY(model.setData(ratio, Qt::Checked, Qt::CheckStateRole));
    model.switchAxis(ratio);
    QCOMPARE(chosen.count(), 2);
    model.setFilter({});
    QCOMPARE(model.chosen().size(), 1);
    QVERIFY(model.chosen()[0].isRight);
}

void TestMetricHistory::theWindowKeepsChecks()
{
    const StateFolder state;
    const TempDir folder;
    ArchiveBuilder archive(ArchiveSpec{});
    archive.putRandom(1, 300, {});
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, folder.path());
    TestWindow window;
    QVERIFY(window.open(folder.path()));
    QVERIFY(window.settle());
    auto* const page = window->findChild<MetricsPage*>();
    QVERIFY(page != nullptr);
    QSignalSpy drawn(page, &MetricsPage::drawn);
    window->raisePage(Page::Metrics);
    QVERIFY(page->isVisible());
    // The check of the opening is a sample, and the page shows it without being asked for it.
    QTRY_VERIFY_WITH_TIMEOUT(!page->plot()->lines().empty() && !page->plot()->lines()[0].points.empty(),
                             20'000);
    QVERIFY(drawn.count() > 0);
    QCOMPARE(page->plot()->lines()[0].points.back().value, 300.0);
    window->action(Act::CheckValues)->trigger();
    QVERIFY(window.settle());
    QTRY_VERIFY_WITH_TIMEOUT(!page->plot()->lines().empty() && page->plot()->lines()[0].points.size() >= 2,
                             20'000);
    // A lookup is a get of this program.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (int row = 0; row < page->model()->rowCount(); ++row)
                if (page->model()->sourceAt(page->model()->index(row, 0))->kind == MetricSourceKind::Program)
                    return true;
            return false;
        }(),
        20'000);
    page->measure()->setCurrentIndex(1);
    QTRY_VERIFY(drawn.count() > 2);
    EndpointDialog dialog(page);
    dialog.addressEdit()->setText(u"ftp://x"_s);
    QVERIFY(!MetricFetch::addressOf(dialog.address(), u"/"_s).isValid());
}

void TestMetricHistory::whatIsShownFirstFollowsTheStore()
{
    const StateFolder state;
    const TempDir first;
    const TempDir second;
    const auto write = [](std::uint64_t count, const fs::path& to) {
        ArchiveBuilder archive(ArchiveSpec{});
        archive.putRandom(1, count, {});
        archive.sync();
        MemoryStorage storage;
        archive.writeTo(storage);
        writeToFolder(storage, to);
    };
    write(300, first.path());
    write(200, second.path());
    TestWindow window;
    const auto* const page = window->findChild<MetricsPage*>();
    const auto shows = [page](double records) {
        return std::ranges::any_of(page->plot()->lines(), [records](const PlotLine& line) {
            return !line.points.empty() && line.points.back().value == records;
        });
    };
    QVERIFY(window.open(first.path()));
    QVERIFY(window.settle());
    window->raisePage(Page::Metrics);
    QTRY_VERIFY_WITH_TIMEOUT(shows(300), 20'000);
    QVERIFY(window.open(second.path()));
    QVERIFY(window.settle());
    window->raisePage(Page::Metrics);
    QTRY_VERIFY_WITH_TIMEOUT(shows(200) && !shows(300), 20'000);
    // What the user chose stays.
    MetricTreeModel* const model = page->model();
    const QVector<MetricTreeModel::Chosen> before = model->chosen();
    const QModelIndex source = model->indexOfSource(model->sourceAt(page->tree()->indexAt({5, 5}))->id);
    model->choose(model->index(0, MetricTreeModel::Name, source), true);
    QCOMPARE(model->chosen().size(), before.size() + 1);
    QVERIFY(window.open(first.path()));
    QVERIFY(window.settle());
    QTest::qWait(500);
    QCOMPARE(model->chosen().size(), before.size() + 1);
    QVERIFY(shows(200) && !shows(300));
}

int main(int argc, char** argv)
{
    const QString file = qEnvironmentVariable("CRYO_METRIC_WRITER");
    if (!file.isEmpty()) {
        const QCoreApplication application(argc, argv);
        return writeUntilKilled(file);
    }
    const QApplication application(argc, argv);
    TestMetricHistory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_metric_history.moc"
