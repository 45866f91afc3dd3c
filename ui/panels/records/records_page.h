// SPDX-License-Identifier: GPL-3.0-or-later
// The page of records: every record of the store in the order of the files, and the value of the current one.
// Thread rule: GUI thread; rows and values are read elsewhere.
#pragma once

#include "ui/panels/store_panel.h"

#include <stop_token>

class QSplitter;

namespace cryo::ui {

class BigTableView;
class RecordSource;
class RecordDetail;

class RecordsPage final : public StorePanel {
    Q_OBJECT

public:
    explicit RecordsPage(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] BigTableView* table() const { return m_table; }

protected:
    void storeReplaced() override;
    void viewReplaced() override;
    void showLocation(const Location& location) override;
    void retranslate() override;

private:
    void showRecord(RecordPlace place);
    void chooseRow(qint64 row);

    RecordSource* m_source;
    BigTableView* m_table;
    RecordDetail* m_detail;
    bool m_isFollowing = false;
};

} // namespace cryo::ui
