// SPDX-License-Identifier: GPL-3.0-or-later
// The metric history as the window sees it: what is kept, how asking goes, and the plot's questions.
//
// Nothing here waits for disk or network: all of that is in MetricWorker's thread, and answers come by
// signals. Thread rule: GUI thread.
#pragma once

#include "ui/metrics/metric_types.h"
#include "ui/metrics/range_query.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <filesystem>
#include <functional>

namespace cryo::ui {

class MetricWorker;

class MetricHistory final : public QObject {
    Q_OBJECT

public:
    /// The database's file; by default in the state folder.
    explicit MetricHistory(QObject* parent = nullptr);
    explicit MetricHistory(std::filesystem::path file, QObject* parent = nullptr);
    /// Waits for the statement that runs.
    ~MetricHistory() override;

    /// Never null.
    [[nodiscard]] const std::shared_ptr<const MetricCatalogue>& catalogue() const { return m_catalogue; }
    /// How the last asking went; problem None and no samples before the first.
    [[nodiscard]] MetricSourceState state(qint64 source) const { return m_states.value(source); }
    /// Why nothing is kept; empty while all is well.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

    void setRetention(const MetricRetention& retention);
    /// A node's text, asked every `intervalMs` from now on, also when the program starts again. False for an
    /// address that is none.
    bool watchEndpoint(const QString& address, int intervalMs);
    void setActive(const MetricSource& source, bool isActive);
    void forget(qint64 source);
    void askNow(qint64 source);
    /// Saved texts: dropped files.
    void readFiles(const QStringList& paths);
    void queryServer(const RangeQuery& query);
    void add(const MetricSource& source, const QVector<MetricReading>& readings);
    void addEvent(const MetricEvent& event);

    /// `done` is called with the answer, unless `context` goes before or asks again.
    void ask(const MetricWish& wish, QObject* context,
             std::function<void(const std::shared_ptr<const MetricAnswer>&)> done);

    static constexpr int kIntervalMs = 10'000;

Q_SIGNALS:
    void catalogueChanged();
    void stateChanged(qint64 source);
    void samplesAdded(qint64 source);
    /// trouble() is another, or a damaged database was put aside (its new name; else empty).
    void troubleChanged(const QString& putAside);

private:
    template <typename Work>
    void post(Work work);

    QThread m_thread;
    MetricWorker* m_worker;
    std::shared_ptr<const MetricCatalogue> m_catalogue = std::make_shared<const MetricCatalogue>();
    QHash<qint64, MetricSourceState> m_states;
    QString m_trouble;
    quint64 m_asked = 0;
    QHash<QObject*, quint64> m_newest; ///< the number of each context's last question
};

} // namespace cryo::ui
