// SPDX-License-Identifier: GPL-3.0-or-later
// Short reads away from the GUI thread: pages of rows, bytes for the hex view, one bucket.
//
// Not listed as jobs: they take moments, and what scrolled away is dropped. Thread rule: call from the GUI
// thread; `work` runs on the pool, `done` on the GUI thread.
#pragma once

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrent>

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace cryo::ui {

/// Calls deliver(outcome) on the thread of `context`, if it still lives, and never from inside this call:
/// work of a moment may have ended before the caller has set down what it started.
template <typename Outcome, typename Deliver>
void deliverLater(QFuture<Outcome> future, QObject* context, Deliver deliver)
{
    // A watcher tells of the end through the event loop, also of one that has come already. QFuture::then()
    // with a context does not do: in Qt 6.4 the continuation may run before it is complete.
    auto* const watcher = new QFutureWatcher<Outcome>(context);
    const auto held = std::make_shared<Deliver>(std::move(deliver));
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, held] {
        watcher->deleteLater();
        (*held)(watcher->future().takeResult());
    });
    watcher->setFuture(future);
}

/// Runs work() on the pool, then done(result) here if `context` still lives and nobody asked to stop. What it
/// returns drops both when told to: work that has not begun does not begin.
template <typename Work, typename Done>
std::stop_source readLater(QThreadPool* pool, QObject* context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work&>;
    std::stop_source stop;
    deliverLater(QtConcurrent::run(pool,
                                   [work = std::move(work), token = stop.get_token()]() mutable -> Outcome {
                                       return token.stop_requested() ? Outcome{} : work();
                                   }),
                 context, [done = std::move(done), token = stop.get_token()](Outcome outcome) mutable {
                     if (!token.stop_requested())
                         done(std::move(outcome));
                 });
    return stop;
}

} // namespace cryo::ui
