// SPDX-License-Identifier: GPL-3.0-or-later
// What lookups would cost with another translator (archive) or another table (freezer).
//
// Worked out when asked for: it reads every key, or needs memory for every bucket. Thread rule: GUI thread;
// the work is a job.
#pragma once

#include "ui/panels/store_panel.h"

class QLabel;
class QPushButton;
class QTableView;

namespace cryo::ui {

class ResultModel;

class WhatIfPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit WhatIfPanel(Desk& desk, QWidget* parent = nullptr);

    void start();
    [[nodiscard]] ResultModel* model() const { return m_model; }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    void workedOut();

protected:
    void storeReplaced() override;
    void viewReplaced() override;
    void retranslate() override;

private:
    void startArchive();
    void startFreezer();
    void refresh();
    [[nodiscard]] bool isArchive() const;

    ResultModel* m_model;
    QLabel* m_title;
    QPushButton* m_start;
    QTableView* m_table;
    QLabel* m_sentence;
    JobTracker m_job;
    QString m_text;
};

} // namespace cryo::ui
