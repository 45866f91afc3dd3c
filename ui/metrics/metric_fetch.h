// SPDX-License-Identifier: GPL-3.0-or-later
// One question over HTTP: the whole answer or a reason, within a time and a size, whatever the other side
// does.
//
// No redirection is followed, nothing is unpacked, no cookie is kept. Thread rule: the thread that made it,
// which must run an event loop.
#pragma once

#include "ui/metrics/metric_types.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>

namespace cryo::ui {

struct FetchLimits {
    qint64 bytes = qint64(16) << 20;
    int ms = 10'000; ///< for all of it
};

struct FetchAnswer {
    FetchProblem problem = FetchProblem::None;
    QString detail;
    QByteArray body;
};

class MetricFetch final : public QObject {
    Q_OBJECT

public:
    explicit MetricFetch(QObject* parent = nullptr);

    using Done = std::function<void(const FetchAnswer&)>;
    /// Asks; `done` is called once, later, unless the object goes before. An answer with another status than
    /// 200 is a problem, with its body.
    void get(const QUrl& url, const FetchLimits& limits, Done done);

    /// An address as people type it: "host:9000" becomes http://host:9000/metrics with `path`. Invalid for
    /// what is none, and for anything but http and https.
    [[nodiscard]] static QUrl addressOf(const QString& typed, const QString& path);
    /// The address without a password in it, for people.
    [[nodiscard]] static QString shown(const QUrl& url);

private:
    QNetworkAccessManager m_network;
};

} // namespace cryo::ui
