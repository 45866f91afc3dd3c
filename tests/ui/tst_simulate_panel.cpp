// SPDX-License-Identifier: GPL-3.0-or-later
// What a release would do is said, shown in the other views, and taken back; the store stays as it is.
#include "tests/support/golden.h"
#include "tests/support/tree_digest.h"
#include "tests/ui/window_tools.h"
#include "ui/main_window/main_window.h"
#include "ui/panels/simulate/simulate_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/message_bar.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace cryo;
using namespace cryo::test;
using namespace cryo::ui;

class TestSimulatePanel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatIsLostAndWhatPreventsIt();
    void otherViewsShowTheStoreAsItWouldBe();
    void aFreezerWithoutCheckpointIsDeleted();
    void choosingAnotherReleaseAsksAgain();
    void anotherStoreStartsAnew();

private:
    StateFolder m_state;
};

namespace {

SimulatePanel* panelOf(MainWindow& window)
{
    return window.findChild<SimulatePanel*>();
}

/// Starts with what is chosen, and waits for the answer.
std::shared_ptr<const Simulation> simulated(MainWindow& window)
{
    SimulatePanel* const panel = panelOf(window);
    QSignalSpy spy(panel, &SimulatePanel::simulated);
    window.action(Act::SimulateOpening)->trigger();
    if (spy.count() == 0)
        spy.wait(kOpenMs);
    return panel->simulation();
}

void choose(QComboBox* box, const QVariant& data)
{
    box->setCurrentIndex(box->findData(data));
    Q_EMIT box->activated(box->currentIndex());
}

} // namespace

void TestSimulatePanel::initTestCase()
{
    Theme::instance().apply(Theme::Setting::Light);
}

void TestSimulatePanel::saysWhatIsLostAndWhatPreventsIt()
{
    const GoldenCopy copy("2026.2.0/archive-bitflip");
    const TreeDigest before = digestTree(copy.root());
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    SimulatePanel* const panel = panelOf(*window);
    QVERIFY(panel->isVisible() || panel->simulation() == nullptr);
    const auto simulation = simulated(*window);
    QVERIFY(simulation);
    QVERIFY(panel->isVisible());
    QVERIFY(simulation->check.without.itemsLost > 1);
    QVERIFY(panel->headline().contains(QStringLiteral("2026.10.0 would lose")));
    QVERIFY(panel->headline().contains(QString::number(simulation->check.without.itemsLost)));
    QVERIFY(panel->verdict().startsWith(QStringLiteral("Safe after these changes (1)")));
    QCOMPARE(panel->tables()->count(), 3);
    const auto rows = [&](int tab) {
        return quint64(qobject_cast<QTableView*>(panel->tables()->widget(tab))->model()->rowCount());
    };
    QCOMPARE(rows(0), quint64(simulation->changes.size()));
    QCOMPARE(rows(1), quint64(simulation->check.without.itemsLost));
    QCOMPARE(rows(2), quint64(1)); // one section has fewer records
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestSimulatePanel::otherViewsShowTheStoreAsItWouldBe()
{
    const GoldenCopy copy("2026.2.0/archive-bitflip");
    const TreeDigest before = digestTree(copy.root());
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    const quint64 all = window.store()->view()->records();
    const auto simulation = simulated(*window);
    QVERIFY(simulation);
    SimulatePanel* const panel = panelOf(*window);
    auto* const messages = window->findChild<MessageArea*>();
    QVERIFY(messages->bar(QStringLiteral("shown")) == nullptr);

    choose(panel->shows(), int(Simulation::Show::After));
    QVERIFY(window.settle());
    QTRY_COMPARE(quint64(window.store()->view()->records()), all - simulation->check.without.itemsLost);
    QVERIFY(messages->bar(QStringLiteral("shown")) != nullptr);
    QVERIFY(messages->bar(QStringLiteral("shown"))->sentence().contains(QStringLiteral("2026.10.0")));

    choose(panel->shows(), int(Simulation::Show::PreparedAfter));
    QVERIFY(window.settle());
    QTRY_COMPARE(quint64(window.store()->view()->records()), all);

    Q_EMIT messages->linkActivated(QStringLiteral("shown"));
    QVERIFY(window.settle());
    QVERIFY(!window.store()->showsOther());
    QTRY_COMPARE(quint64(window.store()->view()->records()), all);
    QVERIFY(messages->bar(QStringLiteral("shown")) == nullptr);
    QCOMPARE(differences(before, digestTree(copy.root())), std::string());
}

void TestSimulatePanel::aFreezerWithoutCheckpointIsDeleted()
{
    const GoldenCopy copy("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    SimulatePanel* const panel = panelOf(*window);
    choose(panel->releases(), int(Release::V2026_7_1));
    choose(panel->checkpoints(), int(CheckpointUse::None));
    const auto none = simulated(*window);
    QVERIFY(none && none->check.without.opens);
    QCOMPARE(none->check.without.itemsAfter, std::uint64_t{0});
    QVERIFY(none->check.verdict == UpgradeCheck::Verdict::SafeAfterChanges);
    QVERIFY(none->check.checkpoint);

    choose(panel->checkpoints(), int(CheckpointUse::Estimated));
    QVERIFY(panel->simulation() == nullptr); // another question
    const auto estimated = simulated(*window);
    QVERIFY(estimated);
    QCOMPARE(estimated->check.without.itemsLost, std::uint64_t{0});
    QVERIFY(estimated->check.verdict == UpgradeCheck::Verdict::Safe);
    QVERIFY(panel->verdict().startsWith(QStringLiteral("Safe:")));
}

void TestSimulatePanel::choosingAnotherReleaseAsksAgain()
{
    const GoldenCopy copy("2026.10.0/archive-basic-mixed");
    TestWindow window;
    QVERIFY(window.open(copy.root()));
    QVERIFY(window.settle());
    SimulatePanel* const panel = panelOf(*window);
    choose(panel->releases(), int(Release::V2026_2_0));
    const auto refused = simulated(*window);
    QVERIFY(refused && !refused->check.without.opens);
    QVERIFY(panel->headline().startsWith(QStringLiteral("2026.2.0 does not open it")));
    choose(panel->releases(), int(Release::V2026_10_0));
    QVERIFY(panel->simulation() == nullptr);
    const auto opened = simulated(*window);
    QVERIFY(opened && opened->check.without.opens);
}

void TestSimulatePanel::anotherStoreStartsAnew()
{
    const GoldenCopy first("2026.2.0/archive-bitflip");
    const GoldenCopy second("2026.2.0/freezer-basic");
    TestWindow window;
    QVERIFY(window.open(first.root()));
    QVERIFY(window.settle());
    QVERIFY(simulated(*window));
    SimulatePanel* const panel = panelOf(*window);
    choose(panel->shows(), int(Simulation::Show::After));
    QVERIFY(window.open(second.root()));
    QVERIFY(window.settle());
    QTRY_VERIFY(panel->simulation() == nullptr);
    QVERIFY(!window.store()->showsOther());
    QVERIFY(window->findChild<MessageArea*>()->bar(QStringLiteral("shown")) == nullptr);
}

QTEST_MAIN(TestSimulatePanel)
#include "tst_simulate_panel.moc"
