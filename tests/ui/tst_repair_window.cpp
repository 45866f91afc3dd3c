// SPDX-License-Identifier: GPL-3.0-or-later
// Repairs in the window, by input events: proposals, the list of what is pending, the store as it would be,
// plans as files. Until something is applied, no byte of the store changes.
#include "core/inspect/engine_config.h"
#include "tests/support/tree_digest.h"
#include "tests/ui/damaged_copy.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/side_switch.h"
#include "ui/panels/checkpoint/checkpoint_dialog.h"
#include "ui/panels/findings/finding_model.h"
#include "ui/panels/findings/findings_panel.h"
#include "ui/panels/maintenance/maintenance_dialog.h"
#include "ui/panels/pending/pending_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/widgets/hex_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

constexpr auto kControl = Qt::ControlModifier;
constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

void press(const TestWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    window.press(key, modifiers);
}

int seriousFindings(const StoreSession& store)
{
    int count = 0;
    for (const Finding& finding : store.findings()->kept())
        count += finding.severity >= Severity::Warning ? 1 : 0;
    return count;
}

std::vector<std::uint32_t> idsOf(const PendingPlan& plan)
{
    std::vector<std::uint32_t> ids;
    for (const Operation& operation : plan.operations())
        ids.push_back(operation.id);
    return ids;
}

} // namespace

class TestRepairWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void proposalIsShownAndNothingIsWritten();
    void onlyTheSelectedFindingIsRepaired();
    void operationsAreTakenOutMovedAndBroughtBack();
    void healthyStoreHasNothingToPropose();
    void planIsSavedAndOpened();
    void planOfAnotherStateIsRefused();
    void planIsCopiedAsCommand();
    void proposalIsCancelled();
    void differenceMarksFindingsAndBytes();
    void pruningIsPreviewedAndBecomesPending();
    void tableSizesAreOffered();
    void checkpointIsEstimatedAndCopied();

private:
    /// Opens the store and proposes repairs of everything.
    static void proposeAll(TestWindow& window, const std::filesystem::path& root);
    StateFolder m_state;
};

void TestRepairWindow::proposeAll(TestWindow& window, const std::filesystem::path& root)
{
    QVERIFY(window.open(root));
    QVERIFY(window.settle());
    QVERIFY(seriousFindings(*window.store()) > 0);
    press(window, Qt::Key_R, kControlShift);
    PendingPlan& plan = window.store()->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
}

void TestRepairWindow::proposalIsShownAndNothingIsWritten()
{
    const DamagedCopy copy;
    const TreeDigest before = digestTree(copy.root().parent_path());
    {
        TestWindow window;
        proposeAll(window, copy.root());
        StoreSession* const store = window.store();
        PendingPlan& plan = store->plan();
        QCOMPARE(plan.operations().size(), std::size_t(3));
        QVERIFY(plan.outcome()->findingsBefore > 0);
        QCOMPARE(plan.outcome()->findingsAfter, quint64(0));
        auto* const panel = window->findChild<PendingPanel*>();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->count(), 3);
        QVERIFY2(panel->summary().contains(QStringLiteral("→ 0")), qPrintable(panel->summary()));
        QTRY_VERIFY_WITH_TIMEOUT(panel->bytes()->model()->rowCount() > 0, kOpenMs);
        // The window as it would be, and back.
        auto* const sides = window->findChild<SideSwitch*>();
        QVERIFY(sides->isVisible());
        press(window, Qt::Key_2, kControl);
        QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::After, kOpenMs);
        QVERIFY(sides->button(Side::After)->isChecked());
        QVERIFY(window.settle());
        QCOMPARE(seriousFindings(*store), 0);
        press(window, Qt::Key_3, kControl);
        QCOMPARE(store->side(), Side::Difference);
        press(window, Qt::Key_1, kControl);
        QCOMPARE(store->side(), Side::Before);
        QVERIFY(seriousFindings(*store) > 0);
        // Taken back and brought back, without computing it again.
        const auto outcome = plan.outcome();
        press(window, Qt::Key_Z, kControl);
        QVERIFY(plan.isEmpty());
        QVERIFY(!store->otherState());
        QTRY_VERIFY(!sides->isVisible());
        press(window, Qt::Key_Z, kControlShift);
        QCOMPARE(plan.outcome().get(), outcome.get());
        QVERIFY(store->otherState().has_value());
    }
    const std::string different = differences(before, digestTree(copy.root().parent_path()));
    QVERIFY2(different.empty(), different.c_str());
}

void TestRepairWindow::onlyTheSelectedFindingIsRepaired()
{
    const DamagedCopy copy;
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    auto* const findings = window->findChild<FindingsPanel*>();
    QTableView* const table = findings->table();
    table->setFocus();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (findings->selected() != nullptr && findings->selected()->code == FindingCode::DR01)
            break;
        QTest::keyClick(table, Qt::Key_Down);
    }
    QVERIFY(findings->selected() != nullptr && findings->selected()->code == FindingCode::DR01);
    QTRY_VERIFY2(window->action(Act::Propose)->isEnabled(),
                 qPrintable(QStringLiteral("%1 codes, plan %2, view %3")
                                .arg(findings->selectedCodes().size())
                                .arg(int(window.store()->plan().isBusy()))
                                .arg(int(window.store()->view() != nullptr))));
    press(window, Qt::Key_R, kControl);
    PendingPlan& plan = window.store()->plan();
    QVERIFY2(plan.isBusy() || !plan.isEmpty(), qPrintable(plan.trouble()));
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
    QCOMPARE(plan.operations().size(), std::size_t(2));
    for (const Operation& operation : plan.operations())
        QCOMPARE(operation.code, FindingCode::DR01);
    QVERIFY(plan.outcome()->findingsAfter > 0);
    // The rest goes behind it, under numbers of its own.
    press(window, Qt::Key_R, kControlShift);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.operations().size() == 3, kOpenMs);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{1, 2, 3}));
    QCOMPARE(plan.operations().back().dependsOn, (std::vector<std::uint32_t>{1, 2}));
    QCOMPARE(plan.outcome()->findingsAfter, quint64(0));
}

void TestRepairWindow::operationsAreTakenOutMovedAndBroughtBack()
{
    const DamagedCopy copy;
    TestWindow window;
    proposeAll(window, copy.root());
    PendingPlan& plan = window.store()->plan();
    QTableView* const table = window->findChild<PendingPanel*>()->table();
    table->setFocus();
    table->selectRow(0);
    // Two files that go to quarantine may change places; the table waits for both.
    QTest::keyClick(table, Qt::Key_Down, kControl);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{2, 1, 3}));
    QTest::keyClick(table, Qt::Key_Down, kControl);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{2, 1, 3}));
    QTRY_VERIFY_WITH_TIMEOUT(plan.outcome() != nullptr, kOpenMs);
    QCOMPARE(plan.outcome()->findingsAfter, quint64(0));
    // The last one alone, then one that it depends on.
    table->selectRow(2);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{2, 1}));
    QTRY_VERIFY_WITH_TIMEOUT(plan.outcome() != nullptr, kOpenMs);
    QVERIFY(plan.outcome()->findingsAfter > 0);
    press(window, Qt::Key_Z, kControl);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{2, 1, 3}));
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{1}));
    press(window, Qt::Key_Z, kControl);
    press(window, Qt::Key_Z, kControl);
    QCOMPARE(idsOf(plan), (std::vector<std::uint32_t>{1, 2, 3}));
    window->action(Act::DiscardPlan)->trigger();
    QVERIFY(plan.isEmpty());
    QVERIFY(!window.store()->otherState());
}

void TestRepairWindow::healthyStoreHasNothingToPropose()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    QVERIFY(window.store()->plan().trouble().isEmpty());
    press(window, Qt::Key_R, kControlShift);
    // It says so, and nothing became pending.
    PendingPlan& plan = window.store()->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && !plan.trouble().isEmpty(), kOpenMs);
    QVERIFY(plan.isEmpty());
    QVERIFY(!plan.edits().canUndo());
}

void TestRepairWindow::planIsSavedAndOpened()
{
    const DamagedCopy copy;
    const TempDir folder;
    const QString file = QString::fromStdString((folder / "plan.json").string());
    std::vector<ResultFile> results;
    {
        TestWindow window;
        proposeAll(window, copy.root());
        QCOMPARE(window.store()->plan().save(file), QString());
        results = window.store()->plan().outcome()->plan.results;
    }
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    PendingPlan& plan = window.store()->plan();
    plan.open(file);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy(), kOpenMs);
    QVERIFY2(plan.trouble().isEmpty(), qPrintable(plan.trouble()));
    QCOMPARE(plan.operations().size(), std::size_t(3));
    QVERIFY(plan.outcome()->plan.results == results);
    QVERIFY(plan.edits().canUndo());
}

void TestRepairWindow::planOfAnotherStateIsRefused()
{
    const DamagedCopy copy;
    const TempDir folder;
    const QString file = QString::fromStdString((folder / "plan.json").string());
    TestWindow window;
    proposeAll(window, copy.root());
    PendingPlan& plan = window.store()->plan();
    QCOMPARE(plan.save(file), QString());
    plan.clear();
    // The same operations with another result than the file promises.
    QFile json(file);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QJsonObject changed = QJsonDocument::fromJson(json.readAll()).object();
    json.close();
    QJsonArray results = changed[QStringLiteral("results")].toArray();
    bool hasChanged = false;
    for (auto&& one : results) {
        QJsonObject result = one.toObject();
        QString digest = result[QStringLiteral("sha256")].toString();
        if (digest.isEmpty())
            continue;
        digest[0] = digest[0] == u'0' ? u'1' : u'0';
        result[QStringLiteral("sha256")] = digest;
        one = result;
        hasChanged = true;
    }
    QVERIFY(hasChanged);
    changed[QStringLiteral("results")] = results;
    QVERIFY(json.open(QIODevice::WriteOnly));
    json.write(QJsonDocument(changed).toJson());
    json.close();
    plan.open(file);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy(), kOpenMs);
    QVERIFY(plan.isEmpty());
    QVERIFY2(plan.trouble().contains(QStringLiteral("other files")), qPrintable(plan.trouble()));

    const DamagedCopy other("2026.2.0/freezer-chains");
    TestWindow second;
    proposeAll(second, other.root());
    QCOMPARE(second.store()->plan().save(file), QString());
    plan.open(file);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy(), kOpenMs);
    QVERIFY(plan.isEmpty());
    QVERIFY2(plan.trouble().contains(QStringLiteral("another")), qPrintable(plan.trouble()));
}

void TestRepairWindow::planIsCopiedAsCommand()
{
    const DamagedCopy copy;
    TestWindow window;
    proposeAll(window, copy.root());
    window->action(Act::CopyCommand)->trigger();
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.startsWith(QStringLiteral("cryoctl plan ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral(" --code DR-01")), qPrintable(text));
    QVERIFY2(text.contains(QString::fromStdString(copy.root().string())), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("cryoctl apply plan.json")), qPrintable(text));
}

void TestRepairWindow::proposalIsCancelled()
{
    const DamagedCopy copy;
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    press(window, Qt::Key_R, kControlShift);
    window->action(Act::Cancel)->trigger();
    PendingPlan& plan = window.store()->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy(), kOpenMs);
    // Work that was done before it heard of it is not thrown away.
    QVERIFY(plan.isEmpty() != plan.trouble().isEmpty());
    plan.clear();
    // It may be asked for again.
    press(window, Qt::Key_R, kControlShift);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
}

void TestRepairWindow::differenceMarksFindingsAndBytes()
{
    const DamagedCopy copy;
    TestWindow window;
    proposeAll(window, copy.root());
    StoreSession* const store = window.store();
    const int serious = seriousFindings(*store);
    press(window, Qt::Key_3, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::Difference, kOpenMs);
    QVERIFY(window.settle());
    auto* const findings = window->findChild<FindingsPanel*>();
    const QAbstractItemModel* const model = findings->table()->model();
    int gone = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        gone += model->index(row, FindingModel::Change).data().toString() == QStringLiteral("gone") ? 1 : 0;
    QVERIFY2(gone >= serious, qPrintable(QString::number(gone)));
    QVERIFY(!findings->table()->isColumnHidden(FindingModel::Change));
    picture(window, QStringLiteral("repair-difference"));
    // The table's bytes that are others.
    const std::string& partition = store->view()->layout().partitions.table;
    const auto change =
        std::ranges::find(store->otherState()->changes->files, partition, &FileChange::partition);
    QVERIFY(change != store->otherState()->changes->files.end() && !change->ranges.empty());
    const quint64 offset = change->ranges.front().begin.value;
    window.desk().select(FileTarget{partition, change->fileName, FileOffset{offset}, 1});
    auto* const hex = window->findChild<HexView*>();
    QTRY_VERIFY_WITH_TIMEOUT(hex->isMarked(offset), kOpenMs);
    QVERIFY(!hex->isMarked(0));
    press(window, Qt::Key_1, kControl);
    QTRY_VERIFY_WITH_TIMEOUT(!hex->isMarked(offset), kOpenMs);
    QVERIFY(findings->table()->isColumnHidden(FindingModel::Change));
}

void TestRepairWindow::pruningIsPreviewedAndBecomesPending()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    const TreeDigest before = digestTree(copy.root().parent_path());
    {
        TestWindow window;
        QVERIFY(window.open(copy.root()));
        QVERIFY(window.settle());
        StoreSession* const store = window.store();
        const std::size_t sections = store->view()->sections().size();
        QVERIFY(!window->action(Act::Resize)->isEnabled());
        window->action(Act::Prune)->trigger();
        auto* const dialog = window->findChild<MaintenanceDialog*>();
        QVERIFY(dialog != nullptr);
        QLineEdit* const field = dialog->indexField();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("three hundred"));
        QVERIFY(!dialog->operation());
        QVERIFY(!dialog->addButton()->isEnabled());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("300"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->addButton()->isEnabled(), kOpenMs);
        QVERIFY2(dialog->effect().contains(QStringLiteral("section 256")), qPrintable(dialog->effect()));
        picture(window, QStringLiteral("repair-prune"));
        window.press(Qt::Key_Return);
        PendingPlan& plan = store->plan();
        QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
        QCOMPARE(plan.operations().size(), std::size_t(1));
        QCOMPARE(plan.operations().front().kind, OperationKind::PruneSections);
        press(window, Qt::Key_2, kControl);
        QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::After, kOpenMs);
        QVERIFY(store->view()->sections().size() < sections);
        QCOMPARE(plan.command(QStringLiteral("/a b")), QStringLiteral("cryoctl apply plan.json"));
    }
    const std::string different = differences(before, digestTree(copy.root().parent_path()));
    QVERIFY2(different.empty(), different.c_str());
}

void TestRepairWindow::tableSizesAreOffered()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    StoreSession* const store = window.store();
    const std::uint64_t buckets = store->view()->tableSize();
    QVERIFY(!window->action(Act::Prune)->isEnabled());
    window->action(Act::Resize)->trigger();
    auto* const dialog = window->findChild<MaintenanceDialog*>();
    QVERIFY(dialog != nullptr && dialog->operation().has_value());
    QCOMPARE(dialog->operation()->number("table_size").value_or(0), 2 * buckets);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->addButton()->isEnabled(), kOpenMs);
    picture(window, QStringLiteral("repair-resize"));
    window.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!store->plan().isBusy() && store->plan().outcome() != nullptr, kOpenMs);
    picture(window, QStringLiteral("repair-resized"));
    press(window, Qt::Key_2, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(store->side(), Side::After, kOpenMs);
    QCOMPARE(store->view()->tableSize(), 2 * buckets);
}

void TestRepairWindow::checkpointIsEstimatedAndCopied()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    window->action(Act::CheckpointOf)->trigger();
    auto* const dialog = window->findChild<CheckpointDialog*>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isReady(), kOpenMs);
    QVERIFY(dialog->choices()->count() >= 2);
    picture(window, QStringLiteral("repair-checkpoint"));
    QTest::keyClick(dialog->copyButtons()[0], Qt::Key_Space);
    const QString hex = QApplication::clipboard()->text();
    const auto checkpoint = parseCheckpoint(hex.toStdString());
    QVERIFY2(checkpoint.has_value(), qPrintable(hex));
    QCOMPARE(std::uint64_t(checkpoint->tableSize), window.store()->view()->tableSize());
    QTest::keyClick(dialog->copyButtons()[1], Qt::Key_Space);
    const QJsonObject json = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(quint64(json[QStringLiteral("epoch")].toInteger()), quint64(checkpoint->epoch));
    QTest::keyClick(dialog->copyButtons()[2], Qt::Key_Space);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Checkpoint { epoch: ")));
    // Without one there is nothing to copy.
    dialog->choices()->setFocus();
    QTest::keyClick(dialog->choices(), Qt::Key_Home);
    QVERIFY(!dialog->copyButtons()[0]->isEnabled());
}

QTEST_MAIN(TestRepairWindow)
#include "tst_repair_window.moc"
