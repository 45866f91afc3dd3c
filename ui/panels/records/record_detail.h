// SPDX-License-Identifier: GPL-3.0-or-later
// The selected record beside the table: its fields, and what its value says. The value is read elsewhere, cut
// to what fits a look. Thread rule: GUI thread.
#pragma once

#include "ui/panels/store_panel.h"

#include <stop_token>

class QLabel;
class QPlainTextEdit;

namespace cryo::ui {

class FieldList;

class RecordDetail final : public StorePanel {
    Q_OBJECT

public:
    explicit RecordDetail(Desk& desk, QWidget* parent = nullptr);
    ~RecordDetail() override;

    /// More of a value than this is not decompressed for a look.
    static constexpr std::uint64_t kValueLookBytes = std::uint64_t{4} << 20;
    /// More than this is not put into the text field.
    static constexpr std::size_t kShownBytes = 4096;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void viewReplaced() override;
    void retranslate() override;

private:
    struct Reading;
    void showTarget(const Target& target);
    void read(RecordPlace place);
    void show(const Reading& reading);
    void showValue(const Reading& reading);
    [[nodiscard]] static QString valueStateText(const ValueReading& value);
    [[nodiscard]] static QString bodyText(const Reading& reading);
    void clear();

    QLabel* m_title;
    FieldList* m_fields;
    QLabel* m_valueTitle;
    FieldList* m_valueFields;
    QPlainTextEdit* m_value;
    std::stop_source m_reading;
    std::shared_ptr<const Reading> m_shown;
};

} // namespace cryo::ui
