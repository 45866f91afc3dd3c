// SPDX-License-Identifier: GPL-3.0-or-later
// One store of the opened root: the snapshots that views show, and the work that makes them.
//
// Order of things after open(): the listing (first rows can be shown), exact counts of the sections, a quick
// check, then the check of every record, which also makes the reports. Each step hands over an immutable
// snapshot by shared pointer and is told by a signal; views keep the snapshot that they show. What views need
// beside it (levels of detail, folded tables) is made by the job as well, so that taking a result costs the
// GUI thread nothing. A new start of any step drops what the older one may still bring. Thread rule: GUI
// thread; snapshots any thread.
#pragma once

#include "core/inspect/check.h"
#include "core/inspect/detection.h"
#include "ui/session/job_tracker.h"
#include "ui/session/store_scan.h"
#include "ui/session/workers.h"

#include <QObject>

#include <memory>

namespace cryo::ui {

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
    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Failed.
    [[nodiscard]] const QString& reason() const { return m_reason; }
    [[nodiscard]] Workers& workers() { return m_workers; }
    [[nodiscard]] const std::shared_ptr<const ReadableStorage>& storage() const { return m_storage; }

    /// Null until the listing is there.
    [[nodiscard]] const std::shared_ptr<const StoreView>& view() const { return m_view; }
    /// What the last check that came to its end found; null before.
    [[nodiscard]] const std::shared_ptr<const StoreScan>& scan() const { return m_scan; }
    /// The reports of the last check of every record; null before.
    [[nodiscard]] const std::shared_ptr<const ArchiveReport>& archive() const { return m_archive; }
    [[nodiscard]] const std::shared_ptr<const FreezerReport>& freezer() const { return m_freezer; }
    /// The picture of the table that belongs to freezer().
    [[nodiscard]] const std::shared_ptr<const HeatMapData>& heat() const { return m_heat; }
    /// The strip that belongs to archive() or freezer(); null where there is nothing to draw.
    [[nodiscard]] const std::shared_ptr<const GapPyramid>& strip() const { return m_strip; }
    /// Findings of the last check, or of the listing alone. Never null.
    [[nodiscard]] const std::shared_ptr<const FindingList>& findings() const { return m_findings; }
    /// Whether anything of this store is still being read.
    [[nodiscard]] bool isBusy() const;

    /// Begins, or begins anew after a change of the files: everything is read again.
    void open();
    /// Shows another state of the store, which is in no file: what a simulated opening left. Everything is
    /// read again from there. Null: the store itself again.
    void showInstead(std::shared_ptr<const ReadableStorage> other, const StoreLayout& layout);
    [[nodiscard]] bool showsOther() const { return m_other != nullptr; }
    /// Checks at this level; replaces a check that runs. Needs a view.
    void check(CheckLevel level);
    /// Stops all work of this store.
    void stop();

Q_SIGNALS:
    void stateChanged();
    void viewChanged();
    /// A check came to its end: scan, findings and perhaps reports are others.
    void scanChanged();
    void busyChanged();
    /// A step failed or was cancelled; a sentence for the log.
    void stepFailed(const QString& sentence);

private:
    void takeView(std::shared_ptr<const StoreView> view);
    void takeScan(std::shared_ptr<const StoreScan> scan);
    void countRecords();
    [[nodiscard]] JobInfo jobInfo(const QString& title, JobUnit unit = JobUnit::Bytes) const;
    void tellFailure(const QString& what, const Error& error);

    std::shared_ptr<const ReadableStorage> m_storage;
    DetectedStore m_detected;
    std::shared_ptr<const ReadableStorage> m_other; ///< null: the store itself is shown
    StoreLayout m_otherLayout;
    Workers& m_workers;
    QString m_name;
    QString m_reason;
    State m_state = State::Closed;
    std::shared_ptr<const StoreView> m_view;
    std::shared_ptr<const StoreScan> m_scan;
    std::shared_ptr<const ArchiveReport> m_archive;
    std::shared_ptr<const FreezerReport> m_freezer;
    std::shared_ptr<const HeatMapData> m_heat;
    std::shared_ptr<const GapPyramid> m_strip;
    std::shared_ptr<const FindingList> m_findings;
    JobTracker m_opening;
    JobTracker m_counting;
    JobTracker m_checking;
};

} // namespace cryo::ui
