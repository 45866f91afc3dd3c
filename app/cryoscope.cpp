// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program: reads its command line, sets up look and language, and opens what was asked for.
//
//   cryoscope [PATH…] [--store NAME] [--screenshot DIR] [--theme light|dark|system] [--language CODE] …
#include "ui/main_window/main_window.h"
#include "ui/main_window/screenshots.h"
#include "ui/text/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace cryo::ui;

namespace {

struct Options {
    QStringList paths;
    QString store;
    QString screenshots;
    QString theme;
    QString language;
};

/// Reads the command line; ends the program for --help, --version and what it does not know.
Options readOptions(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main",
        "Looks into the prunable archives and freezers of a node. Nothing that is opened is ever changed."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"path"_s, QCoreApplication::translate("main", "Folders with stores; each opens in a window."),
        u"[PATH…]"_s);
    const QCommandLineOption store(
        u"store"_s, QCoreApplication::translate("main", "The store to show first."), u"NAME"_s);
    const QCommandLineOption screenshots(
        u"screenshot"_s,
        QCoreApplication::translate(
            "main", "Draws every panel of every store, light and dark, as PNG files into DIR, and "
                    "ends."),
        u"DIR"_s);
    const QCommandLineOption theme(u"theme"_s, QCoreApplication::translate("main", "light, dark or system."),
                                   u"NAME"_s);
    const QCommandLineOption language(
        u"language"_s, QCoreApplication::translate("main", "Language of the window: en, de, fr."), u"CODE"_s);
    const QCommandLineOption readOnly(
        u"read-only"_s,
        QCoreApplication::translate("main", "Accepted for habit: nothing is ever written anyway."));
    parser.addOptions({store, screenshots, theme, language, readOnly});
    parser.process(application);
    return {parser.positionalArguments(), parser.value(store), parser.value(screenshots), parser.value(theme),
            parser.value(language)};
}

Theme::Setting settingOf(const QString& name)
{
    return name == u"light"_s  ? Theme::Setting::Light
           : name == u"dark"_s ? Theme::Setting::Dark
                               : Theme::Setting::System;
}

int drawScreenshots(const Options& options, Settings& settings)
{
    QTextStream err(stderr);
    if (options.paths.size() != 1) {
        err << QCoreApplication::translate("main", "--screenshot needs one PATH.") << Qt::endl;
        return 16;
    }
    const ScreenshotResult result = takeScreenshots(settings, options.paths.front(), options.screenshots);
    if (!result.reason.isEmpty()) {
        err << result.reason << Qt::endl;
        return 8;
    }
    QTextStream out(stdout);
    for (const QString& file : result.files)
        out << file << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"cryoscope"_s);
    QApplication::setApplicationDisplayName(u"Cryoscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(CRYO_VERSION));
    QGuiApplication::setDesktopFileName(u"org.cryoscope.Cryoscope"_s);
    QApplication::setWindowIcon(applicationIcon());

    Settings settings;
    setLanguage(settings.language());
    const Options options = readOptions(application);
    if (!options.language.isEmpty())
        setLanguage(options.language);
    Theme::instance().setTextZoom(settings.textZoom());
    Theme::instance().apply(settingOf(options.theme.isEmpty() ? settings.theme() : options.theme));
    if (!options.screenshots.isEmpty())
        return drawScreenshots(options, settings);

    std::vector<std::unique_ptr<MainWindow>> windows;
    const QStringList paths = options.paths.isEmpty() ? QStringList{QString()} : options.paths;
    for (const QString& path : paths) {
        windows.push_back(std::make_unique<MainWindow>(settings));
        windows.back()->show();
        if (!path.isEmpty())
            windows.back()->openRoot(path, options.store);
    }
    return QApplication::exec();
}
