// SPDX-License-Identifier: GPL-3.0-or-later
// The samples on disk: an SQLite database in the state folder, never near a store.
//
//   source  id, kind, name, url, interval_ms, active         series  id, source, name, labels, counter
//   sample  series, at (ms since 1970), value                event   at, kind, subject, text
// Each add is one transaction and the journal is a write-ahead log: after a crash or a power cut the database
// holds whole batches. A file that is no database, or a damaged one, is put aside under another name and a
// new one is begun. Another program of ours may have it open as well: a writer waits kBusyMs. Thread rule:
// one thread, the one that opened it.
#pragma once

#include "core/base/result.h"
#include "ui/metrics/metric_types.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <filesystem>
#include <memory>

class QSqlQuery;

namespace cryo::ui {

class MetricStore final {
public:
    static constexpr int kVersion = 1;
    static constexpr int kBusyMs = 3000;

    /// Makes folder and file where there are none. Errors: Unsupported (no SQLite, or the file is of a later
    /// version of this program), AccessDenied, Io.
    static Result<std::unique_ptr<MetricStore>> open(const std::filesystem::path& file);
    ~MetricStore();
    MetricStore(const MetricStore&) = delete;
    MetricStore& operator=(const MetricStore&) = delete;

    /// Where a damaged file was put; empty if there was none.
    [[nodiscard]] const std::filesystem::path& putAside() const { return m_putAside; }

    /// The source of this kind and name, made if there is none; url, interval and activity are set.
    Result<qint64> setSource(const MetricSource& source);
    /// With all its series and samples.
    Result<> forget(qint64 source);
    /// All or none of them; a series that is new is made. A sample of a time that is there is replaced.
    Result<> add(qint64 source, const QVector<MetricReading>& readings);
    Result<> addEvent(const MetricEvent& event);

    Result<MetricCatalogue> catalogue() const;
    /// Ascending by time, both ends included.
    Result<std::vector<MetricPoint>> points(qint64 series, qint64 fromMs, qint64 toMs) const;
    Result<QVector<MetricEvent>> events(qint64 fromMs, qint64 toMs) const;
    /// Time of the oldest and newest sample of some series; none without samples.
    Result<std::optional<std::pair<qint64, qint64>>> span(const QVector<qint64>& series) const;

    /// Drops what is too old, then the oldest until the file is small enough.
    Result<> keep(const MetricRetention& retention, qint64 nowMs);

private:
    MetricStore() = default;
    static Result<std::unique_ptr<MetricStore>> openFile(const std::filesystem::path& file);
    Result<> prepare();
    Result<> run(const QString& sql, const QVariantList& values = {}) const;
    Result<QSqlQuery> ask(const QString& sql, const QVariantList& values = {}) const;
    Result<qint64> number(const QString& sql, const QVariantList& values = {}) const;
    Result<qint64> seriesOf(qint64 source, const MetricReading& reading);
    Result<> addRows(qint64 source, const QVector<MetricReading>& readings);
    Result<> dropBefore(qint64 atMs);
    [[nodiscard]] Result<quint64> usedBytes() const;

    QSqlDatabase m_database;
    std::filesystem::path m_putAside;
};

} // namespace cryo::ui
