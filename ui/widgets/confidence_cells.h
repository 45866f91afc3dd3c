// SPDX-License-Identifier: GPL-3.0-or-later
// How sure a guess is: four cells and a word.
// Sized from its font; says in words what it shows to assistive tools.
// Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace cryo::ui {

/// How sure a guess is.
enum class ConfidenceLevel : quint8 { Unknown, Ambiguous, Likely, Certain };

/// Four cells and a word; from ambiguous down in the warning colour and outlined.
class ConfidenceCells final : public QWidget {
    Q_OBJECT

public:
    explicit ConfidenceCells(QWidget* parent = nullptr);

    void setLevel(ConfidenceLevel level);
    [[nodiscard]] ConfidenceLevel level() const { return m_level; }
    /// "certain", "likely", "ambiguous", "unknown", in the user's language.
    [[nodiscard]] static QString word(ConfidenceLevel level);
    /// The same picture inside a table cell: paints from the left, returns the width used.
    static int paint(QPainter& painter, const QRect& rect, ConfidenceLevel level, const Tokens& tokens);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ConfidenceLevel m_level = ConfidenceLevel::Unknown;
};

} // namespace cryo::ui
