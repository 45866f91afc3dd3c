// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing, searching and asking what if, in the window.
#include "tests/support/expect.h"
#include "tests/support/store_builder.h"
#include "tests/ui/window_tools.h"
#include "ui/models/result_model.h"
#include "ui/panels/collisions/collisions_page.h"
#include "ui/panels/collisions/what_if_panel.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/search/search_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

namespace fs = std::filesystem;
using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;
using namespace Qt::StringLiterals;

namespace {

Bytes numberedKey(std::uint64_t number)
{
    Bytes key(32);
    storeBig<std::uint64_t>(MutableByteView(key).first(8), number * 0x9e3779b97f4a7c15ULL);
    return key;
}

Bytes textValue(std::uint64_t number)
{
    const std::string words = "value " + std::to_string(number);
    const ByteView letters = asBytes(words);
    return byteStringBody(Bytes(letters.begin(), letters.end()));
}

/// An archive with the indices first … last but one.
void writeArchive(const fs::path& root, std::uint64_t first, std::uint64_t last, std::uint64_t without)
{
    ArchiveSpec spec;
    spec.itemsPerSection = 64;
    ArchiveBuilder archive(spec);
    for (std::uint64_t index = first; index <= last; ++index)
        if (index != without)
            archive.put(index, numberedKey(index), textValue(index));
    archive.sync();
    MemoryStorage storage;
    archive.writeTo(storage);
    writeToFolder(storage, root);
}

void writeFreezer(const fs::path& root, std::uint64_t count)
{
    FreezerBuilder freezer{FreezerSpec{}};
    for (std::uint64_t number = 0; number < count; ++number)
        freezer.put(numberedKey(number), textValue(number));
    freezer.close();
    MemoryStorage storage;
    freezer.writeTo(storage);
    writeToFolder(storage, root);
}

fs::path firstFile(const fs::path& root)
{
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            return entry.path();
    return {};
}

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

constexpr int kWorkMs = 30'000;

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultsAreAModel();
    void twoFoldersAreCompared();
    void aSnapshotTellsWhatChanged();
    void aSnapshotIsNotWrittenIntoTheStore();
    void differencesAreSavedButNotIntoTheStore();
    void keysOfADeviceAreNotRead();
    void searchFindsAndGoesThere();
    void keysOfAFileAreLookedUp();
    void whatIfForBothKinds();

private:
    StateFolder m_state;
};

void TestWorkbench::resultsAreAModel()
{
    ResultModel model;
    const QAbstractItemModelTester tester(&model);
    model.setColumns({u"a"_s, u"b"_s}, {1});
    model.setRows({{{u"x \"y\""_s, u"1"_s}, {}}, {{u"z"_s}, Bucket{3}}});
    QCOMPARE(model.index(1, 1).data().toString(), QString());
    QCOMPARE(model.csv(), QByteArray("\"a\",\"b\"\n\"x \"\"y\"\"\",\"1\"\n\"z\"\n"));
}

void TestWorkbench::twoFoldersAreCompared()
{
    const TempDir here;
    const TempDir there;
    writeArchive(here.path(), 10, 200, 50);
    writeArchive(there.path(), 0, 210, 60);
    TestWindow window;
    QVERIFY(window.open(here.path()));
    QVERIFY(window.settle());
    window->raisePage(Page::Compare);
    auto* const page = window->findChild<ComparePage*>();
    QSignalSpy compared(page, &ComparePage::compared);
    page->compareWith(text(there.path()));
    QVERIFY(page->isRunning());
    QVERIFY(compared.wait(kWorkMs));
    const DiffSummary& summary = page->comparison()->summary;
    QCOMPARE(summary.count(DifferenceKind::OnlyA), 1U);
    QCOMPARE(summary.count(DifferenceKind::OnlyB), 21U);
    QCOMPARE(page->table()->model()->rowCount(), 22);
    QCOMPARE(page->fillableRanges(), u"[[0,9],[50,50]]"_s);
    // Return goes to the record that the other one has not.
    QVERIFY(page->step(1));
    for (int row = 0; row < 22; ++row) {
        if (page->table()->model()->index(row, 1).data().toString().endsWith(u" 60"_s))
            page->table()->selectRow(row);
    }
    Q_EMIT page->table()->activated(page->table()->currentIndex());
    QCOMPARE(window->currentPage(), Page::Records);
    // A folder without a store of the kind.
    const TempDir empty;
    page->compareWith(text(empty.path()));
    QVERIFY(compared.wait(kWorkMs));
    QVERIFY(page->sentence()->text().contains(u"holds no store"_s));
}

void TestWorkbench::aSnapshotTellsWhatChanged()
{
    const TempDir root;
    const TempDir aside;
    writeFreezer(root.path() / "", 100);
    const QString file = text(aside.path() / "before.cryosnap");
    {
        TestWindow window;
        QVERIFY(window.open(root.path()));
        QVERIFY(window.settle());
        auto* const page = window->findChild<ComparePage*>();
        QSignalSpy compared(page, &ComparePage::compared);
        page->snapshotTo(file);
        QVERIFY(compared.wait(kWorkMs));
        QVERIFY(QFile::exists(file));
        page->compareWith(file);
        QVERIFY(compared.wait(kWorkMs));
        QVERIFY2(page->comparison() && page->comparison()->since->isEqual(),
                 qPrintable(page->sentence()->text()));
    }
    fs::remove_all(root.path());
    fs::create_directory(root.path());
    writeFreezer(root.path(), 110);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    auto* const page = window->findChild<ComparePage*>();
    QSignalSpy compared(page, &ComparePage::compared);
    page->compareWith(file);
    QVERIFY(compared.wait(kWorkMs));
    QCOMPARE(page->comparison()->since->recordsNow, 110U);
    QVERIFY(page->comparison()->since->bucketsChanged > 0);
    QVERIFY(page->table()->model()->rowCount() > 1);
}

void TestWorkbench::aSnapshotIsNotWrittenIntoTheStore()
{
    const TempDir root;
    writeArchive(root.path(), 0, 20, 99);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    auto* const page = window->findChild<ComparePage*>();
    QSignalSpy compared(page, &ComparePage::compared);
    page->snapshotTo(text(root.path() / "here.cryosnap"));
    QVERIFY(compared.wait(kWorkMs));
    QVERIFY(!fs::exists(root.path() / "here.cryosnap"));
    QVERIFY(page->sentence()->text().contains(u"must not lie"_s));
}

void TestWorkbench::differencesAreSavedButNotIntoTheStore()
{
    const TempDir here;
    const TempDir there;
    const TempDir aside;
    writeArchive(here.path(), 10, 20, 99);
    writeArchive(there.path(), 10, 22, 99);
    TestWindow window;
    QVERIFY(window.open(here.path()));
    QVERIFY(window.settle());
    auto* const page = window->findChild<ComparePage*>();
    QSignalSpy compared(page, &ComparePage::compared);
    page->compareWith(text(there.path()));
    QVERIFY(compared.wait(kWorkMs));
    QCOMPARE(page->table()->model()->rowCount(), 2);
    const fs::path file = aside.path() / "differences.csv";
    QSignalSpy saved(page, &ComparePage::rowsSaved);
    page->saveRows(text(file));
    QVERIFY(saved.wait(kWorkMs));
    QFile csv(text(file));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 3);
    // Neither a new file in the root, nor one that is there, by its own name or by another.
    const fs::path known = firstFile(here.path());
    const auto before = fs::last_write_time(known);
    fs::create_symlink(known, aside.path() / "link.csv");
    QSignalSpy told(&window->desk(), &Desk::logged);
    for (const fs::path& target : {here.path() / "new.csv", known, aside.path() / "link.csv"})
        page->saveRows(text(target));
    QCOMPARE(told.size(), 3);
    QVERIFY(told.front().front().toString().startsWith(u"Nothing was saved"_s));
    QVERIFY(!fs::exists(here.path() / "new.csv"));
    QCOMPARE(fs::last_write_time(known), before);
    QVERIFY(window->desk().maySaveAt(text(aside.path() / "other.csv")));
}

void TestWorkbench::keysOfADeviceAreNotRead()
{
    const TempDir root;
    writeFreezer(root.path(), 10);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    auto* const page = window->findChild<SearchPage*>();
    QSignalSpy searched(page, &SearchPage::searched);
    page->lookUpKeys(u"/dev/zero"_s); // never ends
    QVERIFY(searched.wait(kWorkMs));
    QVERIFY2(page->sentence()->text().contains(u"cannot be read"_s), qPrintable(page->sentence()->text()));
    QCOMPARE(page->model()->rowCount(), 0);
}

void TestWorkbench::searchFindsAndGoesThere()
{
    const TempDir root;
    writeArchive(root.path(), 0, 199, 999);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    window->raisePage(Page::Search);
    auto* const page = window->findChild<SearchPage*>();
    QSignalSpy searched(page, &SearchPage::searched);
    page->what()->setText(u"value 19"_s);
    page->what()->setFocus();
    QTest::keyClick(page->what(), Qt::Key_Return);
    QVERIFY(searched.wait(kWorkMs));
    QCOMPARE(page->model()->rowCount(), 11);
    // Bytes that are none, an expression that is none: said, and nothing begins.
    page->kind()->setCurrentIndex(0);
    page->start();
    QVERIFY(!page->isRunning());
    QVERIFY(page->sentence()->text().contains(u"hex"_s));
    page->kind()->setCurrentIndex(2);
    page->what()->setText(u"("_s);
    page->start();
    QVERIFY(!page->isRunning());
    page->what()->setText(u"value 1[0-4]$"_s);
    page->start();
    QVERIFY(searched.wait(kWorkMs));
    QCOMPARE(page->model()->rowCount(), 5);
    auto* const table = page->findChild<QTableView*>();
    Q_EMIT table->activated(page->model()->index(2, 0));
    QCOMPARE(window->currentPage(), Page::Records);
}

void TestWorkbench::keysOfAFileAreLookedUp()
{
    const TempDir root;
    const TempDir aside;
    writeFreezer(root.path(), 100);
    TestWindow window;
    QVERIFY(window.open(root.path()));
    QVERIFY(window.settle());
    QFile file(text(aside.path() / "keys.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const std::uint64_t number : {5U, 77U, 5000U})
        file.write(QByteArray::fromStdString(toHex(numberedKey(number)) + "\r\n"));
    file.close();
    auto* const page = window->findChild<SearchPage*>();
    QSignalSpy searched(page, &SearchPage::searched);
    page->lookUpKeys(file.fileName());
    QVERIFY(searched.wait(kWorkMs));
    QVERIFY2(page->model()->rowCount() == 3, qPrintable(page->sentence()->text()));
    QVERIFY(page->sentence()->text().startsWith(u"2 "_s));
}

void TestWorkbench::whatIfForBothKinds()
{
    const TempDir archive;
    writeArchive(archive.path(), 0, 199, 999);
    TestWindow window;
    QVERIFY(window.open(archive.path()));
    QVERIFY(window.settle());
    window->raisePage(Page::Collisions);
    const auto shownPanel = [&]() -> WhatIfPanel* {
        for (WhatIfPanel* const panel : window->findChildren<WhatIfPanel*>())
            if (panel->isVisible())
                return panel;
        return nullptr;
    };
    WhatIfPanel* panel = shownPanel();
    QVERIFY(panel != nullptr);
    QSignalSpy out(panel, &WhatIfPanel::workedOut);
    panel->start();
    QVERIFY(out.wait(kWorkMs));
    QCOMPARE(panel->model()->rowCount(), 4);
    QCOMPARE(panel->model()->index(3, 2).data().toString(), u"0"_s); // EightCap has no conflicts here
    const TempDir freezer;
    writeFreezer(freezer.path(), 300);
    QVERIFY(window.open(freezer.path()));
    QVERIFY(window.settle());
    panel = window->findChild<CollisionsPage*>()->whatIf();
    QSignalSpy again(panel, &WhatIfPanel::workedOut);
    panel->start();
    QVERIFY(again.wait(kWorkMs));
    QVERIFY(panel->model()->rowCount() >= 4);
}

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
