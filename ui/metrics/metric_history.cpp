// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the worker and back.
#include "ui/metrics/metric_history.h"

#include "core/base/state_dir.h"
#include "ui/metrics/metric_worker.h"

using namespace Qt::StringLiterals;

namespace cryo::ui {

MetricHistory::MetricHistory(QObject* parent)
    : MetricHistory(stateDir() / "metrics.sqlite", parent)
{
}

MetricHistory::MetricHistory(std::filesystem::path file, QObject* parent)
    : QObject(parent)
    , m_worker(new MetricWorker(std::move(file)))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"metrics"_s);
    connect(&m_thread, &QThread::started, m_worker, &MetricWorker::begin);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &MetricWorker::catalogueChanged, this,
            [this](const std::shared_ptr<const MetricCatalogue>& catalogue) {
                m_catalogue = catalogue;
                Q_EMIT catalogueChanged();
            });
    connect(m_worker, &MetricWorker::stateChanged, this, [this](const MetricSourceState& state) {
        m_states.insert(state.source, state);
        Q_EMIT stateChanged(state.source);
    });
    connect(m_worker, &MetricWorker::samplesAdded, this, &MetricHistory::samplesAdded);
    connect(m_worker, &MetricWorker::databaseTold, this, [this](const QString& words, bool isKept) {
        if (!isKept)
            m_trouble = words;
        Q_EMIT troubleChanged(isKept ? words : QString());
    });
    m_thread.start(QThread::LowPriority);
}

MetricHistory::~MetricHistory()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Work>
void MetricHistory::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); }, Qt::QueuedConnection);
}

void MetricHistory::setRetention(const MetricRetention& retention)
{
    post([retention](MetricWorker& worker) { worker.setRetention(retention); });
}

bool MetricHistory::watchEndpoint(const QString& address, int intervalMs)
{
    const QUrl url = MetricFetch::addressOf(address, u"/metrics"_s);
    if (!url.isValid())
        return false;
    MetricSource source;
    source.kind = MetricSourceKind::Endpoint;
    source.name = MetricFetch::shown(url);
    source.url = url.toString(QUrl::FullyEncoded);
    source.intervalMs = intervalMs;
    source.isActive = true;
    post([source](MetricWorker& worker) { worker.setSource(source); });
    return true;
}

void MetricHistory::setActive(const MetricSource& source, bool isActive)
{
    MetricSource changed = source;
    changed.isActive = isActive;
    post([changed](MetricWorker& worker) { worker.setSource(changed); });
}

void MetricHistory::forget(qint64 source)
{
    m_states.remove(source);
    post([source](MetricWorker& worker) { worker.forget(source); });
}

void MetricHistory::askNow(qint64 source)
{
    post([source](MetricWorker& worker) { worker.askNow(source); });
}

void MetricHistory::readFiles(const QStringList& paths)
{
    for (const QString& path : paths)
        post([path](MetricWorker& worker) { worker.readFile(path); });
}

void MetricHistory::queryServer(const RangeQuery& query)
{
    post([query](MetricWorker& worker) { worker.queryServer(query); });
}

void MetricHistory::add(const MetricSource& source, const QVector<MetricReading>& readings)
{
    post([source, readings](MetricWorker& worker) { worker.add(source, readings); });
}

void MetricHistory::addEvent(const MetricEvent& event)
{
    post([event](MetricWorker& worker) { worker.addEvent(event); });
}

void MetricHistory::ask(const MetricWish& wish, QObject* context,
                        std::function<void(const std::shared_ptr<const MetricAnswer>&)> done)
{
    const quint64 number = ++m_asked;
    m_newest.insert(context, number);
    // One connection for one answer; it goes with the context.
    auto* const once = new QObject(context);
    connect(m_worker, &MetricWorker::answered, once,
            [this, once, context, number,
             done = std::move(done)](quint64 answered, const std::shared_ptr<const MetricAnswer>& answer) {
                if (answered != number)
                    return;
                once->deleteLater();
                if (m_newest.value(context) == number)
                    done(answer);
            });
    post([number, wish](MetricWorker& worker) { worker.answer(number, wish); });
}

} // namespace cryo::ui
