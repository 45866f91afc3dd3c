// SPDX-License-Identifier: GPL-3.0-or-later
// One field, or a few bytes, typed anew: becomes pending operations, and nothing is written.
//
// What is typed is tried on an overlay while it is typed, so that a slot that a node would abort over is
// refused here, with its reason. Thread rule: GUI thread.
#pragma once

#include "ui/panels/edit/edit_target.h"
#include "ui/session/pending_plan.h"
#include "ui/session/store_session.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <stop_token>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cryo::ui {

class FieldList;

class EditDialog final : public QDialog {
    Q_OBJECT

public:
    /// More bytes are not edited in one step.
    static constexpr std::uint64_t kBytesMax = 4096;

    /// Needs a store with a view, and no more than kBytesMax bytes. Closes when the store goes.
    EditDialog(StoreSession& store, EditTarget target, QWidget* parent);
    ~EditDialog() override;

    [[nodiscard]] QLineEdit* valueField() const { return m_value; }
    [[nodiscard]] QCheckBox* checksumsBox() const { return m_checksums; }
    [[nodiscard]] QCheckBox* expertBox() const { return m_expert; }
    [[nodiscard]] QPushButton* addButton() const { return m_add; }
    /// What is said about what was typed.
    [[nodiscard]] QString message() const;

    void accept() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeLayout();
    void readBytes();
    void showBytes(const Result<Bytes>& bytes);
    [[nodiscard]] Result<Bytes> typed() const;
    [[nodiscard]] std::optional<TypedEdit> wanted() const;
    void valueChanged();
    void tryValue();
    void say(const QString& sentence, bool isTrouble);
    void retranslate();

    QPointer<StoreSession> m_store;
    EditTarget m_target;
    std::uint64_t m_sizeBytes = 0;
    std::optional<Bytes> m_seen;
    std::stop_source m_reading;
    JobTracker m_work;
    QTimer m_delay;
    QLabel* m_title;
    FieldList* m_fields;
    QLabel* m_label;
    QLineEdit* m_value;
    QCheckBox* m_checksums;
    QCheckBox* m_expert;
    QLabel* m_shape;
    QLabel* m_message;
    QPushButton* m_cancel;
    QPushButton* m_add;
};

} // namespace cryo::ui
