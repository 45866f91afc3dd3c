// SPDX-License-Identifier: GPL-3.0-or-later
// Embedded translations and the switch between them.
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

struct Installed {
    QString code = u"en"_s;
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> qt;
};

Installed& installed()
{
    static Installed value;
    return value;
}

bool isKnown(const QString& code)
{
    const QVector<Language>& all = languages();
    return std::any_of(all.begin(), all.end(), [&](const Language& one) { return one.code == code; });
}

QString systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& tag : wanted) {
        const QString code = tag.section(u'-', 0, 0);
        if (isKnown(code))
            return code;
    }
    return u"en"_s;
}

} // namespace

const QVector<Language>& languages()
{
    static const QVector<Language> all = {
        {u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"fr"_s, u"Français"_s}};
    return all;
}

QString currentLanguage()
{
    return installed().code;
}

void setLanguage(const QString& code)
{
    Installed& now = installed();
    const QString next = isKnown(code) ? code : systemLanguage();
    // The old ones go first: each removal and installation tells every widget.
    now.own.reset();
    now.qt.reset();
    now.code = next;
    const QLocale system = QLocale::system();
    // The user's own country, where it speaks the language; else the language's main one.
    QLocale::setDefault(system.name().section(u'_', 0, 0) == next ? system : QLocale(next));
    now.qt = std::make_unique<QTranslator>();
    if (now.qt->load(u"qtbase_"_s + next, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(now.qt.get());
    // English has one as well: for what depends on a number.
    now.own = std::make_unique<QTranslator>();
    if (now.own->load(u":/i18n/cryoscope_%1.qm"_s.arg(next)))
        QCoreApplication::installTranslator(now.own.get());
}

} // namespace cryo::ui
