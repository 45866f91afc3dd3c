// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of the window, switched while it runs.
//
// English stands in the sources; others are embedded translations. Qt's own texts follow where the system has
// them. Numbers follow the chosen language as well. Thread rule: GUI thread.
#pragma once

#include <QString>
#include <QVector>

namespace cryo::ui {

/// One choice of the menu.
struct Language {
    QString code; ///< "en", "de", "fr"
    QString name; ///< in the language itself
};

/// English first.
[[nodiscard]] const QVector<Language>& languages();
/// The one in force; "en" before the first call of setLanguage.
[[nodiscard]] QString currentLanguage();
/// Puts a language in force; every widget gets LanguageChange. An unknown or empty code takes the first of
/// the system's languages that there is, else English.
void setLanguage(const QString& code);

} // namespace cryo::ui
