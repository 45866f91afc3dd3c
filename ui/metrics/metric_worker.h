// SPDX-License-Identifier: GPL-3.0-or-later
// The thread's half of the metric history: owns the database and the network, asks the endpoints that are
// watched, reads saved texts, answers the plot's questions.
//
// Everything that the two sides say to each other is queued. Thread rule: its own thread; MetricHistory is
// the way to it.
#pragma once

#include "ui/metrics/metric_fetch.h"
#include "ui/metrics/metric_store.h"
#include "ui/metrics/range_query.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace cryo::ui {

class MetricWorker final : public QObject {
    Q_OBJECT

public:
    explicit MetricWorker(std::filesystem::path file);

    /// Opens the database and begins to watch.
    void begin();
    void setRetention(const MetricRetention& retention);
    void setSource(const MetricSource& source);
    void forget(qint64 source);
    void add(const MetricSource& source, const QVector<MetricReading>& readings);
    void addEvent(const MetricEvent& event);
    void askNow(qint64 source);
    void readFile(const QString& path);
    void queryServer(const RangeQuery& query);
    void answer(quint64 number, const MetricWish& wish);

    /// A saved text is read up to here.
    static constexpr qint64 kFileBytesMax = qint64(64) << 20;
    static constexpr FetchLimits kScrapeLimits{qint64(16) << 20, 10'000};
    static constexpr FetchLimits kRangeLimits{qint64(64) << 20, 60'000};

Q_SIGNALS:
    void catalogueChanged(const std::shared_ptr<const cryo::ui::MetricCatalogue>& catalogue);
    void stateChanged(const cryo::ui::MetricSourceState& state);
    /// New samples of a source.
    void samplesAdded(qint64 source);
    void answered(quint64 number, const std::shared_ptr<const cryo::ui::MetricAnswer>& answer);
    /// The database cannot be used, or was put aside: in the engine's words. Kept is false where nothing is
    /// kept from now on.
    void databaseTold(const QString& words, bool isKept);

private:
    struct Watch {
        MetricSource source;
        QTimer* timer = nullptr;
        bool isAsking = false;
    };
    void tellCatalogue();
    void tellState(qint64 source, FetchProblem problem, const QString& detail = {}, int samples = 0,
                   quint64 badLines = 0);
    void watch(const MetricSource& source);
    void unwatch(qint64 source);
    void poll(qint64 source);
    void takeText(qint64 source, const QByteArray& text, qint64 atMs);
    /// True where they are kept.
    bool keep(qint64 source, const QVector<MetricReading>& readings);
    void clean();
    [[nodiscard]] Result<std::vector<MetricPoint>> lineOf(const MetricWish& wish,
                                                          const MetricWish::Line& line) const;

    std::filesystem::path m_file;
    std::unique_ptr<MetricStore> m_store;
    MetricRetention m_retention;
    MetricFetch* m_fetch = nullptr;
    QHash<qint64, Watch> m_watches;
    QHash<qint64, qsizetype> m_known; ///< source → how many series the window has heard of
    QTimer* m_cleaning = nullptr;
};

} // namespace cryo::ui
