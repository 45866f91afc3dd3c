// SPDX-License-Identifier: GPL-3.0-or-later
// What the history of metrics is made of: sources, series, samples, events.
//
// Plain values; any thread.
#pragma once

#include "core/inspect/metric_series.h"

#include <QString>
#include <QVector>

#include <memory>

namespace cryo::ui {

/// Where samples come from. The numbers stand in the database.
enum class MetricSourceKind : quint8 {
    Program = 0,  ///< this program's own counters
    Check = 1,    ///< taken from a store by each check
    Endpoint = 2, ///< a node's text, asked again and again
    Server = 3,   ///< the history that a Prometheus server keeps
    File = 4,     ///< a saved text
};

struct MetricSource {
    qint64 id = 0;
    MetricSourceKind kind = MetricSourceKind::Program;
    /// A store's name, an address, a file's name.
    QString name;
    /// What is asked; empty for sources that are not asked.
    QString url;
    int intervalMs = 0;
    /// Is asked while the program runs.
    bool isActive = false;
};

/// A value to be kept.
struct MetricReading {
    QString name;
    QString labels;
    bool isCounter = false;
    qint64 atMs = 0;
    double value = 0;
};

struct MetricSeries {
    qint64 id = 0;
    qint64 source = 0;
    QString name;
    QString labels;
    bool isCounter = false;
};

enum class MetricEventKind : quint8 { Check = 0, Change = 1 };

/// Something that happened to a store, to be marked in the plot.
struct MetricEvent {
    qint64 atMs = 0;
    MetricEventKind kind = MetricEventKind::Check;
    QString subject;
    QString text;
};

/// Everything but the samples.
struct MetricCatalogue {
    QVector<MetricSource> sources;
    QVector<MetricSeries> series;
    quint64 bytes = 0; ///< of the database
};

/// Why asking brought nothing.
enum class FetchProblem : quint8 {
    None,
    BadAddress,
    Unreachable, ///< detail: the system's words
    TimedOut,
    TooLarge,   ///< detail: the limit in bytes
    HttpStatus, ///< detail: the number
    Redirected, ///< detail: to where
    NoMetrics,  ///< an answer, but nothing of the kind
    Refused,    ///< the server says why: detail
    NotKept,    ///< the database did not take it: detail
};

/// How the last asking of a source went.
struct MetricSourceState {
    qint64 source = 0;
    FetchProblem problem = FetchProblem::None;
    QString detail;
    qint64 atMs = 0;
    int samples = 0;
    quint64 badLines = 0;
};

/// What is kept, and how long.
struct MetricRetention {
    int days = 90;                               ///< 0: for ever
    quint64 bytes = quint64(1024) * 1024 * 1024; ///< of the database; the oldest goes first
};

/// A question for the plot: some series, a stretch of time, as they are or as gains a second.
struct MetricWish {
    /// What of a series: itself, or its ratio to another.
    struct Line {
        qint64 series = 0;
        qint64 below = 0; ///< 0: the series itself; else series / below
        bool isCounter = false;
    };
    QVector<Line> lines;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool asRate = false;
    /// For each line, about.
    int pointsMax = 8000;
};

struct MetricAnswer {
    MetricWish wish;
    std::vector<std::vector<MetricPoint>> lines; ///< in the order of the wish
    QVector<MetricEvent> events;
    QString problem; ///< why some of it is missing
};

} // namespace cryo::ui
