// SPDX-License-Identifier: GPL-3.0-or-later
// F1 finds the manual where it is installed and where it is built, and the manual has every page, panel and
// dialog of the window under the name that it has there.
#include "tests/ui/window_tools.h"
#include "ui/main_window/manual.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QTabWidget>

#include <fstream>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using namespace Qt::StringLiterals;

namespace {

/// The third-level headings of the manual's page about the window.
QStringList headings()
{
    std::ifstream file(qEnvironmentVariable("CRYO_SOURCE_DIR").toStdString() + "/docs/manual/window.md");
    QStringList found;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("### "))
            found << QString::fromStdString(line.substr(4));
    return found;
}

/// "Findings  24" and "&Findings" are "Findings".
QString nameIn(QString title)
{
    return title.remove(u'&').section(u"  "_s, 0, 0).trimmed();
}

/// Tabs inside of a panel are parts of it.
bool isInPanel(const QWidget* widget)
{
    for (; widget != nullptr; widget = widget->parentWidget())
        if (qobject_cast<const QDockWidget*>(widget) != nullptr)
            return true;
    return false;
}

void touch(const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

class TestHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theManualIsFound();
    void f1OpensIt();
    void pagesPanelsAndDialogsAreInTheManual();

private:
    StateFolder m_state;
};

void TestHelp::theManualIsFound()
{
    const TempDir dir;
    const QString top = QString::fromStdString(dir.path().string());
    QCOMPARE(manualPage(top + u"/usr/bin"_s), QString());
    const QString built = top + u"/build/documents/html/index.html"_s;
    touch(built);
    QCOMPARE(manualPage(top + u"/build/app"_s), built);
    const QString installed = top + u"/usr/share/doc/cryoscope-doc/html/index.html"_s;
    touch(installed);
    QCOMPARE(manualPage(top + u"/usr/bin"_s), installed);
}

void TestHelp::f1OpensIt()
{
    TestWindow window;
    QStringList withF1;
    for (const QAction* const action : window->actions())
        if (action->shortcuts().contains(QKeySequence(Qt::Key_F1)))
            withF1 << nameIn(action->text());
    QCOMPARE(withF1, QStringList{u"Manual"_s});
}

void TestHelp::pagesPanelsAndDialogsAreInTheManual()
{
    TestWindow window;
    const QStringList known = headings();
    QVERIFY(known.size() > 10);
    // The title that the dialog of an opened folder has is set by it alone.
    QSet<QString> asked{u"Open stores"_s};
    for (const QTabWidget* const tabs : window->findChildren<QTabWidget*>())
        for (int i = 0; i < tabs->count() && !isInPanel(tabs); ++i)
            asked << nameIn(tabs->tabText(i));
    for (const QDockWidget* const dock : window->findChildren<QDockWidget*>())
        asked << nameIn(dock->windowTitle());
    for (QAction* const action : window->actions())
        if (nameIn(action->text()) == u"Keyboard"_s || nameIn(action->text()) == u"About Cryoscope"_s)
            action->trigger();
    for (const QDialog* const dialog : window->findChildren<QDialog*>())
        asked << nameIn(dialog->windowTitle());
    asked.remove(QString());
    QVERIFY(asked.size() > 10);
    for (const QString& name : asked)
        QVERIFY2(known.contains(name), qPrintable(name));
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
