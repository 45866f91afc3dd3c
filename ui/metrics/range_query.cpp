// SPDX-License-Identifier: GPL-3.0-or-later
// query_range of a Prometheus server.
#include "ui/metrics/range_query.h"

#include "core/inspect/metric_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr qint64 kPointsMax = 10'000;
constexpr qint64 kStepLeastMs = 1000;
constexpr qsizetype kReadingsMax = 20'000'000;

QString secondsText(qint64 ms)
{
    return QString::number(double(ms) / 1000.0, 'f', 3);
}

/// Name and labels of a series; false where its name is none.
bool readMetric(const QJsonObject& metric, MetricReading& reading)
{
    std::vector<std::pair<std::string, std::string>> labels;
    reading.name = metric.value("__name__"_L1).toString();
    if (reading.name.isEmpty())
        reading.name = u"expression"_s; // sums and rates have none
    for (auto label = metric.begin(); label != metric.end(); ++label) {
        if (label.key() != "__name__"_L1)
            labels.emplace_back(label.key().toStdString(), label.value().toString().toStdString());
    }
    const std::string text = metricLabels(std::move(labels));
    reading.labels = QString::fromStdString(text);
    reading.isCounter = isCounterName(reading.name.toStdString());
    return reading.name.size() <= qsizetype(MetricText::kNameMax) && text.size() <= MetricText::kLabelsMax;
}

/// [seconds, "value"]; false for what is none, or not finite.
bool readValue(const QJsonArray& pair, MetricReading& reading)
{
    if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isString())
        return false;
    bool isNumber = false;
    reading.value = pair[1].toString().toDouble(&isNumber);
    const double ms = pair[0].toDouble() * 1000.0;
    if (!isNumber || !std::isfinite(reading.value) || !(std::fabs(ms) < 1e15))
        return false;
    reading.atMs = std::llround(ms);
    return true;
}

} // namespace

qint64 rangeStepMs(qint64 fromMs, qint64 toMs)
{
    return std::max(kStepLeastMs, (toMs - fromMs + kPointsMax - 1) / kPointsMax);
}

QUrl rangeUrl(const RangeQuery& query)
{
    QUrl url = query.server;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/api/v1/query_range"_s);
    QUrlQuery items;
    // Encoded whole: + and & mean something else in a query.
    const auto add = [&items](const QString& name, const QString& value) {
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"query"_s, query.expression);
    add(u"start"_s, secondsText(query.fromMs));
    add(u"end"_s, secondsText(query.toMs));
    add(u"step"_s, secondsText(rangeStepMs(query.fromMs, query.toMs)));
    url.setQuery(items);
    return url;
}

Result<QVector<MetricReading>> parseRange(const QByteArray& body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return fail(Errc::InvalidValue, "the answer is not a Prometheus server's");
    const QJsonObject object = document.object();
    if (object.value("status"_L1).toString() != "success"_L1) {
        const QString reason = object.value("error"_L1).toString();
        if (reason.isEmpty())
            return fail(Errc::InvalidValue, "the answer is not a Prometheus server's");
        return fail(Errc::AccessDenied, reason.left(1000).toStdString());
    }
    const QJsonObject data = object.value("data"_L1).toObject();
    if (data.value("resultType"_L1).toString() != "matrix"_L1)
        return fail(Errc::InvalidValue, "the answer is no history");
    QVector<MetricReading> readings;
    const QJsonArray series = data.value("result"_L1).toArray();
    for (const QJsonValue& one : series) {
        MetricReading reading;
        if (!readMetric(one.toObject().value("metric"_L1).toObject(), reading))
            continue;
        const QJsonArray values = one.toObject().value("values"_L1).toArray();
        for (const QJsonValue& value : values) {
            if (readings.size() == kReadingsMax)
                return fail(Errc::LimitExceeded, "the answer has too many samples; ask for less");
            if (readValue(value.toArray(), reading))
                readings.append(reading);
        }
    }
    return readings;
}

QString usualExpression()
{
    return u"{__name__=~\".*(puts|gets|has|syncs|resizes|unnecessary_reads|unnecessary_writes|"
           "indices_pruned|items_tracked|index_keys|index_items|index_pruned)(_total)?\"}"_s;
}

} // namespace cryo::ui
