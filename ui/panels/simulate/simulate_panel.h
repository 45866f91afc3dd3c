// SPDX-License-Identifier: GPL-3.0-or-later
// The dock that says what a release would do to the store by opening it, and what makes it safe.
//
// Choices on top, the answer as a headline below, the proposed changes, and beside it tables of the
// difference: files, items, sections. "The views show" puts all other views onto the store as it would be.
// Nothing is written. Thread rule: GUI thread.
#pragma once

#include "ui/panels/simulate/simulation.h"
#include "ui/panels/store_panel.h"
#include "ui/session/job_tracker.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;

namespace cryo::ui {

class LostItemModel;
class SectionDifferenceModel;
class SimulatedChangeModel;

class SimulatePanel final : public StorePanel {
    Q_OBJECT

public:
    explicit SimulatePanel(Desk& desk, QWidget* parent = nullptr);

    /// Begins with what is chosen.
    void start();
    /// Null before the first answer.
    [[nodiscard]] const std::shared_ptr<const Simulation>& simulation() const { return m_simulation; }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] QComboBox* releases() const { return m_release; }
    [[nodiscard]] QComboBox* checkpoints() const { return m_checkpoint; }
    [[nodiscard]] QComboBox* shows() const { return m_show; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QTabWidget* tables() const { return m_tables; }
    /// The store itself in all views again.
    void showBefore();

Q_SIGNALS:
    void simulated();
    /// What the views show instead of the store; empty for the store itself.
    void shownChanged(const QString& sentence);
    /// The bytes of a change were asked for: the hex view should come up.
    void bytesWanted();

protected:
    void storeReplaced() override;
    void viewReplaced() override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeAnswer();
    void makeTables();
    void take(Result<std::shared_ptr<const Simulation>>&& simulation);
    void clear(const QString& words);
    void refreshAnswer();
    void refreshShows();
    void refreshButton();
    void applyShow();
    void followSide();
    [[nodiscard]] QString headlineText() const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] Simulation::Show chosenShow() const;
    void goToChange(const QModelIndex& row);
    void goToItem(const QModelIndex& row);
    void goToSection(const QModelIndex& row);

    JobTracker m_job;
    std::shared_ptr<const Simulation> m_simulation;
    QPointer<StoreSession> m_shownIn; ///< the store whose views show something else
    QComboBox* m_release;
    QLabel* m_releaseLabel;
    QComboBox* m_checkpoint;
    QLabel* m_checkpointLabel;
    QPushButton* m_start;
    QComboBox* m_show;
    QLabel* m_showLabel;
    QLabel* m_shape = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_proposed = nullptr;
    QTabWidget* m_tables;
    SimulatedChangeModel* m_changes;
    LostItemModel* m_lost;
    SectionDifferenceModel* m_sections;
    QTableView* m_changeTable = nullptr;
    QTableView* m_lostTable = nullptr;
    QTableView* m_sectionTable = nullptr;
    QString m_words; ///< shown where there is no answer
};

} // namespace cryo::ui
