// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of power_cuts: every place of a cut, few outcomes for each.
#include "tests/repair/power_cut.h"
#include "tests/support/effort.h"

#include <QTest>

using namespace cryo::test;

class TestPowerCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oldOrNewBytes_data();
    void oldOrNewBytes();
};

void TestPowerCut::oldOrNewBytes_data()
{
    QTest::addColumn<int>("work");
    QTest::addColumn<bool>("oneVolume");
    static constexpr const char* kWorks[] = {"apply", "undo", "redo", "forget"};
    for (int work = 0; work < 4; ++work)
        for (const bool oneVolume : {true, false})
            QTest::addRow("%s, %s", kWorks[work], oneVolume ? "moved" : "copied") << work << oneVolume;
}

void TestPowerCut::oldOrNewBytes()
{
    QFETCH(const int, work);
    QFETCH(const bool, oneVolume);
    PowerCutOptions options;
    options.seed = 7;
    options.choicesPerCut = 4;
    options.nested = 1;
    // Forgetting has few calls, and is tried in full everywhere.
    options.step = kSanitized && static_cast<CutWork>(work) != CutWork::Forget ? 12 : 3;
    const PowerCutOutcome outcome = cutPowerWhile(static_cast<CutWork>(work), oneVolume, options);
    QVERIFY2(outcome.failure.empty(), outcome.failure.c_str());
    QVERIFY(outcome.places > 10);
}

QTEST_APPLESS_MAIN(TestPowerCut)
#include "tst_power_cut.moc"
