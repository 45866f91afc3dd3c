// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked before a node is watched, or a Prometheus server asked. Nothing is sent before OK.
//
// Thread rule: GUI thread.
#pragma once

#include "ui/metrics/range_query.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace cryo::ui {

/// The address of a node's metrics and how often they are read.
class EndpointDialog final : public QDialog {
    Q_OBJECT

public:
    explicit EndpointDialog(QWidget* parent);

    [[nodiscard]] QLineEdit* addressEdit() const { return m_address; }
    [[nodiscard]] QString address() const;
    [[nodiscard]] int intervalMs() const;

private:
    void refresh();

    QLineEdit* m_address;
    QSpinBox* m_seconds;
    QLabel* m_note;
    QDialogButtonBox* m_buttons;
};

/// A server, an expression and a stretch of time up to now.
class ServerDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ServerDialog(QWidget* parent);

    [[nodiscard]] QLineEdit* addressEdit() const { return m_address; }
    [[nodiscard]] RangeQuery query(qint64 nowMs) const;

private:
    void refresh();

    QLineEdit* m_address;
    QLineEdit* m_expression;
    QComboBox* m_span;
    QLabel* m_note;
    QDialogButtonBox* m_buttons;
};

} // namespace cryo::ui
