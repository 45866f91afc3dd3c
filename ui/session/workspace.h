// SPDX-License-Identifier: GPL-3.0-or-later
// The opened root: what detection said about it, and one session for each store in it.
//
// Opening another root, or the same one with other overrides, drops the sessions; stale outcomes of theirs
// reach nobody. Nothing in the root is ever written, locked or created. Thread rule: GUI thread.
#pragma once

#include "core/inspect/detection.h"
#include "core/inspect/live_use.h"
#include "core/inspect/overrides.h"
#include "ui/session/store_session.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace cryo::ui {

class Workspace final : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] Workers& workers() { return m_workers; }

    /// Looks for stores in a folder; detected or detectionFailed follows.
    void look(const std::filesystem::path& root);
    /// Takes the stores that were found as they are now; the first one, or the one named, becomes current and
    /// is read.
    void openDetected(const std::string& currentName = {});
    void close();

    /// Whether what is pending may be applied. Off at first, and again with every other root.
    [[nodiscard]] bool isEditing() const { return m_isEditing; }
    void setEditing(bool isEditing);

    /// Drops every file of the root, for as long as something is written: no store is current, and the root
    /// is remembered. `released` is called when the last reader has let go, or has had kReleaseMs to do so;
    /// not at all if `context` is gone by then.
    void release(QObject* context, std::function<void()> released);
    static constexpr int kReleaseMs = 5000;
    [[nodiscard]] bool isReleased() const { return m_isReleased; }
    /// Looks for the stores of the released root again; those that were open come back by openDetected.
    void lookAgain();

    /// What counts instead of the guesses from the next openDetected on; remembered in the state folder.
    void setOverrides(RootOverrides overrides);
    [[nodiscard]] const RootOverrides& overrides() const { return m_overrides; }

    /// Findings about the root, its folders, and overrides that the files speak against. Never null.
    [[nodiscard]] const std::shared_ptr<const FindingList>& rootFindings() const { return m_rootFindings; }
    /// Who holds the root open, as of the last look; null before the first.
    [[nodiscard]] const std::shared_ptr<const LiveUse>& liveUse() const { return m_liveUse; }
    /// Looks again, beside; liveUseChanged follows if it is another.
    void lookForUse();
    /// Looks happen by themselves this often.
    static constexpr int kUseLookMs = 5000;

    [[nodiscard]] bool isLooking() const { return m_looking.isRunning(); }
    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    /// The root for people: escaped, home shortened.
    [[nodiscard]] QString rootText() const;
    [[nodiscard]] const std::shared_ptr<const ReadableStorage>& storage() const { return m_storage; }
    [[nodiscard]] const std::shared_ptr<const Detection>& detection() const { return m_detection; }

    [[nodiscard]] const std::vector<StoreSession*>& stores() const { return m_stores; }
    [[nodiscard]] StoreSession* current() const { return m_current; }
    [[nodiscard]] StoreSession* store(const QString& name) const;
    /// Reads the store if it has not been read.
    void setCurrent(StoreSession* store);

Q_SIGNALS:
    void lookingChanged();
    void detected();
    void detectionFailed(const QString& sentence);
    /// Other sessions than before; none are current yet.
    void storesChanged();
    void currentChanged();
    void liveUseChanged();
    void editingChanged();
    /// The files are about to be dropped (release); the stores are still there.
    void releasing();
    /// Something for the log.
    void logged(const QString& sentence);

private:
    struct Found;
    void dropStores();
    void addStore(DetectedStore detected, FindingList& findings);
    void takeUse(const std::shared_ptr<const LiveUse>& use);

    Workers m_workers;
    JobTracker m_looking;
    std::filesystem::path m_root;
    std::shared_ptr<const ReadableStorage> m_storage;
    std::shared_ptr<const Detection> m_detection;
    RootOverrides m_overrides;
    std::shared_ptr<const FindingList> m_rootFindings = std::make_shared<const FindingList>();
    std::shared_ptr<const LiveUse> m_liveUse;
    std::stop_source m_useLook;
    QTimer m_useTimer;
    std::vector<StoreSession*> m_stores;
    StoreSession* m_current = nullptr;
    bool m_isEditing = false;
    bool m_isReleased = false;
};

} // namespace cryo::ui
