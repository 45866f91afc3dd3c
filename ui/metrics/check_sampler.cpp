// SPDX-License-Identifier: GPL-3.0-or-later
// Samples of checks and of this program.
#include "ui/metrics/check_sampler.h"

#include "core/inspect/metric_text.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// Collects readings of one time.
class Readings {
public:
    explicit Readings(qint64 atMs)
        : m_atMs(atMs)
    {
    }
    void add(const QString& name, double value, const QString& labels = {})
    {
        m_list.append({name, labels, false, m_atMs, value});
    }
    [[nodiscard]] QVector<MetricReading> take() { return std::move(m_list); }

private:
    qint64 m_atMs;
    QVector<MetricReading> m_list;
};

void addFindings(Readings& readings, const FindingList& findings)
{
    std::array<std::uint64_t, 4> counts{};
    for (const CatalogueEntry& entry : catalogue())
        counts[std::size_t(entry.severity)] += findings.count(entry.code);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error, Severity::Fatal}) {
        const std::string_view name = severityName(severity);
        readings.add(u"findings"_s, double(counts[std::size_t(severity)]),
                     u"severity=\"%1\""_s.arg(QLatin1StringView(name.data(), qsizetype(name.size()))));
    }
}

void readArchive(Readings& readings, const ArchiveReport& report)
{
    readings.add(u"records"_s, double(report.records()));
    readings.add(u"items"_s, double(report.items()));
    readings.add(u"ranges"_s, double(report.ranges().size()));
    const double before = double(report.firstIndex().value_or(0));
    readings.add(u"missing_items"_s, std::max(0.0, double(report.missing()) - before));
    readings.add(u"fill"_s, report.fill());
    readings.add(u"sections"_s, double(report.sections().size()));
    readings.add(u"value_bytes"_s, double(report.valueBytes()));
    readings.add(u"unreadable_records"_s, double(report.unreadableRecords()));
}

void readFreezer(Readings& readings, const FreezerReport& report)
{
    readings.add(u"records"_s, double(report.records));
    readings.add(u"keys"_s, double(report.keys));
    readings.add(u"table_size"_s, double(report.table.size));
    if (report.table.size > 0)
        readings.add(u"load"_s, double(report.records) / double(report.table.size));
    readings.add(u"chain_length_mean"_s, report.meanLength);
    readings.add(u"chain_length_p99"_s, double(report.p99Length));
    readings.add(u"chain_length_max"_s, double(report.longest));
    readings.add(u"lookup_cost_mean"_s, report.meanLookupCost);
    readings.add(u"lookup_cost_max"_s, double(report.maxLookupCost));
    readings.add(u"shadowed_records"_s, double(report.shadowedRecords));
    readings.add(u"shadowed_bytes"_s, double(report.shadowedBytes));
    readings.add(u"unreachable_records"_s, double(report.unreachableRecords));
    readings.add(u"sections"_s, double(report.sections.size()));
    readings.add(u"value_bytes"_s, double(report.valueBytes));
}

} // namespace

CheckSampler::CheckSampler(Desk& desk, MetricHistory& history, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_history(history)
{
    const MetricsScope scope = MetricsScope(m_registry, {}).labelled("cryoscope");
    const auto counter = [&scope](std::string_view name, const char* help) {
        // Each name stands once below, so none is taken.
        return *scope.counter(name, help);
    };
    m_gets = counter("gets", "number of get operations");
    m_unnecessaryReads =
        counter("unnecessary_reads", "number of unnecessary reads performed during key lookups");
    m_checks = counter("checks", "number of checks that came to their end");
    m_checkedBytes = counter("checked_bytes", "number of bytes that checks went through");
    m_checkedRecords = counter("checked_records", "number of records that checks went through");
    m_jobs = counter("jobs", "number of pieces of work that ended");
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &CheckSampler::keepCounters);
    connect(&desk.workspace(), &Workspace::storesChanged, this, &CheckSampler::follow);
    connect(&desk.workspace().workers().jobs(), &JobList::finished, this, [this] {
        m_jobs->add();
        countersMoved();
    });
    follow();
}

void CheckSampler::follow()
{
    for (StoreSession* const store : m_desk.workspace().stores())
        connect(store, &StoreSession::scanChanged, this, [this, store] { scanned(*store); });
}

QVector<MetricReading> CheckSampler::readingsOf(const StoreScan& scan, qint64 atMs)
{
    Readings readings(atMs);
    addFindings(readings, scan.findings);
    readings.add(u"check_seconds"_s, double(scan.tookMs) / 1000.0);
    readings.add(u"checked_bytes"_s, double(scan.check.bytes));
    if (scan.check.archive)
        readArchive(readings, *scan.check.archive);
    if (scan.check.freezer)
        readFreezer(readings, *scan.check.freezer);
    return readings.take();
}

void CheckSampler::scanned(const StoreSession& store)
{
    // What is shown may be a state that is in no file; and a quick check counts less than the others, so that
    // its findings beside theirs would look like a change.
    if (store.showsOther() || !store.scan() || store.scan()->check.level == CheckLevel::Quick)
        return;
    const StoreScan& scan = *store.scan();
    const QString subject = m_desk.workspace().rootText() + u" · "_s + store.name();
    MetricSource source;
    source.kind = MetricSourceKind::Check;
    source.name = subject;
    const qint64 atMs = scan.endedMsSinceEpoch;
    m_history.add(source, readingsOf(scan, atMs));
    m_history.addEvent({atMs, MetricEventKind::Check, subject,
                        scan.check.level == CheckLevel::Deep ? u"deep"_s : u"structure"_s});
    m_checks->add();
    m_checkedBytes->add(scan.check.bytes);
    m_checkedRecords->add(scan.check.records);
    countersMoved();
}

void CheckSampler::countLookup(const std::vector<Item>& items)
{
    m_gets->add();
    if (!items.empty() && items.front().depth)
        m_unnecessaryReads->add(*items.front().depth);
    countersMoved();
}

void CheckSampler::countersMoved()
{
    if (!m_settle.isActive())
        m_settle.start();
}

void CheckSampler::keepCounters()
{
    const auto metrics = parseMetricText(exposition());
    if (!metrics)
        return;
    const qint64 atMs = QDateTime::currentMSecsSinceEpoch();
    QVector<MetricReading> readings;
    for (const MetricSample& sample : metrics->samples)
        readings.append({QString::fromStdString(sample.name), {}, sample.isCounter(), atMs, sample.value});
    MetricSource source;
    source.kind = MetricSourceKind::Program;
    source.name = u"cryoscope"_s;
    m_history.add(source, readings);
}

} // namespace cryo::ui
