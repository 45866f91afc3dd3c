// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with what happened, line by line. Kept in memory only. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QPlainTextEdit;

namespace cryo::ui {

class LogPanel final : public StorePanel {
    Q_OBJECT

public:
    static constexpr int kLinesKept = 5000;

    explicit LogPanel(Desk& desk, QWidget* parent = nullptr);

    void add(const QString& sentence);

protected:
    void retranslate() override;
    void changeEvent(QEvent* event) override;

private:
    void jobFinished(const Job* job);

    QPlainTextEdit* m_text;
};

} // namespace cryo::ui
