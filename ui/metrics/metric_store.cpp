// SPDX-License-Identifier: GPL-3.0-or-later
// The tables and their statements.
#include "ui/metrics/metric_store.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr const char* kTables[] = {
    "CREATE TABLE source(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL,"
    " url TEXT NOT NULL, interval_ms INTEGER NOT NULL, active INTEGER NOT NULL, UNIQUE(kind, name))",
    "CREATE TABLE series(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, name TEXT NOT NULL,"
    " labels TEXT NOT NULL, counter INTEGER NOT NULL, UNIQUE(source, name, labels))",
    "CREATE TABLE sample(series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL,"
    " PRIMARY KEY(series, at)) WITHOUT ROWID",
    "CREATE TABLE event(at INTEGER NOT NULL, kind INTEGER NOT NULL, subject TEXT NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(at, kind, subject)) WITHOUT ROWID",
};

constexpr quint64 kCheckedBytes = quint64(64) << 20;

/// Of sqlite3.h: what says that the file itself is wrong.
bool isDamage(const Error& error)
{
    return error.code == Errc::PartitionCorrupt;
}

std::unexpected<Error> failure(const QSqlError& error)
{
    const QString code = error.nativeErrorCode();
    // SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes.
    const int number = code.toInt() & 0xff;
    const bool damaged = number == 11 || number == 26;
    return fail(damaged ? Errc::PartitionCorrupt : Errc::Io,
                "the database of metrics: " + error.text().trimmed().toStdString());
}

} // namespace

MetricStore::~MetricStore()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<QSqlQuery> MetricStore::ask(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure(query.lastError());
    return Result<QSqlQuery>(std::move(query));
}

Result<> MetricStore::run(const QString& sql, const QVariantList& values) const
{
    auto query = ask(sql, values);
    if (!query)
        return std::unexpected(query.error());
    // What a pragma answers is not wanted, but it holds a lock until it is read.
    query->finish();
    return {};
}

Result<qint64> MetricStore::number(const QString& sql, const QVariantList& values) const
{
    auto query = ask(sql, values);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<> MetricStore::prepare()
{
    CRYO_TRY(run(u"PRAGMA journal_mode=WAL"_s));
    CRYO_TRY(run(u"PRAGMA synchronous=NORMAL"_s));
    CRYO_ASSIGN(const qint64 version, number(u"PRAGMA user_version"_s));
    if (version == kVersion) {
        // A page that cannot be read shows itself here rather than in the middle of something; a long file is
        // not read whole for that.
        CRYO_ASSIGN(const quint64 bytes, usedBytes());
        if (bytes > kCheckedBytes)
            return {};
        auto checked = ask(u"PRAGMA quick_check(1)"_s);
        if (!checked)
            return std::unexpected(checked.error());
        if (!checked->next() || checked->value(0).toString() != u"ok"_s)
            return fail(Errc::PartitionCorrupt, "the database of metrics is damaged");
        return {};
    }
    if (version != 0)
        return fail(Errc::Unsupported, "the database of metrics belongs to a later version of this program");
    CRYO_TRY(run(u"BEGIN IMMEDIATE"_s));
    // Two windows that start at once: the second finds the tables made.
    CRYO_ASSIGN(const qint64 now, number(u"PRAGMA user_version"_s));
    if (now == 0) {
        for (const char* table : kTables)
            CRYO_TRY(run(QString::fromLatin1(table)));
        CRYO_TRY(run(u"PRAGMA user_version=%1"_s.arg(kVersion)));
    }
    return run(u"COMMIT"_s);
}

Result<std::unique_ptr<MetricStore>> MetricStore::openFile(const std::filesystem::path& file)
{
    static std::atomic<quint64> counter = 0;
    std::unique_ptr<MetricStore> store(new MetricStore);
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return fail(Errc::Unsupported, "Qt's SQLite is not installed (libqt6sql6-sqlite)");
    store->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"metrics-%1"_s.arg(++counter));
    store->m_database.setDatabaseName(QString::fromStdString(file.string()));
    store->m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyMs));
    if (!store->m_database.open())
        return failure(store->m_database.lastError());
    CRYO_TRY(store->prepare());
    return store;
}

Result<std::unique_ptr<MetricStore>> MetricStore::open(const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        return fail(Errc::AccessDenied,
                    "the folder " + file.parent_path().string() + " cannot be made: " + error.message());
    auto store = openFile(file);
    if (store || !isDamage(store.error()))
        return store;
    const std::filesystem::path aside =
        file.string() + ".damaged-" + std::to_string(QDateTime::currentMSecsSinceEpoch());
    std::filesystem::rename(file, aside, error);
    if (error)
        return store;
    for (const char* suffix : {"-wal", "-shm"}) // they belong to the damaged file
        std::filesystem::rename(file.string() + suffix, aside.string() + suffix, error);
    store = openFile(file);
    if (store)
        (*store)->m_putAside = aside;
    return store;
}

Result<qint64> MetricStore::setSource(const MetricSource& source)
{
    CRYO_TRY(run(u"INSERT INTO source(kind, name, url, interval_ms, active) VALUES(?,?,?,?,?)"
                 " ON CONFLICT(kind, name) DO UPDATE SET url=excluded.url,"
                 " interval_ms=excluded.interval_ms, active=excluded.active"_s,
                 {int(source.kind), source.name, source.url.isNull() ? u""_s : source.url, source.intervalMs,
                  int(source.isActive)}));
    return number(u"SELECT id FROM source WHERE kind=? AND name=?"_s, {int(source.kind), source.name});
}

Result<> MetricStore::forget(qint64 source)
{
    CRYO_TRY(run(u"BEGIN IMMEDIATE"_s));
    for (const QString& sql : {u"DELETE FROM sample WHERE series IN (SELECT id FROM series WHERE source=?)"_s,
                               u"DELETE FROM series WHERE source=?"_s, u"DELETE FROM source WHERE id=?"_s}) {
        if (auto done = run(sql, {source}); !done) {
            (void)run(u"ROLLBACK"_s);
            return done;
        }
    }
    return run(u"COMMIT"_s);
}

Result<qint64> MetricStore::seriesOf(qint64 source, const MetricReading& reading)
{
    const QString labels = reading.labels.isNull() ? u""_s : reading.labels;
    const QString find = u"SELECT id FROM series WHERE source=? AND name=? AND labels=?"_s;
    CRYO_ASSIGN(const qint64 found, number(find, {source, reading.name, labels}));
    if (found != 0)
        return found;
    CRYO_TRY(run(u"INSERT INTO series(source, name, labels, counter) VALUES(?,?,?,?)"_s,
                 {source, reading.name, labels, int(reading.isCounter)}));
    return number(find, {source, reading.name, labels});
}

Result<> MetricStore::addRows(qint64 source, const QVector<MetricReading>& readings)
{
    QSqlQuery insert(m_database);
    if (!insert.prepare(u"INSERT OR REPLACE INTO sample(series, at, value) VALUES(?,?,?)"_s))
        return failure(insert.lastError());
    // Readings of one series mostly stand together.
    const MetricReading* last = nullptr;
    qint64 series = 0;
    for (const MetricReading& reading : readings) {
        if (last == nullptr || last->name != reading.name || last->labels != reading.labels) {
            CRYO_ASSIGN(series, seriesOf(source, reading));
        }
        last = &reading;
        insert.bindValue(0, series);
        insert.bindValue(1, reading.atMs);
        insert.bindValue(2, reading.value);
        if (!insert.exec())
            return failure(insert.lastError());
    }
    return {};
}

Result<> MetricStore::add(qint64 source, const QVector<MetricReading>& readings)
{
    CRYO_TRY(run(u"BEGIN IMMEDIATE"_s));
    auto added = addRows(source, readings);
    if (added)
        added = run(u"COMMIT"_s);
    if (!added)
        (void)run(u"ROLLBACK"_s);
    return added;
}

Result<> MetricStore::addEvent(const MetricEvent& event)
{
    return run(u"INSERT OR REPLACE INTO event(at, kind, subject, text) VALUES(?,?,?,?)"_s,
               {event.atMs, int(event.kind), event.subject.isNull() ? u""_s : event.subject,
                event.text.isNull() ? u""_s : event.text});
}

Result<MetricCatalogue> MetricStore::catalogue() const
{
    MetricCatalogue catalogue;
    auto sources = ask(u"SELECT id, kind, name, url, interval_ms, active FROM source ORDER BY kind, name"_s);
    if (!sources)
        return std::unexpected(sources.error());
    while (sources->next())
        catalogue.sources.append({sources->value(0).toLongLong(),
                                  MetricSourceKind(std::clamp(sources->value(1).toInt(), 0, 4)),
                                  sources->value(2).toString(), sources->value(3).toString(),
                                  sources->value(4).toInt(), sources->value(5).toBool()});
    auto series = ask(u"SELECT id, source, name, labels, counter FROM series ORDER BY name, labels"_s);
    if (!series)
        return std::unexpected(series.error());
    while (series->next())
        catalogue.series.append({series->value(0).toLongLong(), series->value(1).toLongLong(),
                                 series->value(2).toString(), series->value(3).toString(),
                                 series->value(4).toBool()});
    CRYO_ASSIGN(catalogue.bytes, usedBytes());
    return catalogue;
}

Result<std::vector<MetricPoint>> MetricStore::points(qint64 series, qint64 fromMs, qint64 toMs) const
{
    auto query = ask(u"SELECT at, value FROM sample WHERE series=? AND at BETWEEN ? AND ? ORDER BY at"_s,
                     {series, fromMs, toMs});
    if (!query)
        return std::unexpected(query.error());
    std::vector<MetricPoint> points;
    while (query->next())
        points.push_back({query->value(0).toLongLong(), query->value(1).toDouble()});
    return points;
}

Result<QVector<MetricEvent>> MetricStore::events(qint64 fromMs, qint64 toMs) const
{
    auto query = ask(u"SELECT at, kind, subject, text FROM event WHERE at BETWEEN ? AND ? ORDER BY at"_s,
                     {fromMs, toMs});
    if (!query)
        return std::unexpected(query.error());
    QVector<MetricEvent> events;
    while (query->next())
        events.append({query->value(0).toLongLong(),
                       MetricEventKind(std::clamp(query->value(1).toInt(), 0, 1)), query->value(2).toString(),
                       query->value(3).toString()});
    return events;
}

Result<std::optional<std::pair<qint64, qint64>>> MetricStore::span(const QVector<qint64>& series) const
{
    std::optional<std::pair<qint64, qint64>> span;
    for (const qint64 id : series) {
        // Two questions in one: each is answered by the key alone.
        auto query = ask(u"SELECT (SELECT min(at) FROM sample WHERE series=?),"
                         " (SELECT max(at) FROM sample WHERE series=?)"_s,
                         {id, id});
        if (!query)
            return std::unexpected(query.error());
        if (!query->next() || query->isNull(0))
            continue;
        const std::pair<qint64, qint64> own(query->value(0).toLongLong(), query->value(1).toLongLong());
        span = span ? std::pair(std::min(span->first, own.first), std::max(span->second, own.second)) : own;
    }
    return span;
}

Result<quint64> MetricStore::usedBytes() const
{
    CRYO_ASSIGN(const qint64 pages, number(u"PRAGMA page_count"_s));
    CRYO_ASSIGN(const qint64 unused, number(u"PRAGMA freelist_count"_s));
    CRYO_ASSIGN(const qint64 size, number(u"PRAGMA page_size"_s));
    return quint64(std::max<qint64>(0, pages - unused)) * quint64(size);
}

Result<> MetricStore::dropBefore(qint64 atMs)
{
    CRYO_ASSIGN(const MetricCatalogue all, catalogue());
    for (const MetricSeries& series : all.series) // by series: their samples stand together
        CRYO_TRY(run(u"DELETE FROM sample WHERE series=? AND at<?"_s, {series.id, atMs}));
    CRYO_TRY(run(u"DELETE FROM event WHERE at<?"_s, {atMs}));
    return run(u"DELETE FROM series WHERE NOT EXISTS(SELECT 1 FROM sample WHERE sample.series=series.id)"_s);
}

Result<> MetricStore::keep(const MetricRetention& retention, qint64 nowMs)
{
    constexpr qint64 kDayMs = 24LL * 3600 * 1000;
    constexpr int kRoundsMax = 40;
    if (retention.days > 0)
        CRYO_TRY(dropBefore(nowMs - qint64(retention.days) * kDayMs));
    for (int round = 0; round < kRoundsMax; ++round) {
        CRYO_ASSIGN(const quint64 bytes, usedBytes());
        if (bytes <= retention.bytes)
            break;
        CRYO_ASSIGN(const MetricCatalogue all, catalogue());
        QVector<qint64> ids;
        for (const MetricSeries& series : all.series)
            ids.append(series.id);
        CRYO_ASSIGN(const auto whole, span(ids));
        if (!whole)
            break;
        // A tenth of the time at once, and at least the oldest sample.
        CRYO_TRY(dropBefore(whole->first + std::max<qint64>(1, (whole->second - whole->first) / 10)));
    }
    return {};
}

} // namespace cryo::ui
