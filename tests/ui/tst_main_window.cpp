// SPDX-License-Identifier: GPL-3.0-or-later
// The main window as a user has it: golden stores opened, pages, links between panels, keyboard alone, names
// for assistive tools, language and light or dark switched while it runs.
#include "core/inspect/detection.h"
#include "core/storage/read_only_file_storage.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/dock.h"
#include "ui/main_window/go_to_field.h"
#include "ui/main_window/status_line.h"
#include "ui/panels/buckets/bucket_detail.h"
#include "ui/panels/buckets/buckets_page.h"
#include "ui/panels/collisions/collisions_page.h"
#include "ui/panels/findings/findings_panel.h"
#include "ui/panels/gaps/gaps_page.h"
#include "ui/panels/hex/hex_panel.h"
#include "ui/panels/open/open_dialog.h"
#include "ui/panels/records/records_page.h"
#include "ui/panels/structure/structure_panel.h"
#include "ui/panels/welcome/welcome_page.h"
#include "ui/text/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/big_table_view.h"
#include "ui/widgets/chain_view.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

#include <fstream>
#include <set>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

/// Controls that a user can reach, by their kind and place, that say nothing to assistive tools.
QStringList namelessControls(const QWidget& top)
{
    QStringList nameless;
    const QList<QWidget*> widgets = top.findChildren<QWidget*>();
    for (QWidget* const widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        // A bar without tabs has no place on the screen.
        if (const auto* const tabs = qobject_cast<QTabBar*>(widget); tabs != nullptr && tabs->count() == 0)
            continue;
        // Parts of Qt's own controls speak through the control.
        if (widget->objectName().startsWith(QStringLiteral("qt_")) ||
            qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) != nullptr ||
            qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr)
            continue;
        QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(widget);
        if (interface == nullptr || interface->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QStringLiteral("%1 \"%2\" in %3")
                            .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                 widget->parentWidget() != nullptr
                                     ? QString::fromLatin1(widget->parentWidget()->metaObject()->className())
                                     : QString());
    }
    return nameless;
}

/// From the last control of a window to the first, where the platform does not do that.
void comeRound(QWidget* last)
{
    for (QWidget* next = last->nextInFocusChain(); next != last; next = next->nextInFocusChain()) {
        if ((next->focusPolicy() & Qt::TabFocus) != 0 && next->isVisible() && next->isEnabled() &&
            next->focusProxy() == nullptr) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

template <typename T>
T* only(QWidget& window)
{
    return window.findChild<T*>();
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void firstRunOffersAFolder();
    void opensEveryGoldenStore_data();
    void opensEveryGoldenStore();
    void pagesFitTheKindOfStore();
    void severalStoresAreAllListed();
    void folderWithoutStoresSaysSo();
    void missingFolderSaysSo();
    void dropOpensAFolder();
    void recentFoldersAreRemembered();
    void unclearParametersAsk();
    void overridesAreRememberedAndUsed();
    void goToReachesEveryKindOfPlace();
    void bucketLeadsToRecordLeadsToBytes();
    void hexAndTreeSelectEachOther();
    void clickInTheHeatMapShowsTheBucket();
    void gapStripZoomsIn();
    void gapsAreSteppedThrough();
    void findingsAreSteppedThroughAndLeadToBytes();
    void backAndForwardReturn();
    void everyPageAndPanelByKeyboardAlone();
    void gapsByKeyboardAlone();
    void everyControlHasANameForAssistiveTools_data();
    void everyControlHasANameForAssistiveTools();
    void languageIsSwitchedWhileItRuns();
    void lightAndDarkAreSwitchedWhileItRuns();
    void textZoomReachesTheTables();
    void layoutIsReset();
    void closingTheFolderGoesBackToTheFirstPage();
    void statusLineSaysWhatIsOpen();

private:
    StateFolder m_state;
};

void TestMainWindow::initTestCase()
{
    Theme::instance().apply(Theme::Setting::Light);
}

void TestMainWindow::init()
{
    setLanguage(QStringLiteral("en"));
    QLocale::setDefault(QLocale::c());
}

void TestMainWindow::firstRunOffersAFolder()
{
    TestWindow window;
    auto* const welcome = only<WelcomePage>(*window);
    QVERIFY(welcome->isVisible());
    QVERIFY(window->action(Act::Open)->isEnabled());
    QVERIFY(!window->action(Act::CheckRecords)->isEnabled());
    QCOMPARE(window->statusLine()->texts(), QStringList{QStringLiteral("No store open")});
    for (Dock* const dock : window->docks())
        QVERIFY(!dock->isVisible());
}

void TestMainWindow::opensEveryGoldenStore_data()
{
    QTest::addColumn<QString>("label");
    for (const GoldenScenario& scenario : goldenScenarios())
        QTest::newRow(scenario.label().c_str()) << QString::fromStdString(scenario.label());
}

void TestMainWindow::opensEveryGoldenStore()
{
    QFETCH(const QString, label);
    const GoldenCopy copy(label.toStdString());
    const auto storage = ReadOnlyFileStorage::open(copy.root());
    QVERIFY(storage.has_value());
    const Result<Detection> detection = detectStores(**storage);
    QVERIFY(detection.has_value());
    TestWindow window;
    // A root in which nothing was ever written has no store.
    QCOMPARE(window.open(copy.root()), !detection->stores.empty());
    if (detection->stores.empty()) {
        QVERIFY(only<MessageArea>(*window)->bar(QStringLiteral("open")) != nullptr);
        return;
    }
    QVERIFY(window.settle());
    QVERIFY(window.store()->archive() != nullptr || window.store()->freezer() != nullptr);
    for (int page = 0; page < kPageCount; ++page) {
        if (!window->pages()->isTabVisible(page))
            continue;
        window.desk().goTo(Page(page), {});
        QVERIFY(!window->grab().isNull());
    }
    QVERIFY(window->windowTitle().contains(window.store()->name()));
}

void TestMainWindow::pagesFitTheKindOfStore()
{
    const auto titles = [](MainWindow& window) {
        QStringList shown;
        for (int page = 0; page < window.pages()->count(); ++page) {
            if (window.pages()->isTabVisible(page))
                shown << window.pages()->tabText(page).section(u' ', 0, 0);
        }
        return shown;
    };
    TestWindow window;
    const GoldenCopy archive("2026.2.0/archive-basic");
    QVERIFY(window.open(archive.root()));
    QCOMPARE(titles(*window),
             (QStringList{QStringLiteral("Overview"), QStringLiteral("Sections"), QStringLiteral("Records"),
                          QStringLiteral("Gaps"), QStringLiteral("Collisions"), QStringLiteral("Metrics"),
                          QStringLiteral("Compare"), QStringLiteral("Search")}));
    const GoldenCopy freezer("2026.10.0/freezer-basic-v1");
    QVERIFY(window.open(freezer.root()));
    QCOMPARE(titles(*window),
             (QStringList{QStringLiteral("Overview"), QStringLiteral("Sections"), QStringLiteral("Records"),
                          QStringLiteral("Buckets"), QStringLiteral("Collisions"), QStringLiteral("Metrics"),
                          QStringLiteral("Compare"), QStringLiteral("Search")}));
}

void TestMainWindow::severalStoresAreAllListed()
{
    const TempDir root;
    const GoldenCopy archive("2026.2.0/archive-basic");
    const GoldenCopy freezer("2026.10.0/freezer-basic-v1");
    for (const std::filesystem::path& from : {archive.root(), freezer.root()})
        std::filesystem::copy(from, root.path(),
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::skip_existing);
    TestWindow window;
    QVERIFY(window.open(root.path(), QStringLiteral("freezer")));
    QCOMPARE(window.desk().workspace().stores().size(), std::size_t{2});
    QCOMPARE(window.store()->name(), QStringLiteral("freezer"));
    QVERIFY(window.settle());
    window.desk().goTo({QStringLiteral("archive"), Page::Records, {}});
    QCOMPARE(window.store()->name(), QStringLiteral("archive"));
    QVERIFY(window.settle());
    QCOMPARE(window->currentPage(), Page::Records);
    // Back leads to the other store.
    window->action(Act::Back)->trigger();
    QCOMPARE(window.store()->name(), QStringLiteral("freezer"));
}

void TestMainWindow::folderWithoutStoresSaysSo()
{
    const TempDir root;
    TestWindow window;
    QVERIFY(!window.open(root.path()));
    auto* const messages = only<MessageArea>(*window);
    QVERIFY(messages->bar(QStringLiteral("open")) != nullptr);
    QVERIFY(messages->bar(QStringLiteral("open"))->sentence().contains(QStringLiteral("No store was found")));
    QVERIFY(only<WelcomePage>(*window)->isVisible());
}

void TestMainWindow::missingFolderSaysSo()
{
    TestWindow window;
    QVERIFY(!window.open("/nowhere/at/all"));
    auto* const messages = only<MessageArea>(*window);
    QVERIFY(messages->bar(QStringLiteral("open")) != nullptr);
    QVERIFY(messages->bar(QStringLiteral("open"))->sentence().contains(QStringLiteral("/nowhere/at/all")));
}

void TestMainWindow::dropOpensAFolder()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(copy.root().string()))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&*window, &drop);
    // A dropped folder may ask; with clear parameters it opens.
    QTRY_VERIFY_WITH_TIMEOUT(window.store() != nullptr || only<OpenDialog>(*window) != nullptr, kOpenMs);
    if (auto* const dialog = only<OpenDialog>(*window))
        dialog->accept();
    QTRY_VERIFY(window.store() != nullptr);
    QMimeData text;
    text.setText(QStringLiteral("no folder"));
    QDragEnterEvent other({100, 100}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(&*window, &other);
    QVERIFY(!other.isAccepted());
}

void TestMainWindow::recentFoldersAreRemembered()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    const QString root = QString::fromStdString(copy.root().string());
    {
        TestWindow window;
        window->openRoot(root);
        QTRY_VERIFY_WITH_TIMEOUT(window.store() != nullptr || only<OpenDialog>(*window) != nullptr, kOpenMs);
        QCOMPARE(window.settings().recentRoots().value(0), root);
    }
    Settings again;
    QCOMPARE(again.recentRoots().value(0), root);
    TestWindow window;
    QVERIFY(window->action(Act::ClearRecent)->isEnabled());
    window->action(Act::ClearRecent)->trigger();
    QVERIFY(Settings().recentRoots().isEmpty());
}

void TestMainWindow::unclearParametersAsk()
{
    // The first store whose files leave a question open.
    std::string label;
    for (const GoldenScenario& scenario : goldenScenarios()) {
        const GoldenCopy candidate(scenario);
        const Result<Detection> detection = detectStores(**ReadOnlyFileStorage::open(candidate.root()));
        if (label.empty() && detection && OpenDialog::isNeeded(*detection, {}))
            label = scenario.label();
    }
    QVERIFY(!label.empty());
    const GoldenCopy copy(label);
    TestWindow window;
    window->openRoot(QString::fromStdString(copy.root().string()));
    QTRY_VERIFY_WITH_TIMEOUT(only<OpenDialog>(*window) != nullptr, kOpenMs);
    auto* const dialog = only<OpenDialog>(*window);
    QVERIFY(window.store() == nullptr);
    QVERIFY(namelessControls(*dialog).isEmpty());
    QVERIFY(!dialog->grab().isNull());
    dialog->reject();
    QTRY_VERIFY(only<OpenDialog>(*window) == nullptr);
    QVERIFY(window.store() == nullptr);
}

void TestMainWindow::overridesAreRememberedAndUsed()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    {
        TestWindow window;
        QVERIFY(window.open(copy.root()));
        QVERIFY(window.settle());
        window->action(Act::Parameters)->trigger();
        auto* const dialog = only<OpenDialog>(*window);
        QVERIFY(dialog != nullptr);
        QComboBox* codec = nullptr;
        for (QComboBox* const box : dialog->findChildren<QComboBox*>()) {
            if (box->accessibleName().contains(QStringLiteral("Codec")))
                codec = box;
        }
        QVERIFY(codec != nullptr);
        auto* const open = dialog->findChild<QPushButton*>(QStringLiteral("openButton"));
        QVERIFY(open != nullptr);
        codec->setCurrentText(QStringLiteral("no codec"));
        QVERIFY(!open->isEnabled());
        codec->setCurrentText(QStringLiteral("raw"));
        QVERIFY(open->isEnabled());
        open->click();
        QTRY_VERIFY(window.store() != nullptr && window.store()->view());
        QCOMPARE(window.store()->view()->layout().codec, Codec::Raw);
        QVERIFY(window.store()->detected().parameter("codec")->overridden);
        QTRY_VERIFY(!loadOverrides(copy.root()).empty());
    }
    TestWindow again;
    QVERIFY(again.open(copy.root()));
    QTRY_VERIFY(again.store()->view() != nullptr);
    QCOMPARE(again.store()->view()->layout().codec, Codec::Raw);
}

void TestMainWindow::goToReachesEveryKindOfPlace()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    auto* const field = only<GoToField>(*window);
    const auto ask = [&](const QString& text) {
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    ask(QStringLiteral("b 1"));
    QCOMPARE(window->currentPage(), Page::Buckets);
    QCOMPARE(window.desk().target(), Target(Bucket{1}));
    ask(QStringLiteral("s 0"));
    QCOMPARE(window->currentPage(), Page::Sections);
    QCOMPARE(window.desk().target(), Target(Section{0}));
    ask(QStringLiteral("0:3"));
    QCOMPARE(window->currentPage(), Page::Records);
    QCOMPARE(only<RecordsPage>(*window)->table()->currentRow(), qint64(3));
    const Result<RecordRow> record = window.store()->view()->readRecord({{0}, {5}});
    QVERIFY(record.has_value());
    ask(QStringLiteral("k 0x") + QString::fromStdString(toHex(record->key)));
    // The answer is the newest record of the key.
    QTRY_VERIFY(window.desk().target() != Target(RecordPlace{{0}, {3}}));
    const auto* const found = std::get_if<RecordPlace>(&window.desk().target());
    QVERIFY(found != nullptr);
    QCOMPARE(toHex(window.store()->view()->readRecord(*found)->key), toHex(record->key));
    auto* const hex = only<HexPanel>(*window)->hexView();
    QTRY_VERIFY(hex->sizeBytes() > 0x40);
    ask(QStringLiteral("o 0x20"));
    QTRY_VERIFY(hex->selectionOffset() <= 0x20 && hex->selectionOffset() + hex->selectionLength() > 0x20);
    for (const QString& wrong :
         {QStringLiteral("b 99999999"), QStringLiteral("s 77"), QStringLiteral("rubbish")}) {
        ask(wrong);
        QVERIFY2(only<MessageArea>(*window)->bar(QStringLiteral("goTo")) != nullptr, qPrintable(wrong));
    }
    ask(QStringLiteral("k 0x") + QString(QStringLiteral("00")).repeated(int(record->key.size())));
    QTRY_VERIFY(only<MessageArea>(*window)->bar(QStringLiteral("goTo")) != nullptr);
}

void TestMainWindow::bucketLeadsToRecordLeadsToBytes()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const BucketLength worst = window.store()->freezer()->worst.front();
    window.desk().goTo(Page::Buckets, worst.bucket);
    auto* const detail = only<BucketsPage>(*window)->detail();
    QTRY_VERIFY(detail->shown() != nullptr);
    QCOMPARE(quint64(detail->chain()->count()), quint64(worst.length));
    // A box, chosen with the keyboard, selects its record; Return goes there.
    detail->chain()->setFocus();
    QTest::keyClick(detail->chain(), Qt::Key_Right);
    QTest::keyClick(detail->chain(), Qt::Key_Right);
    const RecordPlace place = detail->shown()->chain[std::size_t(detail->chain()->current())].record.place;
    QCOMPARE(window.desk().target(), Target(place));
    QCOMPARE(window->currentPage(), Page::Buckets);
    QTest::keyClick(detail->chain(), Qt::Key_Return);
    QCOMPARE(window->currentPage(), Page::Records);
    const RecordRow record = *window.store()->view()->readRecord(place);
    auto* const hex = only<HexPanel>(*window)->hexView();
    QTRY_COMPARE(hex->selectionOffset(), quint64(record.keyFileOffset.value));
    QVERIFY(only<HexPanel>(*window)->fileText().startsWith(QStringLiteral("freezer_key/")));
}

void TestMainWindow::hexAndTreeSelectEachOther()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const BucketLength worst = window.store()->freezer()->worst.front();
    window.desk().goTo(Page::Buckets, worst.bucket);
    auto* const hex = only<HexPanel>(*window)->hexView();
    auto* const tree = only<StructurePanel>(*window)->tree();
    const quint64 begin =
        window.store()->view()->table()->toFile(LogicalOffset{worst.bucket.value * kBucketSizeBytes}).value;
    QTRY_COMPARE(hex->selectionOffset(), begin);
    // From the tree to the bytes: the position in slot 0 stands 16 bytes behind its begin.
    const QModelIndex slot = tree->model()->index(0, 0, tree->model()->index(0, 0));
    QModelIndex position;
    for (int row = 0; row < tree->model()->rowCount(slot); ++row) {
        if (tree->model()->index(row, 0, slot).data().toString() == QStringLiteral("position"))
            position = tree->model()->index(row, 0, slot);
    }
    QVERIFY(position.isValid());
    tree->setCurrentIndex(position);
    QTRY_COMPARE(hex->selectionOffset(), begin + 16);
    QCOMPARE(hex->selectionLength(), quint64(8));
    // From the bytes to the tree: the byte behind the position is "added".
    hex->setFocus();
    hex->setSelection(begin + 23, 0);
    QTest::keyClick(hex, Qt::Key_Right);
    QTRY_COMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("added"));
}

void TestMainWindow::clickInTheHeatMapShowsTheBucket()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Buckets, {});
    auto* const page = only<BucketsPage>(*window);
    const Bucket worst = window.store()->freezer()->worst.front().bucket;
    QTest::qWait(50);
    QTest::mouseClick(page->heatMap(), Qt::LeftButton, {},
                      page->heatMap()->cellRect(worst.value).center().toPoint());
    const auto* const chosen = std::get_if<Bucket>(&window.desk().target());
    QVERIFY(chosen != nullptr);
    QTRY_VERIFY(page->detail()->shown() != nullptr);
    QCOMPARE(page->heatMap()->selectedBucket(), std::optional<quint64>(chosen->value));
    QCOMPARE(chosen->value, worst.value);
}

void TestMainWindow::gapStripZoomsIn()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Gaps, {});
    GapStrip* const strip = only<GapsPage>(*window)->strip();
    const auto width = [&] { return strip->viewport().second - strip->viewport().first; };
    const quint64 all = width();
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Plus);
    QVERIFY(width() < all);
    QTest::keyClick(strip, Qt::Key_Minus);
    QCOMPARE(width(), all);
    // The wheel zooms where the pointer is.
    const QPoint at = strip->barRect().center();
    const quint64 below = strip->indexAt(at.x());
    QWheelEvent wheel(at, strip->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(strip, &wheel);
    QVERIFY(width() < all);
    QVERIFY(strip->viewport().first <= below && below <= strip->viewport().second);
}

void TestMainWindow::gapsAreSteppedThrough()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Gaps, {});
    auto* const gaps = only<GapsPage>(*window);
    QVERIFY(gaps->gapCount() > 0);
    std::set<qint64> rows;
    for (qint64 i = 0; i < gaps->gapCount(); ++i) {
        window->action(Act::NextGap)->trigger();
        rows.insert(gaps->table()->currentRow());
    }
    QCOMPARE(qint64(rows.size()), gaps->gapCount());
    QCOMPARE(window->currentPage(), Page::Gaps);
    const qint64 last = gaps->table()->currentRow();
    window->action(Act::NextGap)->trigger();
    QCOMPARE(gaps->table()->currentRow(), last);
    if (gaps->gapCount() > 1) {
        window->action(Act::PreviousGap)->trigger();
        QVERIFY(gaps->table()->currentRow() < last);
    }
    const std::optional<QString> json = gaps->rangesAs(GapsPage::CopyFormat::Json);
    QVERIFY(json.has_value());
    QVERIFY(json->startsWith(QStringLiteral("[")) && json->endsWith(QStringLiteral("]")));
    QVERIFY(gaps->rangesAs(GapsPage::CopyFormat::Csv)->startsWith(QStringLiteral("first,last\n")));
}

void TestMainWindow::findingsAreSteppedThroughAndLeadToBytes()
{
    const GoldenCopy copy(goldenScenario("2026.2.0/archive-bitflip-key"), "store");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    auto* const findings = only<FindingsPanel>(*window);
    QVERIFY(findings->count() > 0);
    bool hasOffset = false;
    for (int i = 0; i < findings->count(); ++i) {
        const Finding* const finding = findings->selected();
        QVERIFY(finding != nullptr);
        if (finding->where.offset && !finding->where.blob.empty()) {
            hasOffset = true;
            QPushButton* button = nullptr;
            for (QPushButton* const one : findings->findChildren<QPushButton*>()) {
                if (one->text() == QStringLiteral("Show bytes"))
                    button = one;
            }
            QVERIFY(button != nullptr && button->isEnabled());
            button->click();
            auto* const hex = only<HexPanel>(*window)->hexView();
            const quint64 offset = *finding->where.offset;
            QTRY_VERIFY(
                only<HexPanel>(*window)->fileText().endsWith(QString::fromStdString(finding->where.blob)));
            QTRY_VERIFY(hex->selectionOffset() <= offset &&
                        offset < hex->selectionOffset() + std::max<quint64>(1, hex->selectionLength()));
        }
        window->action(Act::NextFinding)->trigger();
    }
    QVERIFY(hasOffset);
}

void TestMainWindow::backAndForwardReturn()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Records, RecordPlace{{0}, {2}});
    window.desk().select(RecordPlace{{0}, {4}});
    window.desk().goTo(Page::Buckets, Bucket{1});
    window->action(Act::Back)->trigger();
    QCOMPARE(window->currentPage(), Page::Records);
    QCOMPARE(window.desk().target(), Target(RecordPlace{{0}, {4}}));
    QCOMPARE(only<RecordsPage>(*window)->table()->currentRow(), qint64(4));
    QTest::keyClick(&*window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window->currentPage(), Page::Buckets);
    QVERIFY(!window->action(Act::Forward)->isEnabled());
}

/// Whether Tab should lead to a control: of the buttons of an exclusive group it leads to the chosen one, and
/// the arrows to the others.
bool isTabStop(const QWidget& widget)
{
    if ((widget.focusPolicy() & Qt::TabFocus) == 0 || !widget.isVisible() || !widget.isEnabled() ||
        widget.focusProxy() != nullptr ||
        qobject_cast<QAbstractScrollArea*>(widget.parentWidget()) != nullptr)
        return false;
    const auto* const button = qobject_cast<const QAbstractButton*>(&widget);
    return button == nullptr || button->group() == nullptr || !button->group()->exclusive() ||
           button->isChecked();
}

/// The first control of a page that Tab does not reach, and the way it took; empty if it reaches all. It
/// depends on the platform whether Tab comes round behind the last one.
QString missedByKeyboard(TestWindow& window, Page page)
{
    window.desk().goTo(page, {});
    QTest::keyClick(&*window, Qt::Key_L, Qt::ControlModifier);
    std::set<QWidget*> reached;
    QStringList way;
    for (int step = 0; step < 200; ++step) {
        QWidget* const before = QApplication::focusWidget();
        QTest::keyClick(before, Qt::Key_Tab);
        if (QApplication::focusWidget() == nullptr)
            return QStringLiteral("the focus was lost behind ") + before->accessibleName();
        if (QApplication::focusWidget() == before)
            comeRound(before);
        way << QApplication::focusWidget()->accessibleName();
        if (!reached.insert(QApplication::focusWidget()).second && step > 20)
            break;
    }
    for (QWidget* const widget : window->pages()->currentWidget()->findChildren<QWidget*>())
        if (isTabStop(*widget) && !reached.contains(widget))
            return QStringLiteral("page %1: %2 %3; the way was %4")
                .arg(int(page))
                .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(),
                     way.join(QStringLiteral(", ")));
    return {};
}

void TestMainWindow::everyPageAndPanelByKeyboardAlone()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window->activateWindow();
    // Pages by Ctrl+PgDown, all of them and round.
    std::set<int> pages;
    for (int i = 0; i < kPageCount; ++i) {
        QTest::keyClick(&*window, Qt::Key_PageDown, Qt::ControlModifier);
        pages.insert(window->pages()->currentIndex());
    }
    QCOMPARE(pages.size(), std::size_t{8});
    // Panels by Alt+number, the tenth by Alt+0: the keyboard is inside afterwards.
    for (std::size_t i = 0; i < window->docks().size(); ++i) {
        QTest::keyClick(&*window, Qt::Key(int(Qt::Key_0) + int((i + 1) % 10)), Qt::AltModifier);
        Dock* const dock = window->docks()[i];
        QVERIFY(dock->isVisible());
        QWidget* const focused = QApplication::focusWidget();
        QVERIFY2(focused != nullptr && dock->isAncestorOf(focused), qPrintable(dock->objectName()));
    }
    QTest::keyClick(&*window, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(only<GoToField>(*window)));
    for (const Page page : {Page::Overview, Page::Sections, Page::Records, Page::Buckets, Page::Collisions,
                            Page::Metrics, Page::Compare, Page::Search}) {
        const QString missed = missedByKeyboard(window, page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed));
    }
}

void TestMainWindow::gapsByKeyboardAlone()
{
    const GoldenCopy copy("2026.2.0/archive-gaps");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window->activateWindow();
    const QString missed = missedByKeyboard(window, Page::Gaps);
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
}

void TestMainWindow::everyControlHasANameForAssistiveTools_data()
{
    QTest::addColumn<QString>("label");
    QTest::newRow("first run") << QString();
    QTest::newRow("archive") << QStringLiteral("2026.2.0/archive-basic");
    QTest::newRow("freezer") << QStringLiteral("2026.10.0/freezer-chains-v1");
    QTest::newRow("damaged") << QStringLiteral("2026.2.0/archive-bitflip-key");
}

void TestMainWindow::everyControlHasANameForAssistiveTools()
{
    QFETCH(const QString, label);
    for (const Language& language : languages()) {
        setLanguage(language.code);
        TestWindow window;
        std::unique_ptr<GoldenCopy> copy;
        if (!label.isEmpty()) {
            copy = std::make_unique<GoldenCopy>(goldenScenario(label.toStdString()), "store");
            QVERIFY(window.open(copy->root()));
            QVERIFY(window.settle());
        }
        for (int page = 0; page < kPageCount; ++page) {
            if (!label.isEmpty())
                window.desk().goTo(Page(page), {});
            for (Dock* const dock : window->docks()) {
                if (!label.isEmpty())
                    dock->bringUp();
                const QStringList nameless = namelessControls(*window);
                QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
            }
        }
        // Everything that says what it is also explains itself.
        for (QAction* const action : window->actions())
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->shortcut().toString()));
    }
}

void TestMainWindow::languageIsSwitchedWhileItRuns()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto titles = [&] {
        QStringList all;
        for (int page = 0; page < window->pages()->count(); ++page)
            all << window->pages()->tabText(page);
        for (Dock* const dock : window->docks())
            all << dock->windowTitle();
        return all;
    };
    window.desk().goTo(Page::Gaps, {}); // its count stands in its title
    const QStringList english = titles();
    setLanguage(QStringLiteral("de"));
    QTRY_VERIFY(titles() != english);
    QCOMPARE(window->pages()->tabText(int(Page::Overview)), QStringLiteral("Übersicht"));
    QCOMPARE(window->action(Act::Back)->text(), QStringLiteral("&Zurück"));
    setLanguage(QStringLiteral("fr"));
    QTRY_COMPARE(window->pages()->tabText(int(Page::Overview)), QStringLiteral("Aperçu"));
    QCOMPARE(window->action(Act::Back)->text(), QStringLiteral("&Précédent"));
    setLanguage(QStringLiteral("en"));
    QLocale::setDefault(QLocale::c());
    QTRY_COMPARE(titles(), english);
}

void TestMainWindow::lightAndDarkAreSwitchedWhileItRuns()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto middle = [&] {
        const QImage picture = window->grab().toImage();
        return picture.pixelColor(picture.width() / 2, picture.height() / 2).lightness();
    };
    window->action(Act::ThemeLight)->trigger();
    QTest::qWait(50);
    QVERIFY(middle() > 150);
    window->action(Act::ThemeDark)->trigger();
    QTest::qWait(50);
    QVERIFY(middle() < 100);
    QCOMPARE(Settings().theme(), QStringLiteral("dark"));
    window->action(Act::ThemeLight)->trigger();
}

void TestMainWindow::textZoomReachesTheTables()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window.desk().goTo(Page::Records, {});
    auto* const table = only<RecordsPage>(*window)->table();
    const int before = table->rowRect(table->topRow()).height();
    QTest::keyClick(&*window, Qt::Key_Equal, Qt::ControlModifier);
    QTest::keyClick(&*window, Qt::Key_Equal, Qt::ControlModifier);
    QTRY_VERIFY(table->rowRect(table->topRow()).height() > before);
    QTest::keyClick(&*window, Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(table->rowRect(table->topRow()).height(), before);
}

void TestMainWindow::layoutIsReset()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    for (Dock* const dock : window->docks())
        dock->hide();
    window->docks().front()->setFloating(true);
    window->action(Act::ResetLayout)->trigger();
    for (Dock* const dock : window->docks()) {
        QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
        QVERIFY(!dock->isFloating());
    }
}

void TestMainWindow::closingTheFolderGoesBackToTheFirstPage()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    window->action(Act::Close)->trigger();
    QVERIFY(window.store() == nullptr);
    QVERIFY(only<WelcomePage>(*window)->isVisible());
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    QVERIFY(window.store()->archive() != nullptr);
    for (Dock* const dock : window->docks())
        QVERIFY(!dock->isHidden());
}

void TestMainWindow::statusLineSaysWhatIsOpen()
{
    const GoldenCopy copy("2026.10.0/freezer-chains-v1");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const QStringList texts = window->statusLine()->texts();
    QVERIFY(texts.contains(QStringLiteral("freezer")));
    QVERIFY(texts.contains(QStringLiteral("Read-only")));
    QVERIFY2(texts.join(u' ').contains(QString::number(window.store()->view()->tableSize())),
             qPrintable(texts.join(u' ')));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
