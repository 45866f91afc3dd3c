// SPDX-License-Identifier: GPL-3.0-or-later
// The tour of the window that is drawn.
#include "ui/main_window/screenshots.h"

#include "ui/main_window/dock.h"
#include "ui/main_window/main_window.h"
#include "ui/panels/collisions/collisions_page.h"
#include "ui/panels/collisions/what_if_panel.h"
#include "ui/panels/open/open_dialog.h"
#include "ui/panels/search/search_page.h"
#include "ui/panels/simulate/simulate_panel.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QTabWidget>
#include <QThread>

using namespace Qt::StringLiterals;

namespace cryo::ui {
namespace {

constexpr QSize kSize{1440, 900};
constexpr qint64 kLongestMs = qint64(30) * 60 * 1000;
/// Answers of short reads and delayed repaints have come by then.
constexpr int kSettleMs = 250;

/// Lets the event loop run until something holds, or much too much time has passed.
template <typename Condition>
bool waitFor(Condition condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > kLongestMs)
            return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
    return true;
}

void settle()
{
    QElapsedTimer clock;
    clock.start();
    waitFor([&] { return clock.elapsed() > kSettleMs; });
}

/// What is drawn, and where it goes.
class Tour {
public:
    Tour(MainWindow& window, QString folder, ScreenshotResult& result)
        : m_window(window)
        , m_folder(std::move(folder))
        , m_result(result)
    {
    }

    void setSuffix(const QString& suffix) { m_suffix = suffix; }

    void draw(QWidget& widget, const QString& name)
    {
        settle();
        const QString path = m_folder + u'/' + name + u'-' + m_suffix + u".png"_s;
        if (widget.grab().save(path, "PNG"))
            m_result.files << path;
        else
            m_result.reason = QCoreApplication::translate("main", "%1 could not be written.").arg(path);
    }

    void drawStore(StoreSession* store)
    {
        m_window.desk().goTo({store->name(), Page::Overview, {}});
        waitFor([store] { return store->view() && !store->isBusy(); });
        for (int page = 0; page < kPageCount; ++page) {
            if (!m_window.pages()->isTabVisible(page))
                continue;
            showSomething(*store, Page(page));
            bringUp(Page(page));
            if (Page(page) == Page::Search)
                search();
            draw(m_window, fileName(*store) + u'-' + pageName(Page(page)));
        }
        drawWhatIf(*store);
        drawSimulation(*store);
    }

    /// Something that every store has.
    void search()
    {
        auto* const page = m_window.findChild<SearchPage*>();
        page->kind()->setCurrentIndex(0);
        page->what()->setText(u"00 ff"_s);
        page->start();
        waitFor([page] { return !page->isRunning(); });
    }

    /// What lookups would cost otherwise.
    void drawWhatIf(const StoreSession& store)
    {
        m_window.desk().goTo({store.name(), Page::Collisions, {}});
        auto* const page = m_window.findChild<CollisionsPage*>();
        WhatIfPanel* const panel = page->showWhatIf();
        panel->start();
        waitFor([panel] { return !panel->isRunning(); });
        draw(m_window, fileName(store) + u"-what-if"_s);
        page->leaveWhatIf();
    }

    /// What the newest release would do to the store.
    void drawSimulation(const StoreSession& store)
    {
        auto* const panel = m_window.findChild<SimulatePanel*>();
        m_window.desk().goTo({store.name(), Page::Sections, {}});
        m_window.action(Act::SimulateOpening)->trigger();
        waitFor([panel] { return !panel->isRunning(); });
        settle();
        draw(m_window, fileName(store) + u"-simulation"_s);
    }

    void drawDialog()
    {
        m_window.action(Act::Parameters)->trigger();
        auto* const dialog = m_window.findChild<OpenDialog*>();
        if (dialog == nullptr)
            return;
        draw(*dialog, u"open-dialog"_s);
        dialog->reject();
        settle();
    }

private:
    /// A selection that makes the page tell something.
    void showSomething(const StoreSession& store, Page page)
    {
        Target target;
        const auto sections = store.view()->sections();
        if (page == Page::Sections && !sections.empty())
            target = sections[sections.size() / 2].section;
        else if (page == Page::Records)
            target = placeToShow(store);
        else if ((page == Page::Buckets || page == Page::Collisions) && store.freezer() &&
                 !store.freezer()->worst.empty())
            target = store.freezer()->worst.front().bucket;
        else if (page == Page::Gaps && store.archive())
            target = gapToShow(store);
        m_window.desk().goTo({store.name(), page, target});
    }

    static Target placeToShow(const StoreSession& store)
    {
        const std::optional<RecordPlace> place = store.view()->placeOfRow(store.view()->records() / 3);
        return place ? Target(*place) : Target();
    }

    static Target gapToShow(const StoreSession& store)
    {
        if (!store.scan())
            return {};
        for (const GapRow& gap : store.scan()->gaps) {
            if (gap.cls == GapClass::SectionFileMissing || gap.cls == GapClass::Missing)
                return IndexTarget{gap.first, gap.last};
        }
        return {};
    }

    /// Findings below what is about the whole, bytes below what is about one thing.
    void bringUp(Page page)
    {
        const bool hasBytes = page == Page::Records || page == Page::Buckets || page == Page::Collisions;
        for (Dock* const dock : m_window.docks()) {
            if (dock->objectName() == (hasBytes ? u"hexDock"_s : u"findingsDock"_s))
                dock->raise();
        }
    }

    static QString pageName(Page page)
    {
        static const QString pages[] = {u"overview"_s,   u"sections"_s, u"records"_s, u"buckets"_s, u"gaps"_s,
                                        u"collisions"_s, u"metrics"_s,  u"compare"_s, u"search"_s};
        return pages[int(page)];
    }

    static QString fileName(const StoreSession& store)
    {
        QString name = store.name();
        for (QChar& c : name) {
            if (!c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.')
                c = u'_';
        }
        return name;
    }

    MainWindow& m_window;
    QString m_folder;
    QString m_suffix;
    ScreenshotResult& m_result;
};

} // namespace

ScreenshotResult takeScreenshots(Settings& settings, const QString& root, const QString& folder)
{
    ScreenshotResult result;
    if (!QDir().mkpath(folder)) {
        result.reason = QCoreApplication::translate("main", "The folder %1 could not be made.").arg(folder);
        return result;
    }
    MainWindow window(settings);
    window.resize(kSize);
    window.resetLayout();
    window.show();
    Tour tour(window, folder, result);
    const std::pair<Theme::Setting, QString> themes[] = {{Theme::Setting::Light, u"light"_s},
                                                         {Theme::Setting::Dark, u"dark"_s}};
    for (const auto& [setting, suffix] : themes) {
        Theme::instance().apply(setting);
        tour.setSuffix(suffix);
        tour.draw(window, u"first-run"_s);
    }
    std::optional<bool> isOpen;
    QObject::connect(&window, &MainWindow::opened, &window, [&](bool hasStores) { isOpen = hasStores; });
    window.openRoot(root, {}, true);
    waitFor([&] { return isOpen.has_value(); });
    if (!isOpen.value_or(false)) {
        result.reason =
            QCoreApplication::translate("main", "No store was found in %1.").arg(escapedText(root));
        return result;
    }
    for (const auto& [setting, suffix] : themes) {
        Theme::instance().apply(setting);
        tour.setSuffix(suffix);
        for (StoreSession* const store : window.desk().workspace().stores())
            tour.drawStore(store);
        tour.drawDialog();
    }
    return result;
}

} // namespace cryo::ui
