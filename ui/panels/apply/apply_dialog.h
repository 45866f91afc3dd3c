// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet before and while a plan is applied: what will be written, where the way back will lie, who is at
// the store, then the steps as they are done. Cancel during the steps turns everything back.
//
// Opening the sheet changes nothing; the work begins with its Apply button. Thread rule: GUI thread.
#pragma once

#include "core/repair/apply.h"
#include "ui/session/apply_run.h"
#include "ui/session/desk.h"
#include "ui/session/pending_plan.h"

#include <QDialog>
#include <QTimer>

#include <array>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace cryo::ui {

class FieldList;

class ApplyDialog final : public QDialog {
    Q_OBJECT

public:
    /// The plan's outcome must be known. The desk must outlive the dialog.
    ApplyDialog(Desk& desk, const PendingPlan& plan, QWidget* parent);
    ~ApplyDialog() override;

    /// The change as it was made; none while it is not.
    [[nodiscard]] const std::optional<ApplyResult>& applied() const { return m_result; }
    /// Why it was not; empty if it was, or has not been tried.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    [[nodiscard]] QPushButton* applyButton() const { return m_apply; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const std::string& planText() const { return m_request.planText; }
    [[nodiscard]] QLineEdit* confirmField() const { return m_confirm; }

Q_SIGNALS:
    /// Over, whichever way it went: the store is to be looked at again.
    void concluded();

protected:
    void changeEvent(QEvent* event) override;
    void reject() override;

private:
    enum class StepState : quint8 { Waiting, Running, Done, Failed };
    void makeHead();
    void makeSteps();
    void makeButtons();
    void forecast();
    void showForecast(const Result<ApplyForecast>& forecast);
    void begin();
    void run();
    void poll();
    void conclude(Result<ApplyResult>&& result);
    void setStep(int step, StepState state);
    void refreshButtons();
    void retranslate();

    Desk& m_desk;
    ApplyRequest m_request;
    std::shared_ptr<const PlanOutcome> m_outcome; ///< let go when the work begins
    QString m_store;
    QString m_checkpoint; ///< that the node needs afterwards, in hex; empty if it stays the same
    std::shared_ptr<ApplyWatch> m_watch = std::make_shared<ApplyWatch>();
    JobTracker m_work;
    QPointer<Job> m_job;
    QTimer m_poll;
    int m_step = 0;
    bool m_isRunning = false;
    bool m_isCancelled = false;
    bool m_needsConfirmation = false;
    QString m_refusal;
    QString m_trouble;
    std::optional<ApplyResult> m_result;

    QLabel* m_title = nullptr;
    QListWidget* m_operations = nullptr;
    FieldList* m_fields = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_confirmLabel = nullptr;
    QLineEdit* m_confirm = nullptr;
    QWidget* m_stepBox = nullptr;
    struct StepRow {
        QLabel* shape = nullptr;
        QLabel* text = nullptr;
        StepState state = StepState::Waiting;
    };
    void paintStep(const StepRow& row) const;
    std::array<StepRow, kApplySteps> m_steps{};
    QProgressBar* m_progress = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_apply = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace cryo::ui
