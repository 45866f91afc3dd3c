// SPDX-License-Identifier: GPL-3.0-or-later
// Which set of values is in force, and the application's palette and text size.
//
// Painted views never ask for a setting: they take the set that suits the palette they are painted with
// (Theme::of), so they are right under any style and follow PaletteChange by being repainted.
// Thread rule: GUI thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QWidget;

namespace cryo::ui {

/// The application's look: set up once by the program, asked by everyone.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// What the user chose.
    enum class Setting : quint8 { System, Light, Dark };

    /// The one theme of the application. A QApplication must exist; owned by it.
    static Theme& instance();

    /// The set whose ground is as light as the palette's Base.
    static const Tokens& of(const QPalette& palette);
    static const Tokens& of(const QWidget* widget);
    /// The palette made of one set.
    static QPalette palette(Scheme scheme);

    /// Sets the application's style (Fusion under CryoStyle), palette and font. System takes the lightness of
    /// the platform's own palette, and follows its changes.
    void apply(Setting setting);
    [[nodiscard]] Setting setting() const { return m_setting; }

    /// Text size relative to the system's, 0.5 to 3. All fonts of the application follow.
    void setTextZoom(double factor);
    [[nodiscard]] double textZoom() const { return m_textZoom; }
    /// Steps of a tenth, as Ctrl+= and Ctrl+- do; 0 goes back to the system's size.
    void stepTextZoom(int steps);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void textZoomChanged(double factor);
    void settingChanged(cryo::ui::Theme::Setting setting);

private:
    explicit Theme(QObject* parent);
    void refreshPalette();

    Setting m_setting = Setting::System;
    QFont m_systemFont;
    double m_textZoom = 1.0;
    bool m_refreshing = false;
};

} // namespace cryo::ui
