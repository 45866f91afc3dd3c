// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a test's steps, light and dark, for people to look at: CRYO_PICTURES=folder. Without it,
// nothing. Thread rule: GUI thread.
#pragma once

#include "tests/ui/window_tools.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"

namespace cryo::test {

/// The window and the dialog in front of it, if there is one.
inline void picture(const TestWindow& window, const QString& name)
{
    using ui::Theme;
    const QString folder = qEnvironmentVariable("CRYO_PICTURES");
    if (folder.isEmpty())
        return;
    // Words as the program has them: "1 file", not "1 file(s)".
    ui::setLanguage(qEnvironmentVariable("CRYO_PICTURES_LANGUAGE", QStringLiteral("en")));
    for (const auto& [setting, suffix] :
         {std::pair(Theme::Setting::Light, "light"), {Theme::Setting::Dark, "dark"}}) {
        Theme::instance().apply(setting);
        QTest::qWait(300);
        window->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(suffix)));
        if (QWidget* const dialog = QApplication::activeModalWidget())
            dialog->grab().save(
                QStringLiteral("%1/%2-dialog-%3.png").arg(folder, name, QLatin1String(suffix)));
    }
    Theme::instance().apply(Theme::Setting::Light);
    ui::setLanguage(QStringLiteral("en")); // what tests look for
}

} // namespace cryo::test
