// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of background work as people see it: title, progress, rate, time left, Pause, Cancel.
//
// The work itself only touches the JobMeter, from any thread and as often as it likes; the GUI thread looks
// at the meter at most 30 times a second (JobList) and tells only of what changed. Thread rule: JobMeter any
// thread; Job GUI thread.
#pragma once

#include "core/base/progress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace cryo::ui {

/// What the work writes and the GUI thread reads.
struct JobMeter {
    std::stop_source stop;
    std::atomic<bool> begun = false;
    std::atomic<quint64> done = 0;
    std::atomic<quint64> total = 0;     ///< 0 = not known yet
    std::atomic<bool> isPaused = false; ///< set through pause()
    std::mutex pausing;
    std::condition_variable_any goOn;

    /// The work waits at its next step, or goes on. To be stopped ends the waiting.
    void pause(bool isPausing);
    /// Called by the work at every step.
    void waitWhilePaused();
    /// To be handed down into core. Keeps the meter alive.
    static Progress progress(const std::shared_ptr<JobMeter>& meter);
};

/// What progress is counted in.
enum class JobUnit : quint8 { Bytes, Items };

/// A job of the list. Lives until the list forgets it.
class Job final : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 { Waiting, Running, Done, Cancelled, Failed };

    Job(quint64 id, QString title, QString subject, JobUnit unit, QObject* parent);

    [[nodiscard]] quint64 id() const { return m_id; }
    /// "Read every record", in the language of the moment of starting.
    [[nodiscard]] const QString& title() const { return m_title; }
    /// The store that it is about; may be empty.
    [[nodiscard]] const QString& subject() const { return m_subject; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isActive() const { return m_state == State::Waiting || m_state == State::Running; }
    [[nodiscard]] JobUnit unit() const { return m_unit; }

    /// 0 … 1000; none while the total is unknown.
    [[nodiscard]] std::optional<int> permille() const { return m_permille; }
    [[nodiscard]] quint64 done() const { return m_done; }
    [[nodiscard]] quint64 total() const { return m_total; }
    /// Units per second, smoothed; none in the first moments.
    [[nodiscard]] std::optional<double> rate() const;
    /// None until two seconds have passed, or while the total is unknown.
    [[nodiscard]] std::optional<quint64> secondsLeft() const;
    [[nodiscard]] qint64 elapsedMs() const;
    /// Why it failed; empty else.
    [[nodiscard]] const QString& reason() const { return m_reason; }

    /// Asks the work to stop; it answers with state Cancelled. Cancelled stays cancelled.
    void cancel();
    /// Lets the work wait at its next step, with what it holds (its thread, its open files), until it goes
    /// on. Work that cannot be paused, or is over, is left alone.
    void pause(bool isPausing);
    [[nodiscard]] bool isPaused() const { return m_meter->isPaused && isActive() && !isCancelling(); }
    [[nodiscard]] bool isPausable() const { return m_isPausable && isActive() && !isCancelling(); }
    void setPausable(bool isPausable) { m_isPausable = isPausable; }
    [[nodiscard]] bool isCancelling() const { return m_meter->stop.stop_requested() && isActive(); }

    [[nodiscard]] const std::shared_ptr<JobMeter>& meter() const { return m_meter; }

    /// Looks at the meter; emits changed if a reader would see a difference. Called by the list.
    void poll();
    /// The work is over. Called by the list.
    void finish(State state, const QString& reason);

Q_SIGNALS:
    void changed();
    void finished();

private:
    void measureRate(quint64 done);
    [[nodiscard]] qint64 workedMs() const;

    quint64 m_id;
    QString m_title;
    QString m_subject;
    JobUnit m_unit;
    std::shared_ptr<JobMeter> m_meter = std::make_shared<JobMeter>();
    State m_state = State::Waiting;
    std::optional<int> m_permille;
    quint64 m_done = 0;
    quint64 m_total = 0;
    QString m_reason;

    QElapsedTimer m_clock;
    qint64 m_finishedMs = -1;
    qint64 m_sampleMs = 0;
    quint64 m_sampleDone = 0;
    double m_rate = 0;
    bool m_hasRate = false;
    qint64 m_shownSecond = -1;
    bool m_isPausable = true;
    qint64 m_pausedMs = 0;      ///< time spent waiting, the waiting that goes on not counted
    qint64 m_pausedSinceMs = 0; ///< meaningful while it waits
};

} // namespace cryo::ui
