// SPDX-License-Identifier: GPL-3.0-or-later
// Fields and bytes typed anew, in the tree and in the hex view, by keyboard: they become pending operations
// with their checksums, the window shows the store as it would be, and no byte of it changes. What a node
// would abort over is refused where it is typed.
#include "tests/support/tree_digest.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/dock.h"
#include "ui/panels/edit/edit_dialog.h"
#include "ui/panels/structure/structure_model.h"
#include "ui/panels/structure/structure_panel.h"
#include "ui/session/pending_plan.h"
#include "ui/widgets/hex_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

namespace {

constexpr auto kControl = Qt::ControlModifier;

EditDialog* dialogOf(const TestWindow& window)
{
    auto* const dialog = window->findChild<EditDialog*>();
    return dialog != nullptr && dialog->isVisible() ? dialog : nullptr;
}

/// Brings the structure to the front and goes to the first row of the tree with this label; false if there is
/// none.
bool goToField(const TestWindow& window, const QString& label)
{
    const auto* const tree = window->findChild<StructurePanel*>()->tree();
    window.press(Qt::Key_7, Qt::AltModifier);
    if (!tree->hasFocus())
        return false;
    window.press(Qt::Key_Home);
    for (int i = 0; i < 200; ++i) {
        if (tree->currentIndex().siblingAtColumn(0).data().toString() == label)
            return true;
        window.press(Qt::Key_Down);
    }
    return false;
}

void type(EditDialog& dialog, const QString& text)
{
    dialog.valueField()->setFocus();
    dialog.valueField()->selectAll();
    QTest::keyClicks(dialog.valueField(), text);
}

/// The first bucket of the store that has a head.
std::optional<Bucket> usedBucket(const StoreView& view)
{
    for (std::uint64_t bucket = 0; bucket < view.buckets(); ++bucket)
        if (const auto reading = view.readBucket(Bucket{bucket}); reading && reading->head)
            return Bucket{bucket};
    return std::nullopt;
}

} // namespace

class TestEditWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldOfARecordByTheTree();
    void slotsFollowTheRules();
    void bytesByTheHexView();
    void whatIsPendingIsEditedOn();
    void pendingIsAskedForBeforeItIsLost();

private:
    static bool select(TestWindow& window, const Target& target);
    StateFolder m_state;
};

/// Opens the structure of a place that is not selected yet.
bool TestEditWindow::select(TestWindow& window, const Target& target)
{
    auto* const tree = window->findChild<StructurePanel*>()->tree();
    QSignalSpy read(tree->model(), &QAbstractItemModel::modelReset);
    window.desk().select(target);
    return QTest::qWaitFor([&] { return !read.isEmpty() && tree->model()->rowCount() > 0; }, kOpenMs);
}

void TestEditWindow::fieldOfARecordByTheTree()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    const TreeDigest before = digestTree(copy.root().parent_path());
    {
        TestWindow window;
        QVERIFY(window.open(copy.root()));
        QVERIFY(window.settle());
        QVERIFY(select(window, RecordPlace{window.store()->view()->sections().front().section, {1}}));
        QVERIFY(goToField(window, QStringLiteral("index")));
        window.press(Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) != nullptr, kOpenMs);
        EditDialog* const dialog = dialogOf(window);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->valueField()->isEnabled(), kOpenMs);
        QVERIFY(dialog->expertBox()->isHidden());
        const QString old = dialog->valueField()->text();
        QVERIFY(!dialog->addButton()->isEnabled());
        type(*dialog, QStringLiteral("no number"));
        QVERIFY2(dialog->message().contains(QStringLiteral("number")), qPrintable(dialog->message()));
        QVERIFY(!dialog->addButton()->isEnabled());
        type(*dialog, QStringLiteral("0x2b"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->addButton()->isEnabled(), kOpenMs);
        QVERIFY2(dialog->message().contains(u'1'), qPrintable(dialog->message()));
        picture(window, QStringLiteral("edit-field"));
        window.press(Qt::Key_Return);
        PendingPlan& plan = window.store()->plan();
        QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
        QCOMPARE(plan.operations().size(), std::size_t(1));
        QCOMPARE(plan.operations().front().kind, OperationKind::EditBytes);
        // The page's checksum goes with it: the record reads, with another index.
        window.press(Qt::Key_2, kControl);
        QTRY_COMPARE_WITH_TIMEOUT(window.store()->side(), Side::After, kOpenMs);
        const auto row =
            window.store()->view()->readRecord({window.store()->view()->sections().front().section, {1}});
        QVERIFY(row.has_value());
        QCOMPARE(row->index.value_or(0), std::uint64_t(0x2b));
        QVERIFY(QString::number(*row->index) != old);
        // Taken back in one step.
        window.press(Qt::Key_Z, kControl);
        QVERIFY(plan.isEmpty());
    }
    const std::string different = differences(before, digestTree(copy.root().parent_path()));
    QVERIFY2(different.empty(), different.c_str());
}

void TestEditWindow::slotsFollowTheRules()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const auto bucket = usedBucket(*window.store()->view());
    QVERIFY(bucket.has_value());
    QVERIFY(select(window, *bucket));
    QVERIFY(goToField(window, QStringLiteral("position")));
    window.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) != nullptr, kOpenMs);
    EditDialog* const dialog = dialogOf(window);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->valueField()->isEnabled(), kOpenMs);
    // A head that is not there.
    type(*dialog, QStringLiteral("999999"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->message().isEmpty(), kOpenMs);
    QVERIFY(!dialog->addButton()->isEnabled());
    picture(window, QStringLiteral("edit-slot"));
    dialog->expertBox()->setFocus();
    window.press(Qt::Key_Space);
    QVERIFY(dialog->expertBox()->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->addButton()->isEnabled(), kOpenMs);
    window.press(Qt::Key_Return);
    PendingPlan& plan = window.store()->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
    QCOMPARE(plan.operations().front().kind, OperationKind::SetSlot);
    QCOMPARE(plan.operations().front().number("expert").value_or(0), std::uint64_t(1));
    QVERIFY(plan.outcome()->findingsAfter > plan.outcome()->findingsBefore);
}

void TestEditWindow::bytesByTheHexView()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const StoreView& view = *window.store()->view();
    const Section section = view.sections().front().section;
    // Two bytes behind the length of a value that is long enough.
    std::uint64_t at = 0;
    for (std::uint64_t position = 0; at == 0; ++position) {
        const auto record = view.readRecord({section, {position}});
        QVERIFY(record.has_value());
        if (record->value.sizeBytes >= 10)
            at = (*view.valueFile(section))->toFile(record->value.offset).value + 2;
    }
    const FileTarget value{view.layout().partitions.value, view.sections().front().valueFileName,
                           FileOffset{at}, 1};
    QVERIFY(select(window, value));
    window.press(Qt::Key_6, Qt::AltModifier);
    auto* const hex = window->findChild<HexView*>();
    QTRY_VERIFY_WITH_TIMEOUT(hex->isVisible() && hex->fieldAt(at).has_value(), kOpenMs);
    hex->setFocus();
    hex->setSelection(at, 2);
    window.press(Qt::Key_F2, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) != nullptr, kOpenMs);
    EditDialog* const dialog = dialogOf(window);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->valueField()->isEnabled(), kOpenMs);
    type(*dialog, QStringLiteral("a5"));
    QVERIFY2(dialog->message().contains(QStringLiteral("2 byte")), qPrintable(dialog->message()));
    type(*dialog, QStringLiteral("a5 5a"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->addButton()->isEnabled(), kOpenMs);
    window.press(Qt::Key_Return);
    PendingPlan& plan = window.store()->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
    // The value's checksum goes with it.
    QCOMPARE(plan.outcome()->findingsAfter, plan.outcome()->findingsBefore);
    window.press(Qt::Key_3, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(window.store()->side(), Side::Difference, kOpenMs);
    QTRY_VERIFY_WITH_TIMEOUT(hex->isMarked(at), kOpenMs);
    window.press(Qt::Key_6, Qt::AltModifier);
    picture(window, QStringLiteral("edit-difference"));
    // Without it, every value check says so.
    window.press(Qt::Key_Z, kControl);
    QVERIFY(plan.isEmpty());
    window.press(Qt::Key_6, Qt::AltModifier); // the new operation had brought its panel to the front
    QTRY_VERIFY_WITH_TIMEOUT(hex->fieldAt(at).has_value() && !hex->isMarked(at), kOpenMs);
    hex->setFocus();
    hex->setSelection(at, 2);
    window.press(Qt::Key_F2, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) != nullptr, kOpenMs);
    EditDialog* const second = dialogOf(window);
    QTRY_VERIFY_WITH_TIMEOUT(second->valueField()->isEnabled(), kOpenMs);
    second->checksumsBox()->setFocus();
    window.press(Qt::Key_Space);
    type(*second, QStringLiteral("a55a"));
    QTRY_VERIFY_WITH_TIMEOUT(second->addButton()->isEnabled(), kOpenMs);
    window.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
    QVERIFY(plan.outcome()->findingsAfter > plan.outcome()->findingsBefore);
}

void TestEditWindow::whatIsPendingIsEditedOn()
{
    const GoldenCopy copy("2026.2.0/archive-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    PendingPlan& plan = window.store()->plan();
    const Section section = window.store()->view()->sections().front().section;
    const auto editIndex = [&](const QString& text) {
        QVERIFY(select(window, RecordPlace{section, {0}}));
        QVERIFY(select(window, RecordPlace{section, {1}}));
        QVERIFY(goToField(window, QStringLiteral("index")));
        window.press(Qt::Key_F2);
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) != nullptr, kOpenMs);
        EditDialog* const dialog = dialogOf(window);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->valueField()->isEnabled(), kOpenMs);
        type(*dialog, text);
    };
    editIndex(QStringLiteral("43"));
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window)->addButton()->isEnabled(), kOpenMs);
    window.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.outcome() != nullptr, kOpenMs);
    // The files as they are have other bytes there than what is pending: refused, with the reason.
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) == nullptr, kOpenMs);
    editIndex(QStringLiteral("44"));
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window)->message().contains(QStringLiteral("pending")), kOpenMs);
    QVERIFY(!dialogOf(window)->addButton()->isEnabled());
    window.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window) == nullptr, kOpenMs);
    // On the store after it, it is one more operation.
    window.press(Qt::Key_2, kControl);
    QTRY_COMPARE_WITH_TIMEOUT(window.store()->side(), Side::After, kOpenMs);
    QVERIFY(window.settle());
    editIndex(QStringLiteral("44"));
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(dialogOf(window)->addButton()->isEnabled(), kOpenMs);
    window.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!plan.isBusy() && plan.operations().size() == 2, kOpenMs);
    QTRY_VERIFY_WITH_TIMEOUT(plan.outcome() != nullptr, kOpenMs);
    const auto view = StoreView::open(plan.outcome()->storage, plan.outcome()->layout);
    QCOMPARE((*view)->readRecord({section, {1}})->index.value_or(0), std::uint64_t(44));
}

void TestEditWindow::pendingIsAskedForBeforeItIsLost()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    Operation operation;
    operation.kind = OperationKind::ResizeTable;
    operation.repairs = false;
    operation.target.partition = window.store()->view()->layout().partitions.table;
    operation.parameters["table_size"] = 2 * window.store()->view()->tableSize();
    window.store()->plan().add(operation);
    QTRY_VERIFY_WITH_TIMEOUT(window.store()->plan().outcome() != nullptr, kOpenMs);
    const auto question = [] { return qobject_cast<QMessageBox*>(QApplication::activeModalWidget()); };
    // Cancel is the default, for the folder and for the window.
    window.press(Qt::Key_W, kControl);
    QTRY_VERIFY(question() != nullptr);
    picture(window, QStringLiteral("edit-forget"));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(window.store() != nullptr && !window.store()->plan().isEmpty());
    QVERIFY(!window->close());
    QTRY_VERIFY(question() != nullptr);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(window->isVisible());
    QVERIFY(!window->close());
    QTRY_VERIFY(question() != nullptr);
    for (QAbstractButton* const button : question()->buttons())
        if (question() != nullptr && question()->buttonRole(button) == QMessageBox::DestructiveRole) {
            QTest::keyClick(button, Qt::Key_Space);
            break;
        }
    QTRY_VERIFY(!window->isVisible());
}

QTEST_MAIN(TestEditWindow)
#include "tst_edit_window.moc"
