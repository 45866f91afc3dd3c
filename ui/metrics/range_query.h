// SPDX-License-Identifier: GPL-3.0-or-later
// The history that a Prometheus server keeps: the question, and reading the answer.
//
//   GET /api/v1/query_range?query=…&start=…&end=…&step=…
//   {"status":"success","data":{"resultType":"matrix","result":[{"metric":{…},"values":[[time,"value"],…]}]}}
// Pure; any thread. The answer comes from elsewhere and is bounded by the fetch that brought it.
#pragma once

#include "core/base/result.h"
#include "ui/metrics/metric_types.h"

#include <QByteArray>
#include <QUrl>

namespace cryo::ui {

struct RangeQuery {
    QUrl server; ///< with or without a path before /api
    QString expression;
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

/// The step is chosen so that the server answers: it gives at most 11,000 points for each series.
[[nodiscard]] QUrl rangeUrl(const RangeQuery& query);
[[nodiscard]] qint64 rangeStepMs(qint64 fromMs, qint64 toMs);

/// The samples of all series. Errors: InvalidValue where it is no such answer; AccessDenied where the server
/// says why it refuses, with its words.
[[nodiscard]] Result<QVector<MetricReading>> parseRange(const QByteArray& body);

/// What is asked for unless the user says otherwise: the metrics of the two stores, under any label.
[[nodiscard]] QString usualExpression();

} // namespace cryo::ui
