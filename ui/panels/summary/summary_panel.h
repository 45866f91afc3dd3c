// SPDX-License-Identifier: GPL-3.0-or-later
// The dock with the figures of the current store. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

class QScrollArea;

namespace cryo::ui {

class FieldList;

class SummaryPanel final : public StorePanel {
    Q_OBJECT

public:
    explicit SummaryPanel(Desk& desk, QWidget* parent = nullptr);

protected:
    void viewReplaced() override { retranslate(); }
    void scanReplaced() override { retranslate(); }
    void retranslate() override;

private:
    FieldList* m_fields;
    QScrollArea* m_scroll = nullptr;
};

} // namespace cryo::ui
