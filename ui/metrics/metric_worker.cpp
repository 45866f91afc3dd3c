// SPDX-License-Identifier: GPL-3.0-or-later
// Watching, keeping, answering.
#include "ui/metrics/metric_worker.h"

#include "core/inspect/metric_text.h"
#include "core/repair/undo.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr int kIntervalLeastMs = 1000;
constexpr int kCleanMs = 60 * 60 * 1000;
constexpr int kFirstCleanMs = 30'000;

QString asText(const std::string& words)
{
    return QString::fromStdString(words);
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QVector<MetricReading> readingsOf(const MetricText& metrics, qint64 atMs)
{
    QVector<MetricReading> readings;
    readings.reserve(qsizetype(metrics.samples.size()));
    for (const MetricSample& sample : metrics.samples)
        readings.append({asText(sample.name), asText(sample.labels), sample.isCounter(),
                         sample.atMs.value_or(atMs), sample.value});
    return readings;
}

/// Changes that were applied to stores, by this program or by cryoctl: their undo files tell.
void addChanges(MetricAnswer& answer)
{
    const auto entries = UndoHistory().list();
    if (!entries)
        return;
    for (const UndoEntry& entry : *entries) {
        const qint64 atMs = entry.createdNs / 1'000'000;
        if (entry.damage.empty() && atMs >= answer.wish.fromMs && atMs <= answer.wish.toMs)
            answer.events.append(
                {atMs, MetricEventKind::Change, asText(entry.root.string()), asText(entry.name)});
    }
}

} // namespace

MetricWorker::MetricWorker(std::filesystem::path file)
    : m_file(std::move(file))
{
}

void MetricWorker::begin()
{
    m_fetch = new MetricFetch(this);
    m_cleaning = new QTimer(this);
    connect(m_cleaning, &QTimer::timeout, this, &MetricWorker::clean);
    m_cleaning->start(kCleanMs);
    QTimer::singleShot(kFirstCleanMs, this, &MetricWorker::clean);
    auto store = MetricStore::open(m_file);
    if (!store) {
        Q_EMIT databaseTold(asText(store.error().message), false);
        return;
    }
    m_store = std::move(*store);
    if (!m_store->putAside().empty())
        Q_EMIT databaseTold(asText(m_store->putAside().string()), true);
    const auto catalogue = m_store->catalogue();
    if (catalogue) {
        for (const MetricSource& source : catalogue->sources)
            watch(source);
    }
    tellCatalogue();
}

void MetricWorker::tellCatalogue()
{
    if (!m_store)
        return;
    auto catalogue = m_store->catalogue();
    if (!catalogue) {
        Q_EMIT databaseTold(asText(catalogue.error().message), true);
        return;
    }
    Q_EMIT catalogueChanged(std::make_shared<const MetricCatalogue>(std::move(*catalogue)));
}

void MetricWorker::tellState(qint64 source, FetchProblem problem, const QString& detail, int samples,
                             quint64 badLines)
{
    Q_EMIT stateChanged({source, problem, detail, nowMs(), samples, badLines});
}

void MetricWorker::setRetention(const MetricRetention& retention)
{
    m_retention = retention;
    clean();
}

void MetricWorker::clean()
{
    if (!m_store)
        return;
    if (const auto kept = m_store->keep(m_retention, nowMs()); !kept)
        Q_EMIT databaseTold(asText(kept.error().message), true);
    tellCatalogue();
}

void MetricWorker::setSource(const MetricSource& source)
{
    if (!m_store)
        return;
    const auto id = m_store->setSource(source);
    if (!id) {
        tellState(source.id, FetchProblem::NotKept, asText(id.error().message));
        return;
    }
    MetricSource own = source;
    own.id = *id;
    watch(own);
    tellCatalogue();
}

void MetricWorker::watch(const MetricSource& source)
{
    unwatch(source.id);
    if (source.kind != MetricSourceKind::Endpoint || !source.isActive)
        return;
    auto* const timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, id = source.id] { poll(id); });
    m_watches.insert(source.id, {source, timer});
    timer->start(std::max(kIntervalLeastMs, source.intervalMs));
    QTimer::singleShot(0, this, [this, id = source.id] { poll(id); });
}

void MetricWorker::unwatch(qint64 source)
{
    const auto found = m_watches.find(source);
    if (found == m_watches.end())
        return;
    found->timer->deleteLater();
    m_watches.erase(found);
}

void MetricWorker::askNow(qint64 source)
{
    poll(source);
}

void MetricWorker::poll(qint64 source)
{
    const auto found = m_watches.find(source);
    if (found == m_watches.end() || found->isAsking)
        return; // the answer before has not come yet: an endpoint that is slow is asked less often
    const QUrl url(found->source.url, QUrl::StrictMode);
    if (!url.isValid()) {
        tellState(source, FetchProblem::BadAddress);
        return;
    }
    found->isAsking = true;
    m_fetch->get(url, kScrapeLimits, [this, source](const FetchAnswer& answer) {
        const auto watched = m_watches.find(source);
        if (watched == m_watches.end())
            return; // given up in the meantime
        watched->isAsking = false;
        if (answer.problem != FetchProblem::None)
            tellState(source, answer.problem, answer.detail);
        else
            takeText(source, answer.body, nowMs());
    });
}

bool MetricWorker::keep(qint64 source, const QVector<MetricReading>& readings)
{
    if (const auto kept = m_store->add(source, readings); !kept) {
        tellState(source, FetchProblem::NotKept, asText(kept.error().message));
        return false;
    }
    return true;
}

void MetricWorker::takeText(qint64 source, const QByteArray& body, qint64 atMs)
{
    const auto metrics = parseMetricText({body.constData(), std::size_t(body.size())});
    if (!metrics || metrics->samples.empty()) {
        tellState(source, FetchProblem::NoMetrics);
        return;
    }
    const QVector<MetricReading> readings = readingsOf(*metrics, atMs);
    if (!keep(source, readings))
        return;
    tellState(source, FetchProblem::None, {}, int(readings.size()), metrics->badLines);
    // The list of series is long to make anew; it changes when a source answers with more or less than
    // before.
    if (std::exchange(m_known[source], readings.size()) != readings.size())
        tellCatalogue();
    Q_EMIT samplesAdded(source);
}

void MetricWorker::forget(qint64 source)
{
    unwatch(source);
    m_known.remove(source);
    if (!m_store)
        return;
    if (const auto done = m_store->forget(source); !done)
        tellState(source, FetchProblem::NotKept, asText(done.error().message));
    tellCatalogue();
}

void MetricWorker::add(const MetricSource& source, const QVector<MetricReading>& readings)
{
    if (!m_store || readings.isEmpty())
        return;
    const auto id = m_store->setSource(source);
    if (!id) {
        tellState(0, FetchProblem::NotKept, asText(id.error().message));
        return;
    }
    if (!keep(*id, readings))
        return;
    tellState(*id, FetchProblem::None, {}, int(readings.size()));
    if (std::exchange(m_known[*id], readings.size()) != readings.size())
        tellCatalogue();
    Q_EMIT samplesAdded(*id);
}

void MetricWorker::addEvent(const MetricEvent& event)
{
    if (m_store)
        (void)m_store->addEvent(event); // a mark less is no loss that anybody must hear of
}

void MetricWorker::readFile(const QString& path)
{
    if (!m_store)
        return;
    MetricSource source;
    source.kind = MetricSourceKind::File;
    source.name = path;
    const auto id = m_store->setSource(source);
    if (!id) {
        tellState(0, FetchProblem::NotKept, asText(id.error().message));
        return;
    }
    QFile file(path);
    const QFileInfo info(path);
    // Neither a pipe, which may never end, nor a device.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        tellState(*id, FetchProblem::Unreachable, info.isFile() ? file.errorString() : QString());
        tellCatalogue();
        return;
    }
    const QByteArray body = file.read(kFileBytesMax + 1);
    if (body.size() > kFileBytesMax)
        tellState(*id, FetchProblem::TooLarge, QString::number(kFileBytesMax));
    else
        takeText(*id, body, info.lastModified().toMSecsSinceEpoch());
    tellCatalogue();
}

void MetricWorker::queryServer(const RangeQuery& query)
{
    if (!m_store)
        return;
    MetricSource source;
    source.kind = MetricSourceKind::Server;
    source.name = MetricFetch::shown(query.server);
    source.url = source.name;
    const auto id = m_store->setSource(source);
    if (!id) {
        tellState(0, FetchProblem::NotKept, asText(id.error().message));
        return;
    }
    tellCatalogue();
    m_fetch->get(rangeUrl(query), kRangeLimits, [this, id = *id](const FetchAnswer& answer) {
        // A refusal has its reason in the answer.
        const bool isRefusal = answer.problem == FetchProblem::HttpStatus && !answer.body.isEmpty();
        if (answer.problem != FetchProblem::None && !isRefusal) {
            tellState(id, answer.problem, answer.detail);
            return;
        }
        const auto readings = parseRange(answer.body);
        if (!readings && readings.error().code == Errc::AccessDenied)
            tellState(id, FetchProblem::Refused, asText(readings.error().message));
        else if (isRefusal)
            tellState(id, answer.problem, answer.detail);
        else if (!readings && readings.error().code == Errc::LimitExceeded)
            tellState(id, FetchProblem::TooLarge);
        else if (!readings || readings->isEmpty())
            tellState(id, FetchProblem::NoMetrics);
        else if (keep(id, *readings))
            tellState(id, FetchProblem::None, {}, int(readings->size()));
        tellCatalogue();
        Q_EMIT samplesAdded(id);
    });
}

Result<std::vector<MetricPoint>> MetricWorker::lineOf(const MetricWish& wish,
                                                      const MetricWish::Line& line) const
{
    CRYO_ASSIGN(auto points, m_store->points(line.series, wish.fromMs, wish.toMs));
    if (line.below != 0) {
        CRYO_ASSIGN(const auto below, m_store->points(line.below, wish.fromMs, wish.toMs));
        points = wish.asRate ? ratioOfGains(points, below) : ratioOfTotals(points, below);
    } else if (wish.asRate && line.isCounter) {
        points = ratePerSecond(points);
    }
    return thinned(std::move(points), std::size_t(std::max(100, wish.pointsMax)));
}

void MetricWorker::answer(quint64 number, const MetricWish& wish)
{
    auto answer = std::make_shared<MetricAnswer>();
    answer->wish = wish;
    if (m_store) {
        for (const MetricWish::Line& line : wish.lines) {
            auto points = lineOf(wish, line);
            if (!points)
                answer->problem = asText(points.error().message);
            answer->lines.push_back(points ? std::move(*points) : std::vector<MetricPoint>());
        }
        if (auto events = m_store->events(wish.fromMs, wish.toMs))
            answer->events = std::move(*events);
        addChanges(*answer);
    }
    Q_EMIT answered(number, answer);
}

} // namespace cryo::ui
