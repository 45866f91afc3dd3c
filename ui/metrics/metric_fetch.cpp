// SPDX-License-Identifier: GPL-3.0-or-later
// Asking, with a bound on everything.
#include "ui/metrics/metric_fetch.h"

#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

/// What is read of the answer at once.
constexpr qint64 kBufferBytes = 256 * 1024;
/// What is kept of an answer that is a refusal.
constexpr qint64 kRefusalBytes = 64 * 1024;

/// One answer while it comes.
class Answering final : public QObject {
public:
    Answering(QNetworkReply* reply, const FetchLimits& limits, MetricFetch::Done done, QObject* parent)
        : QObject(parent)
        , m_reply(reply)
        , m_limits(limits)
        , m_done(std::move(done))
    {
        reply->setParent(this);
        reply->setReadBufferSize(kBufferBytes);
        connect(reply, &QNetworkReply::readyRead, this, &Answering::read);
        connect(reply, &QNetworkReply::finished, this, &Answering::finish);
        QTimer::singleShot(limits.ms, this, [this] { stop(FetchProblem::TimedOut, {}); });
    }

private:
    [[nodiscard]] int status() const
    {
        return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    void read()
    {
        const qint64 limit = status() == 200 ? m_limits.bytes : kRefusalBytes;
        m_body += m_reply->read(std::max<qint64>(0, limit + 1 - m_body.size()));
        if (m_body.size() <= limit)
            return;
        if (status() == 200)
            stop(FetchProblem::TooLarge, QString::number(limit));
        else
            stop(FetchProblem::HttpStatus, QString::number(status()));
    }

    void finish()
    {
        read();
        if (m_isDone)
            return;
        const int code = status();
        if (code >= 300 && code < 400)
            stop(FetchProblem::Redirected,
                 m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl().toDisplayString());
        else if (code != 0 && code != 200)
            stop(FetchProblem::HttpStatus, QString::number(code));
        else if (m_reply->error() != QNetworkReply::NoError)
            stop(FetchProblem::Unreachable, m_reply->errorString());
        else
            stop(FetchProblem::None, {});
    }

    void stop(FetchProblem problem, const QString& detail)
    {
        if (std::exchange(m_isDone, true))
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        deleteLater();
        m_done({problem, detail, std::move(m_body)});
    }

    QNetworkReply* m_reply;
    FetchLimits m_limits;
    MetricFetch::Done m_done;
    QByteArray m_body;
    bool m_isDone = false;
};

} // namespace

MetricFetch::MetricFetch(QObject* parent)
    : QObject(parent)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void MetricFetch::get(const QUrl& url, const FetchLimits& limits, Done done)
{
    QNetworkRequest request(url);
    // Asked for by hand, the answer is not unpacked: a small one cannot become a large one.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept", "text/plain, application/openmetrics-text;q=0.9, */*;q=0.1");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    new Answering(m_network.get(request), limits, std::move(done), this);
}

QUrl MetricFetch::addressOf(const QString& typed, const QString& path)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    QUrl url(text.contains(u"://"_s) ? text : u"http://"_s + text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return {};
    if (url.path().isEmpty() || url.path() == u"/"_s)
        url.setPath(path);
    return url;
}

QString MetricFetch::shown(const QUrl& url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo);
}

} // namespace cryo::ui
