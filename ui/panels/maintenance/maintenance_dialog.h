// SPDX-License-Identifier: GPL-3.0-or-later
// Prune, resize or tighten: one value is asked for, and what it leads to is shown while it is typed. What
// comes of it is a pending operation; nothing is written.
//
// The preview is computed on an overlay over the store behind what is already pending. Thread rule: GUI
// thread.
#pragma once

#include "core/repair/plan.h"
#include "ui/session/store_session.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cryo::ui {

class FieldList;

class MaintenanceDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Kind : quint8 {
        Prune,  ///< archive
        Resize, ///< freezer
        Tighten ///< freezer
    };

    /// The store must have a view. `root` is for the command line.
    MaintenanceDialog(Kind kind, StoreSession& store, QString root, QWidget* parent);

    /// The operation as it stands; none while the value is not one.
    [[nodiscard]] std::optional<Operation> operation() const;
    [[nodiscard]] QLineEdit* indexField() const { return m_index; }
    [[nodiscard]] QPushButton* addButton() const { return m_add; }
    /// What the preview says: empty while it is computed.
    [[nodiscard]] QString effect() const;

protected:
    void changeEvent(QEvent* event) override;
    void accept() override;

private:
    void makeValue();
    void valueChanged();
    void preview();
    void showPreview(const Operation& operation, const std::vector<ResultFile>& results);
    void fillSizes();
    [[nodiscard]] std::uint64_t tableSize() const;
    void retranslate();

    Kind m_kind;
    QPointer<StoreSession> m_store;
    QString m_root;
    JobTracker m_work;
    QTimer m_delay;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_label;
    QLineEdit* m_index = nullptr;
    QComboBox* m_sizes = nullptr;
    QLabel* m_effect;
    FieldList* m_fields;
    QPushButton* m_copy;
    QPushButton* m_cancel;
    QPushButton* m_add;
};

} // namespace cryo::ui
