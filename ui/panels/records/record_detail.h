// SPDX-License-Identifier: GPL-3.0-or-later
// The selected record beside the table: its fields, and what its value says. The value is read elsewhere, if
// it is not too large for a look. How values are shown is remembered, and what they are for each store.
// Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

#include <stop_token>

class QLabel;

namespace cryo::ui {

class FieldList;
class ValueViewer;

class RecordDetail final : public StorePanel {
    Q_OBJECT

public:
    explicit RecordDetail(Desk& desk, QWidget* parent = nullptr);
    ~RecordDetail() override;

    /// More of a value than this is not read for a look.
    static constexpr std::uint64_t kValueLookBytes = std::uint64_t{32} << 20;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void storeReplaced() override;
    void viewReplaced() override;
    void retranslate() override;

private:
    struct Reading;
    void showTarget(const Target& target);
    void read(RecordPlace place);
    void show(const Reading& reading);
    void showValue(const Reading& reading);
    [[nodiscard]] static QString valueStateText(const ValueReading& value);
    void editLayout();
    [[nodiscard]] QString usualLayout() const;
    void clear();

    QLabel* m_title;
    FieldList* m_fields;
    QLabel* m_valueTitle;
    FieldList* m_valueFields;
    ValueViewer* m_value;
    std::stop_source m_reading;
    std::shared_ptr<const Reading> m_shown;
};

} // namespace cryo::ui
