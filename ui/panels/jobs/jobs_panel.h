// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with what is being read: progress, rate, time left, Cancel. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QPushButton;
class QTableView;

namespace cryo::ui {

class JobModel;

class JobsPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit JobsPanel(Desk& desk, QWidget* parent = nullptr);

protected:
    void retranslate() override;

private:
    [[nodiscard]] Job* selected() const;
    void refreshButtons();

    JobModel* m_model;
    QTableView* m_table;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_cancelAll;
    QPushButton* m_clear;
};

} // namespace cryo::ui
