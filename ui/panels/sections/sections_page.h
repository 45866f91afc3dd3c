// SPDX-License-Identifier: GPL-3.0-or-later
// The page of sections: which files there are, and how much is in them. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

namespace cryo::ui {

class BigTableView;
class SectionSource;

class SectionsPage final : public StorePanel {
    Q_OBJECT

public:
    explicit SectionsPage(Desk& desk, QWidget* parent = nullptr);

protected:
    void viewReplaced() override;
    void showLocation(const Location& location) override;
    void retranslate() override;

private:
    void showSection(Section section);

    SectionSource* m_source;
    BigTableView* m_table;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
