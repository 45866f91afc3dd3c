// SPDX-License-Identifier: GPL-3.0-or-later
// How awake the window stays: opens a folder of stores in a real main window, and prints for each store when
// its first rows were there, and the gaps between the beats of a timer on the GUI thread while the store is
// checked and scrolled through.
//
//   responsiveness ROOT        QT_QPA_PLATFORM=offscreen works as well
//
// Goals: first rows within 150 ms; no gap over 33 ms, 16.7 ms at the 99.9th percentile. Ends with 1 where one
// is missed.
#include "tests/support/temp_dir.h"
#include "tests/ui/heartbeat.h"
#include "ui/main_window/main_window.h"
#include "ui/panels/records/records_page.h"
#include "ui/text/language.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/big_table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <QThread>

#include <utility>
#include <vector>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

constexpr double kFirstRowsMs = 150;
constexpr double kWorstMs = 33;
constexpr double kUsualMs = 16.7;

/// What one opening came to.
struct Figures {
    double detectedMs = 0;   ///< the stores are known
    double firstRowsMs = 0;  ///< rows can be seen
    bool wasChecked = false; ///< a check had ended before that
    double checkedMs = 0;
    /// When results reached the window, to tell what a gap belongs to.
    std::vector<std::pair<QString, double>> steps;
    Heartbeat heart;
};

template <typename Condition>
void waitFor(Condition condition)
{
    while (!condition())
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// Opens and reads a store to the end, scrolling all the while.
void measure(MainWindow& window, const QString& root, const QString& store, Figures& figures)
{
    QTimer wake; // waitFor must not sleep past what it waits for
    wake.start(2);
    auto* const table = window.findChild<RecordsPage*>()->table();
    QElapsedTimer clock;
    clock.start();
    figures.heart.start();
    bool isOpen = false;
    const auto connection = QObject::connect(&window, &MainWindow::opened, [&] { isOpen = true; });
    window.openRoot(root, store, true);
    waitFor([&] { return isOpen; });
    QObject::disconnect(connection);
    figures.detectedMs = double(clock.nsecsElapsed()) / 1e6;
    window.desk().goTo(Page::Records, {});
    const StoreSession* const session = window.desk().store();
    const auto note = [&](const QString& what) {
        figures.steps.emplace_back(what, double(clock.nsecsElapsed()) / 1e6);
    };
    QObject context;
    QObject::connect(session, &StoreSession::viewChanged, &context, [&] { note(QStringLiteral("listing")); });
    QObject::connect(session, &StoreSession::scanChanged, &context, [&] { note(QStringLiteral("check")); });
    waitFor([&] { return table->cachedRow(0) != nullptr || table->rowCount() == 0; });
    window.repaint();
    figures.firstRowsMs = double(clock.nsecsElapsed()) / 1e6;
    figures.wasChecked = session->scan() != nullptr;
    qint64 row = 0;
    QElapsedTimer scroll;
    scroll.start();
    waitFor([&] {
        if (scroll.elapsed() > 30) {
            scroll.restart();
            row = (row + 1'234'567) % std::max<qint64>(1, table->rowCount());
            table->scrollTo(row);
        }
        return !session->isBusy() && session->scan() != nullptr;
    });
    figures.checkedMs = double(clock.nsecsElapsed()) / 1e6;
    figures.heart.stop();
}

} // namespace

int main(int argc, char** argv)
{
    const TempDir state;
    qputenv("XDG_STATE_HOME", state.path().string().c_str());
    QApplication application(argc, argv);
    QTextStream out(stdout);
    if (argc != 2) {
        out << "responsiveness ROOT" << Qt::endl;
        return 16;
    }
    setLanguage(QStringLiteral("en"));
    Theme::instance().apply(Theme::Setting::Light);
    const QString root = QString::fromLocal8Bit(argv[1]);
    QStringList names;
    {
        Settings settings;
        MainWindow window(settings);
        bool isOpen = false;
        QObject::connect(&window, &MainWindow::opened, [&] { isOpen = true; });
        window.openRoot(root, {}, true);
        waitFor([&] { return isOpen; });
        for (const StoreSession* const store : window.desk().workspace().stores())
            names << store->name();
    }
    bool isGood = !names.isEmpty();
    for (const QString& name : names) {
        Settings settings;
        MainWindow window(settings);
        window.resize(1440, 900);
        window.show();
        QApplication::processEvents();
        Figures figures;
        measure(window, root, name, figures);
        const quint64 records = window.desk().store()->view()->records();
        out << name << ": " << formatCount(records) << " records" << Qt::endl
            << "  stores known after " << QString::number(figures.detectedMs, 'f', 1)
            << " ms, first rows after " << QString::number(figures.firstRowsMs, 'f', 1) << " ms"
            << (figures.wasChecked ? " (a check had ended)" : ", before any check had ended") << Qt::endl
            << "  every record checked after " << QString::number(figures.checkedMs / 1000, 'f', 2) << " s"
            << Qt::endl
            << "  heartbeat: " << figures.heart.text() << Qt::endl
            << "  longest gaps: " << figures.heart.worstText(5) << Qt::endl;
        for (const auto& [what, ms] : figures.steps)
            out << "    " << what << " at " << QString::number(ms / 1000, 'f', 3) << " s" << Qt::endl;
        isGood = isGood && figures.firstRowsMs <= kFirstRowsMs && figures.heart.worstMs() <= kWorstMs &&
                 figures.heart.percentileMs(0.999) <= kUsualMs;
    }
    out << (isGood ? "every goal is met" : "a goal is missed") << Qt::endl;
    return isGood ? 0 : 1;
}
