// SPDX-License-Identifier: GPL-3.0-or-later
// One store of the opened root: the snapshots that views show, and the work that makes them.
//
// Order of things after open(): the listing (first rows can be shown), exact counts of the sections, a quick
// check, then the check of every record, which also makes the reports. Each step hands over an immutable
// snapshot by shared pointer and is told by a signal; views keep the snapshot that they show. What views need
// beside it (levels of detail, folded tables) is made by the job as well, so that taking a result costs the
// GUI thread nothing. A new start of any step drops what the older one may still bring.
//
// The same store may be there a second time, in another state: over the storage that a plan or an opening by
// an engine would leave (setOtherState). show() chooses which of the two everything below speaks of; views
// need not know. The other one is read when it is first shown, in the same steps, and the window changes over
// when its listing is there. Nothing of it is written. Thread rule: GUI thread; snapshots any thread.
#pragma once

#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "core/repair/change_set.h"
#include "ui/session/job_tracker.h"
#include "ui/session/store_scan.h"
#include "ui/session/workers.h"

#include <QObject>

#include <memory>

namespace cryo::ui {

class PendingPlan;

/// Which state of a store is shown.
enum class Side : quint8 {
    Before,    ///< the files as they are
    After,     ///< the other state
    Difference ///< the other state, with what differs marked
};

/// A store as something would leave it, without being written.
struct OtherState {
    std::shared_ptr<const ReadableStorage> storage;
    StoreLayout layout;
    QString title; ///< what leaves it so, in the user's language: "Pending plan"
    /// Where it differs from the files as they are; null if that is not known.
    std::shared_ptr<const ChangeSet> changes;
};

class StoreSession final : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 { Closed, Opening, Open, Failed };

    /// `workers` must outlive the session.
    StoreSession(std::shared_ptr<const ReadableStorage> storage, DetectedStore detected, Workers& workers,
                 QObject* parent);
    ~StoreSession() override;

    /// For people: escaped.
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const std::string& rawName() const { return m_detected.layout.name; }
    [[nodiscard]] StoreKind kind() const { return m_detected.layout.kind; }
    [[nodiscard]] const DetectedStore& detected() const { return m_detected; }
    [[nodiscard]] State state() const { return m_shown->state; }
    /// Why it is Failed.
    [[nodiscard]] const QString& reason() const { return m_shown->reason; }
    [[nodiscard]] Workers& workers() { return m_workers; }
    /// The files as they are, whatever is shown.
    [[nodiscard]] const std::shared_ptr<const ReadableStorage>& storage() const { return m_before->storage; }

    /// Null until the listing is there.
    [[nodiscard]] const std::shared_ptr<const StoreView>& view() const { return m_shown->view; }
    /// What the last check that came to its end found; null before.
    [[nodiscard]] const std::shared_ptr<const StoreScan>& scan() const { return m_shown->scan; }
    /// The same of the files as they are, whatever is shown.
    [[nodiscard]] const std::shared_ptr<const StoreScan>& scanBefore() const { return m_before->scan; }
    /// The reports of the last check of every record; null before.
    [[nodiscard]] const std::shared_ptr<const ArchiveReport>& archive() const { return m_shown->archive; }
    [[nodiscard]] const std::shared_ptr<const FreezerReport>& freezer() const { return m_shown->freezer; }
    /// The picture of the table that belongs to freezer().
    [[nodiscard]] const std::shared_ptr<const HeatMapData>& heat() const { return m_shown->heat; }
    /// The strip that belongs to archive() or freezer(); null where there is nothing to draw.
    [[nodiscard]] const std::shared_ptr<const GapPyramid>& strip() const { return m_shown->strip; }
    /// Findings of the last check, or of the listing alone. Never null.
    [[nodiscard]] const std::shared_ptr<const FindingList>& findings() const { return m_shown->findings; }
    /// Whether anything of this store is still being read.
    [[nodiscard]] bool isBusy() const;

    /// Begins, or begins anew after a change of the files: everything is read again.
    void open();
    /// Checks at this level; replaces a check that runs. Needs a view.
    void check(CheckLevel level);
    /// Stops all work of this store.
    void stop();

    /// What is to be done to the store, and is not done.
    [[nodiscard]] PendingPlan& plan() const { return *m_plan; }

    /// Gives the store another state, or takes it away; one at a time, the newest counts. While the other one
    /// is shown, the new one is shown as soon as its listing is there.
    void setOtherState(std::optional<OtherState> other);
    [[nodiscard]] const std::optional<OtherState>& otherState() const { return m_other; }
    /// The other state at once, for as long as it is wanted: what a simulated opening left. Null: the store
    /// itself again, and what is pending as its other state.
    void showInstead(std::shared_ptr<const ReadableStorage> other, const StoreLayout& layout,
                     const QString& title = {});
    [[nodiscard]] bool showsOther() const { return m_side != Side::Before; }
    /// Whether the other state is one of showInstead.
    [[nodiscard]] bool isInstead() const { return m_isInstead; }
    /// Without another state only Before is shown. sideChanged follows when the window changes over.
    void show(Side side);
    [[nodiscard]] Side side() const { return m_side; }

Q_SIGNALS:
    /// The other side is shown: view, scan and all the rest are others.
    void sideChanged();
    /// There is another state now, or none.
    void otherStateChanged();
    void stateChanged();
    void viewChanged();
    /// A check came to its end: scan, findings and perhaps reports are others.
    void scanChanged();
    void busyChanged();
    /// A step failed or was cancelled; a sentence for the log.
    void stepFailed(const QString& sentence);

private:
    /// One state of the store, and the work that reads it.
    struct Reading : std::enable_shared_from_this<Reading> {
        Reading(std::shared_ptr<const ReadableStorage> from, StoreLayout of, JobList& jobs, QObject* context);
        std::shared_ptr<const ReadableStorage> storage;
        StoreLayout layout;
        State state = State::Closed;
        QString reason;
        std::shared_ptr<const StoreView> view;
        std::shared_ptr<const StoreScan> scan;
        std::shared_ptr<const ArchiveReport> archive;
        std::shared_ptr<const FreezerReport> freezer;
        std::shared_ptr<const HeatMapData> heat;
        std::shared_ptr<const GapPyramid> strip;
        std::shared_ptr<const FindingList> findings = std::make_shared<const FindingList>();
        JobTracker opening;
        JobTracker counting;
        JobTracker checking;
        [[nodiscard]] bool isBusy() const;
        void stop();
    };
    // A reading's jobs are dropped with it, so what they deliver may speak of it.
    void open(Reading& reading);
    void countRecords(Reading& reading);
    void check(Reading& reading, CheckLevel level);
    void takeView(Reading& reading, std::shared_ptr<const StoreView> view);
    void takeScan(Reading& reading, std::shared_ptr<const StoreScan> scan);
    [[nodiscard]] bool isThere(const Reading& reading) const;
    void changeOver(const std::shared_ptr<Reading>& reading);
    [[nodiscard]] JobInfo jobInfo(const Reading& reading, const QString& title,
                                  JobUnit unit = JobUnit::Bytes) const;
    void tellFailure(const QString& what, const Error& error);

    DetectedStore m_detected;
    Workers& m_workers;
    QString m_name;
    std::shared_ptr<Reading> m_before;
    std::shared_ptr<Reading> m_after; ///< null without another state
    std::shared_ptr<Reading> m_shown; ///< one of the two, or an after that is being replaced
    std::optional<OtherState> m_other;
    Side m_side = Side::Before;
    Side m_wanted = Side::Before;
    bool m_isInstead = false; ///< the other state is none of the plan's
    PendingPlan* m_plan;      ///< a child
};

} // namespace cryo::ui
