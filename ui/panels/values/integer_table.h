// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes at a place of a value, read as numbers of every width, in both orders, with and without sign, and
// as varints. Thread rule: GUI thread.
#pragma once

#include "core/base/bytes.h"

#include <QTableWidget>

namespace cryo::ui {

class IntegerTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit IntegerTable(QWidget* parent = nullptr);

    /// What stands at the place, to the end of the value; more than sixteen bytes are not looked at.
    void setBytes(ByteView bytes);
    void retranslate();

private:
    void put(int row, int column, const QString& text);
};

} // namespace cryo::ui
